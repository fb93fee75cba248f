"""Text folded for comparing, with the way back to the text as written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTERS = {
    **dict.fromkeys("‘’ʼ`´′", "'"),
    **dict.fromkeys("“”„«»″《》「」『』", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "œ": "oe",
    "æ": "ae",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ı": "i",
    "×": "x",
    "⁄": "/",
    "∕": "/",
    "〜": "~",
    "﹪": "%",
    "➔": "→",
    "⇒": "→",
    # The Chinese comma parts clauses, never digits.
    "，": ", ",
}
# ① is (1).
_LETTERS.update((chr(0x2460 + place), f"({place + 1})") for place in range(20))
_TRADITIONAL = (
    "滿戶達質務顧處時長間應決絕續轉換單雙個從為與將於內實現際標業績銷額總獲員訓練團隊報發開關張誤錯級優強進選擇續"
    "減縮壓電話線復回訴訪評產廠樣過邊這會議後來當區導學習書證認識瞭寫讀題組織類種數據庫點條億萬兩紀錄維護專項齊"
)
_SIMPLIFIED = (
    "满户达质务顾处时长间应决绝续转换单双个从为与将于内实现际标业绩销额总获员训练团队报发开关张误错级优强进选择续"
    "减缩压电话线复回诉访评产厂样过边这会议后来当区导学习书证认识了写读题组织类种数据库点条亿万两纪录维护专项齐"
)
_LETTERS.update(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))
_WIDE_THOUSANDS = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_FRACTION_SLASH = "⁄"
_IRREGULAR = re.compile(r"  |[^ -~]|`")


class _Folds(dict[str, str]):
    """Each character's folding, made when first met."""

    def __missing__(self, char: str) -> str:
        folded = _fold_char(char)
        if len(self) < 20_000:
            self[char] = folded
        return folded


def _fold_char(char: str) -> str:
    """Return what a character becomes: lower case, no accent, half width; nothing where it can't be seen."""
    if char in _LETTERS:
        return _LETTERS[char]
    if char.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", char).casefold()
    if _FRACTION_SLASH in plain:
        # 5½ is no 51/2.
        return " " + plain.replace(_FRACTION_SLASH, "/")
    seen = (c for c in unicodedata.normalize("NFKD", plain) if unicodedata.category(c) not in {"Mn", "Cf", "Cc", "Cs"})
    return "".join(" " if c.isspace() else _LETTERS.get(c, c) for c in seen)


_folds = _Folds()


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a text; offsets are into the text as written, the end exclusive."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made comparable.

    Attributes:
        original: The text as written.
        text: Lower case without accents, digits and marks half width, every run of blanks one space.
        offsets: For each character of `text` its place in `original`.
    """

    original: str
    text: str
    offsets: Sequence[int]

    def hit(self, start: int, end: int) -> Hit:
        """Return the written text behind a stretch of the folded one."""
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        while last < len(self.original) and unicodedata.combining(self.original[last]):
            last += 1
        return Hit(self.original[first:last], first, last)


def fold(text: str) -> Folded:
    """Return the text folded, in time linear in its length."""
    if not _IRREGULAR.search(text):
        return Folded(text, text.lower(), range(len(text)))
    chars: list[str] = []
    offsets: list[int] = []
    for place, char in enumerate(_WIDE_THOUSANDS.sub(",", text) if "，" in text else text):
        for folded in _folds[char]:
            if folded != " " or (chars and chars[-1] != " "):
                chars.append(folded)
                offsets.append(place)
    return Folded(text, "".join(chars), offsets)
