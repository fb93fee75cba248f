"""The JSON of progress: every key of every goal, numbers exact, null where nothing applies."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import jsonschema
import pytest
from hypothesis import given, settings
from inline_snapshot import snapshot

from smartgoal import api
from smartgoal.progress.assessment import Progress
from smartgoal.progress.kinds import Status
from smartgoal.report.json.progress import progress
from smartgoal.report.style import Style
from tests.report.given_progress import CALLS, bare, full, run_of
from tests.report.test_escape import HOSTILE

SCHEMA = json.loads(api.schema("progress"))
KEYS = tuple(SCHEMA["properties"]["goals"]["items"]["properties"])


def read(result: Progress) -> dict[str, object]:
    """Return what the JSON of a run says; it holds to its schema."""
    written = progress(result, Style())
    assert written.isascii()
    jsonschema.validate(json.loads(written), SCHEMA)
    told: dict[str, object] = json.loads(written, parse_float=Decimal)
    return told


def goal_of(result: Progress) -> dict[str, object]:
    """Return the first goal of a run."""
    goals = read(result)["goals"]
    assert isinstance(goals, list)
    first: dict[str, object] = goals[0]
    return first


def test_the_schema_is_one() -> None:
    """It holds to the draft that it names."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_an_empty_run() -> None:
    """Everything is there and empty."""
    assert read(Progress(None)) == {
        "schema": "smartgoal/progress/1",
        "as_of": None,
        "goals": [],
        "rollup": [],
        "unjudged": [],
        "summary": {},
        "data_errors": [],
        "notes": [],
    }


def test_what_stands_beside_the_goals() -> None:
    """Roll-ups, goals that can't be judged, data errors and the count of each status."""
    told = read(run_of(full(), bare()))

    assert {key: value for key, value in told.items() if key != "goals"} == snapshot(
        {
            "schema": "smartgoal/progress/1",
            "as_of": "2026-04-20",
            "rollup": [
                {
                    "id": "vision",
                    "progress": Decimal("0.333333333333"),
                    "scored": 1,
                    "children": 2,
                    "done": 0,
                    "status": "at_risk",
                },
                {"id": "other", "progress": None, "scored": 0, "children": 1, "done": 0, "status": None},
            ],
            "unjudged": [
                {"id": "lacking", "file": "goals.yaml", "line": 3, "code": "R401", "message": "There is no threshold."}
            ],
            "summary": {"no_data": 1, "at_risk": 1},
            "data_errors": [
                {
                    "goal": "first-time-right",
                    "file": "calls.csv",
                    "line": 7,
                    "code": "not_a_number",
                    "message": '"x" isn\'t a number',
                }
            ],
            "notes": [
                {"kind": "balance", "text": "Time improves while Rate gets worse.", "goals": ["first-time-right"]}
            ],
        }
    )


def test_a_full_goal() -> None:
    """All that is known, rounded to twelve digits only where a decimal has no end."""
    assert goal_of(run_of(full())) == snapshot(
        {
            "id": "first-time-right",
            "title": "First time right",
            "owner": "Anna",
            "team": None,
            "file": "goals.yaml",
            "line": 15,
            "metric": "rate",
            "kind": "ratio",
            "unit": "%",
            "better": "higher",
            "deliverable": None,
            "done": None,
            "baseline": 70,
            "threshold": 80,
            "stretch": 90,
            "start": "2026-04-01",
            "deadline": "2026-04-30",
            "stretch_deadline": "2026-04-30",
            "window": {"kind": "period", "from": "2026-04-01", "to": "2026-04-20"},
            "status": "at_risk",
            "qualifiers": ["low_sample", "guardrail_broken"],
            "value": Decimal("76.3333333333"),
            "stretch_value": 76,
            "rows": 20,
            "weight": 150,
            "interval": [65, 85],
            "established": False,
            "meets_threshold": False,
            "meets_stretch": False,
            "progress": Decimal("0.633333333333"),
            "stretch_progress": Decimal("0.316666666667"),
            "allowance": 3,
            "elapsed_days": 20,
            "total_days": 30,
            "elapsed": Decimal("0.666666666667"),
            "coverage": Decimal("0.9"),
            "pace": {"expected": Decimal("76.6666666667"), "gap": Decimal("0.0333333333333")},
            "slack_days": -3,
            "required": {"rate": 88, "per": "rest", "unreachable": False},
            "reason": None,
            "forecast": {"at": "2026-04-30", "value": 79, "low": 74, "high": 83, "chance": Decimal("0.4")},
            "forecast_reason": None,
            "signals": [{"kind": "run", "from": "2026-04-01", "to": "2026-04-20"}],
            "guardrails": [{"metric": "time", "limit": 300, "side": "at_most", "value": 310, "holds": False}],
            "milestones": [
                {"by": "2026-04-20", "value": 75, "reached": True},
                {"by": "2026-04-30", "what": "the guide", "done": None, "reached": None},
            ],
            "series": [
                {"from": "2026-04-01", "to": "2026-04-05", "value": 72, "weight": 50, "partial": False},
                {"from": "2026-04-06", "to": "2026-04-12", "value": 75, "weight": 50, "partial": False},
                {"from": "2026-04-13", "to": "2026-04-20", "value": 78, "weight": 50, "partial": True},
            ],
            "next_step": {"kind": "coach", "text": "Listen to five calls together."},
            "reward": {"threshold": "a day off", "stretch": None, "earned": ["threshold"]},
        }
    )


def test_a_bare_goal_has_every_key_too() -> None:
    """What doesn't apply is null, in the same order."""
    assert list(goal_of(run_of(bare()))) == list(goal_of(run_of(full())))


def test_no_key_is_missing_in_the_schema() -> None:
    """And none of the schema is missing in a goal."""
    assert sorted(goal_of(run_of(full()))) == sorted(KEYS)


def test_a_deliverable_and_a_range() -> None:
    """A thing has no figures; a range has two ends."""
    thing = bare(Status.MET, "measurable: {deliverable: Guide published, done: 2026-04-18}")
    load = bare(text="measurable: {metric: load}\nrealistic: {threshold: {from: 75, to: 85}}")

    told = goal_of(run_of(thing))

    assert (told["deliverable"], told["done"], told["metric"]) == ("Guide published", "2026-04-18", None)
    assert goal_of(run_of(load))["threshold"] == {"from": 75, "to": 85}


@pytest.mark.parametrize("status", Status)
def test_every_status(status: Status) -> None:
    """Each is one that the schema knows."""
    assert goal_of(run_of(bare(status)))["status"] == status.value


@given(HOSTILE)
@settings(max_examples=40, deadline=None)
def test_any_reason_is_read_back(text: str) -> None:
    """ASCII only, and nothing of the text is lost."""
    assert goal_of(run_of(replace(bare(text=CALLS), reason=text)))["reason"] == text
