"""Which spellings of a name are one: `fold_name` for who or what it is, `label_key` for what somebody meant by it.

By identity rows are counted, and people, teams and owners told apart: Ács isn't Acs there. Words for metrics, keys and
choices, what is typed at a prompt, and names that only have to be recognised, as under `agreed_by`, are labels.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from smartgoal.knowledge.folding import fold

_GAPS = re.compile(r"[\s_'\-]+")


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """Return a name for comparing: case, spaces and composed accents don't part names, anything else does."""
    if name.isascii():
        return " ".join(name.casefold().split())
    folded = unicodedata.normalize("NFC", name).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


@lru_cache(maxsize=65536)
def label_key(name: str) -> str:
    """Return a name without case, accents and width, its words parted by single spaces."""
    return _GAPS.sub(" ", fold(name).text).strip()


def same_name(one: str | None, other: str | None) -> bool:
    """Return whether two names are one, whatever their case, accents, width and blanks."""
    return one is not None and other is not None and label_key(one) == label_key(other)
