"""Values shown to people: one form, read back alike, never at odds with a verdict."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from smartgoal.goals.quantity import read_quantity
from smartgoal.goals.show import show, show_against, show_beside, write_quantity

UNITS = ["s", "min", "h", "ms", "days", "%", "‰", "points", "/5", "count", "tickets", "appels", "1/h", "1/day"]
UNITS += ["EUR", "€", "HUF", "USD", "currency", "MWh", "公顷", "new customers", "m", "seconds"]
units = st.sampled_from(UNITS)
written = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4)
written |= st.integers(-(10**15), 10**15).map(Decimal) | st.decimals(min_value=-99, max_value=99, places=15)
computed = st.fractions(-(10**6), 10**6, max_denominator=10**7)
limits = st.decimals(allow_nan=False, allow_infinity=False, min_value=-1000, max_value=1000, places=3)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("14", "%", "14 %"),
        ("14.50", "%", "14.5 %"),
        ("1E+2", "%", "100 %"),
        ("-0", "%", "0 %"),
        ("-5", "points", "-5 points"),
        ("1", "points", "1 point"),
        ("3.5", "/5", "3.5/5"),
        ("12", "1/h", "12/h"),
        ("1250", "count", "1250"),
        ("12500", "count", "12 500"),
        ("-1234567.5", "count", "-1 234 567.5"),
        ("120", "tickets", "120 tickets"),
        ("1", "tickets", "1 ticket"),
        ("1", "appels", "1 appel"),
        ("1", "cas", "1 cas"),
        ("12", "件", "12 件"),
        ("40", "MWh", "40 MWh"),
        ("1", "children", "1 children"),
        ("1", "days", "1 day"),
        ("5.75", "min", "5.75 min"),
        ("1.5", "h", "1.5 h"),
        ("1.5", "hours", "1.5 h"),
        ("5", "m", "5 m"),
        ("0", "s", "0 s"),
        ("45", "s", "45 s"),
        ("60", "s", "1 min"),
        ("345", "s", "5 min 45 s"),
        ("345.25", "s", "5 min 45.25 s"),
        ("5400", "s", "1 h 30 min"),
        ("3605", "s", "1 h 5 s"),
        ("-90", "s", "-1 min 30 s"),
        ("172800", "s", "48 h"),
        ("1200", "EUR", "€1200"),
        ("-12.5", "€", "-€12.50"),
        ("12.125", "USD", "$12.125"),
        ("12500", "HUF", "HUF 12 500"),
        ("1200", "currency", "1200"),
    ],
)
def test_what_somebody_wrote_keeps_its_digits(value: str, unit: str, expected: str) -> None:
    assert show(Decimal(value), unit) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("230/13", "%", "17.7 %"),
        ("160/2", "%", "80 %"),
        ("13/3", "points", "4.33 points"),
        ("1/3", "%", "0.333 %"),
        ("1/81", "%", "0.0123 %"),
        ("-1/81", "%", "-0.0123 %"),
        ("2/3000000000000000000", "%", "0 %"),
        ("8640/7", "count", "1234"),
        ("1/40", "%", "0.025 %"),
        ("1025/100", "%", "10.2 %"),
        ("1035/100", "%", "10.4 %"),
        ("8000/23", "s", "5 min 48 s"),
        ("59999/1000", "s", "1 min"),
        ("100/3", "s", "33.3 s"),
        ("1000/3", "EUR", "€333.33"),
        ("12345/10", "EUR", "€1234.50"),
        ("3", "EUR", "€3"),
    ],
)
def test_what_was_computed_is_rounded(value: str, unit: str, expected: str) -> None:
    assert show(Fraction(value), unit) == expected


@pytest.mark.parametrize(
    ("value", "limit", "unit", "expected"),
    [
        ("79.96", "80", "%", ("79.96 %", "80 %")),
        ("80.04", "80", "%", ("80.04 %", "80 %")),
        ("80", "80.0", "%", ("80 %", "80 %")),
        ("82.34", "80", "%", ("82.3 %", "80 %")),
        ("79.9999999", "80", "%", ("79.9999999 %", "80 %")),
        ("345.2", "345", "s", ("5 min 45.2 s", "5 min 45 s")),
        ("359.7", "345", "s", ("6 min", "5 min 45 s")),
        ("79.99996", "79.9999", "%", ("80 %", "79.9999 %")),
        ("79.94004", "79.94", "%", ("79.94004 %", "79.94 %")),
        ("1199.999", "1200", "EUR", ("€1199.999", "€1200")),
    ],
)
def test_a_value_beside_its_limit_has_digits_enough(
    value: str, limit: str, unit: str, expected: tuple[str, str]
) -> None:
    assert show_beside(Fraction(value), Decimal(limit), unit) == expected


def test_a_value_that_no_digits_part_from_its_limit_says_the_side() -> None:
    hair = Fraction(1, 10**20)

    assert show_beside(80 - hair, Decimal(80), "%") == ("<80 %", "80 %")
    assert show_beside(80 + hair, Decimal(80), "%") == (">80 %", "80 %")
    assert show_beside(-5 - hair, Decimal(-5), "points") == ("<-5 points", "-5 points")
    assert show_against(80 - hair, (Decimal(70), Decimal(80), Decimal(90)), "%") == "<80 %"


def test_a_value_against_several_limits_contradicts_none() -> None:
    assert show_against(Fraction("79.96"), (Decimal(80), Decimal("79.95")), "%") == "79.96 %"
    assert show_against(Fraction("79.96"), (Decimal("79.9"), Decimal(90)), "%") == "80 %"
    assert show_against(Fraction("79.96"), (), "%") == "80 %"
    assert show_against(Decimal("79.9600"), (Decimal(80),), "%") == "79.96 %"


@given(written, units)
@example(Decimal("-0.000000000000001"), "s")
def test_what_is_shown_reads_back(value: Decimal, unit: str) -> None:
    with localcontext(prec=2):
        assert read_quantity(show(value, unit), unit, "en") == value


@given(
    written | st.decimals(min_value=-1000, max_value=1000, places=3), units, st.sampled_from([None, "en", "fr", "hu"])
)
@example(Decimal("1.125"), "EUR", None)
@example(Decimal("5.125"), "s", "hu")
def test_what_is_written_reads_back_in_any_language(value: Decimal, unit: str, language: str | None) -> None:
    assert read_quantity(write_quantity(value, unit), unit, language) == value


@given(computed | limits.map(Fraction), limits, units)
def test_what_is_shown_never_contradicts_the_verdict(value: Fraction, limit: Decimal, unit: str) -> None:
    shown, shown_limit = show_beside(value, limit, unit)

    one, other = Fraction(read_quantity(shown, unit, "en")), Fraction(read_quantity(shown_limit, unit, "en"))
    assert other == limit
    assert (one < other, one == other) == (value < limit, value == limit)


@given(limits, st.fractions(-1, 1), st.integers(3, 25), units)
def test_hairs_breadths_are_never_shown_as_equal(limit: Decimal, share: Fraction, power: int, unit: str) -> None:
    assume(share)
    value = Fraction(limit) + share / 10**power

    shown, shown_limit = show_beside(value, limit, unit)

    if shown[0] in "<>":
        assert shown == ("<" if value < limit else ">") + shown_limit
    else:
        assert (Fraction(read_quantity(shown, unit, "en")) < limit) == (value < limit)


@given(computed, units)
def test_rounding_stays_near(value: Fraction, unit: str) -> None:
    read = Fraction(read_quantity(show(value, unit), unit, "en"))

    assert abs(read - value) <= max(abs(value) / 100, Fraction(1, 200))
    assert read * value >= 0
