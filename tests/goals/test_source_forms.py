"""Formats of dates and encodings that a source names, before any export is read by them."""

from __future__ import annotations

import pytest

from smartgoal.goals.source_forms import find_charset, fixes_day
from smartgoal.goals.yaml.fault import FaultKind
from tests.conftest import laid_over, load_text


@pytest.mark.parametrize(
    "form",
    ["%d/%m/%Y", "%m%d%Y", "%d.%m.%y %H:%M", "%d %B %Y", "%Y-%jT%H", "%G week %V day %u", "%x", "%Y-%m-%d %H:%M %z",
     "excel_serial"],
)  # fmt: skip
def test_formats_that_tell_the_day(form: str) -> None:
    """By month and day, by day of the year, by week."""
    assert fixes_day(form)


@pytest.mark.parametrize(
    "form", ["%d/%m %H:%M", "%Y", "%d", "%B %Y", "%U %Y", "%Q", "%", "%d/%m/%Y %d", "%H:%M", "dd/mm/yyyy", "%Y-%d"]
)
def test_formats_that_leave_the_day_open(form: str) -> None:
    """Or that nothing could be read by."""
    assert not fixes_day(form)


def test_encodings_of_text_and_others() -> None:
    """Names in any spelling; what turns bytes into bytes or into half characters is none."""
    assert [find_charset(name) for name in ("CP1250", "latin1", "UTF8")] == ["cp1250", "iso8859-1", "utf-8"]
    assert not any(map(find_charset, ("klingon", "utf-7", "base64", "unicode_escape", "idna", "utf\x008", "kódolás")))


@pytest.mark.parametrize(
    ("source", "path", "says"),
    [
        ('{date: {column: Day, format: "%d/%m"}}', ("sources", 0, "date", "format"), "doesn't say year, month and day"),
        ("{date: Day, encoding: utf-7}", ("sources", 0, "encoding"), "isn't an encoding"),
    ],
)
def test_check_finds_them_in_the_goal_file(source: str, path: tuple[str | int, ...], says: str) -> None:
    """Not only the import."""
    (fault,) = load_text(laid_over(f"sources: [{source}]")).files[0].faults

    assert (fault.kind, fault.path) == (FaultKind.WRONG_TYPE, path)
    assert says in fault.message


def test_sources_without_faults_have_none() -> None:
    """An encoding and a format that are what they say."""
    good = 'sources: [{date: {column: Day, format: "%d/%m/%Y"}, encoding: cp1250}, {date: Day}, {}]'

    assert not load_text(laid_over(good)).files[0].faults
