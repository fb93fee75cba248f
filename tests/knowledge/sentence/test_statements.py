"""Verdicts on statements labelled by the rubric: specific, measurable, time-bound as 1 or 0."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from smartgoal.knowledge.languages import LANGUAGES
from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence import read_sentence

_LINES = Path(__file__).with_name("statements.tsv").read_text(encoding="utf-8").splitlines()
_STATEMENTS = [(language, labels, text) for language, labels, text in (line.split("\t") for line in _LINES)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("place", "slot"), [(0, "specific"), (1, "measurable"), (2, "time_bound")])
def test_verdicts_by_the_rubric(language: str, place: int, slot: str) -> None:
    wrong = []
    for spoken, labels, text in _STATEMENTS:
        if spoken == language:
            sentence = read_sentence(text, language=None, metrics=load_catalogue(), today=date(2026, 11, 22))
            if getattr(sentence, slot) is not (labels[place] == "1"):
                wrong.append(text)

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_are_told(language: str) -> None:
    told = {
        text: read_sentence(text, language=None, metrics={}, today=None).language
        for spoken, _, text in _STATEMENTS
        if spoken == language
    }

    assert {text: spoken for text, spoken in told.items() if spoken != language} == {}
