"""`smartgoal explain`, `metrics` and `schema`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from smartgoal import api

if TYPE_CHECKING:
    from tests.conftest import Run


def test_explain_lists_every_rule(run: Run) -> None:
    """By criterion, in order of id."""
    text = run("explain").stdout

    assert all(f"  {rule.id}  {rule.name}" in text for rule in api.rules())
    assert text.endswith(f"{len(api.rules())} rules. More on one: smartgoal explain S104\n")


@pytest.mark.parametrize("name", ["S116", "s116", "owner-missing"])
def test_explain_one(run: Run, name: str) -> None:
    """By id in any case, or by name."""
    text = run("explain", name).stdout

    assert text.startswith("S116 owner-missing\nspecific · error\n\n")
    assert "Why it matters:" in text
    assert "Example" in text


@pytest.mark.parametrize("name", ["fcr", "First Contact Resolution", "首次解决率", "résolution au premier contact"])
def test_metrics_one(run: Run, name: str) -> None:
    """By id or name in four languages."""
    assert run("metrics", name).stdout.startswith("First contact resolution\n  id ")


def test_metrics_lists_them_all(run: Run) -> None:
    """A line each."""
    text = run("metrics").stdout

    assert all(f"  {name} " in text for name in api.catalogue())


@pytest.mark.parametrize("name", ["goals", "check", "progress"])
def test_schemas(run: Run, name: str) -> None:
    """Each holds to the draft that it names."""
    schema = json.loads(run("schema", name).stdout)

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


def test_the_default_schema_is_the_goal_file(run: Run) -> None:
    """What editors want."""
    assert run("schema").stdout == run("schema", "goals").stdout


def test_colour(run: Run) -> None:
    """Only where it is asked for."""
    assert "\x1b[" in run("explain", "--color", "always").stdout
    assert "\x1b[" in run("metrics", "aht", "--color", "always").stdout
    assert "\x1b[" not in run("explain", "S116").stdout
