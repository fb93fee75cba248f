"""The page as a whole: sound HTML, nothing loaded, nothing run, the JSON's figures, the same bytes again."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.progress.assessment import Progress
from smartgoal.progress.kinds import Status
from smartgoal.progress.shown import shown_value
from smartgoal.report.html.document import progress
from smartgoal.report.incognito import incognito
from smartgoal.report.json.progress import progress as json_of
from smartgoal.report.style import Style
from tests.progress.given import goal
from tests.report.given_page import GOLDEN, example, golden, html_of, page
from tests.report.given_progress import DAY, bare, full, run_of
from tests.report.html_tree import Node, read_html
from tests.report.test_escape import HOSTILE, is_harmless

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartgoal.report.page import Page

_TAGS = """
html head meta title style body main header h1 h2 h3 p b small span bdi ul li table thead tbody tr th td a section
article div dl dt dd details summary footer code svg defs g path text tspan circle use desc
"""
TAGS = frozenset(re.findall(r"\w+", _TAGS))


def written(one: Page) -> str:
    """Return a page as HTML."""
    return progress(one, Style())


@cache
def example_html() -> str:
    """Return the page of the example."""
    return written(example())


@cache
def example_tree() -> Node:
    """Return the page of the example as a tree."""
    return read_html(example_html())


@cache
def example_goals() -> tuple[dict[str, Any], ...]:
    """Return the goals of the example as the JSON has them."""
    return tuple(json.loads(json_of(example().progress, Style()))["goals"])


def hidden_example() -> Page:
    """Return the example's page incognito."""
    return replace(example(), progress=incognito(example().progress), incognito=True)


@pytest.fixture(params=["example", "nouns", "nothing", "incognito"])
def tree(request: pytest.FixtureRequest) -> Node:
    """Return a page of each kind."""
    pages: dict[str, Callable[[], str]] = {
        "example": example_html,
        "nouns": lambda: html_of(full(), bare(reason="No row of the metric.")),
        "nothing": lambda: written(page(Progress(DAY))),
        "incognito": lambda: written(hidden_example()),
    }
    return read_html(pages[request.param]())


def test_a_page_is_sound(tree: Node) -> None:
    """One heading, a language, heads of tables with their scope, ids once, links that lead somewhere."""
    assert tree.one("html").attributes["lang"] == "en"
    assert len(tree.all("h1")) == 1
    assert all(head.attributes["scope"] in {"row", "col"} for head in tree.all("th"))
    ids = [node.attributes["id"] for node in tree.below() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    links = [node.attributes["href"] for node in tree.below() if "href" in node.attributes]
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert {node.tag for node in tree.below()} <= TAGS


def test_every_row_has_as_many_cells_as_the_head(tree: Node) -> None:
    """No table is ragged."""
    for table in tree.all("table"):
        counts = {len([part for part in row.inside if isinstance(part, Node)]) for row in table.all("tr")}
        assert len(counts) == 1


def test_nothing_is_loaded_or_run(tree: Node) -> None:
    """No script, no address outside of the page, no style beside the one that the policy allows."""
    for node in tree.below():
        names = set(node.attributes)
        assert not names & {"src", "srcset", "style", "action", "xlink:href"}
        assert not any(name.startswith("on") for name in names)
        assert node.attributes.get("href", "#").startswith("#")
    assert len(tree.all("style")) == 1
    assert not re.search(r"url\(|@import|http|//", tree.one("style").text)


def test_the_policy_allows_the_style_and_nothing_else(tree: Node) -> None:
    """Its hash is that of the style sheet as it stands."""
    sheet = tree.one("style").text
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    policies = [node.attributes["content"] for node in tree.all("meta") if "http-equiv" in node.attributes]
    assert policies == [f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"]


def test_every_chart_is_xml_with_title_and_description() -> None:
    """Bullets have a title; sparklines say nothing that doesn't stand beside them."""
    charts = [tree for tree in map(ET.fromstring, _outer_svgs(example_html())) if tree.get("class") == "chart"]
    assert len(charts) == len(example_goals())
    for chart in charts:
        told = {chart.find("title"), chart.find("desc")}
        assert all(one is not None and one.text for one in told)
        assert chart.get("aria-labelledby") == " ".join(one.get("id", "") for one in (chart[0], chart[1]))
        assert chart.get("role") == "img"
    bullets = [svg for svg in example_tree().all("svg", "bullet") if svg.one("title").text]
    assert len(bullets) == sum(one["value"] is not None for one in example_goals())
    assert {svg.attributes["aria-hidden"] for svg in example_tree().all("svg", "spark")} == {"true"}


def _outer_svgs(text: str) -> list[str]:
    """Return each SVG that isn't part of another."""
    found, depth, start = [], 0, 0
    for mark in re.finditer(r"<svg[ >]|</svg>", text):
        if mark[0] != "</svg>":
            start = mark.start() if depth == 0 else start
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                found.append(text[start : mark.end()])
    return found


def test_a_chart_describes_what_it_shows() -> None:
    """First, last, threshold, stretch, forecast."""
    described = example_tree().all("article")[2].one("desc").text

    assert re.fullmatch(
        r"12 review periods, 1 Sep – 22 Nov: first 77\.5 %, last 79\.7 %\. "
        r"Threshold at least 84 % by 31 Mar 2027\. Stretch at least 87 % by 30 Jun 2027\. "
        r"Forecast [\d.]+ %, likely [\d.]+ – [\d.]+ %\.",
        described,
    )


def test_cards_and_rows_are_the_goals_of_the_json() -> None:
    """Title, status, value, the values of each review period."""
    cards, rows = example_tree().all("article"), example_tree().one("table", "goals").one("tbody").all("tr")
    for card, row, one in zip(cards, rows, example_goals(), strict=True):
        assert card.one("h3").text == row.one("th").one("a").text == one["title"]
        assert card.one("span", "s").text[1:].strip("\ufe0e ") == one["status"].replace("_", " ")
        assert row.all("td")[1].text.startswith("–") == (one["value"] is None and one["deliverable"] is None)
        values = [cells.all("td")[0].text for table in card.all("table") for cells in table.one("tbody").all("tr")]
        goal_of = next(each.goal for each in example().progress.goals if each.goal.id == one["id"])
        series = next(each.series for each in example().progress.goals if each.goal.id == one["id"])
        assert values == [shown_value(goal_of, point.value) for point in series if goal_of.metric]


def test_dots_stand_where_the_json_says() -> None:
    """The height of each dot, read off the chart's own axis, is the value of its review period."""
    read = 0
    for card, one in zip(example_tree().all("article"), example_goals(), strict=True):
        if one["unit"] != "%" or not one["series"]:
            continue
        ticks = [
            (float(text.attributes["y"]), float(text.text.split(" ")[0])) for text in card.one("g", "y").all("text")
        ]
        (y1, v1), (y2, v2) = ticks[0], ticks[-1]
        per_pixel = (v2 - v1) / (y2 - y1)
        dots = [float(dot.attributes["cy"]) for dot in card.one("g", "o").all("circle")]
        now = float(card.one("svg", "chart").one("g", "v").one("circle").attributes["cy"])
        for y, value in zip([*dots, now], [*(point["value"] for point in one["series"]), one["value"]], strict=True):
            assert v1 + (y - y1) * per_pixel == pytest.approx(value, abs=abs(per_pixel) * 0.2)
            read += 1
    assert read > 50


def test_the_same_page_again_has_the_same_bytes() -> None:
    """And another command gives another."""
    assert written(example()) == example_html()
    assert written(replace(example(), command="other")) != example_html()


def test_eight_goals_take_less_than_40_kilobytes() -> None:
    """The eight that need most attention, with charts, facts and values."""
    eight = replace(example().progress, goals=example().progress.goals[:8], rollup=())

    assert len(written(replace(example(), progress=eight, inputs=example().inputs[:3])).encode()) < 40_000


def test_incognito_has_no_names_and_no_figures() -> None:
    """Statuses remain, and the numbers that every format gives the goals."""
    body = read_html(written(hidden_example())).one("body").text
    for one in example_goals():
        for name in (one["title"], one["owner"], one["id"], one["metric"], one["team"]):
            assert name is None or name not in body
    assert not re.search(r"\d %|\d s\b|agreed|2027", body)
    assert sum(f" {one['status'].replace('_', ' ')}" in body for one in example_goals()) == len(example_goals())
    assert "Goal 20" in body


def test_sample_data_is_named() -> None:
    """Nobody takes invented figures for their own."""
    assert "every figure is invented" in example_tree().one("p", "sample").text
    assert not read_html(html_of(full())).all("p", "sample")


@settings(max_examples=60)
@given(HOSTILE, HOSTILE, st.sampled_from(list(Status)))
def test_names_stay_text(title: str, owner: str, status: Status) -> None:
    """Whatever people call their goals and themselves, it is shown and does nothing."""
    one = full()
    named = one.goal.written.model_copy(update={"title": title})
    hostile = replace(one, status=status, reason=title, goal=replace(one.goal, written=named, owner=owner, id=title))
    text = html_of(hostile)
    tree = read_html(text)

    assert {node.tag for node in tree.below()} <= TAGS
    assert is_harmless(text.replace("\n", ""))
    for svg in _outer_svgs(text):
        ET.fromstring(svg)  # noqa: S314 - our own


@pytest.mark.parametrize(
    "title",
    [
        "<img src=x onerror=alert(1)>",
        "</title></style><script>alert(1)</script>",
        "\"'><svg onload=alert(1)>",
        "&lt;b&gt; &amp; ]]> <!-- -->",
        "שלום עולם",
        "首次解决率",
    ],
)
def test_a_title_is_shown_as_it_is(title: str) -> None:
    """An element in a title is its text."""
    one = full()
    named = one.goal.written.model_copy(update={"title": title})

    tree = read_html(html_of(replace(one, goal=replace(one.goal, written=named))))

    assert tree.one("article").one("h3").text == title
    assert tree.one("table", "goals").one("a").text == title


def test_very_long_names_are_cut() -> None:
    """400 characters are no name."""
    one = full()
    named = one.goal.written.model_copy(update={"title": "x" * 400})

    tree = read_html(html_of(replace(one, goal=replace(one.goal, written=named))))

    assert tree.one("h3").text == "x" * 119 + "…"


def test_titles_say_their_language() -> None:
    """So that a voice reads them right."""
    spoken = {node.attributes["lang"] for node in example_tree().all("bdi") if "lang" in node.attributes}
    assert spoken == {"fr", "zh", "hu"}


def test_goals_without_days_have_no_chart() -> None:
    """A draft may lack everything."""
    tree = read_html(html_of(replace(bare(Status.DRAFT), goal=goal("id: bare\ntime_bound: {review: weekly}"))))

    assert not tree.all("svg", "chart")
    assert not tree.all("details", "key")


def test_what_made_the_page_stands_below() -> None:
    """Version, command, and each file with its hash."""
    footer = read_html(html_of(full())).one("footer")

    assert footer.one("p").text == "Made by smartgoal 1.2.3: smartgoal progress goals.yaml -f html:r.html"
    assert [item.text for item in footer.all("li")] == [f"goals.yaml {'0' * 64}", "- not a file at hand"]


def test_a_run_of_nothing_says_so() -> None:
    """No goal, no table."""
    tree = read_html(written(page(replace(run_of(), rollup=(), unjudged=(), data_errors=()))))

    assert tree.one("p", "verdict").text == "No goal is running."
    assert not tree.all("table")


def test_the_page_is_as_it_was() -> None:
    """Where a change is meant, `python -m tests.report.given_page` writes it anew for the review."""
    assert golden() == GOLDEN.read_text("utf-8")
