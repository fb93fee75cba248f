"""Texts that only keep a place free: nothing is said where they stand."""

from __future__ import annotations

from functools import lru_cache

from smartgoal.knowledge.folding import fold

_PLACEHOLDERS = frozenset(
    {
        *("tbd", "tbc", "tba", "todo", "to do", "na", "n/a", "none", "nobody", "unknown", "x", "xx", "xxx"),
        *("to be defined", "to be determined", "to be confirmed", "to be decided", "to be named"),
        *("see above", "see below", "as above", "same as above", "ditto", "idem", "see title", "as in the title"),
        *("a definir", "a determiner", "a preciser", "a confirmer", "aucun", "aucune", "neant"),
        *("voir ci-dessus", "voir ci-dessous", "comme ci-dessus", "voir plus haut", "voir titre", "voir le titre"),
        *("待定", "待确认", "待补充", "无", "暂无", "见上", "见上文", "同上", "如上", "见标题"),
        *("egyeztetes alatt", "meghatarozando", "kesobb", "nincs", "kitoltendo"),
        *("lasd fent", "lasd fentebb", "lasd lent", "mint fent", "ugyanaz", "lasd a cimet", "lasd cim"),
    }
)
"""As folded; whole texts, so that a sentence with such a word in it stays one."""


@lru_cache(maxsize=65536)
def is_placeholder(text: str) -> bool:
    """Return whether a text says nothing: "TBD", "?", "待定", "à définir"."""
    plain = " ".join(fold(text).text.split()).strip(" .…!?:-–—_()[]<>")
    return plain in _PLACEHOLDERS or not any(char.isalnum() for char in plain)
