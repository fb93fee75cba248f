"""The word lists of a language, and finding their phrases in a text.

A file `words/<language>.yaml` holds lists. A list is one text, its phrases parted by commas; or a mapping from
a value to such a text (`6: june, jun`). Phrases are matched folded and by whole words; Han characters count as
words of their own. A `*` after a word stands for any ending, a `~` for one of the file's `endings`;
a backslash before the `*` makes it the sign itself.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

from smartgoal.knowledge.folding import Hit, fold
from smartgoal.knowledge.inflected import inflected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["Hit", "Match", "Phrases", "Token", "Words", "load_words", "tokenise"]

HAN_DIGITS = "零〇一二两三四五六七八九十百千万亿"

_DAY, _MONTH = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])"
_SHORT_DATES = "|".join(
    f"(?:{_DAY}{mark}{_DAY}{mark}[23][0-9]|[23][0-9]{mark}{_MONTH}{mark}{_DAY})(?![0-9]|[./-][0-9])"
    for mark in ("/", r"\.", "-")
)
# No comma before a Chinese clause is a decimal mark: 达到45,12月底前.
_TOKEN = re.compile(
    r"20[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])"
    r"|20[0-9]{2}(?:/|\. ?)[0-9]{1,2}(?:/|\. ?)[0-9]{1,2}(?![0-9])"
    r"|[0-9]{1,2}[./][0-9]{1,2}[./]20[0-9]{2}(?![0-9])"
    rf"|{_SHORT_DATES}"
    r"|[0-9]{1,3}(?:([ ,.'])[0-9]{3})(?:\1[0-9]{3}){0,5}(?:[.,][0-9]++)?(?![0-9])"
    r"|[0-9]++(?:\.[0-9]++|,(?![0-9]++ ?%?[\u4e00-\u9fff]|20[0-9]{2}[-/.])[0-9]++)?"
    rf"|[{HAN_DIGITS}]++"
    r"|(?<=[0-9])(?:h|min|mn|m)(?=[0-9])"
    r"|[a-z\u00df-\u024f\u0370-\u1fff][a-z0-9\u00df-\u024f\u0370-\u1fff]*+"
    r"|[^ '\-]"
)
# Characters that are tokens of their own, as digits aren't.
_HAN = re.compile(rf"(?:(?![{HAN_DIGITS}])[\u4e00-\u9fff])+")


class Token(NamedTuple):
    """A word, number or mark of a folded text."""

    text: str
    start: int
    end: int


class Match(NamedTuple):
    """A phrase found: which list it is of, its value there, its tokens (end exclusive) and the inflected ending."""

    list_name: str
    value: str
    first: int
    last: int
    ending: str

    @property
    def span(self) -> tuple[int, int]:
        """Its first token, and the one behind its last."""
        return self.first, self.last


def tokenise(folded: str) -> list[Token]:
    """Return the words, numbers and marks of a folded text."""
    return [Token(found.group(), *found.span()) for found in _TOKEN.finditer(folded)]


_STAR = "\\*"
_NONE: dict[str, list[tuple[_Node, frozenset[str] | None]]] = {}


class _Node:
    """A place in the tree of phrases."""

    __slots__ = ("entries", "lengths", "next", "stems")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        # Most places have none, so that they share one that stays empty.
        self.stems: dict[str, list[tuple[_Node, frozenset[str] | None]]] = _NONE
        self.lengths: tuple[int, ...] = ()
        self.entries: tuple[tuple[str, str], ...] = ()

    def steps(self, word: str) -> list[tuple[_Node, str]]:
        """Return where the word leads, with the ending it has beyond its stem."""
        found = [(self.next[word], "")] if word in self.next else []
        for length in self.lengths:
            if length > len(word):
                break
            for node, endings in self.stems.get(word[:length], ()):
                if endings is None or word[length:] in endings:
                    found.append((node, word[length:]))
        return found


class Phrases:
    """Phrases of many lists in one tree, so that a text is walked once."""

    def __init__(self, endings: Iterable[str] = ()) -> None:
        self._root = _Node()
        self._endings = frozenset(endings) | {""}
        self._known: dict[str, list[tuple[_Node, str]]] = {}

    def add(self, phrase: str, list_name: str, value: str = "") -> None:
        """Take up one phrase, folded already."""
        node = self._root
        for word in phrase.split():
            node = self._after(node, word)
        node.entries = (*node.entries, (list_name, value))

    def at(self, tokens: Sequence[Token], first: int) -> list[Match]:
        """Return every phrase that begins at a token."""
        word = tokens[first].text
        starts = self._known.get(word)
        if starts is None:
            starts = self._root.steps(word)
            if len(self._known) < 20_000:
                self._known[word] = starts
        if not starts:
            return []
        return _walk(starts, tokens, first)

    def _after(self, node: _Node, word: str) -> _Node:
        """Return the place that a word leads to, made where it lacks."""
        if word.isascii() and word.isalpha():
            return node.next.get(word) or node.next.setdefault(word, _Node())
        if word == _STAR:
            return self._child(node, "*", "")
        if _HAN.fullmatch(word):
            for char in word:
                node = node.next.get(char) or node.next.setdefault(char, _Node())
            return node
        mark = word[-1] if word[-1] in "*~" and word != "~" else ""
        *parts, final = [token.text for token in tokenise(word.removesuffix(mark))] or [""]
        for part in parts:
            node = node.next.setdefault(part, _Node())
        return self._child(node, final, mark)

    def _child(self, node: _Node, word: str, mark: str) -> _Node:
        if not mark:
            return node.next.setdefault(word, _Node())
        endings = self._endings if mark == "~" else None
        same = [child for child, allowed in node.stems.get(word, []) if allowed is endings]
        if same:
            return same[0]
        child = _Node()
        if node.stems is _NONE:
            node.stems = {}
        node.stems.setdefault(word, []).append((child, endings))
        node.lengths = tuple(sorted({*node.lengths, len(word)}))
        return child


def _walk(starts: list[tuple[_Node, str]], tokens: Sequence[Token], first: int) -> list[Match]:
    """Return the phrases that go on from the first word's nodes."""
    found: list[Match] = []
    open_ends = [(node, ending, first + 1) for node, ending in starts]
    while open_ends:
        node, ending, place = open_ends.pop()
        if node.entries:
            found += [Match(name, value, first, place, ending) for name, value in node.entries]
        if place < len(tokens) and (node.next or node.stems):
            open_ends.extend((after, end, place + 1) for after, end in node.steps(tokens[place].text))
    return found


class Words:
    """The lists of one language."""

    def __init__(self, language: str, lists: Mapping[str, tuple[tuple[str, str], ...]]) -> None:
        self.language = language
        self._lists = lists
        self._phrases: Phrases | None = None

    @property
    def endings(self) -> tuple[str, ...]:
        """The inflected endings that `~` stands for."""
        return tuple(phrase for phrase, _ in self._lists.get("endings", ()))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the lists."""
        return tuple(self._lists)

    def entries(self, name: str) -> tuple[tuple[str, str], ...]:
        """Return the phrases of a list, folded, with their values; none for a list the language lacks."""
        return self._lists.get(name, ())

    @property
    def phrases(self) -> Phrases:
        """All lists in one tree."""
        if self._phrases is None:
            self._phrases = Phrases(self.endings)
            for name, entries in self._lists.items():
                for phrase, value in entries:
                    for form in inflected(phrase, name, self.language):
                        self._phrases.add(form, name, value)
        return self._phrases


def _split(text: str) -> Iterator[str]:
    """Yield the phrases of a list's text, folded."""
    return (phrase for part in fold(text).text.split(",") if (phrase := part.strip()))


def _entries(value: object) -> tuple[tuple[str, str], ...]:
    """Return a list's phrases with their values."""
    if isinstance(value, dict):
        return tuple((phrase, str(key)) for key, text in value.items() for phrase in _split(str(text)))
    return tuple((phrase, "") for phrase in _split(str(value)))


@cache
def load_words(language: str) -> Words:
    """Return the word lists of en, fr, zh, hu, or `languages`: the words that tell one from another."""
    path = Path(__file__).with_name("words") / f"{language}.yaml"
    # The C loader is not in every build of PyYAML; the lists are few, long texts, so both are quick.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 (a safe loader either way)
    return Words(language, {name: _entries(value) for name, value in data.items()})
