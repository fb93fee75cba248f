"""People find metrics by their own words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.knowledge.metric_search import find_by_name, names_of, nearest
from smartgoal.knowledge.metrics import load_catalogue

CATALOGUE = load_catalogue()


@pytest.mark.parametrize(
    ("name", "metric_id"),
    [
        ("aht", "aht"),
        ("AHT", "aht"),
        ("Average handling time", "aht"),
        ("average-handle_time", "aht"),
        ("DMT", "aht"),
        ("TMT", "aht"),
        ("Durée moyenne de traitement", "aht"),
        ("duree moyenne de traitement", "aht"),
        ("平均处理时长", "aht"),
        ("平均處理時長", "aht"),
        ("Átlagos kezelési idő", "aht"),
        ("atlagos kezelesi ido", "aht"),
        ("átlagos\u00a0kezelési\u202fidő", "aht"),
        ("after call work", "acw"),
        ("话后处理时长", "acw"),
        ("utómunka", "acw"),
        ("temps d’attente", "asa"),
        ("DMR", "asa"),
        ("várakozási idő", "asa"),
        ("平均应答速度", "asa"),
        ("taux de décroché", "service_level"),
        ("QS", "service_level"),
        ("接通率", "service_level"),
        ("kiszolgálási szint", "service_level"),
        ("首次响应时间", "first_reply_time"),
        ("délai de réponse", "first_reply_time"),
        ("első válasz ideje", "first_reply_time"),
        ("MTTR", "resolution_time"),
        ("SLA达标率", "answered_in_target_rate"),
        ("CPH", "contacts_per_hour"),
        ("customer satisfaction", "csat"),
        ("satisfaction client", "csat"),
        ("客户满意度", "csat"),
        ("ügyfél-elégedettség", "csat"),
        ("ügyfélelégedettség", "csat"),
        ("CSAT score", "csat_score"),
        ("满意度评分", "csat_score"),
        ("indice de satisfaction client", "csi"),
        ("客户满意度指数", "csi"),
        ("elégedettségi index", "csi"),
        ("Net Promoter Score", "nps"),
        ("净推荐值", "nps"),
        ("ajánlási mutató", "nps"),
        ("effort client", "ces"),
        ("费力度", "ces"),
        ("RPC", "fcr"),
        ("First-Call Resolution", "fcr"),
        ("résolution au premier contact", "fcr"),
        ("首次解决率", "fcr"),
        ("első hívásos megoldás", "fcr"),
        ("taux de rappel", "repeat_contact_rate"),
        ("taux de réitération", "repeat_contact_rate"),
        ("重复来电率", "repeat_contact_rate"),
        ("ismételt hívások aránya", "repeat_contact_rate"),
        ("taux d'abandon", "abandonment_rate"),
        ("híváselhagyási arány", "abandonment_rate"),
        ("note qualité", "qa_score"),
        ("质检得分", "qa_score"),
        ("chiffre d’affaires", "revenue"),
        ("árbevétel", "revenue"),
        ("panier moyen", "average_order_value"),
        ("客单价", "average_order_value"),
        ("遵时率", "adherence"),
        ("adhérence", "adherence"),
        ("turnover du personnel", "attrition_rate"),
        ("fluktuáció", "attrition_rate"),
        ("离职率", "attrition_rate"),
        ("absentéisme", "absence_rate"),
        ("employee NPS", "enps"),
    ],
)
def test_people_s_words_find_the_metric(name: str, metric_id: str) -> None:
    """Ids, names, aliases and abbreviations, however spelt, in four languages."""
    found = find_by_name(name, CATALOGUE)

    assert found is CATALOGUE[metric_id]


@pytest.mark.parametrize("name", ["", "calls", "widgets packed", "elégedettség", "客户"])
def test_other_words_find_nothing(name: str) -> None:
    """A name is whole or it is none."""
    assert find_by_name(name, CATALOGUE) is None


@pytest.mark.parametrize(
    ("name", "metric_id"),
    [
        ("repeat_contct_rate", "repeat_contact_rate"),
        ("repeat_call_rat", "repeat_contact_rate"),
        ("first_contact_resoluton", "fcr"),
        ("taux de decrochee", "service_level"),
        ("duree moyene de traitement", "aht"),
        ("átlagos kezelsi idő", "aht"),
        ("客户满意", "csat"),
        ("满意度", "csat"),
        ("satisfaction", "csat"),
        ("average_handel_tiem", "aht"),
    ],
)
def test_misspelt_names_find_the_nearest(name: str, metric_id: str) -> None:
    """The one meant stands first."""
    assert nearest(name, CATALOGUE)[0] == metric_id


@pytest.mark.parametrize("name", ["zzz", "widgets packed", "", "产品"])
def test_nothing_near_names_nothing(name: str) -> None:
    """A far-off suggestion only confuses."""
    assert nearest(name, CATALOGUE) == ()


def test_each_metric_is_suggested_once() -> None:
    """Several near names of one metric are one suggestion, and no more come than asked for."""
    found = nearest("customer satisfaction indx", CATALOGUE, limit=2)

    assert found == ("csi", "csat")


@settings(max_examples=60)
@given(st.sampled_from([(metric.id, name) for metric in CATALOGUE.values() for name in names_of(metric)]))
def test_every_name_finds_its_own_metric(pair: tuple[str, str]) -> None:
    """In any case and with hyphens for spaces; and it is its own nearest."""
    metric_id, name = pair

    for spelt in (name, name.upper(), name.replace(" ", "-"), f" {name.replace(' ', '_')} "):
        found = find_by_name(spelt, CATALOGUE)
        assert found is not None
        assert found.id == metric_id
    assert nearest(name, CATALOGUE)[0] == metric_id
