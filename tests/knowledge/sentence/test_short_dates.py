"""Days without a year and years of two."""

from __future__ import annotations

from datetime import date

import pytest

from smartgoal.knowledge.sentence import read_sentence


def _last_day(text: str, language: str, *, fiscal: int = 1, today: date = date(2026, 3, 10)) -> str | None:
    found = read_sentence(text, language=language, metrics={}, today=today, fiscal_year_start=fiscal).deadline
    return None if found is None else f"{found.text}: {found.date}"


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "d'ici le 30/06", "d'ici le 30/06: 2026-06-30"),
        ("fr", "avant le 5/9", "avant le 5/9: 2026-09-04"),
        ("fr", "au plus tard le 05/06", "au plus tard le 05/06: 2026-06-05"),
        ("fr", "au 01/02", "au 01/02: 2027-02-01"),
        ("en", "by 30/06", "by 30/06: 2026-06-30"),
        ("en", "by 06/30", "by 06/30: 2026-06-30"),
        ("en", "by 05/06", "by 05/06: None"),
        ("en", "by 15.06.", "by 15.06: 2026-06-15"),
        ("hu", "06.30-ig", "06.30-ig: 2026-06-30"),
        ("hu", "06.30-ára", "06.30-ára: 2026-06-30"),
        ("zh", "6/30前", "6/30前: 2026-06-29"),
    ],
)
def test_a_day_and_a_month_are_a_date(language: str, text: str, day: str) -> None:
    sentence = read_sentence(f"12 ; {text}", language=language, metrics={}, today=date(2026, 3, 10))

    assert _last_day(f"12 ; {text}", language) == day
    assert all(quantity.unit.startswith("/") is False for quantity in sentence.quantities)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Raise the score from 3/5 to 4/5"),
        ("en", "Raise the mark to 12/20"),
        ("en", "Cut tickets by 1/3"),
        ("en", "Raise the basket by 15.06 EUR"),
        ("en", "Serve 24/7/365"),
        ("en", "Move from -3/10 to 05/10/"),
        ("en", "Meet 80/20"),
        ("fr", "Passer de 12/20 à 14/20"),
        ("fr", "Atteindre 15/20"),
        ("hu", "A jegyet 3/5-re javítani"),
        ("hu", "Az átlagot 03.45-re javítani"),
    ],
)
def test_marks_and_fractions_are_none(language: str, text: str) -> None:
    assert _last_day(text, language) is None


@pytest.mark.parametrize(
    ("language", "text", "fiscal", "day"),
    [
        ("en", "by the end of FY 2025/26", 4, "2026-03-31"),
        ("en", "by the end of FY25/26", 4, "2026-03-31"),
        ("en", "by FY2025-26", 4, "2026-03-31"),
        ("en", "by the end of the 2025/26 financial year", 4, "2026-03-31"),
        ("en", "in fiscal year 2025-26", 4, "2026-03-31"),
        ("en", "in 2025-2026", 4, "2026-03-31"),
        ("en", "by the end of FY 2025/26", 1, "None"),
        ("en", "by the end of FY25/26", 1, "None"),
        ("en", "by the end of the 2025/26 school year", 4, "None"),
        ("fr", "d'ici la fin de l'exercice 2025/26", 4, "2026-03-31"),
        ("fr", "d'ici la fin de l'exercice 2025-2026", 1, "None"),
        ("zh", "在2025-2026学年末", 1, "None"),
        ("hu", "a 2025/26-os tanév végéig", 4, "None"),
    ],
)
def test_a_year_of_two_ends_with_the_fiscal_year(language: str, text: str, fiscal: int, day: str) -> None:
    found = _last_day(f"NPS 45 {text}", language, fiscal=fiscal, today=date(2025, 5, 10))

    assert found is not None
    assert found.split(": ") == [text.removeprefix("a "), day]


def test_a_year_of_two_is_no_figure() -> None:
    sentence = read_sentence("Spend 5 % of the 2025/26 budget", language="en", metrics={}, today=None)

    assert [quantity.unit for quantity in sentence.quantities] == ["%"]
