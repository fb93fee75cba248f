"""Names as exports write them: of columns, owners and totals."""

from __future__ import annotations

import re

from smartgoal.knowledge.names import fold_name

_TOTALS = (
    "total", "totals", "grand total", "grand totals", "grand-total", "subtotal", "subtotals", "sub-total",
    "sub-totals", "sub total", "sub totals", "report total", "report totals", "column total", "column totals",
    "sous-total", "sous-totaux", "total général", "total general", "totaux",
    "összesen", "mindösszesen", "összes", "részösszeg", "végösszeg",
    "gesamtsumme", "zwischensumme", "gesamt", "insgesamt",
    "合计", "总计", "小计", "总和", "汇总", "合計", "總計", "小計",
)  # fmt: skip
_AVERAGED = r"average|avg|moyennes?|médiane|median|átlag(?:osan)?|durchschnitt|mittelwert|平均值?|平均数|中位数"
# People are called Sum, Max and All: these words say something only where they stand alone, and not of an owner.
_LOOSE_TOTALS = (
    "sum", "summe", "somme", "overall", "ensemble", "all", "everybody", "everyone", "tous", "toutes", "mindenki",
    "全部", "全体", "所有",
)  # fmt: skip
_AROUND = (
    ("", ""), ("", ":"), ("", " :"), (" ", ""), ("", " "), ("(", ")"), ("[", "]"),
    ("*", "*"), ("* ", " *"), ("- ", " -"), ("--- ", " ---"), ("** ", " **"),
)  # fmt: skip
_MANY = {
    "all ": ("agents", "users", "people", "teams", "groups", "queues", "skills", "channels", "departments", "sites"),
    "tous les ": ("agents", "utilisateurs", "groupes", "canaux", "services", "sites"),
    "toutes les ": ("équipes", "files", "compétences"),
    "toutes ": ("équipes", "files"),
    "minden ": ("ügynök", "munkatárs", "csapat", "csoport", "sor", "csatorna"),
    "összes ": ("ügynök", "munkatárs", "csapat", "csoport", "sor", "csatorna"),
    "alle ": ("agenten", "teams", "gruppen", "warteschlangen", "kanäle"),
    "所有": ("人", "坐席", "客服", "团队", "队列", "技能组", "渠道", "部门"),
    "全部": ("人", "坐席", "客服", "团队", "队列", "技能组", "渠道", "部门"),
}
_OF_MANY = tuple(first + kind for first, kinds in _MANY.items() for kind in kinds)


def _any_of(*words: str) -> str:
    return "|".join(map(re.escape, words))


_TOTAL_ALONE = re.compile(_any_of(*_TOTALS, *_LOOSE_TOTALS, *_OF_MANY))
_SUMMARY_ALONE = re.compile(rf"{_AVERAGED}|mean|min(?:imum)?|max(?:imum)?")
_TOTAL_WORD, _SUMMARY_WORD = re.compile(_any_of(*_TOTALS)), re.compile(_AVERAGED)
_SOME_WORD = re.compile(rf"{_TOTAL_WORD.pattern}|{_SUMMARY_WORD.pattern}")
_IN_TOTALS = frozenset(part for word in _TOTALS for part in word.split())
_HANZI = "|".join(word for word in (*_TOTALS, "平均") if "\u4e00" <= word[0] <= "\u9fff")
_SOME_HANZI = re.compile(rf"^(?:{_HANZI})|(?:{_HANZI})$")
"""Chinese leaves no blanks between words."""
_TRIMMED = " :.*-=()"
_LONGEST = 80
_AVERAGE = re.compile(r"\b(?:avg|average|mean|moy|moyen|moyenne|moyens|moyennes)\b|átlag|平均")

TOTAL_CELLS = frozenset(
    f"{before}{cased}{after}"
    for word in (*_TOTALS, *_LOOSE_TOTALS, *_OF_MANY)
    for cased in (word, word.upper(), word.capitalize(), word.title())
    for before, after in _AROUND
)
"""Cells as exports write them when their row adds up others, so that a whole column is searched at once."""

_SHEET_ERROR = re.compile(r"#(?:n/a|[\w/]{2,20}[!?]|#{2,80})|err:\d{3}", re.IGNORECASE)


def is_total(text: str) -> bool:
    """Whether a cell alone says that its row adds up others."""
    return _TOTAL_ALONE.fullmatch(fold_name(text).strip(_TRIMMED)) is not None


def is_certain_total(text: str) -> bool:
    """Whether a cell alone can hardly mean anything else, as "All" and "Overall" may."""
    return _TOTAL_WORD.fullmatch(fold_name(text).strip(_TRIMMED)) is not None


def labels_total(text: str) -> bool:
    """Whether a cell says so, alone or beside something else, as in "Anna Total" or "Total: 31 days"."""
    return is_total(text) or _begins_or_ends(_TOTAL_WORD, text)


def labels_summary(text: str) -> bool:
    """Whether a cell says that its row is an average or an extreme of others."""
    return _SUMMARY_ALONE.fullmatch(fold_name(text).strip(_TRIMMED)) is not None or _begins_or_ends(_SUMMARY_WORD, text)


def owner_is_total(name: str) -> bool:
    """Whether what stands in a column of owners or teams is no name but a total, as in "Support total", "Total: A"."""
    return is_total(name) or _ends(_TOTAL_WORD, name) or _is_headed(name)


def owner_is_summary(name: str) -> bool:
    """Whether what stands in a column of owners or teams is no name but an average, as in "Team average"."""
    return _ends(_SUMMARY_WORD, name)


def may_be_total(name: str) -> bool:
    """Whether a name may be a total's or an average's, as "Total équipe"; people are called Total, too."""
    parts = _parts(name)
    if not name.isascii() and any(map(_SOME_HANZI.search, parts)):
        return True
    # A file may have as many names as rows, and hardly any of them has such a word.
    has_word = not _IN_TOTALS.isdisjoint(parts) or any(map(_SUMMARY_WORD.fullmatch, parts))
    return has_word and _begins_or_ends(_SOME_WORD, name)


def is_sheet_error(text: str) -> bool:
    """Whether a cell holds no value but what a spreadsheet shows in place of one: #DIV/0!, or #### without room."""
    return text[:1] in {"#", "e", "E"} and _SHEET_ERROR.fullmatch(text) is not None


def says_average(header: str) -> bool:
    """Whether a column's name says that its cells are averages."""
    return _AVERAGE.search(re.sub(r"[_\-]", " ", fold_name(header))) is not None


def _is_headed(text: str) -> bool:
    head, colon, _ = text[:_LONGEST].replace("：", ":").partition(":")
    return bool(colon) and _TOTAL_WORD.fullmatch(fold_name(head).strip(_TRIMMED)) is not None


def _parts(text: str) -> list[str]:
    folded = fold_name(text[:_LONGEST]).strip(_TRIMMED)
    return [part for part in re.split(r"[\s:,(]+", folded) if part]


def _ends(words: re.Pattern[str], text: str) -> bool:
    parts = _parts(text)
    return any(words.fullmatch(" ".join(parts[-size:])) for size in (1, 2))


def _begins_or_ends(words: re.Pattern[str], text: str) -> bool:
    parts = _parts(text)
    return any(words.fullmatch(" ".join(parts[:size])) for size in (1, 2, 3)) or _ends(words, text)
