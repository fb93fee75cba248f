"""Which rules take part in a run, and how much their findings weigh."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smartgoal.check.rule import Severity


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules take part and how much their findings weigh; codes are prefixes (`S`, `S1`, `S104`).

    Attributes:
        per_file_ignores: Glob of file names to codes left out there.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def takes(self, code: str) -> bool:
        """Return whether the rule takes part."""
        chosen = not self.select or code.startswith(self.select)
        return chosen and not (self.ignore and code.startswith(self.ignore))

    def is_ignored_in(self, path: str, code: str) -> bool:
        """Return whether findings of the rule are left out in this file."""
        return any(code.startswith(codes) and _matches(path, glob) for glob, codes in self.per_file_ignores.items())

    def unmatched(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Return the globs of files to leave rules out in that match none of these paths."""
        paths = tuple(paths)
        return tuple(glob for glob in self.per_file_ignores if not any(_matches(path, glob) for path in paths))


def _matches(path: str, glob: str) -> bool:
    """Return whether a glob means a file, by its path or its bare name; a folder means all that is in it."""
    pattern = glob.removeprefix("./") + ("*" if glob.endswith("/") else "")
    return fnmatchcase(path, pattern) or fnmatchcase(path.rpartition("/")[2], pattern)
