"""The repository or project that goal files lie in: their paths in it, and what else is there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from smartgoal.errors import GoalsError
from smartgoal.goals.files import goal_files_below, names_in, real_path

if TYPE_CHECKING:
    from collections.abc import Iterable


def repository_paths(names: Iterable[str], project: Path | None = None) -> dict[str, str]:
    """Return each file's path from the top of its repository; without one from the current folder, else as named.

    However a file was named and from wherever, its findings are the same, and CI services know it by this path.

    Args:
        names: The files of the run.
        project: The folder of the settings, in which the paths begin of files that lie in it and in no repository.
    """
    folders: dict[str, str | None] = {}
    paths: dict[str, str] = {}
    for name in names:
        folder, _, file = name.rpartition("/")
        if folder not in folders:
            folders[folder] = _folder_in_repository(f"{folder}/" if "/" in name else "", project)
        inside = folders[folder]
        paths[name] = Path(name).as_posix() if inside is None else f"{inside}{file}"
    return paths


def _folder_in_repository(folder: str, project: Path | None) -> str | None:
    """Return a folder's path from the top of its repository, a slash behind it; None where it lies outside."""
    here = Path(folder).resolve()
    root = _top(here, project) or Path.cwd()
    if not here.is_relative_to(root):
        return None
    return "" if here == root else f"{here.relative_to(root).as_posix()}/"


def _top(here: Path, project: Path | None) -> Path | None:
    """Return the top of the repository around a folder, else the project that it lies in; None without either."""
    repository = next((one for one in (here, *here.parents) if os.path.lexists(one / ".git")), None)
    return project if repository is None and project and here.is_relative_to(project) else repository


def gone_from_repository(paths: Iterable[str], names: Iterable[str], project: Path | None = None) -> frozenset[str]:
    """Return the paths at which nothing is, neither in the repositories of files nor in that of the current folder.

    Args:
        paths: As lists show them: on one line, without what nobody would see.
        names: The files of the run.
        project: As for `repository_paths`.
    """
    here = Path.cwd()
    tops = {_top(folder, project) for folder in {here, *(Path(name).resolve().parent for name in names)}}
    # Without a repository or project nobody knows in which folder a path begins: one around the current folder will do.
    places = [*filter(None, tops), *((here, *here.parents) if None in tops else ())]
    return frozenset(path for path in paths if not any(_may_hold(place, path) for place in places))


def _may_hold(place: Path, path: str) -> bool:
    """Whether there is something at a path, or something whose name a list would show otherwise than it is."""
    if ".." in Path(path).parts:
        return True
    try:
        if (place / path).exists():
            return True
        around = next(folder for folder in (place / path).parents if folder.is_dir())
    except PermissionError:
        return True
    return any(name != " ".join(name.split()) or not name.isprintable() for name in names_in(around))


def are_whole_repository(names: Iterable[str], project: Path | None = None) -> bool:
    """Whether files are all that a search of their repositories or the project would find, else of this folder."""
    names = list(names)
    folders = {Path(name).resolve().parent for name in names}
    tops = {_top(folder, project) or Path.cwd() for folder in folders}
    return all(are_all_below(top, names) for top in tops)


def are_all_below(folder: Path, names: Iterable[str]) -> bool:
    """Whether files are all that a search of a folder would find; not where part of it may not be searched."""
    read = {real_path(name) for name in names}
    try:
        return all(real_path(found) in read for found in goal_files_below(str(folder)))
    except GoalsError:
        return False
