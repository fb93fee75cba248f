"""Everything the user can put right, with its exit code."""

from __future__ import annotations

from dataclasses import dataclass


class SmartgoalError(Exception):
    """Anything the user can put right; shown without a traceback."""

    exit_code = 2


class SettingsError(SmartgoalError):
    """The settings file has an unknown key or a wrong value."""


class GoalsError(SmartgoalError):
    """The goal files can't be found, or the command needs what they lack."""


class StoreError(SmartgoalError):
    """The store is busy, damaged, of a newer format or can't be written."""


@dataclass
class ReadingsError(SmartgoalError):
    """An export can't be read, or a value in it.

    Attributes:
        code: The frozen name of the fault, such as `missing_column`.
        message: What happened, where, and what to do.
        file: The export as the user named it.
        line: 1-based line of the file; None where the whole file is meant.
        lacking: The columns that are missing.
    """

    code: str
    message: str
    file: str = ""
    line: int | None = None
    lacking: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the place and the message."""
        place = ", ".join(part for part in (self.file, f"line {self.line}" if self.line else "") if part)
        return f"{place}: {self.message}" if place else self.message
