"""Lengths written like a clock, and times of the day."""

from __future__ import annotations

from decimal import Decimal

import pytest

from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence import read_sentence


def seconds(text: str, language: str) -> tuple[int | None, int | None, int | None] | None:
    """Return the principal quantity's start, target and change; None where there is none."""
    quantity = read_sentence(text, language=language, metrics=load_catalogue(), today=None).quantity
    if quantity is None:
        return None
    assert quantity.unit == "s"
    slots = (quantity.from_, quantity.to, quantity.change)
    start, target, change = (None if value is None else int(value) for value in slots)
    return start, target, change


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Durée moyenne de traitement de 7:30 à 6:00", (450, 360, None)),
        ("fr", "Réduire la durée moyenne de traitement de 7:30 à 6:00", (450, 360, None)),
        ("fr", "Ramener la DMT à 6:00", (None, 360, None)),
        ("fr", "Maintenir la DMT à 6:00", (None, 360, None)),
        ("fr", "La durée de traitement passera de 7'30 à 6'00", (450, 360, None)),
        ("fr", "La durée de traitement passera de 7’30” à 6’00”", (450, 360, None)),
        ("fr", "Ramener la DMT à 6'", (None, 360, None)),
        ("fr", "Réduire la DMT de 1:30 à 6:00", (None, 360, -90)),
        ("fr", "Réduire le temps d'attente à 9:00 à 5 minutes", (None, 300, None)),
        ("hu", "Az átlagos hívásidő 7:30-ról 6:00 percre csökkenjen", (450, 360, None)),
        ("hu", "A várakozási idő 2:30 percről 1:45 percre csökkenjen", (150, 105, None)),
        ("hu", "A várakozási idő 2:30-ról 1:45-re csökkenjen", (150, 105, None)),
        ("hu", "Az ügyintézési idő 7:30 óráról 6:00 órára csökkenjen", (27000, 21600, None)),
        ("hu", "A kezelési időt 6:00-ig csökkenteni", (None, 360, None)),
        ("en", "Reduce AHT by 1:30", (None, None, -90)),
        ("en", "Keep AHT at 6:00", (None, 360, None)),
        ("en", "AHT of 6:00 minutes", (None, 360, None)),
        ("en", "Cut the wait from 1:05:00 to 0:45:00", (3900, 2700, None)),
        ("zh", "平均处理时长从7'30\"降到6'00\"", (450, 360, None)),
        ("zh", "平均处理时长从7:30降到6:00分钟", (450, 360, None)),
    ],
)
def test_lengths(language: str, text: str, expected: tuple[int | None, int | None, int | None]) -> None:
    """Minutes and seconds, or hours and minutes where the unit says so."""
    assert seconds(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Answer by 17:00"),
        ("en", "Open the desk from 9:00 to 18:00"),
        ("en", "Publish the wait times by 9:00 every day"),
        ("en", "Stand-up at 9:15 every day"),
        ("fr", "Ouvrir le guichet de 9:00 à 18:00"),
        ("fr", "Réunion d'équipe à 9:00 chaque lundi"),
        ("fr", "Publier le temps d'attente à 9:00 chaque matin"),
        ("fr", "Envoyer le rapport avant 9:00"),
        ("hu", "Minden reggel 9:00-kor megbeszélés"),
        ("hu", "Reggel 8:00-tól 16:00-ig nyitva"),
        ("hu", "Reggel 8:00 órától 16:00 óráig nyitva"),
    ],
)
def test_times_of_the_day(language: str, text: str) -> None:
    """They are no targets."""
    assert seconds(text, language) is None


def test_primes_elsewhere() -> None:
    """Feet, thousands and quotes are no minutes."""
    quantity = read_sentence("Pay 5'000 CHF less", language="en", metrics={}, today=None).quantity
    assert quantity is not None
    assert (quantity.to, quantity.unit) == (Decimal(5000), "CHF")
    tall = read_sentence("Grow to 6' in the garden", language="en", metrics={}, today=None).quantity
    assert tall is not None
    assert tall.unit != "s"
