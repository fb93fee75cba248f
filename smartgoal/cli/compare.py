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
    from smartgoal.cli.output import write_doubts, write_error
    from smartgoal.cli.reporting import report
    from smartgoal.settings import find_settings

    settings, settings_file = find_settings(options.nearest_to([new]))
    before = api.open_version(old, settings, beside=new, stdin=options.standard_input)
    after = api.open_version(new, settings, beside=old, stdin=options.standard_input)
    both = api.data_of_both(before, after)
    folder = api.store_folder(after.files[0].name, settings, settings_file, store)
    kept = api.open_store(folder, required=store is not None)
    if api.has_data(both, data or [], kept):
        sums = api.read_data(both, settings, data or [], source=source, stdin=options.standard_input, store=kept)
        write_doubts((*sums.remarks, *api.doubts_of_data(both, data or [], kept)))
    else:
        sums = api.no_data()
        write_error("smartgoal: there is no data, so no edit is seen to change a status; name exports with --data.\n")
    result = api.compare(before, after, sums, settings, today=options.clock(as_of), goal=goal)
    inputs = [file.name for file in (*before.files, *after.files)]
    inputs += [*sorted(sums.files), str(folder), *([settings_file] if settings_file else [])]
    report("compare", formats, replace(result, old=old, new=new), inputs=inputs, colour=color, quiet=quiet, code=0)
