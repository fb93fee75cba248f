"""Periods, milestones and reviews."""

from __future__ import annotations

from datetime import date

import pytest

from smartgoal.check.rule import RuleLimits, Severity
from tests.check.rules.found import codes, found


def test_unreadable_days_arent_missing() -> None:
    """F004 stands at them already."""
    assert codes("time_bound: {start: soon, deadline: later}") == ["F004"]


def test_draft_may_lack_its_days() -> None:
    """It is said, but as notes."""
    fragment = "{status: draft, time_bound: {start: null, deadline: null}}"

    assert [found(code, fragment)[0].severity for code in ("T501", "T502")] == [Severity.INFO] * 2


@pytest.mark.parametrize(
    ("fragment", "today", "is_reversed"),
    [
        ("time_bound: {deadline: 2026-10-01}", None, False),
        ("time_bound: {deadline: 2026-09-30}", None, True),
        ("{status: draft}", None, False),
        ("{status: draft}", date(2026, 12, 31), False),
        ("{status: draft}", date(2027, 1, 1), True),
        ("{status: active}", date(2027, 1, 1), False),
        ("{status: draft, time_bound: {start: null}}", date(2027, 1, 1), True),
        ("{status: draft, time_bound: {deadline: null}}", date(2027, 1, 1), False),
    ],
)
def test_period_needs_a_day(fragment: str, today: date | None, *, is_reversed: bool) -> None:
    """A period of one day is one; a draft's must not be over on the day judged by."""
    assert bool(found("T503", fragment, today=today)) is is_reversed


@pytest.mark.parametrize(
    "fragment",
    [
        "{time_bound: {deadline: null, stretch_deadline: null}}",
        "{time_bound: {stretch_deadline: soon}}",
        "{realistic: {stretch: null}, time_bound: {stretch_deadline: 2026-11-30}}",
        "{time_bound: {stretch_deadline: 2027-01-01}}",
    ],
)
def test_stretch_period_is_long_enough_or_unknown(fragment: str) -> None:
    """One day more is more; without stretch or deadline there is nothing to compare."""
    assert not found("T504", fragment)


def test_stretch_may_not_end_on_the_deadline() -> None:
    """The same day gives no more time."""
    assert found("T504", "time_bound: {stretch_deadline: 2026-12-31}")


@pytest.mark.parametrize(
    ("deadline", "months", "is_long"),
    [
        ("2027-03-31", 6, False),
        ("2027-04-01", 6, True),
        ("2026-10-31", 1, False),
        ("2026-11-01", 1, True),
        ("2027-04-02", 12, False),
    ],
)
def test_months_are_those_of_the_calendar(deadline: str, months: int, *, is_long: bool) -> None:
    """Both ends are in, as in a window: from 1 October to 31 March are six."""
    fragment = f"time_bound: {{deadline: {deadline}, stretch_deadline: 2028-01-01}}"

    assert bool(found("T505", fragment, limits=RuleLimits(long_period_months=months))) is is_long


@pytest.mark.parametrize(
    "fragment",
    ["owner: Technical support", "owner: null", "level: vision", "measurable: {metric: null, deliverable: A}"],
)
def test_long_periods_of_others_are_fine(fragment: str) -> None:
    """Teams, visions and things may take a year."""
    assert not found("T505", f"{{{fragment}, time_bound: {{deadline: 2027-09-30, stretch_deadline: 2028-01-01}}}}")


@pytest.mark.parametrize(
    ("milestones", "fields"),
    [
        ("[{by: 2026-10-01, value: 18 %}, {by: 2026-12-31, value: 14 %}]", []),
        ("[{by: 2026-09-30, value: 18 %}]", ["by"]),
        ("[{by: 2026-11-15, value: 16 %}, {by: 2026-11-15, value: 15 %}]", ["by"]),
        ("[{by: 2027-11-15, value: 13 %}]", ["by", "value"]),
        ("[{by: 2026-11-15, value: 18.5 %}]", ["value"]),
        ("[{by: 2026-11-15, value: 160 %}]", []),
        ("[{by: 2026-11-15}]", []),
        ("[{by: 2026-11-15, value: 15 %}, {by: 2026-12-15, value: 15.1 %}]", ["value"]),
        ("[{by: 2026-12-15, value: 15 %}, {by: 2026-11-15, value: 16 %}]", ["by"]),
        ("[{by: 2026-11-15, value: 15 %}, {by: 2026-11-15, value: 16 %}]", ["by"]),
        ("[{by: 2026-11-15, value: 13 %}, {by: 2026-12-15, value: 16 %}]", ["value"]),
        ("[{by: 2026-11-15, value: 15 %}, {by: 2026-12-31, value: 16 %}]", ["value"]),
        ("[{by: 2026-12-31, value: 13 %}]", ["value"]),
        ("[{by: soon, value: 13 %}, {by: 2027-11-15, value: 13 %}]", []),
    ],
)
def test_milestones_lie_on_the_way(milestones: str, fields: list[str]) -> None:
    """Ends included, never backwards; an impossible value and an unreadable list have findings of their own."""
    found_fields = [one.field for one in found("T506", f"time_bound: {{milestones: {milestones}}}")]

    assert [field.rpartition(".")[2] for field in found_fields] == fields


@pytest.mark.parametrize(
    ("fragment", "value", "is_misplaced"),
    [
        ("{measurable: {baseline: none}}", "99 %", False),
        ("{measurable: {keep: true}}", "99 %", False),
        ("{measurable: {baseline: 14 %}}", "13 %", False),
        ("{measurable: {baseline: 12 %}}", "16 %", False),
        ("{measurable: {metric: nobody-knows}}", "99 %", False),
        ("{realistic: {threshold: null}}", "99 %", False),
        ("{measurable: {metric: complaints, baseline: 57}, realistic: {threshold: 45, stretch: 40}}", "20", False),
        ("{measurable: {metric: complaints, baseline: 57}, realistic: {threshold: 45, stretch: 40}}", "46", True),
        ("{realistic: {threshold: {from: 12 %, to: 15 %}}}", "12 %", False),
        ("{realistic: {threshold: {from: 12 %, to: 15 %}}}", "11 %", True),
        ("{measurable: {baseline: 9 %}, realistic: {threshold: {from: 12 %, to: 15 %}}}", "15 %", False),
        ("{measurable: {baseline: 9 %}, realistic: {threshold: {from: 12 %, to: 15 %}}}", "16 %", True),
    ],
)
def test_way_depends_on_the_kind_of_goal(fragment: str, value: str, *, is_misplaced: bool) -> None:
    """Totals begin at 0, ranges end at their far end; without a way nothing is misplaced."""
    inner = fragment[1:-1]
    milestone = f"time_bound: {{milestones: [{{by: 2026-11-15, value: {value}}}]}}"

    assert bool(found("T506", f"{{{inner}, {milestone}}}")) is is_misplaced


def test_inside_a_range_no_value_is_further_than_another() -> None:
    """Anywhere in it is where the goal wants to be, also on the last day."""
    fragment = "{measurable: {baseline: 9 %}, realistic: {threshold: {from: 12 %, to: 15 %}}, time_bound: {milestones: "
    inside = "[{by: 2026-11-15, value: 14 %}, {by: 2026-12-31, value: 13 %}]}}"

    assert not found("T506", fragment + inside)
    assert found("T506", fragment + inside.replace("13 %", "11 %"))


def test_days_count_only_within_a_known_period() -> None:
    """A period without start or reversed has a finding of its own."""
    milestone = "milestones: [{by: 2028-01-01, value: 16 %}]"

    assert not found("T506", f"time_bound: {{start: null, {milestone}}}")
    assert not found("T506", f"time_bound: {{deadline: 2026-09-01, {milestone}}}")


def test_milestones_of_a_thing_have_days_only() -> None:
    """Their order is judged all the same."""
    fragment = """
measurable: {metric: null, baseline: null, window: null, min_sample: null, deliverable: Guide published}
realistic: {threshold: null, stretch: null}
time_bound: {milestones: [{by: 2026-11-20, what: Draft}, {by: 2026-10-20, what: Outline}]}
"""
    assert [one.field for one in found("T506", fragment)] == ["time_bound.milestones.1.by"]


def test_own_milestones_stand_with_their_owner() -> None:
    """Where one of several owners has others."""
    fragment = """
owner: null
owners:
  Anna Kovács: {}
  Bence Tóth: {milestones: [{by: 2026-11-15, value: 13 %}]}
"""
    (one,) = found("T506", fragment)

    assert one.span.line > 40


@pytest.mark.parametrize(
    ("review", "deadline", "is_asked"),
    [
        ("weekly", "2026-10-14", False),
        ("weekly", "2026-10-13", True),
        ("monthly", "2026-11-30", False),
        ("monthly", "2026-10-31", True),
        ("quarterly", "2027-03-31", False),
        ("daily", "2026-10-01", True),
        ("now and then", "2026-12-31", False),
        ("quarterly", "2026-09-01", False),
    ],
)
def test_two_reviews_fall_into_the_period(review: str, deadline: str, *, is_asked: bool) -> None:
    """Half the period itself is short enough; unknown rhythms and reversed periods have other findings."""
    fragment = f"time_bound: {{review: {review}, deadline: {deadline}}}"

    assert bool(found("T509", fragment)) is is_asked


def test_vision_needs_no_review() -> None:
    """It may have one."""
    assert not found("T509", "{level: vision, time_bound: {review: null}}")


@pytest.mark.parametrize(
    ("fragment", "today", "is_overdue"),
    [
        ("{}", None, False),
        ("{}", date(2026, 12, 31), False),
        ("{}", date(2027, 1, 1), True),
        ("status: draft", date(2027, 1, 1), False),
        ("status: closed", date(2027, 1, 1), False),
        ("time_bound: {deadline: null}", date(2027, 1, 1), False),
    ],
)
def test_overdue_from_the_day_after(fragment: str, today: date | None, *, is_overdue: bool) -> None:
    """The deadline's own day still counts, and only active goals can be late."""
    assert bool(found("T510", fragment, today=today)) is is_overdue


@pytest.mark.parametrize(
    ("text", "fix", "hint"),
    [
        ("Repeat calls fall to 14 % by 31 March 2027.", "deadline: 2027-03-31", "2027-03-31"),
        ("Repeat calls fall to 14 % by summer.", None, '"by summer"'),
        ("Repeat calls fall to 14 % by 31 March 2026.", None, '"by 31 March 2026"'),
        ("Repeat calls fall to 16 % by 31 December 2026 and to 14 % by 31 March 2027.", None, "the last day"),
        ("Send the list every Friday.", None, "2026-12-31"),
    ],
)
def test_day_in_the_text_is_proposed(text: str, fix: str | None, hint: str) -> None:
    """Only one day that can be the last is offered as an edit."""
    (finding,) = found("T501", f"{{specific: {text}, time_bound: {{deadline: null}}}}")

    assert (finding.fix and finding.fix.text.strip(" ,\n")) == fix
    assert hint in finding.hint
    assert finding.fix is None or finding.fix.asked_only
