"""Figures in a metric's name where another figure says how much."""

from __future__ import annotations

import pytest

from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence import read_sentence


def _slots(text: str, language: str) -> str:
    quantity = read_sentence(text, language=language, metrics=load_catalogue(), today=None).quantity
    assert quantity is not None
    values = (quantity.from_, quantity.to, quantity.change)
    written = " ".join("-" if value is None else f"{value:f}" for value in values)
    return f"{written} {quantity.unit}"


@pytest.mark.parametrize(
    ("language", "text", "slots"),
    [
        ("en", "Increase 30-day retention from 22% to 28%", "22 28 - %"),
        ("en", "Cut 90-day readmissions by 2 percentage points", "- - -2 points"),
        ("en", "Raise day-7 retention to 25 %", "- 25 - %"),
        ("en", "Year 6: 75% at expected standard", "- 75 - %"),
        ("en", "Grade 3 reading scores up from 61% to 70%", "61 70 - %"),
        ("en", "Cut the 30-minute wait to 20 minutes", "- 20 - min"),
        ("en", "Tickets older than 14 days: max 10", "- 10 - "),
        ("fr", "Rétention à 30 jours : de 22 % à 28 %", "22 28 - %"),
        ("zh", "30日留存率从22%提升至28%", "22 28 - %"),
        ("zh", "24小时回复率提升至95%", "- 95 - %"),
        ("zh", "7天无理由退货处理时长不超过2天", "- 172800 - s"),
        ("zh", "80分以上的员工占比70%", "- 70 - %"),
        ("zh", "超时15分钟以上的订单占比不超过5%", "- 5 - %"),
        ("zh", "等位时间不超过15分钟的桌次占比80%", "- 80 - %"),
        ("hu", "A 30 napos megtartás 22%-ról 28%-ra nő", "22 28 - %"),
        ("hu", "A 24 órás válaszarány érje el a 95%-ot", "- 95 - %"),
        ("hu", "90 napon belüli visszavétel 2 ponttal csökken", "- - -2 points"),
        ("hu", "A 10 000 Ft feletti számlák 95%-át 2 napon belül ellenőrizni", "- 95 - %"),
        ("hu", "A 2 óránál hosszabb kiesések száma legfeljebb 3", "- 3 - "),
    ],
)
def test_a_window_names_the_metric(language: str, text: str, slots: str) -> None:
    assert _slots(text, language) == slots


@pytest.mark.parametrize(
    ("language", "text", "slots"),
    [
        ("en", "Hold a 2-hour training", "- 2 - h"),
        ("en", "Take a 30-minute walk daily", "- 30 - min"),
        ("en", "Cut from a 30-minute wait to a 20-minute wait", "30 20 - min"),
        ("en", "Cut the wait from 12 min to 8 min", "12 8 - min"),
        ("fr", "Ramener le délai de paiement à 30 jours (-20 %)", "- 30 -20 days"),
        ("fr", "Passer à 30 jours de congés pour 20 agents", "- 30 - days"),
        ("zh", "每人每年培训40小时，合格率90%", "- 40 - h"),
        ("zh", "处理时间从4小时缩短到2小时", "4 2 - h"),
        ("hu", "Legfeljebb 5 perces várakozás", "- 5 - min"),
        ("hu", "A NPS legyen 90 feletti", "- 90 - points"),
    ],
)
def test_a_target_is_none(language: str, text: str, slots: str) -> None:
    assert _slots(text, language) == slots


@pytest.mark.parametrize(
    ("language", "text", "slots"),
    [
        ("en", "Door-to-needle time <= 45 min for 85% of stroke patients", "- 85 - %"),
        ("en", "Meet the 20 s target in 85 % of calls", "- 85 - %"),
        ("en", "Cut the wait from 12 min to 8 min for 80 % of callers", "12 8 - min"),
        ("en", "AHT 340 s, CSAT 90 %", "- 340 - s"),
        ("fr", "Un délai de traitement < 10 j pour 80 % des dossiers", "- 80 - %"),
        ("hu", "Legfeljebb 2 perc várakozás a hívások 80%-ában", "- 80 - %"),
        ("zh", "平均等待时间3分钟，满意度90%", "- 180 - s"),
    ],
)
def test_the_share_is_the_target_of_a_service_level(language: str, text: str, slots: str) -> None:
    """But not where the time moves, or is a goal of its own."""
    assert _slots(text, language) == slots


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Under-5 mortality down to 25 per 1,000 live births", "- 25 - per 1000"),
        ("Complete 360° reviews for 25 managers", "- 25 - managers"),
        ("Ship v2.3 to 12 customers", "- 12 - customers"),
        ("Get 5 people through exam AZ-104", "- 5 - people"),
    ],
)
def test_names_hold_no_target(text: str, slots: str) -> None:
    assert _slots(text, "en") == slots
