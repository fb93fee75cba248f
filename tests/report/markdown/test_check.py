"""Markdown: rendered by a parser of its own, hostile text stays text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from inline_snapshot import snapshot
from markdown_it import MarkdownIt

from smartgoal.report.escape import markdown_text
from smartgoal.report.markdown.check import MOST_ROWS, check
from smartgoal.report.style import Style
from tests.report.given import checked, file_of, goal
from tests.report.test_escape import HOSTILE

RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def shown_cells(markdown: str) -> list[str]:
    """Return what the cells of all tables show, as HTML."""
    return re.findall(r"<td[^>]*>(.*?)</td>", RENDERER.render(markdown), re.DOTALL)


def test_findings_and_goals() -> None:
    """A summary, a table of findings with the most severe first, and the goals by criterion."""
    result = checked(file_of(goal("a", more=", owner: Anna"), goal("b", "A | B")))

    assert check(result, Style()) == snapshot("""\
## Goals checked

2 goals in 1 file: 1 error, 0 warnings, 0 notes.

| | where | finding | what to do |
|---|---|---|---|
| error | goals.yaml:4 (b) | S116 The goal "A \\| B" has no owner. | Name the person or team that answers for it. |

| goal | owner | S | M | A | R | T |
|---|---|:-:|:-:|:-:|:-:|:-:|
| Warm calls | Anna | ✔ | ✔ | ? | ? | ✔ |
| A \\| B |  | ✗ | ✔ | ? | ? | ✔ |
""")


def test_a_clean_run() -> None:
    """No table of findings."""
    text = check(checked("{}"), Style())

    assert "0 errors, 0 warnings, 0 notes." in text
    assert "what to do" not in text


def test_silenced_findings_are_counted() -> None:
    """What is ignored and what is known stay apart."""
    result = checked(file_of(goal("a", more=", ignore: {S116: the whole team}"), goal("b")))
    known = replace(result, silenced=(*result.silenced, replace(result.silenced[0], known=True)))

    assert "1 ignored, 1 known." in check(known, Style())


def test_a_file_without_goals() -> None:
    """There is no table of goals."""
    assert "| goal |" not in check(checked("smartgoal: 1\ngoals: []\n"), Style())


def test_long_results_are_cut() -> None:
    """The rest is counted; a step summary holds a megabyte."""
    result = checked(file_of(goal("a")))
    long = replace(result, findings=result.findings * (MOST_ROWS + 7), goals=result.goals * (MOST_ROWS + 3))

    text = check(long, Style())

    assert "\n7 more findings are left out.\n" in text
    assert "\n3 more goals are left out.\n" in text
    assert len(text.encode()) < 1_000_000


@pytest.mark.parametrize(
    "text",
    [
        "*a* _b_ `c` ~~d~~",
        "<img src=x onerror=y>",
        "[link](https://evil.example)",
        "![image](https://evil.example)",
        "<https://evil.example>",
        "a | b \\| c",
        "&lt;b&gt;",
        "$math$",
        "line\nbreak",
    ],
)
def test_markup_is_shown_as_it_is(text: str) -> None:
    """The reader sees the characters that were written."""
    (cell,) = shown_cells(f"| a |\n|---|\n| {markdown_text(text)} |\n")

    seen = cell.replace("\u200b", "").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    assert seen.replace("&amp;", "&") == text.replace("\n", " ")


@pytest.mark.parametrize(
    ("text", "linking"),
    [
        ("@everybody", "@everybody"),
        ("mail a@evil.example", "@evil"),
        ("see #12", "#12"),
        ("see GH-12", "GH-12"),
        ("https://evil.example", "https://"),
        ("www.evil.example", "www.e"),
        ("mailto:a", "mailto:a"),
    ],
)
def test_nothing_links_by_itself(text: str, linking: str) -> None:
    """Services make links of addresses, mentions and numbers; a gap that nobody sees parts them."""
    (cell,) = shown_cells(f"| a |\n|---|\n| {markdown_text(text)} |\n")

    assert linking not in cell
    assert cell.replace("\u200b", "") == text


@given(HOSTILE)
@settings(max_examples=150, deadline=None)
def test_hostile_text_stays_in_its_cell(text: str) -> None:
    """No tag, no further cell, no further row."""
    (cell, other) = shown_cells(f"| a | b |\n|---|---|\n| {markdown_text(text)} | next |\n")

    assert other == "next"
    assert "<" not in cell
