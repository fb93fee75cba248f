"""Figures with a part of one: 5½, "five and a half", « une heure et demie », 一个半小时, "öt és fél", 三点二五."""

from __future__ import annotations

import pytest

from tests.knowledge.sentence.told import read, slots, slots_and_deadline


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Cut AHT to 5½ minutes", ">330s"),
        ("en", "Cut AHT from 7 to 5½ minutes", "420>330s"),
        ("en", "Cut AHT from 7 to 5¾ minutes", "420>345s"),
        ("en", "Cut AHT from 7½ to 5¼ minutes", "450>315s"),
        ("en", "Raise CSAT to 87½ %", ">87.5%"),
        ("en", "Lower no-show rate to 12 ½ %", ">12.5%"),
        ("en", "Raise revenue to £2½ million", ">2500000GBP"),
        ("en", "Cut resolution time to 1½ days", ">129600s"),
        ("en", "Cut AHT to 5 1/2 minutes", ">330s"),
        ("en", "Cut AHT from 7 1/4 to 5 1/2 minutes", "435>330s"),
        ("en", "Cut AHT to 5-1/2 minutes", ">330s"),
        ("en", "Cut AHT to 5 and a half minutes", ">330s"),
        ("en", "Cut AHT from seven to five and a half minutes", "420>330s"),
        ("en", "Cut AHT from seven minutes to five minutes and a half", "420>330s"),
        ("en", "Cut resolution time from three hours to an hour and a half", "10800>5400s"),
        ("en", "Cut resolution time from 3 hours to one hour and a half", "10800>5400s"),
        ("en", "Cut resolution time from 3 hours to one and a half hours", "10800>5400s"),
        ("en", "Cut resolution time to two and a quarter hours", ">8100s"),
        ("en", "Cut resolution time to two and three quarter hours", ">9900s"),
        ("en", "Raise revenue to two and a half million euros", ">2500000EUR"),
        ("en", "Raise revenue by twelve and a half per cent", "Δ12.5%"),
        ("en", "Raise CSAT by two and a half points", "Δ2.5points"),
        ("en", "Cut AHT by 1½ minutes", "Δ-90s"),
        ("en", "Cut AHT by a minute and a half", "Δ-90s"),
        ("en", "Cut AHT by ½ minute", "Δ-30s"),
        ("en", "Cut AHT to five point five minutes", ">330s"),
        ("en", "Raise CSAT to eighty-seven point five percent", ">87.5%"),
        ("en", "Reduce weight from 3 1/2 kg to 2 1/2 kg", "3.5>2.5kg"),
        ("en", "Cut repeat calls by 1/3", "Δ-33.33%"),
        ("en", "Cut the wait from 1½ hours to ¾ hour", "1.5>0.75h"),
        ("en", "Cut the wait from 1 h to 1/2 hour", "1>0.5h"),
        ("en", "Improve resolution from 7 to 5 ½ hours.", "7>5.5h"),
        ("fr", "Ramener la DMT de sept minutes à cinq minutes et demie", "420>330s"),
        ("fr", "Ramener la DMT de 7 à 5 minutes et demie", "420>330s"),
        ("fr", "Ramener la DMT de 7 à 5½ minutes", "420>330s"),
        ("fr", "Ramener la DMT à 5 1/2 minutes", ">330s"),
        ("fr", "Ramener le délai de résolution de trois heures à une heure et demie", "10800>5400s"),
        ("fr", "Ramener le délai de résolution à 1 h et demie", ">5400s"),
        ("fr", "Ramener le délai de résolution à 2 heures et quart", ">8100s"),
        ("fr", "Ramener le délai de résolution à deux heures trois quarts", ">9900s"),
        ("fr", "Ramener la DMT à cinq et demie minutes", ">330s"),
        ("fr", "Porter le chiffre d'affaires à 2½ millions d'euros", ">2500000currency"),
        ("fr", "Porter le chiffre d'affaires à deux millions et demi d'euros", ">2500000currency"),
        ("fr", "Porter le CSAT à quatre-vingt-sept virgule cinq pour cent", ">87.5%"),
        ("fr", "Porter le CSAT à 87½ %", ">87.5%"),
        ("fr", "Réduire l'absentéisme à 12 ½ %", ">12.5%"),
        ("fr", "Augmenter le CSAT de deux points et demi", "Δ2.5points"),
        ("fr", "Réduire la DMT d'une minute et demie", "Δ-90s"),
        ("fr", "Ramener l'attente à ½ heure", ">0.5h"),
        ("fr", "Réduire le délai à 1 jour et demi", ">1.5days"),
        ("fr", "Réduire de 1/3 les rappels", "Δ-33.33%"),
        ("zh", "把平均处理时长从7分钟压缩到5分半", "420>330s"),
        ("zh", "平均处理时长从7分钟压缩到5分钟半", "420>330s"),
        ("zh", "平均处理时长从7分钟压缩到5分半钟", "420>330s"),
        ("zh", "平均处理时长从七分钟压缩到五分半钟", "420>330s"),
        ("zh", "平均处理时长从7分钟压缩到5½分钟", "420>330s"),
        ("zh", "平均处理时长降到5 1/2分钟", ">330s"),
        ("zh", "平均处理时长降到5个半小时", ">19800s"),
        ("zh", "解决时长从三小时缩短到一个半小时", "10800>5400s"),
        ("zh", "解决时长从3小时缩短到1个半小时", "10800>5400s"),
        ("zh", "解决时长缩短到两小时半", ">9000s"),
        ("zh", "解决时长缩短到两个半小时", ">9000s"),
        ("zh", "解决时长缩短到半小时", ">1800s"),
        ("zh", "解决时长缩短到半个小时", ">1800s"),
        ("zh", "解决时长缩短到3天半", ">302400s"),
        ("zh", "满意度提高两个半百分点", "Δ2.5points"),
        ("zh", "平均处理时长缩短一分半钟", "Δ-90s"),
        ("zh", "平均处理时长降到五点五分钟", ">330s"),
        ("zh", "客户满意度提高到八十七点五%", ">87.5%"),
        ("zh", "客户满意度提高到百分之八十七点五", ">87.5%"),
        ("zh", "评分提高到4分半", ">4.5points"),
        ("zh", "满意度提高到87½%", ">87.5%"),
        ("hu", "Az átlagos kezelési időt 7 percről öt és fél percre csökkenteni", "420>330s"),
        ("hu", "Az átlagos kezelési időt 7 percről 5 és fél percre csökkenteni", "420>330s"),
        ("hu", "Az átlagos kezelési időt hét percről öt és fél percre csökkenteni", "420>330s"),
        ("hu", "Az átlagos kezelési időt 7 percről 5½ percre csökkenteni", "420>330s"),
        ("hu", "Az átlagos kezelési időt 5 1/2 percre csökkenteni", ">330s"),
        ("hu", "A megoldási időt három óráról másfél órára csökkenteni", "10800>5400s"),
        ("hu", "A megoldási időt 3 óráról másfél órára csökkenteni", "10800>5400s"),
        ("hu", "A megoldási időt két és fél órára csökkenteni", ">9000s"),
        ("hu", "A megoldási időt két és negyed órára csökkenteni", ">8100s"),
        ("hu", "A megoldási időt fél órára csökkenteni", ">1800s"),
        ("hu", "A várakozási időt másfél perccel csökkenteni", "Δ-90s"),
        ("hu", "Az árbevételt két és fél millió euróra növelni", ">2500000EUR"),
        ("hu", "Az árbevételt másfél millió euróra növelni", ">1500000EUR"),
        ("hu", "Az árbevételt másfélmillió euróra növelni", ">1500000EUR"),
        ("hu", "Az elégedettséget tizenkét és fél százalékkal növelni", "Δ12.5%"),
        ("hu", "A CSAT-ot 87½ %-ra növelni", ">87.5%"),
        ("hu", "A CSAT-ot nyolcvanhét és fél százalékra növelni", ">87.5%"),
        ("hu", "A CSAT-ot két és fél ponttal növelni", "Δ2.5points"),
        ("hu", "A kezelési időt öt egész öt tized percre csökkenteni", ">330s"),
        ("fr", "Ramener la DMT de 8 minutes à 6 minutes et quart", "480>375s"),
        ("fr", "Réduire le délai de résolution de trois jours à un jour et demi", "259200>129600s"),
        ("fr", "Réduire le délai de résolution à 2 jours et demi", ">216000s"),
        ("fr", "Porter le CSAT à quatre-vingt-sept et demi pour cent", ">87.5%"),
        ("fr", "Augmenter le NPS de 4 points et demi", "Δ4.5points"),
        ("fr", "Réduire le taux d'absentéisme d'un point et demi", "Δ-1.5points"),
        ("zh", "平均等待时间从三分钟缩短到一分半钟", "180>90s"),
        ("zh", "把解决时长从两天半缩短到一天半", "216000>129600s"),
        ("zh", "客户满意度提高两个半点", "Δ2.5points"),
        ("zh", "净推荐值提高4个半点", "Δ4.5points"),
        ("zh", "平均处理时长缩短半分钟", "Δ-30s"),
        ("zh", "首次回复时间缩短到1小时半", ">5400s"),
        ("zh", "缺勤率降到三点二五%", ">3.25%"),
        ("hu", "A várakozási időt három és fél percről két és fél percre csökkenteni", "210>150s"),
        ("hu", "A megoldási időt 3 és fél napról 1 és fél napra csökkenteni", "302400>129600s"),
        ("hu", "A hiányzási arányt 5 és fél %-ra csökkenteni", ">5.5%"),
        ("hu", "A hiányzási arányt 5½%-ra csökkenteni", ">5.5%"),
        ("hu", "Az NPS-t négy és fél ponttal növelni", "Δ4.5points"),
        ("hu", "A várakozási időt másfél percre csökkenteni", ">90s"),
        ("en", "Cut the average wait from three and a half minutes to two and a half minutes", "3.5>2.5min"),
        ("en", "Cut the average wait to two-and-a-half minutes", ">2.5min"),
        ("en", "Raise NPS by 4 and a half points", "Δ4.5points"),
        ("en", "Cut AHT from 6¼ min to 5¾ min", "375>345s"),
        ("en", "Cut AHT by ¾ of a minute", "Δ-45s"),
        ("en", "Raise revenue by ¾ million euros", "Δ750000EUR"),
        ("en", "Cut AHT by three quarters of a minute", "Δ-45s"),
        ("en", "Cut AHT by half a minute", "Δ-30s"),
        ("en", "Cut the wait to a quarter of an hour", ">0.25h"),
        ("en", "Raise NPS by half a point", "Δ0.5points"),
        ("hu", "Két és félszeresére növelni az árbevételt", "Δ150%"),
    ],
)
def test_a_part_of_one_belongs_to_its_number(language: str, text: str, told: str) -> None:
    assert slots(text, language) == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Cut AHT to 5⅓ minutes"),
        ("en", "Cut AHT to five and a third minutes"),
        ("en", "Lower the refusal rate to 8⅓ %"),
        ("en", "Cut the wait to 1/3 hour"),
        ("fr", "Ramener la DMT à 5⅔ minutes"),
        ("zh", "平均处理时长降到5⅓分钟"),
        ("hu", "A kezelési időt 5⅓ percre csökkenteni"),
        ("en", "Raise CSAT to 1e999999999 %"),
        ("fr", "Porter le CSAT à 1e9 %"),
        ("zh", "客户满意度提高到1e9%"),
        ("hu", "A CSAT-ot 1e9 %-ra növelni"),
    ],
)
def test_a_figure_without_end_is_none_rather_than_another(language: str, text: str) -> None:
    assert slots(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Train 5 agents and half of the leads", ">5agents; >50%"),
        ("en", "Train 5 agents and a quarter of the leads", ">5agents; >25%"),
        ("en", "Answer 5 and 1/2 of the calls", ">5; >50%"),
        ("en", "Cut repeat calls by 1/3", "Δ-33.33%"),
        ("en", "Cut repeat calls by three quarters", "Δ-75%"),
        ("en", "Call a quarter of all customers", ">25%"),
        ("en", "Reach 2/3 of customers", ">66.67%"),
        ("en", "CSAT score to 4/5", ">4/5"),
        ("en", "Book 5 agents and a half day each", ">5agents"),
        ("en", "Follow the five point plan", ""),
        ("fr", "Former 3 agents et un quart des chefs", ">3agents; >25%"),
        ("fr", "Réduire de 1/3 les rappels", "Δ-33.33%"),
        ("zh", "完成5个半成品", ">5个"),
        ("zh", "八点半前完成5次回访", ">5次"),
        ("zh", "评分提高到4分半", ">4.5points"),
        ("zh", "处理一百零二个工单", ">102个工单"),
        ("zh", "处理一百二十个工单", ">120个工单"),
        ("zh", "营业额提高到两万五", ">25000currency"),
        ("zh", "营业额提高到三千五", ">3500currency"),
        ("hu", "Az egész öt fős csapat", ">5fős"),
        ("en", "Train half a dozen agents", ">6agents"),
    ],
)
def test_what_only_looks_like_a_part(language: str, text: str, told: str) -> None:
    assert slots(text, language) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Launch it within a year and a half", "; by within a year and a half"),
        ("en", "Launch it in 1½ years", "; by in 1½ years"),
        ("fr", "Ouvrir l'agence dans deux ans et demi", "; by dans deux ans et demi"),
        ("zh", "一年半内上线", "; by 一年半内"),
        ("zh", "一个半月内上线", "; by 一个半月内"),
        ("hu", "Másfél éven belül bevezetni a rendszert", "; by Másfél éven belül"),
    ],
)
def test_a_term_of_years_and_a_half(language: str, text: str, told: str) -> None:
    assert slots_and_deadline(text, language) == told


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "in one and a half years"), ("fr", "dans un an et demi"), ("zh", "一年半内"), ("hu", "másfél éven belül")],
)
def test_the_half_year_counts_in_the_last_day(language: str, text: str) -> None:
    deadline = read(text, language).deadline

    assert deadline is not None
    assert str(deadline.date) == "2027-07-10"


@pytest.mark.parametrize(
    ("language", "text"), [("en", "within one and a half months"), ("fr", "dans un mois et demi"), ("zh", "一个半月内")]
)
def test_half_a_month_is_so_many_days(language: str, text: str) -> None:
    deadline = read(text, language).deadline

    assert deadline is not None
    assert str(deadline.date) == "2026-02-25"
