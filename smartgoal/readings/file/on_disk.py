"""Export files on disk: what `--data` names and what `sources` say, opened safely."""

from __future__ import annotations

import glob
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from smartgoal.errors import ReadingsError
from smartgoal.goals.files import STDIN, is_inside, near_file, project_hint, project_root
from smartgoal.readings.codes import ErrorCode
from smartgoal.readings.file.unpack import require_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from smartgoal.goals.plan import LoadedSource, Plan

STDIN_NAME = "<stdin>"


@dataclass(frozen=True, slots=True)
class ExportFile:
    """An export to read.

    Attributes:
        source: The name of the source it belongs to, where the user says so.
        declared: Goal files that name it under `sources`, each with the name of that source there, if it has one;
            empty for a file that the user names.
    """

    path: str
    source: str | None = None
    declared: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What it is called in messages and in the store."""
        return STDIN_NAME if self.path == STDIN else self.path


def named_exports(written: Iterable[str], source: str | None) -> tuple[ExportFile, ...]:
    """Return the files that `--data` names: paths, globs, - for standard input; each once, globs in order of name.

    Raises:
        ReadingsError: A file is missing, or a glob fits none.
    """
    found: dict[str, ExportFile] = {}
    for one in written:
        for path in _meant(one):
            found.setdefault(path, ExportFile(path, source))
    return tuple(found.values())


def _meant(written: str) -> tuple[str, ...]:
    # A name too long for the system is a missing file; pathlib would raise.
    if written == STDIN or os.path.exists(written) or not glob.has_magic(written):  # noqa: PTH110
        return (written,)
    fitting = tuple(sorted(glob.glob(written)))  # noqa: PTH207 - the pattern may be absolute
    if not fitting:
        raise ReadingsError(ErrorCode.UNREADABLE, "no file fits this pattern; check the folder and the name.", written)
    return fitting


def declared_exports(plan: Plan) -> tuple[ExportFile, ...]:
    """Return the files that the `sources` of the goal files name, each once, in order of name."""
    found: dict[str, dict[str, str | None]] = {}
    for file in plan.files:
        for source in file.sources:
            for path in _declared(source):
                found.setdefault(path, {}).setdefault(file.name, source.mapping.name)
    return tuple(ExportFile(path, declared=found[path]) for path in sorted(found))


def missing_exports(plan: Plan) -> tuple[str, ...]:
    """Return what is said in `sources` and leads to no file that is read, a sentence each."""
    return tuple(dict.fromkeys(told for file in plan.files for source in file.sources for told in _missing(source)))


def _missing(source: LoadedSource) -> Iterator[str]:
    root = project_root(source.file)
    for pattern in source.mapping.files or ():
        fitting = _fitting(source, pattern)
        told = f'{source.file}: "{pattern}" under sources'
        if not all(is_inside(path, root) for path in fitting or [_path(source, pattern)]):
            yield f"{told} leads out of the project and isn't read; name it with --data{project_hint(source.file)}."
        elif not fitting:
            yield f"{told} fits no file; check the folder and the name."


def _declared(source: LoadedSource) -> Iterator[str]:
    root = project_root(source.file)
    for pattern in source.mapping.files or ():
        # What a goal file names never leads out of its project.
        yield from (Path(path).as_posix() for path in _fitting(source, pattern) if is_inside(path, root))


def _fitting(source: LoadedSource, pattern: str) -> list[str]:
    """Return the file of that name, else those that a pattern fits, in order of name."""
    path = _path(source, pattern)
    if os.path.isfile(path):  # noqa: PTH113 - a name too long for the system is a missing file
        return [path]
    found = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - the pattern may be absolute
    return [path for path in found if not Path(path).is_dir()]


def _path(source: LoadedSource, pattern: str) -> str:
    return os.path.normpath(Path(source.folder) / pattern)


def read_export_file(path: str) -> bytes:
    """Return the bytes of a regular file.

    Raises:
        ReadingsError: It is missing, too large, no regular file, or may not be read.
    """
    try:
        found = Path(path).stat()
        if not stat.S_ISREG(found.st_mode):
            is_folder = stat.S_ISDIR(found.st_mode)
            what = "this is a folder; name the files in it." if is_folder else "this is no regular file."
            raise ReadingsError(ErrorCode.UNREADABLE, what, path)
        require_size(path, found.st_size)
        return Path(path).read_bytes()
    except FileNotFoundError:
        if Path(path).is_symlink():
            raise ReadingsError(
                ErrorCode.UNREADABLE, "this is a link to a file that isn't there any more.", path
            ) from None
        raise ReadingsError(ErrorCode.UNREADABLE, f"there is no such file.{near_file(path)}", path) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadingsError(ErrorCode.UNREADABLE, f"can't be read ({reason}); check its permissions.", path) from error
