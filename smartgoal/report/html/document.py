"""Progress as one self-contained page: no script, nothing loaded; to be opened, printed and read on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.report.html.cards import card
from smartgoal.report.html.chart_axes import day_axes
from smartgoal.report.html.chart_svg import grounds
from smartgoal.report.html.charts import draw
from smartgoal.report.html.markup import Markup, tag
from smartgoal.report.html.notes import footer, how_to_read, notes, together, unjudged
from smartgoal.report.html.style import policy, style_sheet
from smartgoal.report.html.top import head_line, heading, table, tiles, verdict
from smartgoal.report.style import cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smartgoal.check.finding import Verdict
    from smartgoal.check.rule import Criterion
    from smartgoal.goals.plan import GoalKey
    from smartgoal.report.html.charts import Drawing
    from smartgoal.report.page import Page
    from smartgoal.report.style import Style


def progress(page: Page, _style: Style) -> str:
    """Return a run's progress as one page of HTML."""
    if page.incognito:
        return _document(page, [*_top(page), together(page), unjudged(page.progress), footer(page)], [])
    goals = page.progress.goals
    drawings = [draw(one, days) if days else None for one, days in zip(goals, day_axes(goals), strict=True)]
    criteria = _criteria(page)
    cards = (
        card(one, number, drawing, criteria.get(one.goal.key))
        for number, (one, drawing) in enumerate(zip(goals, drawings, strict=True), 1)
    )
    shown = [drawing for drawing in drawings if drawing]
    body = [
        *_top(page),
        together(page),
        unjudged(page.progress),
        notes(page),
        tag("section", grounds(shown), tag("h2", "Goal by goal"), *cards) if goals else None,
        how_to_read() if shown else None,
        footer(page),
    ]
    return _document(page, body, shown)


def _top(page: Page) -> tuple[Markup | None, ...]:
    result = page.progress
    parts = (
        tag("h1", heading(result)),
        tag("p", head_line(result), class_="soft"),
        tag("p", "Sample data: every figure is invented.", class_="sample") if result.sample else None,
        tag("p", verdict(result), class_="verdict"),
    )
    return tag("header", *parts), tiles(result), table(page)


def _document(page: Page, body: Iterable[Markup | None], drawings: Iterable[Drawing]) -> str:
    sheet = _sheet(drawings)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy(sheet)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", heading(page.progress)),
        Markup(f"<style>{sheet}</style>"),
    )
    parts = "\n".join(part for part in body if part)
    html = tag("html", head, Markup("\n"), tag("body", tag("main", Markup(f"\n{parts}\n"))), lang="en")
    return f"<!doctype html>\n{html}\n"


def _sheet(drawings: Iterable[Drawing]) -> str:
    """Return the style sheet with margins as wide as the longest label of any chart."""
    left = right = narrow = 0
    for drawing in drawings:
        left = max(left, *(cells(text) for _, text in drawing.ticks), 0)
        right = max(right, *(cells(f"{label.word} {label.text}") for label in drawing.labels), 0)
        narrow = max(narrow, *(cells(label.text) for label in drawing.labels), 0)
    return style_sheet(left, right, narrow)


def _criteria(page: Page) -> Mapping[GoalKey, Mapping[Criterion, Verdict]]:
    return {one.goal.key: one.criteria for one in page.check.goals}
