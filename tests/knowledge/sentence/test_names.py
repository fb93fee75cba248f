"""Figures that name or describe something are read as no target."""

from __future__ import annotations

import pytest

from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence import Sentence, read_sentence


def _read(language: str, text: str) -> Sentence:
    return read_sentence(text, language=language, metrics=load_catalogue(), today=None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Escort visitors to room 204"),
        ("en", "Escort visitors to room number 204"),
        ("en", "Enhance the experience at counters 4 to 6"),
        ("en", "Enhance the experience in rooms 4-6"),
        ("en", "Better support for the over-65s"),
        ("en", "Talk to the residents of 27 Old Mill Lane about noise"),
        ("en", "Discuss problems in groups of four"),
        ("en", "Ask one of our 6 first-aiders"),
        ("en", "Build on the 15 years of experience in the team"),
        ("en", "Use Dynamics 365 on the till"),
        ("fr", "Mieux accueillir les plus de 65 ans"),
        ("fr", "Parler du bruit avec les riverains du 27 rue des Moulins"),
        ("zh", "与磨坊路27号的住户谈噪音问题"),
        ("zh", "问6名急救员之一"),
        ("hu", "Csökkenteni a várakozást a 7-es épületben"),
        ("hu", "Elősegíteni a kreativitást a 7. és 8. osztályban"),
        ("hu", "Kétség esetén a két műszakvezető egyikéhez fordulni"),
    ],
)
def test_names_are_no_targets(language: str, text: str) -> None:
    read = _read(language, text)

    assert (read.quantity, read.measurable) == (None, False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Wipe the floor 3 times"),
        ("en", "One inspection a week per machine 5 minutes long"),
        ("en", "Answer in under 60s"),
        ("en", "Groups of 10 or more"),
        ("en", "Sweep 27 streets"),
        ("en", "Paint 40 km of road"),
        ("en", "Write to room 2028"),
        ("fr", "Moins de 18 fautes"),
        ("zh", "每月15号前提交3份报告"),
        ("hu", "A 14. helyről a 8. helyre jutni"),
        ("hu", "Felújítani 3 épületet"),
    ],
)
def test_what_only_looks_like_a_name_stays(language: str, text: str) -> None:
    assert _read(language, text).measurable is (text != "Write to room 2028")
