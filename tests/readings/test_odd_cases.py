"""What happens once in a while: odd rows, odd workbooks, odd sources."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import date, time, timedelta

import openpyxl
import pytest

from smartgoal.errors import ReadingsError
from smartgoal.readings.file.workbook import sheets_of
from tests.conftest import load_text
from tests.readings.plans import TIDY, codes, plan_for, read, read_export, skips, warnings

HEADER = "date,metric,owner,value,weight\n"
CALLS = "date: Day\nowner: Agent\nmetrics:\n  complaints: {value: Calls}\n"


def book(*sheets: tuple[str, list[list[object]]]) -> bytes:
    """Return a workbook of rows."""
    made = openpyxl.Workbook()
    for place, (title, rows) in enumerate(sheets):
        sheet = made.create_sheet(title, place)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def test_a_workbook_with_a_cover_and_every_kind_of_cell() -> None:
    """The one sheet with the columns is read."""
    rows: list[list[object]] = [
        ["Day", "Agent", "AHT", "Calls"],
        [date(2026, 1, 5), "Anna\nKovács", timedelta(hours=26, seconds=5), 1],
        [date(2026, 1, 6), True, time(0, 5, 3), 2],
        [None, "Total", None, 3],
        [date(2026, 1, 7), "Anna", "0:00:07", 0.1 + 0.2],
    ]
    source = 'date: Day\nowner: Agent\nmetrics:\n  aht: {value: AHT, unit: "h:mm:ss", weight: Calls}\n'

    export = read(book(("Cover", [["Report", 1e20]]), ("Data", rows)), source, name="a.xlsx")

    assert export.totals["aht"].sum == 26 * 3600 + 5 + 303 + 7
    assert export.totals["aht"].weight is not None
    assert export.totals["aht"].weight * 10 == 33
    assert export.totals["aht"].owners == ("Anna", "Anna Kovács", "true")


def test_two_sheets_with_the_columns_are_ambiguous() -> None:
    """A person has to keep one."""
    rows: list[list[object]] = [["date", "metric", "value", "weight"], ["2026-01-05", "aht", 1, 1]]
    with pytest.raises(ReadingsError, match='"A", "B"') as caught:
        read(book(("A", rows), ("B", rows)), name="a.xlsx")
    assert caught.value.code == "ambiguous_source"
    with pytest.raises(ReadingsError) as caught:
        read(book(("A", [])), name="a.xlsx")
    assert caught.value.code == "empty_file"
    with pytest.raises(ReadingsError) as caught:
        read(book(("A", [["x"] * 1001])), name="a.xlsx")
    assert caught.value.code == "too_large"


def test_without_the_extra_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the command."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(ReadingsError, match=r'pip install "smartgoal\[excel\]"') as caught:
        sheets_of("a.xlsx", book(("A", [["x"]])))
    assert caught.value.code == "missing_extra"


def test_a_sheet_that_repeats_a_cell_a_million_times_is_refused() -> None:
    """As OpenDocument can say in a few bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(
            "content.xml",
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value="1"><text:p>1',
        )
    with pytest.raises(ReadingsError) as caught:
        sheets_of("a.ods", content.getvalue())
    assert caught.value.code == "too_large"


def test_rows_of_a_metric_without_what_it_needs() -> None:
    """A ratio needs a weight, recommendations their counts."""
    export = read(
        "date,metric,owner,value\n2026-01-05,aht,Anna,5\n2026-01-05,nps,Anna,30\n2026-01-05,complaints,Anna,1\n"
    )

    assert codes(export) == [(2, "missing_weight"), (3, "missing_weight")]
    assert export.accepted == 1


def test_figures_that_cannot_make_up_their_metric() -> None:
    """A sum has no denominator, and only a net score has promoters; each row is rejected by itself."""
    export = read(
        "date,metric,numerator,denominator,promoters,passives,detractors\n"
        "2026-01-05,complaints,5,2,,,\n2026-01-05,aht,300,2,,,\n2026-01-05,csat,,,3,2,1\n2026-01-05,nps,,,3,2,1\n"
    )

    assert [(one.line, one.column, one.code, one.raw) for one in export.rejects] == [
        (2, "numerator", "bad_number", "5"),
        (4, "promoters", "bad_number", "3"),
    ]
    assert export.rejects[0].hint == "A numerator over a denominator can't make up complaints, a sum."
    assert export.accepted == 2


def test_totals_of_a_tidy_file() -> None:
    """They stand where the metric would."""
    export = read(HEADER + "2026-01-05,aht,Anna,5,2\nTotal,,,,2\n,,,,\n2026-01-05,,Anna,5,2\n")

    assert skips(export) == [(1, "preamble"), (3, "total_row"), (4, "blank")]
    assert codes(export) == [(5, "unknown_metric")]


def test_a_source_whose_metrics_no_goal_uses() -> None:
    """All its records are passed over."""
    export = read("Day,Agent,n\n2026-01-05,Anna,1\n", "date: Day\nmetrics:\n  contacts_handled: {value: n}\n")

    assert skips(export) == [(1, "preamble"), (2, "other_metric")]
    assert export.totals == {}


def test_a_total_without_owner_column_counts_only_where_it_fits() -> None:
    """Else its date is missing."""
    source = "date: Day\nmetrics:\n  complaints: {value: Calls}\n"

    assert skips(read("Day,Calls\n2026-01-05,1\n2026-01-06,2.5\n,3.5\n", source))[-1] == (4, "total_row")
    assert codes(read("Day,Calls\n2026-01-05,1\n2026-01-06,2\n,4\n", source)) == [(4, "bad_date")]


def test_totals_by_other_names() -> None:
    """Of an owner, of a team, with more digits than any row."""
    text = (
        "Day,Agent,Calls\n2026-01-05,Anna,1\n2026-01-05,Bence,2\n2026-01-05,Support total,3\n"
        "2026-01-05,Team average,1.5\nGrand total: all,,3.25\n"
    )
    export = read(text, CALLS)

    assert skips(export)[1:] == [(4, "total_row"), (5, "summary_row"), (6, "total_row")]
    assert warnings(export) == [(6, "total_disagrees")]
    assert "3.25" in export.warnings[0].message


def test_totals_in_a_column_of_teams() -> None:
    """Of all teams, and of all teams of one person; a team that the goal file names may be called anything."""
    teams = "date: Day\nteam: Queue\nmetrics:\n  complaints: {value: Calls}\n"
    text = "Day,Queue,Calls\n2026-01-05,A,1\n2026-01-05,B,2\n2026-01-05,TOTAL,4\n2026-01-05,Average,1.5\n"
    export = read(text, teams)
    assert skips(export)[1:] == [(4, "total_row"), (5, "summary_row")]
    assert warnings(export) == [(4, "total_disagrees")]

    both = "Day,Agent,Queue,Calls\n2026-01-05,Anna,A,1\n2026-01-05,Anna,B,2\n2026-01-05,Anna,Total,3\n"
    assert skips(read(both, CALLS + "team: Queue\n"))[1:] == [(4, "total_row")]

    assert skips(read("Day,Agent,Calls\n2026-01-05,Anna,1\n", CALLS + "team: {is: Total}\n"))[1:] == []


def test_short_totals_and_empty_short_rows() -> None:
    """With fewer fields than the header."""
    export = read("Day,Agent,Calls\n2026-01-05,Anna,1\n,\nTotal,1\n", CALLS)

    assert skips(export)[1:] == [(3, "blank"), (4, "total_row")]


def test_filled_down_names_stop_at_totals_and_blank_rows() -> None:
    """A total is nobody's name."""
    source = "date: Day\nowner: {column: Agent, fill_down: true}\nmetrics:\n  complaints: {value: Calls}\n"
    export = read("Agent,Day,Calls\nAnna,2026-01-05,1\n,,\nTotal,,1\n,2026-01-06,7\n", source)

    assert skips(export)[1:] == [(3, "blank"), (4, "total_row")]
    assert codes(export) == [(5, "missing_owner")]


def test_grain_with_a_column_of_its_own() -> None:
    """Beside day, owner and team."""
    source = CALLS + "team: Queue\ngrain: [date, owner, team, Shift]\n"
    text = "Day,Agent,Queue,Shift,Calls\n" + "2026-01-05,Anna,Tech,early,1\n" * 2 + "2026-01-05,Anna,Tech,late,1\n"

    assert skips(read(text, source))[-1] == (3, "duplicate_key")


def test_ratios_below_their_lowest_value() -> None:
    """A quotient can be too small, too."""
    head = "metrics:\n  ease: {kind: ratio, unit: points, better: higher, bounds: [1, 7]}\n"
    goal = (
        "goals:\n  - id: ease\n    title: Ease\n    owner: Anna\n    measurable: {metric: ease}\n"
        "    realistic: {threshold: 5}\n    time_bound: {start: 2026-01-01, deadline: 2026-12-31}\n"
    )
    plan = load_text("smartgoal: 1\n" + head + goal)
    text = b"date,metric,numerator,denominator\n2026-01-05,ease,3,4\n2026-01-05,ease,29,4\n2026-01-05,ease,28,4\n"

    assert codes(read_export("a.csv", text, plan)) == [(2, "out_of_range"), (3, "out_of_range")]


def test_a_unit_that_changes_in_a_ratio() -> None:
    """Seconds over calls become milliseconds over calls; recommendations have no unit to change."""
    rows = "".join(f"2026-01-{day:02},aht,{(300 + day) * (1 if day < 16 else 1000) * 3},3\n" for day in range(1, 31))
    with pytest.raises(ReadingsError) as caught:
        read("date,metric,numerator,denominator\n" + rows)
    assert caught.value.code == "unit_inconsistent"

    answers = "".join(f"2026-01-{day:02},nps,{1 if day < 16 else 500},0,0\n" for day in range(1, 31))
    assert read("date,metric,promoters,passives,detractors\n" + answers).accepted == 30


def test_tidy_rows_of_teams_alone() -> None:
    """A column of teams without owners."""
    export = read("date,metric,team,value,weight\n2026-01-05,aht,Technical support,5,2\n")

    assert export.whose == ((None, "Technical support"),)


def test_mapped_tidy_files_take_aliases_from_their_source() -> None:
    """A source without metrics is a tidy file with a name, a key, aliases."""
    plan = plan_for("name: named\nfiles: tidy-*.csv\nowner: {column: owner, aliases: {A: Anna Kovács}}\n")
    export = read_export("x/tidy-1.csv", (HEADER + "2026-01-05,aht,a,5,2\n").encode(), plan)

    assert (export.source, export.whose) == ("named", (("Anna Kovács", None),))


def test_no_header_at_all() -> None:
    """Only what can't be split into records of text."""
    with pytest.raises(ReadingsError) as caught:
        read_export("a.csv", b'"open\n', TIDY)
    assert caught.value.code in {"not_csv", "missing_column", "unterminated_quote"}
