"""`smartgoal init`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from smartgoal.cli import options
from smartgoal.cli.output import write_out

_LANGUAGES = {"en": "English", "fr": "Français", "zh": "中文", "hu": "Magyar"}


def init(
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help="Where to write; made if missing.")] = ".",
    *,
    team: Annotated[str | None, typer.Option(metavar="NAME", help="Name of the team.")] = None,
    owner: Annotated[str | None, typer.Option(metavar="NAME", help="Who answers for the first goal.")] = None,
    agreed_with: Annotated[str | None, typer.Option(metavar="NAME", help="Who agreed on it with the owner.")] = None,
    metric: Annotated[str | None, typer.Option(metavar="ID", help="Metric of the first goal.")] = None,
    language: Annotated[str | None, typer.Option(metavar="en|fr|zh|hu", help="Language of the wording.")] = None,
    as_of: options.AsOf = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that are there.")] = False,
    debug: options.Debug = False,
) -> None:
    """Write a goal file to begin with, and sample metrics.

    On a terminal it asks for what no option says.
    """
    from smartgoal import api
    from smartgoal.report.escape import one_line
    from smartgoal.samples import STARTER_METRICS, starter_name

    api.refuse_overwriting(Path(folder), force=force)
    today = options.day(as_of) or options.today_in("UTC")
    answers = {
        "team": _ask("Team", team, "Support team"),
        "owner": _ask("Who answers for the goals", owner, "Alex Martin"),
        "agreed_with": _ask("Who agrees on them with the owner", agreed_with, "Sam Lee"),
        "metric": _choose("The first goal is about", metric, {one: starter_name(one) for one in STARTER_METRICS}),
        "language": _choose("Language of the wording", language, _LANGUAGES),
    }
    written = api.write_starter(Path(folder), answers, today=today, force=force)
    goals = (Path(folder) / "goals.yaml").as_posix()
    lines = [f"Wrote {', '.join(written)}.", "Next:", f"  smartgoal check {goals}", f"  smartgoal progress {goals}"]
    write_out("".join(f"{one_line(line, 1000)}\n" for line in lines))


def _ask(question: str, given: str | None, default: str) -> str:
    """Return an option's value; a person at a terminal is asked for what is missing."""
    if given is not None or not _is_conversation():
        return default if given is None else given
    try:
        return input(f"{question} [{default}]: ").strip() or default
    except EOFError:
        raise KeyboardInterrupt from None


def _choose(question: str, given: str | None, choices: dict[str, str]) -> str:
    """Return the name of a choice; a person at a terminal sees them numbered and is asked until it is one."""
    names = list(choices)
    if given is not None or not _is_conversation():
        return given or names[0]
    write_out(f"{question}\n" + "".join(f"  {number}  {label}\n" for number, label in enumerate(choices.values(), 1)))
    numbers = {str(number): name for number, name in enumerate(names, 1)}
    while True:
        answer = _ask("Number", None, "1")
        if answer in choices or answer in numbers:
            return numbers.get(answer, answer)
        write_out(f"Say a number from 1 to {len(names)}.\n")


def _is_conversation() -> bool:
    """Whether somebody sits at both ends; elsewhere nothing is asked."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
