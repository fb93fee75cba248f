"""Natural limits and signals, by hand."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.progress.assessment import NaturalLimits, Point, Signal
from smartgoal.progress.kinds import SignalKind
from smartgoal.progress.signal import find_signals, natural_limits, whole_points
from tests.benchmarks.calibration import false_signals
from tests.progress.given import count, day, goal, judged

if TYPE_CHECKING:
    from collections.abc import Sequence

START = day("2026-01-05")


def _points(values: Sequence[int | Fraction]) -> list[Point]:
    weeks = (START + timedelta(days=7 * week) for week in range(len(values)))
    return [
        Point(first, first + timedelta(days=6), Fraction(value), Fraction(1), partial=False)
        for first, value in zip(weeks, values, strict=True)
    ]


def test_limits_are_mean_and_moving_range() -> None:
    """10 12 10 12 10 12: mean 11, every range 2; 11 ± 2.66 · 2 = 5.68 to 16.32."""
    limits = natural_limits([Fraction(value) for value in (10, 12) * 3])

    assert limits == NaturalLimits(Fraction(11), Fraction("5.68"), Fraction("16.32"))


def test_limits_need_six_points_and_settle_at_twelve() -> None:
    """What comes later moves them no more."""
    values = [Fraction(value) for value in (10, 12) * 6]

    assert natural_limits(values[:5]) is None
    assert natural_limits(values[:11]) != natural_limits(values)
    assert natural_limits([*values, Fraction(1000)]) == natural_limits(values)


def test_point_is_judged_by_the_points_before_it() -> None:
    """16 lies inside 5.68 to 16.32, 17 outside; were it in its own limits, they would hold it."""
    six = (10, 12) * 3

    assert find_signals(_points([*six, 16])) == ()
    found = find_signals(_points([*six, 17]))
    assert found == (Signal(SignalKind.OUTSIDE, day("2026-02-16"), day("2026-02-22")),)
    assert find_signals(_points([*six, 5]))[0].kind is SignalKind.OUTSIDE


def test_first_six_points_are_never_signals() -> None:
    """There is nothing to judge them by."""
    assert find_signals(_points([10, 10, 10, 1000, 10, 10])) == ()
    assert find_signals([]) == ()


def test_eight_on_one_side_are_a_run() -> None:
    """Settled at mean 11, then eight of 12: one signal from the first to the last of them; seven are none."""
    settled = [12, 10] * 6

    assert find_signals(_points([*settled, *[12] * 7])) == ()
    found = find_signals(_points([*settled, *[12] * 9]))
    assert found == (Signal(SignalKind.RUN, START + timedelta(days=84), START + timedelta(days=84 + 9 * 7 - 1)),)


def test_a_point_on_the_line_or_beyond_it_ends_a_run() -> None:
    """Four above, one on the mean, four above; and four above, four below."""
    settled = [12, 10] * 6

    assert find_signals(_points([*settled, *[12] * 4, 11, *[12] * 4])) == ()
    assert find_signals(_points([*settled, *[12] * 4, *[10] * 8]))[0].kind is SignalKind.RUN
    assert len(find_signals(_points([*settled, *[12] * 8, *[10] * 8]))) == 2


def test_equal_points_have_no_width() -> None:
    """Any change after six equal points is one."""
    assert find_signals(_points([5] * 30)) == ()
    assert [signal.kind for signal in find_signals(_points([5] * 6 + [6]))] == [SignalKind.OUTSIDE]


def test_parts_of_review_periods_arent_judged() -> None:
    """A half week varies more."""
    points = _points([10, 12] * 3 + [50])
    cut = [*points[:-1], Point(points[-1].first, points[-1].first, Fraction(50), Fraction(1), partial=True)]

    assert find_signals(cut) == ()
    assert len(whole_points(cut)) == 6


def test_signals_stand_in_the_assessment() -> None:
    """Seven weeks of sales, the seventh far out; the limits go with them."""
    one = goal(
        "measurable: {metric: sales}\nrealistic: {threshold: 500}\n"
        "time_bound: {start: 2026-01-05, deadline: 2026-06-30}"
    )
    rows = [count(str(point.first), int(point.value)) for point in _points([10, 12] * 3 + [90])]

    result = judged(one, *rows, on="2026-02-22")

    assert result.outlook.signals == (Signal(SignalKind.OUTSIDE, day("2026-02-16"), day("2026-02-22")),)
    assert result.outlook.natural is not None


@given(st.lists(st.integers(-50, 50), max_size=40), st.integers(-9, 9), st.integers(1, 9))
@settings(deadline=None)
def test_signals_dont_depend_on_unit_or_zero(values: list[int], shift: int, scale: int) -> None:
    """The same points in another unit from another zero."""
    moved = [Fraction(value * scale + shift) for value in values]

    assert find_signals(_points(values)) == find_signals(_points(moved))


@given(st.lists(st.fractions(-5, 5, max_denominator=4), max_size=20))
@settings(deadline=None)
def test_each_point_is_judged_by_those_before_it(values: list[Fraction]) -> None:
    """Limits made anew for each point, of the first twelve at most."""
    points = _points(values)
    outside = []
    for place in range(6, len(values)):
        limits = natural_limits(values[:place])
        assert limits is not None
        if not limits.low <= values[place] <= limits.high:
            outside.append(points[place].first)

    assert [one.first for one in find_signals(points) if one.kind is SignalKind.OUTSIDE] == outside


def test_noise_seldom_gives_signals() -> None:
    """With limits from only twelve points about 2 in 100 lie outside, and a run begins in about 1 of 150."""
    rates = false_signals(60, runs=60)

    assert 0.5 < rates[SignalKind.OUTSIDE] < 3.5
    assert 0.2 < rates[SignalKind.RUN] < 1.5
