"""Goal files as they stood at a revision of a git repository, read without touching the files at hand."""

from __future__ import annotations

import os
import posixpath
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smartgoal.errors import GoalsError
from smartgoal.goals.files import is_goal_file, near_file
from smartgoal.goals.load import GoalText, IncludeRefused
from smartgoal.goals.yaml.source import read_source
from smartgoal.knowledge.nearest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

_WAIT_SECONDS = 60
_FILE = "100"
"""How the modes of regular files begin; links and submodules are none."""


@dataclass(frozen=True, slots=True)
class Revision:
    """The files of a repository at one commit.

    Attributes:
        name: As the user wrote it.
        commit: Its hash.
        top: The repository's folder.
        here: The current folder, from there.
    """

    name: str
    commit: str
    top: str
    here: str

    def goal_texts(self, path: str, max_bytes: int) -> list[GoalText]:
        """Return the goal file at a path from the top, or the goal files below a folder, in order of name.

        Raises:
            GoalsError: There is none, or one is larger than `max_bytes`.
        """
        blobs = self._blobs(path)
        names = [path] if path in blobs else [name for name in sorted(blobs) if is_goal_file(name)]
        if not names:
            near = nearest(path, [name for name in blobs or self._blobs("") if is_goal_file(name)], limit=1)
            meant = did_you_mean([f"{self.name}:{name}" for name in near])
            raise GoalsError(f"{self.name}: has no goal file {path or 'at all'}. {meant}".rstrip())
        return [self._text(name, blobs[name], max_bytes) for name in names]

    def include(self, folder: str, name: str, max_bytes: int) -> GoalText | IncludeRefused:
        """Return what a goal file of this revision includes."""
        path = posixpath.normpath(posixpath.join(os.path.relpath(folder, self.top).replace(os.sep, "/"), name))
        if posixpath.isabs(name) or path.startswith(".."):
            return IncludeRefused(
                f'The include "{name[:60]}" lies outside the project.', "Copy the file into the project."
            )
        blob = self._blobs(path).get(path)
        if blob is None:
            return IncludeRefused(
                f'The include "{name[:60]}" can\'t be read.', f"Name a file that is there at {self.name}."
            )
        return self._text(path, blob, max_bytes)

    def _text(self, path: str, blob: _Blob, max_bytes: int) -> GoalText:
        name = f"{self.name}:{path}"
        if blob.size > max_bytes:
            raise GoalsError(f"{name}: is larger than {max_bytes} bytes.")
        content = _git("cat-file", "blob", blob.sha, folder=self.top)
        # What it includes and the exports it names are looked for where the file would stand.
        folder = Path(self.top, path).parent.as_posix()
        return GoalText(read_source(name, content or b"", max_bytes=max_bytes), folder)

    def _blobs(self, path: str) -> Mapping[str, _Blob]:
        """Return the regular files at a path or below it."""
        at = ("--", path) if path else ()
        listed = _git("ls-tree", "-r", "-l", "-z", "--full-tree", self.commit, *at, folder=self.top)
        entries = (entry.partition(b"\t") for entry in (listed or b"").split(b"\0") if entry)
        blobs = ((name.decode("utf-8", "surrogateescape"), facts.split()) for facts, _, name in entries)
        return {
            name: _Blob(facts[2].decode(), int(facts[3]))
            for name, facts in blobs
            if facts[0].decode().startswith(_FILE)
        }


@dataclass(frozen=True, slots=True)
class _Blob:
    sha: str
    size: int


def find_revision(name: str, beside: str) -> tuple[Revision, str]:
    """Return what `REVISION:PATH` names, or a revision with the path of what it is compared with.

    Args:
        name: As the user wrote it.
        beside: The other one: a file or folder at hand, or a revision too.

    Raises:
        GoalsError: There is no such revision, or the path leads out of the repository.
    """
    wanted, colon, path = name.partition(":")
    revision = _open(wanted)
    if revision is None:
        raise GoalsError(f"{name}: there is no such file, folder or git revision.{near_file(name)}")
    if not colon and not os.path.lexists(beside) and ":" in beside:
        colon, path = ":", beside.partition(":")[2]
    if colon:
        return revision, _path_at(revision, path)
    return revision, _path_at(revision, _from_here(revision, beside if os.path.lexists(beside) else "."))


def _open(name: str) -> Revision | None:
    """Return a revision of the repository around the current folder; None where there is no such thing."""
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    place = _git("rev-parse", "--show-toplevel", "--show-prefix") if commit else None
    if not commit or place is None:
        return None
    top, here = os.fsdecode(place).split("\n")[:2]
    return Revision(name, commit.decode().strip(), top, here.rstrip("/"))


def _from_here(revision: Revision, path: str) -> str:
    """Return a path at hand as git reads it from the current folder."""
    if Path(path).is_absolute():
        path = os.path.relpath(Path(path).resolve(), Path(revision.top, revision.here).resolve())
    return f"./{path.replace(os.sep, '/')}"


def _path_at(revision: Revision, path: str) -> str:
    """Return a path from the top of the repository; one that begins with a dot counts from the current folder."""
    is_from_here = path in {".", ".."} or path.startswith(("./", "../"))
    found = posixpath.normpath(posixpath.join(revision.here if is_from_here else "", path))
    if found.startswith(".."):
        raise GoalsError(f"{path}: lies outside the repository of {revision.name}.")
    return "" if found == "." else found.lstrip("/")


def _git(*arguments: str, folder: str | None = None) -> bytes | None:
    """Return what git prints; None where it refuses or isn't there.

    Raises:
        GoalsError: It takes too long.
    """
    # Only reads what is at hand: no lock, no question, nothing fetched for a partial clone.
    environment = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - arguments are a list, and revisions come after --end-of-options
            ["git", *arguments],  # noqa: S607 - the user's own git
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_WAIT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise GoalsError("git takes too long to answer; try again.") from error
    except (OSError, ValueError):
        return None
    return done.stdout if done.returncode == 0 else None
