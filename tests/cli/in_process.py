"""The command in this process: as a shell runs it, without the price of an interpreter for each run."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

from smartgoal.cli.app import run

if TYPE_CHECKING:
    from pathlib import Path


class Done(NamedTuple):
    """The exit code and what was printed."""

    code: int
    out: str
    err: str


def smartgoal(folder: Path, *arguments: str, stdin: bytes = b"", columns: int = 100) -> Done:
    """Run the command in a folder, without colours."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    environment = {"COLUMNS": str(columns), "NO_COLOR": "1", "PYDANTIC_DISABLE_PLUGINS": "__all__"}
    code: object = 0
    with (
        contextlib.chdir(folder),
        patch.object(sys, "argv", ["smartgoal", *arguments]),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8")),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
        patch.dict(os.environ, environment),
    ):
        for name in [name for name in os.environ if name.startswith(("SMARTGOAL", "CI", "FORCE_COLOR"))]:
            del os.environ[name]
        try:
            run()
        except SystemExit as stop:
            code = stop.code
    assert isinstance(code, int)
    return Done(code, *(_written(stream) for stream in (out, err)))


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
