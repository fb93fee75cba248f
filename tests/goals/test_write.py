"""YAML written as people would write it, which reads back as the same values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.goals.quantity import Amount, read_quantity
from smartgoal.goals.write import Noted, gap, write_goal, write_goal_file
from smartgoal.goals.yaml.source import read_source
from tests.report.test_escape import HOSTILE

if TYPE_CHECKING:
    from smartgoal.goals.write import Value

HALVES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def written(value: Value) -> str:
    """Return how a value stands behind its key."""
    return write_goal({"key": value}).removeprefix("  - key:").strip()


def read(text: str) -> object:
    """Return what a goal file says; it has no fault."""
    document = read_source("goals.yaml", text.encode())
    assert [fault.message for fault in document.faults] == []
    return document.data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Warm calls", "Warm calls"),
        ("Réduire de 18 % à 14 %, d'ici fin mars", "Réduire de 18 % à 14 %, d'ici fin mars"),
        ("Réduire à 14\u202f% d'ici fin mars", "Réduire à 14\u202f% d'ici fin mars"),
        ("提升客户满意度", "提升客户满意度"),
        ("客户满意度：85%", "客户满意度：85%"),
        ("85", '"85"'),
        ("2026-01-31", '"2026-01-31"'),
        ("No", '"No"'),
        ("null", '"null"'),
        ("Owner: Anna", '"Owner: Anna"'),
        ("Goal:", '"Goal:"'),
        ("at 9:30", "at 9:30"),
        ("C #1", '"C #1"'),
        ("C#", "C#"),
        ("- a", '"- a"'),
        ("", '""'),
        (" a", '" a"'),
        ('say "yes" \\ no', 'say "yes" \\ no'),
        ('"yes" \\', '"\\"yes\\" \\\\"'),
        ("a\nb\u202e\x07😀\U000e0041", '"a\\x0ab\\u202e\\x07😀\\U000e0041"'),
        ("half \ud83d", '"half \\ufffd"'),
    ],
)
def test_texts(text: str, expected: str) -> None:
    """Plain where nobody reads anything else, else in quotes with all that can't be seen written out."""
    assert written(text) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (True, "true"),
        (12, "12"),
        (date(2026, 3, 31), "2026-03-31"),
        (Amount(Decimal("14.50"), "%"), "14.5 %"),
        (Amount(Decimal(345), "s"), "5 min 45 s"),
        (Amount(Decimal("1.125"), "%"), "1.1250 %"),
        (Amount(Decimal(1250), "count"), "1250"),
        (Amount(Decimal(1200), "EUR"), "€1200"),
        (Amount(Decimal(5), "calls # day"), '"5 calls # day"'),
        ((), "[]"),
        (("Anna", "Nagy, Pál"), '[Anna, "Nagy, Pál"]'),
        (
            [{"by": date(2026, 3, 31), "value": Noted(Amount(Decimal(16), "%"), "lost")}],
            "[{by: 2026-03-31, value: 16 %}]",
        ),
        ({}, "{}"),
        (gap("Who?"), "# ? Who?"),
        (gap("Who else?", ()), "[]  # ? Who else?"),
        (Noted("Anna", "two\nlines"), "Anna  # two\\x0alines"),
    ],
)
def test_values(value: Value, expected: str) -> None:
    """Days plain, figures in one reading whatever the language, what is open with its question."""
    assert written(value) == expected


def test_a_goal_file() -> None:
    """Groups of keys are set in, goals stand apart, a remark may stand behind a group."""
    goals: list[dict[str, Value]] = [
        {"id": "a", "realistic": Noted({"threshold": {"from": 1, "to": 2}}, "agreed")},
        {"id": "b", "owner": gap("Who?")},
    ]

    text = write_goal_file({"language": "en", "metrics": {"fcr": {"variant": "survey"}}}, goals)

    assert text == (
        "smartgoal: 1\nlanguage: en\nmetrics:\n  fcr:\n    variant: survey\n"
        "goals:\n"
        "  - id: a\n    realistic:  # agreed\n      threshold:\n        from: 1\n        to: 2\n"
        "\n"
        "  - id: b\n    owner:  # ? Who?\n"
    )


@given(HOSTILE, HOSTILE)
@settings(max_examples=150, deadline=None)
def test_any_text_reads_back(text: str, remark: str) -> None:
    """By this reader and by others, as a value, in a list, as a key; what can't be seen stands written out."""
    goal: dict[str, Value] = {"id": "a", "title": Noted(text, remark), "means": [text, text], "owners": {text: None}}
    whole = text.translate(HALVES)

    file = write_goal_file({}, [goal])

    expected = {"id": "a", "title": whole, "means": [whole, whole], "owners": {whole: None}}
    assert read(file) == {"smartgoal": 1, "goals": [expected]}
    assert yaml.safe_load(file)["goals"][0] == expected


@given(st.decimals(-(10**9), 10**9, places=3), st.sampled_from(["%", "s", "h", "points", "count", "EUR", "tickets"]))
@settings(max_examples=60, deadline=None)
def test_figures_read_back(value: Decimal, unit: str) -> None:
    """In every language alike."""
    data = read(write_goal_file({}, [{"id": Amount(value, unit)}]))
    assert isinstance(data, dict)
    told = data["goals"][0]["id"]

    assert {read_quantity(told, unit, language) for language in ("en", "fr", "zh", "hu", None)} == {value}
