"""Of rows that are the same the later file's count, and what is later is told by its name."""

from __future__ import annotations

import pytest

from smartgoal.readings.sums.order import order_of_name


@pytest.mark.parametrize(
    "names",
    [
        ("calls.csv", "calls (1).csv", "calls (2).csv", "calls (10).csv"),
        ("calls.csv", "calls copy.csv", "calls-javitott.csv", "calls_2.csv"),
        ("2026-9.csv.gz", "2026-10.csv", "2026-10b.csv"),
        ("a/z.csv", "b/a.csv"),
        ("c.csv", "c.xlsx"),
    ],
)
def test_a_correction_comes_after_what_it_corrects(names: tuple[str, ...]) -> None:
    """As browsers, people and systems name them."""
    assert tuple(sorted(names, key=order_of_name)) == names
