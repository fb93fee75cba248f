"""How many processes share a large run."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from smartgoal.cli import hands as module
from smartgoal.cli.hands import hands

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("cores", "limit", "expected"),
    [
        (1, "max 100000", 1),
        (2, "max 100000", 2),
        (64, "max 100000", 4),
        (64, None, 4),
        (64, "250000 100000", 2),
        (64, "50000 100000", 1),
        (2, "800000 100000", 2),
        (3, "", 3),
    ],
)
def test_cores_and_the_limit_of_a_container_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cores: int, limit: str | None, expected: int
) -> None:
    """More processes than may run at a time would only get in each other's way."""
    if limit is not None:
        (tmp_path / "cpu.max").write_text(f"{limit}\n", "ascii")
    monkeypatch.setattr(module, "_CONTAINER_LIMIT", tmp_path / "cpu.max")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)

    assert hands() == expected


def test_there_is_always_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the system doesn't say how many cores it has."""
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)

    assert hands() == 1
