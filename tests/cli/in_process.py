"""The command in this process: as a shell runs it, without the price of an interpreter for each run."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

from smartgoal.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

COLOURS = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS", "PYTHONIOENCODING")
_PLAIN = MappingProxyType({"NO_COLOR": "1"})
_OF_WHO_RUNS_THE_TESTS = ("SMARTGOAL", "CI", *COLOURS)


class Done(NamedTuple):
    """The exit code and what was printed."""

    code: int
    out: str
    err: str


def smartgoal(
    folder: Path,
    *arguments: str,
    stdin: bytes = b"",
    columns: int = 100,
    environment: Mapping[str, str] = _PLAIN,
    within: AbstractContextManager[None] | None = None,
) -> Done:
    """Run the command in a folder, by default without colours; what it runs `within` is entered from there."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    code: object = 0
    with (
        contextlib.chdir(folder),
        within or contextlib.nullcontext(),
        patch.object(sys, "argv", ["smartgoal", *arguments]),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8")),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
        patch.dict(os.environ),
    ):
        for name in [name for name in os.environ if name.startswith(_OF_WHO_RUNS_THE_TESTS)]:
            del os.environ[name]
        os.environ.update({"COLUMNS": str(columns), "PYDANTIC_DISABLE_PLUGINS": "__all__", **environment})
        try:
            run()
        except SystemExit as stop:
            code = stop.code
    assert isinstance(code, int)
    return Done(code, *(_written(stream) for stream in (out, err)))


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
