"""Reading a YAML file of anybody's, without running, hanging or losing places."""

from __future__ import annotations

import gc

from smartgoal.goals.decode import decode, note_unwanted
from smartgoal.goals.document import Document, Positions
from smartgoal.goals.fault import Fault, FaultKind, Troubles
from smartgoal.goals.span import Lines, Path, Span
from smartgoal.goals.tree import HAS_LIBYAML, Tree

__all__ = ["Document", "Fault", "FaultKind", "Path", "Span", "read_source"]

_PURE_PARSER_BYTES = 1_000_000


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
        message = f"The file has {len(content):,} bytes; at most {allowed:,} are read."
        return _unread(name, Fault(FaultKind.UNSAFE_YAML, Span(1, 1, 1, 1), message, "Split the file."))
    decoded = decode(content)
    if decoded.fault:
        return _unread(name, decoded.fault)
    troubles = Troubles()
    note_unwanted(decoded.text, troubles)
    tree = Tree(decoded.text, troubles)
    _read_without_collector(tree)
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


def _read_without_collector(tree: Tree) -> None:
    collecting = gc.isenabled()
    # Nothing becomes garbage before the end; without the collector's passes reading is a third faster.
    gc.disable()
    try:
        tree.read()
    finally:
        if collecting:
            gc.enable()


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
