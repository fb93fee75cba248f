"""Targets and changes in figures, in four languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.goals.quantity import read_quantity
from smartgoal.knowledge.languages import LANGUAGES
from smartgoal.knowledge.metric import Better, Kind, Metric, MetricClass
from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence import Quantity, Way, read_sentence


def _quantity(text: str, language: str) -> Quantity | None:
    return read_sentence(text, language=language, metrics=load_catalogue(), today=None).quantity


def _slots(text: str, language: str) -> tuple[str | None, str | None, str | None, str, str | None]:
    quantity = _quantity(text, language)
    assert quantity is not None
    old, new, change = (
        None if value is None else f"{value:f}" for value in (quantity.from_, quantity.to, quantity.change)
    )
    return old, new, change, quantity.unit, quantity.direction


@pytest.mark.parametrize(
    ("language", "text", "slots"),
    [
        ("en", "Increase CSAT from 78% to 85%", ("78", "85", None, "%", "up")),
        ("en", "Bring CSAT to 85 % from 78 %", ("78", "85", None, "%", "up")),
        ("en", "NPS 40 -> 50", ("40", "50", None, "points", "up")),
        ("en", "Reduce AHT from 8 to 6 minutes", ("480", "360", None, "s", "down")),
        ("en", "Reduce the wait from 4h to 2h30", ("14400", "9000", None, "s", "down")),
        ("en", "Keep AHT under 6 min", (None, "360", None, "s", "at_most")),
        ("en", "Bring AHT down from 6 minutes and 40 seconds to 5m45", ("400", "345", None, "s", "down")),
        ("en", "Cut the resolution time by 0:05:00", (None, None, "-300", "s", "down")),
        ("en", "Cut the resolution time from 2 days and 4 hours to 1 day", ("187200", "86400", None, "s", "down")),
        ("en", "Raise NPS from -5 to +5.", ("-5", "5", None, "points", "up")),
        ("en", "Raise revenue to €5m", (None, "5000000", None, "EUR", "up")),
        ("fr", "Ramener la DMT à 5 minutes et 45 secondes", (None, "345", None, "s", "down")),
        ("hu", "Az átlagos kezelési idő 5 perc és 45 másodpercre csökken", (None, "345", None, "s", "down")),
        ("zh", "将首次响应时间降到5分零5秒", (None, "305", None, "s", "down")),
        ("zh", "将NPS从-5提高到+5", ("-5", "5", None, "points", "up")),
        ("en", "AHT of 5:45", (None, "345", None, "s", "exact")),
        ("en", "Cut complaints by 20 %", (None, None, "-20", "%", "down")),
        ("en", "Satisfaction +8 %", (None, None, "8", "%", "up")),
        ("en", "Double revenue", (None, None, "100", "%", "up")),
        ("en", "Cut escalations by half", (None, None, "-50", "%", "down")),
        ("en", "Cut overtime by a quarter", (None, None, "-25", "%", "down")),
        ("en", "Test the line on 9 of 10 calls before hanging up", (None, "90", None, "%", "at_least")),
        ("en", "Answer 80 % of calls in 20 s", (None, "80", None, "%", "at_least")),
        ("en", "Service level of 80/20", (None, "80", None, "%", "at_least")),
        ("en", "Resolve 9 out of 10 requests", (None, "90", None, "%", "at_least")),
        ("en", "Score at least 4.5/5 in surveys", (None, "4.5", None, "/5", "at_least")),
        ("en", "Write 500 words every day", (None, "500", None, "words/day", "exact")),
        ("en", "Save $3,000", (None, "3000", None, "USD", "exact")),
        ("en", "Prevent $13M more of damage", (None, "13000000", None, "USD", "exact")),
        ("en", "Hire four agents", (None, "4", None, "agents", "exact")),
        ("en", "Attend 10 talks or more", (None, "10", None, "talks", "at_least")),
        ("en", "No missed calls", (None, "0", None, "", "exact")),
        ("en", "Fill in the x-5 pages", (None, "5", None, "pages", "exact")),
        ("en", "Bring costs + 5 % up", (None, None, "5", "%", "up")),
        ("en", "Meditate for 10 minutes", (None, "10", None, "min", "exact")),
        ("zh", "完成一百二十万元销售", (None, "1200000", None, "CNY", "exact")),
        ("zh", "增加两千零五十名会员", (None, None, "2050", "名", "up")),
        ("fr", "Ramener la DMT à 5 min 45", (None, "345", None, "s", "down")),
        ("fr", "réduire le taux de rebond de 40%", (None, None, "-40", "%", "down")),
        ("fr", "Réduire le taux de rappel de 18 % à 14 %", ("18", "14", None, "%", "down")),
        ("fr", "atteindre un taux de satisfaction de 90 %", (None, "90", None, "%", "at_least")),
        ("fr", "activer dix nouveaux comptes par jour", (None, "10", None, "comptes/jour", "exact")),
        ("fr", "Passer de 1\u202f200 à 1\u202f500 ventes", ("1200", "1500", None, "ventes", "up")),
        ("fr", "diviser par deux les plaintes", (None, None, "-50", "%", "down")),
        ("fr", "Un budget de 2,5 M€", (None, "2500000", None, "EUR", "exact")),
        ("hu", "Az első válaszidő csökkentése 8 óráról 4 órára", ("28800", "14400", None, "s", "down")),
        ("hu", "A megkeresések 90%-ára 24 órán belül válaszolunk", (None, "90", None, "%", "at_least")),
        ("hu", "Javítjuk a hívásokat, hogy a pontszám 90 % legyen", (None, "90", None, "%", "up")),
        ("fr", "Réduire les rappels : le taux de rappel est de 14 %", (None, "14", None, "%", "down")),
        ("hu", "A mutatót 78%-ról 85%-ra növeljük", ("78", "85", None, "%", "up")),
        ("hu", "Tizenötezer forint alá vinni az áramdíjat", (None, "15000", None, "HUF", "at_most")),
        ("hu", "15%-kal több előfizető", (None, None, "15", "%", "up")),
        ("hu", "Az NPS 40-ről 50 pontra emelése", ("40", "50", None, "points", "up")),
        ("hu", "A hibák számának 20%-kal csökkentése", (None, None, "-20", "%", "down")),
        ("hu", "Felére csökkentjük a hibák számát", (None, None, "-50", "%", "down")),
        ("hu", "Legfeljebb 5 perc sorban állás", (None, "5", None, "min", "at_most")),
        ("hu", "5 kg-ot fogyok", (None, "5", None, "kg", "exact")),
        ("zh", "将保养业务的NPS从65分提升至75分", ("65", "75", None, "points", "up")),
        ("zh", "把加班时间减少10%", (None, None, "-10", "%", "down")),
        ("zh", "提高５个百分点", (None, None, "5", "points", "up")),
        ("zh", "营收达到5000万元", (None, "50000000", None, "CNY", "exact")),
        ("zh", "首次解决率达到七成五", (None, "75", None, "%", "at_least")),
        ("zh", "占比达到百分之四十", (None, "40", None, "%", "at_least")),
        ("zh", "满意的客户占十分之八", (None, "80", None, "%", "at_least")),
        ("zh", "成本减少三分之一", (None, None, "-33.33", "%", "down")),
        ("zh", "销量翻一番", (None, None, "100", "%", "up")),
        ("zh", "每年至少两次提供改进方案", (None, "2", None, "次/年", "at_least")),
        ("zh", "投诉率控制在2%以内", (None, "2", None, "%", "at_most")),
        ("en", "FCR rises from 70 %", ("70", None, None, "%", "up")),
        ("en", "Occupancy comes down from 89 % and stays between 78 % and 85 %", (None, "85", None, "%", "exact")),
        ("en", "Ask the three diagnostic questions, so that QA moves from 82 % to 88 %", ("82", "88", None, "%", "up")),
        ("zh", "将平均处理时长从6分30秒缩短到5分45秒", ("390", "345", None, "s", "down")),
        (
            "hu",
            "A kezelési idő 6 perc 30 másodpercről 5 perc 45 másodpercre csökken",
            ("390", "345", None, "s", "down"),
        ),
        ("hu", "A beállítás 6 perc 30 másodpercről 5 perc 45-re csökken", ("390", "345", None, "s", "down")),
        ("en", "Reply to every request within 7 days", (None, "7", None, "days", "at_most")),
    ],
)
def test_slots(language: str, text: str, slots: tuple[str | None, str | None, str | None, str, str | None]) -> None:
    assert _slots(text, language) == slots


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Prepare the ISO 9001 audit"),
        ("en", "Offer chat 24/7"),
        ("en", "Win B2B customers in Q3 2026"),
        ("en", "Finish in third place on the 3rd try"),
        ("en", "Offer a callback when the queue is longer than five minutes"),
        ("en", "Start the shift at 9:00"),
        ("en", "Publish it in half a year"),
        ("en", "1. Publish the guide"),
        ("fr", "Organiser une réunion"),
        ("zh", "第三次会议后提交报告"),
        ("zh", "坚持每晚十一点前睡觉"),
        ("hu", "Egy új ügyfélportál"),
    ],
)
def test_figures_that_are_no_targets(language: str, text: str) -> None:
    assert _quantity(text, language) is None


def test_the_principal_target_stands_outside_the_means() -> None:
    text = "Write a 50,000-word draft by October 31st by writing 500 words daily"
    sentence = read_sentence(text, language="en", metrics={}, today=None)

    assert sentence.quantity is not None
    assert sentence.quantity.to == Decimal(50_000)
    assert len(sentence.quantities) == 2


def test_a_range_has_two_ends() -> None:
    quantity = _quantity("Attend 5-10 talks", "en")

    assert quantity is not None
    assert (quantity.lower, quantity.to, quantity.hit.text) == (Decimal(5), Decimal(10), "5-10 talks")


@pytest.mark.parametrize("text", ["Keep occupancy between 75 and 85 %", "Keep occupancy at 75-85 %"])
def test_a_range_may_be_a_share(text: str) -> None:
    quantity = _quantity(text, "en")

    assert quantity is not None
    assert (quantity.lower, quantity.to, quantity.unit) == (Decimal(75), Decimal(85), "%")


def test_a_time_that_does_not_come_out_stays_as_written() -> None:
    """100 s is no finite number of hours; 90 min is."""
    own = {"setup": Metric("setup", {"en": "Setup time"}, Kind.MEAN, "h", Better.LOWER, MetricClass.SPEED)}

    def slots(text: str) -> tuple[Decimal | None, str] | None:
        quantity = read_sentence(text, language="en", metrics=own, today=None).quantity
        return None if quantity is None else (quantity.to, quantity.unit)

    assert slots("Reach a setup time of 100 s") == (Decimal(100), "s")
    assert slots("Reach a setup time of 90 min") == (Decimal("1.5"), "h")
    assert slots("Reach a setup time of 3") == (Decimal(3), "h")


def test_a_limit_that_is_the_target_is_no_limit_beside_it() -> None:
    """One stretch of text is one thing."""
    sentence = read_sentence("Reply to every request within 7 days", language="en", metrics={}, today=None)

    assert sentence.limits == ()


def test_where_it_starts_is_no_target() -> None:
    sentence = read_sentence("Bring AHT down from 6 min", language="en", metrics=load_catalogue(), today=None)

    assert sentence.measurable is False
    assert sentence.relative_changes == ()


def test_a_limit_beside_a_metric_of_another_kind_is_no_target() -> None:
    text = "Reduce repeat calls within 7 days from 18 % to 14 %"
    sentence = read_sentence(text, language="en", metrics=load_catalogue(), today=None)

    assert [quantity.to for quantity in sentence.quantities] == [Decimal(14)]
    assert [hit.text for hit in sentence.limits] == ["within 7 days"]


def test_round_the_clock_is_no_figure_but_a_time_is() -> None:
    assert _quantity("热线7*24小时在线", "zh") is None
    assert _quantity("平均处理时长降到7分24秒", "zh") is not None


@given(st.integers(0, 99), st.integers(1, 59), st.integers(0, 59), st.sampled_from(LANGUAGES))
@settings(max_examples=60, deadline=None)
def test_times_are_read_as_in_a_field(hours: int, minutes: int, seconds: int, language: str) -> None:
    """However they are written."""
    forms = (
        f"{hours}:{minutes:02}:{seconds:02}",
        f"{minutes}:{seconds:02}",
        f"{minutes}m{seconds}s",
        f"{minutes} min {seconds} s",
        f"{hours} h {minutes} min",
        f"{hours}h{minutes:02}",
    )
    for form in forms:
        quantity = _quantity(f"AHT → {form}.", language)

        assert quantity is not None
        assert (quantity.to, quantity.unit) == (read_quantity(form, "s"), "s"), form


@pytest.mark.parametrize(
    ("language", "text", "slots"),
    [
        ("en", "Increase CSAT by 6 points to 84 %", (None, "84", "6", "%", "up")),
        ("en", "Raise CSAT 6 points, to 84 %", (None, "84", "6", "%", "up")),
        ("en", "Reduce AHT by 90 seconds to 6 minutes", (None, "360", "-90", "s", "down")),
        ("en", "Reduce AHT by 90 s down to 6:00", (None, "360", "-90", "s", "down")),
        ("en", "Cut complaints by 270 to 980", (None, "980", "-270", "count", "down")),
        ("en", "Cut complaints by 20 % to 980", (None, "980", "-20", "count", "down")),
        ("en", "Increase sales by 5 to 10 %", (None, None, "10", "%", "up")),
        ("en", "Increase sales by 5-10 %", (None, None, "10", "%", "up")),
        ("en", "Increase CSAT 78 % to 84 %", ("78", "84", None, "%", "up")),
        ("fr", "Augmenter le CSAT de 6 points à 84 %", (None, "84", "6", "%", "up")),
        ("fr", "Augmenter le CSAT de 6 points pour atteindre 84 %", (None, "84", "6", "%", "up")),
        ("fr", "Réduire la durée de traitement de 90 secondes à 6 minutes", (None, "360", "-90", "s", "down")),
        ("fr", "Réduire les réclamations de 270 à 980", (None, "980", "-270", "", "down")),
        ("fr", "Réduire les réclamations de 20 % à 980", (None, "980", "-20", "", "down")),
        ("fr", "Réduire les réclamations de 980 à 270", ("980", "270", None, "", "down")),
        ("fr", "Réduire les coûts de 5 à 10 %", (None, None, "-10", "%", "down")),
        ("fr", "Réduire le rappel ; porter le CSAT de 78 % à 84 %", ("78", "84", None, "%", "up")),
        ("fr", "Faire passer le NPS de 5 points à 45 points", ("5", "45", None, "points", "up")),
        ("zh", "将客户满意度提高6个百分点至84%", (None, "84", "6", "%", "up")),
        ("zh", "将客户满意度提升了6个百分点，达到84%", (None, "84", "6", "%", "up")),
        ("zh", "将平均处理时长缩短90秒至6分钟", (None, "360", "-90", "s", "down")),
        ("zh", "将投诉减少20%至980件", (None, "980", "-20", "件", "down")),
        ("zh", "将成本降低5%至10%", (None, None, "-10", "%", "down")),
        ("zh", "将平均处理时长7分钟缩短至6分钟", ("420", "360", None, "s", "down")),
        ("hu", "A CSAT-ot 6 százalékponttal 84%-ra növelni", (None, "84", "6", "%", "up")),
        ("hu", "A panaszok számát 270-nel, 980-ra csökkenteni", (None, "980", "-270", "count", "down")),
        ("hu", "A panaszokat 20%-kal 980-ra csökkenteni", (None, "980", "-20", "", "down")),
        ("hu", "A kezelési időt 90 másodperccel 6 percre csökkenteni", (None, "360", "-90", "s", "down")),
        ("hu", "A költségeket 5-10%-kal csökkenteni", (None, None, "-10", "%", "down")),
        ("hu", "A CSAT-ot 78%-ról 84%-ra növelni", ("78", "84", None, "%", "up")),
    ],
)
def test_by_so_much_to_so_much(
    language: str, text: str, slots: tuple[str | None, str | None, str | None, str, str | None]
) -> None:
    """How far and where to, never where it starts; two changes are a change somewhere between."""
    assert _slots(text, language) == slots


def test_the_change_beside_a_target() -> None:
    """It has its own unit, and by itself it is no relative change without a start."""
    sentence = read_sentence("Raise CSAT by 6 points to 84 %", language="en", metrics=load_catalogue(), today=None)

    assert sentence.quantity is not None
    assert sentence.quantity.step is not None
    assert (sentence.quantity.step.change, sentence.quantity.step.unit) == (Decimal(6), "points")
    assert sentence.quantity.step.step == sentence.quantity.step
    assert sentence.relative_changes == sentence.percent_or_points == ()
    second = read_sentence("Raise CSAT to 84 %", language="en", metrics=load_catalogue(), today=None).quantity
    assert second is not None
    assert second.step is None


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("NPS达到45，2027年底前", [45]),
        ("NPS达到45,2027年底前", [45]),
        ("NPS达到45,2027-03-31前", [45]),
        ("NPS达到45,12月底前", [45]),
        ("NPS达到45，100个客户参与", [45, 100]),
        ("平均处理时长降到6:00，2027年6月30日前", [360]),
        ("平均处理时长降到6:00,2027年6月30日前", [360]),
        ("将积压工单降到300，500个客户满意", [300, 500]),
        ("将积压工单降到1,500，2027年6月30日前", [1500]),
        ("将积压工单降到１，５００件", [1500]),
        ("收入达到1,250,000元，2027年底前", [1_250_000]),
        ("将重复来电率降到14,5%", [Decimal("14.5")]),
    ],
)
def test_chinese_commas(text: str, targets: list[Decimal]) -> None:
    """They part clauses; thousands within one number stay."""
    sentence = read_sentence(text, language="zh", metrics=load_catalogue(), today=None)

    assert [one.to for one in sentence.quantities] == targets
    assert sentence.deadline is not None or "20" not in text


@pytest.mark.parametrize(
    ("language", "text", "figure", "metric"),
    [
        ("en", "Customer satisfaction from 3.5 to 4.2", "4.2 points", "csat_score"),
        ("fr", "La satisfaction client passe de 3,5 à 4,2", "4.2 points", "csat_score"),
        ("zh", "将客户满意度从3.5提高到4.2", "4.2 points", "csat_score"),
        ("hu", "Az ügyfél-elégedettség 3,5-ről 4,2-re nő", "4.2 points", "csat_score"),
        ("en", "Customer satisfaction from 3.5 % to 4.2 %", "4.2 %", "csat"),
        ("en", "CSAT from 78 to 84", "84 %", "csat"),
        ("en", "Reduce churn from 3.5 to 2.8", "2.8 %", "churn_rate"),
    ],
)
def test_marks_are_no_percent(language: str, text: str, figure: str, metric: str) -> None:
    """Bare figures up to ten are the marks of a survey where the metric has such."""
    sentence = read_sentence(text, language=language, metrics=load_catalogue(), today=None)

    assert sentence.quantity is not None
    assert sentence.metric is not None
    assert (f"{sentence.quantity.to} {sentence.quantity.unit}", sentence.metric.metric_id) == (figure, metric)


@pytest.mark.parametrize(
    ("language", "text", "figure", "day"),
    [
        ("fr", "Réduire les coûts de 20 % d'ici à 2027.", "-20 %", "2027-12-31"),
        ("fr", "Augmenter les ventes de 10 000 euros d'ici à 2027.", "10000 EUR", "2027-12-31"),
        ("fr", "Faire passer les appels traités de 1200 à 2000", "1200 2000", None),
        ("hu", "Az NPS-t 31-ről 2027-re 40-re emeljük.", "31 40 points", "2027-12-31"),
        ("hu", "A hibák számát 50-ről 2026-ban 30-ra csökkentjük.", "50 30", "2026-12-31"),
        ("hu", "A hívásokat 1200-ról 2000-re emeljük.", "1200 2000", None),
        ("en", "Cut the backlog from 2500 tickets to 2000", "2500 2000 tickets", None),
        ("en", "Cut absences from 20 to 12 by 2027.", "20 12", "2027-12-31"),
        ("en", 'Our goal: "reduce complaints by 20 %"', "-20 %", None),
        ("fr", "Notre objectif : « réduire les plaintes de 20 % »", "-20 %", None),
        ("zh", "我们的目标是“投诉减少20件”", "-20 件", None),
        ("hu", "Célunk: „a panaszok számát 20 %-kal csökkenteni”", "-20 %", None),
        ("en", "By the end of the term reduce absences by 20 %.", "-20 %", None),
        ("en", "The hotline will Reduce Complaints In Budapest by 20 %.", "-20 %", None),
    ],
)
def test_years_and_directions(language: str, text: str, figure: str, day: str | None) -> None:
    """A year behind a change bounds it; what is quoted or written large goes the way it says."""
    sentence = read_sentence(text, language=language, metrics=load_catalogue(), today=date(2026, 1, 10))
    said = sentence.quantity

    assert said is not None
    slots = [value for value in (said.from_, said.to, said.change) if value is not None]
    assert " ".join([*map(str, slots), *filter(None, [said.unit])]) == figure
    assert (sentence.deadline.date if sentence.deadline else None) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize("text", ["回访5月购买产品的客户。", "处理3月提交的投诉。", "整理5月发布的公告。"])
def test_a_chinese_month_that_tells_which(text: str) -> None:
    """It neither bounds the goal nor is it so many months; before a verb of its own it does."""
    sentence = read_sentence(text, language="zh", metrics=load_catalogue(), today=date(2026, 1, 10))

    assert (sentence.quantity, sentence.deadline) == (None, None)
    bound = read_sentence("9月开设新的儿科门诊。", language="zh", metrics=load_catalogue(), today=date(2026, 1, 10))
    assert bound.deadline is not None


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        ("en", "Answer 80 % of calls in 20 s without lowering QA", Way.AT_LEAST),
        ("fr", "Répondre à 80 % des appels en 20 s sans baisser la qualité", Way.AT_LEAST),
        ("zh", "80%的来电在20秒内接听，不降低质量", Way.AT_LEAST),
        ("hu", "A hívások 80 %-át 20 mp alatt fogadni a minőség csökkenése nélkül", Way.AT_LEAST),
        ("en", "Without raising AHT, lift FCR to 80 %", Way.UP),
        ("fr", "Ramener la DMT à 6 min sans augmenter le taux de rappel", Way.DOWN),
        ("en", "Complaints fall without extra staff to 20", Way.DOWN),
    ],
)
def test_what_must_not_happen_is_no_direction(language: str, text: str, way: Way) -> None:
    """The target goes the way that is wanted of it."""
    quantity = _quantity(text, language)

    assert quantity is not None
    assert quantity.direction is way
