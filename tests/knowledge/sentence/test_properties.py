"""Whatever the text: no exception, hits that are slices, work linear in the length."""

from __future__ import annotations

import sys
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.knowledge.languages import LANGUAGES
from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence import Deadline, Hit, read_sentence
from smartgoal.knowledge.words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from smartgoal.knowledge.sentence import Sentence

_PHRASES = [
    phrase.rstrip("*~")
    for language in LANGUAGES
    for name in load_words(language).names
    for phrase, _ in load_words(language).entries(name)[:12]
]
_PIECES = st.sampled_from(
    [*_PHRASES, "80 %", "20 s", "5:45", "24/7", "2026", "31", "+8", "-ról", "3.5/5", "万", ",", ". "]
)


def _hits(sentence: Sentence) -> Iterator[Hit | Deadline]:
    for slot in fields(sentence):
        value = getattr(sentence, slot.name)
        for found in value if isinstance(value, tuple) else (value,):
            hit = getattr(found, "hit", found)
            if isinstance(hit, Hit | Deadline):
                yield hit


def _read(text: str, language: str | None) -> Sentence:
    return read_sentence(text, language=language, metrics=load_catalogue(), today=date(2026, 11, 22))


def _check(text: str, language: str | None) -> None:
    sentence = _read(text, language)
    for hit in _hits(sentence):
        assert 0 <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end] == hit.text


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.sampled_from([None, *LANGUAGES]))
def test_any_text_can_be_read(text: str, language: str | None) -> None:
    _check(text, language)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=14), st.sampled_from(["", " ", "  ", "\u202f"]), st.sampled_from([None, *LANGUAGES]))
def test_any_mix_of_known_words_can_be_read(pieces: list[str], blank: str, language: str | None) -> None:
    _check(blank.join(pieces), language)


@pytest.mark.parametrize(
    "unit",
    [
        *(" ", "1", "a", "1 ", "de ", "111,", "1/", "by the end of ", "提高", "一万", "and reduce 5 % ", "e\u0301"),
        *("minden ", "team ", "improve quality. ", "when 5 ", "82% (now 80%) ", "by 10, from 3 to 13. "),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_work_grows_with_the_length(unit: str, language: str) -> None:
    """Eight times the text takes some eight times the calls; a square would take 64 times."""
    short, long = unit * (600 // len(unit)), unit * (4_800 // len(unit))
    _read(long, language)

    assert _calls(long, language) < 12 * _calls(short, language) + 500


def _calls(text: str, language: str) -> int:
    """Return how many calls reading takes; a count is the same on every machine, seconds aren't."""
    counted = 0

    def count(_frame: FrameType, _event: str, _what: object) -> None:
        nonlocal counted
        counted += 1

    sys.setprofile(count)
    try:
        _read(text, language)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("text", [" " * 60_000, "1" * 60_000, "a" * 60_000, "de " * 20_000, "reduce " * 9_000])
def test_very_long_texts_hold_no_target(text: str) -> None:
    assert read_sentence(text, language="en", metrics=load_catalogue(), today=None).quantity is None
