"""Bare numbers beside a noun: those that name a thing are no figures of the metric."""

from __future__ import annotations

import pytest

from tests.check.rules.found import found

_NO_SHOW = """
metrics: {no_show: {name: No-show rate, kind: ratio, unit: "%", better: lower, class: quality, aliases: [no-shows,
  taux de rendez-vous manqués, meg nem jelenési arány, 爽约率]}}
title: Patients who come
measurable: {metric: no_show, baseline: 12 %}
realistic: {threshold: 9 %, stretch: 7 %}
"""
_STOCK = """
metrics: {stock: {name: Stock accuracy, kind: ratio, unit: "%", better: higher, class: quality, aliases: [
  exactitude du stock, készletpontosság, 库存准确率]}}
title: Shelves as booked
measurable: {metric: stock, baseline: 91 %}
realistic: {threshold: 95 %, stretch: 97 %}
"""
_FCR = """
roles: {technical-support: {metrics: [fcr]}}
metrics: {fcr: {variant: no_repeat}}
title: Solved on the first call
measurable: {metric: fcr, baseline: 68 %}
realistic: {threshold: 75 %, stretch: 79 %}
"""
_FALLS = """
metrics: {falls: {name: Patient falls, kind: ratio, unit: falls, better: lower, class: quality, aliases: [
  chutes de patients, betegesések száma, 跌倒率]}}
title: Safe on the ward
measurable: {metric: falls, baseline: "4.2"}
realistic: {threshold: "3", stretch: "2.5"}
"""
_AHT = """
title: Shorter calls
measurable: {metric: aht, baseline: 390 s}
realistic: {threshold: 345 s, stretch: 320 s}
"""
_COMPLAINTS = """
title: Fewer complaints
measurable: {metric: complaints, baseline: 57, window: null, min_sample: null}
realistic: {threshold: 45, stretch: 40}
"""
_NPS = """
title: Recommended
measurable: {metric: nps, baseline: 29}
realistic: {threshold: 35, stretch: 38}
"""
_CSAT = """
title: Satisfied
measurable: {metric: csat, baseline: 74 %}
realistic: {threshold: 80 %, stretch: 83 %}
"""


@pytest.mark.parametrize(
    ("fields", "language", "text"),
    [
        ("", "en", "Use checklist 8 on each call, so that repeat calls fall."),
        ("", "en", "Lower repeat calls by following step 4 of the playbook."),
        ("", "en", "Team 5 lowers repeat calls with form 27."),
        ("", "en", "Repeat calls fall because item 5 is read aloud."),
        ("", "en", "Follow GDPR art. 17 when closing a case, so that repeat calls fall."),
        ("", "en", "Read question 5 aloud before hanging up and lower repeat calls."),
        ("", "en", "Answer at desk 2 first, so that repeat calls fall."),
        ("", "en", "Lower repeat calls by filling in form 27 daily."),
        ("", "en", "Lower repeat calls with the new checklist 8 in every call."),
        ("", "en", "Hand out leaflet 3 and 4 so that repeat calls fall."),
        (_AHT, "en", "Keep AHT low with macro 12 for password calls."),
        (_AHT, "en", "Open template 6 before the greeting, so that AHT falls."),
        (_NO_SHOW, "en", "Send letter 2 to every patient, so that the no-show rate falls."),
        (_NO_SHOW, "en", "Reduce no-shows by sending SMS 3 two days before."),
        (_NPS, "en", "Raise the NPS in region 7."),
        (_CSAT, "en", "Raise CSAT with greeting 2 on every call."),
        (_FCR, "en", "Raise FCR using decision tree 9."),
        ("", "en", "Bring repeat calls down using playbook 3.2."),
        ("", "fr", "Utiliser la fiche 12 à chaque appel pour réduire le taux de rappel."),
        ("", "fr", "Appliquer la procédure 6 et réduire le taux de rappel."),
        ("", "fr", "Réduire le taux de rappel grâce au questionnaire 4."),
        ("", "fr", "Réduire le taux de rappel selon l'art. 17 du règlement."),
        (_AHT, "fr", "Réduire la DMT avec le modèle 3 de réponse."),
        (_NO_SHOW, "fr", "Réduire le taux de rendez-vous manqués avec le courrier 2."),
        (_NO_SHOW, "fr", "Réduire le taux de rendez-vous manqués dans la région 7."),
        (_NPS, "fr", "Augmenter le NPS grâce au script 9."),
        (_CSAT, "fr", "Améliorer le CSAT avec la grille 5 à chaque appel."),
        ("", "fr", "Suivre le protocole 9 à chaque appel pour réduire le taux de rappel."),
        ("", "fr", "Lire la question 5 à voix haute pour réduire le taux de rappel."),
        ("", "zh", "按照流程5处理来电，降低重复来电率。"),
        ("", "zh", "使用脚本12，降低重复来电率。"),
        ("", "zh", "热线400-820-8820统一接听，降低重复来电率。"),
        (_AHT, "zh", "启用模板6，缩短平均处理时长。"),
        (_NO_SHOW, "zh", "通过短信3提醒，降低爽约率。"),
        (_NO_SHOW, "zh", "降低2区的爽约率。"),
        (_NPS, "zh", "用问卷14提升NPS。"),
        ("", "zh", "按规程9逐项核对，降低重复来电率。"),
        ("", "zh", "在窗口2降低重复来电率。"),
        (_NO_SHOW, "zh", "由A组2班回访，降低爽约率。"),
        (_NO_SHOW, "zh", "按清单8逐项提醒，降低爽约率。"),
        ("", "hu", "A 12. lépéssel csökkenteni az ismételt hívások arányát."),
        ("", "hu", "A 9. protokoll szerint csökkenteni az ismételt hívások arányát."),
        ("", "hu", "Minden hívásban a 27-es űrlapot kitölteni, hogy az ismételt hívások aránya csökkenjen."),
        (_AHT, "hu", "Az átlagos kezelési időt a 6-os sablonnal csökkenteni."),
        (_NO_SHOW, "hu", "A 2. levéllel csökkenteni a meg nem jelenési arányt."),
        (_NO_SHOW, "hu", "A 7. régióban csökkenteni a meg nem jelenési arányt."),
        (_NPS, "hu", "Az NPS-t a 14. kérdőívvel növelni."),
        ("", "hu", "A 3. és 4. tájékoztatóval csökkenteni az ismételt hívások arányát."),
        ("", "hu", "A GDPR 17. cikke szerint csökkenteni az ismételt hívások arányát."),
        ("", "en", "Every agent reads card 6 before hanging up, so that repeat calls fall."),
        ("", "en", "Agents use screen 3 for returns; repeat calls fall."),
        (_CSAT, "en", "Close each chat with phrase 9 to raise CSAT."),
        (_AHT, "en", "Pilot 3 showed how: use shortcut 14 to cut AHT."),
        (_NO_SHOW, "en", "Ring patients from list 5 so that no-shows fall."),
        (_COMPLAINTS, "en", "Reduce complaints about product 9 by calling back."),
        (_NPS, "en", "Raise the NPS among group 3 customers."),
        (_FCR, "en", "Raise FCR with help of expert 2 in the back office."),
        ("", "en", "Lower repeat calls in accordance with standard 4."),
        ("", "en", "Lower repeat calls by sticking to script 11 and 12."),
        (_NO_SHOW, "en", "Lower the no-show rate via channel 2."),
        (_STOCK, "en", "Raise stock accuracy by counting bin 40 daily."),
        (_STOCK, "en", "Raise stock accuracy in hall 2."),
        (_FALLS, "en", "Lower patient falls on station 5."),
        (_CSAT, "en", "Apply rule no. 8 and raise CSAT."),
        ("", "fr", "Lire la phrase 9 à chaque appel et réduire le taux de rappel."),
        (_AHT, "fr", "Ouvrir l'écran 3 avant l'appel pour réduire la DMT."),
        (_NO_SHOW, "fr", "Envoyer le SMS 3 pour réduire le taux de rendez-vous manqués."),
        (_COMPLAINTS, "fr", "Réduire les réclamations sur le produit 9."),
        (_NPS, "fr", "Augmenter le NPS du groupe 3."),
        (_STOCK, "fr", "Augmenter l'exactitude du stock dans le hall 2."),
        (_STOCK, "fr", "Augmenter l'exactitude du stock par le comptage de l'emplacement 40."),
        (_CSAT, "fr", "Augmenter le CSAT avec la phrase 9."),
        ("", "fr", "Réduire le taux de rappel conformément à la norme 4."),
        (_FALLS, "fr", "Réduire les chutes de patients au pavillon 5."),
        ("", "fr", "Réduire le taux de rappel via le canal 2."),
        (_FCR, "fr", "Augmenter le FCR grâce à l'experte 2."),
        ("", "fr", "Réduire le taux de rappel avec les fiches 3 et 4."),
        ("", "zh", "用话术9结束通话，降低重复来电率。"),
        (_AHT, "zh", "打开界面3再接听，缩短平均处理时长。"),
        (_NO_SHOW, "zh", "按名单5逐一致电，降低爽约率。"),
        (_COMPLAINTS, "zh", "减少产品9的投诉。"),
        (_NPS, "zh", "提升第3组的NPS。"),
        (_STOCK, "zh", "提高仓库2的库存准确率。"),
        (_CSAT, "zh", "套用模板12，提高客户满意度。"),
        ("", "zh", "参照附件3操作，降低重复来电率。"),
        ("", "zh", "推广方案7，降低重复来电率。"),
        (_FALLS, "zh", "在病区5降低跌倒率。"),
        ("", "zh", "依据条款17，降低重复来电率。"),
        ("", "hu", "A 6. kártyát minden hívásban felolvasni, hogy az ismételt hívások aránya csökkenjen."),
        (_AHT, "hu", "A 3. képernyővel csökkenteni az átlagos kezelési időt."),
        (_NO_SHOW, "hu", "Az 5. lista szerint hívni a betegeket, hogy a meg nem jelenési arány csökkenjen."),
        (_STOCK, "hu", "A 2. csarnokban növelni a készletpontosságot."),
        (_CSAT, "hu", "A 9-es mondattal növelni a CSAT-ot."),
        ("", "hu", "A 11-es forgatókönyvvel csökkenteni az ismételt hívások arányát."),
        (_NPS, "hu", "A 3. csoportban növelni az NPS-t."),
        (_FALLS, "hu", "Az 5. osztályon csökkenteni a betegesések számát."),
    ],
)
def test_a_number_that_names_a_thing_is_no_target(fields: str, language: str, text: str) -> None:
    """A bare number right behind a noun names that thing."""
    assert found("C601", f'{fields}\nlanguage: {language}\nspecific: "{text}"') == []


@pytest.mark.parametrize(
    ("fields", "language", "text"),
    [
        (_NPS, "en", "Reach NPS 45 by June."),
        (_NPS, "en", "NPS 45."),
        (_CSAT, "en", "CSAT 82."),
        (_CSAT, "en", "Raise CSAT: target 82."),
        (_COMPLAINTS, "en", "Reduce complaints. Target 14."),
        ("", "en", "Lower repeat calls to 15."),
        ("", "en", "Lower repeat calls from 18 to 15."),
        ("", "en", "Repeat calls below 15."),
        ("", "en", "Repeat calls 15."),
        ("", "en", "Repeat call rate 15 by June."),
        ("", "en", "Repeat call rate = 15"),
        ("", "en", "Repeat calls at most 15."),
        (_NPS, "en", "Raise the NPS by 3."),
        (_NPS, "en", "Get the NPS up to 40."),
        (_NPS, "en", "An NPS of 45."),
        (_NPS, "en", "NPS score 45."),
        (_AHT, "en", "AHT 300."),
        (_AHT, "en", "Bring AHT to 300."),
        (_AHT, "en", "AHT: 300"),
        (_AHT, "en", "Achieve an AHT level 300."),
        (_CSAT, "en", "CSAT at least 85."),
        (_CSAT, "en", "Hit CSAT 85 this year."),
        (_CSAT, "en", "Reach a CSAT value 85."),
        (_NPS, "fr", "Atteindre un NPS 45."),
        (_NPS, "fr", "NPS 45"),
        (_NPS, "fr", "Passer le NPS à 45."),
        (_NPS, "fr", "Score NPS 45."),
        (_NPS, "fr", "Le NPS atteint 45."),
        (_NPS, "fr", "Le NPS monte à 45."),
        ("", "fr", "Taux de rappel 15."),
        ("", "fr", "Taux de rappel : 15"),
        ("", "fr", "Réduire le taux de rappel. Objectif 15."),
        ("", "fr", "Réduire le taux de rappel, cible 15."),
        (_NPS, "fr", "Un NPS supérieur à 45."),
        (_AHT, "fr", "DMT 300"),
        (_NPS, "zh", "NPS 45"),
        (_NPS, "zh", "NPS达到45。"),
        (_NPS, "zh", "NPS提升到45。"),
        (_NPS, "zh", "NPS升至45分。"),
        (_NPS, "zh", "NPS提高10。"),
        ("", "zh", "重复来电率15"),
        ("", "zh", "重复来电率降到15。"),
        ("", "zh", "降低重复来电率，目标15。"),
        ("", "zh", "重复来电率为15。"),
        ("", "zh", "重复来电率不超过15。"),
        (_NPS, "zh", "NPS得分45。"),
        (_NPS, "hu", "NPS 45."),
        (_NPS, "hu", "Az NPS-t 45-re növelni."),
        (_NPS, "hu", "45-ös NPS elérése."),
        ("", "hu", "Az ismételt hívások aránya 15."),
        ("", "hu", "Az ismételt hívások aránya legfeljebb 15."),
        ("", "hu", "Ismételt hívások aránya, cél: 15."),
        (_NPS, "hu", "NPS pontszám 45."),
        (_NPS, "hu", "Elérni a 45-ös NPS-t."),
        (_CSAT, "en", "Raise CSAT to 85 with card 6."),
        (_CSAT, "en", "Target CSAT 85."),
        (_CSAT, "en", "CSAT goal 85."),
        (_CSAT, "en", "Our CSAT target 85 by May."),
        (_CSAT, "en", "CSAT result 85."),
        (_CSAT, "en", "CSAT climbs past 85."),
        (_CSAT, "en", "CSAT tops 85."),
        (_CSAT, "en", "CSAT now 74, then 85."),
        (_CSAT, "en", "CSAT from 74 to 85."),
        (_CSAT, "en", "CSAT exactly 85."),
        (_CSAT, "en", "CSAT stands at 85."),
        (_CSAT, "en", "CSAT (85)."),
        (_CSAT, "en", "CSAT: currently 74, target 85."),
        (_NPS, "en", "Increase the NPS 10 points."),
        (_NPS, "en", "NPS up 10."),
        (_NPS, "en", "NPS above 40."),
        (_NPS, "en", "NPS index 45."),
        ("", "en", "Repeat calls down to 15."),
        ("", "en", "Repeat calls under 15."),
        ("", "en", "Cut repeat calls by 10."),
        ("", "en", "A repeat call rate of 15 with checklist 8."),
        (_AHT, "en", "Keep AHT under 300."),
        (_AHT, "en", "AHT averages 300."),
        (_AHT, "en", "Average AHT 300."),
        (_COMPLAINTS, "en", "Cut complaints to 50 with form 27."),
        (_CSAT, "fr", "CSAT cible 85."),
        (_CSAT, "fr", "Objectif CSAT 85."),
        (_CSAT, "fr", "CSAT actuel 74, visé 85."),
        (_CSAT, "fr", "Porter le CSAT à 85 avec la fiche 6."),
        (_CSAT, "fr", "Le CSAT dépasse 85."),
        (_NPS, "fr", "Indice NPS 45."),
        (_NPS, "fr", "NPS supérieur à 40."),
        (_NPS, "fr", "NPS moyen 45."),
        ("", "fr", "Taux de rappel sous 15."),
        ("", "fr", "Taux de rappel maximum 15."),
        (_AHT, "fr", "DMT moyenne 300."),
        (_CSAT, "zh", "客户满意度85。"),
        (_CSAT, "zh", "客户满意度目标85。"),
        (_CSAT, "zh", "客户满意度目标值85。"),
        (_CSAT, "zh", "客户满意度提高到85，使用模板12。"),
        (_NPS, "zh", "NPS超过40。"),
        (_NPS, "zh", "NPS从29到40。"),
        ("", "zh", "重复来电率不高于15。"),
        ("", "zh", "重复来电率目标：15。"),
        (_AHT, "zh", "平均处理时长300。"),
        (_CSAT, "hu", "CSAT cél 85."),
        (_CSAT, "hu", "A CSAT 85 legyen."),
        (_CSAT, "hu", "85-ös CSAT-ot elérni."),
        (_NPS, "hu", "45-ös NPS értéket elérni."),
        (_NPS, "hu", "NPS legalább 45."),
        ("", "hu", "Az ismételt hívások aránya 15 alatt."),
    ],
)
def test_a_number_that_a_word_leads_to_is_a_figure(fields: str, language: str, text: str) -> None:
    """A metric's name, a label, a preposition or a movement before a number makes it one."""
    assert found("C601", f'{fields}\nlanguage: {language}\nspecific: "{text}"') != []
