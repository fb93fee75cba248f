"""Text beside fields: figures after conversion, the metric named, its direction, the day."""

from __future__ import annotations

from datetime import date

import pytest

from smartgoal.check.rule import Severity
from tests.check.rules.found import checked, found

_AHT = """
title: Shorter calls
measurable: {metric: aht, baseline: 390 s, guardrails: [{metric: csat, at_least: 75 %}]}
realistic: {threshold: 345 s, stretch: 320 s}
time_bound: {milestones: [{by: 2026-11-15, value: 365 s}]}
"""
_FCR = """
metrics: {fcr: {variant: no_repeat}}
title: Solved on the first call
measurable: {metric: fcr, baseline: 71 %}
realistic: {threshold: 76 %, stretch: 79 %}
"""
_LEVEL = """
metrics: {service_level: {variant: answered_of_offered}}
title: Calls picked up
measurable: {metric: service_level, baseline: 71 %, guardrails: [{metric: abandonment_rate, at_most: 5 %}]}
realistic: {threshold: 80 %, stretch: 84 %}
"""
_OCCUPANCY = """
title: A steady load
measurable: {metric: occupancy, baseline: 89 %, guardrails: [{metric: qa_score, at_least: 80 %}]}
realistic: {threshold: {from: 78 %, to: 85 %}, stretch: null}
"""
_COMPLAINTS = """
title: Fewer complaints
measurable: {metric: complaints, baseline: 40, window: null, min_sample: null}
realistic: {threshold: 30, stretch: 25}
"""


def said(text: str, fields: str = "", *, language: str = "en") -> list[tuple[str, str]]:
    """Return id and severity of what the rules of consistency find in a text beside some fields."""
    findings = checked(f'{fields}\nlanguage: {language}\nspecific: "{text}"').findings
    return [(one.code, one.severity.value) for one in findings if one.code.startswith("C6")]


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (_AHT, "Cut AHT from 6 min 30 s to 5:45."),
        (_AHT, "Cut AHT to 320 s."),
        (_AHT, "Cut AHT to 365 s by the middle of November."),
        (_AHT, "Cut AHT by 12 %."),
        (_AHT, "Cut AHT by 45 s."),
        (_AHT, "Cut AHT to 5:45 without lowering CSAT below 75 %."),
        (_AHT, "Cut AHT to 5:45 without lowering QA below 85 %."),
        (_AHT, "Write the note within 2 minutes after each call."),
        (_AHT, "Answer 80 % of the mails in 4 hours."),
        (_FCR, "Raise FCR by 5 points."),
        (_FCR, "Raise FCR by 5 %."),
        (_FCR, "Check 10 % of the tickets each week."),
        (_LEVEL, "Answer 80 % of calls in 20 s."),
        (_OCCUPANCY, "Bring occupancy down from 89 % and hold it between 78 % and 85 %."),
        (_COMPLAINTS, "Reduce complaints about the 10 commonest causes from 40 to 30."),
        (_COMPLAINTS, "Answer the 10 commonest questions on one page."),
        (_AHT, "Cut AHT by 3 points."),
        ("", "Cut repeat calls within 7 days from 18 % to 14 %."),
        ("metrics: {own: {name: Own, unit: meals, better: lower}}\nmeasurable: {metric: own}", "Serve 20 meals."),
    ],
)
def test_figures_that_agree_or_speak_of_something_else(fields: str, text: str) -> None:
    """The text may name baseline, milestone, stretch or a guardrail's limit, and what isn't the metric's at all."""
    assert said(text, fields) == []


@pytest.mark.parametrize(
    ("fields", "text", "severity"),
    [
        (_AHT, "Cut AHT to 6 min.", "warning"),
        (_AHT, "Cut AHT by 1 min.", "warning"),
        (_AHT, "Cut AHT by 20 %.", "warning"),
        (_FCR, "Raise FCR by 9 points.", "warning"),
        (_LEVEL, "Answer 85 % of calls in 20 s.", "warning"),
        (_OCCUPANCY, "Hold occupancy between 75 % and 85 %.", "warning"),
        (_OCCUPANCY, "Cut occupancy by 2 points.", "warning"),
        (_COMPLAINTS, "Reduce complaints from 45 to 30.", "warning"),
        (_FCR, "Reach 85 % by coaching.", "info"),
        (_FCR, "Raise FCR on Mondays to 81 % and on Fridays to 83 %.", "info"),
    ],
)
def test_figures_that_differ(fields: str, text: str, severity: str) -> None:
    """It is a note where several figures could be the target, or no metric is named."""
    assert said(text, fields) == [("C601", severity)]


@pytest.mark.parametrize(
    "fields",
    [
        "realistic: {threshold: 140 %}",
        "realistic: {threshold: low}",
        "realistic: {threshold: 20 %, stretch: 22 %}",
        "realistic: {threshold: null, stretch: null}",
        "{owner: null, owners: {Anna Kovács: {threshold: 13 %}}}",
    ],
)
def test_one_slip_in_the_fields_is_one_finding(fields: str) -> None:
    """What is impossible, unread, the wrong way round, missing or each owner's own isn't compared with the text."""
    assert not found("C601", fields)


def test_related_place_is_the_threshold() -> None:
    """Both sides of the contradiction are shown."""
    (finding,) = found("C601", "specific: Test the line, so that repeat calls fall from 18 % to 15 %.")

    assert [one.message for one in finding.related] == ["the threshold"]
    assert finding.message == 'The text says "18 % to 15 %"; the threshold is 14 %.'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call back in 4 h, so that the CSAT score rises.", []),
        ("Call back in 4 h, so that CSI rises.", []),
        ("Call back in 4 h, so that CSAT rises and complaints fall.", []),
        ("Call back in 4 h, so that complaints fall.", [("C602", "warning")]),
        ("Keep abandonment under 5 %.", []),
        ("Read the FCR report aloud in each meeting.", []),
    ],
)
def test_metric_that_differs(text: str, expected: list[tuple[str, str]]) -> None:
    """The scores of one survey are of one family; a guardrail and a metric that isn't moved are no other goal."""
    fields = """
measurable: {metric: csat, baseline: 78 %, guardrails: [{metric: abandonment_rate, at_most: 5 %}]}
realistic: {threshold: 84 %, stretch: 87 %}
"""

    assert said(text, fields) == expected


def test_own_metric_may_be_called_as_the_catalogue_calls_another() -> None:
    """Then it is a note; a metric that is like the other one is the same."""
    own = "metrics: {router_calls: {name: Router calls, kind: ratio, unit: '%', better: lower}}"
    goal = "\nmeasurable: {metric: router_calls}\nspecific: Test the line, so that repeat calls fall to 14 %."

    assert found("C602", own + goal)[0].severity is Severity.INFO
    assert not found("C602", "metrics: {router_calls: {like: repeat_contact_rate, name: Router calls}}" + goal)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Reduce FCR.", ["C603"]),
        ("en", "Let FCR fall to 70 %.", ["C603"]),
        ("en", "Reduce FCR to 85 %.", ["C603", "C601"]),
        ("en", "Reduce the FCR gap.", []),
        ("en", "Raise FCR and reduce AHT.", []),
        ("en", "Reduce hold time, so that FCR rises.", []),
        ("en", "Improve FCR.", []),
        ("en", "Reduce what agents write after each call and each mail of the day; then FCR rises.", []),
        ("fr", "Réduire le taux de résolution au premier contact.", ["C603"]),
        ("fr", "Réduire l'écart de FCR.", []),
        ("zh", "首次解决率下降到70%。", ["C603"]),
        ("zh", "缩小首次解决率的差距。", []),
        ("hu", "Az FCR 71%-ról 70%-ra csökkenjen.", ["C603"]),
        ("hu", "Az FCR csapatok közötti különbségének csökkentése.", []),
    ],
)
def test_direction_that_differs(language: str, text: str, expected: list[str]) -> None:
    """Only what moves the goal's own metric counts, and a wrong direction with its figure is one slip."""
    assert [code for code, _ in said(text, _FCR, language=language)] == expected


def test_open_direction_and_ranges_go_either_way() -> None:
    """Nobody can say which way is worse."""
    ces = "measurable: {metric: ces, baseline: null}\nrealistic: {threshold: null, stretch: null}"

    assert said("Reduce CES.", ces) == []
    assert said("Reduce occupancy to 85 %.", _OCCUPANCY) == []


def test_fields_that_go_the_wrong_way_are_one_finding() -> None:
    """M206 says it."""
    assert said("Raise repeat calls.", "realistic: {threshold: 20 %, stretch: 22 %}") == []


@pytest.mark.parametrize(
    "text",
    [
        "Repeat calls fall to 14 % by 31 December.",
        "Repeat calls fall to 14 % by December 2026.",
        "Repeat calls fall to 14 % by the end of the quarter.",
        "Repeat calls fall to 14 % in Q4 2026.",
        "Repeat calls fall to 14 % this year.",
        "Repeat calls fall to 14 % by 31 March 2027.",
        "Repeat calls fall to 14 % within three months.",
        "From 1 October 2026 test the line with each caller.",
        "Test the line as agreed on 1 September 2026.",
        "Test the line that the new router of February 2027 needs.",
        "Test the line every Friday.",
    ],
)
def test_days_that_agree(text: str) -> None:
    """The stretch deadline and any day of the period named will do; events and rhythms are no deadline."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Repeat calls fall to 14 % by 30 November.", "warning"),
        ("Repeat calls fall to 14 % by the end of Q3.", "warning"),
        ("Repeat calls fall to 14 % by 31 December 2025.", "warning"),
        ("Repeat calls fall to 14 % within six weeks.", "info"),
        ("Repeat calls fall to 15 % by 31 October and to 14 % by 30 November.", "info"),
    ],
)
def test_days_that_differ(text: str, severity: str) -> None:
    """A term and a day among several are notes."""
    assert ("C604", severity) in said(text)


def test_leap_days_are_compared_in_any_year() -> None:
    """The year that the text leaves out need not have one."""
    fields = "time_bound: {start: 2027-12-01, deadline: 2028-02-29, stretch_deadline: 2028-03-31}"

    assert said("Repeat calls fall to 14 % by the end of February.", fields) == []


def test_the_day_of_the_run_changes_no_text() -> None:
    """A text was written for its own period."""
    fragment = "specific: Test the line, so that repeat calls fall to 14 % by 31 December."

    assert not found("C604", fragment, today=date(2027, 6, 1))


def test_without_a_start_a_year_left_out_is_any_year() -> None:
    """The day and the month still have to agree, where the run has a day to tell them by."""
    fields = "time_bound: {start: null}\nspecific: Repeat calls fall to 14 %% by %s."

    assert not found("C604", fields % "31 December", today=date(2027, 6, 1))
    assert found("C604", fields % "30 November", today=date(2027, 6, 1))
    assert not found("C604", fields % "30 November")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Use the script introduced in March 2025, so that repeat calls fall from 18 % to 14 %."),
        ("en", "Repeat calls fall from 18 % (16 % in 2024) to 14 %."),
        ("en", "Test the line as the pilot in 2025 did; repeat calls fall from 18 % to 14 %."),
        ("fr", "Appliquer la charte adoptée en 2024 ; le taux de rappel recule de 18 % à 14 %."),
        ("hu", "A 2025-ben bevezetett szöveggel zárni a hívást; az ismételt hívások aránya 18%-ról 14%-ra csökken."),
        ("zh", "使用2025年启用的话术，使重复来电率从18%降到14%。"),
    ],
)
def test_what_was_over_before_the_start_is_no_last_day(language: str, text: str) -> None:
    assert said(text, language=language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Repeat calls fall from 18 % to 14 % by March 2025."),
        ("fr", "Le taux de rappel recule de 18 % à 14 % d'ici fin mars 2025."),
        ("hu", "Az ismételt hívások aránya 2025 márciusáig 18%-ról 14%-ra csökken."),
        ("zh", "2025年3月底前，使重复来电率从18%降到14%。"),
    ],
)
def test_a_last_day_before_the_start_is_a_slip(language: str, text: str) -> None:
    assert said(text, language=language) == [("C604", "warning")]


def test_the_half_year_may_be_the_goals_own() -> None:
    """The goal's half-year needn't begin in January or July."""
    fields = "time_bound: {start: 2026-02-02, deadline: 2026-07-31, stretch_deadline: null}"
    assert said("Repeat calls in the half-year fall from 18 % to 14 %.", fields) == []


@pytest.mark.parametrize(
    ("metric", "text"),
    [
        ("returns", "When a customer returns an item, repeat calls fall from 18 % to 14 %."),
        ("cost", "Send a box at no extra cost; the share goes from 18 % to 14 %."),
        ("stock", "Keep the parts in stock; the share goes from 18 % to 14 %."),
        ("falls", "The share falls from 18 % to 14 %."),
        ("visits", "A buyer visits each supplier, so that the share goes from 18 % to 14 %."),
    ],
)
def test_a_metric_is_named_by_its_name_and_not_by_a_word_that_is_its_id(metric: str, text: str) -> None:
    fields = f"metrics: {{{metric}: {{name: Some rate, kind: ratio, unit: '%', better: lower}}}}"
    assert said(text, fields) == []


@pytest.mark.parametrize(
    "text", ["So that returns fall to 14 %.", "Cut the returns to 14 %.", "RETURNS: 18 % to 14 %."]
)
def test_an_id_of_one_word_names_its_metric_where_it_moves(text: str) -> None:
    fields = "metrics: {returns: {name: Parcels sent back, kind: ratio, unit: '%', better: lower}}"
    assert said(text, fields) == [("C602", "warning")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Open a desk, so that the waiting time falls from 40 minutes to 30 minutes."),
        ("fr", "Ouvrir un guichet, afin que le délai d'attente passe de 40 minutes à 30 minutes."),
        ("hu", "Pultot nyitni, hogy a várakozási idő 40 percről 30 percre csökkenjen."),
    ],
)
def test_what_the_file_calls_a_metric_comes_before_the_catalogue(language: str, text: str) -> None:
    fields = """
metrics:
  asa: {variant: queue}
  wait: {name: Waiting time, aliases: [délai d'attente, várakozási idő], kind: mean, unit: min, better: lower}
title: Shorter queue
measurable: {metric: wait, baseline: 40 min}
realistic: {threshold: 30 min, stretch: 25 min}
"""
    assert said(text, fields, language=language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Cut the waiting time to 2 minutes, so that the share goes from 18 % to 14 %."),
        ("zh", "缩短等待时间到2分钟以内，使比例从18%降到14%。"),
    ],
)
def test_figures_that_only_the_own_metric_can_have_are_its_own(language: str, text: str) -> None:
    assert said(text, language=language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Handle time rises from 6:30 to 5:45."),
        ("hu", "Az átlagos kezelési idő 390 másodpercről 345 másodpercre nő."),
        ("zh", "使平均处理时长从390秒提高到345秒。"),
    ],
)
def test_direction_behind_figures_is_the_metrics(language: str, text: str) -> None:
    assert said(text, _AHT, language=language) == [("C603", "warning")]


_REVENUE = """
title: More revenue
measurable: {metric: revenue, baseline: 1200000 EUR, window: null, min_sample: null}
realistic: {threshold: 1320000 EUR, stretch: 1400000 EUR}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call ten buyers, so that revenue grows from $1.2m to $1.32m.", [("C601", "warning")]),
        ("Call ten buyers, so that revenue grows from €1.2m to €1.32m.", []),
        ("Call ten buyers, so that revenue grows from 1.2m to 1.32m.", []),
        ("Spend $300 a week on calls, so that revenue grows from €1.2m to €1.32m.", []),
    ],
)
def test_currencies_never_convert(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text, _REVENUE) == expected


@pytest.mark.parametrize(("target", "expected"), [("$1.32m", []), ("$1.3m", [("C601", "warning")])])
def test_a_sign_of_several_currencies_means_the_metrics_own(target: str, expected: list[tuple[str, str]]) -> None:
    fields = "metrics: {revenue: {unit: CAD}}" + _REVENUE.replace("EUR", "CAD")
    assert said(f"Call ten buyers, so that revenue grows from $1.2m to {target}.", fields) == expected
