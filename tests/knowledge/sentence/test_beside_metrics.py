"""What a figure is beside its metric: so far and to there, a mark, a ceiling, or only how many places."""

from __future__ import annotations

import pytest

from smartgoal.knowledge.sentence import Way
from tests.knowledge.sentence.told import read, slots


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "CSAT up 6 points to 82", ">82%[Δ6points]"),
        ("en", "CSAT up 6 points to 82 %", ">82%[Δ6points]"),
        ("en", "Push CSAT up 6 points to 82 % by June", ">82%[Δ6points]"),
        ("en", "CSAT goes up 6 points to 82", ">82%[Δ6points]"),
        ("en", "CSAT up six points to 82 percent", ">82%[Δ6points]"),
        ("en", "NPS up 10 points to 45", ">45points[Δ10points]"),
        ("en", "AHT down 30 seconds to 5 minutes", ">300s[Δ-30s]"),
        ("en", "AHT down 1 minute to 5 minutes", ">300s[Δ-60s]"),
        ("en", "Revenue up 10 % to 5 million euros", ">5000000EUR[Δ10%]"),
        ("en", "CSAT rises 6 points to 82", ">82%[Δ6points]"),
        ("en", "CSAT increases 6 points to 82 %", ">82%[Δ6points]"),
        ("en", "CSAT climbs 6 points to 82 %", ">82%[Δ6points]"),
        ("en", "CSAT up from 76 % to 82 %", "76>82%"),
        ("en", "Increase CSAT 6 points to 82 %", ">82%[Δ6points]"),
        ("en", "Raise CSAT from 6 points to 8 points", "6>8points"),
        ("en", "Raise score from 6 to 8 points", "6>8points"),
        ("fr", "Le CSAT monte de 6 points à 82 %", ">82%[Δ6points]"),
        ("fr", "Le CSAT augmente de 6 points à 82 %", ">82%[Δ6points]"),
        ("fr", "Faire monter le CSAT de 6 points à 82 %", ">82%[Δ6points]"),
        ("fr", "Le taux d'absentéisme baisse de 3 points à 9 %", ">9%[Δ-3points]"),
        ("fr", "Le CSAT progresse de 6 points, à 82 %", ">82%[Δ6points]"),
        ("fr", "Le CSAT gagne 6 points à 82 %", ">82%[Δ6points]"),
        ("fr", "Le CSAT monte de 76 % à 82 %", "76>82%"),
        ("fr", "Le NPS monte de 6 points à 8 points", "6>8points"),
        ("fr", "La note monte de 6 à 8 points", "6>8points"),
        ("fr", "Le NPS grimpe de 10 points à 45", ">45points[Δ10points]"),
        ("fr", "La DMT baisse de 30 secondes à 5 minutes", ">300s[Δ-30s]"),
        ("fr", "La DMT baisse de 1 minute à 5 minutes", ">300s[Δ-60s]"),
        ("zh", "客户满意度上升6个百分点至82%", ">82%[Δ6points]"),
        ("zh", "客户满意度提高6个百分点到82%", ">82%[Δ6points]"),
        ("zh", "客户满意度提升6个点，达到82%", ">82%[Δ6points]"),
        ("zh", "爽约率下降3个百分点至9%", ">9%[Δ-3points]"),
        ("zh", "平均处理时长缩短30秒至5分钟", ">300s[Δ-30s]"),
        ("hu", "A CSAT 6 ponttal 82 %-ra nő", ">82%[Δ6points]"),
        ("hu", "A CSAT 6 százalékponttal nő 82 %-ra", ">82%[Δ6points]"),
        ("hu", "A meg nem jelenési arány 3 ponttal 9 %-ra csökken", ">9%[Δ-3points]"),
    ],
)
def test_by_so_many_points_to_a_level(language: str, text: str, told: str) -> None:
    assert slots(text, language) == told


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        ("en", "Absence rate 6 %", Way.AT_MOST),
        ("fr", "Taux d'absentéisme 6 %", Way.AT_MOST),
        ("zh", "缺勤率6%", Way.AT_MOST),
        ("hu", "Hiányzási arány 6 %", Way.AT_MOST),
        ("en", "CSAT 85 %", Way.AT_LEAST),
        ("en", "Absence rate of at least 6 %", Way.AT_LEAST),
    ],
)
def test_a_bare_level_is_a_ceiling_of_what_is_better_lower(language: str, text: str, way: Way) -> None:
    quantity = read(text, language).quantity

    assert quantity is not None
    assert quantity.direction is way


@pytest.mark.parametrize(
    ("language", "text", "metric", "told"),
    [
        ("en", "CSAT to 4.5 out of 5", "csat_score", ">4.5/5"),
        ("en", "Raise CSAT from 4.2 to 4.5 out of 5", "csat_score", "4.2>4.5/5"),
        ("en", "CSAT 4.5/5", "csat_score", ">4.5/5"),
        ("fr", "CSAT à 4,5 sur 5", "csat_score", ">4.5/5"),
        ("en", "CSAT: 4 out of 5 customers", "csat", ">80%"),
        ("en", "Raise CSAT to 4 out of 5", "csat", ">80%"),
    ],
)
def test_a_broken_part_of_so_many_is_a_mark(language: str, text: str, metric: str, told: str) -> None:
    assert [hit.metric_id for hit in read(text, language).metrics] == [metric]
    assert slots(text, language) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Sell 150 gift vouchers by June", ">150vouchers"),
        ("en", "Print 20 safety leaflets for staff", ">20leaflets"),
        ("en", "Train 4 shop stewards", ">4stewards"),
        ("en", "Write 12 blog posts", ">12posts"),
        ("en", "Have 5 people always at the desk", ">5people"),
        ("fr", "Afficher le protocole d'hygiène dans les six chambres", ""),
        ("fr", "Réduire de 10 % les pannes dans nos 6 magasins", "Δ-10%"),
        ("fr", "Ouvrir un guichet dans 3 magasins", ">3magasins"),
        ("en", "Install lamps in all six rooms", ""),
        ("en", "Cut breakdowns in our 6 stores by 10 %", "Δ-10%"),
        ("en", "Open desks in 6 stores", ">6stores"),
        ("hu", "A hat szobában lámpát szerelni", ""),
        ("fr", "4 clients sur 5 très satisfaits", ">80%"),
        ("fr", "3 appels sur 4 lignes", ">3appels; >4lignes"),
    ],
)
def test_what_is_counted(language: str, text: str, told: str) -> None:
    assert slots(text, language) == told


def test_chinese_satisfaction_is_a_share_whose_percent_may_be_points() -> None:
    assert [hit.text for hit in read("客户满意度提高6%", "zh").percent_or_points] == ["6%"]
    assert not read("客户满意度提高6个百分点", "zh").percent_or_points
