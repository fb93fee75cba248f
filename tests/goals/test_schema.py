"""The JSON Schema and the model take the same files."""

from __future__ import annotations

import json
from copy import deepcopy
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import ValidationError

from smartgoal.goals.model import GoalFile
from smartgoal.goals.schema import goals_schema
from smartgoal.goals.yaml.source import read_source
from smartgoal.knowledge.metrics import load_catalogue
from tests.conftest import CLEAN_FILE

FULL_FILE = """\
smartgoal: 1
team: Support
language: en
timezone: Europe/Budapest
include: [shared.yaml]
roles: {agent: {metrics: [aht]}}
people: {Anna: {role: agent, team: Support}, Bence: {}}
metrics:
  score: {name: Score, kind: mean, unit: "%", better: higher, class: quality, bounds: [0, 100], aliases: [s],
          moved_by: team, balance: [aht], columns: [score], typical: about 80}
  chat: {like: aht, variant: x, bounds: [null, 5.5]}
goals:
  - id: calls
    title: Calls
    owners: {Anna: {baseline: none, threshold: 3, stretch: {from: 1, to: 2}, agreed_by: [x], start: 2026-01-02,
                    milestones: [{by: 2026-02-01, value: 5 min}]}, Bence: null}
    parent: other
    importance: 2.5
    language: hu
    specific: {behaviour: Answer., examples: [Hello]}
    measurable: {metric: aht, baseline: 6 min 30, keep: true, window: 4 weeks, min_sample: 100,
                 guardrails: [{metric: csat, at_least: 85 %}, {metric: fcr, at_most: 1}]}
    achievable: {means: [training]}
    realistic: {threshold: "5:45", stretch: {from: 75 %, to: 85 %}, agreed_by: [Anna], agreed_on: 2026-01-01, why: Yes,
                reward: {threshold: cake, stretch: more cake}}
    time_bound: {start: 2026-01-01, deadline: 2026-12-31, stretch_deadline: 2027-01-31, review: weekly,
                 milestones: [{by: 2026-02-01, value: 5}, {by: 2026-03-01, what: Draft, done: 2026-02-28}]}
    follows: before
    status: draft
    ignore: {S101: because}
  - {id: vision, title: Vision, level: vision, owner: Support, specific: Text.}
  - {id: guide, title: Guide, measurable: {deliverable: A guide, done: 2026-03-01, window: latest}}
"""
ODD_VALUES: tuple[object, ...] = (
    None, True, False, 0, 1, -1, 5, Decimal("1.5"), Decimal("100.0"), 10**10, "", " ", "text", "none", "2026-02-30",
    "2026-12-31", "1850-01-01", "14 %", "4 weeks", "latest", "weekly", "1,250", "no 5", "a" * 300, "vision", "5:45",
    (), ("x",), (1, 2), (0, None), (None, None, None), {}, {"from": 1, "to": 2}, {"metric": "aht"}, {"x": {}}, {"": {}},
    {"by": "2026-01-01"}, {" ": None}, {"at_most": 1, "at_least": 2, "metric": "m"},
)  # fmt: skip
NAMES = (
    "id",
    "title",
    "owner",
    "owners",
    "threshold",
    "from",
    "at_least",
    "x-free",
    "colour",
    "goals",
    "smartgoal",
    "by",
)


def data_of(text: str) -> dict[str, Any]:
    """Return what a YAML text says."""
    document = read_source("goals.yaml", text.encode())
    assert not document.faults
    assert isinstance(document.data, dict)
    return document.data


@cache
def validator() -> Draft202012Validator:
    """Return a validator by the schema, formats included."""
    schema = json.loads(json.dumps(goals_schema(load_catalogue())))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def schema_takes(data: object) -> bool:
    """Return whether the schema takes a file."""
    return bool(validator().is_valid(as_json(data)))


def model_takes(data: object) -> bool:
    """Return whether the model takes a file."""
    try:
        GoalFile.model_validate(data)
    except ValidationError:
        return False
    return True


def as_json(value: object) -> object:
    """Return the value as JSON would bring it: floats for decimals, lists for tuples."""
    if isinstance(value, dict):
        return {key: as_json(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(one) for one in value]
    return float(value) if isinstance(value, Decimal) else value


def listed(value: object) -> object:
    """Return the value with lists for tuples, as YAML brings it."""
    if isinstance(value, dict):
        return {key: listed(one) for key, one in value.items()}
    return [listed(one) for one in value] if isinstance(value, list | tuple) else value


def places(value: object, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of everything in a value."""
    inner: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [way, *(path for key, one in inner for path in places(one, (*way, key)))]


PLACES = [path for path in places(data_of(FULL_FILE)) if path]


@st.composite
def mutations(draw: st.DrawFn) -> dict[str, Any]:
    """Return the full file with one or two things in it changed, taken out or added."""
    data = deepcopy(data_of(FULL_FILE))
    for _ in range(draw(st.integers(1, 2))):
        *way, last = draw(st.sampled_from(PLACES))
        inside: Any = data
        try:
            for step in way:
                inside = inside[step]
            change = draw(st.sampled_from(("replace", "remove", "add", "rename")))
            value = inside.pop(last) if change in {"remove", "rename"} else None
            if change == "replace":
                inside[last] = listed(draw(st.sampled_from(ODD_VALUES)))
            elif change in {"add", "rename"} and isinstance(inside, dict):
                fresh = value if change == "rename" else listed(draw(st.sampled_from(ODD_VALUES)))
                inside[draw(st.sampled_from(NAMES))] = fresh
        except (KeyError, IndexError, TypeError, AttributeError):
            continue
    return data


@pytest.mark.parametrize("text", [FULL_FILE, CLEAN_FILE, "smartgoal: 1\n"])
def test_good_files_are_taken_by_both(text: str) -> None:
    """Every key of the format stands in one of them."""
    assert model_takes(data_of(text))
    assert schema_takes(data_of(text))


@pytest.mark.parametrize("key", ["agreed_by", "milestones"])
def test_lists_of_an_owner_arent_null(key: str) -> None:
    """An owner's goal is read with it in place of the common list, which isn't either."""
    data = {"smartgoal": 1, "goals": [{"id": "a", "title": "A", "owners": {"Anna": {key: None}}}]}

    assert (schema_takes(data), model_takes(data)) == (False, False)


def test_example_is_taken_by_both() -> None:
    """The file that everybody copies from."""
    example = Path(__file__).parents[2] / "goals.example.yaml"

    assert schema_takes(data_of(example.read_text(encoding="utf-8")))


@given(mutations())
@settings(max_examples=100, deadline=None)
def test_schema_takes_what_the_model_takes(data: dict[str, Any]) -> None:
    """And nothing else; but for keys that begin with x-, which are taken out before the model sees them."""
    told = {key: value for key, value in data.items() if not key.startswith("x-")}

    assert schema_takes(data) == model_takes(told), [error.message for error in validator().iter_errors(as_json(data))]


@pytest.mark.parametrize("path", PLACES, ids=lambda path: ".".join(map(str, path)))
def test_odd_values_are_taken_by_both_or_neither(path: tuple[str | int, ...]) -> None:
    """At every place of the format; which of the values differs from place to place."""
    for odd in ODD_VALUES[PLACES.index(path) % 8 :: 8]:
        data = deepcopy(data_of(FULL_FILE))
        inside: Any = data
        for step in path[:-1]:
            inside = inside[step]
        inside[path[-1]] = listed(odd)

        assert schema_takes(data) == model_takes(data), odd


def test_every_key_is_described() -> None:
    """Editors show what a key means while it is typed."""
    schema = goals_schema(["aht"])
    objects = [schema, *schema["$defs"].values(), schema["$defs"]["Specific"]["anyOf"][-1]]
    bare = [
        (one.get("description"), key)
        for one in objects
        for key, inner in one.get("properties", {}).items()
        if "description" not in inner and "$ref" not in inner
    ]

    assert bare == []


def test_metric_ids_are_offered() -> None:
    """Where a metric is named."""
    schema = goals_schema(["aht", "csat"])

    assert schema["$defs"]["Measurable"]["properties"]["metric"]["examples"] == ["aht", "csat"]
    assert schema["$schema"].endswith("2020-12/schema")
