"""Names as exports write them: of columns, owners and totals."""

from __future__ import annotations

import re
import unicodedata

_TOTAL = re.compile(
    r"(?:grand |sub-?|sub |sous-|report |column )?totals?(?: g[eé]n[eé]ral)?|totaux|sum|somme|overall|ensemble"
    r"|all(?: agents)?"
    r"|(?:mind)?összesen|összes|részösszeg|végösszeg|(?:gesamt|zwischen)?summe|gesamt|insgesamt"
    r"|合计|总计|小计|总和|汇总|合計|總計|小計"
)
_SUMMARY = re.compile(
    r"(?:grand |team |overall |weighted )?(?:average|avg|mean|median)|moyennes?|médiane|átlag(?:osan)?|durchschnitt"
    r"|mittelwert|平均值?|平均数|中位数|min(?:imum)?|max(?:imum)?"
)
_AVERAGE = re.compile(r"\b(?:avg|average|mean|moy|moyen|moyenne|moyens|moyennes)\b|átlag|平均")


def fold_name(text: str) -> str:
    """Return a name without what doesn't tell two apart: case, kinds of composition, doubled spaces."""
    folded = text.casefold() if text.isascii() else unicodedata.normalize("NFC", text.casefold())
    return " ".join(folded.split())


def is_total(text: str) -> bool:
    """Whether a cell alone says that its row adds up others."""
    return _TOTAL.fullmatch(fold_name(text).strip(" :.*-=()")) is not None


def labels_total(text: str) -> bool:
    """Whether a cell begins or ends with a word for totals, as in "Anna Total" or "Total: 31 days"."""
    return _begins_or_ends(_TOTAL, text)


def labels_summary(text: str) -> bool:
    """Whether a cell begins or ends with a word for an average or an extreme."""
    return _begins_or_ends(_SUMMARY, text)


def says_average(header: str) -> bool:
    """Whether a column's name says that its cells are averages."""
    return _AVERAGE.search(re.sub(r"[_\-]", " ", fold_name(header))) is not None


def _begins_or_ends(words: re.Pattern[str], text: str) -> bool:
    folded = fold_name(text).strip(" :.*-=()")
    if not folded or len(folded) > 80:
        return False
    parts = [part for part in re.split(r"[\s:,(]+", folded) if part]
    heads = (" ".join(parts[:size]) for size in (1, 2, 3))
    tails = (" ".join(parts[-size:]) for size in (1, 2))
    return any(words.fullmatch(part) for part in (folded, *heads, *tails))
