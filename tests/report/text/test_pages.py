"""Pages of rules and metrics: everything known, in lines that fit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from inline_snapshot import snapshot

from smartgoal.check.rule import Criterion, Example, Rule, Severity
from smartgoal.knowledge.declared import with_declared
from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.report.style import Style, cells
from smartgoal.report.text.pages import metric_list, metric_page, rule_list, rule_page

PAGE = """\
The behaviour names nothing a listener could hear or see.

Why it matters:
    Nobody can act on a general wish, and two leads would score it differently, each of them with good reasons.
How to fix:
    Say what is done.
"""


def fact(name: str, page: str) -> str:
    """Return what stands beside a name on a page; "" where it isn't there."""
    found = [line.removeprefix(f"  {name}").strip() for line in page.splitlines() if line.startswith(f"  {name}  ")]
    return "".join(found)


def rule(*, examples: tuple[Example, ...] = (), rule_id: str = "S104") -> Rule:
    """Return a rule to be shown."""
    return Rule(rule_id, "vague-object", Criterion.SPECIFIC, Severity.WARNING, "0.1", PAGE, examples)


def test_rule_page() -> None:
    """Its names, its page wrapped, and both sides of its examples."""
    example = Example(bad="specific: Build rapport.", good="specific: Name one way.\n", says="rapport")

    assert rule_page(rule(examples=(example,)), Style(width=72)) == snapshot(
        """\
S104 vague-object
specific · warning

The behaviour names nothing a listener could hear or see.

Why it matters:
  Nobody can act on a general wish, and two leads would score it
  differently, each of them with good reasons.
How to fix:
  Say what is done.

Example: instead of
  specific: Build rapport.
write
  specific: Name one way.
"""
    )


def test_a_paragraph_is_one_however_its_source_is_wrapped() -> None:
    """No line ends early, and headings and paragraphs stay apart."""
    page = PAGE.replace("two leads would", "two leads\n    would").replace(
        "could hear or see.\n", "could hear or see.\n\nA second paragraph,\nover two lines.\n"
    )

    lines = rule_page(replace(rule(), page=page), Style(width=72)).splitlines()

    assert lines[2:8] == [
        "",
        "The behaviour names nothing a listener could hear or see.",
        "",
        "A second paragraph, over two lines.",
        "",
        "Why it matters:",
    ]
    assert "  Nobody can act on a general wish, and two leads would score it" in lines


def test_an_example_tells_what_was_measured() -> None:
    """For rules about data."""
    page = rule_page(rule(examples=(Example("a: 1", "b: 2", "", history=(18, 17)),)), Style())

    assert page.endswith("with 18, 17 measured in the weeks before the start\n")


def test_several_examples_are_numbered() -> None:
    """An example whose good side is the goal as it stands shows only what is wrong."""
    examples = (Example("owner: null", "{}", "nobody"), Example("owner: ''", "{}", "nobody"))

    page = rule_page(rule(examples=examples), Style())

    assert "Example 1: instead of\n  owner: null\n\nExample 2: instead of\n  owner: ''\n" in page
    assert "write" not in page


def test_rule_page_in_colour_and_ascii() -> None:
    """What was wrong is red, what is right green; without our glyphs there are none."""
    page = rule_page(rule(examples=(Example("a: 1", "b: 2", ""),)), Style(colour=True, unicode=False))

    assert "\x1b[31ma: 1\x1b[0m" in page
    assert "\x1b[32mb: 2\x1b[0m" in page
    assert page.isascii()


def test_rule_list() -> None:
    """By criterion, a line each, cut where the terminal ends."""
    assert rule_list([rule(rule_id="S105"), rule()], Style(width=80)) == snapshot(
        """\
Specific
  S105  vague-object warning The behaviour names nothing a listener could hear …
  S104  vague-object warning The behaviour names nothing a listener could hear …

2 rules. More on one: smartgoal explain S104
"""
    )


def test_metric_page() -> None:
    """All that the catalogue knows of a metric."""
    assert metric_page(load_catalogue()["acw"], Style(width=80)).splitlines()[:7] == snapshot(
        [
            "After-call work",
            "  id         acw",
            "  formula    after-call seconds ÷ contacts handled",
            "  kind       ratio: Σ numerator ÷ Σ denominator",
            "  unit       s",
            "  better     lower is better",
            "  possible   0 s and more",
        ]
    )


def test_a_metric_whose_direction_is_open() -> None:
    """It claims no direction; each variant says its own."""
    page = metric_page(load_catalogue()["ces"], Style(width=200))

    assert "  better               depends on the variant\n" in page
    assert "seven-point scale ÷ responses; higher is better\n" in page
    assert "  choose               metrics: {ces: {variant: ease_mean}} in the goal file\n" in page


def test_a_metric_of_the_team() -> None:
    """It says who can move it."""
    assert fact("moved by", metric_page(load_catalogue()["asa"], Style())) == "the team, not one person"


@pytest.mark.parametrize(("bounds", "line"), [([None, 5], "up to 5 cases"), ([-5, 5], "-5 to 5 cases")])
def test_bounds(bounds: list[int | None], line: str) -> None:
    """What the metric can be."""
    metric = {"kind": "last", "unit": "cases", "better": "lower", "bounds": bounds}

    assert fact("possible", metric_page(with_declared(load_catalogue(), {"own": metric})["own"], Style())) == line


def test_a_metric_without_bounds() -> None:
    """What nobody said isn't shown."""
    metric = {"kind": "last", "unit": "points", "better": "higher", "bounds": [None, None]}

    assert "possible" not in metric_page(with_declared(load_catalogue(), {"own": metric})["own"], Style())


def test_metric_list() -> None:
    """A line each, by what they are about; those of the team are marked."""
    lines = metric_list(load_catalogue(), Style(width=80)).splitlines()

    assert [line for line in lines if " asa " in line or " ces " in line] == snapshot(
        [
            "  asa                     Average speed of answer     ratio  s        lower *",
            "  ces                     Customer effort score       mean   points   depends",
        ]
    )
    assert "* moved by the team, not by one person" in lines


@pytest.mark.parametrize("name", load_catalogue())
@pytest.mark.parametrize("width", [60, 80, 200])
def test_pages_fit(name: str, width: int) -> None:
    """No line of a page is wider than the terminal, and none wider than people like to read."""
    page = metric_page(load_catalogue()[name], Style(width=width))

    assert max(map(cells, page.splitlines())) <= min(width, 110)


def test_the_list_fits_80_columns() -> None:
    """The narrowest usual terminal shows it whole."""
    assert max(map(cells, metric_list(load_catalogue(), Style(width=80)).splitlines())) <= 80
