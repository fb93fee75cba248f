"""Reading anybody's bytes: values as YAML 1.2 has them, and nothing that crashes, hangs or runs."""

from __future__ import annotations

import gc
import re
import time
from decimal import Decimal

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smartgoal.goals.yaml.source import Document, FaultKind, Path, Span, read_source

U = FaultKind.UNSAFE_YAML


def read(text: str) -> Document:
    """Return a file read from text."""
    return read_source("goals.yaml", text.encode())


def kinds(document: Document) -> list[FaultKind]:
    """Return the kinds of a file's faults."""
    return [fault.kind for fault in document.faults]


def leaves(data: object, path: Path = ()) -> list[tuple[Path, object]]:
    """Return every scalar with its path."""
    if isinstance(data, dict):
        return [leaf for key, value in data.items() for leaf in leaves(value, (*path, key))]
    if isinstance(data, list):
        return [leaf for number, value in enumerate(data) for leaf in leaves(value, (*path, number))]
    return [(path, data)]


def test_values() -> None:
    """Numbers are exact, traps and dates are text, quotes make text."""
    text = (
        "{a: 18.50, b: '5', c: no, d: 09:30, e: 2026-02-30, f: , g: [true, ~, 012], 2026: x, true: y, h: \"\\u00e9\"}"
    )

    assert read(text).data == {
        "a": Decimal("18.50"),
        "b": "5",
        "c": "no",
        "d": "09:30",
        "e": "2026-02-30",
        "f": None,
        "g": [True, None, "012"],
        "2026": "x",
        "true": "y",
        "h": "é",
    }
    assert read(text).faults == ()


@pytest.mark.parametrize("content", [b"", b"# nothing\n", b"\n\n", b"---\n", b"\xef\xbb\xbf"])
def test_an_empty_file(content: bytes) -> None:
    """It has no data and no faults of its own."""
    document = read_source("goals.yaml", content)

    assert (document.data, document.faults, document.complete) == (None, (), True)


def test_utf_16_with_a_mark() -> None:
    """As some spreadsheets save text."""
    document = read_source("goals.yaml", "\ufeffname: Kovács".encode("utf-16-le"))

    assert document.data == {"name": "Kovács"}
    assert (document.encoding, document.marked, document.text) == ("utf-16-le", True, "name: Kovács")


def test_undecodable_bytes() -> None:
    """There's no text to go on with, but the place of the first bad byte."""
    document = read_source("goals.yaml", b"a: 1\nb: \xff")

    assert (document.text, document.data, document.complete) == ("", None, False)
    assert document.faults[0].span == Span(2, 4, 2, 4)


def test_lone_surrogates() -> None:
    """UTF-16 that isn't."""
    assert kinds(read_source("goals.yaml", b"\xff\xfea\x00\x00\xd8")) == [FaultKind.BAD_ENCODING]


def test_control_characters_hide_nothing() -> None:
    """What stands around them is read, and the text stays as it was."""
    document = read("a: x\0y\nb: 1\n")

    assert kinds(document) == [FaultKind.BAD_ENCODING]
    assert document.data == {"a": "x\ufffdy", "b": 1}
    assert document.text == "a: x\0y\nb: 1\n"
    assert document.complete


@pytest.mark.parametrize("line_end", ["\x85", "\u2028", "\u2029"])
def test_a_comment_cant_hide_a_key(line_end: str) -> None:
    """Where an editor shows one line, there is one line."""
    document = read(f"a: 1 # x{line_end}b: 2\nc: 'x{line_end}y'\n")

    assert document.data == {"a": 1, "c": f"x{line_end}y"}
    assert document.span(("c",)) == Span(2, 4, 2, 9)
    assert kinds(document) == [FaultKind.HIDDEN_CHARACTERS] * 2


def test_too_many_bytes() -> None:
    """They aren't even decoded; one byte less is."""
    document = read_source("goals.yaml", b"#" * 10_000_001)

    assert kinds(document) == [U]
    assert document.faults[0].message == "The file has more than the 10,000,000 bytes that are read."
    assert (document.text, document.data, document.complete) == ("", None, False)
    assert read_source("goals.yaml", b"#" * 10, max_bytes=10).complete


def test_less_is_read_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML's own parser is slow."""
    monkeypatch.setattr("smartgoal.goals.yaml.source.HAS_LIBYAML", False)

    assert kinds(read_source("goals.yaml", b"#" * 1_000_001)) == [U]
    assert read_source("goals.yaml", b"#" * 1_000_000, max_bytes=5).faults


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_left_as_it_was(enabled: bool) -> None:  # noqa: FBT001
    """Also where somebody turned it off."""
    before = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        read("a: [")
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()


ATTACKS = {
    "open brackets": b"[" * 30_000,
    "open braces": b"{" * 30_000,
    "dashes": b"- " * 30_000,
    "question marks": b"? " * 30_000,
    "indents": b"".join(b" " * depth + b"a:\n" for depth in range(500)),
    "billion laughs": b"a0: &a0 [x, x]\n"
    + b"".join(b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 20)),
    "merge bomb": b"a0: &a0 {x: 1}\n"
    + b"".join(b"a%d: &a%d {<<: [%s]}\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 20)),
    "itself": b"a: &a [*a, {b: *a}]",
    "itself merged": b"a: &a {<<: *a, b: {<<: [*a]}}",
    "python object": b"a: !!python/object/apply:os.system [exit 1]",
    "python name": b"!!python/name:os.system x",
}


@pytest.mark.parametrize("content", ATTACKS.values(), ids=ATTACKS.keys())
def test_attacks(content: bytes) -> None:
    """Each is refused, and in no time."""
    start = time.process_time()

    document = read_source("goals.yaml", content)

    assert U in kinds(document)
    assert len(document.faults) <= 200
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "text", ["a: 2026-02-30", "a: !!bool x", "a: 0x_", "a: !!int 0x_", "a: !!timestamp z", "a: !!float _"]
)
def test_what_makes_pyyaml_fall_over(text: str) -> None:
    """The value is text."""
    document = read(text)

    assert document.data == {"a": text.rsplit(maxsplit=1)[-1]}
    assert kinds(document) == [U] * ("!" in text)


def test_one_bad_goal_hides_no_other() -> None:
    """Reading goes on after anything but broken YAML."""
    document = read("goals:\n- id: a\n  id: b\n- !x {id: c}\n- *nothing\n- [d]: 1\n  id: e\n- id: f\n  id: g\n")

    assert document.data == {"goals": [{"id": "a"}, {"id": "c"}, "*nothing", {"id": "e"}, {"id": "f"}]}
    assert document.complete
    assert kinds(document) == [
        FaultKind.DUPLICATE_KEY,
        U,
        FaultKind.INVALID_YAML,
        FaultKind.WRONG_TYPE,
        FaultKind.DUPLICATE_KEY,
    ]


def test_a_goal_with_a_mistake_is_set_aside() -> None:
    """The goals before and after it are read; there's nothing left that stands for half of it."""
    document = read("smartgoal: 1\ngoals:\n  - id: a\n  - id: b\n    title: x\n   specific: y\n  - id: c\n")

    assert document.data == {"smartgoal": 1, "goals": [{"id": "a"}, {"id": "c"}]}
    assert kinds(document) == [FaultKind.INVALID_YAML]
    assert not document.complete
    assert not document.has(("goals", 2))


# PyYAML writes YAML 1.1: NEL and the separators of lines and paragraphs are line ends, 1e5 and 0o7 are text.
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029"), max_size=20).filter(
    lambda text: not re.fullmatch(r"[-+]?[0-9.]+[eE].*|0o.*", text)
)
TRAPS = st.sampled_from(["012", "no", "1:30", "<<", "=", "0x1F", "~", "null", "+5", "2026-10-01", ".inf", "1_000"])
NUMBERS = st.integers(-(10**18) + 1, 10**18 - 1) | st.integers(-(10**9), 10**9).map(lambda number: number / 1000)
SCALARS = st.none() | st.booleans() | NUMBERS | WORDS | TRAPS
TREES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=12
)


def exact(data: object) -> object:
    """Return the data with floats as the decimals that PyYAML writes for them."""
    if isinstance(data, dict):
        return {key: exact(value) for key, value in data.items()}
    if isinstance(data, list):
        return [exact(value) for value in data]
    return Decimal(repr(data)) if isinstance(data, float) else data


@given(TREES, st.sampled_from([True, False, None]), st.sampled_from([20, 80]), st.booleans())
@settings(max_examples=150, deadline=None)
def test_what_pyyaml_writes_reads_back(data: object, flow: bool | None, width: int, unicode: bool) -> None:  # noqa: FBT001
    """JSON-like data survives, whatever the style."""
    document = read(yaml.safe_dump(data, default_flow_style=flow, width=width, allow_unicode=unicode))

    assert document.data == exact(data)
    assert document.complete


@given(TREES)
@settings(max_examples=100, deadline=None)
def test_every_leaf_has_its_source(data: object) -> None:
    """The span of each scalar covers text that means the scalar."""
    document = read(yaml.safe_dump(data, allow_unicode=True))
    for path, value in leaves(document.data):
        source = document.written(path)
        assert document.has(path)
        if isinstance(value, str):
            assert yaml.load(source, Loader=yaml.BaseLoader) == value  # noqa: S506 - it makes only text
        elif not isinstance(value, dict | list):
            assert read(source).data == value


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@settings(max_examples=200, deadline=None)
@example(b"\xff\xfe")
@example(b"\x00")
@example("%YAML 1.1\n---\n! \x85".encode())
def test_any_bytes_are_read(content: bytes) -> None:
    """Without an exception, and every fault has a place."""
    document = read_source("goals.yaml", content)

    assert all(fault.span.line >= 1 and fault.message and fault.hint for fault in document.faults)
    assert document.complete or document.faults


BLOCKS = ("a", "b: ", "- ", "? ", "\n", "  ", "\n  ", "a: 1\n", "|\n", ">-\n", "---\n", "...\n", "# ", "<<: ", "5")
SIGNS = ("[", "]", "{", "}", ",", ": ", "'", '"', "\\", "&x ", "&x", "*x", "!t ", "!!str ", "%", "@")
ODDITIES = ("\t", "\r", "\x85", "\u2028", "\0", "\ufeff", "😀")


@given(st.lists(st.sampled_from([*BLOCKS, *SIGNS, *ODDITIES]), max_size=30).map("".join))
@settings(max_examples=400, deadline=None)
@example("a: &x {<<: *x}\n<<: *x\n*x : 1\n")
def test_anything_like_yaml_is_read(text: str) -> None:
    """Without an exception; every value has a place, and so has what is missing in it."""
    document = read(text)

    assert document.complete or document.faults
    for path, value in leaves(document.data):
        assert document.has(path) or document.data is None
        whole = document.span(path)
        part = document.excerpt(path, str(value))
        assert (whole.line, whole.column) <= (part.line, part.column)
        assert document.span((*path, "missing")) == document.span(path, key=True)
