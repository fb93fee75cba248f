"""Counts that only say who or what is meant are no targets; those that something is done to are."""

from __future__ import annotations

import pytest

from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence import read_sentence


def _is_measurable(language: str, text: str) -> bool | None:
    return read_sentence(text, language=language, metrics=load_catalogue(), today=None).measurable


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Improve teamwork among the 8 night nurses"),
        ("en", "Communicate openly with the two shift leaders"),
        ("en", "Serve our 30,000 citizens better"),
        ("en", "Promote the £9 day pass"),
        ("en", "Strengthen our 80 years of tradition"),
        ("fr", "Favoriser la confiance entre les 40 salariés des deux sites"),
        ("fr", "Promouvoir davantage le menu à 12 €"),
        ("zh", "提升三个网点的领导力"),
        ("zh", "更好地服务3万居民"),
        ("zh", "理解七个习惯"),
        ("zh", "加强与其他26个成员国的联系"),
        ("hu", "Elmélyíteni a kapcsolatot az 5 testvérvárossal"),
    ],
)
def test_known_groups_are_no_targets(language: str, text: str) -> None:
    assert _is_measurable(language, text) is False


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Reach the 500 members"),
        ("en", "Ask the three test questions in a call"),
        ("en", "Promote sales of £9 million"),
        ("en", "Improve customer effort to £9"),
        ("en", "Improve the 3 slowest forms by 1 May 2027"),
        ("fr", "Renforcer les six poutres du préau avant septembre 2027"),
        ("fr", "Écrire un article sur les 10 motifs d'appel les plus fréquents"),
        ("zh", "掌握300个单词"),
        ("hu", "A tíz legjobban teljesítő üzletkötőnek prémiumot fizetni"),
    ],
)
def test_what_something_is_done_to_is_counted(language: str, text: str) -> None:
    assert _is_measurable(language, text) is True


@pytest.mark.parametrize(
    ("language", "text", "counted"),
    [
        ("en", "Publish an answer sheet for the ten commonest questions by 15 March 2027", None),
        ("en", "Write a guide to the 10 most common faults by June 2027", None),
        ("fr", "Publier une fiche réponse pour les dix questions les plus fréquentes d'ici le 15 mars 2027", None),
        ("zh", "2027年3月15日前为十个最常见的问题编写答案表", None),
        ("zh", "2027年3月15日前发布十个最常见问题的答案表", None),
        ("hu", "Kiadni egy választáblázatot a tíz leggyakoribb kérdésre 2027. március 15-ig", None),
        ("en", "Publish the ten commonest questions by 15 March 2027", "questions"),
        ("en", "Publish ten answer sheets by 15 March 2027", "sheets"),
        ("en", "Halve the ten commonest faults by 15 March 2027", "%"),
        ("zh", "2027年3月15日前发布10份答案表", "份"),
        ("hu", "Megválaszolni a tíz leggyakoribb kérdést 2027. március 15-ig", "kérdést"),
    ],
)
def test_what_a_thing_is_about(language: str, text: str, counted: str | None) -> None:
    """The most frequent ones that a thing is made for are no target; what is made itself is one."""
    sentence = read_sentence(text, language=language, metrics=load_catalogue(), today=None)

    assert (sentence.quantity.unit if sentence.quantity else None) == counted
    assert sentence.measurable
