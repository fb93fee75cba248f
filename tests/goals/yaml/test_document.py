"""Where the parts of a file stand."""

from __future__ import annotations

import pytest

from smartgoal.goals.yaml.source import Document, Path, Span, read_source

TEXT = """\
smartgoal: 1
base: &base {why: a survey, count: 0x1F}
goals:
  - id: fewer-repeat-calls
    specific: >
      Walk through the steps,
      so that calls fall.

    # A remark.
    realistic: {threshold: 80.0, stretch: &s !!str 12 %}
    empty:
    copied: *s
  - *base
  - - nested
  - <<: *base
    id: own
  - plain
"""


@pytest.fixture
def document() -> Document:
    """Return a file with everything in it."""
    return read_source("goals.yaml", TEXT.encode())


def text_of(document: Document, span: Span) -> str:
    """Return the text that a span covers."""
    ends = (document.text + "\n").splitlines(keepends=True)
    covered = ends[span.line - 1 : span.end_line]
    covered[-1] = covered[-1][: span.end_column - 1]
    covered[0] = covered[0][span.column - 1 :]
    return "".join(covered)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("smartgoal",), "1"),
        (("goals", 0, "id"), "fewer-repeat-calls"),
        (("goals", 0, "specific"), ">\n      Walk through the steps,\n      so that calls fall."),
        (("goals", 0, "realistic"), "{threshold: 80.0, stretch: &s !!str 12 %}"),
        (("goals", 0, "realistic", "threshold"), "80.0"),
        (("goals", 0, "realistic", "stretch"), "12 %"),
        (("goals", 0, "empty"), ""),
        (("goals", 0, "copied"), "*s"),
        (("goals", 1), "*base"),
        (("goals", 1, "why"), "a survey"),
        (("goals", 2), "- nested"),
        (("goals", 3), "<<: *base\n    id: own"),
        (("goals", 3, "why"), "a survey"),
        (("base",), "{why: a survey, count: 0x1F}"),
    ],
)
def test_the_span_of_a_value(document: Document, path: Path, expected: str) -> None:
    """Anchors, tags, remarks and blank lines around it aren't part of it."""
    assert text_of(document, document.span(path)) == expected
    assert document.has(path)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("goals",), "goals"),
        (("goals", 0), "id"),
        (("goals", 0, "realistic", "threshold"), "threshold"),
        (("goals", 1), "*base"),
        (("goals", 2), "- nested"),
        (("goals", 3, "why"), "why"),
        (("goals", 4), "plain"),
    ],
)
def test_the_span_of_a_key(document: Document, path: Path, expected: str) -> None:
    """Of a list's item it's the first key, or the item itself."""
    assert text_of(document, document.span(path, key=True)) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("goals", 0, "title"), "id"),
        (("goals", 0, "realistic", "agreed_by", 0), "realistic"),
        (("goals", 9, "id"), "goals"),
        (("goals", -1), "goals"),
        (("goals", "0"), "goals"),
        (("goals", 0, "id", "x"), "id"),
        (("goals", 0, 0), "id"),
        (("goals", 1, "id"), "*base"),
    ],
)
def test_the_span_of_what_is_missing(document: Document, path: Path, expected: str) -> None:
    """It's the key of the deepest part that is there."""
    assert text_of(document, document.span(path)) == expected
    assert not document.has(path)


def test_what_is_missing_at_the_top_stands_at_the_beginning(document: Document) -> None:
    """The file itself has no key."""
    assert document.span(("team",)) == Span(1, 1, 1, 1)
    assert document.span((), key=True) == Span(1, 1, 1, 1)
    assert document.span(()) == Span(1, 1, 17, 10)


def test_an_empty_file_has_a_place_too() -> None:
    """Its beginning."""
    empty = read_source("goals.yaml", b"")

    assert empty.span(()) == empty.span(("goals", 0)) == empty.excerpt((), "x") == Span(1, 1, 1, 1)
    assert not empty.has(())


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("goals", 0, "realistic", "threshold"), "80.0"),
        (("base", "count"), "0x1F"),
        (("goals", 3, "count"), "0x1F"),
        (("goals", 0, "copied"), "12 %"),
        (("goals", 0, "empty"), ""),
        (("goals", 0), ""),
        (("goals", 1), ""),
        (("goals", 0, "title"), ""),
    ],
)
def test_scalars_as_written(document: Document, path: Path, expected: str) -> None:
    """The digits that a number had are kept, through aliases too."""
    assert document.written(path) == expected


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (("goals", 0, "specific"), "steps, so", "steps,\n      so"),
        (("goals", 0, "realistic", "threshold"), "80", "80"),
        (("goals", 0, "copied"), "12", "12"),
        (("goals", 0, "id"), "absent", "fewer-repeat-calls"),
        (("goals", 0), "id", "id: fewer-repeat-calls"),
        (("goals", 0, "title"), "calls", "id"),
        (("goals", 3, "why"), "survey", "survey"),
    ],
)
def test_excerpts(document: Document, path: Path, text: str, expected: str) -> None:
    """A part of a text is shown where it's written; else what stands at the path."""
    assert text_of(document, document.excerpt(path, text)).startswith(expected)


def test_an_excerpt_by_its_offset() -> None:
    """Of two equal words the one that is meant."""
    document = read_source("goals.yaml", b"a: |\n  calls and\n  calls\n")

    assert document.excerpt(("a",), "calls", start=10) == Span(3, 3, 3, 8)


def test_lines_for_excerpts(document: Document) -> None:
    """Without their ends."""
    assert document.line(1) == "smartgoal: 1"
    assert document.line(99) == ""


def test_columns_behind_wide_characters() -> None:
    """Signs outside the basic plane and a byte order mark don't shift a place."""
    document = read_source("goals.yaml", "\ufeff漢字: {😀: '👩‍💻', b: x}".encode())

    assert document.span(("漢字", "b")) == Span(1, 19, 1, 20)
    assert document.faults == ()


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_of_other_systems(end: str) -> None:
    """Places are the same with the line ends of Windows and of old Macs."""
    document = read_source("goals.yaml", TEXT.replace("\n", end).encode())

    assert document.span(("goals", 0, "specific")) == Span(5, 15, 7, 26)
    assert document.excerpt(("goals", 0, "specific"), "calls fall") == Span(7, 15, 7, 25)
    assert document.line(7) == "      so that calls fall."
