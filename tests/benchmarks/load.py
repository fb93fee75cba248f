"""How fast a goal file of 1 MB is read, beside PyYAML's fastest loader: `python -m tests.benchmarks.load`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import yaml

from smartgoal.goals.yaml.source import read_source

if TYPE_CHECKING:
    from collections.abc import Callable

_GOAL = """\
  - id: fewer-repeat-calls-{number}
    title: Fewer repeat calls for the same problem
    owner: Anna Kovács
    importance: 2
    specific: >
      Walk through the documented resolution steps on every technical call, so that repeat calls
      within 7 days fall from 18 % to 14 %.
    measurable:
      metric: repeat_contact_rate
      baseline: 18.5
      window: 4 weeks
      guardrails:
        - {{metric: aht, at_most: 8 min}}
    achievable:
      means: [resolution playbook, weekly coaching]
    realistic:
      threshold: 14 %
      stretch: 12 %
      agreed_by: [Anna Kovács, Pál Nagy]
      agreed_on: 2026-09-28
      why: Repeat calls are the first complaint in the CSI survey.
    time_bound:
      start: 2026-10-01
      deadline: 2026-12-31
      review: weekly
"""


def goal_file(size: int) -> str:
    """Return a goal file of about as many characters."""
    goals = "".join(_GOAL.format(number=number) for number in range(size // len(_GOAL)))
    return f"smartgoal: 1\nteam: Technical support\ngoals:\n{goals}"


def seconds(action: Callable[[], object], *, rounds: int = 5) -> float:
    """Return the shortest of several runs."""
    return min(_timed(action) for _ in range(rounds))


def _timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main() -> None:
    """Print both times and their ratio."""
    text = goal_file(1_000_000)
    content = text.encode()
    ours = seconds(lambda: read_source("goals.yaml", content))
    theirs = seconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader))
    print(f"read_source {ours:.3f} s, yaml.load(CSafeLoader) {theirs:.3f} s, ratio {ours / theirs:.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
