"""Rules of words: what the fields settle, one finding a cause, and the place at the words themselves."""

from __future__ import annotations

import pytest

from smartgoal.check.finding import Verdict
from smartgoal.check.rule import Criterion, Severity
from tests.check.rules.found import checked, codes, found

_NAMELESS = "measurable: {metric: null, baseline: null, window: null, min_sample: null}"
_WORDS = ("S1", "M209", "T507", "C6")


def only_text(text: str, language: str | None) -> str:
    """Return a file whose one goal is a text, in a language that may be left open."""
    told = f"language: {language}\n" if language else ""
    return f'smartgoal: 1\n{told}goals:\n  - {{id: only, title: Only, specific: "{text}"}}\n'


def said(text: str, *, language: str = "en", more: str = "") -> list[str]:
    """Return the ids of the rules of words that find something in a text of the clean goal."""
    result = checked(f'language: {language}\nspecific: "{text}"\n{more}')
    return [one.code for one in result.findings if one.code.startswith(_WORDS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Improve the repeat contact rate.", []),
        ("Improve repeat calls significantly.", []),
        ("Improve the service.", ["S103"]),
        ("Handle repeat calls better.", []),
        ("Greet callers better.", ["S105"]),
    ],
)
def test_figures_in_the_fields_are_figures(text: str, expected: list[str]) -> None:
    """Where the text names the goal's metric, the fields say from where to where."""
    assert said(text) == expected


def test_without_a_threshold_nobody_says_how_much() -> None:
    """The metric's name alone is no figure."""
    assert "S103" in said("Improve the repeat contact rate.", more="realistic: {threshold: null, stretch: null}")


def test_satisfaction_is_measured_where_the_fields_say_how() -> None:
    """It is a broad word only beside another metric."""
    csat = "measurable: {metric: csat, baseline: 78 %}\nrealistic: {threshold: 84 %, stretch: 87 %}"

    assert said("Increase customer satisfaction.", more=csat) == []
    assert "S104" in said("Increase customer satisfaction.")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Significantly improve the customer service.", ["S103"]),
        ("en", "Call back as quickly as possible.", ["T507"]),
        ("en", "Call back where appropriate.", ["S108"]),
        ("en", "Try to get better at greeting.", ["S107", "S103"]),
        ("fr", "Améliorer nettement la qualité de service.", ["S103"]),
        ("zh", "大幅提升服务质量。", ["S103"]),
        ("hu", "Jelentősen javítani a szolgáltatás minőségét.", ["S103"]),
    ],
)
def test_one_cause_gives_one_finding(language: str, text: str, expected: list[str]) -> None:
    """Each word stands in the longest phrase that is at fault."""
    assert said(text, language=language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Answer 80 % of the mails within 4 hours.",
        "Offer chat 24/7 to B2B customers, as ISO 9001 asks.",
        "Walk through the steps of Q3 on each call.",
        "Ask the three diagnostic questions of the playbook.",
        "Test the line with 9 of 10 callers before hanging up.",
        "Check 10 % of the tickets for wrong tags each week.",
    ],
)
def test_figures_of_a_behaviour_are_no_targets(text: str) -> None:
    """They name something; the target stands in the fields."""
    assert said(text) == []


def test_an_activity_serves_a_metric_or_a_thing() -> None:
    """The fields name the result that the text lacks."""
    assert "S113" in said("Attend 10 talks.", more=_NAMELESS)
    assert "S113" not in said("Attend 10 talks.")
    thing = _NAMELESS.replace("}", ", deliverable: A list of tips}")
    assert "S113" not in said("Attend 10 talks.", more=thing)


def test_a_finding_stands_at_the_words() -> None:
    """Also in a folded text, and at the second of two equal words."""
    fragment = """
specific:
  behaviour: >
    Read the improvement list aloud,
    and improve the service.
"""
    (finding,) = found("S103", fragment)

    assert finding.message.startswith('The verb "improve"')
    assert finding.span.end_column - finding.span.column == len("improve")


def test_words_of_an_unknown_language_are_not_judged() -> None:
    """Nobody guesses what a sentence means in a language that no list knows."""
    result = checked(only_text("Parempi palvelu kaikille asiakkaille.", None).replace("specific", "owner: A, specific"))

    assert [one.code for one in result.findings if one.code.startswith(_WORDS)] == []
    assert result.goals[0].criteria[Criterion.SPECIFIC] is Verdict.NOT_JUDGED


@pytest.mark.parametrize("language", ["en", "fr", "zh", "hu"])
@pytest.mark.parametrize(
    "text",
    [
        "x",
        "?!",
        "\U0001f600\U0001f680 \U0001f600",
        "תשובה לכל לקוח תוך 20 שניות",
        "Greet \u202eesrever\u202c the caller\u200b.",
        "Améliorer le service and 提升质量 és javítani",
        " ".join(str(number) for number in range(400)),
        "5 % " * 400,
        "FCR 5 % down " * 300,
        "and reduce FCR by 5 % " * 200,
        "improve. " * 1000,
        "by the end of " * 700,
        "a" * 10_000,
        "repeat calls " * 700,
    ],
    ids=lambda text: text[:12],
)
def test_any_text_is_harmless(text: str, language: str) -> None:
    """Nothing crashes, and no kind of word is found more than twenty times."""
    result = checked(only_text(text, language))

    for code in {one.code for one in result.findings}:
        assert sum(one.code == code for one in result.findings) <= 20


def test_a_goal_that_is_only_a_text_is_judged_by_its_words() -> None:
    """However little else it has."""
    assert {"S103", "T507"} <= set(codes(only_text("Improve the service soon.", "en")))


def test_a_deadline_in_the_fields_makes_soon_a_note() -> None:
    """The goal itself has its last day then."""
    (finding,) = found("T507", "specific: Call the customer back soon.")

    assert finding.severity is Severity.INFO


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("en", "Invoices due soon", "Call each debtor, so that invoices due soon drop from 83 to 60."),
        ("zh", "补丁及时安装率", "每周检查服务器，使补丁及时安装率由83%升至95%。"),
        ("en", "Calls always answered first", "Open a desk; calls always answered first go from 18 % to 14 %."),
    ],
)
def test_words_inside_a_metrics_name_are_no_fault(language: str, name: str, text: str) -> None:
    metric = f"metrics: {{own: {{name: {name}, kind: ratio, unit: '%', better: lower}}}}"
    assert [code for code in said(text, language=language, more=metric) if code != "C602"] == []


@pytest.mark.parametrize("text", ["...", "-", "…", "TBD", "n/a", "See above.", "同上", "à définir", "lásd fent"])
def test_a_text_that_only_keeps_the_place_free_says_nothing(text: str) -> None:
    """One cause, one finding: neither what is left open nor a repeated title."""
    assert said(text) == ["S101"]


@pytest.mark.parametrize(
    ("mark", "named"), [(";", "The semicolon joins"), ("and", 'The word "and" joins'), ("，", "The comma joins")]
)
def test_marks_are_no_words(mark: str, named: str) -> None:
    language = "zh" if mark == "，" else "en"
    texts = {
        "en": f"Cut repeat calls from 18 % to 14 %{mark} raise CSAT from 80 % to 85 %.",
        "zh": f"重复来电率从18%降到14%{mark}客户满意度从80%提高到85%。",
    }
    text = texts[language].replace("%and", "% and")
    assert named in found("S112", f'language: {language}\nspecific: "{text}"')[0].message
