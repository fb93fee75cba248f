"""What to say, and where, when a file isn't YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml.error import MarkedYAMLError

from smartgoal.goals.fault import FaultKind, Trouble

if TYPE_CHECKING:
    from yaml.error import YAMLError


def explain(error: YAMLError, text: str, last_end: int) -> Trouble:
    """Return the fault behind a parser's error.

    Args:
        error: What the parser says.
        text: The whole file.
        last_end: Where the last thing that was read ends.
    """
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    at = min(mark.index, len(text)) if mark else last_end
    return Trouble(FaultKind.INVALID_YAML, at, at, "This isn't YAML.", "Compare the line with those around it.")
