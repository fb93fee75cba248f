"""What stands around the goals: how they stand together, notes, how to read the charts, and where it all comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Criterion
from smartgoal.goals.show import show_day
from smartgoal.progress.kinds import Qualifier
from smartgoal.report.figures import data_errors_of, scores_of, share_of
from smartgoal.report.html.charts import newest
from smartgoal.report.html.markup import Markup, joined, tag
from smartgoal.report.html.words import cut, name, status, title
from smartgoal.report.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.progress.assessment import Progress
    from smartgoal.report.page import Input, Page

_MOST_NOTES, _MOST_ERRORS = 30, 5
_ABOUT_SEVERAL = frozenset({Criterion.PORTFOLIO, Criterion.CONSISTENCY})
_MARKS = (
    ("blue line, open dots", "what came in each review period; of totals the sum so far"),
    ("full blue dot", "the value judged, over the goal's window"),
    ("thick dark line", "the threshold, up to its deadline"),
    ("green dashes, ◆", "the stretch, up to its later deadline"),
    ("grey dashes", "the agreed pace, through the milestones"),
    ("dotted line, blue area", "the forecast, and where four of five cases end"),
    ("upright line", "the day judged; grey before it: no data since"),
    ("grey bands", "short of the threshold, up to the stretch, beyond"),
    ("dashed tick", "the baseline"),
)


def together(page: Page) -> Markup | None:
    """Return how the goals under one parent stand together."""
    rollups = page.progress.rollup
    if not rollups:
        return None
    known = () if page.incognito else page.check.goals
    titles = {name: one.goal for one in known for name in (one.goal.id, one.goal.whole)}
    heads = ("Goal above", "Status", "Way done", "Goals below")
    rows = []
    for one in rollups:
        goal = titles.get(one.id)
        what = name(goal.title, goal.language) if goal else name(one.id)
        rows.append(
            tag(
                "tr",
                tag("th", what, scope="row"),
                tag("td", status(one.status) if one.status else "–"),
                tag("td", share_of(one)),
                tag("td", scores_of(one)),
            )
        )
    columns = (tag("th", head, scope="col") for head in heads)
    return tag(
        "section",
        tag("h2", "Together"),
        tag("table", tag("thead", tag("tr", *columns)), tag("tbody", *rows), class_="together"),
    )


def unjudged(result: Progress) -> Markup | None:
    """Return the goals that couldn't be judged."""
    if not result.unjudged:
        return None
    told = (
        tag("li", title_of, f": {cut(one.message, 300)} ", tag("small", f"{one.file}:{one.line}, {one.code}"))
        for one in result.unjudged
        for title_of in (name(one.title, one.language),)
    )
    return tag("section", tag("h2", "Not judged"), tag("ul", *told, class_="notes"))


def notes(page: Page) -> Markup | None:
    """Return what goals do to each other, and what is wrong with the data."""
    measured = (tag("li", cut(note.text, 400)) for note in page.progress.notes)
    told = [*measured, *_of_check(page), *_of_data(page.progress)]
    if not told:
        return None
    more = [tag("li", f"and {len(told) - _MOST_NOTES} more")] if len(told) > _MOST_NOTES else []
    return tag("section", tag("h2", "Notes"), tag("ul", *told[:_MOST_NOTES], *more, class_="notes"))


def _of_check(page: Page) -> Iterator[Markup]:
    shown = {(one.goal.file.name, one.goal.id) for one in page.progress.goals}
    for finding in page.check.findings:
        if finding.criterion in _ABOUT_SEVERAL and any((goal.file.name, goal.id) in shown for goal in finding.goals):
            about = tag("small", f" {cut(finding.goal or '', 60)}, {finding.code}")
            yield tag("li", f"{cut(finding.message, 300)} {cut(finding.hint, 300)}", about)


def _of_data(result: Progress) -> Iterator[Markup]:
    for one in result.goals:
        if Qualifier.STALE in one.qualifiers:
            last = newest(one)
            since = f" since {show_day(last, one.day)}" if last else ""
            yield tag("li", title(one), f": no data{since}, for two review periods at least.")
    errors = data_errors_of(result)
    for place, message, goals in errors[:_MOST_ERRORS]:
        yield tag("li", f"{cut(message, 300)} ", tag("small", f"{cut(place, 200)}, {cut(goals)}"))
    if len(errors) > _MOST_ERRORS:
        yield tag("li", f"{len(errors) - _MOST_ERRORS} more rows can't be believed.")


def how_to_read() -> Markup:
    """Return what each mark means."""
    marks = (part for mark, meaning in _MARKS for part in (tag("dt", mark), tag("dd", meaning)))
    return tag("details", tag("summary", "How to read the charts"), tag("dl", *marks), class_="key")


def footer(page: Page) -> Markup:
    """Return what made the page, and what from."""
    told = [f"Made by smartgoal {page.version}"]
    if page.incognito:
        return tag("footer", tag("p", f"{told[0]}. Names and figures are left out."))
    made = tag("p", f"{told[0]}: ", tag("code", page.command))
    files = (tag("li", _input(one)) for one in page.inputs)
    summary = tag("summary", f"Made from {counted(len(page.inputs), 'file')} (SHA-256)")
    return tag("footer", made, tag("details", summary, tag("ul", *files, class_="notes")) if page.inputs else None)


def _input(one: Input) -> Markup:
    return joined([f"{cut(one.name, 300)} ", tag("code", one.sha256 or "not a file at hand")])
