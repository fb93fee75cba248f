"""Progress takes its figures from the files named, else the store, else the files of `sources`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smartgoal.errors import GoalsError, StoreError
from smartgoal.goals.files import open_goal_file
from smartgoal.goals.load import IncludeRefused, load_plan
from smartgoal.readings.file.on_disk import ExportFile, read_export_file
from smartgoal.readings.store.import_run import ImportOptions, import_files
from smartgoal.readings.store.store import Store
from smartgoal.readings.supply import find_day_sums, find_read_otherwise, find_unimported
from tests.readings.plans import NONE_REJECTED, TIDY
from tests.report.given_import import STAMP

if TYPE_CHECKING:
    from pathlib import Path

    from smartgoal.goals.plan import Plan
    from smartgoal.readings.days import DaySums

GOALS = """\
smartgoal: 1
sources: [{name: all, files: "*.csv"}]
goals:
  - {id: a, title: A, owner: Anna, measurable: {metric: complaints}, realistic: {threshold: 5}}
"""


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """Return the plan of a folder with a source of tidy files."""
    (tmp_path / "goals.yaml").write_text(GOALS, "utf-8")
    opened = open_goal_file(str(tmp_path / "goals.yaml"), 10_000)
    return load_plan([opened], lambda _folder, _name: IncludeRefused("", ""))


def export(folder: Path, name: str, value: int) -> ExportFile:
    """Write a tidy export of one row."""
    (folder / name).write_text(f"date,metric,owner,value\n2026-01-05,complaints,Anna,{value}\n", "utf-8")
    return ExportFile(str(folder / name))


def keep(store: Store, plan: Plan, *files: ExportFile) -> None:
    """Import files."""
    options = ImportOptions(STAMP, NONE_REJECTED)
    done = import_files(files, plan, store, options, read=read_export_file, watch=lambda *_: None)
    assert done.imported


def found(plan: Plan, store: Store | None, *named: ExportFile) -> DaySums:
    """Return the day sums found, with no rejects allowed."""
    return find_day_sums(plan, named, store, NONE_REJECTED, read=read_export_file, watch=lambda *_: None)


def value(sums: DaySums) -> int:
    """Return the only figure."""
    ((day,),) = [list(days.values()) for days in sums.sums.values()]
    return int(day.numerator)


def test_the_order_of_the_three(tmp_path: Path, plan: Plan) -> None:
    """A store that isn't there yet is passed over."""
    store = Store(tmp_path / "store")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    export(tmp_path, "a.csv", 1)
    assert value(found(plan, store)) == 1
    keep(store, plan, export(elsewhere, "b.csv", 2))
    assert value(found(plan, store)) == 2
    assert value(found(plan, store, export(elsewhere, "c.csv", 3))) == 3
    assert value(found(plan, None)) == 1


def test_a_store_without_its_database_is_no_missing_store(tmp_path: Path, plan: Plan) -> None:
    """Older figures would be taken for today's."""
    store = Store(tmp_path / "store")
    keep(store, plan, export(tmp_path, "a.csv", 1))
    store.path.unlink()

    with pytest.raises(StoreError, match="verify --repair"):
        found(plan, store)


def test_nothing_to_read(tmp_path: Path, plan: Plan) -> None:
    """Is an error only where a goal needs figures."""
    with pytest.raises(GoalsError, match="under sources fits no file"):
        found(plan, Store(tmp_path / "store"))
    (tmp_path / "goals.yaml").write_text("smartgoal: 1\ngoals: []\n", "utf-8")
    opened = open_goal_file(str(tmp_path / "goals.yaml"), 10_000)
    empty = load_plan([opened], lambda _folder, _name: IncludeRefused("", ""))
    assert not found(empty, None).sums


def test_samples_are_samples_from_the_store_too(tmp_path: Path, plan: Plan) -> None:
    """Where every file is one."""
    store, sample = Store(tmp_path / "store"), export(tmp_path, "sample-a.csv", 1)
    assert found(plan, store, sample).sample
    keep(store, plan, sample)
    assert found(plan, store).sample
    (tmp_path / "b.csv").write_text("date,metric,owner,value\n2026-01-06,complaints,Anna,1\n", "utf-8")
    keep(store, plan, ExportFile(str(tmp_path / "b.csv")))
    assert not found(plan, store).sample


def test_what_the_store_lacks_is_told_by_its_bytes(tmp_path: Path, plan: Plan) -> None:
    """Not by names; an undone import lacks again."""
    store = Store(tmp_path / "store")
    file = export(tmp_path, "a.csv", 1)
    assert find_unimported(plan, store) == ()
    keep(store, plan, file)
    assert find_unimported(plan, store) == ()
    export(tmp_path, "b.csv", 1)
    assert find_unimported(plan, store) == ()
    export(tmp_path, "b.csv", 2)
    assert find_unimported(plan, store) == ((tmp_path / "b.csv").as_posix(),)
    store.undo(1, STAMP)
    assert len(find_unimported(plan, store)) == 2
    assert find_unimported(TIDY, store) == ()


def test_a_file_that_cannot_be_read_is_lacking(tmp_path: Path, plan: Plan) -> None:
    """It is named, and stops nothing."""
    store = Store(tmp_path / "store")
    keep(store, plan, export(tmp_path, "a.csv", 1))
    (tmp_path / "gone.csv").symlink_to(tmp_path / "nowhere.csv")

    assert find_unimported(plan, store) == ((tmp_path / "gone.csv").as_posix(),)


def test_a_file_read_by_a_source_as_it_was_is_told(tmp_path: Path, plan: Plan) -> None:
    """Other goals change nothing; a source that is gone has nothing to say."""
    store = Store(tmp_path / "store")
    assert find_read_otherwise(plan, store) == ()
    file = export(tmp_path, "a.csv", 1)
    keep(store, plan, file)
    changed = {
        "title: A": "title: B",
        'files: "*.csv"': 'files: "*.csv", timezone: Asia/Tokyo',
        "name: all": "name: some",
    }
    for (old, new), told in zip(changed.items(), [(), (file.path,), ()], strict=True):
        (tmp_path / "goals.yaml").write_text(GOALS.replace(old, new), "utf-8")
        opened = open_goal_file(str(tmp_path / "goals.yaml"), 10_000)
        now = load_plan([opened], lambda _folder, _name: IncludeRefused("", ""))
        assert find_read_otherwise(now, store) == told
