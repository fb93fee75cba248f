"""Where a missing key goes: a line of its own behind its section's start, or a place inside braces."""

from __future__ import annotations

import re

import pytest

from smartgoal.check.fixes.added_key import added_key
from tests.conftest import load_text

HEAD = "smartgoal: 1\ngoals:\n"
ADDED = "deadline: 2026-12-31"


def with_deadline(text: str, goal: int = 0) -> str | None:
    """Return a file with a deadline added to one of its goals."""
    plan = load_text(text)
    added = added_key(plan.goals[goal], ("time_bound", "deadline"), "2026-12-31")
    if added is None:
        return None
    start, end = plan.files[0].document.lines.offsets(added[0])
    assert start == end
    return text[:start] + added[1] + text[start:]


@pytest.mark.parametrize(
    "marked",
    [
        """\
  - id: a
    time_bound:
      start: 2026-10-01   # Thursday<
      deadline: 2026-12-31>
      # every Friday
      review: weekly
""",
        """\
  - id: a
    time_bound:
      <deadline: 2026-12-31
      >review: weekly
""",
        """\
  - id: a
    title: A   # its name<
    time_bound: {deadline: 2026-12-31}>
# the next one
  - id: b
""",
        """\
  - id: a
    specific: |
      Some words
      and more.<
    time_bound: {deadline: 2026-12-31}>

  - id: b
""",
        """\
  - id: a
    realistic:
      agreed_by:
        - Anna
        - Pál   # yes<
    time_bound: {deadline: 2026-12-31}>
""",
        """\
  - id: a
    realistic: {agreed_by: [Anna,
        Pál]}   # yes<
    time_bound: {deadline: 2026-12-31}>
""",
        "  - id: a\n    time_bound: {start: 2026-10-01<, deadline: 2026-12-31>, review: weekly}   # ok\n",
        "  - id: a\n    time_bound: { <deadline: 2026-12-31, >review: weekly }\n",
        "  - id: a\n    time_bound: {<deadline: 2026-12-31>}\n",
        "  - {id: a, title: A<, time_bound: {deadline: 2026-12-31}>}\n",
        "  -\n    id: a\n    title: A<\n    time_bound: {deadline: 2026-12-31}>",
    ],
)
def test_a_deadline_is_added(marked: str) -> None:
    """What stands between < and > is added; comments and all other bytes stay where they are."""
    before = HEAD + re.sub("<.*?>", "", marked, flags=re.DOTALL)
    after = HEAD + marked.replace("<", "").replace(">", "")

    assert with_deadline(before) == after
    assert str(load_text(after).goals[0].deadline) == "2026-12-31"


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_line_ends_are_the_files_own(line_end: str) -> None:
    """A new line ends as the first one does."""
    text = f"{HEAD}  - id: a\n    title: A\n".replace("\n", line_end)

    assert with_deadline(text) == f"{HEAD}  - id: a\n    title: A\n    time_bound: {{{ADDED}}}\n".replace(
        "\n", line_end
    )


def test_a_file_of_one_line() -> None:
    """Its braces are its lines."""
    assert with_deadline("{smartgoal: 1, goals: [{id: a}]}") == (
        f"{{smartgoal: 1, goals: [{{id: a, time_bound: {{{ADDED}}}}}]}}"
    )


@pytest.mark.parametrize(
    "section",
    ["time_bound:", "time_bound: soon", "time_bound: *period", "time_bound: {<<: *period}", "time_bound: { }"],
)
def test_no_clear_place(section: str) -> None:
    """An empty section, a text, an anchor used elsewhere: people decide."""
    text = f"smartgoal: 1\nx-period: &period {{review: weekly}}\ngoals:\n  - id: a\n    {section}\n    title: A\n"

    assert with_deadline(text) is None


def test_a_goal_that_ends_in_a_merged_part() -> None:
    """What an anchor gives it stands elsewhere; its own lines say where it ends."""
    part = "    realistic:\n      <<: *usual\n"
    text = f"smartgoal: 1\nx-usual: &usual\n  review: weekly\ngoals:\n  - id: a\n{part}  - id: b\n"

    assert with_deadline(text) == text.replace(part, f"{part}    time_bound: {{{ADDED}}}\n")
