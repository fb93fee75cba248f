"""`smartgoal compare`."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from smartgoal.cli import options


def compare(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Goal file, folder, git revision or REVISION:FILE.")],
    new: Annotated[
        str, typer.Argument(metavar="[NEW]", help="The same as it is now; default: the goal files at hand.")
    ] = ".",
    *,
    data: options.Data = None,
    source: options.Source = None,
    store: options.StoreFolder = None,
    formats: options.Formats = None,
    as_of: options.AsOf = None,
    goal: Annotated[str | None, typer.Option(metavar="ID", help="Only edits that concern this goal.")] = None,
    color: options.Colour = "auto",
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Say what edits of the goals do to each status."""
    from smartgoal import api
    from smartgoal.cli.output import write_error
    from smartgoal.cli.reporting import report
    from smartgoal.cli.supply import supply_of

    settings = options.settings_of([new], quiet=quiet)
    stdin = options.one_reader([old, new], data)
    before = api.open_version(old, settings, beside=new, stdin=stdin)
    after = api.open_version(new, settings, beside=old, stdin=stdin)
    supply = supply_of(after, settings, data=data, source=source, store=store, stdin=stdin)
    sums = supply.sums_if_any(api.data_of_both(before, after))
    if sums is None:
        write_error("smartgoal: there is no data, so no edit is seen to change a status; name exports with --data.\n")
        sums = api.no_data()
    result = api.compare(before, after, sums, settings, today=options.clock(as_of), goal=goal)
    inputs = [*(file.name for file in (*before.files, *after.files)), *sorted(sums.files), *supply.inputs]
    report("compare", formats, replace(result, old=old, new=new), inputs=inputs, colour=color, quiet=quiet, code=0)
