"""Progress as one self-contained page: no script, nothing loaded; to be opened, printed and read on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.report.chart_axes import day_axis
from smartgoal.report.chart_svg import grounds
from smartgoal.report.charts import draw
from smartgoal.report.html_cards import card
from smartgoal.report.html_notes import footer, how_to_read, notes, together, unjudged
from smartgoal.report.html_style import policy, style_sheet
from smartgoal.report.html_top import head_line, heading, table, tiles, verdict
from smartgoal.report.markup import Markup, tag
from smartgoal.report.style import cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smartgoal.check.finding import Verdict
    from smartgoal.check.rule import Criterion
    from smartgoal.goals.plan import Goal
    from smartgoal.report.charts import Drawing
    from smartgoal.report.page import Page
    from smartgoal.report.style import Style

Key = tuple[str, object, str]


def progress(page: Page, _style: Style) -> str:
    """Return a run's progress as one page of HTML."""
    result = page.progress
    if page.incognito:
        return _document(heading(result, incognito=True), style_sheet(), [*_top(page), footer(page)])
    days = day_axis(result.goals)
    drawings = [draw(one, days) if days else None for one in result.goals]
    criteria = _criteria(page)
    cards = (
        card(one, number, drawing, criteria.get(_key(one.goal)))
        for number, (one, drawing) in enumerate(zip(result.goals, drawings, strict=True), 1)
    )
    body = [
        *_top(page),
        together(page),
        unjudged(result),
        notes(page),
        tag("section", grounds(filter(None, drawings)), tag("h2", "Goal by goal"), *cards) if result.goals else None,
        how_to_read() if any(drawings) else None,
        footer(page),
    ]
    return _document(heading(result), _sheet(drawings), body)


def _top(page: Page) -> Iterable[Markup | None]:
    result = page.progress
    parts = [
        tag("h1", heading(result, incognito=page.incognito)),
        tag("p", head_line(result, incognito=page.incognito), class_="soft"),
        tag("p", "Sample data: every figure is invented.", class_="sample") if result.sample else None,
        tag("p", verdict(result, incognito=page.incognito), class_="verdict"),
    ]
    return (tag("header", *parts), tiles(result), table(page))


def _document(title: str, sheet: str, body: Iterable[Markup | None]) -> str:
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy(sheet)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        Markup(f"<style>{sheet}</style>"),
    )
    parts = "\n".join(str(part) for part in body if part)
    page = tag("html", head, Markup("\n"), tag("body", tag("main", Markup(f"\n{parts}\n"))), lang="en")
    return f"<!doctype html>\n{page}\n"


def _sheet(drawings: Iterable[Drawing | None]) -> str:
    """Return the style sheet with margins as wide as the longest label of any chart."""
    shown = [drawing for drawing in drawings if drawing]
    left = max((cells(text) for drawing in shown for _, text in drawing.ticks), default=0)
    labels = [label for drawing in shown for label in drawing.labels]
    right = max((cells(f"{label.word} {label.text}") for label in labels), default=0)
    return style_sheet(left, right, max((cells(label.text) for label in labels), default=0))


def _criteria(page: Page) -> Mapping[Key, Mapping[Criterion, Verdict]]:
    return {_key(one.goal): one.criteria for one in page.check.goals}


def _key(goal: Goal) -> Key:
    # Ids alone may stand twice in a run.
    return goal.file.name, goal.place, goal.id
