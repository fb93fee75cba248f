"""Intervals beside figures from elsewhere, each with the expression that made it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.progress.interval import regularised_beta, rounded, t_near, t_quantile, wilson
from tests.progress.given import answers, count, goal, judged, level, mean, observation, share


@pytest.mark.parametrize(
    ("freedom", "quantile"),
    [
        # each by scipy.stats.t.ppf(0.975, freedom), scipy 1.17.1
        (1, 12.706204736174694),
        (2, 4.302652729749462),
        (5, 2.5705818356363146),
        (29, 2.045229642132703),
        (1000, 1.9623390808264083),
        (1001, 1.9623367052808798),
        (100_000, 1.9599877075346095),
    ],
)
def test_t_quantile(freedom: int, quantile: float) -> None:
    """Eleven digits."""
    assert float(t_quantile(freedom)) == pytest.approx(quantile, rel=2e-11)


def test_t_quantile_by_expansion_from_six_degrees_on() -> None:
    """scipy.stats.t.ppf(0.9, 6) is 1.4397557472577691."""
    assert t_near(1.2815515655446004, 6) == pytest.approx(1.4397557472577691, rel=1e-3)


@pytest.mark.parametrize(
    ("at", "first", "second", "result"),
    # each by scipy.special.betainc(first, second, at), scipy 1.17.1
    [(0.3, 2.0, 3.0, 0.3483), (0.9, 0.5, 0.5, 0.7951672353008665), (0.01, 10.0, 0.5, 1.770034965528571e-21)],
)
def test_incomplete_beta(at: float, first: float, second: float, result: float) -> None:
    """On both sides of the place where the fraction is turned round."""
    assert regularised_beta(at, first, second) == pytest.approx(result, rel=1e-10)


@pytest.mark.parametrize(
    ("good", "whole", "low", "high"),
    [
        # each by scipy.stats.binomtest(k, n).proportion_ci(method="wilson"), whose z is 1.959964: five digits agree
        (266, 1750, 0.135942497031, 0.169581959656),
        (9, 10, 0.595849973205, 0.982123786905),
        (0, 5, 0.0, 0.434482464783),
        (5, 5, 0.565517535217, 1.0),
    ],
)
def test_wilson(good: int, whole: int, low: float, high: float) -> None:
    """Never outside 0 to 1, and open even where all are alike."""
    found = wilson(Fraction(good, whole), Fraction(whole))

    assert float(found[0]) == pytest.approx(low, abs=2e-5)
    assert float(found[1]) == pytest.approx(high, abs=2e-5)


@given(st.integers(1, 10**9), st.integers(0, 10**9))
@settings(deadline=None)
def test_wilson_holds_its_share(whole: int, good: int) -> None:
    """0 ≤ low ≤ share ≤ high ≤ 1; mirrored, it is mirrored."""
    part = Fraction(min(good, whole), whole)
    low, high = wilson(part, Fraction(whole))
    other_low, other_high = wilson(1 - part, Fraction(whole))

    assert 0 <= low <= part <= high <= 1
    assert abs(low - (1 - other_high)) < Fraction(1, 10**40)
    assert abs(high - (1 - other_low)) < Fraction(1, 10**40)


def test_published_interval_has_twelve_digits() -> None:
    """266 of 1750 calls: 13.5942215954 % to 16.9582296636 %."""
    one = goal("measurable: {metric: rate, baseline: 10, window: period}\nrealistic: {threshold: 20}")

    interval = judged(one, share("04-01", 266, 1750), on="04-20").outlook.interval

    assert interval == (Fraction("13.5942215954"), Fraction("16.9582296636"))
    assert rounded((Fraction(1, 3), Fraction(2, 3))) == (Fraction("0.333333333333"), Fraction("0.666666666667"))


def test_mean_of_raw_observations() -> None:
    """4, 5, 3, 4: mean 4, s² = 2/3, half 3.18244630528 · √(1/6) = 1.2992282636, as scipy.stats.t.interval says."""
    one = goal("measurable: {metric: time, baseline: 5, window: period}\nrealistic: {threshold: 4}")

    result = judged(one, *(mean("04-01", value, metric="time") for value in (4, 5, 3, 4)), on="05-01")

    assert result.outlook.interval is not None
    assert float(result.outlook.interval[0]) == pytest.approx(2.700771736374889, abs=1e-10)
    assert float(result.outlook.interval[1]) == pytest.approx(5.2992282636251105, abs=1e-10)
    assert result.outlook.established is False


def test_intervals_stay_within_the_bounds() -> None:
    """Nobody scores more than 5 of 5, or less than 0 s; an NPS is at most 100."""
    scored = goal("measurable: {metric: score, window: period}\nrealistic: {threshold: 4}")
    timed = goal("measurable: {metric: time, window: period}\nrealistic: {threshold: 4}")
    asked = goal("measurable: {metric: nps, window: period}\nrealistic: {threshold: 14}")

    high = judged(scored, *(mean("04-01", value) for value in (4, 5, 5)), on="05-01").outlook.interval
    low = judged(timed, *(mean("04-01", value, metric="time") for value in (0, 0, 9)), on="05-01").outlook.interval
    best = judged(asked, answers("04-01", 9, 1, 0), on="05-01").outlook.interval

    assert [one[1] if one else None for one in (high, best)] == [5, 100]
    assert low is not None
    assert low[0] == 0


def test_nps_interval() -> None:
    """30 of 60 promote, 10 detract: p = 1/2, d = 1/6; 33.33 ± 1.96 · 100 · √((2/3 − 1/9) ÷ 60) = ± 18.86."""
    one = goal("measurable: {metric: nps, baseline: 0, window: period}\nrealistic: {threshold: 14}")

    result = judged(one, answers("04-01", 30, 20, 10), on="05-01")

    assert result.outlook.interval is not None
    assert float(result.outlook.interval[0]) == pytest.approx(14.473, abs=1e-3)
    assert float(result.outlook.interval[1]) == pytest.approx(52.193, abs=1e-3)
    assert result.outlook.established is True


@pytest.mark.parametrize(
    ("metric", "rows"),
    [
        ("sales", [count("04-01", 4), count("04-02", 5)]),
        ("backlog", [level("04-01", 4), level("04-02", 5)]),
        ("wait", [observation("04-01", 4), observation("04-01", 5)]),
        # averages of several
        ("score", [mean("04-01", 4, 10), mean("04-02", 5, 10)]),
        # one alone, and all alike, show no spread
        ("score", [mean("04-01", 4)]),
        ("score", [mean("04-01", 4), mean("04-02", 4)]),
        ("nps", [answers("04-01", 5, 0, 0)]),
        # nothing at all
        ("score", []),
    ],
)
def test_no_interval_where_nothing_tells_the_spread(metric: str, rows: list[object]) -> None:
    """And then nothing is said of being established."""
    one = goal(f"measurable: {{metric: {metric}, baseline: 1}}\nrealistic: {{threshold: 3}}")

    result = judged(one, *rows, on="05-01")  # type: ignore[arg-type]  # rows of several kinds in one list

    assert result.outlook.interval is None
    assert result.outlook.established is None


def test_no_interval_of_an_nps_without_its_answers() -> None:
    """Day sums that lost promoters + detractors can't say how they spread."""
    one = goal("measurable: {metric: nps, baseline: 0, window: period}\nrealistic: {threshold: 14}")
    whose, when, day_sum = answers("04-01", 30, 20, 10)

    assert judged(one, (whose, when, replace(day_sum, squares=None)), on="05-01").outlook.interval is None


def test_no_interval_of_averages_without_counts() -> None:
    """Rows counted alike by declaration aren't so many answers."""
    one = goal("measurable: {metric: rate, baseline: 0, window: period}\nrealistic: {threshold: 14}")
    whose, when, day_sum = share("04-01", 3, 4)

    assert judged(one, (whose, when, replace(day_sum, unweighted=True)), on="05-01").outlook.interval is None


@pytest.mark.parametrize(
    ("metric", "good", "whole", "established"),
    [
        # 60 to 98 % beside 80 %: met, not established; 450 of 500: 87 to 92 %
        ("rate", 9, 10, False),
        ("rate", 450, 500, True),
        # not met: nothing to establish
        ("rate", 70, 100, None),
        # at most 80 %: 87 of 120 is 72.5 %, up to 79.7 %; 72.5 of 100 up to 80.3 %
        ("faults", 87, 120, True),
        ("faults", 29, 40, False),
    ],
)
def test_met_is_established_when_the_whole_interval_meets(
    metric: str, good: int, whole: int, *, established: bool | None
) -> None:
    """Threshold 80 %."""
    one = goal(f"measurable: {{metric: {metric}, window: period}}\nrealistic: {{threshold: 80}}")

    assert judged(one, share("04-01", good, whole, metric=metric), on="05-01").outlook.established is established


@pytest.mark.parametrize(
    ("good", "whole", "established"),
    [
        # 760 of 1000 is 73.3 to 78.5 %: crosses 75, the nearer end
        (760, 1000, False),
        # 7800 of 10000 is 77.2 to 78.8 %
        (7800, 10000, True),
        # 84 % of 1000 is 81.6 to 86.1 %: crosses 85
        (840, 1000, False),
        # the middle: 80 of 100 is 71 to 87 %, both ends asked
        (80, 100, False),
        (8000, 10000, True),
    ],
)
def test_range_is_established_at_its_nearer_end(good: int, whole: int, *, established: bool) -> None:
    """75 to 85 %."""
    one = goal("measurable: {metric: load, window: period}\nrealistic: {threshold: {from: 75, to: 85}}")

    assert judged(one, share("04-01", good, whole, metric="load"), on="05-01").outlook.established is established
