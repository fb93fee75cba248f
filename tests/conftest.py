"""Shared helpers: a goal without findings, plans from short YAML, the real command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from copy import deepcopy
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

import pytest
import yaml
from hypothesis import HealthCheck, settings

from smartgoal.goals.load import GoalText, IncludeRefused, load_plan
from smartgoal.goals.yaml.source import read_source
from tests.cli.in_process import smartgoal

if TYPE_CHECKING:
    from pathlib import Path

    from smartgoal.goals.plan import Goal, Plan

# A run in the background hands an ignored Ctrl-C down to every command; a handler of our own isn't handed down.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# No clock decides whether a property holds, and CI tries the same examples each time.
settings.register_profile("smartgoal", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("smartgoal"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "smartgoal")

CLEAN_FILE = """\
smartgoal: 1
team: Technical support
language: en
roles:
  technical-support: {metrics: [repeat_contact_rate, aht, qa_score, csat]}
people:
  Anna Kovács: {role: technical-support, team: Technical support}
  Bence Tóth: {role: technical-support, team: Technical support}
goals:
  - id: fewer-repeat-calls
    title: Fewer repeat calls for the same problem
    owner: Anna Kovács
    specific: >
      Walk through the documented resolution steps on every technical call, so that repeat calls
      fall from 18 % to 14 %.
    measurable: {metric: repeat_contact_rate, baseline: 18 %, window: 4 weeks, min_sample: 100}
    achievable: {means: [resolution playbook, weekly coaching]}
    realistic:
      threshold: 14 %
      stretch: 12 %
      agreed_by: [Anna Kovács, Pál Nagy]
      why: Repeat calls are the first complaint in the survey.
    time_bound:
      start: 2026-10-01
      deadline: 2026-12-31
      stretch_deadline: 2027-03-31
      review: weekly
"""
"""A goal file in which no rule finds anything."""

FILE_KEYS = frozenset({"team", "timezone", "include", "roles", "people", "metrics", "sources", "goals", "smartgoal"})


class _Dumper(yaml.SafeDumper):
    """Writes decimals as they are and every text so that it stays text."""


_Dumper.add_representer(Decimal, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", str(value)))


def laid_over(fragment: str) -> str:
    """Return the clean file with a fragment of YAML laid over it.

    The file's own keys go over the file, all others over its goal; with `goals` each of these is laid over a copy of
    the goal, and a vision stands for itself. A null takes the key out, mappings are merged, everything else is
    replaced. A fragment that begins with `smartgoal:` is a whole file and stays as it is.
    """
    if fragment.lstrip().startswith("smartgoal:"):
        return fragment
    data = _mapping(CLEAN_FILE)
    told = _mapping(fragment)
    goal = data["goals"][0]
    file_keys = {key: told.pop(key) for key in sorted(FILE_KEYS & told.keys())}
    own_goals = file_keys.pop("goals", None)
    _merge(data, file_keys)
    _merge(goal, told)
    if own_goals is not None:
        data["goals"] = [{} if one.get("level") == "vision" else deepcopy(goal) for one in own_goals]
        for one, over in zip(data["goals"], own_goals, strict=True):
            _merge(one, over)
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


def _mapping(text: str) -> dict[str, Any]:
    document = read_source("fragment.yaml", text.encode())
    assert not document.faults, document.faults
    assert isinstance(document.data, dict)
    return document.data


def _merge(under: dict[str, Any], over: dict[str, Any]) -> None:
    for key, value in over.items():
        below = under.get(key)
        if value is None:
            under.pop(key, None)
        elif isinstance(value, dict) and isinstance(below, dict):
            _merge(below, value)
        else:
            under[key] = value


def load_text(text: str, name: str = "goals.yaml") -> Plan:
    """Return the plan of one goal file without includes."""
    document = read_source(name, text.encode())
    return load_plan([GoalText(document)], lambda _folder, _name: IncludeRefused("No includes here.", "None."))


class PlanOf(Protocol):
    """Makes the plan of a fragment laid over the clean goal."""

    def __call__(self, fragment: str = "{}") -> Plan:
        """Return the plan."""


@pytest.fixture
def plan_of() -> PlanOf:
    """Return a maker of plans: a fragment of YAML laid over a goal that has no findings."""

    def make(fragment: str = "{}") -> Plan:
        return load_text(laid_over(fragment))

    return make


@pytest.fixture
def clean_goal(plan_of: PlanOf) -> Goal:
    """Return the goal in which no rule finds anything."""
    return plan_of().goals[0]


class Run(Protocol):
    """Runs the command."""

    def __call__(self, *arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        """Return what it printed and its exit code."""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a runner of the command in an empty folder, in plain colours and 100 columns, in this process."""

    def execute(*arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        done = smartgoal(tmp_path, *arguments, stdin=(stdin or "").encode())
        return subprocess.CompletedProcess(arguments, done.code, done.out, done.err)

    return execute


@pytest.fixture
def run_for_real(tmp_path: Path) -> Run:
    """Return the same as `run` in a process of its own, as people start it."""

    def execute(*arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("SMARTGOAL", "CI"))}
        environment |= {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": ""}
        return subprocess.run(
            [sys.executable, "-m", "smartgoal", *arguments],
            cwd=tmp_path,
            env=environment,
            input=stdin if stdin is not None else "",
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return execute
