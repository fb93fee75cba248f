"""How sure a value is: 95 % intervals of shares, means and NPS, and whether a met threshold is established.

Square roots are taken in long decimals, not floats, so that an interval compares with a threshold the same everywhere.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import exp, lgamma, log, pi
from typing import TYPE_CHECKING

from smartgoal.knowledge.metric import Kind
from smartgoal.progress.terms import RangeTarget

if TYPE_CHECKING:
    from smartgoal.knowledge.metric import Metric
    from smartgoal.progress.history import Total
    from smartgoal.progress.terms import Terms

Interval = tuple[Fraction, Fraction]

Z95 = Fraction(196, 100)
"""By how many standard errors 95 % of a normal distribution lie around its middle, as the textbooks round it.

Whoever reckons a share's or an NPS's interval by hand does so with this figure, and shall find the same.
"""
_CONFIDENCE = 0.95
_Z = 1.959963984540054
"""The same to all digits, from which Student's t is worked out, as for its tables."""
_MANY = 1000
_PRECISION = 1e-13
_SMALLEST = 1e-15
_LONG = Context(prec=50, rounding=ROUND_HALF_EVEN)
_SHOWN = Context(prec=12, rounding=ROUND_HALF_EVEN)


def interval_of(metric: Metric, total: Total) -> Interval | None:
    """Return the 95 % interval of a total's value; None where its kind has none or the rows show no spread.

    It never leaves the metric's bounds: 103 % of 100 can't be.
    """
    if total.value is None or total.unweighted:
        return None
    if metric.is_share:
        low, high = wilson(total.value / 100, total.denominator)
        return 100 * low, 100 * high
    if metric.kind is Kind.NPS:
        return _within(metric, _nps(total))
    if metric.kind in {Kind.MEAN, Kind.RATIO}:
        return _within(metric, _mean(total))
    return None


def _within(metric: Metric, interval: Interval | None) -> Interval | None:
    if interval is None:
        return None
    (low, high), (least, most) = interval, metric.bounds
    return low if least is None else max(low, Fraction(least)), high if most is None else min(high, Fraction(most))


def rounded(interval: Interval) -> Interval:
    """Return an interval rounded to the 12 digits that are shown: roots have no last one."""
    low, high = interval
    return _rounded(low), _rounded(high)


def is_established(terms: Terms, value: Fraction, interval: Interval) -> bool:
    """Whether a met threshold is met by the whole interval; of a range the nearer end is asked."""
    low, high = interval
    if not isinstance(terms.threshold, RangeTarget):
        return terms.meets(low if terms.sign > 0 else high, terms.threshold)
    above, below = value - terms.threshold.low, terms.threshold.high - value
    return (above > below or low >= terms.threshold.low) and (below > above or high <= terms.threshold.high)


def wilson(share: Fraction, count: Fraction) -> Interval:
    """Return Wilson's 95 % interval of a share (0 to 1) of so many, z = 1.96.

    Centre (p + z²/2n) ÷ (1 + z²/n), half width z·√(p(1 - p)/n + z²/4n²) ÷ (1 + z²/n).
    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference (1927).
    """
    square = Z95 * Z95
    divisor = 1 + square / count
    centre = (share + square / (2 * count)) / divisor
    half = Z95 * root(share * (1 - share) / count + square / (4 * count * count)) / divisor
    # At 0 and 1 the ends are exact, which a root of fifty digits isn't.
    return min(max(centre - half, Fraction(0)), share), max(min(centre + half, Fraction(1)), share)


def _nps(total: Total) -> Interval | None:
    """Return NPS ± 1.96 · 100 · √((p + d - (p - d)²) ÷ n): the variance of answers worth 1, 0 and -1."""
    if total.value is None or total.squares is None:
        return None
    mean = total.value / 100
    variance = total.squares / total.denominator - mean * mean
    return _around(total.value, 100 * Z95 * root(max(variance, Fraction(0)) / total.denominator))


def _mean(total: Total) -> Interval | None:
    """Return mean ± t · s ÷ √n of raw observations, s² = (Σx² - n·mean²) ÷ (n - 1)."""
    count = total.rows
    if total.value is None or total.squares is None or count < 2 or total.denominator != count:
        return None
    variance = (total.squares - count * total.value * total.value) / (count - 1)
    return _around(total.value, t_quantile(count - 1) * root(max(variance, Fraction(0)) / count))


def _around(value: Fraction, half: Fraction) -> Interval | None:
    # Answers that are all alike say nothing of the spread, least of all that there is none.
    return (value - half, value + half) if half else None


def root(value: Fraction) -> Fraction:
    """Return the square root to fifty digits."""
    quotient = _LONG.divide(Decimal(value.numerator), Decimal(value.denominator))
    return Fraction(_LONG.sqrt(quotient))


def _rounded(value: Fraction) -> Fraction:
    return Fraction(_SHOWN.divide(Decimal(value.numerator), Decimal(value.denominator)))


def t_quantile(freedom: int) -> Fraction:
    """Return by how many standard errors 95 % of Student's t lie around 0, good to eleven digits.

    Newton's steps on the distribution function 1 - I(ν/(ν + t²); ν/2, ½)/2, I the regularised incomplete beta function
    (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.1). The first guess is below the root and the
    function is concave there, so the steps climb to it without passing.
    """
    if freedom > _MANY:
        return Fraction(f"{t_near(_Z, freedom):.11e}")
    guess = _Z
    goal = (1 + _CONFIDENCE) / 2
    step = guess
    while step > _PRECISION * guess:
        tail = regularised_beta(freedom / (freedom + guess * guess), freedom / 2, 0.5) / 2
        step = (goal - (1 - tail)) / _t_density(guess, freedom)
        guess += step
    return Fraction(f"{guess:.11e}")


def t_near(z: float, freedom: int) -> float:
    """Return the quantile of Student's t where the normal's is z, by its expansion in 1/ν.

    Abramowitz and Stegun 26.7.5; from six degrees of freedom on good to a thousandth, from a thousand on to 12 digits.
    """
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / freedom + second / freedom**2 + third / freedom**3


def _t_density(at: float, freedom: int) -> float:
    scale = lgamma((freedom + 1) / 2) - lgamma(freedom / 2) - log(freedom * pi) / 2
    return exp(scale - (freedom + 1) / 2 * log(1 + at * at / freedom))


def regularised_beta(at: float, first: float, second: float) -> float:
    """Return I(x; a, b) for 0 < x < 1 by its continued fraction.

    Abramowitz and Stegun 26.5.8, evaluated by Lentz's method; it converges fast for x < (a + 1) ÷ (a + b + 2), and
    beyond that I(x; a, b) = 1 - I(1 - x; b, a).
    """
    if at > (first + 1) / (first + second + 2):
        return 1 - regularised_beta(1 - at, second, first)
    scale = lgamma(first + second) - lgamma(first) - lgamma(second)
    front = exp(scale + first * log(at) + second * log(1 - at)) / first
    top, bottom = 1.0, 1 / (1 - (first + second) / (first + 1) * at)
    fraction, place, change = bottom, 0, 0.0
    while abs(change - 1) > _SMALLEST:
        place += 1
        even = place * (second - place) * at / ((first + 2 * place - 1) * (first + 2 * place))
        odd = -(first + place) * (first + second + place) * at / ((first + 2 * place) * (first + 2 * place + 1))
        for part in (even, odd):
            bottom = 1 / (1 + part * bottom)
            top = 1 + part / top
            change = top * bottom
            fraction *= change
    return front * fraction
