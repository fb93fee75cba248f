"""The flows, top to bottom: one function a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.engine import Selection, all_rules, check_plan
from smartgoal.check.rule import Context, Limits, Severity
from smartgoal.errors import SmartgoalError
from smartgoal.goals.files import STDIN, find_goal_files, includer, open_goal_file
from smartgoal.goals.load import GoalText, load_plan
from smartgoal.goals.schema import goals_schema
from smartgoal.goals.source import read_source
from smartgoal.knowledge.metrics import find_by_name, load_catalogue
from smartgoal.knowledge.metrics import nearest as nearest_metrics
from smartgoal.knowledge.nearest import nearest
from smartgoal.report.json_text import json_text
from smartgoal.report.schemas import OUTPUT_SCHEMAS, output_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from smartgoal.check.finding import CheckResult
    from smartgoal.check.rule import Rule
    from smartgoal.goals.plan import Plan
    from smartgoal.knowledge.metric import Metric
    from smartgoal.settings import Settings


def open_plan(
    paths: Iterable[str],
    settings: Settings,
    *,
    stdin: Callable[[], bytes] = lambda: b"",
    stdin_name: str = "<stdin>",
) -> Plan:
    """Return the plan of the goal files that paths mean: files, folders, or - for standard input.

    Raises:
        GoalsError: A path is missing or unreadable, or a folder has no goal file.
    """
    size = settings.max_file_size
    texts = [
        GoalText(read_source(stdin_name, stdin(), max_bytes=size)) if path == STDIN else open_goal_file(path, size)
        for path in find_goal_files(paths)
    ]
    return load_plan(texts, includer(size))


def check(
    plan: Plan, settings: Settings, *, today: date | None = None, known: frozenset[str] = frozenset()
) -> CheckResult:
    """Return what the rules find in a plan.

    Args:
        plan: The goal files of the run.
        settings: Which rules take part, and their figures.
        today: The day judged by; without it no rule knows the day.
        known: Fingerprints of findings that don't count.
    """
    selection = Selection(
        settings.select,
        settings.ignore,
        {code: Severity(level) for code, level in settings.severity.items()},
        settings.per_file_ignores,
    )
    limits = Limits(
        max_goals_per_owner=settings.max_goals_per_owner,
        large_jump=settings.large_jump,
        large_jump_points=settings.large_jump_points,
        long_period_months=settings.long_period,
        fiscal_year_start=settings.fiscal_year_start,
    )
    return check_plan(Context(plan, limits, today), selection, known=known)


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
    meant = f"Did you mean {near[0]}?" if near else "`smartgoal explain` lists them all."
    raise SmartgoalError(f'There is no rule "{name}". {meant}')


def catalogue() -> Mapping[str, Metric]:
    """Return the built-in metrics by id."""
    return load_catalogue()


def find_metric(name: str) -> Metric:
    """Return the metric of the catalogue with this id, name or alias, in any of four languages.

    Raises:
        SmartgoalError: There is none; the nearest are named.
    """
    metrics = load_catalogue()
    metric = find_by_name(name, metrics)
    if metric is None:
        near = nearest_metrics(name, metrics)
        meant = f"Did you mean {' or '.join(near)}?" if near else "`smartgoal metrics` lists them all."
        raise SmartgoalError(f'There is no metric "{name}". {meant}')
    return metric


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
    near = nearest(name, names, limit=1)
    meant = f"Did you mean {near[0]}?" if near else f"Use one of {', '.join(names)}."
    raise SmartgoalError(f'There is no schema "{name}". {meant}')
