"""Units: names in four languages, Hungarian endings, and exact conversion."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgoal.knowledge.units import (
    ALIASES,
    COUNT,
    HOUR,
    MINUTE,
    PERCENT,
    POINTS,
    SECOND,
    Dimension,
    Unit,
    convert,
    factor_between,
    find_unit,
    fold_unit,
    metric_unit,
)

NAMES = {
    "ms": "ms milliseconds ezredmásodperc 毫秒",
    "s": "s sec sec. seconds secondes Secondes mp mp. másodperc másodpercre másodpercről másodpercet mp-re 秒",
    "min": "min min. minutes mn perc percre percről perccel percen perces percet 分钟",
    "h": "h hours heures óra órára órán óránál órát órás órával 小时",
    "days": "days day d jours j nap napra napon napos nappal napig 天",
    "weeks": "weeks semaines hét hétre hetes 周",
    "%": "% percent pourcent százalék százalékra százalékkal százalékos %-ra %-ról %-kal %-os %-nál 百分之 ％",
    "‰": "‰ ezrelék",
    "pp": "pp p.p. %-pont százalékpont százalékpontot %-ponttal 百分点 个百分点",
    "points": "points point pts pt pont pontra ponttal pontos pontról 分",
    "count": "count calls tickets appels dossiers hívás hívást hívások hívásra ügy ügyet ügyfelet panasz panasz db 通",
    "1/h": "1/h /h calls/h appels/heure hívás/óra 通/小时 /óra óránként 每小时",
    "1/min": "/min calls/min",
    "1/day": "/day calls/day appels/jour 每天 naponta",
    "1/week": "/week hetente",
    "1/month": "/month appels/mois hívás/hónap 每月",
    "EUR": "€ EUR eur euro euros euró euróra euróval 欧元",
    "USD": "$ US$ USD dollars dollár 美元",
    "GBP": "£ GBP pounds",
    "HUF": "Ft ft HUF forint forintra forinttal forintos",
    "CNY": "¥ ￥ 元 CNY RMB yuan",
    "CHF": "CHF sfr",
    "CAD": "CAD CA$ C$",
    "PLN": "zł PLN",
    "CZK": "Kč CZK",
    "RON": "RON lei",
    "JPY": "JPY yen 日元",
    "TRY": "TRY ₺",
    "/5": "/5",
    "/10": "/10",
}
# By hand: sizes that a table mistake would break.
SIZES = [("ms", "s", "1/1000"), ("min", "s", 60), ("h", "min", 60), ("days", "h", 24), ("weeks", "days", 7)]
SIZES += [("fraction", "%", 100), ("‰", "%", "1/10"), ("1/min", "1/h", 60)]
unit_strategy = st.sampled_from(sorted(set(ALIASES.values()), key=lambda unit: unit.symbol))
amounts = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9)


@pytest.mark.parametrize(
    ("symbol", "name"), [(symbol, name) for symbol, names in NAMES.items() for name in names.split()]
)
def test_finds_units_in_four_languages(symbol: str, name: str) -> None:
    found = find_unit(name)

    assert found is not None
    assert found.symbol == symbol


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        *(("percentage points", "pp"), ("points de pourcentage", "pp"), ("per cent", "%"), ("pour  cent", "%")),
        *(("calls per hour", "1/h"), ("appels par heure", "1/h"), ("à l’heure", "1/h"), ("/ 10 points", "/10")),
        *(("livres sterling", "GBP"), ("svájci frankra", "CHF"), ("Másodperc", "s"), ("masodperc", "s")),
    ],
)
def test_finds_units_of_several_words(text: str, symbol: str) -> None:
    found = find_unit(text)

    assert found is not None
    assert found.symbol == symbol


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "foo",
            "children",
            "MWh",
            "公顷",
            "mpx",
            "naplemente",
            "€/call",
            "words/day",
            "calls/foo",
            "s/call",
            "calls/s",
        ),
        *("/0", "/five", "%%", "all", "try", "pen", "seconds " * 20),
    ],
)
def test_knows_nothing_else(text: str) -> None:
    assert find_unit(text) is None


@pytest.mark.parametrize(
    ("text", "like", "symbol"),
    [
        *(("$", "CAD", "CAD"), ("$", "EUR", "USD"), ("$", "s", "USD"), ("¥", "JPY", "JPY"), ("元", "HKD", "HKD")),
        *(
            ("分", "min", "min"),
            ("分", "s", "min"),
            ("分", "points", "points"),
            ("pp", "points", "points"),
            ("pp", "%", "pp"),
        ),
        ("s", "min", "s"),
    ],
)
def test_the_expected_unit_decides_signs_of_several_meanings(text: str, like: str, symbol: str) -> None:
    found = find_unit(text, find_unit(like))

    assert found is not None
    assert found.symbol == symbol


def test_a_metric_of_metres_is_none_of_minutes() -> None:
    assert find_unit("m") == MINUTE
    assert metric_unit("m") is None
    assert metric_unit("分") is None
    assert metric_unit("seconds") == SECOND
    assert metric_unit("children") is None


@pytest.mark.parametrize(("source", "target", "size"), SIZES)
def test_sizes(source: str, target: str, size: int | str) -> None:
    one, other = find_unit(source), find_unit(target)

    assert one is not None
    assert other is not None
    assert factor_between(one, other) == Fraction(size)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("EUR", "USD"),
        ("HUF", "EUR"),
        ("s", "%"),
        ("%", "points"),
        ("pp", "%"),
        ("/5", "/10"),
        ("1/day", "1/h"),
        ("count", "1/h"),
    ],
)
def test_what_never_converts(source: str, target: str) -> None:
    one, other = find_unit(source), find_unit(target)

    assert one is not None
    assert other is not None
    assert convert(Decimal(1), one, other) is None
    assert convert(Decimal(1), other, one) is None


def test_a_score_is_so_many_points() -> None:
    assert convert(Decimal("3.5"), Unit("/5", Dimension.POINTS), POINTS) == Fraction(7, 2)
    assert convert(Decimal("3.5"), POINTS, Unit("/5", Dimension.POINTS)) == Fraction(7, 2)


def test_hours_convert_exactly() -> None:
    assert convert(Decimal("0.1"), HOUR, SECOND) == 360
    assert convert(Decimal(100), SECOND, MINUTE) == Fraction(5, 3)


@given(amounts, unit_strategy, unit_strategy)
def test_conversion_there_and_back_is_exact(value: Decimal, one: Unit, other: Unit) -> None:
    there = convert(value, one, other)

    assert (there is None) == (convert(value, other, one) is None)
    if there is not None:
        assert convert(there, other, one) == value


def test_every_alias_is_found_as_its_unit() -> None:
    assert [alias for alias, unit in ALIASES.items() if find_unit(alias) != unit] == []
    assert {COUNT, PERCENT, POINTS, HOUR} <= set(ALIASES.values())


@given(st.text(max_size=80))
def test_any_text_is_answered(text: str) -> None:
    found = find_unit(text)

    assert found is None or find_unit(found.symbol) == found


def test_folding_forgets_case_accents_and_spacing() -> None:
    assert fold_unit(" Heures  Écoulées. ") == "heures ecoulees"
    assert fold_unit("MWh") == fold_unit("mwh")
