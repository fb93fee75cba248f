"""Anchors, merges, keys, budgets and ends, by both of PyYAML's parsers."""

from __future__ import annotations

import pytest

from smartgoal.goals.yaml import tree
from smartgoal.goals.yaml.source import Document, FaultKind, Span, read_source


@pytest.fixture(autouse=True, params=[True, False], ids=["libyaml", "pure"])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "HAS_LIBYAML", request.param)


def read(text: str) -> Document:
    """Return a file read from text."""
    return read_source("goals.yaml", text.encode())


def words(document: Document) -> list[str]:
    """Return the messages of a file's faults."""
    return [fault.message for fault in document.faults]


def test_aliases_share_a_value() -> None:
    """Scalars, lists and mappings; a name may be given again."""
    document = read("a: &x [1]\nb: *x\nc: &x {d: &y 5}\ne: *x\n? *y\n: *y\n")

    assert document.data == {"a": [1], "b": [1], "c": {"d": 5}, "e": {"d": 5}, "5": 5}
    assert document.faults == ()
    assert document.span(("e",)) == Span(4, 4, 4, 6)
    assert document.span(("e", "d")) == Span(3, 14, 3, 15)


def test_an_anchor_inside_one_of_the_same_name() -> None:
    """The inner one stands from there on; the outer is closed all the same."""
    document = read("a: &x {b: &x 1, c: *x}\nd: *x\n")

    assert document.data == {"a": {"b": 1, "c": 1}, "d": 1}
    assert document.complete


def test_merging() -> None:
    """A mapping's own keys win, then those of the first one named; anything they hold keeps its place."""
    document = read(
        "base: &b {why: base, n: 1}\nother: &o {n: 2, m: 3}\nboth: &l [*o]\n"
        "one: {<<: *b, why: own}\ntwo: {<<: [*b, *o]}\nlist: {<<: *l}\n"
        "inline: {<<: {n: 9}, <<: *b}\nquoted: {'<<': 1}\n"
    )

    assert isinstance(document.data, dict)
    assert document.data["one"] == {"why": "own", "n": 1}
    assert document.data["two"] == {"why": "base", "n": 1, "m": 3}
    assert document.data["list"] == {"n": 2, "m": 3}
    assert document.data["inline"] == {"n": 9, "why": "base"}
    assert document.data["quoted"] == {"<<": 1}
    assert document.faults == ()
    assert document.span(("two", "m"), key=True) == Span(2, 18, 2, 19)


@pytest.mark.parametrize("value", ["5", "text", "[{a: 1}, 5]", "[[{a: 1}]]"])
def test_merging_what_has_no_keys(value: str) -> None:
    """A finding; what can be merged is."""
    document = read(f"x: {{<<: {value}, own: 1}}")

    assert words(document) == ["`<<` takes the keys of another mapping, and this isn't one."]
    assert document.faults[0].kind is FaultKind.WRONG_TYPE
    assert document.faults[0].path == ("x",)
    assert isinstance(document.data, dict)
    assert document.data["x"]["own"] == 1


def test_an_alias_in_what_it_stands_for() -> None:
    """It's null, so that nothing contains itself; merged it's nothing."""
    document = read("a: &a [*a, {<<: *a}]\n")

    assert document.data == {"a": [None, {}]}
    assert words(document) == ["`*a` stands inside what it stands for."] * 2
    assert [fault.path for fault in document.faults] == [("a", 0), ("a", 1, "<<")]


def test_an_alias_of_nothing() -> None:
    """Prose that begins with a star is kept as text, as a value and as a key."""
    document = read("a: *note\n*key : 1\n")

    assert document.data == {"a": "*note", "*key": 1}
    assert words(document) == ["`*note` stands for nothing in this file.", "`*key` stands for nothing in this file."]


def test_too_many_aliased_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """They count as if written out, and before they are used; reading stops, so that a bomb of many is one fault."""
    monkeypatch.setattr(tree, "ALIASED_NODES", 10)

    document = read("a: &a [1, 2]\nb: &b [*a, *a]\nc: *a\nd: [*b]\ne: [*b, *b]\n")

    assert document.data == {"a": [1, 2], "b": [[1, 2], [1, 2]], "c": [1, 2], "d": []}
    assert words(document) == ["The file's aliases stand for more than 10 values."]
    assert document.faults[0].span == Span(4, 5, 4, 7)
    assert not document.complete


def test_too_many_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading stops; the list's last item goes as well."""
    monkeypatch.setattr(tree, "NODES", 8)

    document = read("a: 1\nb: [1, 2, 3, 4, 5]\n")

    assert document.data == {"a": 1, "b": []}
    assert words(document) == ["The file has more values than goals can need."]
    assert not document.complete


def test_depth() -> None:
    """Fifty levels are read, the next one isn't."""
    assert read("[" * 50 + "]" * 50).complete
    document = read("[" * 51 + "]" * 51)
    assert words(document) == ["Brackets or indents go more than 50 deep here."]
    assert (document.data, document.complete) == ([], False)
    assert document.faults[0].path == (0,) * 50


def test_duplicate_keys() -> None:
    """The first value counts, both places are told, and the second value is read for its own faults."""
    document = read('a:\n  b: 1\n  "b": [*x]\n  b: 3\n')

    assert document.data == {"a": {"b": 1}}
    first, unknown, second = document.faults
    assert first.kind is second.kind is FaultKind.DUPLICATE_KEY
    assert first.message == 'The key "b" stands twice; the first value counts.'
    assert (first.span, second.span) == (Span(3, 3, 3, 6), Span(4, 3, 4, 4))
    assert first.related == second.related == (("first given here", Span(2, 3, 2, 4)),)
    assert first.path == second.path == ("a", "b")
    assert unknown.kind is FaultKind.INVALID_YAML


@pytest.mark.parametrize("key", ["? [a, b]\n", "? {a: b}\n", "x: &x [1]\n? *x\n"])
def test_keys_that_arent_text(key: str) -> None:
    """Their values are dropped, the rest stays."""
    document = read(f"{key}: [1, {{c: 2}}]\nd: 1\n")

    assert isinstance(document.data, dict)
    assert document.data.keys() - {"x"} == {"d"}
    assert words(document) == ["A list or a mapping stands where a key is needed."]


def test_a_key_that_is_missing() -> None:
    """Only quotes make an empty key."""
    document = read("? \n: 1\n'': 2\n")

    assert document.data == {"": 2}
    assert words(document) == ["A key is missing before this colon."]


@pytest.mark.parametrize("tag", ["!!int", "!!python/object:x.Y", "!own", "!<tag:x>"])
@pytest.mark.parametrize("value", ["5", "'5'", "[5]", "{a: 5}"])
def test_tags(tag: str, value: str) -> None:
    """The value stays what it is, scalars as text."""
    document = read(f"a: &n {tag} {value}\nb: 1\n")

    assert document.data == {"a": read(value).data if value[0] in "[{" else "5", "b": 1}
    assert words(document) == [f"`{tag}` is a tag for programs; a goal file has none."]
    assert document.faults[0].kind is FaultKind.UNSAFE_YAML
    assert document.faults[0].span == Span(1, 7, 1, 7 + len(tag))


def test_a_tag_on_a_key() -> None:
    """Noted once; the key is its text."""
    document = read("a: 0\n!!int 5: 1\n")

    assert document.data == {"a": 0, "5": 1}
    assert [fault.path for fault in document.faults] == [()]


def test_tags_for_text() -> None:
    """They only say what quotes say."""
    document = read("a: !!str 5\nb: ! 5\nc: !!str\n")

    assert document.data == {"a": "5", "b": "5", "c": ""}
    assert document.faults == ()


@pytest.mark.parametrize("text", ["a: 1\n---\nb: 2\n", "--- {a: 1}\n---\nb: 2\n"])
def test_a_second_document(text: str) -> None:
    """The first is whole, the second isn't read."""
    document = read(text)

    assert document.data == {"a": 1}
    assert words(document) == ["A second document begins here; from here on nothing is read."]
    assert document.faults[0].span.line == 2
    assert not document.complete


def test_a_document_with_its_marks() -> None:
    """One document may say where it begins and ends."""
    document = read("%YAML 1.2\n---\na: 1\n...\n")

    assert (document.data, document.faults, document.complete) == ({"a": 1}, (), True)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 1\nb:\n  c: 2\n d: 3\n", {"a": 1}),
        ("a: [1, 2]\nb: &b [1, 2]\nc: *b\n@\n", {"a": [1, 2], "b": [1], "c": [1]}),
        ("{x: &x {y: 1}, b: 2, <<: *x}\nc: 3\n", {"x": {"y": 1}, "y": 1}),
        ("- 1\n- 2\n@\n", [1]),
        ("text\n @ b: c\n", None),
        ("a: @\n", {}),
        ("@", None),
    ],
)
def test_what_is_kept_before_a_mistake(text: str, data: object) -> None:
    """Not the last item or key: it may lack what follows."""
    document = read(text)

    assert document.data == data
    assert not document.complete
    assert len(document.faults) == 1


def test_spans_of_blocks_end_with_their_last_word() -> None:
    """Blank lines and remarks below aren't part of them."""
    document = read("a:\n  - b: [1,\n      2]\n\n  # remark\n\nc: d\n")

    assert document.span(("a",)) == Span(2, 3, 3, 9)
    assert document.span(("a", 0)) == Span(2, 5, 3, 9)
    assert document.span(()) == Span(1, 1, 7, 5)


def test_places_behind_two_byte_order_marks() -> None:
    """The second is a hidden character that takes a column."""
    document = read("\ufeff\ufeffa: [b\n")

    assert [(fault.kind, fault.span.column) for fault in document.faults] == [
        (FaultKind.HIDDEN_CHARACTERS, 1),
        (FaultKind.INVALID_YAML, 5),
    ]
    assert read("\ufeff\ufeffa: b\n").span(("a",)) == Span(1, 5, 1, 6)
