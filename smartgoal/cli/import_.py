"""`smartgoal import`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from smartgoal.cli import options
from smartgoal.cli.hands import hands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from smartgoal.goals.plan import Plan
    from smartgoal.settings import Settings


_MOST_UNHEARD = 10

Exports = Annotated[
    list[str], typer.Argument(metavar="FILES...", help="Metric exports, patterns, or - for standard input.")
]
Propose = Annotated[
    bool, typer.Option("--propose", help="Print a sources block that would read the files, and import nothing.")
]
RejectsFile = Annotated[str | None, typer.Option("--rejects", metavar="FILE", help="Write the rejected rows as CSV.")]
ReplaceRange = Annotated[
    bool, typer.Option("--replace-range", help="Let all that the source had of the same metrics and days make way.")
]


def import_(
    files: Exports,
    *,
    goals: options.Goals = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Source that the files belong to.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen, and change nothing.")] = False,
    propose: Propose = False,
    max_rejects: options.MaxRejects = None,
    rejects: RejectsFile = None,
    replace_range: ReplaceRange = False,
    store: options.StoreFolder = None,
    formats: options.Formats = None,
    color: options.Colour = "auto",
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Keep metric exports in the store, all of them or none.

    Files of one run count in order of name, later runs win over earlier ones.
    """
    from smartgoal import api
    from smartgoal.cli.output import OutputError, write_error
    from smartgoal.cli.reporting import report
    from smartgoal.cli.watching import long_work
    from smartgoal.errors import SmartgoalError
    from smartgoal.report.formats import wanted_formats, write_file
    from smartgoal.report.text.imports import rejects_csv
    from smartgoal.settings import with_options

    options.colour(color)
    if propose:
        _refuse_beside_propose(source=source, dry_run=dry_run, max_rejects=max_rejects, rejects=rejects)
        _refuse_beside_propose(replace_range=replace_range, store=store, format=formats)
        _propose(files, goals, options.settings_of(goals, quiet=quiet), stdin=options.one_reader(goals, files))
        return
    settings = with_options(options.settings_of(goals, quiet=quiet), "progress", max_rejects=max_rejects)
    stdin = options.one_reader(goals, files)
    written = [one.file for one in wanted_formats("import", formats or [])]
    plan = api.open_plan(goals or ["."], settings, stdin=stdin, hands=hands())
    folder = api.store_folder(plan.files[0].name, settings, store)
    inputs = [*(file.name for file in plan.files), *api.named_files(files), str(folder)]
    inputs += [settings.file] if settings.file else []
    _refuse_places(rejects, [place for place in written if place], inputs)
    stamp = api.stamp(options.now(), options.who())
    terms = api.import_terms(settings, stamp, replace_range=replace_range, dry_run=dry_run)
    kept = api.open_store(folder)
    with long_work(quiet=quiet) as watch:
        result = api.import_exports(plan, files, kept, terms, source=source, stdin=stdin, watch=watch)
    _say_unheard(api.unheard_in_sources(plan))
    try:
        if rejects:
            write_file(rejects, rejects_csv(result), inputs)
        report("import", formats, result, inputs=inputs, colour=color, quiet=quiet, code=result.exit_code)
    except (SmartgoalError, OutputError):
        if result.imported:
            write_error("smartgoal: The files are imported; only the report of it can't be written.\n")
        raise
    if result.refusal:
        _say_refused(result.refusal, plan)
    raise typer.Exit(result.exit_code)


def _refuse_places(rejects: str | None, written: list[str], inputs: list[str]) -> None:
    """Raise where a report can't be written: what was imported stays imported, so that is told before."""
    from smartgoal.errors import SmartgoalError
    from smartgoal.report.formats import refuse_place

    for place in filter(None, (rejects, *written)):
        refuse_place(place, inputs)
    if rejects and os.path.realpath(rejects) in map(os.path.realpath, written):
        raise SmartgoalError(f"{rejects}: the rejects and a report can't both be written here; name another file.")


def _say_unheard(told: Sequence[str]) -> None:
    """Say on standard error what of the sources isn't heard: without it rows may be somebody else's."""
    from smartgoal.cli.output import write_error
    from smartgoal.report.escape import one_line

    for line in told[:_MOST_UNHEARD]:
        write_error(f"smartgoal: {one_line(line, 500)}\n")
    if len(told) > _MOST_UNHEARD:
        write_error(f"smartgoal: And {len(told) - _MOST_UNHEARD} more; `smartgoal check` lists them all.\n")


def _say_refused(refusal: Iterable[str], plan: Plan) -> None:
    """Say on standard error why nothing was imported; a source that can't be used explains many a refusal."""
    from smartgoal.cli.output import write_error
    from smartgoal.report.escape import one_line

    faulty = (file.name for file in plan.files if file.faults)
    reasons = (f"{name} has faults, which may be why; `smartgoal check` lists them." for name in faulty)
    for line in (*refusal, *reasons):
        write_error(f"smartgoal: {one_line(line, 2000)}\n")


def _refuse_beside_propose(**given: object) -> None:
    """Raise where an option is given that changes nothing: whoever gave it expects something."""
    from smartgoal.errors import SmartgoalError

    for name, value in given.items():
        if value:
            option = name.replace("_", "-")
            raise SmartgoalError(f"--propose imports nothing and has no use for --{option}; leave one of the two out.")


def _propose(files: list[str], goals: list[str] | None, settings: Settings, *, stdin: Callable[[int], bytes]) -> None:
    """Print a sources block; what a person has to say goes to standard error."""
    from smartgoal import api
    from smartgoal.cli.output import write_error, write_out
    from smartgoal.report.escape import one_line
    from smartgoal.report.text.imports import sources_yaml

    found = api.propose_sources(files, _plan(goals, settings, stdin=stdin), stdin=stdin)
    write_out(sources_yaml(found.sources))
    for source in found.sources:
        of_which = f"{source.name}: " if len(found.sources) > 1 else ""
        for question in dict.fromkeys(source.questions):
            write_error(f"? {of_which}{one_line(question, 500)}\n")
    for error in found.refused:
        write_error(f"smartgoal: {one_line(str(error), 1000)}\n")
    if found.failed:
        raise typer.Exit(2)


def _plan(goals: list[str] | None, settings: Settings, *, stdin: Callable[[int], bytes]) -> Plan | None:
    """Return the goal files, whose own metrics may be in the exports; None where there are none yet."""
    from smartgoal import api
    from smartgoal.errors import GoalsError

    try:
        return api.open_plan(goals or ["."], settings, stdin=stdin, hands=hands())
    except GoalsError:
        if goals:
            raise
        return None
