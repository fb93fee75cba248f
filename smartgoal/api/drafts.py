"""Goals in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartgoal.check.engine import all_rules
from smartgoal.check.selection import Selection
from smartgoal.errors import GoalsError, SmartgoalError
from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smartgoal.check.draft import Draft
    from smartgoal.settings import Settings


_MOST_SENTENCES = 10_000


def plain_text(content: bytes, settings: Settings) -> str:
    """Return the text of standard input.

    Raises:
        GoalsError: It is too large, or neither UTF-8 nor UTF-16.
    """
    from smartgoal.goals.decode import decode

    if len(content) > settings.max_file_size:
        raise GoalsError(f"Standard input is larger than {settings.max_file_size} bytes; give it in parts.")
    decoded = decode(content)
    if decoded.fault is not None:
        fault = decoded.fault
        raise GoalsError(f"Standard input, line {fault.span.line}: {fault.message} {fault.hint}")
    return decoded.text


def draft(
    text: str, settings: Settings, *, language: str | None = None, today: date | None = None
) -> tuple[Draft, ...]:
    """Return what each line of a text says and lacks as a goal.

    Args:
        text: A goal in plain words a line; bullets, numbers and blank lines are fine.
        settings: Which rules take part, and when the fiscal year starts.
        language: The language of all lines; None lets each tell.
        today: The day that relative days count from.

    Raises:
        SmartgoalError: There is no sentence, there are too many, or the language isn't read.
    """
    from smartgoal.check.draft import lines_of, read_drafts
    from smartgoal.check.wording import judge_wording

    lines, year_start = lines_of(text), settings.fiscal_year_start
    _require_sentences(lines, language)
    selection = Selection(settings.select, settings.ignore)
    taking_part = [one for one in all_rules() if selection.takes(one.id)]
    drafts = read_drafts(lines, language=language, metrics=load_catalogue(), today=today, fiscal_year_start=year_start)
    return tuple(judge_wording(one, taking_part, today=today, fiscal_year_start=year_start) for one in drafts)


def _require_sentences(lines: Sequence[str], language: str | None) -> None:
    if language not in (None, *LANGUAGES):
        raise SmartgoalError(f'The language "{language}" isn\'t read; use one of {", ".join(LANGUAGES)}.')
    if not any(line.strip() for line in lines):
        raise SmartgoalError("There is no sentence; name one, or give one a line on standard input.")
    if len(lines) > _MOST_SENTENCES:
        raise SmartgoalError(f"There are {len(lines)} lines, more than {_MOST_SENTENCES}; give them in parts.")
    for number, line in enumerate(lines, 1):
        # An argument that isn't UTF-8 comes with lone surrogates.
        if re.search("[\ud800-\udfff]", line):
            raise SmartgoalError(f"Line {number} of the text isn't UTF-8; save it as UTF-8.")
