"""Words that only tell which things are meant, what is noted or asked, promise nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence import Sentence, read_sentence

_WORDS = ("vague_verbs", "vague_objects", "qualifiers", "hedges", "absolutes", "vague_time")


def _read(language: str, text: str) -> Sentence:
    return read_sentence(text, language=language, metrics=load_catalogue(), today=None)


def _found(language: str, text: str) -> list[str]:
    sentence = _read(language, text)
    return [hit.text for name in _WORDS for hit in getattr(sentence, name)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hu", "A nagyobb csomagokat az alsó polcra tenni"),
        ("hu", "Hatékony dózist felírni a kórlapra"),
        ("hu", "A könnyebb betegeket délután, a súlyosabbakat délelőtt vizitelni"),
        ("hu", "A gyorsan romló áru hőmérsékletét óránként megmérni"),
        ("hu", "A több gyógyszert szedő betegek listáját havonta átnézni"),
        ("hu", "A soha le nem járó jelszavakat megszüntetni"),
        ("hu", "Felírni, ha a beteg soha nem kapott oltást"),
        ("hu", "Megkérdezni, melyik a legjobb időpont"),
        ("hu", "Minden hívás végén megkérdezni, segíthetünk-e"),
        ("hu", "Rögzíteni, hogy az ügyfél szeretne-e papírszámlát"),
        ("hu", "A szeretnék-kártyákat minden foglalkozáson kiosztani"),
        ("hu", "A Mindig Friss pékséggel szerződést kötni"),
        ("hu", "A hamarosan szó helyett dátumot írni"),
        ("hu", "Segíteni a vendégnek bevinni a bőröndöt a szobába"),
        ("zh", "把较大的包裹放在底层货架"),
        ("zh", "记录有效剂量"),
        ("zh", "列出明显缺陷和较大损失"),
        ("zh", "统计快速处理的工单数量"),
        ("zh", "不满意的用户通话结束时转给组长"),
        ("zh", "每月给经常缺课的学生家长打一次电话"),
        ("zh", "每季度删除从不登录的账号"),
        ("zh", "记下病人是否从不吸烟"),
        ("zh", "记录病人能够自己走几步"),
        ("zh", "问清客户希望用纸质还是电子账单"),
        ("zh", "把应该签字的地方用黄纸标出来"),
        ("zh", "登记拓展训练的报名人数"),
        ("zh", "3月10日前把《优化营商环境条例》译本交给法务"),
        ("zh", "把话术里的大概一词换成具体日期"),
        ("zh", "完全冷却后入库"),
    ],
)
def test_what_only_tells_is_no_fault(language: str, text: str) -> None:
    assert _found(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "fault"),
    [
        ("hu", "Jobb beosztás", "Jobb"),
        ("hu", "A gyorsan", "gyorsan"),
        ("hu", "JOBB ÜGYFÉL KÖSZÖNTÉS", "JOBB"),
        ("hu", "Szerdán mindig, ha lehet, felhívni a gyámot", "mindig"),
        ("hu", "Segíteni a kollégáknak jobban kitölteni az űrlapot", "Segíteni"),
        ("zh", "用更简单的话解释账单", "更"),
        ("zh", "写得详细些", "详细些"),
        ("zh", "字印得大一点", "得大一点"),
        ("zh", "记录更多投诉", "更多"),
        ("hu", "Megkérdezzük, milyen a hangulat és jobb légkört teremtünk", "jobb"),
        ("zh", "回复客户尽量快一些", "尽量"),
        ("zh", "登记来电并快速处理", "快速"),
        ("zh", "查看订单,主动联系客户", "主动"),
        ("zh", "登记来电快速处理", "快速"),
        ("zh", "登记来电拨打号码快速处理", "快速"),
    ],
)
def test_what_is_promised_stays_a_fault(language: str, text: str, fault: str) -> None:
    assert fault in _found(language, text)


def test_a_clock_time_is_the_test_of_each_day() -> None:
    """By ten o'clock each evening, half past and sharp too."""
    for time in ("十点前", "10点半之前", "10点以前"):
        assert _read("zh", f"晚上{time}把钥匙交到门卫室").measurable is True


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("zh", "档案室5月搬到三楼", True),
        ("zh", "复核5月报表", False),
        ("hu", "2027-től minden béremelés 6%", True),
        ("hu", "Rendezvényt szervezünk ősszel", True),
    ],
)
def test_bare_times_bound_where_something_is_done_then(language: str, text: str, bound: bool) -> None:  # noqa: FBT001
    assert _read(language, text).time_bound is bound


@pytest.mark.parametrize(
    ("language", "text", "joined"),
    [
        ("hu", "A bevételt 8%-kal növelni, a készletet 500 tételre csökkenteni", True),
        ("hu", "Az NPS-t 10 ponttal, a CSAT-ot 3 ponttal emelni", True),
        ("hu", "A bevételt 8%-kal, majd 9%-kal növelni", False),
        ("zh", "新增用户达到900户,退订降到40户以下", True),
        ("zh", "退订降到40户,之后再降到20户", False),
    ],
)
def test_commas_join_two_targets(language: str, text: str, joined: bool) -> None:  # noqa: FBT001
    assert bool(_read(language, text).several_goals) is joined


def test_numbered_lists_are_no_figures() -> None:
    """A number before each heading measures nothing; two do not yet make a list."""
    assert _read("hu", "1. Hatékonyság 2. Minőség 3. Csapatszellem").quantity is None
    assert _read("hu", "1. 5 új ügyfél").quantity is not None


def test_an_if_behind_a_wish_holds_the_target() -> None:
    assert _read("hu", "Szeretnénk, ha a hívók 70%-a digitális csatornát választana").measurable is True


def test_a_change_of_rate_is_asked_for_in_its_own_part() -> None:
    """The tenth is of the complaints, not of the rate behind the comma."""
    assert _read("zh", "投诉量降低10%,员工流失率降到9%").percent_or_points == ()
    assert _read("zh", "市场份额提高3%").percent_or_points != ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Raise the number of members from 1200 to 2000 by 2027"),
        ("fr", "Passer de 1200 à 2000 adhérents en 2027"),
        ("zh", "2027年会员从1200人增加到2000人"),
        ("hu", "A tagok számát 1200-ról 2000-re emelni 2027-ben"),
    ],
)
def test_the_end_of_a_pair_is_no_year(language: str, text: str) -> None:
    quantity = _read(language, text).quantity

    assert quantity is not None
    assert quantity.from_ == Decimal(1200)
    assert quantity.to == Decimal(2000)


@pytest.mark.parametrize(
    ("language", "text"), [("en", "From 2026 to 2028 plant trees"), ("hu", "A selejtet 2027-re csökkenteni")]
)
def test_years_stay_years(language: str, text: str) -> None:
    assert _read(language, text).quantity is None


def test_days_of_payment_are_no_term_of_the_goal() -> None:
    sentence = _read("hu", "A szállítók számláit 15 napon belül kifizetni")

    assert sentence.measurable is True
    assert sentence.time_bound is False


def test_what_is_given_is_done() -> None:
    assert _read("zh", "给新生发校服").specific is True
