"""A bar only where somebody looks: on a terminal that can draw, and rich only when it is drawn."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from smartgoal.cli.watching import long_work
from smartgoal.report.terminal import Bar
from tests.cli.test_import import GOALS, REVIEWS, SOURCES
from tests.report.test_terminal import Terminal
from tests.test_startup import loaded_by

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("terminal", "term", "quiet", "shown"),
    [
        (True, "xterm", False, True),
        (True, "dumb", False, False),
        (True, "xterm", True, False),
        (False, "xterm", False, False),
    ],
)
def test_a_bar_needs_a_terminal(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool, term: str, quiet: bool, shown: bool
) -> None:
    """Elsewhere what is told goes nowhere."""
    stream = Terminal() if terminal else None
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", term)

    with long_work(quiet=quiet) as watch:
        watch("Reading", 0, 1)

        assert isinstance(watch, Bar) is shown
    assert stream is None or stream.getvalue() == ""


def test_an_import_on_a_pipe_loads_no_rich(tmp_path: Path) -> None:
    """Neither does it load what only other formats need."""
    (tmp_path / "goals.yaml").write_text(GOALS + SOURCES, "utf-8")
    (tmp_path / "reviews-1.csv").write_text(REVIEWS, "utf-8")

    text, modules = loaded_by("import", str(tmp_path / "reviews-1.csv"), "--goals", str(tmp_path))

    assert "Imported 2 rows" in text
    assert not modules & {"rich", "smartgoal.report.terminal", "smartgoal.report.json.imports", "python_calamine"}
