"""Numbers that name a thing, in texts that name no metric and in those that do."""

from __future__ import annotations

import pytest

from tests.knowledge.sentence.told import slots


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "Follow protocol 9 on ward 3.", ""),
        ("en", "Fill in form 27 and 28.", ""),
        ("en", "Use article no. 12 of the guide.", ""),
        ("en", "Call 400-820-8820.", ""),
        ("fr", "Suivre la fiche 12 à chaque appel.", ""),
        ("hu", "A 17. cikket minden ülésen felolvasni.", ""),
        ("hu", "A 27-es űrlapot kitölteni.", ""),
        ("zh", "按协议9核对。", ""),
        ("en", "Recruit 12 by June.", ">12"),
        ("en", "We must ship 40.", ">40"),
        ("en", "Agents each close 12.", ">12"),
        ("en", "Keep the fridge at the usual 4 °C.", ">4"),
        ("en", "Reach QQX 45.", ">45"),
        ("fr", "Afin de recruter 12.", ">12"),
        ("hu", "A 4,5-es átlagot elérni.", ">4.5"),
        ("zh", "每周签约12。", ">12"),
        ("hu", "A sort 9%-ra csökkenteni és ott tartani.", ">9%"),
        ("en", "Raise CSAT to 80 %, and cut AHT from 7 to 5 minutes.", ">80%; 420>300s"),
    ],
)
def test_a_number_beside_a_noun(language: str, text: str, figures: str) -> None:
    assert slots(text, language) == figures
