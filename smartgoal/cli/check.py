"""`smartgoal check`."""

from __future__ import annotations

from typing import Annotated

import typer

from smartgoal.cli import options
from smartgoal.cli.output import write_out


def check(
    paths: options.Paths = None,
    *,
    formats: options.Formats = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE|today", envvar="SMARTGOAL_AS_OF", help="The day to judge by; default: none."),
    ] = None,
    fail_on: Annotated[
        str | None, typer.Option(metavar="SEVERITY", help="Exit 1 on findings this bad: error, warning, info, never.")
    ] = None,
    select: Annotated[str | None, typer.Option(metavar="CODES", help="Only rules that begin so: S,M2,T501.")] = None,
    ignore: Annotated[str | None, typer.Option(metavar="CODES", help="Leave out rules that begin so.")] = None,
    severity: Annotated[
        list[str] | None, typer.Option(metavar="CODE=LEVEL", help="Weigh a rule otherwise; repeatable.")
    ] = None,
    stdin_filename: Annotated[
        str, typer.Option(metavar="NAME", help="Name of standard input in findings.")
    ] = "<stdin>",
    show_settings: Annotated[
        bool, typer.Option("--show-settings", help="Show the settings in force and where each comes from.")
    ] = False,
    color: options.Colour = "auto",
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Check goal files against the SMART criteria."""
    from smartgoal import api
    from smartgoal.cli.reporting import report
    from smartgoal.settings import find_settings, with_options
    from smartgoal.settings import show_settings as settings_page

    of_file, file = find_settings(options.nearest_to(paths))
    settings = with_options(
        of_file,
        "check",
        select=select,
        ignore=ignore,
        severity=severity or (),
        fail_on=fail_on,
    )
    if show_settings:
        write_out(settings_page(of_file, settings, file))
        raise typer.Exit
    plan = api.open_plan(paths or ["."], settings, stdin=options.standard_input, stdin_name=stdin_filename)
    result = api.check(plan, settings, today=options.day(as_of, plan.timezone))
    code = result.exit_code(settings.fail_on_of("check") or ("error",))
    report("check", formats, result, inputs=[file.name for file in plan.files], colour=color, quiet=quiet, code=code)
    raise typer.Exit(code)
