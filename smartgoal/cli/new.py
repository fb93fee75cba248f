"""`smartgoal new`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from smartgoal.cli import options
from smartgoal.cli.hands import hands
from smartgoal.cli.output import write_out

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
    from smartgoal.cli.supply import supply_of
    from smartgoal.errors import SmartgoalError
    from smartgoal.report.escape import one_line, shown

    if (after is None) is (metric is None):
        raise SmartgoalError("Say either --after GOAL, to continue one, or --metric ID, to begin with its figures.")
    if after is not None and owner is not None:
        raise SmartgoalError("--owner goes with --metric; a goal that continues another one has its owner.")
    settings = options.settings_of(paths)
    stdin, today = options.one_reader(paths, data), options.clock(as_of)
    plan = api.open_plan(paths or ["."], settings, stdin=stdin, hands=hands())
    supply = supply_of(plan, settings, data=data, source=source, store=store, stdin=stdin)

    def read(wanted: Plan) -> DaySums:
        return supply.sums_if_any(wanted) or api.no_data()

    if after is not None:
        goal = api.new_after(plan, after, read(plan), settings, today=today)
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
