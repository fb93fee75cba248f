"""The JSON of import: every record accounted for, exactly the keys that were promised."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema

from smartgoal import api
from smartgoal.readings.sums.gather import RejectLimit
from smartgoal.report.json.imports import import_
from smartgoal.report.style import Style
from tests.report.given_import import HEADER, ROWS, imported

if TYPE_CHECKING:
    from pathlib import Path

    from smartgoal.readings.store.import_run import ImportResult

SCHEMA = json.loads(api.schema("import"))
KEYS = [
    "file", "source", "form", "records", "accepted", "null", "rejected", "skipped", "rejects", "skips", "nulls",
    "warnings", "totals", "new", "same", "corrected", "corrections", "import", "error",
]  # fmt: skip


def told(result: ImportResult) -> dict[str, Any]:
    """Return what the JSON of an import says; it is ASCII, holds to its schema and its counts add up."""
    written = import_(result, Style())
    data: dict[str, Any] = json.loads(written)
    assert written.isascii()
    jsonschema.validate(data, SCHEMA, format_checker=jsonschema.FormatChecker())
    assert list(data)[:3] == ["schema", "files", "imported"]
    for file in data["files"]:
        assert list(file) == KEYS
        assert file["records"] == file["accepted"] + file["null"] + file["rejected"] + file["skipped"]
        for counted, listed in (("rejected", "rejects"), ("skipped", "skips"), ("null", "nulls")):
            assert file[counted] == len(file[listed])
        if file["new"] is not None:
            assert file["new"] + file["same"] + file["corrected"] == file["accepted"]
    return data


def test_the_schema_is_one() -> None:
    """It holds to the draft that it names."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_record_is_told(tmp_path: Path) -> None:
    """Accepted, null, rejected and skipped ones, with their lines; sums are exact."""
    text = ROWS + "\n2026-01-07,Anna Kovács,3,,1\n2026-01-07,Anna Kovács,4,x,1\nTotal,,,,6\n"
    data = told(imported(tmp_path, {"a.csv": text}, limit=RejectLimit(1)))
    (file,) = data["files"]

    assert (data["imported"], data["dry_run"], data["refusal"]) == (True, False, None)
    assert (file["source"], file["import"], file["error"]) == ("reviews", 1, None)
    assert file["form"] == {
        "encoding": "utf-8", "delimiter": ",", "decimal": ".", "date_order": "ymd", "header_line": 1,
    }  # fmt: skip
    assert (file["records"], file["accepted"]) == (7, 2)
    assert [(one["line"], one["column"], one["code"], one["raw"]) for one in file["rejects"]] == [
        (6, "Score", "bad_number", "x")
    ]
    assert file["nulls"] == [{"line": 5}]
    assert file["skips"] == [
        {"line": 1, "code": "preamble"}, {"line": 4, "code": "blank"}, {"line": 7, "code": "total_row"},
    ]  # fmt: skip
    # (80.5·2 + 70·4) ÷ 6 = 73.5
    assert file["totals"]["qa_score"] == {
        "rows": 2, "sum": 150.5, "weight": 6, "weighted_mean": 73.5, "first_date": "2026-01-05",
        "last_date": "2026-01-06", "owner_count": 2, "owners": ["Anna Kovács", "Bence Tóth"],
    }  # fmt: skip


def test_what_changed_is_told(tmp_path: Path) -> None:
    """New, the same, corrected; a warning of the store stands among the others."""
    imported(tmp_path, {"a.csv": ROWS})
    text = (ROWS + "2026-01-07,Anna Kovács,3,90,1\n").replace(",70,", ",71,").replace(",", ";")
    (file,) = told(imported(tmp_path, {"b.csv": text}))["files"]

    assert (file["new"], file["same"], file["corrected"]) == (1, 1, 1)
    assert file["corrections"] == [{"line": 3, "metric": "qa_score", "key": "2", "old": "70 % × 4", "new": "71 % × 4"}]
    assert [warning["code"] for warning in file["warnings"]] == ["form_changed"]
    (again,) = told(imported(tmp_path, {"b.csv": text}))["files"]
    assert (again["new"], again["same"], again["corrected"], again["import"]) == (0, 3, 0, None)


def test_a_row_that_moved_is_told_with_its_day_and_owner(tmp_path: Path) -> None:
    """Beside the figures of the newest import before, whatever came before that."""
    imported(tmp_path, {"a.csv": ROWS})
    imported(tmp_path, {"b.csv": ROWS.replace(",70,", ",71,")})
    (file,) = told(imported(tmp_path, {"c.csv": ROWS.replace("01-06,Bence Tóth,2,70", "01-07,Anna Kovács,2,72")}))[
        "files"
    ]

    assert [(each["old"], each["new"]) for each in file["corrections"]] == [
        ("71 % × 4 (2026-01-06, Bence Tóth)", "72 % × 4 (2026-01-07, Anna Kovács)")
    ]


def test_a_refused_file_has_every_key(tmp_path: Path) -> None:
    """No record of it counts, and nobody can say what it would have brought."""
    data = told(imported(tmp_path, {"a.csv": ROWS, "b.csv": "x\n"}))

    assert data["imported"] is False
    assert "Nothing was imported." in data["refusal"]
    assert [(file["records"], file["new"]) for file in data["files"]] == [(3, None), (0, None)]
    assert data["files"][1]["error"]["code"] == "missing_column"


def test_what_could_paint_is_escaped(tmp_path: Path) -> None:
    """In names and cells alike."""
    text = HEADER + "2026-01-05,Anna \x1b[31m,1,\u202ex,1\n"
    written = import_(imported(tmp_path, {"a\u202e.csv": text}, limit=RejectLimit(9)), Style())

    assert written.isascii()
    assert "\x1b" not in written
    assert json.loads(written)["files"][0]["rejects"][0]["raw"] == "\u202ex"
