"""What is said of included files beside the examples."""

from __future__ import annotations

from tests.check.rules.found import checked_with_include


def test_what_counts_for_no_goal_is_a_note() -> None:
    """Files that did so yesterday don't fail today."""
    result = checked_with_include("{title: Fewer repeat calls}", "team: Sales\ntimezone: Europe/Paris\n")

    assert [(one.path, one.code, one.severity, one.field) for one in result.findings] == [
        ("more.yaml", "F011", "info", "team"),
        ("more.yaml", "F011", "info", "timezone"),
    ]
