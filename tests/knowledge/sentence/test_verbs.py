"""Verbs that no list holds are told by form and place."""

from __future__ import annotations

import pytest

from smartgoal.knowledge.folding import fold
from smartgoal.knowledge.sentence.clauses import clauses
from smartgoal.knowledge.sentence.scan import scan
from smartgoal.knowledge.sentence.verbs import participles, verbs_by_form
from smartgoal.knowledge.words import load_words


def _verbs(text: str, language: str) -> list[str]:
    read = scan(fold(text), load_words(language))
    return [read.tokens[match.first].text for match in verbs_by_form(read, clauses(read))]


@pytest.mark.parametrize(
    ("language", "text", "verbs"),
    [
        ("en", "Sharpen the knives", ["sharpen"]),
        ("en", "Never sharpen the knives", ["sharpen"]),
        ("en", "Try to sharpen each knife", ["sharpen"]),
        ("en", "Sharpen knives", []),
        ("en", "Transform the culture", []),
        ("fr", "Aiguiser les couteaux", ["aiguiser"]),
        ("fr", "Ne jamais aiguiser un couteau", ["aiguiser"]),
        ("fr", "Aiguiser soigneusement un couteau", ["aiguiser"]),
        ("fr", "Aiguiser rapidement les couteaux", ["aiguiser"]),
        ("fr", "Aiguiser moins de couteaux", ["aiguiser"]),
        ("fr", "Aiguiser longuement, doucement", []),
        ("fr", "Aiguiser longuement doucement tendrement vivement", []),
        ("fr", "Quand il pleut, aiguiser les couteaux", ["aiguiser"]),
        ("fr", "S'approprier les outils", []),
        ("fr", "Aiguiser", []),
        ("fr", "Cuisinier de nuit", []),
        ("fr", "Commander le papier", ["commander"]),
        ("fr", "Incarner les valeurs", []),
        ("hu", "Minden kést megköszörülni", ["megkoszorulni"]),
        ("hu", "A kések köszörülése", ["koszorulese"]),
        ("hu", "Köszörülése után", []),
        ("hu", "A késeket kiélezzük", ["kielezzuk"]),
        ("hu", "A kések tokjuk", []),
        ("hu", "Élezzük ki a kést", ["elezzuk"]),
        ("hu", "Vászonra ne tegyenek kést", ["tegyenek"]),
        ("hu", "Szeretni a munkát", []),
        ("zh", "磨刀", []),
    ],
)
def test_verbs_by_form(language: str, text: str, verbs: list[str]) -> None:
    assert _verbs(text, language) == verbs


def test_a_clause_of_small_words_holds_no_verb() -> None:
    assert _verbs("Always, never", "en") == []


@pytest.mark.parametrize(
    ("language", "text", "done"),
    [
        ("en", "All machines inspected", ["inspected"]),
        ("en", "All machines inspected each year", []),
        ("en", "Service improved", []),
        ("en", "Customers satisfied", []),
        ("en", "Horses and feed", []),
        ("en", "Inspected machines", []),
        ("fr", "Toutes les machines contrôlées", ["controlees"]),
        ("fr", "Boîte à idées mise en place", ["mise"]),
        ("fr", "La motivation renforcée", []),
        ("fr", "Machines en bonne santé", []),
        ("fr", "Les mises", []),
        ("hu", "Minden gép átvizsgálva", []),
    ],
)
def test_what_is_told_as_done(language: str, text: str, done: list[str]) -> None:
    read = scan(fold(text), load_words(language))

    assert [read.tokens[match.first].text for match in participles(read, clauses(read))] == done
