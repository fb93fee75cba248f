"""Imports on the screen: the four counts, the reasons, what changed, at any width and safe."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
import yaml

from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.readings.proposing.propose import Proposal, propose
from smartgoal.readings.sums.gather import RejectLimit
from smartgoal.report.style import Style, cells
from smartgoal.report.text.imports import import_, rejects_csv, sources_yaml
from tests.report.given_import import HEADER, ROWS, imported

if TYPE_CHECKING:
    from pathlib import Path

ANY = RejectLimit(10**6)


def test_every_record_is_accounted_for(tmp_path: Path) -> None:
    """The counts add up in one line; each reject has its line, column, text, code and hint."""
    text = ROWS + "\n2026-01-07,Anna Kovács,3,,1\n2026-01-07,Anna Kovács,4,x,1\nTotal,,,,6\n"
    shown = import_(imported(tmp_path, {"a.csv": text}, limit=ANY), Style())

    assert shown == (
        "✗ a.csv  source reviews\n"
        "  7 records = 2 accepted, 1 null, 1 rejected, 3 skipped (1 blank, 1 preamble, 1 total_row)\n"
        "  read as UTF-8, commas, header in line 1, decimal point, dates ymd\n"
        "  qa_score: 2 rows, 2026-01-05 to 2026-01-06, 2 owners, on average 73.5 %\n"
        '  line 6, Score: "x" [bad_number] Only digits, a sign, group marks, one decimal mark and the unit\n'
        "    can stand in a number.\n"
        "Imported 2 rows from 1 file (import 1).\n"
        f"To take it back: smartgoal store undo 1 --store {tmp_path}\n"
    )


def test_a_file_without_rows_says_so(tmp_path: Path) -> None:
    """There was nothing to decide an order of dates or a decimal mark by."""
    shown = import_(imported(tmp_path, {"a.csv": HEADER}), Style())

    assert "  read as UTF-8, commas, header in line 1\n  It has no rows to read. [no_rows]\n" in shown
    assert "Imported 0 rows from 1 file" in shown


def test_several_files_are_taken_back_one_by_one(tmp_path: Path) -> None:
    """The numbers of their imports are told."""
    other = HEADER + "2026-02-05,Anna Kovács,7,80,1\n"
    shown = import_(imported(tmp_path, {"a.csv": ROWS, "b.csv": other}), Style())

    assert "  qa_score: 1 row, 2026-02-05, 1 owner, on average 80 %\n" in shown
    assert "Imported 3 rows from 2 files (imports 1 to 2).\nTo take one back: smartgoal store undo ID" in shown


def test_long_lists_are_cut_and_counted(tmp_path: Path) -> None:
    """Rejects, warnings and corrections; all of them stand in the other formats."""
    bad = "".join(f"2026-01-07,Anna Kovács,b{n},x,1\n" for n in range(12))
    rows = HEADER + "".join(f"2026-01-07,Anna Kovács,{n},{{}},1\n" for n in range(12))
    shown = import_(imported(tmp_path, {"a.csv": rows.replace("{}", "80") + bad}, limit=ANY), Style())
    assert shown.count("[bad_number]") == 10
    assert "  … and 2 more rejected; --rejects FILE writes all\n" in shown

    shown = import_(imported(tmp_path, {"b.csv": rows.replace("{}", "81")}), Style())
    assert shown.count("was 80 % × 1, is 81 % × 1") == 10
    assert "  0 new, 0 the same, 12 corrected:\n" in shown
    assert "  … and 2 more corrected; --format json lists all\n" in shown


@pytest.mark.parametrize("width", [60, 80, 200])
@pytest.mark.parametrize("unicode", [True, False])
def test_no_line_is_wider_than_the_screen(tmp_path: Path, width: int, *, unicode: bool) -> None:
    """And where the screen lacks our glyphs none is used."""
    rows = HEADER + "2026-01-07,Anna Kovács,1,a rather long text where a figure should be and nobody knows why,1\n" * 12
    result = imported(tmp_path, {f"{'folder/' * 5}a.csv": rows, "b.csv": "x\n"}, limit=ANY)

    shown = import_(result, Style(width=width, unicode=unicode))

    assert all(cells(line) <= width for line in shown.splitlines())
    assert unicode or shown.replace("á", "a").isascii()


def test_nothing_in_a_file_can_paint_or_command(tmp_path: Path) -> None:
    """Names, headers, cells and keys are shown as they are written."""
    rows = HEADER + "::error::,\x1b[31mAnna,\u202e1,80,1\n2026-01-07,\x1b[31mAnna,\u202e1,80,1\n"
    names = {"\x1b[2J\n::error::.csv": rows}
    shown = import_(imported(tmp_path, names, limit=ANY), Style())
    again = import_(imported(tmp_path, {"b.csv": rows.replace("80", "81")}, limit=ANY), Style())

    assert "corrected" in again
    for text in (shown, again):
        assert not {"\x1b", "\u202e", "\r"} & set(text)
        assert not any(line.lstrip().startswith("::") for line in text.splitlines())


def test_warnings_are_coloured_where_colours_are(tmp_path: Path) -> None:
    """A file with warnings is no clean one."""
    shown = import_(imported(tmp_path, {"a.csv": ROWS[:-1]}), Style(colour=True))

    assert shown.startswith("\x1b[33;1m▲\x1b[0m")
    assert "\x1b[33mThe last line has no end; the download may be cut off. [no_final_newline]\x1b[0m" in shown


def test_rejects_as_csv_keep_their_text_and_run_nothing(tmp_path: Path) -> None:
    """Cells that a spreadsheet would compute are texts; a run without rejects writes the header alone."""
    rows = HEADER + '2026-01-07,Anna Kovács,1,"=1+1, ""x""",1\n2026-01-07,Anna Kovács,2,@SUM(A1),1\n'
    written = rejects_csv(imported(tmp_path, {"a.csv": rows, "b.csv": "x\n"}, limit=ANY))
    table = list(csv.reader(written.splitlines()))

    assert table[0] == ["file", "line", "column", "code", "raw", "hint"]
    assert [row[:5] for row in table[1:]] == [
        ["a.csv", "2", "Score", "bad_number", '\'=1+1, "x"'],
        ["a.csv", "3", "Score", "bad_number", "'@SUM(A1)"],
    ]
    assert rejects_csv(imported(tmp_path, {"a.csv": ROWS})) == "file,line,column,code,raw,hint\n"


def test_files_of_one_source_are_proposed_once() -> None:
    """Others follow in the same block."""
    text = b"Date,Agent,AHT (s),Calls\n2026-01-13,Anna,301,5\n2026-01-14,Anna,299,6\n"
    names = ("calls-01.csv", "calls-02.csv", "other.csv")

    block = yaml.safe_load(sources_yaml(propose(name, text, load_catalogue()) for name in names))

    assert [source["name"] for source in block["sources"]] == ["calls", "other"]
    assert sources_yaml([]) == ""


def test_a_proposal_shows_nothing_that_could_paint() -> None:
    """In quotes it stays the same header, as YAML writes it."""
    block = 'sources:\n  - name: a\n    files: a.csv\n    date: "D\u202eay \U000e0041"  # \u2028\n'
    shown = sources_yaml([Proposal("a", block, (), ())])

    assert "\\u202e" in shown
    assert all(char.isprintable() or char == "\n" for char in shown)
    assert yaml.safe_load(shown)["sources"][0]["date"] == "D\u202eay \U000e0041"
