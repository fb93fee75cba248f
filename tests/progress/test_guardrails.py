"""Guardrails: counter-metrics that must hold for success to count."""

from __future__ import annotations

from smartgoal.goals.model import Side
from smartgoal.progress.kinds import Qualifier, Status
from tests.progress.given import (
    goal,
    judged,
    mean,
    share,
)

WEEKS = ("04-01", "04-08", "04-15")
"""A day of each of April's first three weeks, so that it is never too early from 11 April on."""

GUARDED = """\
measurable: {metric: rate, baseline: 50, window: period, guardrails: [{metric: time, at_most: 480}]}
realistic: {threshold: 60}
"""


def _guarded(seconds: int | None, *, on: str, value: int = 60, text: str = GUARDED) -> tuple[Status, bool | None]:
    times = [] if seconds is None else [mean("04-02", seconds, metric="time")]
    result = judged(goal(text), *(share(when, value, 100) for when in WEEKS), *times, on=on)
    assert result.guardrails[0].side is (Side.AT_MOST if "at_most" in text else Side.AT_LEAST)
    assert (Qualifier.GUARDRAIL_BROKEN in result.qualifiers) is (result.guardrails[0].holds is False)
    return result.status, result.guardrails[0].holds


def test_guardrail_holds_at_its_limit() -> None:
    """480 s at most 480 s."""
    assert _guarded(480, on="05-01") == (Status.MET, True)


def test_broken_guardrail_denies_success() -> None:
    """481 s: at risk until the deadline, missed after it."""
    assert _guarded(481, on="04-30") == (Status.AT_RISK, False)
    assert _guarded(481, on="05-01") == (Status.MISSED, False)


def test_broken_guardrail_makes_nothing_better() -> None:
    """Off track stays off track."""
    assert _guarded(481, on="04-30", value=10) == (Status.OFF_TRACK, False)


def test_guardrail_without_data_withholds_the_verdict() -> None:
    """Judged on until the deadline, no data after it."""
    assert _guarded(None, on="04-30") == (Status.ON_TRACK, None)
    assert _guarded(None, on="05-01") == (Status.NO_DATA, None)


def test_guardrail_may_be_a_floor() -> None:
    """At least 300 s."""
    text = GUARDED.replace("at_most: 480", "at_least: 300")

    assert _guarded(300, on="05-01", text=text) == (Status.MET, True)
    assert _guarded(299, on="05-01", text=text) == (Status.MISSED, False)


def test_guardrail_keeps_the_goals_window_and_last_day() -> None:
    """A slow day after the deadline breaks nothing, nor one before a trailing window."""
    text = GUARDED.replace("window: period", "window: 2 weeks")
    slow = [mean("04-02", 900, metric="time"), mean("05-02", 900, metric="time"), mean("04-20", 400, metric="time")]

    result = judged(goal(text), share("04-20", 60, 100), *slow, on="05-10")

    assert result.guardrails[0].value == 400
    assert result.status is Status.MET


def test_unknown_guardrail_metric_withholds_success() -> None:
    """Nobody can say that it holds."""
    text = GUARDED.replace("time, at_most: 480", "tempo, at_most: 480")

    result = judged(goal(text), *(share(when, 60, 100) for when in WEEKS), on="05-01")

    assert result.status is Status.NO_DATA
    assert result.reason == "There is no data for the guardrail tempo."
