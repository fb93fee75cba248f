"""Standard output and error: what they can show, and writing to them whatever happens."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartgoal.report.style import Style

_GLYPHS = "✔✗▲▼●○◆◇┃▇"
_NARROWEST, _WIDEST = 60, 200
_MOST_DOUBTS = 5


class OutputError(Exception):
    """Standard output is full or not open."""


class ClosedPipeError(Exception):
    """Whoever read our output has gone."""


def style_of(stream: TextIO, colour: str) -> Style:
    """Return what a stream can show; `colour` is auto, always or never."""
    from smartgoal.report.style import Style

    return Style(width=_width(), colour=_has_colour(stream, colour), unicode=_has_glyphs(stream))


def _width() -> int:
    columns = shutil.get_terminal_size((100, 24)).columns
    return max(_NARROWEST, min(columns, _WIDEST))


def _has_colour(stream: TextIO, colour: str) -> bool:
    """`--color` beats NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM=dumb and the terminal, in that order."""
    if colour in {"always", "never"}:
        return colour == "always"
    environment = os.environ
    if environment.get("NO_COLOR"):
        return False
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if environment.get(name, "0") not in {"", "0"}:
            return True
    if environment.get("CLICOLOR") == "0" or environment.get("TERM") == "dumb":
        return False
    return stream is not None and stream.isatty()


def _has_glyphs(stream: TextIO) -> bool:
    try:
        _GLYPHS.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError, AttributeError):
        return False
    return True


def write_out(text: str, *, has_commands: bool = False) -> None:
    """Write whole lines to standard output; characters it can't show are escaped.

    Args:
        text: What to write; nothing in it is taken for a command by a CI service.
        has_commands: Whether its lines are such commands, made by us.

    Raises:
        ClosedPipeError: The reader has gone.
        OutputError: It is full or not open.
    """
    stream = sys.stdout
    if stream is None or stream.closed:
        raise OutputError("it isn't open")
    from smartgoal.report.escape import for_log

    try:
        stream.write(_encodable(for_log(text, has_commands=has_commands), stream))
        stream.flush()
    except BrokenPipeError as error:
        _silence(stream)
        raise ClosedPipeError from error
    except (OSError, ValueError) as error:
        _silence(stream)
        raise OutputError(getattr(error, "strerror", None) or str(error)) from error


def write_error(text: str) -> None:
    """Write a remark to standard error, if there is one; what can't be written there is lost."""
    stream = sys.stderr
    if stream is None or stream.closed:
        return
    from smartgoal.report.escape import for_log

    try:
        stream.write(_encodable(for_log(text), stream))
        stream.flush()
    except (OSError, ValueError):
        _silence(stream)


def write_doubts(doubts: Sequence[str]) -> None:
    """Say on standard error why the figures may not be all."""
    from smartgoal.report.escape import one_line

    for doubt in doubts[:_MOST_DOUBTS]:
        write_error(f"smartgoal: {one_line(doubt, 500)}\n")
    if len(doubts) > _MOST_DOUBTS:
        write_error(f"smartgoal: The same goes for {len(doubts) - _MOST_DOUBTS} more files.\n")


def _encodable(text: str, stream: TextIO) -> str:
    encoding = stream.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _silence(stream: TextIO) -> None:
    """Point a broken stream nowhere, so that the interpreter's own flush at exit stays quiet."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    except (OSError, ValueError):
        return
    finally:
        os.close(nowhere)
