"""Lists of known findings: opened, held against a run, written anew."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

from smartgoal.check.known import as_known, known_text, listed_path, read_known
from smartgoal.check.rule import PlanRule
from smartgoal.errors import GoalsError
from smartgoal.goals.files import near_file, read_file
from smartgoal.goals.repository import are_whole_repository, gone_from_repository

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from smartgoal.check.finding import CheckResult
    from smartgoal.check.known import KnownFinding
    from smartgoal.settings import Settings


def open_known(name: str, settings: Settings) -> tuple[KnownFinding, ...]:
    """Return the list of known findings in a file.

    Raises:
        GoalsError: It is missing or isn't such a list.
    """
    try:
        content = read_file(name, settings.max_file_size)
    except GoalsError as error:
        # Where another file has nearly the same name, that one is meant.
        if os.path.lexists(name) or near_file(name):
            raise
        raise GoalsError(f"{error} A list is begun with --write-known {shlex.quote(name)}.") from error
    return read_known(name, content)


def stale_of(known: Iterable[KnownFinding], result: CheckResult, project: Path | None = None) -> tuple[str, ...]:
    """Return the fingerprints of known findings that are no more: looked for and not found, or their file is gone.

    What the run didn't judge isn't gone, and a rule that holds goals against each other needs all of them.

    Args:
        known: The list.
        result: What was found beside it.
        project: The folder of the settings, in which paths begin without a repository.
    """
    seen = {one.finding.fingerprint for one in result.silenced if one.known}
    unseen = [one for one in known if one.fingerprint not in seen]
    if not unseen:
        return ()
    names = [file.name for file in result.files]
    read = {listed_path(result.repository_path(name)) for name in names}
    gone = gone_from_repository({one.path for one in unseen} - read, names, project)
    judged = {rule.id for rule in result.rules}
    missed = [one for one in unseen if one.path in gone or (one.path in read and one.code in judged)]
    of_plan = {rule.id for rule in result.rules if isinstance(rule, PlanRule)}
    if any(one.path in read and one.code in of_plan for one in missed) and not are_whole_repository(names, project):
        missed = [one for one in missed if one.path in gone or one.code not in of_plan]
    return tuple(sorted({one.fingerprint for one in missed}))


def list_known(result: CheckResult, known: Iterable[KnownFinding] = ()) -> tuple[tuple[KnownFinding, ...], str]:
    """Return everything a run found as known findings, with those it didn't look for, and the file that keeps them.

    Args:
        result: What was found beside `known`.
        known: The list so far.
    """
    found = as_known(result)
    passed = {*result.stale_known, *(one.fingerprint for one in found)}
    listed = tuple(sorted({*found, *(one for one in known if one.fingerprint not in passed)}))
    return listed, known_text(listed)
