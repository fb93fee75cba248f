"""The core rules of YAML 1.2, and what stays text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.goals.yaml.scalars import plain_value


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_null(text: str) -> None:
    """Nothing, in the five ways to write it."""
    assert plain_value(text) is None


@pytest.mark.parametrize(("text", "value"), [("true", True), ("True", True), ("FALSE", False), ("false", False)])
def test_truth(text: str, value: bool) -> None:  # noqa: FBT001
    """Only true and false are truths."""
    assert plain_value(text) is value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("-0", 0),
        ("+5", 5),
        ("1250", 1250),
        ("-17", -17),
        ("9" * 18, 10**18 - 1),
        ("0x1F", 31),
        ("0o17", 15),
    ],
)
def test_whole_numbers(text: str, value: int) -> None:
    """They are ints."""
    assert plain_value(text) == value
    assert type(plain_value(text)) is int


@pytest.mark.parametrize(
    "text",
    ["80.0", "0.5", ".5", "-.5", "5.", "1e3", "1.5E-12", "-0.0", "1e+012", f"{'9' * 18}.{'9' * 15}"],
)
def test_decimals_are_exact(text: str) -> None:
    """They keep their digits, the zeros at the end too."""
    value = plain_value(text)

    assert isinstance(value, Decimal)
    assert value.as_tuple() == Decimal(text).as_tuple()


@pytest.mark.parametrize("text", ["yes", "no", "on", "off", "y", "1:30", "09:30", "1_000", "0b101", "TrUe", "nULL"])
def test_the_traps_of_yaml_1_1_stay_text(text: str) -> None:
    """What older YAML made of them surprised everyone."""
    assert plain_value(text) == text


LEADING_ZEROS = ("012", "-012", "00", "00.5")
BEYOND_THE_CAPS = ("1e13", "1e-13", "9" * 19, f"1.{'0' * 16}", f".{'1' * 16}", "1E+999999999")
ODD_BASES = ("0x_", "0x", "0xg", f"0x{'f' * 15}", "0o8", f"0o{'7' * 20}")
NO_NUMBERS = (".inf", "-.inf", ".nan", ".", "-", "+", "1.2.3", "14 %", "1,250", "--5", "١٢", "1e", "1e٣", "5\n")
DATES = ("2026-02-30", "2026-10-01")


@pytest.mark.parametrize("text", [*LEADING_ZEROS, *BEYOND_THE_CAPS, *ODD_BASES, *NO_NUMBERS, *DATES])
def test_what_isnt_surely_a_number_stays_text(text: str) -> None:
    """Leading zeros, dates, other scripts and numbers beyond the caps are left as typed."""
    assert plain_value(text) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9))
@settings(max_examples=50)
def test_any_ordinary_decimal_reads_back(number: Decimal) -> None:
    """From text to value nothing is rounded."""
    assert plain_value(f"{number:f}") == number
