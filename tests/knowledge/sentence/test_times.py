"""Which times bound a goal, and which only tell what it is compared with, or when it is done again and again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence import read_sentence

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.nouns import Sentence

_TODAY = date(2026, 3, 10)


def _read(text: str, language: str) -> Sentence:
    return read_sentence(text, language=language, metrics=load_catalogue(), today=_TODAY)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Cut complaints by 10 % compared to 2025."),
        ("en", "Increase sales by 8 % compared to Q1"),
        ("en", "Cut complaints by 10 % versus Q1"),
        ("en", "Halve defects against the Q1 average"),
        ("en", "Cut emissions by 30 % in 2025"),
        ("fr", "CSAT : 88 % (contre 82 % en 2025)"),
        ("fr", "Réduire les plaintes de 10 % par rapport à 2025"),
        ("fr", "Augmenter de 3 le nombre de stagiaires (5 en 2025)"),
        ("zh", "投诉较2025年下降10%"),
        ("zh", "与2025年相比，投诉下降10%"),
        ("zh", "投诉同比2025年下降10%"),
        ("zh", "离职率由2025年的18%降到12%"),
        ("zh", "满意度达到90%，2025年为85%"),
        ("hu", "A panaszok 10%-kal csökkentése a 2025-ös szinthez képest"),
        ("hu", "CSAT 90% (2025-ben 85%)"),
    ],
)
def test_what_is_compared_with_is_no_deadline(language: str, text: str) -> None:
    """Nor is a period that was over before the goal begins."""
    sentence = _read(text, language)

    assert sentence.deadline is None
    assert sentence.time_bound is False


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Cut emissions by 30 % from 2025 levels by 2030", "2030-12-31"),
        ("en", "Increase sales by 8 % by 2025", "2025-12-31"),
        ("zh", "与一季度相比，二季度投诉下降10%", "2026-06-30"),
        ("hu", "A panaszok számát 2025-höz képest 10%-kal csökkenteni 2026 végéig", "2026-12-31"),
    ],
)
def test_the_deadline_beside_it_counts(language: str, text: str, day: str) -> None:
    deadline = _read(text, language).deadline

    assert deadline is not None
    assert str(deadline.date) == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Answer 85 % of calls in 20 s from Monday to Friday"),
        ("en", "Send the list by Friday noon each week"),
        ("fr", "Répondre en 20 s à 85 % des appels, du lundi au vendredi."),
        ("hu", "Hétfőtől péntekig minden hívást 20 mp alatt felvenni"),
        ("zh", "周一至周五每天接听30通电话"),
        ("en", "Trial balance reconciled by working day 3 each month"),
        ("en", "Call the customer back at day 30"),
        ("en", "Phone each new customer in weeks 1, 4 and 8"),
        ("en", "Phone each new customer in month 1 and month 3 after the sale"),
        ("fr", "Appeler en semaine 1 et en semaine 4"),
        ("zh", "在第30天回访客户"),
        ("zh", "在第1周和第4周回访客户"),
        ("hu", "A 30. napon felhívni az ügyfelet"),
    ],
)
def test_what_is_done_again_bounds_nothing(language: str, text: str) -> None:
    """Weekdays from one to another, and days and weeks counted anew for each customer."""
    sentence = _read(text, language)

    assert sentence.deadlines == ()
    assert sentence.measurable is True
    assert sentence.quantity is None or sentence.quantity.unit in {"%", "s", "通电话"}


@pytest.mark.parametrize(
    ("language", "text", "written", "day"),
    [
        ("en", "Deploy it by week 6", "by week 6", "None"),
        ("en", "In week 6 call 30 customers", "In week 6", "None"),
        ("en", "Promote 3 team leads from within by October", "by October", "2026-10-31"),
        ("en", "Cut the wait from 12 minutes in January to 7 minutes in June", "in June", "2026-06-30"),
        ("fr", "Faire passer le délai de 12 min en janvier à 7 min en juin", "en juin", "2026-06-30"),
        ("zh", "平均等待时间从1月的12分钟降到6月的7分钟", "到6月", "2026-06-30"),
        ("zh", "力争下半年市场份额达到15%", "下半年", "2026-12-31"),
        ("zh", "单元测试覆盖率：40%→70%（Q3）", "Q3", "2026-09-30"),
        ("en", "Coverage: 40 % -> 70 % (Q3)", "Q3", "2026-09-30"),
        ("zh", "五一前完成仓库搬迁", "五一前", "None"),
        ("zh", "双十一前完成仓库搬迁", "双十一前", "None"),
        ("fr", "Absentéisme < 4,5 % sur l'année 2026", "sur l'année 2026", "2026-12-31"),
        ("fr", "Baisser de 0,5 point les impayés courant 2026", "courant 2026", "2026-12-31"),
        ("fr", "Baisser de 0,5 point les impayés au 2d semestre", "au 2d semestre", "2026-12-31"),
        ("en", "Close the accounts by close of business on 3 June", "on 3 June", "2026-06-03"),
    ],
)
def test_last_days(language: str, text: str, written: str, day: str) -> None:
    deadline = _read(text, language).deadline

    assert deadline is not None
    assert (deadline.text, str(deadline.date)) == (written, day)


@pytest.mark.parametrize("text", ["Close the month with no open item", "Work in quarter-hour slots", "提交下半年报告"])
def test_a_verb_a_slot_and_a_report_are_no_time(text: str) -> None:
    sentence = read_sentence(text, language=None, metrics={}, today=_TODAY)

    assert sentence.deadlines == ()
    assert all(quantity.unit != "years" for quantity in sentence.quantities)


@pytest.mark.parametrize(
    ("text", "from_", "to"), [("从1月的12分钟降到6月的7分钟", 12, 7), ("离职率从去年的18%降到今年的12%", 18, 12)]
)
def test_a_chinese_figure_stands_behind_its_time(text: str, from_: int, to: int) -> None:
    quantity = _read(text, "zh").quantity

    assert quantity is not None
    assert (int(quantity.from_ or 0), int(quantity.to or 0)) == (from_, to)
