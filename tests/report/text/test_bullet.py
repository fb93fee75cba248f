"""Bullets and sparklines: marks never hide each other and stand in the order of their values."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from smartgoal.progress.assessment import Assessment, Judged, Point
from smartgoal.progress.kinds import Status
from smartgoal.report.text.bullet import bullet, sparkline
from tests.progress.given import goal

if TYPE_CHECKING:
    from decimal import Decimal

DAY = date(2026, 4, 20)
NUMBERS = st.decimals(0, 100, places=1)


def at(value: str | None, *, metric: str = "rate", targets: str = "threshold: 80", baseline: str | None = "70") -> str:
    """Return the bullet of a goal at a value, 24 columns wide."""
    start = f", baseline: {baseline}" if baseline else ""
    one = goal(f"measurable: {{metric: {metric}{start}}}\nrealistic: {{{targets}}}")
    return bullet(
        Assessment(one, DAY, Status.ON_TRACK, threshold=Judged(value=None if value is None else Fraction(value))), 24
    )


def test_pictures() -> None:
    """A bar to the value; further right is better, for ranges higher; sums begin at zero."""
    pictures = {
        "on the way": at("75"),
        "beyond": at("85"),
        "with a stretch": at("75", targets="threshold: 80, stretch: 90"),
        "at the threshold": at("80"),
        "at the baseline": at("70"),
        "behind the baseline": at("60"),
        "lower is better": at("20", metric="faults", targets="threshold: 10, stretch: 5", baseline="30"),
        "within a range": at("78", metric="load", targets="threshold: {from: 75, to: 85}", baseline=None),
        "a sum": at("40", metric="sales", targets="threshold: 100", baseline=None),
        "a sum beyond": at("90", metric="sales", targets="threshold: 10", baseline=None),
        "a cap that is exceeded": at("30", metric="complaints", targets="threshold: 20", baseline=None),
        "no cell between": at("80", targets="threshold: 80.1, stretch: 80.2"),
        "everything alike": at("0", metric="sales", targets="threshold: 0", baseline=None),
    }
    assert pictures == snapshot(
        {
            "on the way": "━━━━━━━━━━●─────────┃───",
            "beyond": "━━━━━━━━━━━━━━┃━━━━━●───",
            "with a stretch": "━━━━━●────┃─────────◇───",
            "at the threshold": "━━━━━━━━━━━━━━━━━━━━┃●──",
            "at the baseline": "━━●──────────────────┃──",
            "behind the baseline": "━━●──────────────────┃──",
            "lower is better": "━━━━━━━━●───────┃───◇───",
            "within a range": "━━┃━━━━━●────────────┃──",
            "a sum": "━━━━━━━━●───────────┃───",
            "a sum beyond": "━━┃━━━━━━━━━━━━━━━━━●───",
            "a cap that is exceeded": "━━●──────────────────┃──",
            "no cell between": "━━━━━━━━━━━━━━━━━━━━●┃◇─",
            "everything alike": "━━━━━━━━━━━━┃●──────────",
        }
    )


def test_nothing_to_compare() -> None:
    """Without a value or a target there is no picture."""
    assert at(None) == ""
    assert at("75", targets="why: it matters") == ""


@given(NUMBERS, NUMBERS, NUMBERS, st.none() | NUMBERS, st.integers(8, 40), st.sampled_from(("rate", "faults", "sales")))
@settings(max_examples=150, deadline=None)
def test_marks_never_hide_each_other(
    value: Decimal, threshold: Decimal, stretch: Decimal, baseline: Decimal | None, width: int, metric: str
) -> None:
    """All three are seen, in the order of their values, in exactly so many columns."""
    start = "" if baseline is None else f", baseline: {baseline}"
    one = goal(f"measurable: {{metric: {metric}{start}}}\nrealistic: {{threshold: {threshold}, stretch: {stretch}}}")

    shown = bullet(Assessment(one, DAY, Status.ON_TRACK, threshold=Judged(value=Fraction(value))), width)

    assert len(shown) == width
    assert sorted(char for char in shown if char not in "━─") == sorted("●┃◇")
    sign = -1 if metric == "faults" else 1
    for mark, figure in (("┃", threshold), ("◇", stretch)):
        if value != figure:
            assert (shown.index("●") > shown.index(mark)) is (sign * value > sign * figure)
        else:
            assert shown.index("●") > shown.index(mark), "what reaches a target stands beyond it"


@given(NUMBERS, NUMBERS, NUMBERS, st.integers(8, 40))
@settings(max_examples=80, deadline=None)
def test_ranges_show_both_ends(value: Decimal, one_end: Decimal, other_end: Decimal, width: int) -> None:
    """A value within stands between the ends, one at an end too."""
    low, high = sorted((one_end, other_end))
    if low == high:
        high += 1
    one = goal(f"measurable: {{metric: load}}\nrealistic: {{threshold: {{from: {low}, to: {high}}}}}")

    shown = bullet(Assessment(one, DAY, Status.ON_TRACK, threshold=Judged(value=Fraction(value))), width)

    first, last = shown.index("┃"), shown.rindex("┃")
    assert first < last
    assert (first < shown.index("●") < last) is (low <= value <= high)


def points(*values: int) -> tuple[Point, ...]:
    """Return a series of these values."""
    return tuple(Point(DAY, DAY, Fraction(value), Fraction(1), partial=False) for value in values)


@pytest.mark.parametrize(
    ("values", "picture"),
    [((1, 2, 3), "▁▄▇"), ((5, 5, 5), "▄▄▄"), ((1,), ""), ((), ""), ((9, 1, 2, 3, 4), "▁▃▅▇"), ((-1, 0), "▁▇")],
)
def test_sparklines(values: tuple[int, ...], picture: str) -> None:
    """The newest points that fit; equal ones stand in the middle; one point is no line."""
    assert sparkline(points(*values), 4) == picture
