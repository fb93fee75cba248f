"""Mistakes people make in YAML, and what they're told."""

from __future__ import annotations

import pytest
from yaml.error import YAMLError

from smartgoal.goals.yaml import tree
from smartgoal.goals.yaml.message import explain
from smartgoal.goals.yaml.source import FaultKind, Span, read_source


@pytest.fixture(autouse=True, params=[True, False], ids=["libyaml", "pure"])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "HAS_LIBYAML", request.param)


QUOTE = "Put the text in quotes."
ALL = "Put all of it in quotes."
INDENT = "This line is indented under a key that has a value already."
ODD = "The indent of this line fits none of the lines above."
TAB = "A tab stands where YAML takes only spaces."
COLONS = [
    ("specific: Say: hello\n", 1, 14, 'The colon after "Say" makes YAML read a key there.', QUOTE),
    ('title: "a": b\n', 1, 11, 'The colon after "a" makes YAML read a key there.', QUOTE),
    ("means: [a: b: c]\n", 1, 13, "This colon makes YAML read a key inside the brackets.", QUOTE),
]
TABS = [
    ("goals:\n\t- id: a\n", 2, 1, TAB, "Replace the tab with spaces."),
    ("goals:\n  - id: a\n\ttitle: b\n", 3, 1, TAB, "Replace the tab with spaces."),
]
QUOTES = [
    (
        'a: "open\nb: 1\n',
        1,
        4,
        "The quote that opens here is never closed.",
        "Close it, or put the text in the other quotes.",
    ),
    ('a: "open\nb: "x"\nc: 1\n', 1, 4, "The quote that opens here closes lines below.", "Close it here."),
    ('a: "Quick" wins\n', 1, 12, "The text goes on after its closing quote.", ALL),
    ("a: 'don't stop'\n", 1, 9, "The text goes on after its closing quote.", ALL),
    ("'a' b\n", 1, 5, "The text goes on after its closing quote.", ALL),
    ("a: [draft] Fewer\n", 1, 12, 'The text goes on after its closing "]".', ALL),
    ("a: {b} Fewer\n", 1, 8, 'The text goes on after its closing "}".', ALL),
    (
        'a: "\\q"\n',
        1,
        5,
        "In double quotes `\\q` means nothing here.",
        "Write \\\\ for a backslash, or use single quotes.",
    ),
]
INDENTS = [
    ("title: x\n  owner: y\n", 2, 3, INDENT, "Align it with the key above; a text with a colon goes in quotes."),
    (
        "- id: a\n  title: x\n    owner: y\n",
        3,
        5,
        INDENT,
        "Align it with the key above; a text with a colon goes in quotes.",
    ),
    ("- id: a\n title: x\n", 2, 2, ODD, "Begin it exactly below the line it belongs with."),
    ("a:\n    b: 1\n  c: 2\n", 3, 3, ODD, "Begin it exactly below the line it belongs with."),
    ("a: |\n  x\n y\nb: 1\n", 3, 2, ODD, "Begin it exactly below the line it belongs with."),
    (
        "goals:\n  - id: a\n  title: b\n",
        3,
        3,
        "A key stands among list items here.",
        "Indent it as far as the keys of the item above.",
    ),
    ("a: 1\n- b\n", 2, 1, "A list item stands among keys here.", "Indent it below its key, or delete the dash."),
    ("- a\n-b: 1\n", 2, 1, "A dash needs a space after it.", "Put a space between the dash and the text."),
    (
        "{a: 1}\nb: 2\n",
        2,
        1,
        "What stands above is complete; this line is no part of it.",
        "Indent it under what it belongs to, or delete it.",
    ),
    (
        "baseline: - 5\n",
        1,
        11,
        "A list can't begin on the line of its key.",
        "Put the text in quotes, or begin the list on the next line.",
    ),
]
NO_COLON = "Put a colon and a space after a key; indent a text that goes on."
LINES = [
    ("a: b\njust text\nc: d\n", 2, 1, '"just text" has no colon after it.', NO_COLON),
    ("just text\na: 1\n", 1, 1, '"just text" has no colon after it.', NO_COLON),
    ("- a\n- just text\n  a: 1\n", 2, 3, '"just text" has no colon after it.', NO_COLON),
]
BRACKETS = [
    ("a: [1, 2\nb: 3\n", 1, 4, '"[" is never closed.', 'Close it with "]".'),
    ("a: {x: 1\nb: 3\n", 1, 4, '"{" is never closed.', 'Close it with "}".'),
    ("- a: [1, [2],\n- b: 3\n", 1, 6, '"[" is never closed.', 'Close it with "]".'),
    ("a: [1,\n  b: [2,", 2, 6, '"[" is never closed.', 'Close it with "]".'),
    ("[a,,b]\n", 1, 4, "A value is missing before this comma.", "Delete the comma, or write the value."),
    ("[a, - b]\n", 1, 5, "A text can't begin with \"-\" unless it's in quotes.", QUOTE),
    ("a: ['b' c]\n", 1, 9, 'A comma or "]" is missing here.', "Add it, or put the text in quotes."),
]
OTHERS = [
    ("a: >= 80 %\n", 1, 4, '">" announces a text on the next lines, but it goes on here.', QUOTE),
    ("a: | x\n", 1, 4, '"|" announces a text on the next lines, but it goes on here.', QUOTE),
    (": 5\n: 6\n", 1, 1, "A key is missing before this colon.", "Name the key."),
]


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [*COLONS, *TABS, *QUOTES, *INDENTS, *LINES, *BRACKETS, *OTHERS],
)
def test_slips(text: str, line: int, column: int, message: str, hint: str) -> None:
    """Each is shown where it was made, with what to do."""
    document = read_source("goals.yaml", text.encode())

    assert [(fault.message, fault.hint) for fault in document.faults] == [(message, hint)]
    fault = document.faults[0]
    assert (fault.span.line, fault.span.column) == (line, column)
    assert fault.kind is FaultKind.INVALID_YAML
    assert not document.complete


@pytest.mark.parametrize(
    "sign", ["*bold* x", "* x", "& co", "!! x", "!e!x y", "!<x y", "@home", "% of calls", "? why", ", x", "} x"]
)
def test_prose_that_begins_with_a_sign(sign: str) -> None:
    """It needs quotes."""
    fault = read_source("goals.yaml", f"title: {sign}\n".encode()).faults[0]

    assert fault.message == f"A text can't begin with \"{sign[0]}\" unless it's in quotes."
    assert fault.hint == QUOTE
    assert fault.span == Span(1, 8, 1, 9)


@pytest.mark.parametrize(("text", "name"), [("a: `code`\n", "a backtick"), ("% x\n", '"%"'), ("a: &b *c\n", '"*"')])
def test_prose_that_begins_with_other_signs(text: str, name: str) -> None:
    """At the start of the file, after an anchor, and where the sign is hard to show."""
    fault = read_source("goals.yaml", text.encode()).faults[0]

    assert fault.message == f"A text can't begin with {name} unless it's in quotes."


def test_an_alias_in_prose_is_told_once() -> None:
    """That the alias stands for nothing is the same mistake."""
    document = read_source("goals.yaml", b"- *a thing\n")

    assert [fault.message for fault in document.faults] == ["A text can't begin with \"*\" unless it's in quotes."]


def test_where_an_open_quote_closes() -> None:
    """The place that closes it by accident is shown too."""
    fault = read_source("goals.yaml", b'a: "open\nb: "x"\n').faults[0]

    assert fault.related == (("closed here", Span(2, 4, 2, 5)),)


def test_where_an_open_bracket_shows() -> None:
    """The place where it must have been closed before is shown too."""
    fault = read_source("goals.yaml", b"a: [1\nb: 3\n").faults[0]

    assert fault.related == (("not closed before this", Span(2, 2, 2, 2)),)


@pytest.mark.parametrize("text", ["%YAML 3.0\n---\na: 1\n", "a: >0\n"])
def test_anything_else(text: str) -> None:
    """A sentence of its own, in a line."""
    fault = read_source("goals.yaml", text.encode()).faults[0]

    assert len(fault.message) <= 100
    assert fault.message.endswith(".")


def test_an_error_without_a_place() -> None:
    """It's shown behind what was read last."""
    trouble = explain(YAMLError("broken"), "abc", (0, 2))

    assert (trouble.start, trouble.end, trouble.message) == (2, 3, "This isn't YAML: broken.")
