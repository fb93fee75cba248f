"""Files that sources name: brackets may be a pattern or part of a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from smartgoal.goals.files import open_goal_file
from smartgoal.goals.load import IncludeRefused, load_plan
from smartgoal.readings.file.on_disk import declared_exports, missing_exports
from smartgoal.readings.scope import scope_by_pattern

GOALS = (
    'smartgoal: 1\nsources: [{name: calls, files: "[Team] calls.csv", date: Day, metrics: {aht: {value: A}}}]\n'
    "goals: []\n"
)


@pytest.mark.parametrize(
    ("there", "found"),
    [
        (["[Team] calls.csv"], ["[Team] calls.csv"]),
        (["T calls.csv", "[Team] calls.csv"], ["[Team] calls.csv"]),
        (["T calls.csv", "e calls.csv"], ["T calls.csv", "e calls.csv"]),
        ([], []),
    ],
)
def test_a_name_that_is_there_is_a_name(tmp_path: Path, there: list[str], found: list[str]) -> None:
    """Otherwise it is a pattern."""
    (tmp_path / "goals.yaml").write_text(GOALS, "utf-8")
    for name in there:
        (tmp_path / name).write_text("Day,A\n", "utf-8")
    plan = load_plan(
        [open_goal_file(str(tmp_path / "goals.yaml"), 10_000)], lambda _folder, _name: IncludeRefused("", "")
    )

    assert [Path(export.path).name for export in declared_exports(plan)] == found
    assert bool(missing_exports(plan)) == (not found)
    for name in found:
        scope = scope_by_pattern(plan, name)
        assert scope is not None
        assert scope.source == "calls"
