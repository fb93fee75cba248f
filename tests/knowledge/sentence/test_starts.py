"""Where a change starts, told beside it."""

from __future__ import annotations

import pytest

from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence import Sentence, read_sentence


def read(text: str, language: str) -> Sentence:
    """Return what a text says."""
    return read_sentence(text, language=language, metrics=load_catalogue(), today=None)


@pytest.mark.parametrize(
    ("language", "text", "start"),
    [
        ("en", "Halve the backlog (now 600 tickets) by 30 June 2027", 600),
        ("en", "Halve the backlog, now 600 tickets, by 30 June 2027", 600),
        ("en", "Cut complaints by 20 % (600 today)", 600),
        ("en", "Cut complaints by 20 % (1,250 in 2026) by June 2027", 1250),
        ("en", "Cut complaints by 20 % (2026: 1,250) by June 2027", 1250),
        ("fr", "Réduire de 20 % les réclamations (1 250 en 2026) d'ici juin 2027", 1250),
        ("fr", "Réduire de 20 % les réclamations (aujourd'hui 600)", 600),
        ("zh", "将积压减半（现在600件）", 600),
        ("zh", "2027年底前将投诉减少20%（2026年1250件）", 1250),
        ("hu", "A hátralékot felezni (most 600 jegy)", 600),
        ("hu", "A panaszokat 2027. június végéig 20%-kal csökkenteni (2026-ban 1250)", 1250),
    ],
)
def test_starts(language: str, text: str, start: int) -> None:
    """The change has its start, so that nobody asks of what it is."""
    sentence = read(text, language)

    assert [one.from_ for one in sentence.quantities if one.from_ is not None] == [start]
    assert sentence.relative_changes == ()
    assert not any("2026" in one.text for one in sentence.deadlines)


@pytest.mark.parametrize(
    "text",
    [
        "Cut complaints by 20 % (18 stores)",
        "Cut complaints by 20 % (at most 980 in 2026) by June 2027",
        "Cut complaints by 20 % (980 in 2027)",
        "Cut complaints by 20 %, 980 in all) by June 2027",
        "Cut complaints by 20 %",
    ],
)
def test_no_starts(text: str) -> None:
    """Other figures in brackets, a bound, or a year that may be the target's."""
    assert all(one.from_ is None for one in read(text, "en").quantities)
