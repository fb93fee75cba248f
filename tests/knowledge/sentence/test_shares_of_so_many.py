"""So many of so many as a share."""

from __future__ import annotations

import pytest

from tests.knowledge.sentence.told import slots


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fr", "9 clients sur 10 satisfaits", ">90%"),
        ("fr", "9 clients sur 10 sont satisfaits", ">90%"),
        ("fr", "Atteindre 9 clients sur 10 satisfaits de l'accueil", ">90%"),
        ("fr", "8 appels sur 10 décrochés en 20 secondes", ">80%"),
        ("fr", "4 élèves sur 5 présents le lundi", ">80%"),
        ("fr", "9 clients sur 10 recommandent la boutique", ">90%"),
        ("fr", "3 patients sur 4 rappelés sous 48 h", ">75%"),
        ("fr", "Neuf clients sur dix satisfaits", ">90%"),
        ("fr", "19 colis sur 20 livrés intacts", ">95%"),
        ("fr", "9 bénéficiaires sur 10 suivis chaque mois", ">90%"),
        ("fr", "4 familles sur 5 reçues avant juin", ">80%"),
        ("en", "9 of 10 customers satisfied", ">90%"),
        ("en", "9 out of 10 customers are satisfied", ">90%"),
        ("en", "4 of every 5 parcels intact", ">80%"),
        ("en", "9 customers out of 10 satisfied", ">90%"),
        ("en", "9 customers in 10 satisfied", ">90%"),
        ("en", "Nine of ten guests recommend us", ">90%"),
        ("zh", "10个客户中有9个满意", ">90%"),
        ("zh", "10个客户中9个满意", ">90%"),
        ("zh", "每10位客户有9位满意", ">90%"),
        ("zh", "十个客户中有九个满意", ">90%"),
        ("hu", "10 ügyfélből 9 elégedett", ">90%"),
        ("hu", "Tízből kilenc ügyfél elégedett", ">90%"),
        ("hu", "Minden 10 ügyfélből 9 elégedett legyen", ">90%"),
        ("fr", "Installer 4 bornes sur 12 parkings", ">4bornes; >12parkings"),
        ("fr", "Former 6 agents sur 10 logiciels", ">6agents; >10logiciels"),
        ("fr", "Ouvrir 2 guichets sur 10 marchés", ">2guichets; >10marchés"),
        ("en", "Train 9 agents in 10 shops", ">9agents; >10shops"),
        ("fr", "Deux erreurs sur 10 colis", ">2erreurs; >10colis"),
        ("fr", "19 livraisons sur 20 à l'heure", ">95%"),
        ("fr", "9 dossiers sur 10 complets au premier envoi", ">90%"),
        ("fr", "4 jeunes sur 5 en emploi six mois après la formation", ">80%; >6months"),
        ("fr", "4 enfants sur 5 vaccinés avant juin", ">80%"),
        ("fr", "Tenir 3 ateliers sur 5 communes", ">3ateliers; >5communes"),
        ("fr", "Former 2 agents sur 5 postes ouverts", ">2agents; >5postes"),
        ("en", "9 deliveries in 10 on time", ">90%"),
    ],
)
def test_so_many_of_so_many_is_a_share(language: str, text: str, told: str) -> None:
    assert slots(text, language) == told
