"""`smartgoal progress`."""

from __future__ import annotations

import shlex
import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from smartgoal.cli import options
from smartgoal.cli.hands import hands

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smartgoal.progress.assessment import Unjudged

FailOn = Annotated[str | None, typer.Option(metavar="STATUSES", help="Exit 1 on these, as in off_track,missed,stale.")]
_MOST_NAMED = 5
_DOUBTS_LEFT_OUT = "Not all that was meant may be counted; without --incognito it is said what and why."


def progress(
    paths: options.Paths = None,
    *,
    data: options.Data = None,
    source: options.Source = None,
    formats: options.Formats = None,
    as_of: options.AsOf = None,
    goal: Annotated[str | None, typer.Option(metavar="ID", help="Only this goal.")] = None,
    owner: Annotated[str | None, typer.Option(metavar="NAME", help="Only goals of this owner.")] = None,
    team: Annotated[str | None, typer.Option(metavar="NAME", help="Only goals of this team and its people.")] = None,
    fail_on: FailOn = None,
    max_rejects: options.MaxRejects = None,
    store: options.StoreFolder = None,
    incognito: Annotated[bool, typer.Option("--incognito", help="Leave out names and figures.")] = False,
    why: Annotated[str | None, typer.Option(metavar="ID", help="Show how this goal's figures came about.")] = None,
    color: options.Colour = "auto",
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Show from metric exports where each goal stands."""
    from smartgoal import api
    from smartgoal.cli.output import write_doubts
    from smartgoal.cli.reporting import report
    from smartgoal.cli.supply import supply_of
    from smartgoal.cli.watching import long_work
    from smartgoal.settings import with_options

    of_file = options.settings_of(paths, quiet=quiet)
    settings = with_options(of_file, "progress", fail_on=fail_on, max_rejects=max_rejects)
    if why:
        _require_fit(why, goal, formats, incognito=incognito)
    wanted = api.GoalFilter(goal=why or goal, owner=owner, team=team)
    stdin = options.one_reader(paths, data)
    plan = api.open_plan(paths or ["."], settings, stdin=stdin, hands=hands())
    supply = supply_of(plan, settings, data=data, source=source, store=store, stdin=stdin)
    with long_work(quiet=quiet) as watch:
        sums = supply.sums(plan, watch)
    run = options.repeated(paths, data=data, source=source, store=store, as_of=as_of)
    result = api.progress(plan, sums, settings, today=options.clock(as_of), wanted=wanted, run=run)
    doubts, doubled = (*plan.overlooked, *supply.doubts(plan, sums)), api.doubled_ids(plan)
    if incognito:
        result, doubled = api.incognito(result), ()
        doubts = (_DOUBTS_LEFT_OUT,) if doubts else ()
    write_doubts(doubts)
    _say_unjudged(result.unjudged)
    _say_lines((*doubled, *api.passed_over(result)))
    if why:
        _write_lines(api.explain_figures(result, why), options.colour(color))
        raise typer.Exit(result.exit_code)
    read = [file.name for file in plan.files] + sorted(sums.files)
    command = shlex.join(["smartgoal", *sys.argv[1:]])
    page = partial(api.page, plan, result, settings, command=command, inputs=read, incognito=incognito)
    inputs, code, instead = [*read, *supply.inputs], result.exit_code, {"html": page}
    report("progress", formats, result, inputs=inputs, colour=color, quiet=quiet, code=code, instead=instead)
    raise typer.Exit(code)


def _require_fit(why: str, goal: str | None, formats: list[str] | None, *, incognito: bool) -> None:
    """Raise where `--why` stands beside an option that contradicts it."""
    from smartgoal.errors import SmartgoalError

    if incognito:
        raise SmartgoalError("--why shows figures and --incognito leaves them out; say one of them.")
    if formats not in (None, ["text"]):
        raise SmartgoalError("--why is text for people and has no other format; leave out --format.")
    if goal not in (None, why):
        raise SmartgoalError(f'--why "{why}" and --goal "{goal}" are two goals; say one of them.')


def _write_lines(lines: Iterable[str], colour: str) -> None:
    from smartgoal.cli.output import style_of, write_out
    from smartgoal.report.escape import one_line

    style = style_of(sys.stdout, colour)
    write_out("".join(f"{style.glyph(one_line(line, 500))}\n" for line in lines))


def _say_unjudged(unjudged: Sequence[Unjudged]) -> None:
    """Say on standard error what isn't judged and why, what has one cause in one line."""
    from smartgoal.cli.output import write_error
    from smartgoal.report.escape import one_line

    causes: dict[tuple[str, int, str, str], list[str]] = {}
    for one in unjudged:
        causes.setdefault((one.file, one.line, one.code, one.message), []).append(one.id)
    for (file, line, code, message), names in causes.items():
        told = one_line(", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else ""))
        write_error(f"{one_line(file)}:{line}: not judged: {told}. {one_line(message)} [{code}]\n")


def _say_lines(lines: Sequence[str]) -> None:
    """Say on standard error which ids stand twice, and what goals are judged without."""
    from smartgoal.cli.output import write_error
    from smartgoal.report.escape import one_line

    for line in dict.fromkeys(lines):
        write_error(f"{one_line(line, 500)}\n")
