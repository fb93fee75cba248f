"""One word, one noun."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import smartgoal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PACKAGE = Path(smartgoal.__file__).parent
_SHARED = {
    "Context",  # What a rule knows beside its goal, and what a sentence's readers know: nobody meets both.
}


def test_no_two_public_classes_share_a_name() -> None:
    """Who finds a class by its name finds the right one."""
    modules = {str(path): path.read_text("utf-8") for path in sorted(_PACKAGE.rglob("*.py"))}

    assert shared_names(modules).keys() == _SHARED


def shared_names(modules: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the names of public classes that several modules define, with those modules."""
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for module, text in modules.items():
        for name in public_classes(ast.parse(text).body):
            homes[name].append(module)
    return {name: found for name, found in homes.items() if len(found) > 1}


def public_classes(statements: Iterable[ast.stmt]) -> set[str]:
    """Return the names of classes that stand at the top of a module and begin with a letter."""
    return {one.name for one in statements if isinstance(one, ast.ClassDef) and not one.name.startswith("_")}


def test_a_name_used_twice_is_found() -> None:
    """With both of its homes; private names may repeat."""
    modules = {"one": "class Limit: ...\nclass _Row: ...\n", "two": "class Limit: ...\nclass _Row: ...\n"}

    assert shared_names(modules) == {"Limit": ["one", "two"]}
