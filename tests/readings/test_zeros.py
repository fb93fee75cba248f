"""Files none of whose rows counts: where rows are counted, their days are zeros, directly and from the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smartgoal.readings.store.store import Store
from tests.readings.plans import read, warnings
from tests.readings.together import directly, file, from_store, goal, imported

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
team: Support
people: {Anna: {team: Support}, Bence: {team: Support}}
sources:
  - {name: tickets, files: "*.csv", date: Day, owner: Agent, %swhere: {Type: complaint},
     metrics: {complaints: {count: rows}}}
"""
QUIET = {f"2026-04-{day:02}": "praise" for day in range(1, 31)}


def _export(days: dict[str, str]) -> str:
    rows = (f"{day},Anna,{number},{kind}\n" for number, (day, kind) in enumerate(days.items()))
    return "Day,Agent,Number,Type\n" + "".join(rows)


def _part(first: int, last: int, **kinds: str) -> str:
    return _export(
        {day: kinds.get(f"d{day[-2:]}", kind) for day, kind in QUIET.items() if first <= int(day[-2:]) <= last}
    )


def _goals(key: str = "") -> dict[str, str]:
    return {"g.yaml": file(goal("few", "Anna", "metric: complaints", "5"), head=HEAD % key)}


@pytest.mark.parametrize("key", ["", "key: Number, ", "grain: [date, owner], "])
def test_files_without_a_counted_row(tmp_path: Path, key: str) -> None:
    """The month in one file or in three is the same month."""
    whole = {"1.csv": _part(1, 30, d03="complaint")}
    parts = {"1.csv": _part(1, 9, d03="complaint"), "2.csv": _part(10, 19), "3.csv": _part(20, 30)}
    store = Store(tmp_path)
    imported(_goals(key), parts, store)
    found = [directly(_goals(key), whole), directly(_goals(key), parts), from_store(_goals(key), store)]

    assert [(one["few"].status, one["few"].value) for one in found] == 3 * [("met", 1)]
    assert not store.verify()


def test_nothing_in_the_only_file(tmp_path: Path) -> None:
    """Nought complaints is a figure, and who isn't named has none."""
    quiet = {"1.csv": _part(1, 30)}
    store = Store(tmp_path)
    imported(_goals(), quiet, store)

    for found in (directly(_goals(), quiet), from_store(_goals(), store)):
        assert (found["few"].status, found["few"].value) == ("met", 0)
    others = {"g.yaml": file(goal("few", "Bence", "metric: complaints", "5"), head=HEAD % "")}
    assert directly(others, quiet)["few"].status == "no_data"


def test_a_corrected_month_without_complaints_replaces_those_there(tmp_path: Path) -> None:
    """Its days are what is replaced; from then on another file overlaps nothing."""
    store = Store(tmp_path)
    imported(_goals(), {"1.csv": _part(1, 30, d03="complaint", d30="complaint")}, store)
    imported(_goals(), {"1.csv": _part(1, 30)}, store, replace_range=True)

    assert from_store(_goals(), store)["few"].value == 0
    assert not store.repair()
    assert from_store(_goals(), store)["few"].value == 0


def test_it_is_said() -> None:
    """A filter that is spelt otherwise than the file would count nothing, too."""
    source = "date: Day\nowner: Agent\nwhere: {Type: complaint}\nmetrics:\n  complaints: {count: rows}\n"
    export = read(_part(1, 30), source)

    assert warnings(export) == [(None, "no_rows")]
    assert export.warnings[0].message == "None of its rows counts: complaints is 0 from 2026-04-01 to 2026-04-30."
    assert export.totals == {}
    assert [len(rows) for rows in export.rows] == [0]


def test_a_file_without_days_says_nothing() -> None:
    """There is no day to be a zero."""
    source = "date: Day\nmetrics:\n  complaints: {count: rows}\n"
    export = read("Day,Agent\n", source)

    assert export.warnings[-1].message == "It has no rows to read."
    assert export.span is None


def test_shares_of_nothing_stay_gaps() -> None:
    """Nothing of nothing is no share."""
    source = "date: Day\nwhere: {Type: x}\nmetrics:\n  csat: {count: {Number: [1]}, of: {Number: any}}\n"

    assert read(_part(1, 30), source).rows == ()
