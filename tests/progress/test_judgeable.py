"""What judging needs."""

from __future__ import annotations

import pytest

from smartgoal.progress.judgeable import lacking, passed_over
from tests.progress.given import APRIL, goal

WHOLE = f"measurable: {{metric: rate, window: period}}\nrealistic: {{threshold: 60}}\n{APRIL}"


def test_goal_with_everything_lacks_nothing() -> None:
    """Whatever else a check says of it."""
    assert lacking(goal(WHOLE)) is None
    assert lacking(goal(f'measurable: {{deliverable: "Guide"}}\n{APRIL}')) is None


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        (APRIL, "M201", ("measurable",)),
        (WHOLE.replace("rate", "raet"), "M202", ("measurable", "metric")),
        (WHOLE.replace("metric: rate", "metric: [rate]"), "F004", ("measurable", "metric")),
        (WHOLE.replace("threshold: 60", "why: because"), "R401", ("realistic",)),
        (WHOLE.replace("60", "sixty"), "F004", ("realistic", "threshold")),
        (WHOLE.replace("60", "60 s"), "M203", ("realistic", "threshold")),
        (WHOLE.replace("60", "{from: 60, to: 70}"), "F004", ("realistic", "threshold")),
        (WHOLE.replace("rate", "load"), "F004", ("realistic", "threshold")),
        (WHOLE.replace("rate", "load").replace("60", "{from: 60 s, to: 70}"), "M203", ("realistic", "threshold")),
        (WHOLE.replace("rate", "load").replace("60", "{to: 70}"), "F004", ("realistic", "threshold")),
        (WHOLE.replace("start: 2026-04-01, ", ""), "T502", ("time_bound",)),
        (WHOLE.replace(", deadline: 2026-04-30", ""), "T501", ("time_bound",)),
        (WHOLE.replace("2026-04-30", "2026-04-31"), "F004", ("time_bound", "deadline")),
        (WHOLE.replace("2026-04-30", "2026-03-30"), "T503", ("time_bound", "deadline")),
        (WHOLE.replace("window: period", "window: a month"), "F004", ("measurable", "window")),
        (WHOLE.replace("window: period", "min_sample: many"), "F004", ("measurable", "min_sample")),
        (WHOLE.replace("rate, window: period", "sales, window: 4 weeks"), "F004", ("measurable", "window")),
        (WHOLE.replace("rate, window: period", "sales, window: latest"), "F004", ("measurable", "window")),
        (WHOLE.replace("rate, window: period", "backlog, window: 7 days"), "F004", ("measurable", "window")),
    ],
)
def test_what_is_lacking_is_named_by_rule_and_place(text: str, code: str, at: tuple[str, ...]) -> None:
    """The first thing that judging needs; what decides the verdict and can't be read counts as lacking."""
    lack = lacking(goal(text))

    assert lack is not None
    assert (lack.code, lack.at[: len(at)]) == (code, at)
    assert lack.message.endswith(".")


def test_broken_guardrail_text_is_lacking() -> None:
    """A limit nobody can read would quietly be no limit."""
    text = WHOLE.replace("window: period", "guardrails: [{metric: time, at_most: soon}]")

    lack = lacking(goal(text))

    assert lack is not None
    assert lack.code == "F004"


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        (WHOLE.replace("60", "60, stretch: soon"), "F004", ("realistic", "stretch")),
        (WHOLE.replace("60", "60, stretch: 50 s"), "M203", ("realistic", "stretch")),
        (WHOLE.replace("04-30", "04-30, review: weekyl"), "F004", ("time_bound", "review")),
        (WHOLE.replace("04-30", "04-30, reveiw: weekly"), "F003", ("time_bound", "review")),
        (f"{WHOLE}\nimportance: very", "F004", ("importance",)),
    ],
)
def test_what_is_beside_the_agreement_is_passed_over_and_said(text: str, code: str, at: tuple[str, ...]) -> None:
    """The threshold is judged all the same."""
    (found,) = passed_over(goal(text))

    assert lacking(goal(text)) is None
    assert (found.code, found.at) == (code, at)


@pytest.mark.parametrize("section", ["measurable", "realistic", "time_bound"])
def test_an_unknown_key_keeps_no_goal_from_being_judged(section: str) -> None:
    """It changes no verdict; a slip in a known one may."""
    text = WHOLE.replace(f"{section}: {{", f"{section}: {{remark: as agreed, ")

    assert lacking(goal(text)) is None
    assert not list(passed_over(goal(text)))


def test_a_slip_in_a_key_that_decides_is_named_by_its_rule() -> None:
    """The window would quietly be another one."""
    lack = lacking(goal(WHOLE.replace("window", "windw")))

    assert lack is not None
    assert (lack.code, lack.message) == ("F003", 'The key "windw" isn\'t known here.')
