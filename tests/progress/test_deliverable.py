"""Deliverables."""

from __future__ import annotations

import pytest

from smartgoal.progress.kinds import Status
from tests.progress.given import goal, judged, mean

STEPS = "milestones: [{by: 2026-04-10, what: Draft%s}, {by: 2026-04-20, what: Review}]"


def _guide(done: str = "", draft_done: str = "", more: str = "") -> str:
    finished = f", done: 2026-{done}" if done else ""
    step = f", done: 2026-{draft_done}" if draft_done else ""
    return (
        f'measurable: {{deliverable: "Guide published"{finished}{more}}}\n'
        f"time_bound: {{start: 2026-04-01, deadline: 2026-04-30, {STEPS % step}}}"
    )


@pytest.mark.parametrize(
    ("done", "on", "status", "progress"),
    [
        ("", "03-31", "not_started", 0),
        ("", "04-10", "on_track", 0),
        # the draft's day has passed undone
        ("", "04-11", "at_risk", 0),
        ("", "05-01", "missed", 0),
        # met at once, not only after the deadline
        ("04-12", "04-12", "met", 1),
        ("04-12", "05-20", "met", 1),
        # the deadline's own day still counts, the day after doesn't
        ("04-30", "05-20", "met", 1),
        ("05-01", "05-20", "missed", 0),
        # judged as of a day before it was done
        ("04-12", "04-11", "at_risk", 0),
    ],
)
def test_thing_is_there_or_not(done: str, on: str, status: str, progress: int) -> None:
    """1 or 0."""
    result = judged(goal(_guide(done)), on=on)

    assert result.status == status
    assert result.threshold.progress == progress
    assert (result.value, result.threshold.window, result.pace, result.coverage) == (None, None, None, None)


def test_step_done_late_is_done() -> None:
    """Nothing is overdue any more once it is."""
    one = goal(_guide(draft_done="04-15"))

    assert judged(one, on="04-14").status is Status.AT_RISK
    assert judged(one, on="04-15").status is Status.ON_TRACK
    assert [step.reached for step in judged(one, on="04-14").milestones] == [False, None]
    assert [step.reached for step in judged(one, on="04-21").milestones] == [True, False]


@pytest.mark.parametrize(
    ("seconds", "on", "status"),
    [
        (480, "04-20", "met"),
        (480, "05-01", "met"),
        (481, "04-20", "at_risk"),
        (481, "05-01", "missed"),
        (None, "05-01", "no_data"),
    ],
)
def test_guardrail_counts_for_things_too(seconds: int | None, on: str, status: str) -> None:
    """A guide that made calls slower is no success."""
    one = goal(_guide("04-12", "04-05", ", guardrails: [{metric: time, at_most: 480}]"))
    rows = [] if seconds is None else [mean("04-02", seconds, metric="time")]

    assert judged(one, *rows, on=on).status == status


def test_done_without_figures_for_the_guardrail_waits() -> None:
    """On track until the deadline: nobody knows yet."""
    one = goal(_guide("04-12", "04-05", ", guardrails: [{metric: time, at_most: 480}]"))

    assert judged(one, on="04-20").status is Status.ON_TRACK
    assert judged(one, on="04-20").reason == "There is no data for the guardrail time."


def test_steps_of_a_thing_that_is_done_are_overdue_no_more() -> None:
    """Only the figures of its guardrail are missing."""
    one = goal(_guide("04-12", "", ", guardrails: [{metric: time, at_most: 480}]"))

    assert judged(one, on="04-15").status is Status.ON_TRACK
