"""One run of check: judged beside a list of known findings, mended, shown as a diff."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from smartgoal import api
from smartgoal.cli import options
from smartgoal.cli.hands import hands
from smartgoal.cli.output import write_doubts, write_error, write_out
from smartgoal.errors import GoalsError, SmartgoalError
from smartgoal.report.escape import one_line
from smartgoal.report.formats import RequestedFormat, refuse_input, render, wanted_formats, write_file
from smartgoal.report.style import Style

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from smartgoal.check.finding import CheckResult
    from smartgoal.check.fixes.fixes import Fixed
    from smartgoal.check.known import KnownFinding
    from smartgoal.cli.supply import Supply
    from smartgoal.goals.plan import Plan
    from smartgoal.settings import Settings

_MOST_STALE = 10
_SHOWN_ONLY = (
    "this diff is for reading, because signs that nobody sees are written out or the file isn't UTF-8 without a mark; "
    "--fix makes the edits."
)


@dataclass(slots=True)
class Run:
    """A plan and what is found in it.

    Attributes:
        plan: The goal files, mended where the user asked for it.
        result: What is found in them.
        settings: Which rules take part, and what fails the run.
        supply: Where rules about data take their figures from.
        today: The day judged by.
        reopen: Returns the plan with other bytes in the files named.
        known: The findings that don't count.
    """

    plan: Plan
    settings: Settings
    supply: Supply
    today: date | None
    reopen: Callable[[Mapping[str, bytes]], Plan]
    known: tuple[KnownFinding, ...]
    result: CheckResult = field(init=False)
    _exports: list[str] = field(init=False, default_factory=list)

    @property
    def inputs(self) -> list[str]:
        """What the run reads, and no report may be written over."""
        return [*(file.name for file in self.plan.files), *self._exports, *self.supply.inputs]

    def judge(self, plan: Plan) -> CheckResult:
        """Return what is found in a plan beside the known findings."""
        past = None
        if self.supply.data or self.supply.store is not None:
            sums = self.supply.sums(plan)
            self._exports, past = sorted(sums.files), api.histories(plan, sums)
        return api.check(plan, self.settings, today=self.today, known=self.known, histories=past, hands=hands())

    def write_known(self, file: str) -> None:
        """Write everything found as the list of known findings, and judge anew beside it.

        What the list holds already and this run didn't look for stays in it.
        """
        refuse_input(file, self.inputs)
        # Unlike pathlib it takes what nobody may look at for a file that isn't there; writing it then says why.
        if os.path.isfile(file):  # noqa: PTH113
            self.known = tuple(dict.fromkeys((*self.known, *api.open_known(file, self.settings))))
            self.result = self.judge(self.plan)
        self.known, text = api.list_known(self.result, self.known)
        write_file(file, text, self.inputs)
        self.result = self.judge(self.plan)

    def make_fixes(self, select: str | None, *, quiet: bool) -> None:
        """Write the files that edits change, and go on with what is still found."""
        fixed = self._fixed(select)
        api.write_fixes(fixed)
        self.plan, self.result = fixed.plan, fixed.result
        if fixed.made and not quiet:
            edits = "1 edit" if fixed.made == 1 else f"{fixed.made} edits"
            write_error(f"smartgoal: {edits} in {', '.join(one_line(file.name) for file in fixed.files)}.\n")

    def show_fixes(self, select: str | None, *, quiet: bool) -> None:
        """Print as a diff what edits would change, and say on standard error what it is no good for."""
        fixed = self._fixed(select)
        text, shown_only = api.show_fixes(fixed)
        write_out(text)
        if quiet:
            return
        for name in shown_only:
            write_error(f"smartgoal: {one_line(name)}: {_SHOWN_ONLY}\n")
        if not fixed.made and self.result.exit_code:
            asked = ",".join(sorted({one.code for one in self.result.findings if one.fix}))
            by_name = f" Edits that add what nobody wrote are made by name: --select {asked}." if asked else ""
            write_error(f"smartgoal: No edit mends what is found; `smartgoal check` lists it.{by_name}\n")

    def say_doubts(self) -> None:
        """Say on standard error which files were passed over, and which known findings and settings do nothing."""
        write_doubts(self.plan.overlooked)
        self._say_stale()
        for remark in api.idle_ignores(self.plan, self.settings):
            write_error(f"smartgoal: {one_line(remark, 500)}\n")

    def _say_stale(self) -> None:
        gone = set(self.result.stale_known)
        lines = [str(one) for one in self.known if one.fingerprint in gone]
        for line in lines[:_MOST_STALE]:
            write_error(f"smartgoal: known, but found no more: {one_line(line)}\n")
        if len(lines) > _MOST_STALE:
            write_error(
                f"smartgoal: and {len(lines) - _MOST_STALE} more; write the list anew with --write-known FILE.\n"
            )

    def _fixed(self, select: str | None) -> Fixed:
        """Return what edits make of the files; a rule that `select` names in full may add what nobody wrote."""
        asked = [code.strip().upper() for code in (select or "").split(",")]
        return api.fix(self.plan, self.judge, self.reopen, asked=asked)


def open_run(
    paths: list[str],
    settings: Settings,
    *,
    stdin_name: str,
    as_of: str | None,
    known: tuple[KnownFinding, ...],
    supply: Supply,
) -> Run:
    """Return a run of the goal files that paths mean, read and judged."""

    def reopen(instead: Mapping[str, bytes]) -> Plan:
        return api.open_plan(paths, settings, stdin=supply.stdin, stdin_name=stdin_name, instead=instead, hands=hands())

    plan = reopen({})
    run = Run(plan, settings, supply, options.day(as_of, plan.timezone), reopen, known)
    run.result = run.judge(plan)
    return run


def known_findings(option: str | None, settings: Settings, *, written: str | None) -> tuple[KnownFinding, ...]:
    """Return the list of known findings that the option names, else the settings, relative to their file.

    A list that the run is to write for the first time, `written` or the one of the settings, is empty.

    Raises:
        GoalsError: It is missing or isn't such a list.
    """
    file = known_file(option, settings)
    is_begun = bool(written) and option in (None, written)
    if not file or (is_begun and not os.path.exists(file)):  # noqa: PTH110
        return ()
    return api.open_known(file, settings)


def known_file(option: str | None, settings: Settings) -> str | None:
    """Return the list of known findings that the option names, else the settings; None where neither does."""
    if option is None and settings.known_file is not None:
        return str(settings.known_file)
    return option


def require_files(paths: list[str]) -> None:
    """Raise where standard input is to be fixed.

    Raises:
        SmartgoalError: There is no file that could be written.
    """
    if "-" in paths:
        raise SmartgoalError("Standard input can't be fixed: name the file, or look at the edits with --diff.")


def require_format_files(formats: list[str] | None) -> None:
    """Raise where a format would go to standard output, which has the diff.

    Raises:
        SmartgoalError: One would.
    """
    for one in wanted_formats("check", formats or []):
        if one.file is None:
            raise SmartgoalError(f"--diff writes to standard output; write {one.name} to a file: {one.name}:FILE.")


def append_step_summary(formats: list[str] | None, result: CheckResult) -> None:
    """Append the result as Markdown to the summary of GitHub's step, where the format github is asked for.

    Raises:
        GoalsError: The summary can't be written.
    """
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if not summary or all(one.name != "github" for one in wanted_formats("check", formats or [])):
        return
    text = render(RequestedFormat("check", "markdown", summary), result, Style())
    try:
        with Path(summary).open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(f"\n{text}")
    except OSError as error:
        raise GoalsError(f"{summary}: the step summary can't be written ({error.strerror}).") from error
