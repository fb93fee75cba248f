"""The account of a file's records: each ends as exactly one of accepted, null, rejected or skipped."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from smartgoal.readings.export import Reject, Remark

if TYPE_CHECKING:
    from smartgoal.readings.codes import SkipCode


class Ledger:
    """What became of each record so far."""

    __slots__ = ("accepted", "nulls", "rejects", "skips", "warnings")

    def __init__(self) -> None:
        self.accepted = 0
        self.nulls = array("q")
        self.rejects: list[Reject] = []
        self.skips: dict[str, array[int]] = {}
        self.warnings: list[Remark] = []

    def skip(self, code: SkipCode, *lines: int) -> None:
        """Count records as saying nothing by themselves."""
        self.skips.setdefault(code, array("q")).extend(lines)

    def reject(self, reject: Reject) -> None:
        """Count a record as not to be believed."""
        self.rejects.append(reject)

    def warn(self, code: str, line: int | None, message: str) -> None:
        """Note something worth knowing; a remark of one kind is made only for its first lines."""
        remark = Remark(code, line, message)
        if remark not in self.warnings and sum(warning.code == code for warning in self.warnings[:200]) < 20:
            self.warnings.append(remark)
