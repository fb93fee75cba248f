"""The store on the screen: a line for each import at any width, and what is wrong with it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from smartgoal.readings.store.health import Health
from smartgoal.readings.store.imports import Entry
from smartgoal.readings.store.rebuilding import Damage
from smartgoal.report.json import store as as_json
from smartgoal.report.style import Style, cells
from smartgoal.report.text.store import log, undo, verify

FIRST = Entry(1, "exports/calls-2026-01.csv", "calls", "2026-02-01T08:00:00+00:00", "0.1.0", 1042, date(2026, 1, 2),
              date(2026, 1, 31), None, None)  # fmt: skip
EMPTY = Entry(12, "\x1b[31mempty.csv", "tidy", "2026-02-02T08:00:00+00:00", "0.1.0", 1, None, None,
              "2026-02-03T08:00:00+00:00", None)  # fmt: skip
DAMAGE = (Damage("database", None, "The database\x1b is damaged."), Damage("original", 3, "The original is gone."))


def test_the_log_in_columns() -> None:
    """Numbers to the right; undone ones say so below."""
    assert log([FIRST, EMPTY], Style()) == (
        "import  day              rows  days of the figures       file\n"
        "     1  2026-02-01      1,042  2026-01-02 to 2026-01-31  exports/calls-2026-01.csv (calls)\n"
        "    12  2026-02-02          1                            \\u{1b}[31mempty.csv\n"
        "          undone on 2026-02-03\n"
    )
    assert log([], Style()) == "The store is empty.\n"


@pytest.mark.parametrize("width", [80, 100, 200])
def test_the_log_fits_the_screen(width: int) -> None:
    """Of a long name the end is shown, which tells files apart."""
    shown = log([FIRST], Style(width=width, unicode=False))

    assert all(cells(line) <= width for line in shown.splitlines())
    assert "2026-01.csv" in shown
    assert shown.isascii()


def test_the_log_as_json() -> None:
    """Every key, what doesn't apply is null."""
    data = json.loads(as_json.log([EMPTY], Style()))

    assert data["imports"] == [{
        "import": 12, "file": "\x1b[31mempty.csv", "source": "tidy", "time": "2026-02-02T08:00:00+00:00",
        "tool_version": "0.1.0", "accepted": 1, "first_date": None, "last_date": None,
        "undone_at": "2026-02-03T08:00:00+00:00", "superseded_by": None,
    }]  # fmt: skip


def test_what_was_undone() -> None:
    """In one sentence."""
    assert undo(EMPTY, Style(width=200)) == (
        "Undone: import 12 (\\u{1b}[31mempty.csv); its 1 row no longer counts, and what they replaced counts again.\n"
    )


@pytest.mark.parametrize(
    ("health", "code", "first"),
    [
        (Health((), (), repaired=False, imports=2), 0, "✔ The store is sound: 2 imports, figures and originals."),
        (Health(DAMAGE, DAMAGE, repaired=False, imports=None), 2,
         "✗ The store has 2 faults; mend it with `smartgoal store verify --repair`:"),
        (Health(DAMAGE, DAMAGE[1:], repaired=True, imports=None), 2,
         "✗ Mended what could be; of 2 faults 1 is left:"),
        (Health(DAMAGE, (), repaired=True, imports=2), 0, "✔ Mended 2 faults; the store is sound again."),
    ],
)  # fmt: skip
def test_health_in_words_and_as_json(health: Health, code: int, first: str) -> None:
    """The verdict first, then each fault that is left."""
    lines = verify(health, Style()).splitlines()
    data = json.loads(as_json.verify(health, Style()))

    assert lines[0] == first
    assert len(lines) == 1 + len(health.left)
    assert not any("\x1b" in line for line in lines)
    assert (health.exit_code, data["sound"]) == (code, code == 0)
    assert [one["part"] for one in data["left"]] == [one.part for one in health.left]
