"""The language is told, or said to be unknown."""

from __future__ import annotations

import pytest

from smartgoal.knowledge.sentence import read_sentence, tell_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Improve customer service", "en"),
        ("Improve", "en"),
        ("Réduire le taux de rappel", "fr"),
        ("reduire les couts", "fr"),
        ("提升服务质量", "zh"),
        ("将NPS从65分提升至75分", "zh"),
        ("Az ügyfélélmény javítása", "hu"),
        ("Pozitív hozzáállás", "hu"),
        ("Zárásnál megszámolni a kasszát", "hu"),
        ("Éteindre la hotte en quittant la cabine", "fr"),
        ("Atender la llamada en la mañana", None),
        ("Den Umsatz bis Ende 2026 um 10 % steigern", None),
        ("Mejorar la satisfacción del cliente", None),
        ("Увеличить продажи на 10 %", None),
        ("زيادة المبيعات", None),
        ("お客様の満足度を向上させる", None),
        ("매출 10% 증가", None),
        ("", None),
        ("🎯🎯", None),
        ("12345", None),
    ],
)
def test_tell_language(text: str, language: str | None) -> None:
    assert tell_language(text) == language


def test_an_unknown_language_is_not_judged() -> None:
    sentence = read_sentence("Mejorar la satisfacción del cliente", language=None, metrics={}, today=None)

    assert (sentence.specific, sentence.measurable, sentence.time_bound) == (None, None, None)


def test_a_text_without_words_is_not_judged() -> None:
    sentence = read_sentence("…!", language="en", metrics={}, today=None)

    assert (sentence.specific, sentence.measurable, sentence.time_bound) == (None, None, None)
