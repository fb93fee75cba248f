"""What the store has counts for each goal file as that means it, or is refused when it is imported."""

from __future__ import annotations

import json
import sqlite3
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from smartgoal.readings.store.store import Store
from smartgoal.readings.sums.gather import RejectLimit
from smartgoal.readings.supply import find_read_otherwise
from tests.readings.sums.test_ways_to_read import DOLLAR, EURO, HELD, IN_MINUTES, IN_SECONDS, PBX, SOURCE, hold
from tests.readings.together import directly, file, from_store, goal, imported, plan_of_files

if TYPE_CHECKING:
    from pathlib import Path

ZONED = {"z.csv": "date,metric,owner,value\n2026-04-10T12:00:00Z,tickets_solved,Anna,1\n"}


def of_zone(name: str, zone: str) -> str:
    """Return a goal file of a zone."""
    return file(goal(name, "Anna", "metric: tickets_solved", "1"), zone=zone)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store that isn't there yet."""
    return Store(tmp_path / "store")


@pytest.mark.parametrize("importing", [("a.yaml",), ("b.yaml",), ("a.yaml", "b.yaml"), ("b.yaml", "a.yaml")])
def test_units_convert_whoever_imported(store: Store, importing: tuple[str, ...]) -> None:
    """One reading of a file serves both, and nobody is told to import it again."""
    texts = {"a.yaml": IN_SECONDS, "b.yaml": IN_MINUTES}
    assert imported({name: texts[name] for name in importing}, HELD, store).imported

    for order in permutations(texts.items()):
        assert from_store(dict(order), store) == directly(dict(order), HELD)
    assert from_store({"b.yaml": IN_MINUTES}, store)["b"].value == 5
    assert find_read_otherwise(plan_of_files({"b.yaml": IN_MINUTES}), store) == ()


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (hold("b", "400 s", kind="median"), "by other definitions of hold"),
        (of_zone("b", "Asia/Shanghai"), "in days of UTC and of Asia/Shanghai"),
    ],
)
def test_what_no_reading_serves_is_refused(store: Store, other: str, told: str) -> None:
    """In one sentence with both files; nothing is imported."""
    both = IN_SECONDS + goal("t", "Anna", "metric: tickets_solved", "1")
    rows = "2026-04-02,hold,Anna,200,s\n2026-04-20T20:00:00Z,tickets_solved,Anna,1,\n2026-04-03,hold,Anna,900,s\n"

    result = imported({"a.yaml": both, "b.yaml": other}, {"d.csv": f"date,metric,owner,value,unit\n{rows}"}, store)

    assert not result.imported
    assert result.files[0].error is not None
    assert result.files[0].error.code == "ambiguous_source"
    assert f"a.yaml and b.yaml read it differently ({told})" in result.refusal[0]
    assert not store.is_there


def test_currencies_in_one_export_are_refused_and_apart_kept(store: Store) -> None:
    """The store keeps one reading of a file."""
    texts = {"c.yaml": file(EURO, DOLLAR)}
    head, euros, dollars = (
        "date,metric,owner,value,unit\n",
        "2026-04-02,revenue,Eva,1500,EUR\n",
        "2026-04-02,revenue,Dan,1200,USD\n",
    )
    result = imported(texts, {"r.csv": head + euros + dollars}, store)
    assert "goals of c.yaml are in several currencies" in result.refusal[0]

    assert imported(texts, {"e.csv": head + euros}, store).imported
    assert imported(texts, {"d.csv": head + dollars.replace("04-02", "04-03")}, store).imported

    found = from_store(texts, store)
    assert (found["e"].value, found["d"].value) == (1500, 1200)
    assert found["e"].unit == "EUR"


def test_another_definition_than_at_the_import(store: Store) -> None:
    """The goal says why rows don't count; importing by its file replaces them."""
    median = {"c.yaml": hold("c", "400 s", kind="median")}
    assert imported({"a.yaml": IN_SECONDS}, HELD, store).imported
    assert "a mean there and a median here" in (from_store(median, store)["c"].reason or "")

    assert imported(median, HELD, store).imported

    assert from_store(median, store)["c"].value == 300


def test_a_direction_that_changed_is_imported_anew(store: Store) -> None:
    """Though cells are read as before."""
    higher = {"a.yaml": IN_SECONDS.replace("better: lower", "better: higher")}
    assert imported({"a.yaml": IN_SECONDS}, HELD, store).imported
    assert from_store(higher, store)["a"].value is None

    assert imported(higher, HELD, store).files[0].kept is not None

    assert from_store(higher, store)["a"].value == 300


def test_days_of_another_zone_dont_count(store: Store) -> None:
    """Where they were made of times; the goal says so."""
    here, there = {"a.yaml": of_zone("a", "UTC")}, {"b.yaml": of_zone("b", "Asia/Shanghai")}
    plain = {"p.csv": "date,metric,owner,value\n2026-04-12,tickets_solved,Anna,4\n"}
    assert imported(here, ZONED, store).imported
    found = from_store({**here, **there}, store)
    assert found["a"].value == 1
    assert "imported in days of UTC; import them again by this file" in (found["b"].reason or "")

    assert imported(here, plain, store).imported

    assert from_store({**there, **here}, store)["b"].value == 4


def test_stores_of_before_say_nothing_of_times(tmp_path: Path, store: Store) -> None:
    """In another zone their days don't count until the same files are imported again, which only adds what is known."""
    here, there = {"a.yaml": of_zone("a", "UTC")}, {"b.yaml": of_zone("b", "Asia/Shanghai")}
    plain = {"p.csv": "date,metric,owner,value\n2026-04-12,tickets_solved,Anna,4\n"}
    assert imported(here, plain, store).imported
    with sqlite3.connect(store.path) as database:
        ((record,),) = database.execute("SELECT scope FROM imports")
        old = json.loads(record)
        del old["is_zoned"]
        for metric in old["metrics"]:
            del metric["variant"]
        database.execute("UPDATE imports SET scope = ?", (json.dumps(old, sort_keys=True),))
    database.close()
    assert from_store(here, store)["a"].value == 4
    assert from_store(there, store)["b"].value is None

    (done,) = imported(here, plain, store).files

    assert done.kept is not None
    assert done.kept.unchanged
    assert from_store(there, store)["b"].value == 4
    assert store.verify() == ()


def test_figures_of_another_files_source(store: Store) -> None:
    """Imported by both, they count for both, each in its unit."""
    texts = {"a.yaml": hold("a", "400 s", head=SOURCE), "b.yaml": IN_MINUTES}
    assert imported(texts, PBX, store).imported

    assert from_store(texts, store) == directly(texts, PBX)
    assert from_store(texts, store)["b"].value == 5


def test_rejected_rows_stand_on_their_goals_from_the_store_too(store: Store) -> None:
    """Even where nothing else was in the file."""
    texts = {
        "e.yaml": file(
            goal("q", "Anna", "metric: qa_score", "80 %"), goal("t", "Bence", "metric: tickets_solved", "10")
        )
    }
    rows = {"e.csv": "date,metric,owner,value,unit\n2026-04-02,tickets_solved,Bence,5,s\n"}
    assert imported(texts, rows, store, RejectLimit(5)).imported

    found = from_store(texts, store)

    assert found["q"].errors == ()
    assert found["t"].errors == (("e.csv", 2, "bad_number"),)
    assert "data_errors" in found["t"].qualifiers
