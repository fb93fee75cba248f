"""Long texts in short: both sides show where they differ, and no character is cut in two."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smartgoal.report.difference import around_difference
from smartgoal.report.escape import one_line
from smartgoal.report.style import cells
from tests.report.test_escape import HOSTILE

WIDTH = 30
LONG = "Repeat the solution in one sentence before the call ends"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("short", "shorter", ("short", "shorter")),
        ("none", LONG, ("none", "Repeat the solution in one se…")),
        (LONG, LONG, ("Repeat the solution in one se…", "Repeat the solution in one se…")),
        (f"{LONG} at 84 %.", f"{LONG} at 82 %.", ("…before the call ends at 84 %.", "…before the call ends at 82 %.")),
        (LONG, f"{LONG}, always.", ("…before the call ends", "…before the call ends, always.")),
        (f"Always {LONG}", f"Never {LONG}", ("Always Repeat the solution in…", "Never Repeat the solution in …")),
        (
            f"{LONG} well, {LONG}",
            f"{LONG} badly, {LONG}",
            ("…call ends well, Repeat the s…", "…call ends badly, Repeat the …"),
        ),
        ("解决" * 20 + "一次", "解决" * 20 + "两次", ("…" + "解决" * 6 + "一次", "…" + "解决" * 6 + "两次")),
    ],
)
def test_parts(old: str, new: str, shown: tuple[str, str]) -> None:
    """From the beginning where the difference is near, else from a little before it."""
    assert around_difference(old, new, WIDTH) == shown


@pytest.mark.parametrize("one", ["e\u0301", "👩\u200d👩\u200d👧", "👍🏽", "❤\ufe0f"])
@pytest.mark.parametrize("blanks", range(4))
def test_no_character_is_cut_in_two(one: str, blanks: int) -> None:
    """Accents, families and tones of skin stay with what they belong to."""
    old, new = (f"{' ' * blanks}{one * 60}{end}{one * 60}" for end in "ab")

    for shown in around_difference(old, new, WIDTH):
        assert shown.startswith("…")
        assert re.fullmatch(f"(?:{one})+[ab](?:{one})+", shown.strip("…"))


@given(HOSTILE, HOSTILE, HOSTILE, st.integers(1, 60))
@example("\x1b" * 5, "a", "b", 8)
@example("é" * 40, "\u0301", "", 1)
def test_the_difference_is_shown(common: str, old_end: str, new_end: str, times: int) -> None:
    """Within the width, with whole escapes, different where the texts are."""
    old, new = (one_line(common * times + end, 10**6) for end in (old_end * times, new_end * times))

    shown = around_difference(old, new, WIDTH)

    assert all(cells(part) <= WIDTH for part in shown)
    assert (shown[0] == shown[1]) is (old == new)
    for text, part in zip((old, new), shown, strict=True):
        assert part.strip("…") in text


def test_escapes_stay_whole() -> None:
    """They are told from what is shown."""
    old, new = (one_line("\u202e" * 60 + end + "\u202e" * 60, 10**4) for end in "ab")

    for shown in around_difference(old, new, WIDTH):
        assert re.fullmatch(r"(?:\\u\{202e\})+[ab](?:\\u\{202e\})+", shown.strip("…"))
