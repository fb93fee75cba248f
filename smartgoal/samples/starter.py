"""The goal file to begin with, and invented figures for it, both in step with the day they are written."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from smartgoal.errors import GoalsError
from smartgoal.knowledge.languages import LANGUAGES
from smartgoal.knowledge.months import first_of_month
from smartgoal.samples.figures import Course, SampleShape, figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

STARTER_METRICS = ("csat", "repeat_contact_rate", "aht", "qa_score")
"""The metrics that a first goal can be about, the default first."""

_PLAIN = re.compile(r"[^\W\d_][\w'’&.()]*([ -][\w'’&.()]+)*")
_READ_OTHERWISE = {"null", "true", "false"}


@dataclass(frozen=True, slots=True)
class SampleGuardrail:
    """The counter-metric of a speed goal: its limit in %, and the level of its invented figures."""

    metric: str
    at_least: int
    level: int
    per_day: int


@dataclass(frozen=True, slots=True)
class Starter:
    """The figures of one metric, durations in seconds."""

    id: str
    unit: str
    baseline: int
    threshold: int
    stretch: int
    milestone: int
    per_day: int
    min_sample: int
    shape: SampleShape
    guardrail: SampleGuardrail | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """One goal in one language; a deliverable has no name of a metric, a metric no deliverable."""

    title: str
    specific: str
    means: tuple[str, ...]
    why: str
    name: str = ""
    deliverable: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """The days of the goals: begun with last month, so that there is something to see at once."""

    start: date
    milestone_day: date
    sheet_deadline: date
    deadline: date
    stretch_deadline: date


def starter_name(metric: str, language: str = LANGUAGES[0]) -> str:
    """Return what people call `metric`, one of STARTER_METRICS."""
    return _wording(metric, language).name


def starter_files(
    *,
    today: date,
    team: str = "Support team",
    owner: str = "Alex Martin",
    agreed_with: str = "Sam Lee",
    metric: str = STARTER_METRICS[0],
    language: str = LANGUAGES[0],
    timezone: str = "UTC",
) -> Mapping[str, str]:
    """Return the names and texts of a goal file that passes `check` and of the invented figures for it.

    Args:
        today: The goals run from the first of last month; the figures end the day before `today`.
        team: The team's name.
        owner: Who answers for the goals.
        agreed_with: Who agreed on them with the owner.
        metric: One of STARTER_METRICS.
        language: Of the goals' wording, one of LANGUAGES; the comments are English.
        timezone: IANA name.

    Raises:
        GoalsError: The metric or the language isn't on offer.
    """
    starter, period = _starter(metric), _period(today)
    owner = _one_line(owner)
    values = {
        "team": _scalar(_one_line(team)),
        "owner": _scalar(owner),
        "agreed_with": _scalar(_one_line(agreed_with)),
        "language": language,
        "timezone": _scalar(timezone),
        "today": today.isoformat(),
        "metric": metric,
        "metrics": ", ".join(STARTER_METRICS),
        **{name: day.isoformat() for name, day in asdict(period).items()},
        **_goal_values(starter, _wording(metric, language)),
        **_sheet_values(_wording("sheet", language)),
    }
    return {
        "goals.yaml": _Template(_text("goals.yaml.template")).substitute(values),
        "sample-metrics.csv": figures(
            tuple(_courses(metric, starter)), owner=owner, start=period.start, deadline=period.deadline, today=today
        ),
    }


class _Template(Template):
    # The first line of the goal file holds a `$` of its own.
    delimiter = "@"


def _goal_values(starter: Starter, wording: Wording) -> Mapping[str, str]:
    return {
        "id": starter.id,
        "title": _scalar(wording.title),
        "specific": wording.specific,
        "means": _list(wording.means),
        "why": _scalar(wording.why),
        "min_sample": str(starter.min_sample),
        "baseline": _amount(starter.baseline, starter.unit),
        "threshold": _amount(starter.threshold, starter.unit),
        "stretch": _amount(starter.stretch, starter.unit),
        "milestone": _amount(starter.milestone, starter.unit),
        "guardrails": _guardrails(starter.guardrail),
    }


def _guardrails(guardrail: SampleGuardrail | None) -> str:
    if guardrail is None:
        return ""
    limit = f"{{metric: {guardrail.metric}, at_least: {guardrail.at_least} %}}"
    return f"      guardrails:                 # speed must not cost quality\n        - {limit}\n"


def _sheet_values(wording: Wording) -> Mapping[str, str]:
    return {
        "sheet_title": _scalar(wording.title),
        "sheet_specific": wording.specific,
        "sheet_deliverable": _scalar(wording.deliverable),
        "sheet_means": _list(wording.means),
        "sheet_why": _scalar(wording.why),
        "sheet_step": _scalar(wording.step),
    }


def _courses(metric: str, starter: Starter) -> Iterable[Course]:
    yield Course(metric, starter.baseline, starter.threshold, starter.per_day, starter.shape)
    if starter.guardrail:
        guarded = starter.guardrail
        yield Course(guarded.metric, guarded.level, guarded.level, guarded.per_day, SampleShape.SHARE)


def _period(today: date) -> Period:
    return Period(
        start=first_of_month(today, later=-1),
        milestone_day=first_of_month(today, later=1) - timedelta(days=1),
        sheet_deadline=first_of_month(today, later=2) - timedelta(days=1),
        deadline=first_of_month(today, later=3) - timedelta(days=1),
        stretch_deadline=first_of_month(today, later=4) - timedelta(days=1),
    )


def _amount(value: int, unit: str) -> str:
    if unit == "%":
        return f"{value} %"
    minutes, seconds = divmod(value, 60)
    return f"{minutes} min {seconds} s"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _list(texts: Iterable[str]) -> str:
    return ", ".join(_scalar(text) for text in texts)


def _scalar(text: str) -> str:
    """Return `text` as YAML: as it is where that can't be misread, else in quotes."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _READ_OTHERWISE
    return text if plain else json.dumps(text, ensure_ascii=False)


def _starter(metric: str) -> Starter:
    if metric not in STARTER_METRICS:
        raise GoalsError(f'There is no starting goal about "{metric}"; choose one of {", ".join(STARTER_METRICS)}.')
    table = tomllib.loads(_text("starters.toml"))[metric]
    guardrail = table.pop("guardrail", None)
    starter = Starter(**{**table, "shape": SampleShape(table["shape"])})
    return replace(starter, guardrail=SampleGuardrail(**guardrail)) if guardrail else starter


def _wording(goal: str, language: str) -> Wording:
    if language not in LANGUAGES:
        raise GoalsError(f'There is no wording in "{language}"; choose one of {", ".join(LANGUAGES)}.')
    return Wording(**tomllib.loads(_text("starters.toml"))["wording"][language][goal])


def _text(name: str) -> str:
    return files("smartgoal.samples").joinpath("init", name).read_text(encoding="utf-8")
