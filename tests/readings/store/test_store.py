"""The store keeps exports whole or not at all, corrects by key, undoes by withdrawing, and finds every flipped byte."""

from __future__ import annotations

import random
import sqlite3
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from smartgoal.errors import ReadingsError, StoreError
from smartgoal.readings.days import Whose
from smartgoal.readings.store import store as store_module
from smartgoal.readings.store import tables
from smartgoal.readings.store.refusals import HOLDER
from smartgoal.readings.store.store import Original, Stamp, Store
from tests.readings.plans import plan_for, read_export, sums_of

if TYPE_CHECKING:
    from pathlib import Path

    from smartgoal.readings.days import DaySums
    from smartgoal.readings.store.store import Imported

SOURCES = """\
sources:
  - name: reviews
    files: reviews-*.csv
    date: Day
    owner: Agent
    key: Id
    metrics:
      qa_score: {value: Score, unit: "%", weight: n}
  - name: calls
    files: calls-*.csv
    date: Day
    owner: Agent
    metrics:
      aht: {value: AHT, unit: s, weight: Calls}
"""
PLAN = plan_for(head=SOURCES)
REVIEWS = "Day,Agent,Id,Score,n\n2026-01-05,Anna Kovács,1,80.5,2\n2026-01-06,Bence Tóth,2,70,4\n"
CALLS = "Day,Agent,AHT,Calls\n2026-01-05,Anna Kovács,300,10\n2026-01-06,Bence Tóth,240,5\n"


def stamp(hour: int = 8) -> Stamp:
    """Return a stamp on a fixed day."""
    return Stamp(datetime(2026, 2, 1, hour, tzinfo=UTC), "0.1.0", "process 1 on here")


def keep(
    store: Store,
    name: str,
    text: str,
    hour: int = 8,
    *,
    replace: bool = False,
    dry_run: bool = False,
    source: str | None = None,
) -> Imported:
    """Import one file."""
    content = text.encode()
    original = Original(read_export(name, content, plan_for(source) if source else PLAN), content)
    (done,) = store.import_exports([original], stamp(hour), replace_range=replace, dry_run=dry_run)
    return done


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store that isn't there yet."""
    return Store(tmp_path / ".smartgoal")


def sums(store: Store) -> DaySums:
    """Return what counts, without where it came from."""
    return store.day_sums(PLAN)


def test_the_store_says_what_the_files_say(store: Store) -> None:
    """The same sums, errors and lines; only the number of the import is more."""
    files = {"reviews-1.csv": REVIEWS, "calls-1.csv": CALLS}
    exports = [read_export(name, text.encode(), PLAN) for name, text in files.items()]
    for name, text in files.items():
        keep(store, name, text)

    kept, direct = sums(store), sums_of(*exports)

    assert kept.sums == direct.sums
    origin = kept.origins[Whose("aht", "Anna Kovács", None)][0]
    assert (origin.file, origin.rows, origin.first_line, origin.imported) == ("calls-1.csv", 1, 2, 2)


def test_days_without_counted_rows_are_zeros_in_the_store_too(store: Store) -> None:
    """For whoever a file names; the second file adjoins the first."""
    plan = plan_for(
        "name: raw\ndate: Day\nowner: Agent\nwhere: {Type: complaint}\nmetrics:\n  complaints: {count: rows}\n"
    )
    first = "Day,Agent,Type\n2026-01-05,Anna Kovács,complaint\n2026-01-31,Bence Tóth,complaint\n"
    second = "Day,Agent,Type\n2026-02-01,Anna Kovács,praise\n2026-02-09,Bence Tóth,complaint\n"
    texts = {"1.csv": first, "2.csv": second}
    exports = [read_export(name, text.encode(), plan, source="raw") for name, text in texts.items()]
    store.import_exports(
        [Original(export, text.encode()) for export, text in zip(exports, texts.values(), strict=True)], stamp()
    )

    kept, direct = store.day_sums(plan), sums_of(*exports)

    span = (date(2026, 1, 5), date(2026, 2, 9))
    assert kept.counted == direct.counted
    assert kept.counted == {Whose("complaints", name, None): (span,) for name in ("Anna Kovács", "Bence Tóth")}
    assert kept.sums == direct.sums


def test_the_store_names_every_metric_that_a_record_is_lost_for(store: Store) -> None:
    """The same errors as the file gives, also when the database is built anew."""
    plan = plan_for(
        "name: two\ndate: Day\nmetrics:\n"
        '  aht: {value: AHT, unit: s, weight: n}\n  csat: {value: CSAT, unit: "%", weight: n}\n'
    )
    content = b"Day,AHT,CSAT,n\n2026-01-05,300,80,5\n2026-01-06,300,bad,5\n"
    export = read_export("two.csv", content, plan, source="two")
    store.import_exports([Original(export, content)], stamp())
    direct = sums_of(export).errors

    assert {(one.metric, one.line) for one in direct} == {("aht", 3), ("csat", 3)}
    assert set(store.day_sums(plan).errors) == set(direct)
    store.path.unlink()
    store.repair()
    assert set(store.day_sums(plan).errors) == set(direct)


def test_importing_twice_changes_nothing(store: Store) -> None:
    """The same bytes, read the same way."""
    first, again = keep(store, "calls-1.csv", CALLS), keep(store, "calls-2.csv", CALLS, 9)

    assert (first.number, first.new, first.unchanged) == (1, 2, False)
    assert (again.number, again.new, again.same, again.unchanged) == (None, 0, 2, True)
    assert [entry.number for entry in store.log()] == [1]


def test_a_corrected_export_names_what_it_corrected(store: Store) -> None:
    """By key; the newest import wins, and undo brings the old figure back."""
    keep(store, "reviews-1.csv", REVIEWS)
    before = sums(store).sums
    done = keep(store, "reviews-2.csv", REVIEWS.replace(",70,", ",71,") + "2026-01-07,Anna Kovács,3,90,1\n", 9)

    assert [(each.line, each.key) for each in done.corrections] == [(3, "2")]
    assert (done.new, done.same) == (1, 1)
    after = sums(store).sums
    assert after[Whose("qa_score", "Bence Tóth", None)][date(2026, 1, 6)].numerator == 71 * 4
    assert len(after[Whose("qa_score", "Anna Kovács", None)]) == 2

    assert store.undo(2, stamp(10)).withdrawn_at == "2026-02-01T10:00:00+00:00"
    assert sums(store).sums == before
    assert store.verify() == ()
    with pytest.raises(StoreError, match="undone already"):
        store.undo(2, stamp(11))
    with pytest.raises(StoreError, match="no import 7"):
        store.undo(7, stamp(11))


def test_levels_that_contradict_each_other_are_named_with_their_line(store: Store) -> None:
    """As when the file is read directly, and only where both values count."""
    text = "date,metric,team,value,key\n2026-01-06,backlog,Technical support,7,a\n"
    keep(store, "levels-1.csv", text + "2026-01-06,backlog,Technical support,8,b\n")

    (error,) = sums(store).errors
    assert (error.code, error.file, error.line) == ("conflicting_values", "levels-1.csv", 3)

    keep(store, "levels-2.csv", text.replace(",7,a", ",7,b"))
    assert sums(store).errors == ()


def test_rows_without_their_key_are_refused_or_replaced(store: Store) -> None:
    """As rows of a source without a key are: on the same days they could be there twice."""
    row = "{},Anna Kovács,,80,2\n"
    keep(store, "reviews-1.csv", REVIEWS + row.format("2026-01-07"))
    keep(store, "reviews-2.csv", REVIEWS + row.format("2026-01-08"))

    with pytest.raises(
        ReadingsError, match=r"from 2026-01-07 to 2026-01-07, and so has import 1, reviews-1\.csv"
    ) as caught:
        keep(store, "reviews-3.csv", REVIEWS + row.format("2026-01-06") + row.format("2026-01-07"))
    assert caught.value.code == "overlap"
    keep(store, "reviews-3.csv", REVIEWS + row.format("2026-01-07") + row.format("2026-01-09"), replace=True)

    days = sums(store).sums[Whose("qa_score", "Anna Kovács", None)]
    assert [day.day for day in days] == [5, 7, 9]
    assert all(found.rows == 1 for found in days.values())


def test_overlaps_without_key_are_refused_or_replaced(store: Store) -> None:
    """Only the days of the new file make way."""
    keep(store, "calls-1.csv", CALLS)
    later = "Day,Agent,AHT,Calls\n2026-01-06,Bence Tóth,250,5\n"
    with pytest.raises(ReadingsError, match=r"import 1, calls-1\.csv") as caught:
        keep(store, "calls-2.csv", later, 9)
    assert caught.value.code == "overlap"

    assert keep(store, "calls-2.csv", later, 9, replace=True).number == 2
    assert sums(store).sums[Whose("aht", "Bence Tóth", None)][date(2026, 1, 6)].numerator == 250 * 5
    assert Whose("aht", "Anna Kovács", None) in sums(store).sums
    store.undo(2, stamp(10))
    assert sums(store).sums[Whose("aht", "Bence Tóth", None)][date(2026, 1, 6)].numerator == 240 * 5
    assert store.verify() == ()


def test_many_keys_are_sorted_in_together(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index is there afterwards, and finds what the next import corrects."""
    monkeypatch.setattr(tables, "_MANY", 1)
    keep(store, "reviews-1.csv", REVIEWS)
    corrected = keep(store, "reviews-2.csv", REVIEWS.replace("80.5", "81"), 9).corrections

    with sqlite3.connect(store.path) as database:
        assert database.execute("SELECT name FROM sqlite_master WHERE name = 'readings_key'").fetchall()
    database.close()
    assert [(one.key, one.new) for one in corrected] == [("1", "81 % × 2")]
    assert store.verify() == ()


def test_replaced_days_name_what_changed(store: Store) -> None:
    """As a corrected export with a key does; what is no longer there is named, too."""
    head = "Day,Agent,AHT,Calls\n"
    keep(store, "calls-1.csv", CALLS + "2026-01-06,Bence Tóth,200,3\n2026-01-07,Cili,100,1\n2026-01-09,Cili,90,1\n")
    later = head + "2026-01-05,Anna Kovács,300,10\n2026-01-06,Bence Tóth,200,3\n2026-01-06,Bence Tóth,250,5\n"
    later += "2026-01-06,Dóra,180,2\n2026-01-07,Dóra,100,1\n"

    done = keep(store, "calls-2.csv", later, 9, replace=True)

    assert (done.new, done.same) == (2, 2)
    assert [tuple(one) for one in done.corrections] == [(4, "aht", "2026-01-06, Bence Tóth", "240 s × 5", "250 s × 5")]
    (warning,) = done.warnings
    assert warning.code == "rows_gone"
    assert warning.message.endswith("nothing for 1 row of before: aht 100 s × 1 (2026-01-07, Cili).")

    again = keep(store, "calls-3.csv", head + "2026-01-05,Anna Kovács,310,10\n", 10, replace=True)
    assert [one[2:] for one in again.corrections] == [("2026-01-05, Anna Kovács", "300 s × 10", "310 s × 10")]
    assert not again.warnings
    assert store.verify() == ()


def test_many_rows_that_are_gone_are_counted(store: Store) -> None:
    """The first five are named; a key that isn't there any more is gone as well."""
    keep(store, "calls-1.csv", "Day,Agent,AHT,Calls\n" + "".join(f"2026-01-05,A{n},300,{n + 1}\n" for n in range(9)))
    done = keep(store, "calls-2.csv", "Day,Agent,AHT,Calls\n2026-01-05,B,300,1\n", 9, replace=True)
    assert "9 rows of before: aht 300 s × 1 (2026-01-05, A0); " in done.warnings[0].message
    assert done.warnings[0].message.endswith("(2026-01-05, A4) and 4 more.")

    keep(store, "reviews-1.csv", REVIEWS)
    third = "Day,Agent,Id,Score,n\n2026-01-05,Anna Kovács,3,90,1\n2026-01-06,Bence Tóth,2,75,4\n"
    done = keep(store, "reviews-2.csv", third, 10, replace=True)
    assert (done.new, done.same, len(done.corrections)) == (1, 0, 1)
    assert "1 row of before: qa_score 80.5 % × 2 (2026-01-05, Anna Kovács)." in done.warnings[0].message


GRAIN = """name: daily
date: Day
owner: Agent
grain: [date, owner]
metrics:
  aht: {value: AHT, unit: s, weight: Calls}
  complaints: {value: Complaints}
"""
DAILY = "Day,Agent,AHT,Calls,Complaints\n" + "".join(
    f"2026-01-{day:02},{agent},{300 + day},{day},{day % 2}\n" for day in range(5, 9) for agent in ("Anna", "Bence")
)


def test_rows_that_a_corrected_export_lacks_are_named_and_replaced_when_asked(store: Store) -> None:
    """The ordinary run keeps them, by the key; each row is one whatever the number of its metrics."""
    lacking = "".join(line for line in DAILY.splitlines(keepends=True) if not line.startswith("2026-01-06"))
    keep(store, "daily-1.csv", DAILY, source=GRAIN)

    (warning,) = keep(store, "daily-2.csv", lacking, 9, source=GRAIN).warnings

    assert warning.code == "rows_gone"
    assert warning.message.startswith(
        "It lacks 2 rows that earlier imports have on its days, and that go on counting: "
    )
    assert "aht 306 s × 6, complaints 0 (2026-01-06, Anna); aht 306" in warning.message
    assert warning.message.endswith("If they no longer hold, import it with --replace-range.")
    assert date(2026, 1, 6) in sums(store).sums[Whose("complaints", "Anna", None)]

    replacing = keep(store, "daily-2.csv", lacking, 10, source=GRAIN, replace=True)
    assert (replacing.new, replacing.same, replacing.unchanged) == (0, 6, False)
    assert "it has nothing for 2 rows of before: aht" in replacing.warnings[0].message
    assert date(2026, 1, 6) not in sums(store).sums[Whose("complaints", "Anna", None)]
    assert keep(store, "daily-2.csv", lacking, 11, source=GRAIN, replace=True).unchanged
    assert keep(store, "daily-2.csv", lacking, 12, source=GRAIN).unchanged
    store.undo(3, stamp(13))
    assert date(2026, 1, 6) in sums(store).sums[Whose("complaints", "Anna", None)]
    assert store.verify() == ()


@pytest.mark.parametrize(
    "later",
    [
        DAILY.replace("Anna", "Cili").replace("Bence", "Dora"),
        "".join(line for line in DAILY.splitlines(keepends=True) if "Anna" not in line),
        "Day,Agent,AHT,Calls,Complaints\n2026-01-08,Anna,308,8,0\n2026-01-08,Bence,308,8,0\n2026-01-09,Anna,1,1,1\n",
    ],
)
def test_another_part_of_the_same_days_lacks_nothing(store: Store, later: str) -> None:
    """Another team's export, one of a person, the next days: none of them corrects what was there."""
    keep(store, "daily-1.csv", DAILY, source=GRAIN)

    assert keep(store, "daily-2.csv", later, 9, source=GRAIN).warnings == ()


def test_the_edges_of_an_export_by_key_may_be_cut(store: Store) -> None:
    """One of the last seven days begins at noon; days between are whole."""
    source = GRAIN.replace("grain: [date, owner]", "key: Agent").replace("owner: Agent", "owner: {is: Anna}")
    text = "Day,Agent,AHT,Calls,Complaints\n" + "".join(f"2026-01-{5 + n // 3:02},T{n},300,1,0\n" for n in range(12))
    keep(store, "daily-1.csv", text, source=source)

    assert keep(store, "daily-2.csv", text.replace("2026-01-05,T0,300,1,0\n", ""), 9, source=source).warnings == ()
    (warning,) = keep(store, "daily-3.csv", text.replace("2026-01-06,T4,300,1,0\n", ""), 10, source=source).warnings
    assert "It lacks 1 row " in warning.message
    assert ": T4: aht 300 s × 1, complaints 0 (2026-01-06, Anna). If" in warning.message


def test_versions_that_no_longer_count_are_no_measure_of_a_part(store: Store) -> None:
    """Three of six people stay a part, however often all six were corrected before, or that was undone."""
    agents = ("Anna", "Bence", "Cili", "Dora", "Elek", "Fani")
    rows = [f"2026-01-{day:02},{agent},{300 + day},{day},0\n" for day in range(5, 9) for agent in agents]
    for number in range(4):
        text = "Day,Agent,AHT,Calls,Complaints\n" + "".join(rows[: len(rows) - number % 2])
        keep(store, f"daily-{number}.csv", text + "\n" * number, number + 1, source=GRAIN)
    # Of the others a day is there, so that they are no strangers to the file.
    half = [row for row in rows if row.split(",")[1] in agents[:3] or "01-05" in row]
    part = "Day,Agent,AHT,Calls,Complaints\n" + "".join(half)

    assert keep(store, "daily-5.csv", part, 9, source=GRAIN, dry_run=True).warnings == ()
    for number in (4, 3, 2):
        store.undo(number, stamp(10))
    assert keep(store, "daily-5.csv", part, 11, source=GRAIN).warnings == ()


TICKETS = "name: tickets\ndate: Day\nowner: Agent\nkey: Id\nmetrics:\n  complaints: {value: N}\n"
QUEUES = "name: queues\ndate: Day\nowner: Agent\ngrain: [date, owner, Queue]\nmetrics:\n  complaints: {value: N}\n"


@pytest.mark.parametrize(
    ("source", "left_out", "more"),
    [
        (TICKETS, ("T3,", "T8,", "T11,"), 0),
        (TICKETS, ("T8,",), 50),
        (QUEUES, ("Q3",), 0),
        (QUEUES, ("06,Anna,T4,", "06,Anna,T5,"), 50),
    ],
)
def test_what_changed_since_and_one_queue_less_lack_nothing(
    store: Store, source: str, left_out: tuple[str, ...], more: int
) -> None:
    """An export of what changed has some old things by their numbers, or none as it was; a queue is a part, too."""
    rows = [f"2026-01-{5 + n // 4:02},Anna,T{n},Q{n % 4},{n}\n" for n in range(16)]
    kept = "".join(row for row in rows if not any(part in row for part in left_out))
    head = "Day,Agent,Id,Queue,N\n"
    keep(store, "first.csv", head + "".join(rows), source=source)
    for n in range(16):
        kept = kept.replace(f",{n}\n", f",{n + more}\n")

    assert keep(store, "second.csv", head + kept, 9, source=source).warnings == ()


def test_the_same_bytes_read_otherwise_take_the_place_of_the_old_reading(store: Store) -> None:
    """A corrected mapping is no second file; undoing it brings the first back."""
    keep(store, "calls-1.csv", CALLS)
    other = plan_for(head=SOURCES.replace("unit: s", "unit: min"))
    content = CALLS.encode()
    original = Original(read_export("calls-1.csv", content, other), content)

    (done,) = store.import_exports([original], stamp(9))

    assert done.number == 2
    assert sums(store).sums[Whose("aht", "Anna Kovács", None)][date(2026, 1, 5)].numerator == 300 * 60 * 10
    assert [entry.superseded_by for entry in store.log()] == [2, None]
    third = plan_for(head=SOURCES.replace("unit: s", "unit: h"))
    store.import_exports([Original(read_export("calls-1.csv", content, third), content)], stamp(9))
    assert [entry.superseded_by for entry in store.log()] == [2, 3, None]
    store.undo(3, stamp(9))
    store.undo(2, stamp(10))
    assert sums(store).sums[Whose("aht", "Anna Kovács", None)][date(2026, 1, 5)].numerator == 300 * 10
    assert store.verify() == ()


def test_a_rehearsal_changes_nothing(store: Store) -> None:
    """With and without a store."""
    assert keep(store, "reviews-1.csv", REVIEWS, dry_run=True).new == 2
    assert not store.folder.exists()
    keep(store, "reviews-1.csv", REVIEWS)
    done = keep(store, "reviews-2.csv", REVIEWS.replace(",70,", ",71,"), 9, dry_run=True)

    assert (done.number, len(done.corrections)) == (None, 1)
    assert len(store.log()) == 1


def test_a_unit_that_changed_since_the_last_import_is_refused(store: Store) -> None:
    """By the medians of both."""
    rows = "".join(f"2026-01-{day:02},Anna Kovács,{300 + day},1\n" for day in range(1, 11))
    keep(store, "calls-1.csv", "Day,Agent,AHT,Calls\n" + rows)
    later = rows.replace("2026-01", "2026-02").replace(",3", ",3000")
    with pytest.raises(ReadingsError, match="since the last import") as caught:
        keep(store, "calls-2.csv", "Day,Agent,AHT,Calls\n" + later, 9)
    assert caught.value.code == "unit_inconsistent"


def test_a_file_written_otherwise_than_before_is_named(store: Store) -> None:
    """As a warning."""
    keep(store, "calls-1.csv", CALLS)
    done = keep(store, "calls-2.csv", CALLS.replace(",", ";").replace("2026-01", "2026-02"), 9)

    assert [warning.code for warning in done.warnings] == ["form_changed"]
    assert "calls-1.csv" in done.warnings[0].message


def test_rejects_that_were_allowed_stay_known(store: Store) -> None:
    """As errors of their metric, with file and line."""
    keep(store, "calls-1.csv", CALLS + "2026-01-07,Anna Kovács,x,1\n")

    (error,) = sums(store).errors
    assert (error.metric, error.owner, error.file, error.line, error.code) == (
        "aht", "Anna Kovács", "calls-1.csv", 4, "bad_number",
    )  # fmt: skip


def test_all_or_nothing(store: Store) -> None:
    """A second file that can't be kept takes the first back."""
    keep(store, "calls-1.csv", CALLS)
    texts = {"reviews-1.csv": REVIEWS, "calls-2.csv": CALLS + "2026-01-06,Anna Kovács,1,1\n"}
    originals = [Original(read_export(name, text.encode(), PLAN), text.encode()) for name, text in texts.items()]
    with pytest.raises(ReadingsError):
        store.import_exports(originals, stamp(9))

    assert len(store.log()) == 1
    assert store.verify() == ()


def test_numbers_too_large_for_the_database_are_kept_exactly(store: Store) -> None:
    """As text."""
    big = "Day,Agent,AHT,Calls\n2026-01-05,Anna,300.000000000000001,999999999999999999\n2026-01-05,Anna,1,1\n"
    keep(store, "calls-1.csv", big)

    direct = sums_of(read_export("calls-1.csv", big.encode(), PLAN)).sums
    assert sums(store).sums == direct
    assert store.verify() == ()


def test_repair_builds_the_database_anew(store: Store) -> None:
    """From the originals: the same figures, numbers and undone imports."""
    keep(store, "reviews-1.csv", REVIEWS)
    keep(store, "reviews-2.csv", REVIEWS.replace(",70,", ",71,"), 9)
    keep(store, "calls-1.csv", CALLS, 10)
    keep(store, "calls-2.csv", CALLS.replace("240", "250"), 11, replace=True)
    store.undo(2, stamp(12))
    before, log = sums(store), store.log()
    store.path.unlink()

    assert [each.part for each in store.verify()] == ["database"]
    assert store.repair() == ()
    assert sums(store) == before
    assert store.log() == log


def test_a_flipped_byte_is_found_and_mended(store: Store) -> None:
    """Anywhere in the database."""
    keep(store, "reviews-1.csv", REVIEWS)
    keep(store, "calls-1.csv", CALLS, 9)
    before, chance = sums(store), random.Random(7)  # noqa: S311 (a test)
    for _ in range(12):
        content = bytearray(store.path.read_bytes())
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        store.path.write_bytes(content)

        assert any(each.part == "database" for each in store.verify())
        assert store.repair() == ()
        assert sums(store) == before


def test_figures_changed_by_another_program_are_found(store: Store) -> None:
    """By the control sums, even where the database is sound."""
    keep(store, "calls-1.csv", CALLS)
    for change in ("UPDATE readings SET first = first + 1", "UPDATE day_sums SET rows = 9"):
        with sqlite3.connect(store.path) as database:
            database.execute(change)
        database.close()

        assert [each.number for each in store.verify()] == [1]
        assert store.repair() == ()


def test_damaged_originals_and_records(store: Store) -> None:
    """Records are written again; an original comes back by importing its file again."""
    keep(store, "calls-1.csv", CALLS)
    (original,) = store.originals.originals.glob("*.gz")
    original.write_bytes(original.read_bytes()[:-4])
    store.originals.record(1).write_text("{}")

    assert [each.part for each in store.verify()] == ["original", "record"]
    assert [each.part for each in store.repair()] == ["original"]
    store.path.write_bytes(b"no database")
    with pytest.raises(StoreError, match=r"calls-1\.csv"):
        store.repair()

    store.path.unlink()
    assert keep(store, "calls-1.csv", CALLS, 10).number == 1
    assert store.verify() == ()


def test_a_newer_format_is_refused_by_name(store: Store) -> None:
    """So is a database of something else."""
    keep(store, "calls-1.csv", CALLS)
    with sqlite3.connect(store.path) as database:
        database.execute("PRAGMA user_version = 9")
    database.close()
    with pytest.raises(StoreError, match="format 9"):
        store.log()
    with sqlite3.connect(store.path) as database:
        database.execute("PRAGMA application_id = 1")
    database.close()
    with pytest.raises(StoreError, match="no store of smartgoal"):
        keep(store, "calls-2.csv", CALLS)


def test_an_import_cut_off_before_any_other_is_said_so(store: Store) -> None:
    """What SQLite leaves of it is a database without anything; the next import fills it."""
    store.folder.mkdir(parents=True)
    store.path.touch()

    with pytest.raises(StoreError, match="first import was cut off"):
        store.day_sums(PLAN)
    assert keep(store, "calls-1.csv", CALLS).number == 1


def test_a_busy_store_says_who_holds_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while; readers aren't kept away."""
    keep(store, "calls-1.csv", CALLS)
    monkeypatch.setattr(store_module, "BUSY_SECONDS", 0.05)
    holder = sqlite3.connect(store.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    (store.folder / HOLDER).write_text("process 7 on desk since 10:00")

    with pytest.raises(StoreError, match="process 7 on desk"):
        keep(store, "reviews-1.csv", REVIEWS)
    (store.folder / HOLDER).unlink()
    with pytest.raises(StoreError, match="another command"):
        keep(store, "reviews-1.csv", REVIEWS)
    assert sums(store).sums
    assert keep(store, "reviews-1.csv", REVIEWS, dry_run=True).new == 2
    assert not (store.folder / HOLDER).exists()
    holder.close()


def test_no_store_is_said_so(store: Store) -> None:
    """By every verb that needs one."""
    for call in (store.log, store.verify, lambda: store.day_sums(PLAN)):
        with pytest.raises(StoreError, match="no store"):
            call()
    assert not store.exists


def test_the_folder_is_kept_out_of_version_control(store: Store) -> None:
    """Whoever made it first."""
    keep(store, "calls-1.csv", CALLS)

    assert (store.folder / ".gitignore").read_text().endswith("\n*\n")
    assert store.names_imported() == {"calls-1.csv"}


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "taken").write_text("")

    with pytest.raises(StoreError, match="taken"):
        keep(Store(tmp_path / "taken"), "calls-1.csv", CALLS)
