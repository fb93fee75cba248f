"""`smartgoal init`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from smartgoal.cli import options
from smartgoal.cli.output import write_out


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
    from smartgoal.samples import STARTER_LANGUAGES, STARTER_METRICS, starter_name

    today = options.day(as_of) or options.today_in("UTC")
    answers = {
        "team": _ask("Team", team, "Support team"),
        "owner": _ask("Who answers for the goals", owner, "Alex Martin"),
        "agreed_with": _ask("Who agrees on them with the owner", agreed_with, "Sam Lee"),
        "metric": _choose("The first goal is about", metric, {one: starter_name(one) for one in STARTER_METRICS}),
        "language": _choose("Language of the wording", language, {one: one for one in STARTER_LANGUAGES}),
    }
    written = api.write_starter(Path(folder), answers, today=today, force=force)
    goals = (Path(folder) / "goals.yaml").as_posix()
    lines = [f"Wrote {', '.join(written)}.", "Next:", f"  smartgoal check {goals}", f"  smartgoal progress {goals}"]
    write_out("\n".join(lines) + "\n")


def _ask(question: str, given: str | None, default: str) -> str:
    """Return an option's value; a person at a terminal is asked for what is missing."""
    if given is not None or not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        return given if given is not None else default
    return str(typer.prompt(question, default=default))


def _choose(question: str, given: str | None, choices: dict[str, str]) -> str:
    names = list(choices)
    if given is None and sys.stdin and sys.stdin.isatty() and sys.stdout.isatty():
        listed = ", ".join(name if name == label else f"{name} ({label})" for name, label in choices.items())
        return str(typer.prompt(f"{question}: {listed}", default=names[0]))
    return given or names[0]
