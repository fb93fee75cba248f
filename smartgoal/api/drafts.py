"""Goals in plain words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from smartgoal.check.engine import all_rules
from smartgoal.check.selection import Selection
from smartgoal.errors import GoalsError, SmartgoalError
from smartgoal.knowledge.languages import LANGUAGES
from smartgoal.knowledge.metrics import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from smartgoal.check.drafts.draft import Draft
    from smartgoal.knowledge.metric import Metric
    from smartgoal.settings import Settings


_GOAL_FILES = ("goals.y*ml", "*.goals.y*ml", "goals/*.y*ml")
_MOST_SENTENCES = 10_000
_MOST_BYTES = 300_000
"""As much as is read within seconds; a Chinese character says as much as three letters, and takes as long."""


def plain_text(content: bytes, settings: Settings) -> str:
    """Return the text of standard input.

    Raises:
        GoalsError: It is too large, or neither UTF-8 nor UTF-16.
    """
    from smartgoal.goals.yaml.decode import decode

    if len(content) > settings.max_file_size:
        most = min(_MOST_BYTES, settings.max_file_size)
        raise GoalsError(f"Standard input is too large; give at most {most:,} bytes at once.")
    decoded = decode(content)
    if decoded.fault is not None:
        fault = decoded.fault
        raise GoalsError(f"Standard input, line {fault.span.line}: {fault.message} {fault.hint}")
    return decoded.text


def known_metrics(settings: Settings, paths: Sequence[str] = ()) -> Mapping[str, Metric]:
    """Return the catalogue with the metrics that goal files declare.

    Args:
        settings: How large a file may be.
        paths: Goal files or folders; without any the goal files of the current folder, as far as they can be read.

    Raises:
        GoalsError: A path is missing or unreadable, or a folder has no goal file.
    """
    from smartgoal.api.plans import open_plan

    catalogue = load_catalogue()
    names = paths or _goal_files_here()
    if not names:
        return catalogue
    try:
        files = open_plan(names, settings).files
    except GoalsError:
        if paths:
            raise
        return catalogue
    declared = {name: metric for file in files for name, metric in file.metrics.items() if metric.declared}
    return {**catalogue, **declared} if declared else catalogue


def _goal_files_here() -> list[str]:
    """Return the goal files of the current folder; a sentence is no reason to search everything below."""
    found = (path for pattern in _GOAL_FILES for path in Path().glob(pattern))
    return sorted({path.as_posix() for path in found if path.is_file() and not path.is_symlink()})


def draft(
    text: str,
    settings: Settings,
    *,
    language: str | None = None,
    today: date | None = None,
    metrics: Mapping[str, Metric] | None = None,
) -> tuple[Draft, ...]:
    """Return what each line of a text says and lacks as a goal.

    Args:
        text: A goal in plain words a line; bullets, numbers, headings and blank lines are fine, and indented lines
            below an item belong to it.
        settings: Which rules take part, and when the fiscal year starts.
        language: The language of all lines; None lets each tell.
        today: The day that relative days count from.
        metrics: The metrics that may be named; None is the catalogue.

    Raises:
        SmartgoalError: There is no sentence, there are too many, or the language isn't read.
    """
    from smartgoal.api.checks import rule_limits
    from smartgoal.check.drafts.draft import lines_of, read_drafts
    from smartgoal.check.drafts.wording import judge_wording

    lines, year_start = lines_of(text), settings.fiscal_year_start
    _require_sentences(lines, language)
    selection = Selection(settings.select, settings.ignore)
    taking_part = [one for one in all_rules() if selection.takes(one.id)]
    metrics = load_catalogue() if metrics is None else metrics
    drafts = read_drafts(lines, language=language, metrics=metrics, today=today, fiscal_year_start=year_start)
    return tuple(judge_wording(drafts, taking_part, metrics=metrics, today=today, limits=rule_limits(settings)))


def _require_sentences(lines: Sequence[str], language: str | None) -> None:
    if language not in (None, *LANGUAGES):
        raise SmartgoalError(f'The language "{language}" isn\'t read; use one of {", ".join(LANGUAGES)}.')
    if not any(line.strip() for line in lines):
        raise SmartgoalError("There is no sentence; name one, or give one a line on standard input.")
    if len(lines) > _MOST_SENTENCES:
        raise SmartgoalError(f"There are {len(lines):,} lines, more than {_MOST_SENTENCES:,}; give them in parts.")
    size = sum(len(line.encode("utf-8", "surrogatepass")) for line in lines)
    if size > _MOST_BYTES:
        raise SmartgoalError(f"The sentences have {size:,} bytes, more than {_MOST_BYTES:,}; give them in parts.")
    for number, line in enumerate(lines, 1):
        # An argument that isn't UTF-8 comes with lone surrogates.
        if re.search("[\ud800-\udfff]", line):
            raise SmartgoalError(f"Line {number} of the text isn't UTF-8; save it as UTF-8.")
