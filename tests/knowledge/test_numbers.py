"""Numbers: the grammar, its languages, and readings without a language."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.knowledge.numbers import (
    MARKS,
    NUMBER_FORM,
    finite_decimal,
    normalise_digits,
    parse_number,
    plain_digits,
    readings_of,
    unmistakable,
)

EVERY_GROUP = " ,.'"
written_numbers = st.from_regex(r"[+\-−]?[0-9]{1,7}([ ,.'’\u00a0\u202f][0-9]{3}){0,3}([.,][0-9]{1,4})?", fullmatch=True)


@st.composite
def decimals(draw: st.DrawFn) -> Decimal:
    """Any number that may be written: 18 digits before the mark, 15 after it."""
    whole, part = draw(st.integers(0, 10**18 - 1)), draw(st.text("0123456789", max_size=15))
    return Decimal(f"{draw(st.sampled_from(['', '-']))}{whole}.{part}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14", "14"),
        ("+5", "5"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("-0", "0"),
        (".5", "0.5"),
        ("0.125", "0.125"),
        ("007", "7"),
        ("1,250", "1250"),
        ("1,250.5", "1250.5"),
        ("1 250", "1250"),
        ("1\u00a0250\u202f000", "1250000"),
        ("1'250", "1250"),
        ("1’250’000.75", "1250000.75"),
        ("999,999,999,999,999,999.123456789012345", "999999999999999999.123456789012345"),
    ],
)
def test_reads_numbers_with_a_point(text: str, expected: str) -> None:
    assert parse_number(text, decimal=".", groups=", '") == Decimal(expected)


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", ".", "5.", "1,25", "1,2500", "12,34,567", "1,250 000", "0,125", "1234,567", "1..5", "--5", "+-5"),
        *(
            "nan",
            "inf",
            "Infinity",
            "1_000",
            "0x10",
            "1e3",
            "5 ",
            " 5",
            "5\n",
            "- 5",
            "１２",
            "٣",
            "५",
            "²",
            "½",
            "1 250.5.5",
        ),
        *("1234567890123456789", "0.1234567890123456", "1,000,000,000,000,000,000,000"),
    ],
)
def test_refuses_everything_else(text: str) -> None:
    assert parse_number(text, decimal=".", groups=", '") is None


def test_a_group_mark_must_be_declared() -> None:
    assert parse_number("1 250", decimal=".", groups=",") is None
    assert parse_number("1.250", decimal=",", groups=" ") is None
    assert parse_number("1.250", decimal=",", groups=".") == 1250


@pytest.mark.parametrize(
    ("text", "expected"), [("1.5e3", "1500"), ("1E-12", "1e-12"), ("2e+012", None), ("1e13", None)]
)
def test_exponents_only_where_allowed_and_within_twelve(text: str, expected: str | None) -> None:
    read = parse_number(text, decimal=".", groups="", exponent=True)

    assert read == (Decimal(expected) if expected else None)
    assert parse_number(text, decimal=".", groups="") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,250", ["1250", "1.25"]),
        ("1.250", ["1.25", "1250"]),
        ("-12,500", ["-12500", "-12.5"]),
        ("0,125", ["0.125"]),
        ("14,5", ["14.5"]),
        ("14.5", ["14.5"]),
        ("1 250", ["1250"]),
        ("1.250,5", ["1250.5"]),
        ("1,250.5", ["1250.5"]),
        ("1,250,000", ["1250000"]),
        ("1234,567", ["1234.567"]),
        ("1 250,500", ["1250.5"]),
        ("1,000", ["1000", "1"]),
        ("80", ["80"]),
        ("1,25,0", []),
        ("call", []),
    ],
)
def test_readings_without_a_language(text: str, expected: list[str]) -> None:
    assert list(readings_of(text)) == [Decimal(reading) for reading in expected]


@pytest.mark.parametrize(("language", "expected"), [("en", 1250), ("zh", 1250), ("fr", "1.25"), ("hu", "1.25")])
def test_a_language_decides(language: str, expected: str) -> None:
    marks = MARKS[language]

    assert parse_number("1,250", decimal=marks.decimal, groups=marks.groups) == Decimal(expected)


def test_full_width_is_the_same_text_and_nothing_else_changes() -> None:
    assert normalise_digits("－１，２５０．５　％") == "-1,250.5 %"
    assert normalise_digits("￥5 ￡5") == "¥5 £5"
    assert normalise_digits("5² ½ ٣ 公顷") == "5² ½ ٣ 公顷"


@given(decimals(), st.sampled_from(sorted(MARKS)))
def test_what_a_language_writes_is_read_exactly_whatever_the_context(value: Decimal, language: str) -> None:
    marks = MARKS[language]
    whole, _, part = f"{value:,f}".partition(".")
    for group in marks.groups:
        text = whole.replace(",", group) + (marks.decimal + part if part else "")
        with localcontext(prec=2):
            read = parse_number(text, decimal=marks.decimal, groups=marks.groups)
        assert read == value


@given(written_numbers | st.text(max_size=12))
def test_readings_match_the_form(text: str) -> None:
    """A text without sign and leading zeros has a reading exactly where it has the form of a number."""
    unsigned = text.lstrip("+-−")
    if len(unsigned) < len(text) - 1 or re.match("0[0-9]", unsigned) or not unsigned.isascii():
        return
    fits = re.fullmatch(NUMBER_FORM, unsigned) is not None
    assert bool(readings_of(text)) == (fits and max(map(len, re.findall("[0-9]+", unsigned)), default=0) <= 18)


@given(st.text("0123456789.,' eE+-", max_size=30))
@settings(max_examples=200)
def test_two_readings_only_for_one_group_of_three(text: str) -> None:
    readings = readings_of(text)

    assert len(readings) <= 2
    if len(readings) == 2:
        assert re.fullmatch(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}", text)


@given(decimals())
def test_a_fraction_of_a_decimal_is_that_decimal(value: Decimal) -> None:
    with localcontext(prec=2):
        assert finite_decimal(Fraction(value)) == value


def test_a_fraction_without_end_is_no_decimal() -> None:
    assert finite_decimal(Fraction(1, 3)) is None
    assert finite_decimal(Fraction(1, 10**16)) is None
    assert finite_decimal(Fraction(1, 8), places=2) is None


@given(decimals() | st.decimals(min_value=-1000, max_value=1000, places=3))
def test_an_unmistakable_number_has_one_reading(value: Decimal) -> None:
    assert readings_of(unmistakable(plain_digits(value))) == (value,)


@pytest.mark.parametrize(
    ("value", "expected"), [("-0.00", "0"), ("80.0", "80"), ("1E+3", "1000"), ("-1.50", "-1.5"), ("1E-7", "0.0000001")]
)
def test_plain_digits(value: str, expected: str) -> None:
    assert plain_digits(Decimal(value)) == expected
