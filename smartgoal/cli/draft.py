"""`smartgoal draft`."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from smartgoal.cli import options


def draft(
    sentence: Annotated[
        str | None,
        typer.Argument(metavar="[SENTENCE]", help="A goal in plain words; none, or -: standard input, one a line."),
    ] = None,
    *,
    formats: options.Formats = None,
    language: Annotated[
        str | None, typer.Option(metavar="en|fr|zh|hu", help="The text's language; told from it by default.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE|today",
            envvar="SMARTGOAL_AS_OF",
            help="The day that days without a year count from; without it they stay open.",
        ),
    ] = None,
    goals: Annotated[
        list[str] | None,
        typer.Option(metavar="PATH", help="Goal files whose own metrics may be named; default: those of this folder."),
    ] = None,
    color: options.Colour = "auto",
    debug: options.Debug = False,
) -> None:
    """Say what a goal in plain words holds and lacks."""
    from smartgoal import api
    from smartgoal.cli.output import write_error
    from smartgoal.cli.reporting import report

    _require_new(formats or [])
    _require_words(sentence or "")
    settings = options.settings_of(None)
    api.require_rules(settings, settings.file)
    if sentence in {None, "-"}:
        if sys.stdin is not None and sys.stdin.isatty():
            write_error("Reading goals in plain words, one a line; end with Ctrl-D.\n")
        sentence = api.plain_text(options.standard_input(settings.max_file_size), settings)
    metrics = api.known_metrics(settings, goals or ())
    drafts = api.draft(sentence or "", settings, language=language, today=options.day(as_of), metrics=metrics)
    report("draft", formats, drafts, inputs=(), colour=color, quiet=False, code=0)


def _require_new(formats: list[str]) -> None:
    """Raise where a goal file would be written over one that is there: unlike a report it can't be made again."""
    from smartgoal.errors import GoalsError

    for one in formats:
        name, _, file = one.partition(":")
        if name == "yaml" and file and Path(file).exists():
            raise GoalsError(f"{file}: is there already; name another file.")


def _require_words(sentence: str) -> None:
    """Raise where a file is named in place of a sentence."""
    from smartgoal.errors import SmartgoalError

    # What is no name of a file is a sentence; pathlib would raise.
    if os.path.isfile(sentence) and sentence != "-":  # noqa: PTH113
        name = shlex.quote(sentence)
        raise SmartgoalError(f"{sentence}: this is a file; its lines are read with `smartgoal draft - < {name}`.")
