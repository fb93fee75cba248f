"""The command line's frame: the verbs, and what happens when something goes wrong."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smartgoal.cli import check, compare, draft, explain, import_, init, metrics, new, progress, schema, store
from smartgoal.cli.output import ClosedPipeError, OutputError, write_error, write_out
from smartgoal.cli.verbs import Verbs
from smartgoal.errors import SmartgoalError
from smartgoal.memory import is_lacking, tell_lack

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

USAGE = 2
OUR_FAULT = 3
INTERRUPTED = 130
_FOLDER_GONE = "The current folder isn't there any more; change to one that is."

app = typer.Typer(
    cls=Verbs,
    name="smartgoal",
    help="Check whether goals are SMART, and from metric exports where each goal stands.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(*, wanted: bool) -> None:
    if wanted:
        from smartgoal import __version__

        write_out(f"smartgoal {__version__}\n")
        raise typer.Exit


@app.callback()
def main(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=lambda value: _version(wanted=value), is_eager=True, help="Show the version."
        ),
    ] = False,
) -> None:
    """Check whether goals are SMART, and from metric exports where each goal stands."""


app.command()(check.check)
app.command()(progress.progress)
app.command("import")(import_.import_)
app.add_typer(store.app, name="store")
app.command()(new.new)
app.command()(compare.compare)
app.command()(draft.draft)
app.command()(init.init)
app.command()(explain.explain)
app.command()(metrics.metrics)
app.command()(schema.schema)


def run(leave: Callable[[int], NoReturn] = sys.exit) -> NoReturn:
    """Run the command line and leave with its exit code."""
    # Other packages' plugins have no say in reading goals, and looking for them takes longer the more is installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        _run_app()
    except (SystemExit, KeyboardInterrupt, Exception) as error:  # noqa: BLE001 - the one place where all errors end
        # What the run has read hangs on the error; whoever leaves from here needn't free it first.
        leave(_exit_code(error))
    leave(0)


def _exit_code(error: BaseException) -> int:
    """Return the exit code for what ended the run, told to the user where it is no result."""
    match error:
        case SystemExit(code=code):
            return code if isinstance(code, int) else USAGE if code else 0
        case ClosedPipeError():
            return error.args[0] if error.args else 0
        case OutputError():
            write_error(f"smartgoal: can't write to standard output: {error}.\n")
            return USAGE
        case KeyboardInterrupt():
            return INTERRUPTED
        case OSError(__context__=Exception() as usage) if hasattr(usage, "exit_code"):
            # Typer tells usage errors itself, and where standard error is full it only tells that.
            return USAGE
    told = _for_user(error)
    return _our_fault(error) if told is None else _users_turn(told)


def _for_user(error: BaseException) -> SmartgoalError | None:
    """Return what the user can put right; None where it is our own fault."""
    match error:
        case SmartgoalError():
            return error
        case PermissionError(filename=str() | bytes() | Path() as place):
            what = f"{os.fsdecode(place)}: {error.strerror}"
            return SmartgoalError(f"{what}; check the permissions of it and of the folders around it.")
    return None if _has_folder() else SmartgoalError(_FOLDER_GONE)


def _has_folder() -> bool:
    """Return whether the current folder is still there; without it no path leads anywhere."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return False
    return True


def _run_app() -> None:
    """Run the verb that is asked for.

    Typer writes help itself and knows nothing of streams that are full or closed; so its words are written here.
    """
    told = io.StringIO()
    is_told_by_typer = {"-h", "--help", "--show-completion"}.intersection(sys.argv[1:])
    try:
        with contextlib.redirect_stdout(told) if is_told_by_typer else contextlib.nullcontext():
            app(prog_name="smartgoal")
    finally:
        if told.getvalue():
            write_out(told.getvalue())


def _users_turn(error: SmartgoalError) -> int:
    from smartgoal.report.escape import one_line

    write_error("".join(f"{one_line(line, 2000)}\n" for line in f"smartgoal: {error}".split("\n")))
    return error.exit_code


def _our_fault(error: BaseException) -> int:
    if "--debug" in sys.argv:
        import traceback

        write_error("".join(traceback.format_exception(error)))
    if is_lacking(error):
        return tell_lack()
    from smartgoal.report.escape import one_line

    what = one_line(f"{type(error).__name__}: {error}")
    write_error(
        f"smartgoal: internal error ({what}). Run it again with --debug and report what it prints, "
        "with the goal file if you may share it.\n"
    )
    return OUR_FAULT
