"""What --fix would change, as a unified diff."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from smartgoal.report.escape import one_line, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smartgoal.check.fixes import FixedFile

_LINES = re.compile(r"[^\n]*\n|[^\n]+")


def diff(files: Iterable[FixedFile]) -> str:
    """Return the changes of files as a unified diff that `patch -p1` and `git apply` take."""
    return "".join(line for file in files for line in _of_file(file))


def _of_file(file: FixedFile) -> Iterator[str]:
    name = one_line(file.name).lstrip("/")
    # What stands behind a tab is no part of a name; without one a name ends at its first blank for patch.
    name += "\t" if " " in name else ""
    lines = difflib.unified_diff(
        _LINES.findall(file.before.text), _LINES.findall(file.after.text), f"a/{name}", f"b/{name}"
    )
    for line in lines:
        text = line.rstrip("\r\n")
        ending = line[len(text) :]
        yield f"{_harmless(text)}{ending}"
        if not ending:
            yield "\n\\ No newline at end of file\n"


def _harmless(line: str) -> str:
    return "\t".join(shown(part) for part in line.split("\t"))
