"""A goal's own number in its list is no figure, and no figure is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.knowledge.folding import fold
from smartgoal.knowledge.languages import LANGUAGES
from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence import read_sentence
from smartgoal.knowledge.sentence.own_number import own_number, start_of_goal
from smartgoal.knowledge.words import load_words

GOALS = {
    "en": "Reach an NPS of 45",
    "fr": "Atteindre un NPS de 45",
    "zh": "将NPS提高到45",
    "hu": "Az NPS elérje a 45 pontot",
}


def figures(text: str, language: str) -> list[str]:
    """Return where each quantity of a text starts and what it is to reach."""
    sentence = read_sentence(text, language=language, metrics=load_catalogue(), today=None)
    return [f"{one.from_ or ''}>{one.to if one.to is not None else one.change}" for one in sentence.quantities]


@pytest.mark.parametrize(
    ("language", "number"),
    [
        ("en", "Goal 3: "),
        ("en", "Goal 3 "),
        ("en", "Goal 3 - "),
        ("en", "GOAL #3: "),
        ("en", "[Goal 3] "),
        ("en", "**Goal 3:** "),
        ("en", "Objective no. 12. "),
        ("en", "Key result 2.1: "),
        ("en", "KR 2.1 "),
        ("en", "KR2: "),
        ("en", "O1.2 "),
        ("en", "2026-3 "),
        ("en", "3 - "),
        ("en", "3/ "),
        ("en", "1.2 "),
        ("en", "(3) "),
        ("en", "3 "),
        ("en", "HR-3: "),
        ("en", "Goal 3: 1.2 "),
        ("en", "Goal 3: KR 2: 1) "),
        ("fr", "Objectif 3 : "),
        ("fr", "Objectif n° 3 – "),
        ("fr", "n°3 "),
        ("fr", "3°) "),
        ("fr", "3° "),
        ("fr", "Axe 2.1 "),
        ("zh", "目标3："),
        ("zh", "目标三："),
        ("zh", "目标3"),
        ("zh", "第3项："),
        ("zh", "关键结果2.1："),
        ("zh", "KR 2.1 "),
        ("zh", "3、"),
        ("zh", "1.2 "),
        ("zh", "①"),
        ("hu", "3. cél: "),
        ("hu", "Cél 3: "),
        ("hu", "3. számú cél – "),
        ("hu", "1.2. "),
        ("hu", "3 - "),
    ],
)
def test_the_number_before_a_goal(language: str, number: str) -> None:
    """Only the goal's own figure is left, and the goal begins behind the number."""
    assert figures(number + GOALS[language], language) == [">45"]
    assert start_of_goal(fold(number + GOALS[language]), language) == len(number)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "3 calls a day", [">3"]),
        ("en", "3 - 5 objections a day", [">5"]),
        ("en", "5 - 10 calls per day", [">10"]),
        ("en", "1.5 hours of training every week", [">1.5"]),
        ("en", "4.5 stars in reviews", [">4.5"]),
        ("en", "2.5 % fewer calls", [">-2.5"]),
        ("en", "12 Workshops by June", [">12"]),
        ("en", "2 Million downloads", [">2000000"]),
        ("en", "Goal: 3 calls a day", [">3"]),
        ("en", "Target 95 % attendance", [">95"]),
        ("en", "Target 20 new customers", [">20"]),
        ("en", "Target 3.5 stars by June", [">3.5"]),
        ("en", "3:30 average handle time", [">210"]),
        ("en", "Target 5:45", [">345"]),
        ("fr", "Objectif 95 % de présence", [">95"]),
        ("fr", "3 appels par jour", [">3"]),
        ("zh", "目标30个新客户", [">30"]),
        ("zh", "目标3：30个新客户", [">30"]),
        ("zh", "目标5:45", [">345"]),
        ("zh", "3个新客户", [">3"]),
        ("hu", "3 hívás naponta", [">3"]),
    ],
)
def test_figures_that_open_a_text(language: str, text: str, expected: list[str]) -> None:
    """What is counted or measured stays a figure."""
    assert figures(text, language) == expected


@pytest.mark.parametrize("text", ["Goal 3: Improve quality", "3 - Improve quality", "1.2 Improve quality"])
def test_no_figure_is_left(text: str) -> None:
    """A vague goal isn't measurable for its number."""
    sentence = read_sentence(text, language="en", metrics=load_catalogue(), today=None)

    assert sentence.quantity is None
    assert not sentence.measurable


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Q3: reduce AHT"), ("en", "FY-26: reduce AHT"), ("hu", "3. negyedév végéig"), ("en", ""), ("en", "Goal 3")],
)
def test_times_and_bare_words_stay(language: str, text: str) -> None:
    """They say when, or there is nothing behind the number."""
    assert own_number(fold(text), load_words(language)) == 0


@given(st.text(alphabet="13.:)-° nGoalKR目标第、（n", max_size=12), st.sampled_from(LANGUAGES))
@settings(max_examples=60, deadline=None)
def test_any_beginning(text: str, language: str) -> None:
    """The end lies in the text."""
    assert 0 <= start_of_goal(fold(text), language) <= len(text)
