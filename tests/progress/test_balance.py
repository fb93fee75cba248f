"""One figure at the cost of another: told where noise hardly explains either, and only then."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgoal.progress.assessment import Note
from smartgoal.progress.balance import trend
from smartgoal.progress.judge import judge
from smartgoal.progress.kinds import NoteKind
from tests.progress.given import LIMITS, mean, plan, share, sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.progress.given import Row

MONDAY = date(2026, 3, 2)
CALLS = """\
measurable: {metric: time, baseline: 400, guardrails: [{metric: rate, at_least: 10}]}
realistic: {threshold: 300}
time_bound: {start: 2026-03-02, deadline: 2026-05-31}
"""
FASTER = (400, 390, 380, 370, 360, 350, 340, 330)
SLIPPING = (90, 89, 88, 87, 86, 85, 84, 83)


def numbers(*values: int) -> list[Fraction]:
    """Return values as they are computed."""
    return [Fraction(value) for value in values]


@pytest.mark.parametrize(
    ("values", "way"),
    [
        # All 28 pairs rise. The variance of 8 values is 8·7·21 ÷ 18 = 65.3, so the pairs that rise must be more than
        # 1.96·√65.3 + 1 = 16.8 beyond those that fall.
        ((1, 2, 3, 4, 5, 6, 7, 8), 1),
        ((8, 7, 6, 5, 4, 3, 2, 1), -1),
        # 23 rise and 5 fall: 18 beyond.
        ((3, 2, 1, 5, 4, 6, 8, 7), 1),
        # 22 rise and 6 fall: 16 beyond.
        ((4, 3, 2, 1, 5, 6, 7, 8), 0),
        ((1, 2, 3, 4, 5, 6, 7), 0),
        ((5, 5, 5, 5, 5, 5, 5, 5), 0),
        ((), 0),
    ],
)
def test_trend(values: Sequence[int], way: int) -> None:
    """By the test of Mann and Kendall at five percent, never with fewer than eight values."""
    assert trend(numbers(*values)) == way


def test_trend_looks_at_the_newest() -> None:
    """A rise long ago is no rise."""
    assert trend(numbers(*range(100))) == 1
    assert trend(numbers(*range(100), *[99] * 60)) == 0


@given(st.lists(st.fractions(-50, 50), max_size=20))
def test_trend_is_the_same_both_ways(values: list[Fraction]) -> None:
    """What rises forward falls backward, and so does what is turned upside down."""
    assert trend(values[::-1]) == -trend(values) == trend([-value for value in values])


@given(st.lists(st.integers(0, 5), min_size=8, max_size=20))
def test_every_pair_counts(values: list[int]) -> None:
    """Counted one by one, many of them equal."""
    pairs = list(combinations(values, 2))
    score = sum(after > before for before, after in pairs) - sum(after < before for before, after in pairs)
    size = len(values)
    ties = sum(count * (count - 1) * (2 * count + 5) for count in map(values.count, set(values)))
    variance = Fraction(size * (size - 1) * (2 * size + 5) - ties, 18)

    is_sure = score != 0 and (abs(score) - 1) ** 2 > Fraction(196, 100) ** 2 * variance

    assert trend(numbers(*values)) == (0 if not is_sure else 1 if score > 0 else -1)


def weekly(times: Sequence[int], rates: Sequence[int], *, owner: str | None = "Anna") -> list[Row]:
    """Return a row of both metrics each Monday."""
    days = [(MONDAY + timedelta(weeks=week)).isoformat() for week in range(len(times))]
    calls = [mean(day, value, 10, metric="time") for day, value in zip(days, times, strict=True)]
    return calls + [share(day, value, 100, owner=owner) for day, value in zip(days, rates, strict=True)]


def notes(
    *rows: Row, goals: Sequence[str] = (CALLS,), head: str = "", on: date = date(2026, 4, 26)
) -> tuple[Note, ...]:
    """Return the notes on a day, the last of eight whole weeks."""
    return judge(plan(*goals, head=head), sums(*rows), today=lambda _zone: on, limits=LIMITS).notes


def test_speed_at_the_cost_of_quality() -> None:
    """385 s in the first four weeks and 345 s in the last four, while the share fell from 88.5 % to 84.5 %."""
    assert notes(*weekly(FASTER, SLIPPING)) == (
        Note(
            NoteKind.BALANCE,
            "Anna: Time (6 min 25 s, then 5 min 45 s) improves while Rate (88.5 %, then 84.5 %) gets worse.",
            ("goal-1",),
        ),
    )


@pytest.mark.parametrize(
    ("times", "rates"),
    [
        (FASTER, SLIPPING[::-1]),
        (FASTER[::-1], SLIPPING),
        (FASTER, (90, 88, 91, 87, 90, 88, 91, 87)),
        (FASTER[:7], SLIPPING[:7]),
    ],
)
def test_no_note_where_nothing_is_lost_or_nothing_is_certain(times: Sequence[int], rates: Sequence[int]) -> None:
    """Both better, the speed worse, noise, or too few weeks."""
    assert notes(*weekly(times, rates)) == ()


def test_weeks_cut_by_the_day_judged_dont_count() -> None:
    """On Saturday the eighth week isn't over."""
    assert notes(*weekly(FASTER, SLIPPING), on=date(2026, 4, 25)) == ()


def test_the_catalogue_says_what_to_look_at_too() -> None:
    """Without a guardrail, the metrics that its own should be balanced with; two goals of one owner tell it once."""
    calls = CALLS.replace("time", "aht", 1).replace(", guardrails: [{metric: rate, at_least: 10}]", "")
    rows = [
        (whose._replace(metric={"time": "aht", "rate": "fcr"}[whose.metric]), day, day_sum)
        for whose, day, day_sum in weekly(FASTER, SLIPPING)
    ]

    found = notes(*rows, goals=[calls, calls])

    assert [one.goals for one in found] == [("goal-1",)]
    assert "First contact resolution" in found[0].text


def test_without_rows_of_their_own_the_teams_count() -> None:
    """As for guardrails; where no team is named, rows of nobody are the only owner's."""
    rows = weekly(FASTER, SLIPPING, owner=None)

    assert len(notes(*rows)) == 1
    assert len(notes(*rows, head="team: Calls\n")) == 1


@pytest.mark.parametrize(
    "change",
    [("status", "status: draft"), ("status", "status: closed"), ("guardrail", "load"), ("guardrail", "nothing")],
)
def test_goals_that_tell_nothing(change: tuple[str, str]) -> None:
    """Drafts, closed goals, partners that nobody knows or that have a best range."""
    what, value = change
    goal = f"{CALLS}{value}\n" if what == "status" else CALLS.replace("metric: rate", f"metric: {value}")
    rows = [
        (whose._replace(metric="load" if value == "load" and whose.metric == "rate" else whose.metric), day, day_sum)
        for whose, day, day_sum in weekly(FASTER, SLIPPING)
    ]

    assert notes(*rows, goals=[goal]) == ()


def test_time_after_the_deadline_doesnt_count() -> None:
    """Weeks that serve the stretch alone are another story."""
    short = CALLS.replace("2026-05-31", "2026-04-19, stretch_deadline: 2026-05-31").replace(
        "300}", "300, stretch: 200}"
    )

    assert notes(*weekly(FASTER, SLIPPING), goals=[short]) == ()


def test_a_team_without_owner_goes_by_its_goal() -> None:
    """The title stands where no owner does; deliverables have no figures."""
    vision = f"level: vision\nspecific: All is well.\nowner: null\n{CALLS}"
    thing = "measurable: {deliverable: Guide}\ntime_bound: {start: 2026-03-02, deadline: 2026-05-31}"
    rows = [(whose._replace(owner="Calls"), day, day_sum) for whose, day, day_sum in weekly(FASTER, SLIPPING)]

    (found,) = notes(*rows, goals=[vision, thing], head="team: Calls\n")

    assert found.text.startswith("Goal: Time")
