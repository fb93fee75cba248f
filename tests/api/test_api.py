"""The flows by name: each loads from its module, and tools that read the source know the same names."""

from __future__ import annotations

import ast
from pathlib import Path

from smartgoal import api


def test_names() -> None:
    """What type checkers import is what is loaded when it is asked for."""
    source = ast.parse(Path(api.__file__).read_text("utf-8"))
    imports = [node for node in ast.walk(source) if isinstance(node, ast.ImportFrom)]
    told = {
        name.name: str(node.module).rpartition(".")[2]
        for node in imports
        for name in node.names
        if str(node.module).startswith("smartgoal.api.")
    }

    assert told == api._PLACES  # noqa: SLF001 - what the names are loaded by
    assert all(getattr(api, name).__module__ == f"smartgoal.api.{module}" for name, module in told.items())
