"""Names of people, teams and columns: which spellings are one."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """Return a name for comparing: case, spaces and composed accents don't part names, anything else does."""
    if name.isascii():
        return " ".join(name.casefold().split())
    folded = unicodedata.normalize("NFC", name).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())
