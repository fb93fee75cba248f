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
