"""Who a text says owns a goal."""

from __future__ import annotations

import pytest

from tests.knowledge.sentence.told import read


@pytest.mark.parametrize(
    ("language", "text", "owner"),
    [
        ("fr", "Former 12 agents, action confiée à Marie Dupont", "Marie Dupont"),
        ("fr", "Refonte du site confiée à Marie Dupont d'ici fin juin", "Marie Dupont"),
        ("fr", "Rénovation pilotée par Jean Petit et livrée en mars", "Jean Petit"),
        ("fr", "Dossiers confiés à Paul Le Goff", "Paul Le Goff"),
        ("fr", "Sous la responsabilité de Mme Leroy, ouvrir 2 classes", "Mme Leroy"),
        ("fr", "Responsable : Luc Bernard", "Luc Bernard"),
        ("fr", "Le nombre de missions confiées à des bénévoles passe de 3 à 8", None),
        ("fr", "Maîtrise d'ouvrage confiée à la commune", None),
        ("en", "Task assigned to Jane Miller by 3 June", "Jane Miller"),
        ("en", "Owner: Jane Miller by June", "Jane Miller"),
        ("en", "Website owned by Marketing", "Marketing"),
        ("en", "Increase the share of tickets assigned to the right team from 70 % to 85 %", None),
        ("zh", "负责人：王芳", "王芳"),
        ("hu", "Felelős: Kiss Anna, június végéig", "Kiss Anna"),
    ],
)
def test_an_owner_is_a_name_behind_its_label(language: str, text: str, owner: str | None) -> None:
    found = read(text, language).owner

    assert (found.text if found else None) == owner
