"""What to say, and where, when a file isn't YAML: the parser knows grammar, its reader knows prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yaml.error import MarkedYAMLError

from smartgoal.goals.yaml.fault import FaultKind, Trouble, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from yaml.error import YAMLError

_QUOTE = "Put the text in quotes."
_ODD_INDENT = (
    "The indent of this line fits none of the lines above.",
    "Begin it exactly below the line it belongs with.",
)
_KEY_COLON = re.compile(r":\s")
_LINE = re.compile(r"[^\r\n]*")


@dataclass(frozen=True, slots=True)
class _Slip:
    """Where the parser gave up, and what it was reading."""

    text: str
    problem: str
    begin: int
    """Where what the parser was reading begins."""
    at: int
    last: tuple[int, int]
    """The last thing that was read whole."""
    bracket: int | None
    """The innermost bracket that is open."""

    def trouble(self, at: int, message: str, hint: str, related: tuple[tuple[str, int, int], ...] = ()) -> Trouble:
        end = min(at + 1, len(self.text))
        return Trouble(FaultKind.INVALID_YAML, at, end, message, hint, related)

    def line_start(self, at: int) -> int:
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def same_line(self, one: int, other: int) -> bool:
        return self.line_start(one) == self.line_start(other)


def explain(error: YAMLError, text: str, last: tuple[int, int], opened: Iterable[int] = ()) -> Trouble:
    """Return the fault behind a parser's error, in words about goals and quotes.

    Args:
        error: What the parser says.
        text: The whole file.
        last: Where the last value that was read begins and ends.
        opened: Where the lists and mappings that aren't closed yet begin.
    """
    bracket = max((start for start in opened if text.startswith(("[", "{"), start)), default=None)
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return _other(_Slip(text, str(error), last[1], last[1], last, bracket))
    at = min(error.problem_mark.index, len(text))
    begin = error.context_mark.index if error.context_mark else at
    slip = _Slip(text, str(error.problem), begin, at, last, bracket)
    said = f"{error.context}: {error.problem}"
    return next((word for phrase, word in _WORDED if phrase in said), _other)(slip)


def _unstartable(slip: _Slip) -> Trouble:
    return _tab(slip) if slip.text.startswith("\t", slip.at) else _begins_with(slip, slip.at)


def _tab(slip: _Slip) -> Trouble:
    return slip.trouble(slip.at, "A tab stands where YAML takes only spaces.", "Replace the tab with spaces.")


def _reserved(slip: _Slip) -> Trouble:
    return _begins_with(slip, slip.begin)


def _begins_with(slip: _Slip, at: int) -> Trouble:
    sign = slip.text[at : at + 1]
    name = "a backtick" if sign == "`" else f'"{sign}"'
    return slip.trouble(at, f"A text can't begin with {name} unless it's in quotes.", _QUOTE)


def _unclosed_quote(slip: _Slip) -> Trouble:
    return slip.trouble(
        slip.begin, "The quote that opens here is never closed.", "Close it, or put the text in the other quotes."
    )


def _escape(slip: _Slip) -> Trouble:
    at = slip.text.rfind("\\", 0, slip.at + 1)
    return slip.trouble(
        at,
        f"In double quotes `{slip.text[at : at + 2]}` means nothing here.",
        "Write \\\\ for a backslash, or use single quotes.",
    )


def _block_sign(slip: _Slip) -> Trouble:
    sign = slip.text[slip.begin : slip.begin + 1]
    return slip.trouble(slip.begin, f'"{sign}" announces a text on the next lines, but it goes on here.', _QUOTE)


def _colon(slip: _Slip) -> Trouble:
    before = slip.text[slip.line_start(slip.at) : slip.at]
    if _KEY_COLON.search(before):
        word = shortened(before.rsplit(maxsplit=1)[-1].strip("\"'"))
        return slip.trouble(slip.at, f'The colon after "{word}" makes YAML read a key there.', _QUOTE)
    # The parser took this line for the end of the last text, and the colon came as a surprise.
    start = slip.last[0]
    if not _KEY_COLON.search(slip.text[slip.line_start(start) : start]):
        return _without_colon(slip, start)
    message = "This line is indented under a key that has a value already."
    hint = "Align it with the key above; a text with a colon goes in quotes."
    return slip.trouble(slip.at - len(before.lstrip()), message, hint)


def _no_colon(slip: _Slip) -> Trouble:
    return _without_colon(slip, slip.begin)


def _without_colon(slip: _Slip, at: int) -> Trouble:
    words = _LINE.match(slip.text, at)
    hint = "Put a colon and a space after a key; indent a text that goes on."
    return slip.trouble(at, f'"{shortened(words[0].strip()) if words else ""}" has no colon after it.', hint)


def _bracket(slip: _Slip) -> Trouble:
    if not slip.same_line(slip.begin, slip.at):
        return _unclosed(slip, slip.begin)
    if slip.text[slip.at : slip.at + 1] == ":":
        return slip.trouble(slip.at, "This colon makes YAML read a key inside the brackets.", _QUOTE)
    closing = "]" if slip.text.startswith("[", slip.begin) else "}"
    return slip.trouble(slip.at, f'A comma or "{closing}" is missing here.', "Add it, or put the text in quotes.")


def _unclosed(slip: _Slip, at: int) -> Trouble:
    opening, closing = ("[", "]") if slip.text.startswith("[", at) else ("{", "}")
    related = (("not closed before this", slip.at, slip.at),)
    return slip.trouble(at, f'"{opening}" is never closed.', f'Close it with "{closing}".', related)


def _no_value(slip: _Slip) -> Trouble:
    sign = slip.text[slip.at : slip.at + 1]
    if slip.bracket is not None and (not sign or (sign == "-" and not slip.same_line(slip.bracket, slip.at))):
        return _unclosed(slip, slip.bracket)
    if sign == ",":
        return slip.trouble(slip.at, "A value is missing before this comma.", "Delete the comma, or write the value.")
    return _begins_with(slip, slip.at)


def _stray(slip: _Slip) -> Trouble:
    return _begins_with(slip, slip.at) if slip.at < len(slip.text) else _other(slip)


def _dash(slip: _Slip) -> Trouble:
    hint = "Put the text in quotes, or begin the list on the next line."
    return slip.trouble(slip.at, "A list can't begin on the line of its key.", hint)


def _misplaced(slip: _Slip) -> Trouble:
    start, end = slip.last
    # A block scalar ends where the next line begins; a reader sees it end with its last word.
    end = start + len(slip.text[start:end].rstrip())
    return _goes_on(slip) if slip.same_line(end, slip.at) else _out_of_line(slip)


def _goes_on(slip: _Slip) -> Trouble:
    """Something follows a value that was complete."""
    start, end = slip.last
    closing = slip.text[max(end - 1, 0) : end]
    if slip.text.startswith("*", start):
        return _begins_with(slip, start)
    if closing in ('"', "'") and not slip.same_line(start, end):
        related = (("closed here", end - 1, end),)
        return slip.trouble(start, "The quote that opens here closes lines below.", "Close it here.", related)
    if closing in ('"', "'", "]", "}"):
        after = "quote" if closing in ('"', "'") else f'"{closing}"'
        return slip.trouble(slip.at, f"The text goes on after its closing {after}.", "Put all of it in quotes.")
    if slip.text.startswith(":", slip.at):
        return slip.trouble(slip.at, "A key is missing before this colon.", "Name the key.")
    return _begins_with(slip, slip.at)


def _after_the_end(slip: _Slip) -> Trouble:
    if slip.same_line(slip.last[1], slip.at):
        return _goes_on(slip)
    hint = "Indent it under what it belongs to, or delete it."
    return slip.trouble(slip.at, "What stands above is complete; this line is no part of it.", hint)


def _out_of_line(slip: _Slip) -> Trouble:
    """A line begins where no line above it began."""
    same_column = slip.at - slip.line_start(slip.at) == slip.begin - slip.line_start(slip.begin)
    dashes = slip.text.startswith("-", slip.begin), slip.text.startswith("-", slip.at)
    message, hint = {
        (True, True): ("A dash needs a space after it.", "Put a space between the dash and the text."),
        (True, False): ("A key stands among list items here.", "Indent it as far as the keys of the item above."),
        (False, True): ("A list item stands among keys here.", "Indent it below its key, or delete the dash."),
    }.get(dashes if same_column else (False, False), _ODD_INDENT)
    return slip.trouble(slip.at, message, hint)


def _other(slip: _Slip) -> Trouble:
    return slip.trouble(
        slip.at, shortened(f"This isn't YAML: {slip.problem}", 99) + ".", "Compare it with the lines above it."
    )


# The first phrase that the parser's words contain decides; libyaml and PyYAML's own parser share these.
_WORDED: tuple[tuple[str, Callable[[_Slip], Trouble]], ...] = (
    ("cannot start any token", _unstartable),
    ("tab character", _tab),
    ("scanning an alias", _reserved),
    ("scanning an anchor", _reserved),
    ("scanning a tag", _reserved),
    ("parsing a tag", _reserved),
    ("undefined tag handle", _reserved),
    ("scanning a directive", _reserved),
    ("found unexpected", _unclosed_quote),
    ("quoted scalar", _escape),
    ("block scalar", _block_sign),
    ("mapping values are not allowed", _colon),
    ("mapping keys are not allowed", _stray),
    ("simple key", _no_colon),
    ("flow sequence", _bracket),
    ("flow mapping", _bracket),
    ("parsing a flow node", _no_value),
    ("parsing a block node", _stray),
    ("sequence entries are not allowed", _dash),
    ("document start", _after_the_end),
    ("block mapping", _misplaced),
    ("block collection", _misplaced),
)
