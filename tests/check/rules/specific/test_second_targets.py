"""Second targets: another metric's, not where the first one's level is held."""

from __future__ import annotations

import pytest

from tests.check.rules.found import found
from tests.conftest import laid_over

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


@pytest.mark.parametrize(
    ("fields", "language", "text"),
    [
        (_NO_SHOW, "en", "Stop the no-show rate from rising and bring it to 9 %."),
        (_NO_SHOW, "en", "Keep the no-show rate from climbing: no more than 9 %."),
        (_NO_SHOW, "en", "Phone patients before the no-show rate rises again."),
        (_NO_SHOW, "en", "Phone patients so that the no-show rate stops rising."),
        (_NO_SHOW, "en", "Keep no-shows from rising by phoning patients."),
        (_NO_SHOW, "en", "Stop the rise in the no-show rate."),
        (_NO_SHOW, "en", "Halt the increase in the no-show rate by phoning patients."),
        (_NO_SHOW, "en", "Prevent the no-show rate from increasing."),
        (_NO_SHOW, "en", "Prevent an increase of the no-show rate."),
        (_NO_SHOW, "en", "Avoid a rise of the no-show rate: phone patients."),
        (_NO_SHOW, "en", "Curb the growth of the no-show rate."),
        (_NO_SHOW, "en", "Slow the rise of the no-show rate."),
        (_NO_SHOW, "en", "Phone patients, so that the no-show rate doesn't rise."),
        (_NO_SHOW, "en", "Phone patients, so that the no-show rate does not increase."),
        (_NO_SHOW, "en", "Phone patients so that the no-show rate no longer rises."),
        (_NO_SHOW, "en", "Phone patients without raising the no-show rate."),
        (_NO_SHOW, "en", "Never let the no-show rate rise."),
        (_NO_SHOW, "en", "Don't let the no-show rate climb: phone patients."),
        (_NO_SHOW, "en", "Reduce the rising no-show rate."),
        (_NO_SHOW, "en", "Lower the growing no-show rate from 12 % to 9 %."),
        (_NO_SHOW, "en", "Contain the rise in no-shows."),
        (_NO_SHOW, "en", "Reverse the rise in no-shows."),
        (_FCR, "en", "Stop FCR from falling: walk through the checklist."),
        (_FCR, "en", "Halt the decline in FCR."),
        (_FCR, "en", "Prevent a drop in FCR by reading the page aloud."),
        (_FCR, "en", "Raise the falling FCR from 68 % to 75 %."),
        (_FCR, "en", "Call back before FCR drops again."),
        (_NO_SHOW, "fr", "Freiner la hausse du taux de rendez-vous manqués."),
        (_NO_SHOW, "fr", "Éviter que le taux de rendez-vous manqués n'augmente."),
        (_NO_SHOW, "fr", "Éviter une hausse du taux de rendez-vous manqués."),
        (_NO_SHOW, "fr", "Empêcher la hausse du taux de rendez-vous manqués."),
        (_NO_SHOW, "fr", "Empêcher le taux de rendez-vous manqués de monter et le ramener à 9 %."),
        (_NO_SHOW, "fr", "Stopper la progression du taux de rendez-vous manqués."),
        (_NO_SHOW, "fr", "Enrayer l'augmentation du taux de rendez-vous manqués."),
        (_NO_SHOW, "fr", "Prévenir toute hausse du taux de rendez-vous manqués."),
        (_NO_SHOW, "fr", "Limiter la hausse du taux de rendez-vous manqués."),
        (_NO_SHOW, "fr", "Endiguer la hausse du taux de rendez-vous manqués."),
        (_NO_SHOW, "fr", "Contenir l'augmentation du taux de rendez-vous manqués."),
        (_NO_SHOW, "fr", "Mettre fin à la hausse du taux de rendez-vous manqués."),
        (_NO_SHOW, "fr", "Appeler les patients sans augmenter le taux de rendez-vous manqués."),
        (_NO_SHOW, "fr", "Appeler les patients avant que le taux de rendez-vous manqués ne remonte."),
        (_NO_SHOW, "fr", "Appeler les patients pour que le taux de rendez-vous manqués n'augmente plus."),
        (_NO_SHOW, "fr", "Ne pas augmenter le taux de rendez-vous manqués."),
        (_FCR, "fr", "Stopper la baisse du FCR."),
        (_FCR, "fr", "Éviter que le FCR ne baisse."),
        (_FCR, "fr", "Enrayer le recul du FCR."),
        (_NO_SHOW, "zh", "遏制爽约率的上升。"),
        (_NO_SHOW, "zh", "避免爽约率提高。"),
        (_NO_SHOW, "zh", "防止爽约率上升，降到9%。"),
        (_NO_SHOW, "zh", "防止爽约率上升。"),
        (_NO_SHOW, "zh", "抑制爽约率增长。"),
        (_NO_SHOW, "zh", "阻止爽约率继续上升。"),
        (_NO_SHOW, "zh", "遏止爽约率上涨的势头。"),
        (_NO_SHOW, "zh", "不让爽约率上升。"),
        (_NO_SHOW, "zh", "电话提醒患者，以免爽约率上升。"),
        (_NO_SHOW, "zh", "扭转爽约率上升的趋势。"),
        (_NO_SHOW, "zh", "使爽约率不再上升。"),
        (_NO_SHOW, "zh", "预防爽约率上升。"),
        (_NO_SHOW, "zh", "控制爽约率的增长。"),
        (_NO_SHOW, "zh", "减缓爽约率的上升。"),
        (_NO_SHOW, "zh", "在爽约率再次上升之前电话提醒患者。"),
        (_NO_SHOW, "zh", "杜绝爽约率反弹上升。"),
        (_FCR, "zh", "防止首次解决率下降。"),
        (_FCR, "zh", "遏制首次解决率下滑。"),
        (_FCR, "zh", "扭转首次解决率下降的趋势。"),
        (_NO_SHOW, "hu", "Megelőzni a meg nem jelenési arány emelkedését."),
        (_NO_SHOW, "hu", "Megállítani a meg nem jelenési arány növekedését."),
        (_NO_SHOW, "hu", "A meg nem jelenési arány növekedését megállítani."),
        (_NO_SHOW, "hu", "Megakadályozni a meg nem jelenési arány növekedését."),
        (_NO_SHOW, "hu", "Elkerülni a meg nem jelenési arány emelkedését."),
        (_NO_SHOW, "hu", "Megfékezni a meg nem jelenési arány növekedését."),
        (_NO_SHOW, "hu", "Lassítani a meg nem jelenési arány növekedését."),
        (_NO_SHOW, "hu", "Elkerülni, hogy a meg nem jelenési arány nőjön."),
        (_NO_SHOW, "hu", "Felhívni a betegeket, nehogy a meg nem jelenési arány emelkedjen."),
        (_NO_SHOW, "hu", "Felhívni a betegeket, mielőtt a meg nem jelenési arány újra emelkedik."),
        (_NO_SHOW, "hu", "Felhívni a betegeket, hogy a meg nem jelenési arány ne emelkedjen."),
        (_NO_SHOW, "hu", "A meg nem jelenési arány emelkedésének megállítása."),
        (_NO_SHOW, "hu", "A meg nem jelenési arány növekedésének megelőzése."),
        (_NO_SHOW, "hu", "A meg nem jelenési arány növekedésének megfékezése."),
        (_NO_SHOW, "hu", "Megtörni a meg nem jelenési arány növekedését."),
        (_FCR, "hu", "Megállítani az FCR csökkenését."),
        (_FCR, "hu", "Az FCR csökkenésének megelőzése."),
        (_FCR, "hu", "Megakadályozni, hogy az FCR csökkenjen."),
        (_NO_SHOW, "en", "Phone patients and keep it at 9 %."),
        (_NO_SHOW, "en", "Lower the no-show rate and hold it at 9 %."),
        (_NO_SHOW, "en", "Bring the no-show rate down and keep it there."),
        (_NO_SHOW, "en", "Reduce the no-show rate to 9 % and keep it there."),
        (_NO_SHOW, "en", "Reduce the no-show rate from 12 % to 9 % and hold it at 9 % until the end of the year."),
        (_NO_SHOW, "en", "Cut the no-show rate to 9 % and maintain this level."),
        (_NO_SHOW, "en", "Reduce the no-show rate to 9 % and keep it at that level."),
        (_NO_SHOW, "en", "Bring the no-show rate to 9 % and stay there."),
        (_NO_SHOW, "en", "Reduce the no-show rate to 9 % and then hold it below 9 %."),
        (_NO_SHOW, "en", "Reduce the no-show rate and keep it below 9 %."),
        (_NO_SHOW, "en", "Lower the no-show rate and bring it to 9 %."),
        (_NO_SHOW, "en", "Lower the no-show rate to 9 %, and sustain it for three months."),
        (_FCR, "en", "Raise FCR to 75 % and keep it there."),
        (_FCR, "en", "Raise FCR from 68 % and bring it to 75 %."),
        (_FCR, "en", "Raise FCR to 75 % and keep it at or above 75 %."),
        (_NO_SHOW, "fr", "Réduire le taux de rendez-vous manqués et le maintenir à 9 %."),
        (_NO_SHOW, "fr", "Réduire le taux de rendez-vous manqués à 9 % et l'y maintenir."),
        (_NO_SHOW, "fr", "Réduire le taux de rendez-vous manqués à 9 % et le stabiliser."),
        (_NO_SHOW, "fr", "Ramener le taux de rendez-vous manqués à 9 % et le garder à ce niveau."),
        (_NO_SHOW, "fr", "Ramener le taux de rendez-vous manqués à 9 % et le conserver sous 9 %."),
        (_NO_SHOW, "fr", "Freiner la hausse du taux de rendez-vous manqués et le ramener à 9 %."),
        (_NO_SHOW, "fr", "Réduire le taux de rendez-vous manqués et le porter à 9 %."),
        (_NO_SHOW, "fr", "Réduire le taux de rendez-vous manqués à 9 % et maintenir ce niveau."),
        (_NO_SHOW, "fr", "Réduire le taux de rendez-vous manqués et le faire passer à 9 %."),
        (_FCR, "fr", "Augmenter le FCR à 75 % et le maintenir à 75 %."),
        (_NO_SHOW, "zh", "降低爽约率并保持在9%。"),
        (_NO_SHOW, "zh", "降低爽约率并维持在9%。"),
        (_NO_SHOW, "zh", "将爽约率降到9%并保持。"),
        (_NO_SHOW, "zh", "将爽约率降到9%，并保持在9%。"),
        (_NO_SHOW, "zh", "降低爽约率，稳定在9%。"),
        (_NO_SHOW, "zh", "将爽约率降到9%，保持在这一水平。"),
        (_NO_SHOW, "zh", "降低爽约率并控制在9%以内。"),
        (_NO_SHOW, "zh", "将爽约率从12%降到9%，并保持到年底。"),
        (_NO_SHOW, "zh", "遏制爽约率上升，降至9%并保持。"),
        (_FCR, "zh", "将首次解决率提高到75%并保持在75%。"),
        (_NO_SHOW, "hu", "A meg nem jelenési arányt csökkenteni és 9%-on tartani."),
        (_NO_SHOW, "hu", "A meg nem jelenési arányt 9%-ra csökkenteni és ott tartani."),
        (_NO_SHOW, "hu", "A meg nem jelenési arányt 12%-ról 9%-ra csökkenteni és 9%-on tartani."),
        (_NO_SHOW, "hu", "A meg nem jelenési arányt 9%-ra csökkenteni és ezen a szinten tartani."),
        (_NO_SHOW, "hu", "A meg nem jelenési arányt csökkenteni, majd 9%-on tartani."),
        (_NO_SHOW, "hu", "A meg nem jelenési arányt csökkenteni és 9% alatt tartani."),
        (_NO_SHOW, "hu", "A meg nem jelenési arányt csökkenteni és 9%-on stabilizálni."),
        (_NO_SHOW, "hu", "A meg nem jelenési arányt csökkenteni és azt 9%-on megtartani."),
        (_NO_SHOW, "hu", "Megállítani a meg nem jelenési arány növekedését és 9%-ra csökkenteni."),
        (_FCR, "hu", "Az FCR-t 75%-ra növelni és 75%-on tartani."),
        (
            _STOCK,
            "en",
            "Count each aisle so that stock accuracy rises from 91 % to 95 %, without raising AHT.",
        ),
        (_STOCK, "en", "Count each aisle so that stock accuracy rises from 91 % to 95 % and stays there."),
        (
            _STOCK,
            "en",
            "Count each aisle so that stock accuracy rises from 91 % to 95 % and AHT stays below 5 minutes.",
        ),
        (_STOCK, "en", "Count aisle 4 and label 20 shelves so that stock accuracy rises to 95 %."),
        (_STOCK, "en", "Count aisle 4 so that stock accuracy rises to 95 % and shelves are filled by 8:00."),
        (_STOCK, "en", "Count aisle 4 so that stock accuracy rises to 95 %, and read the list aloud."),
        (_STOCK, "en", "Count aisle 4 so that stock accuracy rises to 95 % and complaints fall."),
        (_STOCK, "fr", "Compter l'allée 4 afin que l'exactitude du stock monte à 95 % et que les plaintes diminuent."),
        (_STOCK, "zh", "盘点4号通道，以便库存准确率提高到95%，不影响平均处理时长。"),
        (_STOCK, "hu", "Leszámolni a 4. sort, hogy a készletpontosság 95%-ra nőjön és a panaszok csökkenjenek."),
        (_NO_SHOW, "zh", "爽约每100个不超过9个，年底前爽约率9%。"),
        (_NO_SHOW, "en", "Slowing the growth in no-shows is what the calls are for."),
        (_NO_SHOW, "en", "Put an end to the rise of the no-show rate."),
        (_NO_SHOW, "en", "Arrest the climb of the no-show rate."),
        (_NO_SHOW, "en", "Ensure that the no-show rate does not go up."),
        (_NO_SHOW, "en", "Stop no-shows going up."),
        (_NO_SHOW, "en", "Call patients in time, lest the no-show rate rise."),
        (_NO_SHOW, "en", "Bring the increasing no-show rate down to 9 %."),
        (_FCR, "en", "Reverse the fall of FCR."),
        (_FCR, "en", "Make sure FCR never drops."),
        (_FCR, "en", "Phone back instead of letting FCR fall."),
        (_NO_SHOW, "fr", "Casser la hausse du taux de rendez-vous manqués."),
        (_NO_SHOW, "fr", "Inverser la hausse du taux de rendez-vous manqués."),
        (_NO_SHOW, "fr", "Veiller à ce que le taux de rendez-vous manqués n'augmente pas."),
        (_NO_SHOW, "fr", "Réduire la hausse du taux de rendez-vous manqués."),
        (_NO_SHOW, "zh", "止住爽约率上升的势头。"),
        (_NO_SHOW, "zh", "严防爽约率上升。"),
        (_NO_SHOW, "zh", "避免爽约率再次上升，并降到9%。"),
        (_NO_SHOW, "hu", "Gátat szabni a meg nem jelenési arány növekedésének."),
        (_NO_SHOW, "hu", "Véget vetni a meg nem jelenési arány növekedésének."),
        (_NO_SHOW, "hu", "Elejét venni a meg nem jelenési arány emelkedésének."),
        (_NO_SHOW, "hu", "Útját állni a meg nem jelenési arány növekedésének."),
        (_NO_SHOW, "hu", "Ügyelni arra, hogy a meg nem jelenési arány ne nőjön."),
    ],
)
def test_one_metric_has_one_target(fields: str, language: str, text: str) -> None:
    """To stop a rise and to hold what is reached is one goal."""
    assert found("S112", f'{fields}\nlanguage: {language}\nspecific: "{text}"') == []


@pytest.mark.parametrize(
    ("fields", "language", "text"),
    [
        (_NO_SHOW, "en", "Reduce the no-show rate to 9 % and raise CSAT to 80 %."),
        (_NO_SHOW, "en", "Reduce the no-show rate to 9 % and raise trust to 80 %."),
        (_NO_SHOW, "en", "Lower the no-show rate to 9 % and bring AHT to 5 minutes."),
        (_NO_SHOW, "en", "Reduce the no-show rate to 9 % and cut costs by 10 %."),
        (_NO_SHOW, "fr", "Réduire le taux de rendez-vous manqués à 9 % et augmenter le CSAT à 80 %."),
        (_NO_SHOW, "fr", "Réduire le taux de rendez-vous manqués à 9 % et maintenir le CSAT à 80 %."),
        (_NO_SHOW, "fr", "Réduire le taux de rendez-vous manqués à 9 % et réduire la DMT à 5 minutes."),
        (_NO_SHOW, "zh", "将爽约率降到9%并将客户满意度提高到80%。"),
        (_NO_SHOW, "zh", "降低爽约率到9%，客户满意度提高到80%。"),
        (_NO_SHOW, "hu", "A meg nem jelenési arányt 9%-ra csökkenteni és a CSAT-ot 80%-ra növelni."),
        (_NO_SHOW, "hu", "A meg nem jelenési arányt 9%-ra csökkenteni és az AHT-t 5 perc alatt tartani."),
        (
            _STOCK,
            "en",
            "Count each aisle so that stock accuracy rises from 91 % to 95 %, and cut AHT to 5 minutes.",
        ),
        (_STOCK, "en", "Count each aisle so that stock accuracy rises to 95 %, and cut AHT to 5 minutes."),
        (
            _STOCK,
            "en",
            "Count each aisle so that stock accuracy rises from 91 % to 95 % and raise CSAT to 80 %.",
        ),
        (
            _STOCK,
            "en",
            "Count each aisle in order to raise stock accuracy to 95 %, and cut AHT from 7 to 5 minutes.",
        ),
        (_STOCK, "en", "Count each aisle so that stock accuracy rises to 95 % and AHT falls to 5 minutes."),
        (
            _STOCK,
            "fr",
            "Compter l'allée afin que l'exactitude du stock monte de 91 % à 95 %, et réduire la DMT à 5 minutes.",
        ),
        (
            _STOCK,
            "fr",
            "Compter l'allée pour que l'exactitude du stock passe à 95 % et ramener la DMT à 5 minutes.",
        ),
        (_STOCK, "zh", "每晚盘点4号通道，以便库存准确率从91%提高到95%，并将平均处理时长降到5分钟。"),
        (_STOCK, "zh", "每晚盘点4号通道，从而将库存准确率提高到95%，同时将客户满意度提高到80%。"),
        (
            _STOCK,
            "hu",
            "Leszámolni a sort, hogy a készletpontosság 91%-ról 95%-ra nőjön, és az AHT-t 5 percre csökkenteni.",
        ),
        (
            _STOCK,
            "hu",
            "Leszámolni a sort, hogy a készletpontosság 95%-ra nőjön, és az AHT 5 percre csökkenjen.",
        ),
    ],
)
def test_another_metric_has_its_own(fields: str, language: str, text: str) -> None:
    """Another metric's target is a second one, behind a purpose too."""
    assert found("S112", f'{fields}\nlanguage: {language}\nspecific: "{text}"') != []


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        ("zh", "重复来电率从18%降到14%，客户满意度从80%提高到85%。", "客户满意度从80%提高到85%"),
        (
            "en",
            "Cut repeat calls from 18.5 % to 14 %; raise CSAT from 80.5 % to 85 %.",
            "raise CSAT from 80.5 % to 85 %",
        ),
    ],
)
def test_what_a_mark_joins_stands_at_the_words_behind_it(language: str, text: str, part: str) -> None:
    plan = f'{{language: {language}, specific: "{text}"}}'

    span = found("S112", plan)[0].span

    assert laid_over(plan).splitlines()[span.line - 1][span.column - 1 :].startswith(part)
