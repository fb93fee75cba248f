"""The sample exports in the package are what the script makes, and no more than a package should carry."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from tests.make_samples import AGENTS, FILES, FIRST, FOLDER, LAST, Chance, level, main, sample_files

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", FILES)
def test_the_script_makes_the_file_that_ships(name: str) -> None:
    """Every byte of a sample file can be made again."""
    assert (FOLDER / name).read_bytes() == sample_files()[name].encode()


def test_the_folder_holds_no_other_export() -> None:
    """A file that nothing makes would go stale."""
    assert {path.name for path in FOLDER.glob("*.csv")} == set(FILES)


def test_the_script_writes_into_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run as a script, it writes the files as they are made."""
    monkeypatch.setattr("tests.make_samples.FOLDER", tmp_path)

    main()

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        name: text.encode() for name, text in sample_files().items()
    }


def test_samples_are_marked_small_and_long_enough() -> None:
    """All are named sample, weigh less than 400 kB together and cover more than 16 weeks."""
    assert all(name.startswith("sample-") for name in FILES)
    assert sum((FOLDER / name).stat().st_size for name in FILES) < 400_000
    assert (LAST - FIRST).days > 16 * 7


def test_every_agent_is_in_the_calls_under_the_name_that_the_export_uses() -> None:
    """Exports spell some names in their own way; the goal file's aliases turn them round."""
    rows = csv.DictReader(StringIO(sample_files()["sample-calls.csv"]))

    assert {row["Agent"] for row in rows} == {agent.exported for agent in AGENTS}


def test_nobody_works_on_sundays_holidays_or_leave() -> None:
    """Quiet days are absent from the calls, not zero."""
    rows = list(csv.DictReader(StringIO(sample_files()["sample-calls.csv"])))
    worked = {(row["Agent"], row["Day"]) for row in rows}

    assert all(date.fromisoformat(day).isoweekday() < 7 for _, day in worked)
    assert not {day for _, day in worked} & {"2026-08-20", "2026-10-23"}
    assert not {("Claire Dubois", "2026-08-10"), ("Oluwaseun Adeyemi", "2026-09-01")} & worked
    assert ("Claire Dubois", "2026-09-01") in worked


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-06-01", 10.0), ("2026-07-01", 10.0), ("2026-07-06", 15.0), ("2026-07-11", 20.0), ("2026-12-01", 20.0)],
)
def test_a_level_runs_straight_between_known_days(day: str, expected: float) -> None:
    """Outside the known days it stays where it is."""
    course = (("2026-07-01", 10.0), ("2026-07-11", 20.0))

    assert level(course, date.fromisoformat(day)) == pytest.approx(expected)


def test_a_skewed_factor_has_its_middle_at_one() -> None:
    """Half of the tickets take longer than the level, half less; none takes no time."""
    chance = Chance("middle")
    factors = sorted(chance.skewed(0.6) for _ in range(2001))

    assert factors[1000] == pytest.approx(1, abs=0.05)
    assert factors[0] > 0
