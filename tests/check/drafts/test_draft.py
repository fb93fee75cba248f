"""Lines of plain sentences become drafts: bullets aside, ids unique, a goal file that check accepts once filled in."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from smartgoal import api
from smartgoal.check.drafts.draft import Draft, goal_file, lines_of, questions_of, read_drafts
from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.settings import Settings
from tests.conftest import load_text
from tests.report.test_escape import HOSTILE

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal

ENGLISH = "Improve customer service"
FRENCH = "Réduire le taux de rappel de 18 % à 14 % d'ici fin mars"
CHINESE = "2025年底前将客户满意度从78%提高到85%"
HUNGARIAN = "Az átlagos várakozási idő 52 másodpercről 30 másodpercre csökkentése június végéig"
GUIDE = "Publish the troubleshooting guide by 1 May 2026"
ANSWERS = {
    "owner": "Anna Kovács",
    "variant": "queue",
    "metric": "csat",
    "baseline": "78 %",
    "window": "4 weeks",
    "deliverable": "Troubleshooting guide",
    "means": "[weekly coaching]",
    "threshold": "85 %",
    "agreed_by": "[Anna Kovács, Pál Nagy]",
    "why": "Callers ask for it.",
    "start": "2025-07-01",
    "deadline": "2025-12-31",
    "review": "weekly",
}
"""What somebody fills in."""


def drafts(text: str, *, language: str | None = None, today: date | None = None) -> tuple[Draft, ...]:
    """Return the drafts of a text."""
    return read_drafts(lines_of(text), language=language, metrics=load_catalogue(), today=today)


def draft(text: str) -> Draft:
    """Return the draft of one line."""
    return drafts(text)[0]


def ids(text: str) -> list[str]:
    """Return the ids of the goals that a text makes."""
    return [str(one.goal["id"]) for one in drafts(text)]


def filled(text: str, **answers: str) -> str:
    """Return a goal file with every gap filled in and its goals active."""
    told = ANSWERS | answers

    def fill(match: re.Match[str]) -> str:
        return f"{match[1]}: {told[match[1]]}" if match[2] in {"", " []"} else f"{match[1]}:{match[2]}"

    text = re.sub(r"(\w+):(.*?)  # \? .*", fill, text)
    return text.replace("status: draft", "status: active")


def errors_of(text: str) -> list[str]:
    """Return the errors that check finds in a goal file."""
    result = api.check(load_text(text), Settings())
    return [f"{one.code} {one.message}" for one in result.findings if one.severity == "error"]


def first_goal(text: str) -> Goal:
    """Return the first goal of a goal file without faults."""
    plan = load_text(text)
    assert [fault.message for fault in plan.files[0].faults] == []
    return plan.goals[0]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("- Improve service", "Improve service"),
        ("  *  Improve service ", "Improve service"),
        ("•Improve service", "Improve service"),
        ("1. Improve service", "Improve service"),
        ("12) Improve service", "Improve service"),
        ("1.2. Improve service", "Improve service"),
        ("a) Improve service", "Improve service"),
        ("- [ ] Improve service", "Improve service"),
        ("## Improve service", "Improve service"),
        ("1、提高满意度", "提高满意度"),
        ("2.提高满意度", "提高满意度"),
        ("（三）提高满意度", "提高满意度"),
        ("一、提高满意度", "提高满意度"),
        ("①提高满意度", "提高满意度"),
        ("-5 % de réclamations", "-5 % de réclamations"),
        ("1. negyedév végéig 30 ügyfél", "1. negyedév végéig 30 ügyfél"),
        ("2.5 % fewer calls", "2.5 % fewer calls"),
        ("2026. december 31-ig 30 ügyfél", "2026. december 31-ig 30 ügyfél"),
        ("80 % of calls in 20 s", "80 % of calls in 20 s"),
        ("Keep\x1b[31m\tcalls", "Keep [31m calls"),
    ],
)
def test_what_stands_before_a_sentence(line: str, sentence: str) -> None:
    """Bullets and numbers are left out, figures aren't; control characters say nothing."""
    assert first_goal(goal_file(drafts(line))).specific == sentence


def test_places_count_in_the_line() -> None:
    """A bullet moves every offset."""
    line = "  - Reduce AHT to 5 min by 30 June 2026"

    sentence = draft(line).sentence

    assert sentence.metric
    assert sentence.deadline
    assert sentence.quantity
    hits = (sentence.metric.hit, sentence.quantity.hit, sentence.deadline)
    assert [line[hit.start : hit.end] for hit in hits] == ["AHT", "5 min", "by 30 June 2026"]


def test_lines() -> None:
    """Every kind of line end; a blank line is a draft without a goal, and in no file."""
    assert lines_of("a\nb\r\nc\rd\n") == ["a", "b", "c", "d"]
    assert lines_of("a\u2028b\x0cc") == ["a\u2028b\x0cc"]
    assert lines_of("") == []
    text = f"{ENGLISH}\n\n  - \n{ENGLISH}"
    assert [bool(one.goal) for one in drafts(text)] == [True, False, False, True]
    assert goal_file(drafts(text)).count("- id:") == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENGLISH, ["improve-customer-service"]),
        (FRENCH, ["reduire-le-taux-de-rappel"]),
        (HUNGARIAN, ["az-atlagos-varakozasi-ido"]),
        (CHINESE, ["csat"]),
        ("Attend 10 talks by June 2026", ["attend-10-talks"]),
        ("80 % of calls answered", ["80-of-calls-answered"]),
        ("Reduce repeat calls from 18 % to 14 %", ["reduce-repeat-calls"]),
        ("Hi", ["hi"]),
        ("x" * 100, ["x" * 60]),
        ("提升团队凝聚力\nשלום עולם\nпривет", ["goal-1", "goal-2", "goal-3"]),
        ("Goal 1\n提升团队凝聚力", ["goal-1", "goal-2"]),
        ("Help callers\nHelp callers 2\n- Help callers", ["help-callers", "help-callers-2", "help-callers-3"]),
        (f"{CHINESE}\n{CHINESE}", ["csat", "csat-2"]),
    ],
)
def test_ids(text: str, expected: list[str]) -> None:
    """Kebab-case of the first words, of the metric where they aren't Latin, else numbered; each once."""
    found = ids(text)

    assert found[: len(expected)] == expected
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (FRENCH, "Taux de réitération"),
        (CHINESE, "客户满意度"),
        (ENGLISH, ENGLISH),
        (f"{ENGLISH}   so that everybody who calls us is glad to have called us", None),
        ("提" * 80, "提" * 59 + "…"),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    """The metric's name in the text's language, else the sentence, cut between words where there are any."""
    expected = title or "Improve customer service so that everybody who calls us is…"

    assert draft(text).goal["title"] == expected


def test_languages() -> None:
    """One that all share stands once; else each goal says its own, where it is known."""
    assert goal_file(drafts(ENGLISH)).startswith("smartgoal: 1\nlanguage: en\ngoals:\n")
    mixed = goal_file(drafts(f"{ENGLISH}\n{FRENCH}\nשלום\n"))
    assert [goal.language for goal in load_text(mixed).goals] == ["en", "fr", None]
    assert "language" not in goal_file(drafts("??"))
    assert "    language: fr\n    status: draft" in mixed


def test_a_declared_language_holds() -> None:
    """Where a text alone couldn't tell."""
    assert drafts("csat 85 %", language="fr")[0].sentence.language == "fr"


def test_relative_days_count_from_the_day_given() -> None:
    """Without one they stay open."""
    assert "deadline: 2026-03-31\n" in goal_file(drafts(FRENCH, today=date(2026, 1, 10)))
    assert 'deadline:  # ? Which day is "d\'ici fin mars"?\n' in goal_file(drafts(FRENCH))


def test_an_open_formula_is_asked_for() -> None:
    """Once for all goals of a metric."""
    both = drafts(f"{HUNGARIAN}\nASA 20 s\n")

    assert goal_file(both).count("variant:  # ? Which formula of asa is yours: queue or ringing_only?\n") == 1
    assert ("variant", "Which formula of asa is yours: queue or ringing_only?") in questions_of(both[1])


@pytest.mark.parametrize(
    "sentence", [ENGLISH, FRENCH, CHINESE, HUNGARIAN, GUIDE, "Keep CSAT at 85 %", "提升团队凝聚力"]
)
def test_check_accepts_a_draft(sentence: str) -> None:
    """Nothing is an error before the gaps are filled, nor after."""
    text = goal_file(drafts(sentence))

    assert errors_of(text) == []
    assert errors_of(filled(text)) == []


def test_a_document_becomes_one_file() -> None:
    """Everything of last year's list at once, and its goals are told apart."""
    text = goal_file(drafts(f"1. {FRENCH}\n2. {CHINESE}\n\n- {HUNGARIAN}\n- {GUIDE}\n"))

    assert errors_of(text) == []
    assert errors_of(filled(text)) == []


@given(HOSTILE)
@settings(max_examples=60, deadline=None)
def test_any_text(text: str) -> None:
    """Makes a goal file without faults, one goal a line that isn't blank."""
    text = "".join(char for char in text if not "\ud800" <= char <= "\udfff")
    made = drafts(text)

    plan = load_text(goal_file(made))

    assert [fault.message for file in plan.files for fault in file.faults] == []
    assert len(plan.goals) == sum(bool(one.goal) for one in made)
    assert len({goal.id for goal in plan.goals}) == len(plan.goals)
