"""Opening goal files."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from smartgoal.goals.files import (
    STDIN,
    find_goal_files,
    includer,
    open_goal_file,
    overlooked,
    real_path,
)
from smartgoal.goals.load import GoalText, IncludeRefused, load_plan
from smartgoal.goals.yaml.source import read_source
from smartgoal.processes.work import SharedWork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from smartgoal.goals.plan import Plan
    from smartgoal.settings import Settings


def open_plan(
    paths: Iterable[str],
    settings: Settings,
    *,
    stdin: Callable[[int], bytes] = lambda _: b"",
    stdin_name: str = "<stdin>",
    instead: Mapping[str, bytes] = MappingProxyType({}),
    hands: int = 1,
) -> Plan:
    """Return the plan of the goal files that paths mean: files, folders, or - for standard input.

    Args:
        paths: As the user named them.
        settings: How large a file may be.
        stdin: Reads standard input, at most one byte more than the number given.
        stdin_name: The file that it stands for: what it includes begins there, and findings call it so.
        instead: From names of files to the bytes to take for theirs.
        hands: How many processes may share the reading of many files.

    Raises:
        GoalsError: A path is missing or unreadable, or a folder has no goal file.
    """
    size = settings.max_file_size

    def of_bytes(name: str, content: bytes, folder: str) -> GoalText:
        return GoalText(read_source(name, content, max_bytes=size), folder)

    def opened(path: str) -> GoalText:
        if path == STDIN:
            return of_bytes(stdin_name, instead[stdin_name], str(Path(stdin_name).parent))
        return of_bytes(path, instead[path], str(Path(path).parent)) if path in instead else open_goal_file(path, size)

    def included(folder: str, name: str) -> GoalText | IncludeRefused:
        found = include(folder, name)
        if isinstance(found, IncludeRefused):
            return found
        # Named on the command line in another way, it's the same file and not a second one.
        called = of_run.get(real_path(found.document.name), found.document.name)
        if called in instead:
            return of_bytes(called, instead[called], found.folder)
        return found if called == found.document.name else replace(found, document=replace(found.document, name=called))

    include = includer(size)
    found = find_goal_files(paths)
    names = found.names
    of_run = {real_path(name): name for name in names}
    if STDIN in names:
        # What an editor hands over stands for the file that it has that name of.
        names = tuple(name for name in names if name == STDIN or real_path(name) != real_path(stdin_name))
        of_run[real_path(stdin_name)] = stdin_name
        # It can be read once, and only here.
        instead = instead if stdin_name in instead else {**instead, stdin_name: stdin(size)}
    with SharedWork(opened, names, hands=hands) as shared:
        texts = shared.results()
    plan = load_plan(texts, included)
    return replace(plan, overlooked=overlooked(found.others, (file.name for file in plan.files)))


def open_version(
    name: str, settings: Settings, *, beside: str = ".", stdin: Callable[[int], bytes] = lambda _: b""
) -> Plan:
    """Return the plan of a goal file, a folder, `REVISION:PATH`, or a git revision of what `beside` names.

    Args:
        name: As the user wrote it; - is standard input.
        settings: How large a file may be.
        beside: The other one that it is compared with.
        stdin: Reads standard input, at most one byte more than the number given.

    Raises:
        GoalsError: There is no such thing, or it has no goal file.
    """
    from smartgoal.goals.revisions import find_revision

    if name == STDIN or os.path.lexists(name):
        return open_plan([name], settings, stdin=stdin)
    size = settings.max_file_size
    revision, path = find_revision(name, beside)
    return load_plan(revision.goal_texts(path, size), lambda folder, included: revision.include(folder, included, size))
