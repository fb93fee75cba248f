"""Changes told beside the level that they lead to."""

from __future__ import annotations

import pytest

from tests.knowledge.sentence.told import slots


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Revenue of £1.4m (+12%)", ">1400000GBP[Δ12%]"),
        ("en", "Grow revenue to £1.4m (+12 %)", ">1400000GBP[Δ12%]"),
        ("en", "Sales of €2m (up 8 %)", ">2000000EUR[Δ8%]"),
        ("en", "Reach 1,200 subscribers (+20 %)", ">1200subscribers[Δ20%]"),
        ("en", "Cut costs to $300k (-10 %)", ">300000USD[Δ-10%]"),
        ("en", "CSAT 88 % (+6 points)", ">88%[Δ6points]"),
        ("en", "Reach 1,200 subscribers (20 % more than last year)", ">1200subscribers[Δ20%]"),
        ("fr", "CA de 1,4 M€ (+12 %)", ">1400000EUR[Δ12%]"),
        ("fr", "Porter le CA à 1,4 M€ (+12 %)", ">1400000EUR[Δ12%]"),
        ("fr", "Atteindre 1 200 abonnés (+20 %)", ">1200abonnés[Δ20%]"),
        ("fr", "Ramener les coûts à 300 k€ (-10 %)", ">300000EUR[Δ-10%]"),
        ("fr", "Ramener les coûts à 300 k€ (soit -10 %)", ">300000EUR[Δ-10%]"),
        ("zh", "营收达到1400万元（+12%）", ">14000000CNY[Δ12%]"),
        ("zh", "收入140万元（增长12%）", ">1400000CNY[Δ12%]"),
        ("zh", "客户1200家（+20%）", ">1200家[Δ20%]"),
        ("hu", "Árbevétel 1,4 milliárd Ft (+12 %)", ">1400000000HUF[Δ12%]"),
        ("hu", "Elérni 1200 előfizetőt (+20%)", ">1200előfizetőt[Δ20%]"),
        ("en", "Grow revenue by 12 %", "Δ12%"),
        ("en", "Revenue of £1.4m (+12% vs 2025)", ">1400000GBP[Δ12%]"),
        ("en", "Revenue of £1.4m (+12% on last year)", ">1400000GBP[Δ12%]"),
        ("en", "Pay €500 (+20 % VAT)", ">500EUR; Δ20%"),
        ("en", "Revenue of £1.4m, i.e. +12 %", ">1400000GBP[Δ12%]"),
        ("en", "Backlog of 40 tickets (-20 tickets)", ">40tickets[Δ-20tickets]"),
        ("fr", "Ramener les coûts à 300 k€, soit -10 %", ">300000EUR[Δ-10%]"),
        ("fr", "Taux de présence de 90 %", ">90%"),
        ("fr", "CA de 1,4 M€ (+12 % par rapport à 2025)", ">1400000EUR[Δ12%]"),
        ("zh", "营收1400万元，即增长12%", ">14000000CNY[Δ12%]"),
        ("zh", "营收1400万元（同比增长12%）", ">14000000CNY[Δ12%]"),
        ("zh", "满意度88%（提高6个百分点）", ">88%[Δ6points]"),
        ("hu", "A költség 300 ezer Ft legyen, azaz -10 %", ">300000HUF[Δ-10%]"),
        ("hu", "Az elégedettség 88 % (+6 százalékpont)", ">88%[Δ6points]"),
        ("en", "Raise CSAT from 82 % to 88 % (+6 points)", "82>88%"),
    ],
)
def test_a_change_beside_a_level_is_part_of_it(language: str, text: str, told: str) -> None:
    assert slots(text, language) == told
