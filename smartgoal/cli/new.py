"""`smartgoal new`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from smartgoal.cli import options
from smartgoal.cli.output import write_doubts, write_out

if TYPE_CHECKING:
    from smartgoal.goals.plan import Plan
    from smartgoal.readings.days import DaySums


def new(
    paths: options.Paths = None,
    *,
    after: Annotated[str | None, typer.Option(metavar="GOAL", help="Id of the goal that it continues.")] = None,
    metric: Annotated[str | None, typer.Option(metavar="ID", help="Metric that it is about, by id or name.")] = None,
    owner: Annotated[str | None, typer.Option(metavar="NAME", help="With --metric: who will answer for it.")] = None,
    data: options.Data = None,
    source: options.Source = None,
    store: options.StoreFolder = None,
    as_of: options.AsOf = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the goal, ready to paste; write nothing.")] = False,
    debug: options.Debug = False,
) -> None:
    """Add the goal that follows another, or one about a metric.

    It is a draft with a question, # ?, wherever somebody has to decide.
    """
    from smartgoal import api
    from smartgoal.errors import SmartgoalError
    from smartgoal.report.escape import one_line, shown
    from smartgoal.settings import find_settings

    if (after is None) is (metric is None):
        raise SmartgoalError("Say either --after GOAL, to continue one, or --metric ID, to begin with its figures.")
    if after is not None and owner is not None:
        raise SmartgoalError("--owner goes with --metric; a goal that continues another one has its owner.")
    settings, settings_file = find_settings(options.nearest_to(paths))
    stdin, today = cache(options.standard_input), options.clock(as_of)
    plan = api.open_plan(paths or ["."], settings, stdin=stdin)
    folder = api.store_folder(plan.files[0].name, settings, settings_file, store)
    kept = api.open_store(folder, required=store is not None)

    def read(wanted: Plan) -> DaySums:
        if not api.has_data(wanted, data or [], kept):
            return api.no_data()
        sums = api.read_data(wanted, settings, data or [], source=source, stdin=stdin, store=kept)
        write_doubts((*sums.remarks, *api.doubts_of_data(wanted, data or [], kept)))
        return sums

    if after is not None:
        goal = api.new_after(plan, after, read(plan), today=today)
    else:
        goal = api.new_about(plan, metric or "", owner, read, today=today)
    if dry_run or paths == ["-"]:
        write_out("".join(f"  {shown(line)}\n" for line in goal.text.splitlines()))
        return
    api.add_goal(goal)
    name = one_line(goal.file.name)
    lines = (
        f"Added {goal.id} to {name}, a draft. Answer what is marked with # ? and make it active.",
        "Next:",
        f"  smartgoal check {name}",
    )
    write_out("".join(f"{line}\n" for line in lines))
