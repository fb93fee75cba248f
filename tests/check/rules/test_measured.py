"""Rules about data: never reached, already reached, within noise; their edges worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.check.engine import check_plan
from smartgoal.check.rule import Context
from smartgoal.check.selection import Selection
from tests.check.measured import measured
from tests.conftest import laid_over, load_text

if TYPE_CHECKING:
    from collections.abc import Sequence

STEADY = (19, 18, 18, 17, 19, 18, 17, 18, 19, 18, 18, 17)
"""Mean 18; moving ranges 1 0 1 2 1 1 1 1 1 0 1, their mean 10/11: limits 18 ± 2.66 · 10/11, 15.58 to 20.42."""
DATA_RULES = ("A305", "R409", "R410")


def found(fragment: str, weeks: Sequence[int]) -> list[tuple[str, str]]:
    """Return what the rules about data find in a fragment, measured in the weeks before its start."""
    plan = load_text(laid_over(fragment))
    context = Context(plan, histories=measured(plan, weeks))
    return [(one.code, one.message) for one in check_plan(context, Selection(DATA_RULES)).findings]


def codes(fragment: str, weeks: Sequence[int]) -> list[str]:
    """Return the ids of these rules."""
    return [code for code, _ in found(fragment, weeks)]


def asking(threshold: str, **measurable: str) -> str:
    """Return a fragment that asks for a threshold."""
    told = ", ".join(f"{key}: {value}" for key, value in measurable.items())
    return f"realistic: {{threshold: {threshold}, stretch: null}}\nmeasurable: {{{told}}}"


@pytest.mark.parametrize(
    ("threshold", "expected"),
    [
        # The limits are 4.836 wide: from 15.582 down to 10.745 is near.
        ("10.74 %", ["A305"]),
        ("10.75 %", []),
        # Four weeks vary by 2.418 ÷ 2 = 1.209; the baseline is 18.
        ("16.80 %", ["R410"]),
        ("16.79 %", []),
        # Measured over the 28 days before: 4·19 + 7·18 + 7·18 + 7·17 + 3·17 = 498 of 28.
        ("17.79 %", ["R409"]),
        ("17.78 %", ["R410"]),
    ],
)
def test_the_edges(threshold: str, expected: list[str]) -> None:
    """Exactly where the arithmetic says."""
    assert codes(asking(threshold), STEADY) == expected


def test_what_they_say() -> None:
    """With the figures that were measured."""
    assert found(asking("10 %"), STEADY) == [
        ("A305", "Never near 10 %: the 12 weeks before the start lay between 17 % and 19 %.")
    ]
    assert found(asking("18 %"), STEADY) == [
        ("R409", "18 % is reached before it begins: 17.8 % from 2026-09-03 to 2026-09-30.")
    ]
    assert found(asking("17 %"), STEADY) == [
        ("R410", "A change by 1 point lies inside normal variation: ± 1.21 points over 28 days.")
    ]


def test_longer_windows_are_less_noisy() -> None:
    """Over one week 1.5 points are noise, over the 92 days of the goal they are none."""
    assert codes(asking("16.5 %", window="1 week"), STEADY) == ["R410"]
    assert codes(asking("16.5 %", window="period"), STEADY) == []


def test_a_good_week_long_ago_counts_as_near() -> None:
    """One that reached the threshold by itself, though the newest twelve were far from it."""
    assert codes(asking("10 %"), (10, *STEADY)) == []


def test_higher_is_better_the_other_way_round() -> None:
    """82 ± 2.418: above 84.418 + 4.836 is far."""
    weeks = [100 - value for value in STEADY]
    base = "title: More satisfied callers\nspecific: Name the next step at the end of each call."

    def asked(threshold: str) -> list[str]:
        return codes(f"{base}\n{asking(threshold, metric='csat', baseline='82 %')}", weeks)

    assert asked("89.26 %") == ["A305"]
    assert asked("89.25 %") == []
    assert asked("83 %") == ["R410"]
    assert asked("82 %") == ["R409"]


def test_a_range_is_near_where_it_begins() -> None:
    """Occupancy of 18 ± 2.418 is far from 26 to 30 and near 25 to 30; inside it, the goal is reached."""
    base = "title: Room to breathe\nspecific: Plan breaks between the calls of each shift.\nowner: Technical support"

    def asked(low: str, high: str) -> list[str]:
        band = f"{{from: {low} %, to: {high} %}}"
        return codes(f"{base}\n{asking(band, metric='occupancy', baseline='18 %')}", STEADY)

    assert asked("26", "30") == ["A305"]
    assert asked("25", "30") == []
    assert asked("8", "10") == ["A305"]
    assert asked("17", "30") == ["R409"]
    assert asked("19", "30") == ["R410"]


def test_totals_are_compared_week_by_week() -> None:
    """92 days are 13 1/7 weeks: 18 a week make 236.6; beyond 25.25 a week, 331.9, nothing comes near."""
    base = "title: More sales\nspecific: Offer the matching plan in each call.\ntime_bound: {stretch_deadline: null}"

    def asked(threshold: int) -> list[tuple[str, str]]:
        measurable = "metric: sales_count, baseline: 230, window: null, min_sample: null"
        return found(
            f"{base}\nmeasurable: {{{measurable}}}\nrealistic: {{threshold: {threshold}, stretch: null}}", STEADY
        )

    assert asked(400) == [
        ("A305", "Never near 400 (30.4 in each of its weeks): the 12 weeks before the start lay between 17 and 19.")
    ]
    assert asked(331) == []
    # Noise of a total: 2.418 · √13.14 = 8.77 beyond 230.
    assert [code for code, _ in asked(238)] == ["R410"]
    assert asked(239) == []


def test_a_level_to_keep_is_no_change() -> None:
    """It may be reached already, and lie inside the noise."""
    assert codes(asking("18 %", keep="true"), STEADY) == []
    assert codes(asking("17 %", keep="true"), STEADY) == []


def test_without_a_baseline_the_change_is_from_what_was_measured() -> None:
    """From the mean, 18."""
    assert codes(asking("16.80 %", baseline="none"), STEADY) == ["R410"]
    assert codes(asking("16.79 %", baseline="none"), STEADY) == []


@pytest.mark.parametrize("weeks", [(18,), (18,) * 5, (18,) * 12])
def test_few_or_unmoving_figures_say_nothing_of_limits(weeks: tuple[int, ...]) -> None:
    """One week, five, always the same."""
    assert codes(asking("10 %"), weeks) == []


def test_a_single_day_is_one_day() -> None:
    """In the message too."""
    (told,) = found(asking("17 %", window="latest"), STEADY)

    assert told[1].endswith("points over 1 day.")


@pytest.mark.parametrize(
    "fragment",
    [
        "measurable: {metric: nothing-known}",
        "measurable: {metric: null, deliverable: A guide}",
        "realistic: {threshold: null}",
        "time_bound: {start: null}",
    ],
)
def test_they_are_silent_where_nothing_can_be_compared(fragment: str) -> None:
    """Other rules say what is missing."""
    assert codes(fragment, STEADY) == []


def test_without_data_they_take_no_part() -> None:
    """A run without figures judges none."""
    plan = load_text(laid_over(asking("10 %")))

    result = check_plan(Context(plan), Selection(DATA_RULES))

    assert result.findings == ()
    assert not {one.id for one in result.rules}.intersection(DATA_RULES)


@settings(max_examples=40)
@given(st.lists(st.integers(0, 40), min_size=6, max_size=14), st.integers(1, 40))
def test_one_cause_gives_one_finding(weeks: list[int], threshold: int) -> None:
    """Never more than one of the three."""
    assert len(codes(asking(f"{threshold} %"), weeks)) <= 1
