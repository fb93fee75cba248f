"""Small goals and exports, judged by the package and by a naive judge that shares no code with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st

from smartgoal.errors import ReadingsError
from smartgoal.progress.judge import judge
from tests.conftest import load_text
from tests.progress.given import HEAD, LIMITS, stretch_of
from tests.progress.naive import judged
from tests.progress.naive_values import Case, Fact, Measure, Rail
from tests.readings.plans import gather, read_export

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartgoal.goals.plan import Plan
    from smartgoal.progress.assessment import Assessment

FIRST = date(2026, 1, 1)
MEASURES = (
    Measure("rate", "ratio", "higher", percent=True),
    Measure("faults", "ratio", "lower", percent=True),
    Measure("load", "ratio", "range", percent=True),
    Measure("score", "mean", "higher"),
    Measure("time", "mean", "lower"),
    Measure("sales", "sum", "higher"),
    Measure("complaints", "sum", "lower"),
    Measure("backlog", "last", "lower"),
    Measure("nps", "nps", "higher"),
    Measure("wait", "median", "lower"),
)
TOPS = {"score": 5, "sales": 60, "complaints": 60}
TEAMS = {"Anna": "Red", "Bela": "Blue"}
OWNERS = ("Anna", "Bela", "Red", "Desk")
Names = tuple[tuple[str | None, str | None], ...]
WHOSE: Names = (
    ("Anna", None),
    ("Anna", None),
    ("Bela", None),
    ("Anna", "Blue"),
    ("Red", None),
    (None, "Red"),
    ("Cleo", "Red"),
)
LOOSE: Names = ((None, None),)
COLUMNS = ("value", "weight", "numerator", "denominator", "promoters", "passives", "detractors")


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Return a goal of a few weeks or months."""
    measure = draw(st.sampled_from(MEASURES))
    start = FIRST + timedelta(days=draw(st.integers(0, 60)))
    deadline = start + timedelta(days=draw(st.integers(0, 120)))
    top = TOPS.get(measure.name, 100)
    window = "period"
    if measure.kind == "last":
        window = draw(st.sampled_from(["period", "latest"]))
    elif measure.kind != "sum":
        window = draw(st.sampled_from(["period", "latest", "10 days", "2 weeks", "1 months", "2 months"]))
    case = Case(
        measure,
        draw(st.sampled_from(OWNERS)),
        _target(draw, measure, top),
        start,
        deadline,
        today=start + timedelta(days=draw(st.integers(-3, (deadline - start).days + 40))),
        window=window,
        review=draw(st.sampled_from(["daily", "weekly", "fortnightly", "monthly", "quarterly"])),
        baseline=draw(st.none() | st.integers(0, top)),
        keep=draw(st.integers(0, 5)) == 0,
        min_sample=draw(st.none() | st.integers(1, 40)),
        file_team=draw(st.sampled_from([None, "Desk"])),
        people=TEAMS,
        others=draw(st.sampled_from([(), (("rate", "Bela"),), (("complaints", "Anna"),)])),
    )
    if draw(st.booleans()):
        later = deadline + timedelta(days=draw(st.integers(0, 30)))
        case = replace(case, stretch=_target(draw, measure, top), stretch_deadline=later)
    if draw(st.booleans()):
        other = draw(st.sampled_from([one for one in MEASURES if one != measure and one.better != "range"]))
        case = replace(case, rails=(Rail(other, draw(st.integers(0, 100)), draw(st.booleans())),))
    days = draw(st.lists(st.integers(0, (deadline - start).days), max_size=2, unique=True))
    steps = tuple((start + timedelta(days=day), draw(st.integers(0, top))) for day in sorted(days))
    return replace(case, milestones=steps)


def _target(draw: st.DrawFn, measure: Measure, top: int) -> int | tuple[int, int]:
    if measure.better != "range":
        return draw(st.integers(1, top))
    low = draw(st.integers(0, top - 1))
    return low, draw(st.integers(low + 1, top))


@st.composite
def rows(draw: st.DrawFn, case: Case) -> list[Fact]:
    """Return rows of the goal's metric and its guardrail's, most of them the owner's and in its time."""
    length = (case.deadline - case.start).days
    found = []
    for measure in (case.measure, *(rail.measure for rail in case.rails)):
        whose = draw(st.sampled_from([WHOSE, ((case.owner, None),), LOOSE]))
        # Every so many days the next of a few figures, and some rows anywhere.
        often, few = draw(st.integers(1, 40)), draw(st.lists(_figures(measure), min_size=1, max_size=4))
        last = draw(st.integers(length // 2, length + 20))
        days = [
            *range(draw(st.integers(-4, 3)), last, often),
            *draw(st.lists(st.integers(-4, length + 20), max_size=4)),
        ]
        for number, day in enumerate(days):
            owner, team = whose[number % len(whose)]
            figures = few[number % len(few)]
            found.append(Fact(measure.name, case.start + timedelta(days=day), figures, owner, team))
    return found


def _figures(measure: Measure) -> st.SearchStrategy[tuple[int, ...]]:
    if measure.kind == "ratio":
        return st.integers(0, 12).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))
    if measure.kind == "nps":
        return st.tuples(st.integers(0, 6), st.integers(0, 3), st.integers(0, 4))
    if measure.kind == "mean":
        return st.tuples(st.integers(0, TOPS.get(measure.name, 100)), st.integers(0, 6))
    return st.tuples(st.integers(0, 12 if measure.kind == "sum" else 100))


def goal_file(case: Case) -> str:
    """Return the goal as a file, the other goals of the run behind it."""
    team = f"team: {case.file_team}\n" if case.file_team else ""
    people = "".join(f"  {name}: {{team: {team}}}\n" for name, team in case.people.items())
    measurable = [f"metric: {case.measure.name}", f"window: {case.window}", f"keep: {str(case.keep).lower()}"]
    measurable += [f"baseline: {case.baseline}"] if case.baseline is not None else []
    measurable += [f"min_sample: {case.min_sample}"] if case.min_sample is not None else []
    sides = [
        f"{{metric: {one.measure.name}, {'at_most' if one.at_most else 'at_least'}: {one.limit}}}" for one in case.rails
    ]
    stretch = f", stretch: {_written(case.stretch)}" if case.stretch is not None else ""
    steps = ", ".join(f"{{by: {when}, value: {value}}}" for when, value in case.milestones)
    later = f", stretch_deadline: {case.stretch_deadline}" if case.stretch_deadline else ""
    others = "".join(
        f"  - {{id: other-{number}, title: Other, owner: {owner}, measurable: {{metric: {metric}}}}}\n"
        for number, (metric, owner) in enumerate(case.others)
    )
    return (
        f"{HEAD}{team}people:\n{people}goals:\n"
        f"  - id: goal\n    title: Goal\n    owner: {case.owner}\n"
        f"    measurable: {{{', '.join(measurable)}, guardrails: [{', '.join(sides)}]}}\n"
        f"    realistic: {{threshold: {_written(case.threshold)}{stretch}}}\n"
        f"    time_bound: {{start: {case.start}, deadline: {case.deadline}{later}, review: {case.review}, "
        f"milestones: [{steps}]}}\n{others}"
    )


def _written(target: int | tuple[int, int] | None) -> str:
    return f"{{from: {target[0]}, to: {target[1]}}}" if isinstance(target, tuple) else str(target)


def exports(facts: Iterable[Fact]) -> dict[str, str]:
    """Return the rows as tidy files: one with owners and teams, one that has neither column."""
    found: dict[str, list[str]] = {}
    for one in facts:
        kind = next(measure.kind for measure in MEASURES if measure.name == one.metric)
        places = {"ratio": (2, 3), "nps": (4, 5, 6), "mean": (0, 1)}.get(kind, (0,))
        cells = [""] * len(COLUMNS)
        for place, figure in zip(places, one.figures, strict=True):
            cells[place] = str(figure)
        is_loose = one.owner is None and one.team is None
        whose = [] if is_loose else [one.owner or "", one.team or ""]
        name = f"{'loose' if is_loose else 'named'}-{one.metric}.csv"
        head = ",".join(["date", "metric", *([] if is_loose else ["owner", "team"]), *COLUMNS])
        found.setdefault(name, [head]).append(",".join([one.day.isoformat(), one.metric, *whose, *cells]))
    return {name: "\n".join(lines) + "\n" for name, lines in found.items()}


def really_judged(plan: Plan, facts: list[Fact], today: date) -> Assessment:
    """Return what the package says, rows read from files."""
    read = [read_export(name, text.encode(), plan) for name, text in exports(facts).items()]
    result = judge(plan, gather(read, plan), today=lambda _: today, limits=LIMITS)
    return next(one for one in result.goals if one.goal.id == "goal")


def told(one: Assessment) -> dict[str, Any]:
    """Return a judgement by the names of the naive one."""
    found: dict[str, Any] = {
        "status": str(one.status),
        "qualifiers": {str(each) for each in one.qualifiers},
        "value": one.value,
    }
    if one.status == "not_started":
        return found
    assert one.threshold.window is not None
    found |= {
        "rows": one.rows,
        "weight": one.weight,
        "window": (one.threshold.window.first, one.threshold.window.last),
        "stretch_value": stretch_of(one).value,
        "meets_threshold": one.threshold.meets,
        "meets_stretch": stretch_of(one).meets,
        "guardrails": [(each.value, each.holds) for each in one.guardrails],
        "coverage": one.coverage,
        "progress": one.threshold.progress,
        "stretch_progress": stretch_of(one).progress,
        "milestones": [each.reached for each in one.milestones],
        "elapsed": one.elapsed.share if one.elapsed else None,
    }
    if one.value is not None:
        assert one.pace is not None
        found["expected"], found["gap"] = one.pace.expected, one.pace.gap
        found["required"] = one.required and (one.required.rate, str(one.required.per), one.required.unreachable)
        found["slack"] = one.slack_days
    return found


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_both_judges_agree(data: st.DataObject) -> None:
    """On value, window, status, qualifiers, progress, pace, slack, what is required, milestones and guardrails."""
    case = data.draw(cases())
    facts = data.draw(rows(case))
    text = goal_file(case)
    note(text)
    note("\n".join(exports(facts).values()))
    plan = load_text(text)
    assert not plan.files[0].faults, plan.files[0].faults

    try:
        said = told(really_judged(plan, facts, case.today))
    except ReadingsError as error:
        # Small figures after large ones look like another unit.
        assume(error.code != "unit_inconsistent")
        raise
    expected = judged(case, facts)
    if case.measure.kind == "last" or any(rail.measure.kind == "last" for rail in case.rails):
        # Levels that contradict each other outside the goal's days are errors as well.
        said["qualifiers"] -= {"data_errors"} - expected["qualifiers"]
    assert said == expected


def test_the_naive_judge_by_hand() -> None:
    """60 of 100 in two weeks of April, 70 agreed: 10 points behind a level, 14 % short."""
    rate = MEASURES[0]
    case = Case(rate, "Anna", 70, date(2026, 4, 1), date(2026, 4, 30), date(2026, 4, 15), baseline=50, people=TEAMS)
    facts = [Fact("rate", date(2026, 4, day), (12, 20), "Anna") for day in (1, 4, 8, 11, 14)]

    assert judged(case, facts) == {
        "status": "off_track",
        "qualifiers": set(),
        "value": 60,
        "rows": 5,
        "weight": 100,
        "window": (date(2026, 4, 1), date(2026, 4, 15)),
        "stretch_value": None,
        "meets_threshold": False,
        "meets_stretch": None,
        "guardrails": [],
        "coverage": 1,
        "progress": Decimal("0.5"),
        "stretch_progress": None,
        "milestones": [],
        "elapsed": Decimal("0.5"),
        "expected": 70,
        "gap": Decimal("0.5"),
        "required": (80, "rest", False),
        "slack": None,
    }
