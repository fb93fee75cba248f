"""A goal file to begin with is written whole or not at all."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import pytest

from smartgoal.api.starting import write_starter
from smartgoal.errors import GoalsError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_full_disk_leaves_the_goals_that_were_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever writes over their goals doesn't lose both."""
    goals = tmp_path / "goals.yaml"
    goals.write_text("ours", "utf-8")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("smartgoal.disk.Path.replace", full)
    with pytest.raises(GoalsError, match=r"can't be written \(No space left on device\); choose another folder"):
        write_starter(tmp_path, {}, today=date(2026, 11, 22), force=True)

    assert goals.read_text("utf-8") == "ours"
    assert list(tmp_path.iterdir()) == [goals]


@pytest.mark.skipif(os.name == "nt", reason="rights are otherwise there")
def test_a_link_stays_and_rights_stay(tmp_path: Path) -> None:
    """Goals may lie elsewhere, and be nobody else's business."""
    real = tmp_path / "real.yaml"
    real.write_text("ours", "utf-8")
    real.chmod(0o600)
    (tmp_path / "goals.yaml").symlink_to(real)

    write_starter(tmp_path, {}, today=date(2026, 11, 22), force=True)

    assert (tmp_path / "goals.yaml").is_symlink()
    assert "smartgoal: 1" in real.read_text("utf-8")
    assert real.stat().st_mode & 0o777 == 0o600
