"""Slots of quantities where words turn a figure round: which way, from where, of how many."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

import pytest

from smartgoal.knowledge.metric import Better, Kind, Metric, MetricClass
from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence import Sentence, read_sentence

_Slots: TypeAlias = tuple[str | None, str | None, str | None, str, str | None]


def _read(text: str, language: str) -> Sentence:
    return read_sentence(text, language=language, metrics=load_catalogue(), today=date(2026, 3, 10))


def _slots(text: str, language: str) -> _Slots | None:
    quantity = _read(text, language).quantity
    if quantity is None:
        return None
    old, new, change = (
        None if value is None else f"{value:f}" for value in (quantity.from_, quantity.to, quantity.change)
    )
    return old, new, change, quantity.unit, quantity.direction


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Energy use down by 10 %"),
        ("en", "Bring energy use down by 10 %"),
        ("en", "Energy use down 10 %"),
        ("en", "The energy bill shrinks by 10 %"),
        ("en", "Costs trimmed by 10 %"),
        ("en", "Costs slashed by 10 %"),
        ("en", "Waiting time dips by 10 %"),
        ("en", "Costs pared back by 10 %"),
        ("en", "Scale back overtime by 10 %"),
        ("en", "Curb waste by 10 %"),
        ("en", "Knock 10 % off the energy bill"),
        ("en", "Take 10 % out of the print budget"),
        ("en", "10 % fewer complaints"),
        ("en", "Spend 10% less than last year"),
        ("en", "Building 12 energy use down by 10 %"),
        ("fr", "Les plaintes baissent de 10 %"),
        ("fr", "Les plaintes reculent de 10 %"),
        ("fr", "Les plaintes chutent de 10 %"),
        ("fr", "La consommation est abaissée de 10 %"),
        ("fr", "Le taux d'erreur décroît de 10 %"),
        ("fr", "Consommation d'énergie : moins 10 %"),
        ("fr", "Économiser 10 % sur la facture d'énergie"),
        ("fr", "10 % de moins"),
        ("zh", "能耗节约10%"),
        ("zh", "投诉下滑10%"),
        ("zh", "投诉回落10%"),
        ("zh", "差距收窄10%"),
        ("zh", "价格调低10%"),
        ("zh", "投诉少10%"),
        ("zh", "成本比去年低10%"),
        ("zh", "成本下降10%以上"),
        ("hu", "A panaszok 10%-kal csökkennek"),
        ("hu", "A panaszok száma 10%-kal lecsökken"),
        ("hu", "A panaszok 10%-kal visszaesnek"),
        ("hu", "A forgalom 10%-kal esik"),
        ("hu", "A készlet 10%-kal apad"),
        ("hu", "A hátralék 10%-kal zsugorodik"),
        ("hu", "A költség 10%-kal kisebb"),
        ("hu", "A költséget 10%-kal lejjebb visszük"),
        ("hu", "A kiadást 10%-kal visszavágjuk"),
        ("hu", "Költségcsökkentés 10%-kal"),
        ("hu", "10%-os költségcsökkentés"),
        ("hu", "Panaszok mínusz 10%"),
    ],
)
def test_a_fall_is_a_fall(language: str, text: str) -> None:
    assert _slots(text, language) == (None, None, "-10", "%", "down")


@pytest.mark.parametrize(
    ("language", "text", "slots"),
    [
        ("en", "Crush churn by 2 points", (None, None, "-2", "points", "down")),
        ("en", "Whittle the backlog by 50 tickets", (None, None, "-50", "tickets", "down")),
        ("en", "Average basket up €3.50", (None, None, "3.50", "EUR", "up")),
        ("en", "AHT down 20 s", (None, None, "-20", "s", "down")),
        ("en", "Generate 5% more leads than last year", (None, None, "5", "%", "up")),
        ("en", "Sell 10% more than last year", (None, None, "10", "%", "up")),
        ("en", "At least 10 % more leads", (None, None, "10", "%", "up")),
        ("fr", "Vendre 10 % de plus", (None, None, "10", "%", "up")),
        ("hu", "A reklamációk 20 darabbal csökkennek", (None, None, "-20", "darabbal", "down")),
        ("hu", "A GINOP-pályázat önerejét 10%-kal megemelni", (None, None, "10", "%", "up")),
        ("zh", "投诉下降20件以上", (None, None, "-20", "件", "down")),
        ("zh", "产能提高10%以上", (None, None, "10", "%", "up")),
    ],
)
def test_which_way_a_change_goes(language: str, text: str, slots: _Slots) -> None:
    assert _slots(text, language) == slots


@pytest.mark.parametrize(
    ("language", "text", "slots"),
    [
        ("en", "Change the price by 10 %", (None, None, "10", "%", None)),
        ("en", "Shift the share by 5 to 10 points", (None, None, "10", "points", None)),
        ("en", "Change the price by a third", (None, None, "33.33", "%", None)),
        ("en", "Change the price by 5 % to 80 €", (None, "80", "5", "EUR", None)),
        ("hu", "Próbáljunk meg minden nap 15 perccel korábban nyitni", (None, None, "15", "min", None)),
        ("en", "Abandon rate no worse than 5 %", (None, "5", None, "%", None)),
    ],
)
def test_no_direction_where_nothing_says_one(language: str, text: str, slots: _Slots) -> None:
    assert _slots(text, language) == slots


@pytest.mark.parametrize(
    ("language", "text", "slots"),
    [
        ("en", "Sign up 20 % of members", (None, "20", None, "%", "at_least")),
        ("en", "Ramp up 3 lines", (None, "3", None, "lines", "up")),
        ("en", "Offer 10 % off to new members", (None, "10", None, "%", "at_least")),
        ("en", "Take 5 tablets out of the box", (None, "5", None, "tablets", "exact")),
        ("zh", "最多10%", (None, "10", None, "%", "at_most")),
        ("zh", "不少于10%", (None, "10", None, "%", "at_least")),
        ("fr", "Le support répond à 90 % des tickets en moins de 30 min", (None, "90", None, "%", "at_least")),
    ],
)
def test_a_level_is_no_change(language: str, text: str, slots: _Slots) -> None:
    assert _slots(text, language) == slots


@pytest.mark.parametrize(
    ("language", "text", "slots"),
    [
        ("en", "Call abandonment no higher than 4 %", (None, "4", None, "%", "at_most")),
        ("en", "Waiting time no greater than 10 minutes", (None, "600", None, "s", "at_most")),
        ("en", "Waiting time no longer than 45 seconds", (None, "45", None, "s", "at_most")),
        ("en", "CSAT no lower than 90 %", (None, "90", None, "%", "at_least")),
        ("en", "CSAT not below 90 %", (None, "90", None, "%", "at_least")),
        ("en", "Open tickets: max. 10", (None, "10", None, "", "at_most")),
        ("fr", "45 € par repas maximum", (None, "45", None, "EUR", "at_most")),
        ("fr", "Le coût ne dépasse pas 45 € par repas", (None, "45", None, "EUR", "at_most")),
        ("zh", "费用不超过每月3万元", (None, "30000", None, "CNY", "at_most")),
        ("zh", "投诉率不超过每月2%", (None, "2", None, "%", "at_most")),
        ("zh", "不超过每天5次", (None, "5", None, "次/天", "at_most")),
        ("hu", "Az AHT ne haladja meg az 5 percet", (None, "300", None, "s", "at_most")),
        ("hu", "Kisebb mint 1%-os selejtarány", (None, "1", None, "%", "at_most")),
        ("hu", "A selejtarány kisebb legyen 1%-nál", (None, "1", None, "%", "at_most")),
        ("hu", "1%-nál kisebb selejtarány", (None, "1", None, "%", "at_most")),
        ("hu", "A várakozás nem hosszabb 10 percnél", (None, "10", None, "min", "at_most")),
        ("hu", "A várakozás ne legyen több 10 percnél", (None, "10", None, "min", "at_most")),
        ("hu", "A sor sosem hosszabb négy autónál", (None, "4", None, "autónál", "at_most")),
        ("hu", "Ne legyen több, mint 5 hiba", (None, "5", None, "hiba", "at_most")),
        ("hu", "Nem kevesebb, mint 10 látogatás", (None, "10", None, "látogatás", "at_least")),
        ("hu", "Tartsuk 5%-nál", (None, "5", None, "%", "at_least")),
        ("hu", "napi min. 25 hívás", (None, "25", None, "hívás/day", "at_least")),
        ("hu", "max. 2 perc várakozás", (None, "2", None, "min", "at_most")),
        ("hu", "A 10 percnél hosszabb hívások aránya 5% alá", (None, "5", None, "%", "at_most")),
    ],
)
def test_bounds(language: str, text: str, slots: _Slots) -> None:
    assert _slots(text, language) == slots
    assert _read(text, language).relative_changes == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "CSAT no lower than 90 %"),
        ("hu", "Az AHT ne haladja meg az 5 percet"),
        ("hu", "A válaszidő ne haladja meg a 4 órát"),
    ],
)
def test_a_bound_moves_nothing(language: str, text: str) -> None:
    assert _read(text, language).moves == ()


@pytest.mark.parametrize(
    ("language", "text", "share"),
    [
        ("en", "Answer 4 calls in 5 within 20 seconds", "80"),
        ("en", "9 out of every 10 parcels arrive on time", "90"),
        ("en", "4 calls out of 5 answered", "80"),
        ("en", "Double-check 2/3 of forms", "66.67"),
        ("fr", "Répondre à 8 clients sur 10 en moins de 3 minutes", "80"),
        ("fr", "Traiter 9 dossiers sur 10 en 5 jours", "90"),
        ("fr", "7 élèves sur 10 lisent couramment", "70"),
        ("fr", "Deux appels sur trois résolus", "66.67"),
        ("fr", "Un appel sur deux résolu au premier contact", "50"),
        ("fr", "Quatre-vingt-quinze pour cent de débuts à l'heure au bloc", "95"),
        ("zh", "10个电话中有9个在三声内接起", "90"),
        ("zh", "十个客户中有九个满意", "90"),
        ("zh", "每10单投诉有8单在48小时内结案", "80"),
        ("hu", "10 hívásból 8-at 20 másodpercen belül felvenni", "80"),
        ("hu", "10-ből 9 hívást 20 másodpercen belül felvenni", "90"),
        ("hu", "Tízből kilenc ügyfél elégedett", "90"),
    ],
)
def test_so_many_of_so_many_are_a_share(language: str, text: str, share: str) -> None:
    assert _slots(text, language) == (None, share, None, "%", "at_least")


@pytest.mark.parametrize(
    ("language", "text", "targets"),
    [
        ("en", "Hire 3 people in 10 shops", ["3 people", "10 shops"]),
        ("en", "Plant 4 trees in 5 streets", ["4 trees", "5 streets"]),
        ("fr", "Servir 8 clients sur 10 sites", ["8 clients", "10 sites"]),
        ("fr", "Dix mille pas cinq jours sur sept", ["10000 pas"]),
        ("fr", "Former 3 agents chaque midi", ["3 agents"]),
        ("zh", "十个客户中有百分之九满意", ["10 个客户", "9 %"]),
        ("zh", "10个电话，9个满意", ["10 个", "9 个"]),
        ("hu", "100 Ft-ból 20 Ft", ["100 HUF", "20 HUF"]),
        ("hu", "A cukor a magból", []),
    ],
)
def test_no_share_where_each_counts_its_own(language: str, text: str, targets: list[str]) -> None:
    assert [f"{one.to:f} {one.unit}" for one in _read(text, language).quantities if one.to is not None] == targets


@pytest.mark.parametrize(
    ("language", "text", "slots"),
    [
        ("zh", "快递破损率千分之三以内", (None, "0.3", None, "%", "at_most")),
        ("zh", "万分之五以下", (None, "0.05", None, "%", "at_most")),
        ("en", "Cut invoice errors by two thirds", (None, None, "-66.67", "%", "down")),
        ("en", "Cut invoice errors by three quarters", (None, None, "-75", "%", "down")),
        ("en", "Cut invoice errors by 1/3", (None, None, "-33.33", "%", "down")),
        ("en", "Cut waste in half by June", (None, None, "-50", "%", "down")),
        ("fr", "Réduire les erreurs d'1/3", (None, None, "-33.33", "%", "down")),
        ("fr", "Multiplier par 3 le nombre d'abonnés", (None, None, "200", "%", "up")),
        ("fr", "Multiplier par deux le nombre d'abonnés", (None, None, "100", "%", "up")),
        ("zh", "产量增加到原来的3倍", (None, None, "200", "%", "up")),
        ("zh", "销量达到去年的2倍", (None, None, "100", "%", "up")),
        ("zh", "用户数增长3倍", (None, None, "300", "%", "up")),
        ("zh", "听众增至三倍", (None, None, "200", "%", "up")),
        ("zh", "节日加班给3倍工资", (None, "3", None, "倍", "exact")),
        ("zh", "减少1/3的投诉", (None, None, "-33.33", "%", "down")),
        ("hu", "A panaszok kétharmadával csökkenjenek", (None, None, "-66.67", "%", "down")),
        ("en", "Score 4/5", (None, "4", None, "/5", "exact")),
    ],
)
def test_fractions_and_multiples(language: str, text: str, slots: _Slots) -> None:
    assert _slots(text, language) == slots


def test_cut_in_half_is_no_half_year() -> None:
    assert _read("Cut the abandon rate in half", "en").deadlines == ()
    assert _read("Publish it in half a year", "en").quantity is None


@pytest.mark.parametrize(
    ("language", "text", "slots"),
    [
        ("en", "Survey filled in by 200 parents", (None, "200", None, "parents", "exact")),
        ("en", "Petition signed by 5,000 residents", (None, "5000", None, "residents", "exact")),
        ("en", "Survey filled in by 80 % of parents", (None, "80", None, "%", "at_least")),
        ("en", "Remove access from 15 accounts", (None, "15", None, "accounts", "exact")),
        ("en", "Collect feedback from 40 patients", (None, "40", None, "patients", "exact")),
        ("en", "Survey responses increased by 200 parents", (None, None, "200", "parents", "up")),
        ("en", "Reduce complaints handled by 5 agents from 40 to 30", ("40", "30", None, "count", "down")),
        ("en", "Grow from 20 members", ("20", None, None, "members", "up")),
        ("hu", "Havonta 2 alkalommal coaching", (None, "2", None, "alkalommal/month", "exact")),
        ("hu", "Teszt kitöltése 24 munkatárssal", (None, "24", None, "munkatárssal", "exact")),
        ("hu", "Egyeztetés 10 iskolával", (None, "10", None, "iskolával", "exact")),
        ("hu", "Tanulószerződés 14 fiatallal", (None, "14", None, "fiatallal", "exact")),
        ("hu", "A csapat 5 fővel bővül", (None, None, "5", "fővel", "up")),
    ],
)
def test_by_whom_and_with_whom_is_no_change(language: str, text: str, slots: _Slots) -> None:
    assert _slots(text, language) == slots


@pytest.mark.parametrize(
    ("language", "text", "slots"),
    [
        ("en", "Increase CSAT (now 82%) to 88%", ("82", "88", None, "%", "up")),
        ("en", "Raise FCR to 75 % (was 70 %)", ("70", "75", None, "%", "up")),
        ("en", "Raise FCR to 75 % (2025: 70 %)", ("70", "75", None, "%", "up")),
        ("en", "Raise FCR to 75 % (baseline: 70 %)", ("70", "75", None, "%", "up")),
        ("en", "Raise FCR to 75 % (currently at 70%)", ("70", "75", None, "%", "up")),
        ("en", "Raise FCR to 75 % (Leeds 70 %)", (None, "75", None, "%", "up")),
        ("en", "CSAT: 88% (baseline 82%)", ("82", "88", None, "%", "up")),
        ("en", "Target: AHT 340s; baseline 380s", ("380", "340", None, "s", "down")),
        ("fr", "CSAT : 88 % (base 82 %)", ("82", "88", None, "%", "up")),
        ("fr", "CSAT : 88 % (actuellement 82 %)", ("82", "88", None, "%", "up")),
        ("fr", "Cible DMT 340 s, référence 380 s", ("380", "340", None, "s", "down")),
        ("fr", "Rappels clients : 70 % (58 % aujourd'hui)", ("58", "70", None, "%", "up")),
        ("zh", "满意度88%（现状82%）", ("82", "88", None, "%", "up")),
        ("zh", "目标：平均处理时长340秒，基线380秒", ("380", "340", None, "s", "down")),
        ("hu", "CSAT: 88% (jelenleg 82%)", ("82", "88", None, "%", "up")),
        ("hu", "AHT: 340 mp, kiindulás: 380 mp", ("380", "340", None, "s", "down")),
        ("en", "Increase NPS by 10 points, from 32 to 42", ("32", "42", None, "points", "up")),
        ("en", "Cut AHT by 40 s, from 380 s to 340 s", ("380", "340", None, "s", "down")),
        ("en", "Cut complaints by 20 %, from 50 to 40 a month", ("50", "40", None, "count", "down")),
        ("en", "Cut complaints by 20 %, from 50 to 30 a month", (None, None, "-20", "%", "down")),
        ("en", "Cut the rate of late orders by 10% (i.e. from 20% to 18%)", ("20", "18", None, "%", "down")),
        ("fr", "Réduire de 25 % les émissions (de 1 200 t à 900 t)", ("1200", "900", None, "", "down")),
        ("fr", "Gagner 10 points de NPS, de 32 à 42", ("32", "42", None, "points", "up")),
        ("hu", "Az emisszió 25%-os csökkentése (1200 t-ról 900 t-ra)", ("1200", "900", None, "t", "down")),
        ("hu", "A várólista 300 fővel 1200 főre csökken", (None, "1200", "-300", "főre", "down")),
        ("en", "Answer emails in 4 hrs instead of 8", ("8", "4", None, "h", "down")),
        ("en", "Deliver in 3 days rather than 5 days", ("5", "3", None, "days", "down")),
        ("fr", "Livrer en 3 jours au lieu de 5", ("5", "3", None, "days", "down")),
        ("fr", "Ramener l'attente de 95 s à moins de 60 s", ("95", "60", None, "s", "down")),
        ("hu", "8 óra helyett 4 óra alatt válaszolni", ("8", "4", None, "h", "down")),
        ("zh", "从下单到交付二十一天，而不是三十天", ("30", "21", None, "days", "down")),
        ("fr", "Vingt et un jours de livraison, au lieu de trente", ("30", "21", None, "days", "down")),
        ("en", "CSAT 4.2 -> 4.5 out of 5", ("4.2", "4.5", None, "/5", "up")),
        ("en", "CSAT from 3.9 out of 5 to 4.3 out of 5", ("3.9", "4.3", None, "/5", "up")),
        ("hu", "A létszám 18 főről 24 főre nő", ("18", "24", None, "főre", "up")),
        ("hu", "A létszám 18-ról 24 főre nő", ("18", "24", None, "főre", "up")),
        ("hu", "Az ár 500 forintról 450 forintra csökken", ("500", "450", None, "HUF", "down")),
        ("hu", "12 hétről 8 hétre csökken az átfutás", ("12", "8", None, "weeks", "down")),
        ("fr", "Ramener le NPS de -20 à -5", ("-20", "-5", None, "points", "up")),
        ("fr", "Atteindre un NPS de +35", (None, "35", None, "points", "exact")),
    ],
)
def test_where_it_starts(language: str, text: str, slots: _Slots) -> None:
    sentence = _read(text, language)

    assert _slots(text, language) == slots
    assert bool(sentence.relative_changes or sentence.percent_or_points) is False


def test_a_baseline_of_an_earlier_year_needs_the_day() -> None:
    text = "Raise FCR to 75 % (2025: 70 %)"
    sentence = read_sentence(text, language="en", metrics=load_catalogue(), today=None)

    assert [(one.from_, f"{one.to}") for one in sentence.quantities] == [(None, "75")]


@pytest.mark.parametrize(
    ("language", "text", "slots"),
    [
        ("en", "The freezer falls from minus 16 to minus 18 degrees", ("-16", "-18", None, "degrees", "down")),
        ("en", "NPS climbs from minus 5 to plus 8", ("-5", "8", None, "points", "up")),
        ("en", "Freezer temperature minus 18 degrees", (None, "-18", None, "degrees", "exact")),
        ("fr", "La température passe de moins 16 à moins 18 degrés", ("-16", "-18", None, "degrés", "down")),
        ("fr", "Température de moins 18 °C", (None, "-18", None, "", "exact")),
        ("fr", "Au moins 10 visites", (None, "10", None, "visites", "at_least")),
        ("hu", "A fagyasztó mínusz 16 fokról mínusz 18 fokra csökken", ("-16", "-18", None, "fokra", "down")),
        ("zh", "冷冻温度从零下16度降到零下18度", ("-16", "-18", None, "度", "down")),
        ("zh", "负责3个项目", (None, "3", None, "个", "exact")),
    ],
)
def test_signs_in_words(language: str, text: str, slots: _Slots) -> None:
    assert _slots(text, language) == slots


@pytest.mark.parametrize(
    ("language", "text", "slots"),
    [
        ("en", "Check it twice, so that repeat calls fall from 18 % to 15 %.", ("18", "15", None, "%", "down")),
        ("en", "Check it twice, so that handle time falls from 8 min to 6 min.", ("480", "360", None, "s", "down")),
        ("fr", "Ouvrir dès 8 h ; l'attente passe de 1 min 50 à 1 min 15.", ("110", "75", None, "s", "down")),
        ("fr", "Ouvrir à 8 h 30 ; l'attente passe de 1 min 50 à 1 min 15.", ("110", "75", None, "s", "down")),
        ("en", "Lift first-class mail dispatched before 5 pm to 97 %", (None, "97", None, "%", "up")),
        ("zh", "每次结束前复述（去年为76%），使满意度从80%提高到85%。", ("80", "85", None, "%", "up")),
        ("zh", "使满意度从2025年底的80%提高到2026年底的85%。", ("80", "85", None, "%", "up")),
    ],
)
def test_what_stands_beside_hides_no_target(language: str, text: str, slots: _Slots) -> None:
    assert _slots(text, language) == slots


def test_figures_of_two_clauses_are_no_pair() -> None:
    text = "Increase the number of callbacks to 30 a day so that CSAT goes from 80 % to 85 %."

    told = [(f"{one.from_}", f"{one.to}", one.unit) for one in _read(text, "en").quantities]

    assert told == [("None", "30", ""), ("80", "85", "%")]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Ouvrir à 9 h", None),
        ("Fermer avant 18 h 30", None),
        ("Ouvrir de 9 h à 18 h", None),
        ("Porter la durée à 8 h", "8"),
        ("Réduire le temps de 3 h à 2 h", "2"),
        ("Ouvrir à 30 h", "30"),
    ],
)
def test_french_hours_of_the_day(text: str, figure: str | None) -> None:
    quantity = _read(text, "fr").quantity

    assert (None if quantity is None else f"{quantity.to}") == figure


def test_per_so_many() -> None:
    name = {"en": "Errors per shipment"}
    own = {"errors": Metric("errors", name, Kind.RATIO, "per 1000", Better.LOWER, MetricClass.QUALITY)}
    text = "Errors per shipment fall from 6 per 1,000 to 4 per 1,000."
    sentence = read_sentence(text, language="en", metrics=own, today=None)

    told = [(f"{one.from_}", f"{one.to}", one.unit) for one in sentence.quantities]

    assert told == [("6", "4", "per 1000")]
    assert _slots("6 errors per 1000 parcels", "en") == (None, "6", None, "errors", "exact")
    assert _slots("6 pour 1000 naissances", "fr") == (None, "6", None, "per 1000", "exact")


@pytest.mark.parametrize("text", ["Get every agent to a 5:45 AHT", "Resolve chats with a 5:45 average"])
def test_an_article_before_a_length(text: str) -> None:
    assert _slots(text, "en") == (None, "345", None, "s", "exact")


@pytest.mark.parametrize(
    ("language", "text"),
    [("hu", "Nincs 60 napnál régebbi számla"), ("fr", "Arroser les parterres un jour sur deux")],
)
def test_an_unclear_figure_is_left_out(language: str, text: str) -> None:
    """It may still be what the goal is measured by."""
    sentence = _read(text, language)

    assert sentence.quantities == ()
    assert sentence.measurable is True


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Raise retention to 92 % (2024: 88 %, 2025: 90 %)"),
        ("en", "Raise retention to 92 % (2025: 90 %, 2024: 88 %)"),
        ("fr", "Porter la fidélisation à 92 % (88 % en 2024, 90 % en 2025)"),
    ],
)
def test_the_latest_of_several_years_is_the_start(language: str, text: str) -> None:
    """Earlier years only show the way so far."""
    assert _slots(text, language) == ("90", "92", None, "%", "up")


@pytest.mark.parametrize(
    ("language", "text", "slots"),
    [
        ("en", "Train 25 of the 30 agents by 30 April", (None, "83.33", None, "%", "at_least")),
        ("en", "Win back 12 of our 15 partners", (None, "80", None, "%", "at_least")),
        ("zh", "每1000单投诉不超过3单", (None, "3", None, "单", "at_most")),
        ("zh", "每1000单投诉有8单", (None, "0.80", None, "%", "at_least")),
        ("fr", "Taux d'erreur inférieur ou égal à 2 %", (None, "2", None, "%", "at_most")),
        ("fr", "Taux de réussite supérieur ou égal à 90 %", (None, "90", None, "%", "at_least")),
    ],
)
def test_of_how_many(language: str, text: str, slots: _Slots) -> None:
    """A part of a whole is a share, and what is told per so many counts nothing itself."""
    assert _slots(text, language) == slots


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Release v4.0 by the end of May"),
        ("en", "Ship v2.3 by 15 June"),
        ("fr", "Livrer la v2.1 en mai"),
        ("zh", "5月中旬前上线v2.1"),
        ("hu", "A v2.1 kiadása május 31-ig"),
    ],
)
def test_a_version_is_a_thing_delivered(language: str, text: str) -> None:
    """Its number is no target, but it says what is shipped."""
    sentence = _read(text, language)

    assert sentence.quantity is None
    assert sentence.specific
    assert sentence.measurable
