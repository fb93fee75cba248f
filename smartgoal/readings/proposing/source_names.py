"""What a proposed source is called, and which patterns find its files and no others."""

from __future__ import annotations

import glob
import re
from fnmatch import fnmatchcase
from itertools import takewhile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_DIGITS = re.compile(r"\d+(?:[-_.]\d+)*")
_OPEN = "\0"
_STARS = re.compile(rf"{_OPEN}(?:[-_. ]*{_OPEN})+")
_LEAST = 3
"""So many letters the names of files have in common before one pattern is meant for all of them."""


class SourceName(NamedTuple):
    """A source's name with the patterns of its files."""

    name: str
    files: tuple[str, ...]


def name_source(files: Sequence[str], others: Collection[str] = ()) -> SourceName:
    """Return what a source of some files is called; its patterns fit none of the `others`, which are of other forms."""
    *wider, names = ([_written(pattern) for pattern in some] for some in _patterns(files))
    patterns = tuple(next((some for some in wider if not _fits_any(some, others)), names))
    first = PurePosixPath(patterns[0]) if len(files) > 1 and len(patterns) == 1 else _path(files[0])
    stem = re.sub(r"[\W_]+", "-", first.name.casefold().split(".")[0]).strip("-")
    return SourceName(re.sub(r"(-?[0-9]+)+$", "", stem) or "export", patterns)


def _patterns(files: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield patterns that fit files, the widest first: one for all, one for each with its digits left open, none.

    What is left open is marked; a name may have a star itself.
    """
    own = tuple(dict.fromkeys(_shown(file, _DIGITS.sub(_OPEN, _path(file).name)) for file in files))
    joined = _joined(own)
    if joined is not None:
        yield (joined,)
    yield own
    yield tuple(dict.fromkeys(_shown(file, _path(file).name) for file in files))


def _joined(patterns: Sequence[str]) -> str | None:
    folders = {PurePosixPath(pattern).parent for pattern in patterns}
    names = [PurePosixPath(pattern).name for pattern in patterns]
    front = _front(names)
    back = _front([name[len(front) :][::-1] for name in names])[::-1]
    if len(folders) > 1 or sum(map(str.isalpha, front)) < _LEAST:
        return None
    return str(folders.pop() / _STARS.sub(_OPEN, f"{front}{_OPEN}{back}")) if len(names) > 1 else patterns[0]


def _front(names: Sequence[str]) -> str:
    """Return the letters with which all names begin."""
    return "".join(letters[0] for letters in takewhile(lambda some: len(set(some)) == 1, zip(*names, strict=False)))


def _written(pattern: str) -> str:
    return glob.escape(pattern).replace(_OPEN, "*")


def _path(file: str) -> PurePosixPath:
    return PurePosixPath(file.replace("\\", "/"))


def _shown(file: str, pattern: str) -> str:
    # A goal file's patterns begin at its folder and stay below it.
    path = _path(file)
    return pattern if path.is_absolute() or ".." in path.parts else str(path.parent / pattern)


def _fits_any(patterns: Sequence[str], files: Collection[str]) -> bool:
    names = [PurePosixPath(pattern).name for pattern in patterns]
    return any(fnmatchcase(_path(file).name, name) for file in files for name in names)
