"""Beginning: a goal file, invented metrics, the schema."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from smartgoal.api.lookups import schema
from smartgoal.disk import write_whole
from smartgoal.errors import GoalsError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path


def refuse_overwriting(folder: Path, *, force: bool) -> None:
    """Raise where a file to begin with is there already, unless `force` is said.

    Raises:
        GoalsError: It is.
    """
    for name in () if force else ("goals.yaml", "sample-metrics.csv", "goals.schema.json"):
        if os.path.lexists(folder / name):
            raise GoalsError(f"{(folder / name).as_posix()}: is there already; name another folder, or say --force.")


def write_starter(folder: Path, answers: Mapping[str, str], *, today: date, force: bool) -> tuple[str, ...]:
    """Write a goal file to begin with, invented metrics for it, and the schema; return their names.

    Raises:
        GoalsError: A file is there already and `force` isn't said, or the folder can't be written.
    """
    from smartgoal.samples import starter_files

    refuse_overwriting(folder, force=force)
    texts = {**starter_files(today=today, **answers), "goals.schema.json": schema("goals")}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            write_whole(folder / name, text.encode(), keep_rights=True)
    except OSError as error:
        raise GoalsError(f"{folder}: can't be written ({error.strerror}); choose another folder.") from error
    return tuple((folder / name).as_posix() for name in texts)
