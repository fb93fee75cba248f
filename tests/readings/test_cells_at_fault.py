"""Which cell, line and column a fault is shown at."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NoReturn

import pytest

from smartgoal.errors import ReadingsError
from smartgoal.readings.file.on_disk import declared_exports, missing_exports, read_export_file
from smartgoal.readings.file.unpack import LARGEST
from smartgoal.readings.sums.gather import RejectLimit
from tests.readings.plans import TIDY, gather, plan_for, read

if TYPE_CHECKING:
    from pathlib import Path

KEYED = "key: Id\ndate: Day\nowner: Agent\nmetrics:\n  complaints: {value: N}\n"


def test_the_answers_left_out_are_the_cell_at_fault() -> None:
    """Not those that are there."""
    export = read("date,metric,promoters,passives,detractors,owner\n2026-01-08,nps,12,,3,Anna\n")

    (reject,) = export.rejects
    assert (reject.column, reject.raw, reject.code) == ("passives", "", "bad_number")


def test_a_missing_weight_is_the_cell_at_fault() -> None:
    """The figure beside it is fine."""
    (reject,) = read("date,metric,value,weight,owner\n2026-01-08,aht,300,,Anna\n2026-01-08,aht,300,1,Anna\n").rejects

    assert (reject.column, reject.raw, reject.code) == ("weight", "", "missing_weight")


def test_keys_that_contradict_are_shown_in_their_column() -> None:
    """Both rows."""
    export = read("Id,Day,Agent,N\n7,2026-01-05,Anna,1\n7,2026-01-05,Anna,2\n", KEYED)

    assert [(reject.line, reject.column, reject.raw) for reject in export.rejects] == [(2, "Id", "7"), (3, "Id", "7")]


def test_a_damaged_key_is_shown_with_its_line() -> None:
    """The first that a spreadsheet has rounded."""
    with pytest.raises(ReadingsError) as caught:
        read("Id,Day,Agent,N\n7,2026-01-05,Anna,1\n1.23457E+11,2026-01-05,Anna,2\n", KEYED)

    assert (caught.value.code, caught.value.line) == ("damaged_key", 3)


def test_a_part_of_rejects_is_one_of_the_rows_of_data() -> None:
    """Header, preamble and blank lines are no rows that anything could be wrong with."""
    rows = "".join(f"2026-01-{day:02},complaints,Anna,1\n" for day in range(1, 19))
    export = read("date,metric,owner,value\n\n" + rows + "2026-01-19,complaints,Anna,x\n")

    assert (export.records, export.rows_of_data) == (21, 19)
    with pytest.raises(ReadingsError, match="1 record was rejected"):
        gather([export], TIDY, max_rejects=RejectLimit(share=Fraction(5, 100)))
    gather([export], TIDY, max_rejects=RejectLimit(share=Fraction(6, 100)))


def test_a_link_to_nowhere_is_told_as_that(tmp_path: Path) -> None:
    """It is its own nearest name."""
    (tmp_path / "x.csv").symlink_to(tmp_path / "gone.csv")

    with pytest.raises(ReadingsError, match="a link to a file that isn't there"):
        read_export_file(str(tmp_path / "x.csv"))


def test_a_file_that_is_too_large_isnt_read(tmp_path: Path) -> None:
    """As much as may be unpacked is fine, and no memory goes for more."""
    with (tmp_path / "x.csv").open("wb") as file:
        file.truncate(LARGEST + 1)

    with pytest.raises(ReadingsError, match=r"x\.csv: it holds more than 300 MB; split it by month\.$") as caught:
        read_export_file(str(tmp_path / "x.csv"))
    assert caught.value.code == "too_large"


def test_a_folder_that_cant_be_listed_has_no_near_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The missing file is told all the same."""

    def refuse(_folder: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.iterdir", refuse)
    with pytest.raises(ReadingsError, match=r"x\.csv: there is no such file\.$"):
        read_export_file(str(tmp_path / "x.csv"))


def test_what_is_no_path_leads_out_of_the_project() -> None:
    """No file has a NUL in its name."""
    plan = plan_for('files: ["a\\0b"]\nmetrics:\n  complaints: {value: N}')

    (told,) = missing_exports(plan)

    assert "leads out of the project" in told
    assert declared_exports(plan) == ()
