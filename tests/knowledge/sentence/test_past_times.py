"""Times of what was, which bound nothing."""

from __future__ import annotations

import pytest

from tests.knowledge.sentence.told import slots_and_deadline


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Average wait of 7 minutes, down from 9 minutes in January", "9>7min"),
        ("en", "Average wait of 7 minutes, down from 9 hours in January", "32400>420s"),
        ("en", "Cut the wait to 7 minutes by June, down from 9 minutes in January", "9>7min; by by June"),
        ("en", "Resolve tickets in 5 days, compared with 9 days in March", "9>5days"),
        ("en", "CSAT of 88 %, up from 82 % in Q1", "82>88%"),
        ("en", "Cut returns to 4 % (from 6 % in May)", "6>4%"),
        ("en", "Waiting list of 40 patients instead of 65 in February", "65>40patients"),
        ("en", "Reach 88 % CSAT by December, up from 82 % in January", "82>88%; by by December"),
        ("en", "Reduce the wait to 7 minutes versus 9 minutes in January", "9>7min"),
        ("fr", "Attente de 7 minutes contre 9 minutes en janvier", "9>7min"),
        ("fr", "Ramener l'attente à 7 minutes d'ici juin, contre 9 minutes en janvier", "9>7min; by d'ici juin"),
        ("fr", "Taux de satisfaction de 88 %, au lieu de 82 % en mars", "82>88%"),
        ("fr", "Délai de 5 jours, contre 8 jours au premier trimestre", "8>5days"),
        ("fr", "Atteindre 88 % de clients satisfaits contre 82 % en avril", "82>88%"),
        ("zh", "投诉率从1月的6%降到4%", "6>4%"),
        ("hu", "A várakozás 7 perc legyen a januári 9 perc helyett", "9>7min"),
        ("hu", "Az elégedettséget 88 %-ra emelni a márciusi 82 %-ról", "82>88%"),
        ("en", "Reduce the wait from 9 minutes to 7 minutes in January", "9>7min; by in January"),
        ("en", "Raise CSAT from 82 % to 88 % in March", "82>88%; by in March"),
        ("fr", "Passer l'attente de 9 minutes à 7 minutes en janvier", "9>7min; by en janvier"),
        ("en", "Collect feedback from 40 patients in March", ">40patients; by in March"),
        ("fr", "Traiter 30 dossiers en janvier", ">30dossiers; by en janvier"),
        ("en", "Hire 3 nurses from 2 schools in May", ">3nurses; >2schools; by in May"),
        ("en", "Raise NPS by 5 % compared with last year by June", "Δ5%; by by June"),
        ("en", "From 9 minutes in January to 7 minutes in June", "9>7min; by in June"),
        ("en", "Raise retention to 90 % from 85 % in 2025", "85>90%"),
        ("fr", "Ramener l'attente à 7 minutes en juin contre 9 minutes en janvier", "9>7min; by en juin"),
        ("fr", "Vacciner 200 enfants contre 3 maladies", ">200enfants; 3>maladies"),
        ("fr", "Réduire les retours de 5 % d'ici juin, contre 12 % l'an dernier", "Δ-5%; 12>%; by d'ici juin"),
        ("en", "Costs of €4,500 instead of €6,000 in March", "6000>4500EUR"),
        ("en", "Cut the bill to €600 by May versus €900 in January", "900>600EUR; by by May"),
        ("hu", "A várólista 40 beteg legyen a februári 65 helyett", "65>40beteg"),
        ("hu", "A várakozás januárban 9 perc helyett 7 perc legyen", "9>7min"),
        ("en", "CSAT in June 88 %, up from 82 % in January", "82>88%; by in June"),
    ],
)
def test_what_was_then_is_where_it_starts(language: str, text: str, told: str) -> None:
    assert slots_and_deadline(text, language) == told
