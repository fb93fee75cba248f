"""`smartgoal store log`, `undo` and `verify`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from smartgoal.cli import options
from smartgoal.cli.verbs import Verbs

if TYPE_CHECKING:
    from smartgoal.readings.store.store import Stamp, Store

app = typer.Typer(
    cls=Verbs, help="The store's history, undo, health and repair.", no_args_is_help=True, rich_markup_mode=None
)


@app.command()
def log(
    *,
    store: options.StoreFolder = None,
    goals: options.Goals = None,
    formats: options.Formats = None,
    color: options.Colour = "auto",
    debug: options.Debug = False,
) -> None:
    """List every import, undone ones too."""
    from smartgoal.cli.reporting import report

    kept = _store(store, goals)
    report("store log", formats, kept.log(), inputs=[str(kept.folder)], colour=color, quiet=False, code=0)


@app.command()
def undo(
    number: Annotated[str, typer.Argument(metavar="ID", help="Number of the import, as `store log` lists it.")],
    *,
    store: options.StoreFolder = None,
    goals: options.Goals = None,
    formats: options.Formats = None,
    color: options.Colour = "auto",
    debug: options.Debug = False,
) -> None:
    """Let an import no longer count.

    What it replaced counts again. Nothing is deleted: importing the file again brings it back.
    """
    from smartgoal.cli.reporting import report

    options.colour(color)
    wanted = _import_number(number)
    kept = _store(store, goals)
    _refuse_places("store undo", formats, kept)
    entry = kept.undo(wanted, _stamp())
    report("store undo", formats, entry, inputs=[str(kept.folder)], colour=color, quiet=False, code=0)


@app.command()
def verify(
    *,
    repair: Annotated[bool, typer.Option("--repair", help="Mend it; a damaged database is built anew.")] = False,
    store: options.StoreFolder = None,
    goals: options.Goals = None,
    formats: options.Formats = None,
    color: options.Colour = "auto",
    debug: options.Debug = False,
) -> None:
    """Check the store's health, and mend it.

    Database, control sums and originals are looked at; the exit code is 2 where something is wrong.
    """
    from smartgoal import api
    from smartgoal.cli.reporting import report
    from smartgoal.cli.watching import long_work

    kept = _store(store, goals)
    _refuse_places("store verify", formats, kept)
    with long_work() as watch:
        watch("Mending the store" if repair else "Checking the store", 0, 1)
        health = api.verify_store(kept, repair=repair)
    report("store verify", formats, health, inputs=[str(kept.folder)], colour=color, quiet=False, code=health.exit_code)
    raise typer.Exit(health.exit_code)


def _import_number(written: str) -> int:
    if not re.fullmatch("[0-9]{1,18}", written):
        from smartgoal.errors import SmartgoalError

        raise SmartgoalError(f'"{written}" is no number of an import; `smartgoal store log` lists them.')
    return int(written)


def _refuse_places(verb: str, formats: list[str] | None, kept: Store) -> None:
    """Raise, before anything is done, where a report couldn't be written or would be written into the store."""
    from smartgoal.report.formats import refuse_place, wanted_formats

    for one in wanted_formats(verb, formats or []):
        if one.file is not None:
            refuse_place(one.file, [str(kept.folder)])


def _store(option: str | None, goals: list[str] | None) -> Store:
    """Return the store of the goal files that `import` would find; without any that of this folder's project."""
    from smartgoal import api

    settings = options.settings_of(goals)
    goal_file = None if option else api.first_goal_file(goals)
    folder = api.store_folder(goal_file, settings, option)
    return api.open_store(folder, required=True, is_of_project=option is None)


def _stamp() -> Stamp:
    from smartgoal import api

    return api.stamp(options.now(), options.who())
