"""What is well written and yet doesn't fit: its own metric, being a deliverable, or any metric there is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from smartgoal.goals.as_written import milestones_of, section_of
from smartgoal.goals.makeup import unfit_columns
from smartgoal.goals.scales import misfits_of_scales
from smartgoal.goals.written import Range, WindowKind
from smartgoal.goals.yaml.fault import MOST_OF_A_KIND, FaultKind, shortened
from smartgoal.knowledge.metric import Better, Kind
from smartgoal.knowledge.nearest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from decimal import Decimal

    from smartgoal.goals.model import GoalFileHead, WrittenGoal
    from smartgoal.goals.written import Window
    from smartgoal.goals.yaml.span import Path
    from smartgoal.knowledge.metric import Metric

_NO_WINDOW = {
    Kind.SUM: frozenset({WindowKind.TRAILING, WindowKind.LATEST}),
    Kind.LAST: frozenset({WindowKind.TRAILING}),
}
_METRIC = ("measurable", "metric")
_OF_FIGURES = (
    _METRIC,
    ("realistic", "threshold"),
    ("realistic", "stretch"),
    ("measurable", "baseline"),
    ("measurable", "keep"),
    ("measurable", "window"),
    ("measurable", "min_sample"),
    ("time_bound", "stretch_deadline"),
)
"""What means nothing for a thing, which is there or not; guardrails do."""
_SURPLUS = {
    "value": ("A milestone of a deliverable has no value.", "Say `what` is there by then, or name a `metric`."),
    "done": ("Only a deliverable's milestone is done; this goal has a metric.", "Take it out: the figures tell."),
}
_LACKING = {
    "value": ("This milestone has no value, and the goal has a metric.", "Add the `value` to have by that day."),
    "what": ("This milestone doesn't say what is there by then.", "Add it as `what`."),
}
_MOST_NAMES_COMPARED = 20
"""Looking for near names is slow, and a hostile file could hold thousands of wrong ones."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value in the right form at a wrong place; `key` where its key is the one at fault."""

    at: Path
    message: str
    hint: str
    key: bool = False
    kind: FaultKind = FaultKind.WRONG_TYPE


def fits_window(metric: Metric, window: Window) -> bool:
    """Whether a metric's kind can be judged over a window: a sum and a level know few."""
    return window.kind not in _NO_WINDOW.get(metric.kind, ())


def fits_target(metric: Metric, target: Decimal | Range) -> bool:
    """Whether a target is a range or one figure, whichever the metric needs."""
    return isinstance(target, Range) is (metric.better is Better.RANGE)


def misfits_of_goal(goal: WrittenGoal, metric: Metric | None, data: Mapping[str, object]) -> Iterator[Misfit]:
    """Return what doesn't fit the goal's kind of result; paths begin at the goal.

    Args:
        goal: The goal as validated.
        metric: Its metric, if known.
        data: The goal as written: without a metric its figures couldn't be read.
    """
    is_deliverable = goal.measurable.deliverable is not None
    if is_deliverable or goal.measurable.metric is not None:
        yield from islice(_milestones(data, is_deliverable=is_deliverable), MOST_OF_A_KIND)
    if is_deliverable:
        yield from _beside_deliverable(data)
        return
    if goal.measurable.done is not None:
        message = "Only a deliverable is done; this goal has none."
        yield Misfit(("measurable", "done"), message, "Take it out, or name the `deliverable`.")
    if metric is not None:
        yield from _window(goal, metric)
        yield from _targets(goal, metric)
        for at, message, hint in islice(misfits_of_scales(data, metric), MOST_OF_A_KIND):
            yield Misfit(at, message, hint, kind=FaultKind.UNIT_MISMATCH)


def _beside_deliverable(data: Mapping[str, object]) -> Iterator[Misfit]:
    """Yield what a deliverable hasn't got, as one thing: a metric, else whatever there is of figures."""
    written = [at for at in _OF_FIGURES if _is_written(data, at)]
    if not written:
        return
    named = [at[1] for at in (written[:1] if written[0] == _METRIC else written)]
    message = f"A goal whose result is a deliverable has no {_or(named)}."
    is_target = written[0][1] in {"metric", "threshold", "stretch"}
    hint = "Take one of the two out, or write two goals." if is_target else "Take out what only figures have."
    yield Misfit(written[0], message, hint)


def _is_written(data: Mapping[str, object], at: tuple[str, str]) -> bool:
    return section_of(data, at[0]).get(at[1]) not in (None, False)


def _or(names: list[str]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _milestones(data: Mapping[str, object], *, is_deliverable: bool) -> Iterator[Misfit]:
    """Yield what the milestones have of the other kind of goal, or lack of their own."""
    own, other = ("what", "value") if is_deliverable else ("value", "done")
    for at, milestone in milestones_of(data):
        if milestone.get(other) is not None:
            yield Misfit((*at, other), *_SURPLUS[other])
        elif milestone.get(own) is None:
            yield Misfit(at, *_LACKING[own])


def _window(goal: WrittenGoal, metric: Metric) -> Iterator[Misfit]:
    window = goal.measurable.window
    if window is not None and not fits_window(metric, window):
        what = "a sum" if metric.kind is Kind.SUM else "a level"
        message = f"The window {window} makes no sense for {shortened(metric.id)}, {what}."
        hint = "Take it out: a sum counts the whole period, and a level is where it stood at the end."
        yield Misfit(("measurable", "window"), message, hint)


def _targets(goal: WrittenGoal, metric: Metric) -> Iterator[Misfit]:
    for name, target in (("threshold", goal.realistic.threshold), ("stretch", goal.realistic.stretch)):
        if target is not None and not fits_target(metric, target):
            form, needed = ("a range", "one figure") if isinstance(target, Range) else ("one figure", "a range")
            hint = "Write one number." if needed == "one figure" else "Write it as {from: …, to: …}."
            message = f"The {name} is {form}, and {shortened(metric.id)} needs {needed}."
            yield Misfit(("realistic", name), message, hint)


def misfits_of_head(head: GoalFileHead, known: Collection[str]) -> Iterator[Misfit]:
    """Return the metrics that a file's head names and that there aren't; paths begin at the file."""
    unknown = ((at, name) for at, name in _named_metrics(head) if name not in known)
    for count, (at, name) in enumerate(islice(unknown, MOST_OF_A_KIND)):
        near = nearest(name, sorted(known), limit=1) if count < _MOST_NAMES_COMPARED else ()
        hint = did_you_mean(near, "Name one that `smartgoal metrics` lists, or describe it.", quote="`")
        yield Misfit(at, f'There is no metric "{shortened(name)}".', hint, key=at[-1] == name)


def misfits_of_columns(head: GoalFileHead, metrics: Mapping[str, Metric]) -> Iterator[Misfit]:
    """Return the columns of sources that can't make up the metric they are named for; paths begin at the file."""
    mapped = (
        (("sources", number, "metrics", name), written, metrics[name])
        for number, source in enumerate(head.sources)
        for name, written in source.metrics.items()
        if name in metrics
    )
    found = ((at, unfit) for at, written, metric in mapped if (unfit := unfit_columns(written, metric)) is not None)
    for at, unfit in islice(found, MOST_OF_A_KIND):
        yield Misfit(at, unfit.message, unfit.hint)


def _named_metrics(head: GoalFileHead) -> Iterator[tuple[Path, str]]:
    for role, entry in head.roles.items():
        yield from ((("roles", role, "metrics", number), name) for number, name in enumerate(entry.metrics))
    for metric, described in head.metrics.items():
        yield from ((("metrics", metric, "balance", number), name) for number, name in enumerate(described.balance))
    for number, source in enumerate(head.sources):
        yield from ((("sources", number, "metrics", name), name) for name in source.metrics)
