"""Figures labelled as what is and what is to be."""

from __future__ import annotations

import pytest

from tests.knowledge.sentence.told import read, slots


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Current CSAT 82 %, target 88 %", "82>88%"),
        ("en", "CSAT: current 82 %, target 88 %", "82>88%"),
        ("en", "CSAT (current 82 %, target 88 %)", "82>88%"),
        ("en", "Target 88 % CSAT, current 82 %", "82>88%"),
        ("en", "Current average wait: 90 s. Target: 60 s", "90>60s"),
        ("en", "CSAT currently 82 %; goal 88 %", "82>88%"),
        ("en", "Baseline 82 %, target 88 % for CSAT", "82>88%"),
        ("en", "CSAT actual 82 %, target 88 %", "82>88%"),
        ("en", "CSAT now 82 %, objective 88 %", "82>88%"),
        ("en", "Current backlog 120 tickets, target 40 tickets", "120>40tickets"),
        ("en", "Current first-call resolution rate 60 %, target rate 75 %", "60>75%"),
        ("fr", "CSAT actuel 82 %, cible 88 %", "82>88%"),
        ("fr", "Taux de décroché actuel : 82 %, objectif : 90 %", "82>90%"),
        ("fr", "CSAT actuellement 82 %, objectif 88 %", "82>88%"),
        ("fr", "Délai actuel 12 jours, cible 8 jours", "12>8days"),
        ("fr", "Situation actuelle 82 %, objectif 88 % de clients satisfaits", "82>88%"),
        ("fr", "Cible 88 %, actuel 82 % (CSAT)", "82>88%"),
        ("zh", "目前82%，目标88%", "82>88%"),
        ("zh", "客户满意度现状82%，目标88%", "82>88%"),
        ("zh", "当前平均等待时间90秒，目标60秒", "90>60s"),
        ("zh", "客户满意度：现值82%，目标值88%", "82>88%"),
        ("zh", "现在流失率12%，目标为8%", "12>8%"),
        ("zh", "客户满意度目前为82%，目标是88%", "82>88%"),
        ("hu", "A CSAT jelenleg 82 %, cél 88 %", "82>88%"),
        ("hu", "Jelenlegi érték 82 %, célérték 88 %", "82>88%"),
        ("hu", "CSAT jelenleg: 82 %, cél: 88 %", "82>88%"),
        ("hu", "Elégedettség most 82%, célunk 88%", "82>88%"),
        ("hu", "A várakozási idő jelenleg 90 másodperc, a cél 60 másodperc", "90>60s"),
        ("en", "Answer 80 % of current customers' calls, target 88 % CSAT", ">80%; >88%"),
        ("en", "Reduce current stock by 5 %, target margin 30 %", "Δ-5%; >30%"),
        ("zh", "目前开设3个班，出勤率目标88%", ">3个; >88%"),
        ("fr", "Avec l'équipe actuelle de 12 agents, cible CSAT 88 %", ">12agents; >88%"),
        ("en", "Current AHT 300 s, target ASA 60 s", ">300s; >60s"),
        ("en", "CSAT: 82 % today, 88 % target", "82>88%"),
        ("en", "CSAT 82 % (current), 88 % (target)", "82>88%"),
        ("en", "Status quo 82 %; goal: at least 88 %", "82>88%"),
        ("en", "Increase CSAT (current 82 %, target 88 %)", "82>88%"),
        ("en", "Our current CSAT is 82 %, our target is 88 %", "82>88%"),
        ("en", "CSAT current 82 %, target 88 % by December 2026", "82>88%"),
        ("fr", "CSAT : réel 82 %, visé 88 %", "82>88%"),
        ("fr", "Taux de décroché : 82 % aujourd'hui, objectif 88 %", "82>88%"),
        ("fr", "Augmenter le CSAT (actuel : 82 %, cible : 88 %) d'ici fin 2026", "82>88%"),
        ("zh", "满意度（目前82%，目标88%）", "82>88%"),
        ("zh", "满意度实际82%，计划值88%", "82>88%"),
        ("zh", "2026年底前提升客户满意度：当前82%，目标88%", "82>88%"),
        ("hu", "CSAT (jelenlegi érték: 82 %, célérték: 88 %)", "82>88%"),
        ("hu", "A tényleges arány 82 %, az elvárt 88 %", "82>88%"),
        ("en", "Start 5 projects, goal 8 projects", ">5projects; >8projects"),
        ("en", "Target 82 %, stretch target 88 %", ">82%; >88%"),
        ("en", "Contact 20 % of current customers, target 88 % CSAT", ">20%; >88%"),
        ("en", "Reduce churn (current 12 %, target 8 %)", "12>8%"),
        ("en", "Reduce churn to 8 % (now 12 %)", "12>8%"),
        ("fr", "Réduire l'absentéisme : actuel 12 %, cible 8 %", "12>8%"),
        ("zh", "降低流失率：目前12%，目标8%", "12>8%"),
        ("hu", "A lemorzsolódás csökkentése (jelenleg 12 %, cél 8 %)", "12>8%"),
        ("en", "Reduce churn, target 8 %", ">8%"),
    ],
)
def test_a_label_joins_what_is_and_what_is_to_be(language: str, text: str, told: str) -> None:
    assert slots(text, language) == told


def test_the_last_day_in_the_brackets_stays() -> None:
    deadline = read("Raise CSAT (current 82 %, target 88 % by December 2026)", "en").deadline

    assert deadline is not None
    assert deadline.text == "by December 2026"
