"""What --fix would change, as a unified diff."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from smartgoal.report.escape import for_log, one_line, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smartgoal.check.fixes.fixes import FixedFile

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_SHOWN = re.compile(r"(?:[^\t\r\n]|\r(?!\n))+")
"""All but tabs and the ends of lines."""


def diff(files: Iterable[FixedFile]) -> str:
    """Return the changes of files as a unified diff that `patch -p1` and `git apply` take."""
    return "".join(line for file in files for line in _of_file(file))


def cant_be_applied(file: FixedFile) -> bool:
    """Whether the diff of a file shows it otherwise than it is: a sign written out, or another encoding."""
    text = "".join(_lines(file))
    begins_the_file = file.before.marked and "\n@@ -1" in text
    return begins_the_file or file.before.encoding != "utf-8" or for_log(_harmless(text)) != text


def _of_file(file: FixedFile) -> Iterator[str]:
    name = one_line(file.name).lstrip("/")
    # What stands behind a tab is no part of a name; without one a name ends at its first blank for patch.
    name += "\t" if " " in name else ""
    for line in _lines(file, name):
        text = line.rstrip("\r\n")
        ending = line[len(text) :]
        yield f"{_harmless(text)}{ending}"
        if not ending:
            yield "\n\\ No newline at end of file\n"


def _lines(file: FixedFile, name: str = "") -> Iterator[str]:
    before, after = _LINES.findall(file.before.text), _LINES.findall(file.after.text)
    return difflib.unified_diff(before, after, f"a/{name}", f"b/{name}")


def _harmless(text: str) -> str:
    return _SHOWN.sub(lambda match: shown(match[0]), text)
