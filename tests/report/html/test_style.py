"""Colours that everybody can read and tell apart, in the light and in the dark."""

from __future__ import annotations

from itertools import combinations

import pytest

from smartgoal.report.html.style import DARK, LIGHT, policy, style_sheet
from tests.report.colours import VISIONS, contrast, difference

HUES = ("blue", "green", "yellow", "magenta", "grey")
SHEETS = {"light": LIGHT, "dark": DARK}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_every_text_can_be_read(sheet: dict[str, str]) -> None:
    """WCAG asks for 4.5 to 1: statuses on their tints, all else on the paper."""
    for hue in HUES:
        assert contrast(sheet[hue], sheet[f"{hue}-tint"]) >= 4.5
        assert contrast(sheet[hue], sheet["paper"]) >= 4.5
    assert contrast(sheet["ink"], sheet["paper"]) >= 7
    assert contrast(sheet["soft"], sheet["paper"]) >= 4.5


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_marks_stand_out_from_what_they_stand_on(sheet: dict[str, str]) -> None:
    """WCAG asks for 3 to 1 for what isn't text: lines on the paper, marks on the bullets' bands."""
    for line in ("blue", "green", "ink", "soft"):
        assert contrast(sheet[line], sheet["paper"]) >= 3
    for band in ("band1", "band2", "band3"):
        assert contrast(sheet["ink"], sheet[band]) >= 3
        assert contrast(sheet["blue"], sheet[band]) >= 2.5


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_statuses_can_be_told_apart(sheet: dict[str, str], vision: str) -> None:
    """On track, met, at risk and off track, also by those who see fewer colours; shape and word stand beside them."""
    for one, other in combinations(HUES[:4], 2):
        assert difference(sheet[one], sheet[other], vision) > 10.5


def test_both_sheets_have_the_same_colours() -> None:
    """None is forgotten in the dark."""
    assert LIGHT.keys() == DARK.keys()


def test_every_colour_named_is_there() -> None:
    """No variable without a value, none that nothing uses."""
    sheet = style_sheet(10, 20, 5)
    used = {name.partition(")")[0] for name in sheet.split("var(--")[1:]}

    assert used == {*LIGHT, "left", "right", "narrow"}


def test_margins_grow_with_the_labels() -> None:
    """From columns of text to pixels."""
    assert "--left:71px;--right:132px;--narrow:40px" in style_sheet(10, 20, 5)


def test_another_sheet_has_another_policy() -> None:
    """The hash is that of the text."""
    assert policy("a{}") != policy("b{}")
    assert policy("a{}").startswith("default-src 'none'; style-src 'sha256-")
