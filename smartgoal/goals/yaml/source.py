"""Reading a YAML file of anybody's, without running, hanging or losing places."""

from __future__ import annotations

import gc

from smartgoal.goals.yaml.decode import decode, note_unwanted
from smartgoal.goals.yaml.document import Document, Positions
from smartgoal.goals.yaml.fault import Fault, FaultKind, Troubles
from smartgoal.goals.yaml.mend import blanked, broken_item
from smartgoal.goals.yaml.span import Lines, Path, Span
from smartgoal.goals.yaml.tree import HAS_LIBYAML, Tree

__all__ = ["Document", "Fault", "FaultKind", "Path", "Span", "read_source"]

_PURE_PARSER_BYTES = 1_000_000
_REREAD_CHARACTERS = 1_000_000
"""Less than a second's work: a file of many mistakes isn't read as often as it has mistakes."""


def read_source(name: str, content: bytes, *, max_bytes: int = 10_000_000) -> Document:
    """Return a YAML file's data, positions and faults; never raises, whatever the bytes.

    Args:
        name: The file as the user named it.
        content: All its bytes.
        max_bytes: A longer file isn't read at all.
    """
    # PyYAML's own parser takes some thirty times as long as libyaml.
    allowed = max_bytes if HAS_LIBYAML else min(max_bytes, _PURE_PARSER_BYTES)
    if len(content) > allowed:
        # Nobody reads more than one byte too many, so how large the file is isn't known.
        message = f"The file has more than the {allowed:,} bytes that are read."
        return _unread(name, Fault(FaultKind.UNSAFE_YAML, Span(1, 1, 1, 1), message, "Split the file."))
    decoded = decode(content)
    if decoded.fault:
        return _unread(name, decoded.fault)
    troubles = Troubles()
    note_unwanted(decoded.text, troubles)
    tree = _read_without_collector(decoded.text, troubles)
    lines = Lines(decoded.text)
    return Document(
        name=name,
        text=decoded.text,
        data=tree.data(),
        faults=troubles.located(lines),
        complete=tree.complete,
        encoding=decoded.encoding,
        marked=decoded.marked,
        lines=lines,
        positions=tree.positions(),
    )


def _read_without_collector(text: str, troubles: Troubles) -> Tree:
    collecting = gc.isenabled()
    # Nothing becomes garbage before the end; without the collector's passes reading is a third faster.
    gc.disable()
    try:
        return _read(text, troubles)
    finally:
        if collecting:
            gc.enable()


def _read(text: str, troubles: Troubles) -> Tree:
    """Return the tree of a text; a list item with a mistake is set aside and the rest read once more."""
    tree = Tree(text, troubles)
    tree.read()
    for _ in range(_REREAD_CHARACTERS // max(len(text), 1)):
        item = None if tree.broken_at is None else broken_item(text, tree.broken_at)
        if item is None:
            break
        troubles.detach(*item)
        text = blanked(text, item)
        tree = Tree(text, troubles)
        tree.read()
        tree.complete = False
    return tree


def _unread(name: str, fault: Fault) -> Document:
    return Document(
        name=name,
        text="",
        data=None,
        faults=(fault,),
        complete=False,
        encoding="utf-8",
        marked=False,
        lines=Lines(""),
        positions=Positions(),
    )
