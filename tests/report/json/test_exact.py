"""JSON keeps every digit, every letter in ASCII, and refuses what it can't keep."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.report.json.exact import json_number, json_text
from tests.report.test_escape import HOSTILE


class Shade(StrEnum):
    """An enum to be written."""

    LIGHT = "light"


def test_indented() -> None:
    """Two blanks a level, one line a value."""
    value = {"a": 1, "b": [True, None], "c": {}, "d": (), "e": {"f": Shade.LIGHT}, "g": date(2026, 12, 31)}

    assert (
        json_text(value)
        == """\
{
  "a": 1,
  "b": [
    true,
    null
  ],
  "c": {},
  "d": [],
  "e": {
    "f": "light"
  },
  "g": "2026-12-31"
}"""
    )


def test_in_one_line() -> None:
    """Without indent everything stands in one line."""
    assert json_text({"a": [1, {"b": "c"}]}, indent=None) == '{"a": [1, {"b": "c"}]}'


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Decimal("14.50"), "14.5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0"), "0"),
        (Decimal("-0.000"), "0"),
        (Decimal(100), "100"),
        (Decimal("0.1234567890123456789"), "0.1234567890123456789"),
        (Fraction(7, 8), "0.875"),
        (Fraction(0), "0"),
        (Fraction(2, 3), "0.666666666667"),
        (Fraction(-1, 3), "-0.333333333333"),
        (Fraction(10**15 + 1, 3), "333333333333000"),
    ],
)
def test_numbers(number: Decimal | Fraction, text: str) -> None:
    """Finite decimals keep their digits; others are rounded to twelve, never written with an exponent."""
    assert json_number(number) == text


def test_half_goes_to_the_even_digit() -> None:
    """A tie in the thirteenth digit can't occur in an infinite decimal, so rounding always goes to the nearer."""
    assert json_number(Fraction(1, 7)) == "0.142857142857"


@pytest.mark.parametrize("value", [1.5, float("nan"), object(), {1.5: 1}, {1: 1}, b"x", {"a": {1, 2}}])
def test_what_json_cant_keep_is_refused(value: object) -> None:
    """A float on its way out would be a verdict that isn't exact."""
    with pytest.raises(TypeError, match="can't be written as JSON"):
        json_text(value)


def test_enums_as_keys() -> None:
    """A key is its value."""
    assert json_text({Shade.LIGHT: 1}, indent=None) == '{"light": 1}'


@given(HOSTILE)
@settings(max_examples=200, deadline=None)
def test_any_text_is_ascii_and_read_back(text: str) -> None:
    """No character leaves as it is that a terminal or a parser could trip over."""
    written = json_text({"text": text})

    assert written.isascii()
    assert all(char >= " " or char == "\n" for char in written)
    assert "\x7f" not in written
    assert json.loads(written) == {"text": text}


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6) | st.fractions(max_denominator=2**8))
@settings(max_examples=200, deadline=None)
def test_decimals_are_read_back_exactly(number: Decimal | Fraction) -> None:
    """A decimal is read back as itself; a fraction whose decimal ends too."""
    read = json.loads(json_text([number]), parse_float=Decimal, parse_int=Decimal)[0]

    if isinstance(number, Decimal) or Fraction(read) == number:
        assert Fraction(read) == Fraction(number)
    else:
        assert abs(Fraction(read) - number) <= abs(number) / 10**11
