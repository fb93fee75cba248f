"""Quantities: the forms people write, and what is said of the others."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from fractions import Fraction
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smartgoal.goals.quantity import (
    Amount,
    QuantityError,
    QuantityFault,
    quantity_pattern,
    read_amount,
    read_quantity,
)

PATTERN = re.compile(quantity_pattern())
UNITS = ["s", "min", "h", "ms", "%", "points", "/5", "count", "tickets", "1/h", "EUR", "currency", "MWh", "公顷"]
LANGUAGES = [None, "en", "fr", "zh", "hu"]


def fault_of(written: str | int | Decimal, unit: str, language: str | None = None) -> QuantityError:
    """Return the error of a quantity that must have one."""
    with pytest.raises(QuantityError) as caught:
        read_quantity(written, unit, language)
    return caught.value


@pytest.mark.parametrize(
    ("written", "unit", "value"),
    [
        (14, "%", "14"),
        (Decimal("14.50"), "%", "14.5"),
        ("14 %", "%", "14"),
        ("14%", "%", "14"),
        ("14", "%", "14"),
        ("0.14", "%", "0.14"),
        ("14,5 %", "%", "14.5"),
        ("14\u202f%", "%", "14"),
        ("85 %-ra", "%", "85"),
        ("１４，５％", "%", "14.5"),
        ("百分之80", "%", "80"),
        ("80 percent.", "%", "80"),
        ("5 ‰", "%", "0.5"),
        ("- 5 %", "%", "-5"),
        ("−5", "points", "-5"),
        ("-0", "points", "0"),
        ("+3 points", "points", "3"),
        ("3.5/5", "points", "3.5"),
        ("3,5 / 5", "/5", "3.5"),
        ("4 points", "/5", "4"),
        ("6 min", "s", "360"),
        ("0.5 h", "s", "1800"),
        ("2 days", "h", "48"),
        ("250 ms", "s", "0.25"),
        ("90 s", "min", "1.5"),
        ("5:45", "s", "345"),
        ("5:45", "min", "5.75"),
        ("5:45", "ms", "345000"),
        ("05:07", "s", "307"),
        ("90:00", "s", "5400"),
        ("-0:30", "s", "-30"),
        ("5:45.5", "s", "345.5"),
        ("5:45,25", "s", "345.25"),
        ("５：４５", "s", "345"),
        ("5:45:00", "h", "5.75"),
        ("5:45:30", "s", "20730"),
        ("5:45 min", "s", "345"),
        ("5:45 h", "s", "20700"),
        ("5:45 h", "h", "5.75"),
        ("1:30:00 h", "h", "1.5"),
        ("1 h 30 min", "h", "1.5"),
        ("1 h 30 min", "s", "5400"),
        ("5m 32s", "s", "332"),
        ("5 min 32.5 s", "s", "332.5"),
        ("1h30", "s", "5400"),
        ("5 min 45", "s", "345"),
        ("5 minutes and 45 seconds", "s", "345"),
        ("1 heure et 30 minutes", "min", "90"),
        ("1 óra és 30 perc", "min", "90"),
        ("-1 h 30", "h", "-1.5"),
        ("1 nap 2 óra", "h", "26"),
        ("5分30秒", "s", "330"),
        ("3分钟", "s", "180"),
        ("3分", "s", "180"),
        ("30 másodpercre", "s", "30"),
        ("1 250 calls", "count", "1250"),
        ("1'250", "count", "1250"),
        ("1250 appels", "tickets", "1250"),
        ("120 tickets", "count", "120"),
        ("12/h", "1/h", "12"),
        ("12 calls per hour", "1/h", "12"),
        ("0.5/min", "1/h", "30"),
        ("€1 200", "EUR", "1200"),
        ("1 200 €", "EUR", "1200"),
        ("-€5", "EUR", "-5"),
        ("€-5", "EUR", "-5"),
        ("€ 5.5", "€", "5.5"),
        ("CHF 12.50", "CHF", "12.5"),
        ("$5", "CAD", "5"),
        ("US$ 5", "USD", "5"),
        ("￥500", "CNY", "500"),
        ("500 円", "JPY", "500"),
        ("1200 Ft-ra", "HUF", "1200"),
        ("40 MWh", "MWh", "40"),
        ("40 mwh", "MWh", "40"),
        ("40公顷", "公顷", "40"),
        ("40", "公顷", "40"),
        ("5 m", "m", "5"),
        ("7 t CO2e", "t CO2e", "7"),
        ("7 new  customers", "new customers", "7"),
        (" 14 % \n", "%", "14"),
        ("14\n", "%", "14"),
    ],
)
def test_reads_what_people_write(written: str | int | Decimal, unit: str, value: str) -> None:
    assert read_quantity(written, unit) == Decimal(value)


@pytest.mark.parametrize(
    ("written", "language", "value"),
    [
        ("1,250 calls", "en", "1250"),
        ("1,250 calls", "zh", "1250"),
        ("1,250 appels", "fr", "1.25"),
        ("1.250 hívás", "hu", "1250"),
        ("1.250 calls", "en", "1.25"),
        ("14,5", "en", "14.5"),
        ("14.5", "fr", "14.5"),
        ("1,250.5", "hu", "1250.5"),
    ],
)
def test_only_the_language_decides_between_group_and_decimal_mark(written: str, language: str, value: str) -> None:
    assert read_quantity(written, "count", language) == Decimal(value)


@pytest.mark.parametrize("language", [None, "de"])
def test_without_a_known_language_both_readings_are_shown(language: str | None) -> None:
    error = fault_of("1,250 calls", "count", language)

    assert error.kind is QuantityFault.AMBIGUOUS
    assert error.message == '"1,250 calls" can be read as 1250 or as 1.25.'
    assert error.hint == "Write 1250 or 1.25, or declare the file's `language`."


def test_the_readings_offered_have_one_reading_themselves() -> None:
    error = fault_of("1,125 %", "%")

    assert error.message == '"1,125 %" can be read as 1125 or as 1.1250.'
    assert read_quantity("1.1250 %", "%") == Decimal("1.125")


@pytest.mark.parametrize("unit", ["h", "days", "hours"])
def test_two_part_times_of_hours_have_two_readings(unit: str) -> None:
    error = fault_of("5:45", unit)

    assert error.kind is QuantityFault.AMBIGUOUS
    assert error.message == '"5:45" can be hours and minutes or minutes and seconds.'
    assert error.hint == "Write 5 h 45 min or 5:45:00."


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("call", '"call" isn\'t a number.'),
        ("", '"" isn\'t a number.'),
        ("012", '"012" isn\'t a number.'),
        ("1_000", '"1_000" isn\'t a number.'),
        ("1e3", '"1e3" isn\'t a number.'),
        ("1e-3 s", '"1e-3 s" isn\'t a number.'),
        ("nan", '"nan" isn\'t a number.'),
        ("-inf", '"-inf" isn\'t a number.'),
        ("٣ %", '"٣ %" isn\'t a number.'),
        ("5:75", '"5:75" isn\'t a number.'),
        ("≥ 14 %", '"≥ 14 %" isn\'t a number.'),
        ("-€-5", '"-€-5" isn\'t a number.'),
        ("5 x\x00", '"5 x\x00" isn\'t a number.'),
        ("75-85 %", '"75-85 %" is more than one number.'),
        ("75–85 %", '"75–85 %" is more than one number.'),
        ("1,25,0", '"1,25,0" isn\'t a number.'),
        ("far too long a text to be echoed whole", '"far too long a text to be ech…" isn\'t a number.'),
    ],
)
def test_says_what_is_no_number(written: str, message: str) -> None:
    error = fault_of(written, "%")

    assert error.kind is QuantityFault.NOT_A_NUMBER
    assert error.message == message


@pytest.mark.parametrize(
    ("written", "text"),
    [(True, "true"), (False, "false"), (Decimal("NaN"), "NaN"), (Decimal("-Infinity"), "-Infinity")],
)
def test_no_truth_or_endless_value_is_a_number(written: int | Decimal, text: str) -> None:
    error = fault_of(written, "%")

    assert (error.kind, error.message) == (QuantityFault.NOT_A_NUMBER, f'"{text}" isn\'t a number.')


@pytest.mark.parametrize(
    ("written", "unit", "message", "hint"),
    [
        ("14 foo", "%", 'The unit "foo" isn\'t known.', "Write the number in %."),
        ("14 boxes", "count", 'The unit "boxes" isn\'t known.', "Write the number alone."),
        ("max 5", "%", 'The unit "max" isn\'t known.', "Write the number in %."),
        ("5 zz", "currency", 'The unit "zz" isn\'t known.', "Write the number with its currency, such as 1200 EUR."),
        ("€5 %", "EUR", 'The unit "€ %" isn\'t known.', "Write the number in EUR."),
        ("5:45 calls", "s", 'The unit "calls" isn\'t known.', "Write the number in s."),
        ("min 5", "s", 'The unit "min" isn\'t known.', "Write the number in s."),
    ],
)
def test_names_a_unit_that_is_unknown(written: str, unit: str, message: str, hint: str) -> None:
    error = fault_of(written, unit)

    assert (error.kind, error.message, error.hint) == (QuantityFault.UNKNOWN_UNIT, message, hint)


@pytest.mark.parametrize(
    "written",
    ["75 to 85 %", "18 % → 14 %", "75 % – 85 %", "30 min 1 h", "30 s 5", "1 h 30 calls", "5 min 5 min", "1 day 3"],
)
def test_several_numbers_are_no_quantity(written: str) -> None:
    error = fault_of(written, "s")

    assert error.kind is QuantityFault.AMBIGUOUS
    assert error.message == f'"{written}" is more than one number.'
    assert error.hint == "Write one number with its unit, or a range as {from: 75 %, to: 85 %}."


@pytest.mark.parametrize(
    ("written", "unit", "hint"),
    [
        ("6 min", "%", "Write the number in %."),
        ("5:45", "%", "Write the number in %."),
        ("1 h 30 min", "count", "Write the number alone."),
        ("80 %", "points", "Write the number in points."),
        ("4/10", "/5", "Write the number in /5."),
        ("5 €", "USD", "Write the number in USD."),
        ("€5", "HUF", "Write the number in HUF."),
        ("5 %", "currency", "Write the number with its currency, such as 1200 EUR."),
        ("5 calls", "children", "Write the number in children."),
        ("3 points", "%", "Write the percentage to reach, not a number of points."),
        ("3 pp", "%", "Write the percentage to reach, not a number of points."),
        ("10 calls/day", "1/h", "Write the number in 1/h."),
    ],
)
def test_units_that_dont_convert(written: str, unit: str, hint: str) -> None:
    error = fault_of(written, unit)

    assert error.kind is QuantityFault.UNIT_MISMATCH
    assert error.message == f"\"{written}\" doesn't convert to {unit}, the metric's unit."
    assert error.hint == hint


def test_a_value_without_end_in_the_metrics_unit_is_refused_not_rounded() -> None:
    error = fault_of("100 s", "min")

    assert error.kind is QuantityFault.ENDLESS
    assert error.message == '"100 s" has no end as a number of min: about 1.67.'
    assert error.hint == "Give the metric `unit: s` under `metrics`, or round to 1.67 min."


@pytest.mark.parametrize(
    ("written", "unit", "about", "instead"),
    [("5:40", "min", "5.67", "s"), ("-100 min", "h", "-1.67", "min"), ("1 s", "h", "0.000278", "s")],
)
def test_where_a_value_has_no_end_the_unit_it_was_written_in_is_named(
    written: str, unit: str, about: str, instead: str
) -> None:
    error = fault_of(written, unit)

    assert error.message.endswith(f": about {about}.")
    assert f"`unit: {instead}`" in error.hint


@pytest.mark.parametrize(
    ("written", "says"),
    [("1:00 s", "first colon is in min or h."), ("1:00:00 min", "first colon is in h."), ("1:00 days", "in min or h.")],
)
def test_a_time_with_a_colon_begins_with_minutes_or_hours(written: str, says: str) -> None:
    error = fault_of(written, "s")

    assert error.kind is QuantityFault.AMBIGUOUS
    assert error.message.endswith(says)
    assert "without a colon" in error.hint


@pytest.mark.parametrize(
    ("written", "language", "hint"),
    [
        ("1.250", None, "Write 1.25 or 1250, or declare the file's `language`."),
        ("1.125", "hu", "Write 1.1250 or 1125."),
        ("-999.999", "fr", "Write -999.9990 or -999999."),
    ],
)
def test_a_number_with_three_digits_behind_its_point_has_two_readings(
    written: str, language: str | None, hint: str
) -> None:
    """However YAML reads it; whoever writes it unquoted in a Hungarian file may mean the same as in quotes."""
    error = fault_of(Decimal(written), "count", language)

    assert (error.kind, error.hint) == (QuantityFault.AMBIGUOUS, hint)
    assert error.message.startswith(f'"{written}" can be read as')


@pytest.mark.parametrize(
    ("written", "language"),
    [("1.250", "en"), ("1.250", "zh"), ("0.125", "hu"), ("1.2500", "fr"), ("1250.125", None), ("1.25", "hu")],
)
def test_other_numbers_with_a_point_have_one(written: str, language: str | None) -> None:
    """A language that writes the point, a zero before it, other digits than three."""
    assert read_quantity(Decimal(written), "count", language) == Decimal(written)


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("1234567890123456789", "count"),
        ("0.1234567890123456", "count"),
        (10**18, "count"),
        (Decimal("1E+5000"), "count"),
        (Decimal("1E+999999999"), "count"),
        (Decimal("1E-16"), "count"),
        ("999999999999999999 h", "s"),
        ("1234567890123456789:00", "s"),
        ("5:45.1234567890123456", "s"),
        ("1 h 1234567890123456789 min", "s"),
    ],
)
def test_numbers_of_too_many_digits(written: str | int | Decimal, unit: str) -> None:
    error = fault_of(written, unit)

    assert error.kind is QuantityFault.TOO_LARGE
    assert error.hint == "Write at most 18 digits before the decimal mark and 15 after it."


def test_a_currency_metric_says_which_currency_was_written() -> None:
    assert read_amount("CHF 12.50", "currency") == Amount(Decimal("12.5"), "CHF")
    assert read_amount("1 200 Ft", "currency") == Amount(Decimal(1200), "HUF")
    assert read_amount("12.5", "currency") == Amount(Decimal("12.5"), "currency")
    assert read_amount(12, "currency") == Amount(Decimal(12), "currency")
    assert read_amount("$5", "CAD") == Amount(Decimal(5), "CAD")


def test_every_sentence_is_short_and_ends() -> None:
    long = "x" * 500
    errors = [
        fault_of(f"5 {long}", f"{long}y"),
        fault_of(long, long),
        fault_of("6 min", long),
        fault_of("9" * 99, long),
    ]

    assert max(len(error.message) for error in errors) <= 100
    assert {error.message[-1] + error.hint[-1] for error in errors} == {".."}


PIECES = [
    "1",
    "12",
    "250",
    "0",
    "005",
    ",",
    ".",
    " ",
    ":",
    "/",
    "-",
    "+",
    "−",
    "%",
    "€",
    "h",
    "min",
    "s",
    "e3",
    "_",
    "'",
]
PIECES += [
    "１",
    "，",
    "：",
    "－",
    "％",
    "\n",
    "\t",
    "\x00",
    "百分之",
    "CHF",
    "Ft",
    "to",
    "公顷",
    "٣",
    "\u00a0",
    "\u3000",
    "²",
]
texts = st.lists(st.sampled_from(PIECES), max_size=9).map("".join) | st.text(max_size=12)


@given(texts, st.sampled_from(UNITS), st.sampled_from(LANGUAGES))
@settings(max_examples=500)
@example("5\n", "%", None)
@example("1 250\u3000", "s", None)
def test_not_a_number_exactly_where_the_pattern_doesnt_match(text: str, unit: str, language: str | None) -> None:
    try:
        value: Decimal | None = read_quantity(text, unit, language)
        kind = None
    except QuantityError as error:
        value, kind = None, error.kind

    assert (kind is QuantityFault.NOT_A_NUMBER) == (PATTERN.search(text) is None)
    if value is not None:
        assert abs(value) < 10**18
        assert value == 0 or Fraction(value) * 10**15 % 1 == 0


def test_the_pattern_has_nothing_that_only_python_knows() -> None:
    pattern = quantity_pattern()

    assert pattern.isascii()
    assert set(re.findall(r"\(\?[^:!]", pattern)) == set()
    assert set(re.findall(r"\\(.)", pattern)) <= set("utrn-")
    assert (pattern[0], pattern[-1]) == ("^", "$")


@pytest.mark.parametrize("piece", [" ", "1", "1 ", "100 ", "100,", "a", "/ ", "5:", "h 2", "€ ", " -", "\n", "0."])
def test_long_texts_take_no_long_time(piece: str) -> None:
    """Ten times the text takes about ten times as long; trying the ways to read it in turn would take a hundred."""
    assert _seconds_for(piece, 20_000) < 40 * _seconds_for(piece, 2_000)


def _seconds_for(piece: str, times: int) -> float:
    """Return how long reading takes, without what else the machine had to do."""
    text = piece * times
    took = []
    for _ in range(3):
        begun = process_time()
        for one in (text, f"1{text}\x00", f"1 x{text}\x00"):
            PATTERN.search(one)
            fault_of(one, "s")
        took.append(process_time() - begun)
    return min(took)


@given(st.integers(0, 10**6), st.integers(0, 59), st.integers(0, 59))
def test_clock_and_compound_forms_agree(hours: int, minutes: int, seconds: int) -> None:
    total = hours * 3600 + minutes * 60 + seconds

    with localcontext(prec=2):
        assert read_quantity(f"{hours}:{minutes:02}:{seconds:02}", "s") == total
        assert read_quantity(f"{hours} h {minutes} min {seconds} s", "s") == total
        assert read_quantity(f"{hours}:{minutes:02}", "s") == hours * 60 + minutes
        assert read_quantity(f"{hours}h{minutes:02}m", "min") == hours * 60 + minutes


def test_an_integer_too_long_for_python_to_print_is_too_large() -> None:
    error = fault_of(10**5000, "count")

    assert (error.kind, error.message) == (QuantityFault.TOO_LARGE, '"1.00000e+5000" has too many digits.')


@pytest.mark.parametrize(
    ("written", "unit", "out"),
    [
        ("€420k", "EUR", "420000 EUR"),
        ("£1.2m", "GBP", "1200000 GBP"),
        ("420k EUR", "EUR", "420000 EUR"),
        ("420 k€", "EUR", "420000 EUR"),
        ("420k", "EUR", "420000 EUR"),
        ("¥40万", "CNY", "400000 CNY"),
        ("40万元", "CNY", "400000 CNY"),
        ("48 millió Ft", "HUF", "48000000 HUF"),
        ("€420k", "currency", "420000 EUR"),
        ("€1,200k", "EUR", "such as 420000 EUR"),
    ],
)
def test_money_in_thousands_is_told_written_out(written: str, unit: str, out: str) -> None:
    """Texts may shorten; a field is judged by."""
    with pytest.raises(QuantityError) as caught:
        read_quantity(written, unit)

    assert caught.value.message == f'"{written}" shortens thousands or millions.'
    assert out in caught.value.hint


@pytest.mark.parametrize(("written", "unit"), [("420k", "min"), ("420 km", "EUR"), ("€420x", "EUR")])
def test_letters_that_shorten_no_money_are_unknown_units(written: str, unit: str) -> None:
    with pytest.raises(QuantityError, match="isn't known"):
        read_quantity(written, unit)


@pytest.mark.parametrize("unit", ["d", "j", "days"])
@pytest.mark.parametrize("written", ["40 days", "40 d", "40 jours", "40 nap", "40 天"])
def test_days_are_days_under_any_name(written: str, unit: str) -> None:
    assert read_quantity(written, unit) == 40


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(
    "written",
    [
        *("5½ minutes", "5½", "5 ½ min", "½ h", "5 1/2 minutes", "5 1/2", "5-1/2 min", "1/2 h", "12½ %", "£2½ million"),
        *("five and a half minutes", "5 and a half minutes", "5 minutes and a half", "1 h 1/2", "1h½", "1 h 5½ min"),
        *("une heure et demie", "1 heure et demie", "1 h et demie", "5 et demi min", "5 min ½", "5 1⁄2", "51⁄2"),
        *(
            "5分半",
            "5分钟半",
            "1个半小时",
            "一个半小时",
            "5 és fél perc",
            "öt és fél perc",
            "másfél óra",
            "1 és 1/2 óra",
        ),
    ],
)
def test_a_part_of_one_in_signs_or_words_is_refused_not_misread(written: str, unit: str) -> None:
    with pytest.raises(QuantityError):
        read_quantity(written, unit)
