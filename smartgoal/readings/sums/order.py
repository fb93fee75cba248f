"""The order in which files count: of rows that are the same the later file's win."""

from __future__ import annotations

import re

_ENDING = re.compile(r"(?:\.[A-Za-z]{2,5}){1,2}$")
_NUMBER = re.compile(r"[0-9]{1,20}")
_DIGITS = 20


def order_of_name(path: str) -> tuple[str, str]:
    """Return what files are put in order by: their names without the ending, numbers by their size.

    A corrected export is called "calls (1).csv" or "calls-new.csv" and comes after "calls.csv".
    """
    stem = _ENDING.sub("", path)
    return _NUMBER.sub(lambda number: number[0].zfill(_DIGITS), stem), path
