"""Shares that may be parts of 1 or percentages are refused where nothing tells which; small rates stay."""

from __future__ import annotations

from fractions import Fraction

import pytest

from smartgoal.errors import ReadingsError
from tests.readings.plans import codes, read
from tests.readings.together import directly, file, goal

_CSAT = 'date: Day\nowner: Agent\nmetrics:\n  csat: {value: Share, unit: "%", weight: n}\n'


def _text(shares: str) -> str:
    rows = "".join(f"2026-01-{day:02},{'AB'[day % 2]},{share},10\n" for day, share in enumerate(shares.split(), 1))
    return f"Day,Agent,Share,n\n{rows}"


def _tidy(shares: str, unit: str = "") -> str:
    rows = "".join(f"2026-01-{day:02},csat,{share},10,{unit}\n" for day, share in enumerate(shares.split(), 1))
    return f"date,metric,value,weight,unit\n{rows}"


@pytest.mark.parametrize(
    "shares", ["0.85 90 0.8 1 88", "0.85 90", "85 90 0.87 95 84 79 88", "0.4 40 0.5 55 12 0.61 71"]
)
def test_parts_of_one_beside_percentages(shares: str) -> None:
    """Their mean would be nobody's."""
    for text, source in ((_text(shares), _CSAT), (_tidy(shares), ""), (_tidy(shares, "%"), "")):
        with pytest.raises(ReadingsError) as caught:
            read(text, source)

        assert caught.value.code == "ambiguous_percent"
        assert "a part of 1 beside percentages?" in str(caught.value)


def test_the_cell_is_named() -> None:
    """With its line."""
    with pytest.raises(ReadingsError) as caught:
        read(_text("90 0.85 88.50"), _CSAT)

    assert str(caught.value) == (
        'export.csv, line 3: "0.85" in "Share" stands beside "88.5": a part of 1 beside percentages? '
        "Write their signs (85 %), or keep each in a file and source of its own."
    )


@pytest.mark.parametrize(
    "shares",
    [
        "0.8 1.2",
        "0.5 3 12 25 40",
        "0 85 90",
        "0.9 12 25",
        "0.85% 90%",
        "1.5 2 90",
        "0.9 0.8 0.7",
        "88 90 1 92",
        "0 100 1",
    ],
)
def test_small_percentages_stay(shares: str) -> None:
    """Where others lie between, or all are small and declared; 1 beside no parts of 1 is one percent."""
    assert read(_text(shares), _CSAT).accepted == len(shares.split())


@pytest.mark.parametrize(
    ("rows", "is_refused"),
    [
        ("0.5 200 20 5 0 30", False),
        ("0.4 250 33.3 3 0.5 200 50 2 0.25 400", False),
        ("0.85 1000 90 50 0.8 900", True),
        ("0.5 10 20 5", True),
    ],
)
def test_few_of_many_contacts_are_no_parts_of_one(rows: str, is_refused: bool) -> None:  # noqa: FBT001 (a case)
    """One of 200 is half a percent, one of five is twenty: what they stand for tells."""
    shares, weights = rows.split()[::2], rows.split()[1::2]
    lines = [f"2026-01-{day:02},A,{one},{of}\n" for day, (one, of) in enumerate(zip(shares, weights, strict=True), 1)]
    text = f"Day,Agent,Share,n\n{''.join(lines)}"

    if is_refused:
        with pytest.raises(ReadingsError, match="a part of 1 beside percentages"):
            read(text, _CSAT)
    else:
        assert read(text, _CSAT).accepted == len(shares)


def test_columns_of_owners_are_one() -> None:
    """One person's may be parts of 1, another's percentages."""
    source = 'date: Day\nowners: columns\nmetrics:\n  csat: {value: columns, unit: "%", weight: none}\n'
    with pytest.raises(ReadingsError) as caught:
        read("Day,Anna,Bence\n2026-01-05,0.8,90\n2026-01-06,0.85,85.5\n", source)

    assert '"0.85" in "Anna" stands beside "85.5"' in str(caught.value)


def test_a_tidy_file_of_parts_says_so() -> None:
    """Nobody has declared anything, and no satisfaction is below one percent."""
    with pytest.raises(ReadingsError) as caught:
        read(_tidy("0.85 0.9 1"))

    assert caught.value.code == "ambiguous_percent"
    assert 'every share of csat is at most 1, such as "1" in "value"' in str(caught.value)
    assert read(_tidy("0.85 0.9 1", "fraction")).totals["csat"].sum == 275
    assert read(_tidy("0.85 0.9 1", "%")).totals["csat"].sum * 100 == 275
    assert read(_tidy("0 0")).accepted == 2


@pytest.mark.parametrize(("shares", "is_refused"), [("0.4 0.5 50 33", False), ("0.4 0.5 0.6 50 33 44", True)])
def test_what_is_better_low_takes_more(shares: str, is_refused: bool) -> None:  # noqa: FBT001 (a case)
    """Half of two calls abandoned, and few of hundreds, happens; parts of 1 of their own unit do as well."""
    text = file(
        goal("few", "Anna", "metric: lost", "5 %"), head='metrics: {lost: {kind: ratio, unit: "%", better: lower}}'
    )
    rows = "".join(f"2026-04-{day:02},Anna,lost,{share},10\n" for day, share in enumerate(shares.split(), 1))
    export = {"a.csv": f"date,owner,metric,value,weight\n{rows}"}
    small = {"a.csv": "date,owner,metric,value,weight\n2026-04-01,Anna,lost,0.5,10\n"}

    assert directly({"g.yaml": text}, small)["few"].value == Fraction(1, 2)
    if is_refused:
        with pytest.raises(ReadingsError, match="a part of 1 beside percentages"):
            directly({"g.yaml": text}, export)
    else:
        assert directly({"g.yaml": text}, export)["few"].value == Fraction("20.975")


def test_only_what_was_taken_in_is_looked_at() -> None:
    """A share below nought is rejected by itself."""
    assert codes(read(_text("-0.5 85 90"), _CSAT)) == [(2, "out_of_range")]
