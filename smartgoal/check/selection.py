"""Which rules take part in a run, and how much their findings weigh."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        name = path.rpartition("/")[2]
        return any(
            code.startswith(codes) and (fnmatchcase(path, glob) or fnmatchcase(name, glob))
            for glob, codes in self.per_file_ignores.items()
        )
