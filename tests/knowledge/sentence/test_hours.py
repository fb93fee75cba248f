"""Hours of the day, apart from how long something takes."""

from __future__ import annotations

import pytest

from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence import read_sentence


@pytest.mark.parametrize(
    ("language", "text", "slots"),
    [
        ("en", "Place a nurse from 16:00 to 22:00, so that the time to triage falls from 17 to 10 minutes.", ["17 10"]),
        ("en", "Move breaks to the slot from 14:00 to 16:00", []),
        ("en", "Keep the shop open from 9 am to 5:30 pm", []),
        ("en", "Help desk open until 8 pm", []),
        ("en", "Raise the share of mail dispatched before 5 pm to 97 %", ["None 97"]),
        ("fr", "Ouvrir un second guichet de 9 h à 12 h", []),
        ("fr", "Ouvrir de 14 h 30 à 16 h 15, le délai passe de 20 min à 10 min", ["20 10"]),
        ("zh", "每天9:00至12:00开放窗口", []),
        ("zh", "上午9时至12时开放窗口，等待时间从40分钟降到30分钟", ["2400 1800"]),
        ("en", "Cut the wait from 6:00 to 5:00", ["360 300"]),
        ("en", "Raise the length of visits from 5:00 to 6:00", ["300 360"]),
        ("fr", "Porter la formation de 5 h à 10 h", ["5 10"]),
        ("fr", "Formation : de 8 h à 10 h par agent", ["8 10"]),
        ("fr", "Délai de 48 h à 24 h", ["48 24"]),
    ],
)
def test_hours_of_the_day_are_no_length(language: str, text: str, slots: list[str]) -> None:
    sentence = read_sentence(text, language=language, metrics=load_catalogue(), today=None)

    assert [f"{one.from_} {one.to}" for one in sentence.quantities if one.unit != "second"] == slots
    assert sentence.measurable is True


def test_a_place_has_hours() -> None:
    """Who is where from when to when can be watched."""
    sentence = read_sentence("Garantir deux agents à l'accueil de 8 h à 18 h", language="fr", metrics={}, today=None)

    assert sentence.vague_objects == ()
