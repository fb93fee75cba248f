"""Times that something begins with: no last day, but when it is done."""

from __future__ import annotations

import pytest

from tests.knowledge.sentence.told import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "À partir de 2027, enregistrer chaque appel"),
        ("fr", "Enregistrer chaque appel à partir de 2027"),
        ("fr", "À compter de 2027, enregistrer chaque appel"),
        ("fr", "Dès 2027, enregistrer chaque appel"),
        ("fr", "Dès septembre 2026, enregistrer chaque appel"),
        ("fr", "À partir de l'année 2027, enregistrer chaque appel"),
        ("fr", "Dès le début de 2027, enregistrer chaque appel"),
        ("en", "From 2027 on, record every call"),
        ("en", "From 2027 onwards, record every call"),
        ("en", "Record every call from 2027 on"),
        ("en", "Record every call starting in 2027"),
        ("en", "As of 2027, record every call"),
        ("en", "As from 1 January 2027 every call is recorded"),
        ("zh", "从2027年起，记录每个来电"),
        ("zh", "自2027年开始，记录每个来电"),
        ("hu", "2027-től minden hívást rögzíteni"),
        ("hu", "2027 januárjától minden hívást rögzíteni"),
        ("hu", "2027 elejétől minden hívást rögzíteni"),
    ],
)
def test_a_beginning_is_no_deadline(language: str, text: str) -> None:
    sentence = read(text, language)

    assert sentence.deadline is None
    assert sentence.time_bound is True


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Digitise the files from 2024"),
        ("en", "Archive the invoices from 2027 every week"),
        ("fr", "Enregistrer chaque appel depuis 2025"),
        ("hu", "A 2025-től gyűjtött panaszokat hetente rögzítjük"),
    ],
)
def test_which_year_is_meant_is_no_beginning(language: str, text: str) -> None:
    assert read(text, language).time_bound is False


def test_a_last_day_counts_beside_a_year() -> None:
    deadline = read("Digitise the files from 2024 by June 2026", "en").deadline

    assert deadline is not None
    assert deadline.text == "by June 2026"
