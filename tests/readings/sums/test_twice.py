"""What two sources bring of one metric, person and day; owners whose names nobody has like that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smartgoal.readings.file.on_disk import ExportFile
from smartgoal.readings.store.import_run import ImportOptions, import_files
from smartgoal.readings.store.store import Store
from smartgoal.readings.sums.strangers import strangers
from smartgoal.readings.supply import find_day_sums
from tests.readings.plans import NONE_REJECTED
from tests.readings.together import file, goal, plan_of_files
from tests.report.given_import import STAMP

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SOURCE = """
  - name: {name}
    files: "{name}*"
    date: Day
    owner: Agent
    metrics:
      {columns}
"""
AHT = "aht: {value: AHT, unit: s, weight: Calls}"
COMPLAINTS = "complaints: {value: Calls}"
HEADER = "Day,Agent,AHT,Calls\n"
FIRST = HEADER + "".join(f"2026-04-{day:02},Bence Tóth,{300 + day},{20 + day}\n" for day in range(1, 6))
OTHER = HEADER + "".join(f"2026-04-{day:02},Bence Tóth,{300 + day},{40 - day}\n" for day in range(1, 6))
AGAIN = HEADER + "".join(f"2026-04-{day:02},Bence Tóth,{310 + day},{20 + day}\n" for day in range(4, 9))
ONES = HEADER + "".join(f"2026-04-{day:02},Bence Tóth,300,1\n" for day in range(1, 6))


def told(folder: Path, files: Mapping[str, str], columns: str = AHT) -> tuple[str, ...]:
    """Return what is said of files, alike where they are read and where they were imported."""
    sources = "people: {Bence Tóth: {}}\nsources:" + "".join(
        SOURCE.format(name=name, columns=columns) for name in ("one", "two")
    )
    goals = (goal("a", "Bence Tóth", "metric: aht", "300 s"), goal("c", "Bence Tóth", "metric: complaints", "5"))
    plan = plan_of_files({"goals.yaml": file(*goals, head=sources)})
    content = {name: text.encode() for name, text in files.items()}
    named = [ExportFile(name) for name in files]
    read = find_day_sums(plan, named, None, NONE_REJECTED, read=content.__getitem__, watch=lambda *_: None)
    store, options = Store(folder), ImportOptions(STAMP, NONE_REJECTED)
    done = import_files(named, plan, store, options, read=content.__getitem__, watch=lambda *_: None)
    kept = find_day_sums(plan, (), store, NONE_REJECTED, read=content.__getitem__, watch=lambda *_: None)
    assert kept.remarks == read.remarks
    warnings = {warning.message for one in done.files for warning in one.warnings if warning.line is None}
    assert set(read.remarks) <= warnings
    return read.remarks


def test_the_same_days_of_two_sources_are_named(tmp_path: Path) -> None:
    """Both count: progress and import say so, with what to do."""
    (said,) = told(tmp_path, {"one.csv": FIRST, "two.csv": FIRST + "\n"})

    assert said.startswith("aht from 2026-04-01 to 2026-04-05 stands in the sources one and two alike, and both count")
    assert "`grain`" in said


@pytest.mark.parametrize(
    ("two", "columns"), [(OTHER, AHT), (AGAIN.replace(",24\n", ",99\n"), AHT), (ONES, COMPLAINTS), (AGAIN, AHT)]
)
def test_two_channels_of_one_metric_are_nobodys_mistake(tmp_path: Path, two: str, columns: str) -> None:
    """Other figures on the same days, small counts that are the same by chance, and too few days to tell."""
    one = ONES if columns == COMPLAINTS else FIRST

    assert told(tmp_path, {"one.csv": one, "two.csv": two}, columns) == ()


def test_averages_taken_otherwise_of_the_same_calls_are_named(tmp_path: Path) -> None:
    """Another system rounds them otherwise; the calls are the same."""
    text = HEADER + "".join(f"2026-04-{day:02},Bence Tóth,{300 + day},{20 + day}\n" for day in range(1, 10))

    (said,) = told(tmp_path, {"one.csv": text, "two-1.csv": text.replace(",30", ",29")})

    assert said.startswith("aht from 2026-04-01 to 2026-04-09 has the same counts in the sources one and two, and both")


def daily(*figures: int, column: str = "Calls", rows: int = 1) -> str:
    """Return an export of some figures, each of a day."""
    days = (f"2026-04-{day:02},Bence Tóth,{{}}\n" * rows for day in range(1, len(figures) + 1))
    return f"Day,Agent,{column}\n" + "".join(
        day.replace("{}", str(figure)) for day, figure in zip(days, figures, strict=True)
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ([0] * 20 + [1, 2, 3, 1, 2], [0] * 20 + [1, 2, 3, 2, 0]),
        ([3, 2, 4] * 6, [3, 2, 4] * 6),
        ([20, 30, 25, 35, 15] * 3, [20, 30, 25, 35, 15] * 3),
    ],
)
def test_counts_that_are_the_same_by_chance_or_quota_are_nobodys_mistake(
    tmp_path: Path, one: list[int], two: list[int]
) -> None:
    """Nothing, a few, and as many on each Monday."""
    assert told(tmp_path, {"one.csv": daily(*one), "two.csv": daily(*two)}, COMPLAINTS) == ()


def test_many_different_counts_are_told(tmp_path: Path) -> None:
    """Days of none among them."""
    counts = daily(*range(20, 30), 0, 0, 0, 1, 2)

    (said,) = told(tmp_path, {"one.csv": counts, "two.csv": counts + "\n"}, COMPLAINTS)

    assert said.startswith("complaints from 2026-04-01 to 2026-04-15 stands in the sources one and two alike")


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        (range(60, 72), range(60, 72), 1),
        (range(60, 72), range(75, 87), 0),
        ([100] * 12, [100] * 12, 0),
    ],
)
def test_scores_are_told_where_they_are_the_same_not_as_many(one: list[int], two: list[int], alike: int) -> None:
    """Reviews by quota are as many on every day; full marks are no likeness."""
    scores = "qa_score: {value: Score, unit: '%'}"
    sources = "sources:" + "".join(SOURCE.format(name=name, columns=scores) for name in ("one", "two"))
    plan = plan_of_files({"g.yaml": file(goal("a", "Bence Tóth", "metric: qa_score", "85 %"), head=sources)})
    files = {"one.csv": daily(*one, column="Score", rows=12), "two.csv": daily(*two, column="Score", rows=12) + "\n"}
    content = {name: text.encode() for name, text in files.items()}
    named = [ExportFile(name) for name in files]

    read = find_day_sums(plan, named, None, NONE_REJECTED, read=content.__getitem__, watch=lambda *_: None)

    assert len(read.remarks) == alike


def test_files_of_one_source_are_another_matter(tmp_path: Path) -> None:
    """Their key, grain or range settles them."""
    assert told(tmp_path, {"one-1.csv": FIRST, "one-2.csv": FIRST.replace("2026-04", "2026-05")}) == ()


def test_an_owner_whose_name_is_a_known_ones_in_another_order_is_named(tmp_path: Path) -> None:
    """Once, with what to write; whoever has no goal isn't."""
    text = FIRST.replace("04-05,Bence Tóth", '04-05,"Tóth, B."').replace("04-04,Bence Tóth", "04-04,Dora Nagy")

    (said,) = told(tmp_path, {"one.csv": text})

    assert said.startswith('No goal file knows "Tóth, B." (perhaps Bence Tóth): such rows aren\'t theirs')
    assert '`aliases: {"Tóth, B.": "Bence Tóth"}`' in said


def test_no_alias_is_advised_for_a_name_that_may_be_several_peoples(tmp_path: Path) -> None:
    """Who is meant only a person can say; both are named."""
    sources = "people: {Bence Tóth: {}, Balázs Tóth: {}}\nsources:" + SOURCE.format(name="one", columns=AHT)
    plan = plan_of_files({"goals.yaml": file(goal("a", "Bence Tóth", "metric: aht", "300 s"), head=sources)})

    (said,) = strangers(plan, ["B. Tóth"])

    assert "(perhaps Bence Tóth or Balázs Tóth)" in said
    assert said.endswith("says with `aliases` who is meant.")


def test_many_such_names_are_counted(tmp_path: Path) -> None:
    """The first three are enough to see what is wrong."""
    names = ("Tóth Bence", '"Tóth, B."', "B. Tóth", "TOTH BENCE", "Tóth B")
    text = HEADER + "".join(f"2026-04-0{day},{name},300,10\n" for day, name in enumerate(names, 1))

    (said,) = told(tmp_path, {"one.csv": text})

    assert said.count("perhaps") == 3
    assert " and 2 more: " in said
