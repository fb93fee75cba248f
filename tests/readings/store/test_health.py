"""A store's health: what was wrong, what still is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smartgoal.errors import StoreError
from smartgoal.readings.store.health import examine
from smartgoal.readings.store.store import Store
from tests.report.given_import import ROWS, imported

if TYPE_CHECKING:
    from pathlib import Path


def test_a_sound_store_is_left_alone(tmp_path: Path) -> None:
    """Asked to repair it or not."""
    imported(tmp_path, {"a.csv": ROWS})
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    for repair in (False, True):
        health = examine(Store(tmp_path), repair=repair)
        assert (health.is_sound, health.exit_code, health.repaired, health.imports) == (True, 0, False, 1)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()} == before


def test_looking_mends_nothing(tmp_path: Path) -> None:
    """Repair does."""
    imported(tmp_path, {"a.csv": ROWS})
    store = Store(tmp_path)
    store.path.unlink()

    looked = examine(store, repair=False)
    assert (looked.is_sound, looked.exit_code, looked.imports) == (False, 2, None)
    assert not store.exists
    mended = examine(store, repair=True)
    assert (mended.found, mended.left, mended.repaired, mended.imports) == (looked.found, (), True, 1)


def test_no_store_has_no_health(tmp_path: Path) -> None:
    """That is an error."""
    with pytest.raises(StoreError, match="no store"):
        examine(Store(tmp_path), repair=True)
