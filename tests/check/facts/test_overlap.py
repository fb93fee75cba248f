"""Which goals run at the same time."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.check.facts.overlap import DaysTaken, days_open, is_running, may_overlap
from smartgoal.goals.plan import Goal
from tests.conftest import laid_over, load_text

CLEAN = load_text(laid_over("{}")).goals[0]
FIRST = date(2026, 1, 1)


def goal_of(start: int | None, days: int | None) -> Goal:
    """Return a goal that starts so many days into the year and lasts so long."""
    begin = None if start is None else FIRST + timedelta(start)
    end = None if days is None else (begin or FIRST) + timedelta(days)
    period = CLEAN.time_bound.model_copy(update={"start": begin, "deadline": end})
    written = CLEAN.written.model_copy(update={"time_bound": period})
    return Goal("g", "g", "Anna", written, None, None, CLEAN.file, CLEAN.place)


GOALS = st.builds(goal_of, st.none() | st.integers(0, 30), st.none() | st.integers(0, 10))


@given(st.lists(GOALS, max_size=6), GOALS, GOALS)
@settings(max_examples=80)
def test_days_taken_are_those_of_one_goal_at_least(goals: list[Goal], late: Goal, asked: Goal) -> None:
    """Asked in between, too."""
    taken = DaysTaken()
    for goal in goals:
        taken.add(goal)

    assert taken.meet(asked) is any(may_overlap(goal, asked) for goal in goals)
    taken.add(late)
    assert taken.meet(asked) is any(may_overlap(goal, asked) for goal in (*goals, late))


def test_unsaid_ends_are_open() -> None:
    """Nothing says that they don't meet."""
    assert days_open(goal_of(None, None)) == (date.min, date.max)
    assert may_overlap(goal_of(None, None), goal_of(5, 5))


def test_closed_goals_and_visions_dont_run() -> None:
    """Drafts do: somebody is about to begin."""
    runs = [
        is_running(load_text(laid_over(fragment)).goals[0])
        for fragment in ("{}", "status: draft", "status: closed", "level: vision")
    ]

    assert runs == [True, True, False, False]


def test_goals_that_touch_on_one_day_overlap() -> None:
    """The last day of one is the first of the other; a day later nothing is shared."""
    assert may_overlap(goal_of(0, 5), goal_of(5, 3))
    assert may_overlap(goal_of(5, 3), goal_of(0, 5))
    assert not may_overlap(goal_of(0, 5), goal_of(6, 3))
    assert not may_overlap(goal_of(6, 3), goal_of(0, 5))
