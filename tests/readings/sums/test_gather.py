"""Files together: which rows count between them, how names are spelt, when too much was rejected."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from smartgoal.errors import ReadingsError
from smartgoal.readings.days import Whose
from smartgoal.readings.sums.gather import RejectLimit
from tests.readings.plans import ANY, TIDY, gather, plan_for, read, read_export, sums_of

HEADER = "date,metric,owner,value,weight\n"
KEYED = 'name: keyed\ndate: Day\nkey: Id\nowner: Agent\nmetrics:\n  qa_score: {value: Score, unit: "%"}\n'


def tidy(name: str, *rows: str) -> object:
    """Return an export of tidy rows."""
    return read_export(name, (HEADER + "".join(f"{row}\n" for row in rows)).encode(), TIDY)


def test_later_files_win_by_key() -> None:
    """In order of name, whatever the order they are given in; a row without key counts."""
    plan = plan_for(KEYED)
    first = read_export(
        "a.csv",
        b"Id,Day,Agent,Score\n1,2026-01-05,Anna,80\n2,2026-01-05,Anna,70\n,2026-01-05,Anna,60\n",
        plan,
        source="keyed",
    )
    second = read_export(
        "b.csv", b"Id,Day,Agent,Score\n2,2026-01-05,Anna,90\n3,2026-01-05,Anna,60\n", plan, source="keyed"
    )

    for exports in ((first, second), (second, first)):
        found = gather(exports, plan).sums[Whose("qa_score", "Anna", None)][date(2026, 1, 5)]
        assert (found.numerator, found.rows) == (Fraction(80 + 90 + 60 + 60), 4)
        assert found.squares == 80**2 + 90**2 + 2 * 60**2


def test_overlapping_files_without_key_are_refused() -> None:
    """Nothing tells whether their rows are the same."""
    first = read_export("a.csv", (HEADER + "2026-01-05,aht,Anna,1,1\n2026-01-09,aht,Anna,1,1\n").encode(), TIDY)
    second = read_export("b.csv", (HEADER + "2026-01-07,aht,Bence,1,1\n").encode(), TIDY)
    other = read_export("c.csv", (HEADER + "2026-01-07,acw,Bence,1,1\n").encode(), TIDY)

    with pytest.raises(ReadingsError, match=r"2026-01-07 to 2026-01-07 stands in a\.csv too") as caught:
        gather([second, first], TIDY)
    assert (caught.value.code, caught.value.file) == ("overlap", "b.csv")
    assert len(gather([first, other], TIDY).sums) == 2


def test_rows_without_a_key_are_no_repeats_by_key() -> None:
    """Where two files have some on the same days they could be the same; on other days they can't be."""
    header = "date,metric,key,value,weight\n"
    texts = {
        "a.csv": "2026-01-05,aht,,1,1\n2026-01-09,aht,1,1,1\n",
        "b.csv": "2026-01-06,aht,,1,1\n2026-01-09,aht,1,2,1\n",
        "c.csv": "2026-01-04,aht,,1,1\n2026-01-06,aht,,2,1\n2026-01-07,acw,,2,1\n",
    }
    first, second, third = (read_export(name, (header + text).encode(), TIDY) for name, text in texts.items())

    with pytest.raises(
        ReadingsError, match=r"without a key from 2026-01-05 to 2026-01-05, and so has a\.csv"
    ) as caught:
        gather([first, third], TIDY)
    assert (caught.value.code, caught.value.file) == ("overlap", "c.csv")
    (days,) = gather([first, second], TIDY).sums.values()
    assert [int(found.numerator) for found in days.values()] == [1, 1, 2]


def test_a_unit_that_changed_between_files_is_refused() -> None:
    """As importing them one after the other would: earlier files are the history, whatever stands between."""
    texts = {
        "1.csv": "".join(f"2026-01-0{day},aht,Anna,{700 + day},10\n" for day in range(1, 6)),
        "2.csv": "2026-01-31,aht,Anna,600,10\n2026-01-31,acw,Anna,6,10\n",
        "3.csv": "".join(f"2026-02-0{day},aht,Anna,6.{day},10\n" for day in range(1, 6)),
        "4.csv": "".join(f"2026-03-0{day},acw,Anna,6.{day},10\n" for day in range(1, 6)),
    }
    exports = [read_export(name, (HEADER + text).encode(), TIDY) for name, text in texts.items()]

    with pytest.raises(ReadingsError, match=r"703 before and 6\.3 since 1\.csv") as caught:
        gather(exports[::-1], TIDY)
    assert (caught.value.code, caught.value.file) == ("unit_inconsistent", "3.csv")
    assert gather([exports[0], exports[1], exports[3]], TIDY).sums


TWO_METRICS = """\
name: two
date: Day
owner: Agent
metrics:
  aht: {value: AHT, unit: s, weight: Calls}
  csat: {value: CSAT, unit: "%", weight: Answers}
"""


def test_a_record_is_lost_for_every_metric_it_has_figures_of() -> None:
    """A bad cell of one takes the good figures of another with it, but not what was empty anyway."""
    text = (
        "Day,Agent,AHT,Calls,CSAT,Answers\n2026-01-05,Anna,200,10,85,4\n2026-01-06,Anna,900,10,bad,4\n"
        "2026-01-07,Anna,bad,10,awful,4\n2026-01-08,Anna,,,bad,4\n2026-01-09,Anna,bad,10,,\n"
    )
    export = read(text, TWO_METRICS)

    assert (export.records, export.accepted, len(export.rejects)) == (6, 1, 4)
    assert [(one.line, one.column, one.metric) for one in export.rejects] == [
        (3, "CSAT", "csat"), (4, "AHT", "aht"), (5, "CSAT", "csat"), (6, "AHT", "aht"),
    ]  # fmt: skip
    errors = sums_of(export).errors
    assert sorted((one.metric, one.line) for one in errors) == [
        ("aht", 3), ("aht", 4), ("aht", 6), ("csat", 3), ("csat", 4), ("csat", 5),
    ]  # fmt: skip
    assert {one.owner for one in errors} == {"Anna"}
    assert next(one for one in errors if one.metric == "aht").message.startswith(
        '"bad": It stands in the column "CSAT"'
    )


def test_names_are_spelt_as_the_plan_spells_them() -> None:
    """Else as the first row that has them."""
    export = read_export(
        "a.csv",
        "date,metric,owner,team,value,weight\n2026-01-05,aht,ANNA  KOVÁCS,technical SUPPORT,1,1\n"
        "2026-01-05,aht,zoé,,1,1\n2026-01-06,aht,Zoe\u0301,,1,1\n".encode(),
        TIDY,
    )
    assert set(gather([export], TIDY).sums) == {
        Whose("aht", "Anna Kovács", "Technical support"),
        Whose("aht", "zoé", None),
    }


def test_rejects_beyond_the_limit_stop_everything() -> None:
    """With the first of them; a share is one of the rows of data."""
    rows = "".join(f"2026-01-05,aht,Anna,x{number},1\n" for number in range(8))
    export = read_export("a.csv", (HEADER + rows + "2026-01-05,aht,Anna,1,1\n").encode(), TIDY)

    with pytest.raises(ReadingsError) as caught:
        gather([export], TIDY)
    assert caught.value.code == "bad_number"
    assert 'a.csv, line 2: bad_number "x0"' in caught.value.message
    assert "and 3 more" in caught.value.message
    with pytest.raises(ReadingsError):
        gather([export], TIDY, max_rejects=RejectLimit(count=7))
    assert len(gather([export], TIDY, max_rejects=RejectLimit(count=8)).errors) == 8
    assert gather([export], TIDY, max_rejects=RejectLimit(share=Fraction(8, 9))).sums
    with pytest.raises(ReadingsError, match="8 records were"):
        gather([export], TIDY, max_rejects=RejectLimit(share=Fraction(88, 100)))


def test_one_reject_is_said_in_the_singular() -> None:
    """As people read it aloud."""
    export = read_export("a.csv", (HEADER + "2026-01-05,aht,Anna,x,1\n2026-01-06,aht,Anna,1,1\n").encode(), TIDY)

    with pytest.raises(ReadingsError, match="1 record was rejected"):
        gather([export], TIDY)


def test_a_rejected_record_is_an_error_of_its_metric() -> None:
    """Whatever of it can't be read: its date or its figure."""
    export = read_export(
        "a.csv",
        (
            HEADER + "soon,aht,Anna,1,1\n2026-01-05,aht,Anna,1,1\n2026-01-05,acw,Anna,x,1\n2026-01-05,acw,Anna,1,1\n"
        ).encode(),
        TIDY,
    )
    errors = gather([export], TIDY, max_rejects=ANY).errors

    assert [(error.metric, error.line, error.owner) for error in errors] == [
        ("aht", 2, "Anna"),
        ("acw", 4, "Anna"),
    ]


def test_levels_that_contradict_each_other_on_a_day() -> None:
    """Every such day is named; the goal tells which day counts."""
    rows = "2026-01-05,backlog,,5\n2026-01-05,backlog,,6\n2026-01-06,backlog,,7\n"
    head = "date,metric,team,value\n".replace("team,", "team,")
    text = (head + rows.replace(",,", ",Technical support,")).encode()
    (error,) = gather([read_export("a.csv", text, TIDY)], TIDY).errors
    assert (error.day, error.line) == (date(2026, 1, 5), 3)

    worse = text + b"2026-01-06,backlog,Technical support,8\n"
    (_, error) = gather([read_export("a.csv", worse, TIDY)], TIDY).errors
    assert (error.code, error.metric, error.file, error.line) == ("conflicting_values", "backlog", "a.csv", 5)
    assert "2 different values, such as in lines 4 and 5;" in error.message


def test_levels_of_two_sources_that_contradict_each_other() -> None:
    """Both places are named, the later one as where the fault is."""
    plan = plan_for("name: desk\nfiles: desk-*.csv\ndate: Day\nteam: Team\nmetrics:\n  backlog: {value: Open}\n")
    tidy = read_export("a.csv", b"date,metric,team,value\n2026-01-06,backlog,Technical support,8\n", plan)
    desk = read_export("desk-1.csv", b"Day,Team,Open\n2026-01-06,Technical support,7\n", plan)

    (error,) = gather([tidy, desk], plan).errors

    assert (error.file, error.line) == ("desk-1.csv", 2)
    assert "such as in line 2 of a.csv and line 2 of desk-1.csv;" in error.message


def test_a_median_keeps_its_values() -> None:
    """In the metric's unit."""
    text = (
        "date,metric,owner,value,unit\n2026-01-05,first_reply_time,Anna,2,min\n2026-01-05,first_reply_time,Anna,30,s\n"
    )
    found = gather([read_export("a.csv", text.encode(), TIDY)], TIDY).sums[Whose("first_reply_time", "Anna", None)]

    assert sorted(found[date(2026, 1, 5)].values) == [30, 120]


def test_where_figures_came_from() -> None:
    """File, rows, first and last line."""
    export = read_export(
        "a.csv",
        (HEADER + "2026-01-06,aht,Anna,1,1\n2026-01-05,aht,Bence,1,1\n2026-01-05,aht,Anna,1,1\n").encode(),
        TIDY,
    )
    (origin,) = gather([export], TIDY).origins[Whose("aht", "Anna", None)]

    assert (origin.file, origin.rows, origin.first_line, origin.last_line, origin.imported) == ("a.csv", 2, 2, 4, None)
