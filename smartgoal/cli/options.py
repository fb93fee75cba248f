"""Options that several commands share."""

from __future__ import annotations

import contextlib
import io
import os
import platform
import re
import shlex
import sys
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from smartgoal.cli.output import write_doubts

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartgoal.settings import Settings

_LONGEST_REPEATED = 120
_PIECE = 1_000_000
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST_YEAR, _LAST_YEAR = 1900, 2200

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATHS]...",
        help="Goal files, - for standard input, or folders to search for goals.yaml, *.goals.yaml and goals/*.yaml; "
        "default: this folder.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE|today", envvar="SMARTGOAL_AS_OF", help="The day to judge by; default: today."
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format", "-f", metavar="NAME[:FILE]", help="Such as text or json; NAME:FILE writes a file; repeatable."
    ),
]
Colour = Annotated[str, typer.Option("--color", metavar="auto|always|never", help="Colours on the terminal.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print no text when nothing fails.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show a traceback if smartgoal itself fails.")]
Data = Annotated[
    list[str] | None,
    typer.Option("--data", metavar="FILE", help="Metric export, pattern, or - for standard input; repeatable."),
]
Source = Annotated[str | None, typer.Option(metavar="NAME", help="Source that the --data files belong to.")]
Goals = Annotated[
    list[str] | None,
    typer.Option("--goals", metavar="PATH", help="Goal file or folder; default: this folder; repeatable."),
]
MaxRejects = Annotated[
    str | None, typer.Option("--max-rejects", metavar="N|N%", help="Rows that may be rejected; default 0.")
]
StoreFolder = Annotated[
    str | None, typer.Option("--store", metavar="DIR", help="Folder of the store; default: .smartgoal of the project.")
]


def day(written: str | None, zone: str = "UTC") -> date | None:
    """Return the day that `--as-of` names; None where it names none.

    Raises:
        SmartgoalError: It is no date, or none that goals and figures may have.
    """
    if written is None:
        return None
    if written == "today":
        return today_in(zone)
    limits = ""
    if _DAY.fullmatch(written):
        with contextlib.suppress(ValueError):
            named = date.fromisoformat(written)
            if _FIRST_YEAR <= named.year <= _LAST_YEAR:
                return named
            limits = f" between {_FIRST_YEAR} and {_LAST_YEAR}"
    from smartgoal.errors import SmartgoalError

    raise SmartgoalError(f'--as-of "{written}" is no day{limits}; write it as 2026-12-31, or today.')


def today_in(zone: str) -> date:
    """Return today's date in a time zone."""
    return datetime.now(ZoneInfo(zone)).date()


def now() -> datetime:
    """Return this moment, for what the store keeps of an import."""
    return datetime.now(UTC).replace(microsecond=0)


def who() -> str:
    """Return who works on the store, for those who find it busy."""
    return f"process {os.getpid()} on {platform.node() or 'this machine'}"


def clock(written: str | None) -> Callable[[str], date]:
    """Return what tells the day judged by in a time zone: the one named by `--as-of`, else today.

    Raises:
        SmartgoalError: `--as-of` names no day.
    """
    fixed = None if written in (None, "today") else day(written)
    return lambda zone: fixed or today_in(zone)


def repeated(paths: list[str] | None, *, data: list[str] | None = None, **others: str | None) -> str:
    """Return what a command must be given to work on the same files as this run, quoted for a shell.

    An ellipsis stands for what is long, or was read from standard input and is gone.
    """
    given = [*(paths or ()), *(word for file in data or () for word in ("--data", file))]
    for name, value in others.items():
        if value is not None:
            given += [f"--{name.replace('_', '-')}", value]
    words = shlex.join(given)
    return "…" if "-" in given or len(words) > _LONGEST_REPEATED else words


def colour(written: str) -> str:
    """Return the colour setting.

    Raises:
        SmartgoalError: It isn't auto, always or never.
    """
    if written not in {"auto", "always", "never"}:
        from smartgoal.errors import SmartgoalError

        raise SmartgoalError(f'--color "{written}" isn\'t known; use auto, always or never.')
    return written


def nearest_to(paths: list[str] | None, *, stdin_name: str = ".") -> str:
    """Return the path whose settings hold for a run: the first one named, else this folder.

    Standard input lies where its name says.
    """
    first = paths[0] if paths else "."
    return stdin_name if first == "-" else first


def settings_of(paths: list[str] | None, *, stdin_name: str = ".", quiet: bool = False) -> Settings:
    """Return the settings for a run of goal files, and say what whoever wrote them should know.

    Raises:
        SettingsError: They can't be read.
    """
    from smartgoal.settings import find_settings

    found = find_settings(nearest_to(paths, stdin_name=stdin_name))
    if not quiet:
        write_doubts(found.origin.remarks)
    return found


def one_reader(paths: list[str] | None, data: list[str] | None) -> Callable[[int], bytes]:
    """Return what reads standard input, once: at most one byte more than the number given.

    Raises:
        SmartgoalError: Goals and figures would both come from it.
    """
    if "-" in (paths or ()) and "-" in (data or ()):
        from smartgoal.errors import SmartgoalError

        raise SmartgoalError("Standard input can hold either goals or figures; name a file for one of them.")
    return cache(standard_input)


def standard_input(max_bytes: int) -> bytes:
    """Return the bytes of standard input, at most one more than `max_bytes`; who sends them may never end."""
    content = io.BytesIO()
    while sys.stdin is not None and content.tell() <= max_bytes:
        # Asked for all at once, Python takes the memory before there is anything to read.
        wanted = min(_PIECE, max_bytes + 1 - content.tell())
        # Fewer bytes are the last ones; somebody at a terminal needn't say so twice.
        if content.write(sys.stdin.buffer.read(wanted)) < wanted:
            break
    return content.getvalue()
