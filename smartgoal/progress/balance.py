"""Whether one figure improves at the cost of another: told only where noise hardly explains either.

A trend is told from noise by Mann and Kendall's test: S, the pairs of points that rise less those that fall, has
without a trend the variance (n(n - 1)(2n + 5) - Σ t(t - 1)(2t + 5)) ÷ 18, t the sizes of groups of equal points, and
(|S| - 1) ÷ √variance is about normal (H. B. Mann 1945; M. G. Kendall, Rank Correlation Methods).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from smartgoal.goals.show import show
from smartgoal.knowledge.metric import Better
from smartgoal.knowledge.names import fold_name
from smartgoal.progress.assessment import Note
from smartgoal.progress.interval import Z95
from smartgoal.progress.kinds import NoteKind
from smartgoal.progress.series import series
from smartgoal.progress.signal import whole_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smartgoal.goals.plan import Goal
    from smartgoal.knowledge.metric import Metric
    from smartgoal.progress.assessment import Assessment, Point
    from smartgoal.progress.history import History
    from smartgoal.progress.rows import Book

_FEWEST = 8
"""Of fewer points the normal curve tells too little; a forecast asks for as many."""
_MOST = 60
"""Review periods compared, the newest: pairs grow with their square."""


def balance_notes(assessments: Iterable[Assessment], book: Book) -> Iterator[Note]:
    """Return a note for each goal whose metric improves while one that it should be balanced with gets worse."""
    told: set[tuple[str, str, str]] = set()
    for one in assessments:
        goal, metric = one.goal, one.goal.metric
        points = _points_of(one)
        if metric is None or goal.is_draft or one.is_closed or _way(metric, points) <= 0:
            continue
        for partner in _partners(goal, metric):
            key = (fold_name(goal.owner or ""), metric.id, partner.id)
            other = _history(goal, partner, book, points)
            theirs = whole_points(tuple(series(other, goal.review, points[0].first, points[-1].last)))
            if key not in told and _way(partner, theirs) < 0:
                told.add(key)
                better = _change(metric, book.find(goal, metric).history, points)
                worse = _change(partner, other, theirs)
                text = f"{goal.owner or goal.title}: {better} improves while {worse} gets worse."
                yield Note(NoteKind.BALANCE, text, (goal.id,))


def trend(values: Sequence[Fraction]) -> int:
    """Return 1 for a rise and -1 for a fall that noise alone hardly explains (Mann-Kendall test at 5 %), else 0."""
    values = values[-_MOST:]
    size = len(values)
    if size < _FEWEST:
        return 0
    # Whole numbers compare much faster than fractions, and only their order counts.
    scale = lcm(*(value.denominator for value in values))
    whole = [value.numerator * (scale // value.denominator) for value in values]
    ties = sum(_spread(count) for count in Counter(whole).values())
    score = _rises_over_falls(whole)
    variance = Fraction(_spread(size) - ties, 18)
    if (abs(score) - 1) ** 2 <= Z95**2 * variance or not score:
        return 0
    return 1 if score > 0 else -1


def _rises_over_falls(values: Iterable[int]) -> int:
    """Return in how many pairs the later value is higher, less in how many it is lower."""
    earlier: list[int] = []
    score = 0
    for value in values:
        lower, higher = bisect_left(earlier, value), bisect_right(earlier, value)
        score += lower - (len(earlier) - higher)
        earlier.insert(higher, value)
    return score


def _spread(count: int) -> int:
    """Return eighteen times what so many points, or equal ones among them, add to the variance or take from it."""
    return count * (count - 1) * (2 * count + 5)


def _points_of(one: Assessment) -> tuple[Point, ...]:
    """Return the whole review periods of a goal's own time."""
    deadline = one.goal.deadline
    return tuple(point for point in whole_points(one.series) if deadline is None or point.last <= deadline)


def _way(metric: Metric, points: Sequence[Point]) -> int:
    """Return 1 where the points get better, -1 where they get worse, 0 where neither is certain."""
    if metric.better is Better.RANGE or metric.direction_is_open:
        return 0
    rise = trend([point.value for point in points])
    return rise if metric.better is Better.HIGHER else -rise


def _partners(goal: Goal, metric: Metric) -> Iterator[Metric]:
    """Return the metrics of a goal's guardrails and those that the catalogue balances its own with, each once."""
    names = (*(rail.metric for rail in goal.measurable.guardrails), *metric.balance)
    known = (goal.file.metrics.get(name) for name in dict.fromkeys(names) if name != metric.id)
    return (partner for partner in known if partner is not None)


def _history(goal: Goal, metric: Metric, book: Book, points: Sequence[Point]) -> History:
    """Return the owner's rows of a metric, without any their team's."""
    own = book.find(goal, metric).history
    if goal.team is None or own.has_rows(points[0].first, points[-1].last):
        return own
    return book.find_team(goal.file, goal.team, metric).history


def _change(metric: Metric, history: History, points: Sequence[Point]) -> str:
    """Return a metric's name with its values over the first and the second half of the points."""
    middle = len(points) // 2
    halves = (points[:middle], points[middle:])
    values = [history.total(half[0].first, half[-1].last).value for half in halves]
    shown = [show(value, metric.unit) for value in values if value is not None]
    return f"{metric.name} ({', then '.join(shown)})"
