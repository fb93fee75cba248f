"""Eves of feasts, and ranges of days of which only the first is told in full."""

from __future__ import annotations

import pytest

from tests.knowledge.sentence.told import read, slots


@pytest.mark.parametrize(
    ("language", "text", "deadline", "day"),
    [
        ("en", "Launch by New Year's Eve 2026", "by New Year's Eve 2026", "2026-12-31"),
        ("en", "Launch by New Year’s Eve", "by New Year’s Eve", "2026-12-31"),
        ("en", "Launch by New Year's Day 2027", "by New Year's Day 2027", "2027-01-01"),
        ("en", "Launch by Christmas Eve", "by Christmas Eve", "2026-12-24"),
        ("en", "Launch by Christmas Day", "by Christmas Day", "2026-12-25"),
        ("en", "Launch before Christmas Eve 2026", "before Christmas Eve 2026", "2026-12-23"),
        ("en", "Launch by Boxing Day", "by Boxing Day", "2026-12-26"),
        ("en", "Launch by the eve of Christmas", "by the eve of Christmas", "2026-12-24"),
        ("en", "Launch by Halloween", "by Halloween", "2026-10-31"),
        ("en", "Launch by Epiphany", "by Epiphany", "2027-01-06"),
        ("fr", "Lancer avant le réveillon de Noël", "avant le réveillon de Noël", "2026-12-23"),
        ("fr", "Lancer d'ici la veille de Noël", "d'ici la veille de Noël", "2026-12-24"),
        ("fr", "Lancer pour le réveillon du Nouvel An", "pour le réveillon du Nouvel An", "2026-12-31"),
        ("fr", "Lancer pour la Saint-Sylvestre", "pour la Saint-Sylvestre", "2026-12-31"),
        (
            "fr",
            "Lancer d'ici le réveillon du jour de l'An 2026",
            "d'ici le réveillon du jour de l'An 2026",
            "2026-12-31",
        ),
        ("fr", "Lancer d'ici le Nouvel An", "d'ici le Nouvel An", "2027-01-01"),
        ("fr", "Lancer d'ici le jour de l'An", "d'ici le jour de l'An", "2027-01-01"),
        ("fr", "Lancer d'ici le 31 décembre", "d'ici le 31 décembre", "2026-12-31"),
        ("zh", "平安夜前上线", "平安夜前", "2026-12-23"),
        ("zh", "圣诞夜前上线", "圣诞夜前", "2026-12-23"),
        ("zh", "跨年夜前上线", "跨年夜前", "2026-12-30"),
        ("zh", "元旦前上线", "元旦前", "2026-12-31"),
        ("zh", "新年前夜前上线", "新年前夜前", "2026-12-30"),
        ("zh", "圣诞节前上线", "圣诞节前", "2026-12-24"),
        ("zh", "2026年平安夜前上线", "2026年平安夜前", "2026-12-23"),
        ("hu", "Bevezetni szentestéig", "szentestéig", "2026-12-24"),
        ("hu", "Bevezetni karácsony estéjéig", "karácsony estéjéig", "2026-12-24"),
        ("hu", "Bevezetni szilveszterig", "szilveszterig", "2026-12-31"),
        ("hu", "Bevezetni újévig", "újévig", "2027-01-01"),
        ("hu", "Bevezetni karácsonyig", "karácsonyig", "2026-12-25"),
        ("hu", "Bevezetni 2026 szilveszteréig", "2026 szilveszteréig", "2026-12-31"),
        ("hu", "Bevezetni óév napjáig", "óév napjáig", "2026-12-31"),
        (
            "en",
            "Sell 150 gift cards between 1 December and Christmas Eve",
            "1 December and Christmas Eve",
            "2026-12-24",
        ),
        ("en", "Sell 150 gift cards between 1 and 24 December", "1 and 24 December", "2026-12-24"),
        ("en", "Sell 150 gift cards between 1 December and 24 December", "24 December", "2026-12-24"),
        ("en", "Sell 150 gift cards from 1 December to Christmas Eve", "Christmas Eve", "2026-12-24"),
        (
            "en",
            "Sell 150 gift cards between 1 December 2026 and New Year's Eve",
            "1 December 2026 and New Year's Eve",
            "2026-12-31",
        ),
        (
            "fr",
            "Vendre 150 cartes cadeaux entre le 1er décembre et le réveillon de Noël",
            "le 1er décembre et le réveillon de Noël",
            "2026-12-24",
        ),
        ("fr", "Vendre 150 cartes cadeaux entre le 1er et le 24 décembre", "le 24 décembre", "2026-12-24"),
        ("fr", "Vendre 150 cartes cadeaux entre le 1er décembre et Noël", "le 1er décembre et Noël", "2026-12-25"),
        ("fr", "Vendre 150 cartes cadeaux du 1er au 24 décembre", "au 24 décembre", "2026-12-24"),
        ("zh", "12月1日至24日卖出150张礼品卡", "12月1日至24日", "2026-12-24"),
        ("zh", "12月1日到24日卖出150张礼品卡", "12月1日到24日", "2026-12-24"),
        ("zh", "12月1日-24日卖出150张礼品卡", "12月1日-24日", "2026-12-24"),
        ("zh", "12月1日至12月24日卖出150张礼品卡", "12月24日", "2026-12-24"),
        ("zh", "12月1日至平安夜卖出150张礼品卡", "12月1日至平安夜", "2026-12-24"),
        ("zh", "2026年12月1日至24日卖出150张礼品卡", "2026年12月1日至24日", "2026-12-24"),
        ("zh", "12月1至24日卖出150张礼品卡", "12月1至24日", "2026-12-24"),
        ("zh", "12月1号到24号卖出150张礼品卡", "12月1号到24号", "2026-12-24"),
        ("hu", "december 1. és 24. között 150 ajándékkártyát eladni", "december 1. és 24. között", "2026-12-24"),
        ("hu", "december 1-je és 24-e között 150 ajándékkártyát eladni", "december 1-je és 24-e között", "2026-12-24"),
        ("hu", "december 1. és december 24. között 150 ajándékkártyát eladni", "december 24", "2026-12-24"),
        ("hu", "december 1-től 24-ig 150 ajándékkártyát eladni", "24-ig", "2026-12-24"),
        ("hu", "december 1. és szenteste között 150 ajándékkártyát eladni", "december 1. és szenteste", "2026-12-24"),
        (
            "hu",
            "2026. december 1. és 24. között 150 ajándékkártyát eladni",
            "2026. december 1. és 24. között",
            "2026-12-24",
        ),
        ("en", "Sell 150 gift cards from 1 to 24 December 2026", "1 to 24 December 2026", "2026-12-24"),
        ("en", "Launch by 1 December and Christmas cards follow", "by 1 December", "2026-12-01"),
        ("en", "Launch between 1 December and Christmas", "1 December and Christmas", "2026-12-25"),
        ("zh", "12月1日至3个月后", "12月1日至", "2026-12-01"),
        ("zh", "12月1日到24个客户处拜访", "12月1日到", "2026-12-01"),
        ("zh", "12月1日回访24日内的客户", "12月1日", "2026-12-01"),
        ("hu", "december 1. és 24 ügyfél", "december 1", "2026-12-01"),
        ("hu", "december 1-ig 24 ügyfelet felhívni", "december 1-ig", "2026-12-01"),
        ("fr", "Lancer le 1er décembre et Noël", "le 1er décembre", "2026-12-01"),
        ("zh", "元旦前夕上线", "元旦前", "2026-12-31"),
        ("zh", "圣诞节前夕上线", "圣诞节前", "2026-12-24"),
    ],
)
def test_the_last_day(language: str, text: str, deadline: str, day: str) -> None:
    told = read(text, language).deadline

    assert told is not None
    assert (told.text, str(told.date)) == (deadline, day)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Sell 150 cards between 1 and 24 December", ">150cards"),
        ("en", "Sell 150 cards from 1 to 24 December 2026", ">150cards"),
        ("zh", "12月1日至24日卖出150张礼品卡", ">150张"),
        ("zh", "12月1日到24个客户处拜访", ">24个客户"),
        ("hu", "december 1. és 24. között 150 kártyát eladni", ">150kártyát"),
        ("hu", "december 1-ig 24 ügyfelet felhívni", ">24ügyfelet"),
    ],
)
def test_the_days_of_a_range_are_no_targets(language: str, text: str, told: str) -> None:
    assert slots(text, language) == told
