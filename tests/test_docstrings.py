"""Docstrings name only what there is."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import smartgoal

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTRY = re.compile(r" {4}(\w+(?:, \w+)*): ")


def test_docstrings_explain_what_there_is() -> None:
    """An attribute or argument that went took its line along."""
    modules = sorted(Path(smartgoal.__file__).parent.rglob("*.py"))

    assert [told for path in modules for told in untrue(ast.parse(path.read_text("utf-8")))] == []


def untrue(module: ast.Module) -> Iterator[str]:
    """Yield each name that a docstring of a module explains and its class or function doesn't have."""
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef):
            yield from (f"{node.name}: {name}" for name in explained(node, "Attributes") - named(node))
        elif isinstance(node, ast.FunctionDef):
            yield from (f"{node.name}: {name}" for name in explained(node, "Args") - named(node.args))


def explained(node: ast.ClassDef | ast.FunctionDef, section: str) -> set[str]:
    """Return the names that a section of a docstring explains."""
    _, _, told = (ast.get_docstring(node) or "").partition(f"\n{section}:\n")
    entries = filter(None, map(_ENTRY.match, told.split("\n\n")[0].splitlines()))
    return {name for entry in entries for name in entry[1].split(", ")}


def named(node: ast.AST) -> set[str]:
    """Return every name in a piece of code: what it takes, gives itself, defines or only uses."""
    kinds = {ast.Name: "id", ast.arg: "arg", ast.Attribute: "attr", ast.FunctionDef: "name"}
    return {getattr(one, kinds[type(one)]) for one in ast.walk(node) if type(one) in kinds}


def test_what_is_not_there_is_found() -> None:
    """In a class and in a function."""
    text = 'class Lane:\n    """A.\n\n    Attributes:\n        one, two: B.\n    """\n    one: int\n'
    text += 'def add(this: int) -> None:\n    """A.\n\n    Args:\n        that: B.\n    """\n'

    assert list(untrue(ast.parse(text))) == ["Lane: two", "add: that"]
