"""`smartgoal check`."""

from __future__ import annotations

from typing import Annotated

import typer

from smartgoal.cli import options
from smartgoal.cli.output import write_out

Measured = Annotated[
    list[str] | None,
    typer.Option("--data", metavar="FILE", help="Metric export: judge thresholds by what was measured; repeatable."),
]
MeasuredStore = Annotated[
    str | None, typer.Option("--store", metavar="DIR", help="Take what was measured from the store in this folder.")
]
Day = Annotated[
    str | None,
    typer.Option(metavar="DATE|today", envvar="SMARTGOAL_AS_OF", help="The day to judge by; default: none."),
]
FailOn = Annotated[
    str | None, typer.Option(metavar="SEVERITY", help="Exit 1 on findings this bad: error, warning, info, never.")
]
Severities = Annotated[list[str] | None, typer.Option(metavar="CODE=LEVEL", help="Weigh a rule otherwise; repeatable.")]
InputName = Annotated[str, typer.Option(metavar="NAME", help="Name of standard input in findings.")]
Known = Annotated[str | None, typer.Option(metavar="FILE", help="List of known findings; only others fail the run.")]
WriteKnown = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="List all that is found now as known; what the run didn't look for stays."),
]
MakeFixes = Annotated[
    bool, typer.Option("--fix", help="Make the edits that keep the meaning; --select T501 adds deadlines, too.")
]
ShowSettings = Annotated[
    bool, typer.Option("--show-settings", help="Show the settings in force and where each comes from.")
]


def check(
    paths: options.Paths = None,
    *,
    data: Measured = None,
    source: options.Source = None,
    store: MeasuredStore = None,
    formats: options.Formats = None,
    as_of: Day = None,
    fail_on: FailOn = None,
    select: Annotated[str | None, typer.Option(metavar="CODES", help="Only rules that begin so: S,M2,T501.")] = None,
    ignore: Annotated[str | None, typer.Option(metavar="CODES", help="Leave out rules that begin so.")] = None,
    severity: Severities = None,
    stdin_filename: InputName = "<stdin>",
    known: Known = None,
    write_known: WriteKnown = None,
    fix: MakeFixes = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")] = False,
    show_settings: ShowSettings = False,
    color: options.Colour = "auto",
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Check goal files against the SMART criteria."""
    from smartgoal import api
    from smartgoal.cli import checking
    from smartgoal.cli.reporting import report
    from smartgoal.cli.supply import named_supply
    from smartgoal.settings import show_settings as settings_page
    from smartgoal.settings import with_options

    of_file = options.settings_of(paths, stdin_name=stdin_filename, quiet=quiet)
    settings = with_options(of_file, "check", select=select, ignore=ignore, severity=severity or (), fail_on=fail_on)
    if show_settings:
        write_out(settings_page(of_file, settings))
        raise typer.Exit
    api.require_rules(of_file, of_file.file)
    if diff:
        checking.require_format_files(formats)
    elif fix:
        checking.require_files(paths or [])
    listed = checking.known_findings(known, settings, written=write_known)
    stdin = options.one_reader(paths, data)
    supply = named_supply(settings, data=data, source=source, store=store, stdin=stdin)
    run = checking.open_run(
        paths or ["."], settings, stdin_name=stdin_filename, as_of=as_of, known=listed, supply=supply
    )
    if write_known:
        run.write_known(write_known)
    if diff:
        run.show_fixes(select, quiet=quiet)
    elif fix:
        run.make_fixes(select, quiet=quiet)
    if not quiet:
        run.say_doubts()
    checking.append_step_summary(formats, run.result)
    code = run.result.exit_code
    if formats or not diff:
        lists = [one for one in (checking.known_file(known, settings), write_known) if one]
        report("check", formats, run.result, inputs=[*run.inputs, *lists], colour=color, quiet=quiet, code=code)
    raise typer.Exit(code)
