"""From a part of a value back to its source."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.goals.yaml.excerpt import find_source


def found(source: str, text: str, start: int | None = None) -> str | None:
    """Return the part of a scalar's source where a text of its value stands."""
    value = yaml.safe_load(source)
    place = find_source(source, value, text, start)
    return source[slice(*place)] if place else None


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("build rapport", "rapport", "rapport"),
        ("build\n  rapport now", "build rapport", "build\n  rapport"),
        ("build\n\n  rapport now", "rapport", "rapport"),
        ("'build rapport'", "rapport", "rapport"),
        ("'the agent''s rapport'", "rapport", "rapport"),
        ("'the agent''s rapport'", "agent's", "agent''s"),
        ("''''''", "''", "''''"),
        ('"build rapport"', "build", "build"),
        ('"build\\trapport \\u00e9t\\xe9 \\U0001F600!"', "été", "\\u00e9t\\xe9"),
        ('"build\\trapport \\U0001F600!"', "😀!", "\\U0001F600!"),
        ('"a \\"rapport\\""', '"rapport"', '\\"rapport\\"'),
        ('"a\\\n  \\ rapport"', "rapport", "rapport"),
        ('"a\\\n  rapport"', "arap", "a\\\n  rap"),
        ('"a\\n\\\\ rapport"', "\\ rapport", "\\\\ rapport"),
        ("|\n  build\n    rapport\n", "rapport", "rapport"),
        (">\n  build\n  rapport\n", "build rapport", "build\n  rapport"),
        (">-  # build rapport\n\n  > build\n\n  rapport", "build", "build"),
        (">2\n   build\n  rapport\n", "build\nrapport", "build\n  rapport"),
        (">2\n   build\n  rapport\n", "build", "build"),
    ],
)
def test_every_style(source: str, text: str, expected: str) -> None:
    """Folds, indents, quotes, escapes and headers are passed over."""
    assert found(source, text) == expected


def test_the_offset_tells_which_of_two() -> None:
    """Without it the first counts."""
    source = "'it''s calls and calls'"

    assert find_source(source, "it's calls and calls", "calls", None) == (7, 12)
    assert find_source(source, "it's calls and calls", "calls", 15) == (17, 22)


def test_an_offset_that_leads_too_far_is_forgotten() -> None:
    """Better the first place than none."""
    assert find_source("calls", "calls", "calls", 3) == (0, 5)


def test_case_and_blanks_may_differ() -> None:
    """A message quotes a text in its own way."""
    assert found("Build\n  Rapport", "build rapport") == "Build\n  Rapport"


@pytest.mark.parametrize("text", ["absent", "", "  "])
def test_what_isnt_there_isnt_found(text: str) -> None:
    """The caller then shows the whole scalar."""
    assert found("build rapport", text) is None


def test_a_value_that_the_source_doesnt_say_isnt_found() -> None:
    """As where a control character was replaced."""
    assert find_source("a\0b  c", "a\ufffdb c", "c", None) is None


def test_a_huge_value_isnt_searched() -> None:
    """Going through it character by character would take seconds."""
    value = "it's " * 30_000

    assert find_source(f"'{value.replace(chr(39), chr(39) * 2)}'", value, "it's", None) is None


WORDS = st.lists(st.text("abé漢😀'\"\\:#-", min_size=1, max_size=6), min_size=1, max_size=12)


@given(WORDS, st.sampled_from(["'", '"', "|", ">", None]), st.data())
@settings(max_examples=150)
def test_words_are_found_in_what_yaml_writes(words: list[str], style: str | None, data: st.DataObject) -> None:
    """Whatever style and width the writer chooses, each word leads to source that means it."""
    dumped = yaml.dump({"k": " ".join(words)}, default_style=style, allow_unicode=True, width=15)
    event = [event for event in yaml.parse(dumped) if isinstance(event, yaml.ScalarEvent)][1]
    assert event.start_mark
    assert event.end_mark
    source = dumped[event.start_mark.index : event.end_mark.index]
    number = data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:number])) + bool(number)

    place = find_source(source, event.value, words[number], start)

    assert place
    part = source[slice(*place)]
    if source[0] == '"':
        part = yaml.safe_load(f'"{part}"')
    elif source[0] == "'":
        part = part.replace("''", "'")
    assert part == words[number]
