"""Folding keeps the way back to the written text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.knowledge.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("D’ici  FIN août", "d'ici fin aout"),
        ("78\u202f%−85％", "78 %-85%"),
        ("Első œuvre", "elso oeuvre"),
        ("滿意度\u3000１２", "满意度 12"),
        ("a\u200bb\u202ec", "abc"),
        ("e\u0301te\u0301", "ete"),
        ("", ""),
    ],
)
def test_fold_makes_texts_comparable(written: str, folded: str) -> None:
    assert fold(written).text == folded


def test_hit_gives_the_text_as_written() -> None:
    """A combining accent belongs to the letter before it, an ellipsis is one character."""
    folded = fold("Un e\u0301te\u0301… fini")

    start = folded.text.index("ete")
    hit = folded.hit(start, start + 3)

    assert (hit.text, hit.start, hit.end) == ("e\u0301te\u0301", 3, 8)
    assert folded.hit(start + 3, start + 4).text == "…"


def test_runs_of_blanks_become_one() -> None:
    assert fold(" a" + " " * 60_000 + "b").text == "a b"


@settings(max_examples=200)
@given(st.text(max_size=60), st.data())
def test_every_stretch_leads_back(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text)
    if folded.text:
        start = data.draw(st.integers(0, len(folded.text) - 1))
        hit = folded.hit(start, data.draw(st.integers(start + 1, len(folded.text))))
        assert text[hit.start : hit.end] == hit.text
        assert hit.text
