"""What can be looked up: rules, metrics, schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.engine import all_rules
from smartgoal.errors import SmartgoalError
from smartgoal.goals.schema import goals_schema
from smartgoal.knowledge.metrics import load_catalogue, metric_called
from smartgoal.knowledge.nearest import did_you_mean, nearest
from smartgoal.report.json.exact import json_text
from smartgoal.report.json.schemas import OUTPUT_SCHEMAS, output_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartgoal.check.rule import Rule
    from smartgoal.knowledge.metric import Metric


def rules() -> tuple[Rule, ...]:
    """Return every rule, in order of id."""
    return all_rules()


def find_rule(name: str) -> Rule:
    """Return the rule with this id or name.

    Raises:
        SmartgoalError: There is none; the nearest is named.
    """
    found = [one for one in all_rules() if name.casefold() in (one.id.casefold(), one.name)]
    if found:
        return found[0]
    near = nearest(name, [*(one.id for one in all_rules()), *(one.name for one in all_rules())], limit=1)
    meant = did_you_mean(near, "`smartgoal explain` lists them all.")
    raise SmartgoalError(f'There is no rule "{name}". {meant}')


def catalogue() -> Mapping[str, Metric]:
    """Return the built-in metrics by id."""
    return load_catalogue()


def find_metric(name: str) -> Metric:
    """Return the metric of the catalogue with this id, name or alias, in any of four languages.

    Raises:
        SmartgoalError: There is none; the nearest are named.
    """
    return metric_called(name, load_catalogue())


def schema(name: str) -> str:
    """Return a JSON Schema as text: `goals` for the goal file, else of a verb's JSON output.

    Raises:
        SmartgoalError: There is no such schema.
    """
    if name == "goals":
        return json_text(goals_schema(load_catalogue())) + "\n"
    if name in OUTPUT_SCHEMAS:
        return output_schema(name)
    names = ("goals", *OUTPUT_SCHEMAS)
    meant = did_you_mean(nearest(name, names, limit=1), f"Use one of {', '.join(names)}.")
    raise SmartgoalError(f'There is no schema "{name}". {meant}')
