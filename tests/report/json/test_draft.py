"""The JSON of draft: an object for every line, with exactly the keys that were promised."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal import api
from smartgoal.report.json.draft import draft
from smartgoal.report.style import Style
from smartgoal.settings import Settings

SCHEMA = json.loads(api.schema("draft"))
KEYS = ["schema", "text", "language", "specific", "measurable", "time_bound", "quantity", "metric", "deadline"]
KEYS += ["owner", "findings"]


def read(text: str) -> list[dict[str, object]]:
    """Return what the JSON of a text's drafts says; it is ASCII and holds to its schema."""
    written = draft(api.draft(text, Settings()), Style())
    assert written.isascii()
    told: list[dict[str, object]] = [json.loads(line) for line in written.splitlines()]
    for one in told:
        jsonschema.validate(one, SCHEMA, format_checker=jsonschema.FormatChecker())
        assert list(one) == KEYS
    return told


def test_the_schema_is_one() -> None:
    """It holds to the draft that it names."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("sentence", "language", "verdicts", "quantity", "metric"),
    [
        ("Improve customer service", "en", (False, False, False), None, None),
        (
            "Réduire le taux de rappel de 18 % à 14 % d'ici fin mars",
            "fr",
            (True, True, True),
            {"from": 18, "to": 14, "change": None, "unit": "%", "direction": "down"},
            "repeat_contact_rate",
        ),
        (
            "Cut complaints by 20 % to 980",
            "en",
            (True, True, False),
            {"from": None, "to": 980, "change": None, "unit": "count", "direction": "down"},
            "complaints",
        ),
        (
            "Raise CSAT by 6 points to 84 %",
            "en",
            (True, True, False),
            {"from": None, "to": 84, "change": 6, "unit": "%", "direction": "up"},
            "csat",
        ),
        (
            "2025年底前将客户满意度从78%提高到85%",
            "zh",
            (True, True, True),
            {"from": 78, "to": 85, "change": None, "unit": "%", "direction": "up"},
            "csat",
        ),
        (
            "Az átlagos várakozási idő 52 másodpercről 30 másodpercre csökkentése június végéig",
            "hu",
            (True, True, True),
            {"from": 52, "to": 30, "change": None, "unit": "s", "direction": "down"},
            "asa",
        ),
        (
            "Cut AHT by 20 %",
            "en",
            (True, True, False),
            {"from": None, "to": None, "change": -20, "unit": "%", "direction": "down"},
            "aht",
        ),
        ("?!", None, (None, None, None), None, None),
    ],
)
def test_a_sentence(
    sentence: str,
    language: str | None,
    verdicts: tuple[bool | None, ...],
    quantity: dict[str, object] | None,
    metric: str | None,
) -> None:
    """Its language, verdicts and slots."""
    (told,) = read(sentence)

    assert told["schema"] == "smartgoal/draft/1"
    assert (told["text"], told["language"]) == (sentence, language)
    assert (told["specific"], told["measurable"], told["time_bound"]) == verdicts
    assert (told["quantity"], told["metric"]) == (quantity, metric)


def test_a_deadline_and_an_owner() -> None:
    """As written with its place; the day where the text settles it."""
    told = read("- AHT 5 min by 30 June 2026, owner: Anna Kovács\nAHT 5 min by 30 June")

    assert told[0]["deadline"] == {"text": "by 30 June 2026", "start": 12, "end": 27, "date": "2026-06-30"}
    assert told[0]["owner"] == "Anna Kovács"
    assert told[1]["deadline"] == {"text": "by 30 June", "start": 10, "end": 20, "date": None}


def test_a_finding() -> None:
    """Its code, its place and what is wrong."""
    findings = read("Cut AHT by 20 %")[0]["findings"]

    assert isinstance(findings, list)
    assert [(one["code"], one["start"], one["end"], bool(one["message"])) for one in findings] == [
        ("M205", 11, 15, True)
    ]


def test_one_object_a_line() -> None:
    """Blank lines too, so that the lines of input and output pair up."""
    lines = ["- AHT 5 min", "", "  ", "AHT"]

    assert [one["text"] for one in read("\n".join(lines) + "\n")] == lines


@given(st.text(max_size=40), st.sampled_from(["AHT 5 min by 2026", "soon 提高 20 %"]))
@settings(max_examples=50, deadline=None)
def test_places_lie_in_the_text(text: str, known: str) -> None:
    """Whatever stands around."""
    for told in read(f"x {text} {known}"):
        line, deadline = told["text"], told["deadline"]
        assert isinstance(line, str)
        if isinstance(deadline, dict):
            assert line[deadline["start"] : deadline["end"]] == deadline["text"]
