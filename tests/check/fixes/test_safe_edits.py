"""Which slips are mended, and which are left to people because two things could be meant."""

from __future__ import annotations

import pytest

from smartgoal.check.engine import check_plan
from smartgoal.check.rule import Context, Fix
from smartgoal.check.selection import Selection
from tests.conftest import laid_over, load_text

GUARDED = "measurable: {guardrails: [{metric: aht, at_most: %s}]}"


def fix_of(fragment: str, code: str) -> Fix | None:
    """Return the one fix proposed for findings of a rule."""
    result = check_plan(Context(load_text(laid_over(fragment))), Selection(select=(code,)))
    assert result.findings
    fixes = [one.fix for one in result.findings if one.fix]
    assert len(fixes) <= 1
    return fixes[0] if fixes else None


@pytest.mark.parametrize(
    ("fragment", "code", "text"),
    [
        ("{title: null, titel: Fewer calls}", "F003", "title"),
        ("{time_bound: {strech_deadline: 2027-04-30, stretch_deadline: null}}", "F003", "stretch_deadline"),
        ("time_bound: {review: weekli}", "F004", "weekly"),
        ("measurable: {min_sample: '100'}", "F004", "100"),
        ("importance: '2.5'", "F004", "2.5"),
        ("time_bound: {review: biweekly}", "F004", "fortnightly"),
        ("time_bound: {review: Every 2 weeks}", "F004", "fortnightly"),
        ("status: Active", "F004", "active"),
        ("status: closd", "F004", "closed"),
        ("level: visoin", "F004", "vision"),
        ("metrics: {calls_taken: {kind: sums, unit: calls, better: higher}}", "F004", "sum"),
        ("{time_bound: null, timebound: {deadline: 2026-12-31}}", "F003", "time_bound"),
        ('measurable: {keep: "false"}', "F004", "false"),
        ("time_bound: {deadline: 31.12.2026}", "F004", "2026-12-31"),
        ("time_bound: {deadline: 31/12/2026}", "F004", "2026-12-31"),
        ("time_bound: {deadline: 12/31/2026}", "F004", "2026-12-31"),
        ("time_bound: {deadline: 2026/12/31}", "F004", "2026-12-31"),
        ("time_bound: {deadline: 11/11/2026}", "F004", "2026-11-11"),
        ('time_bound: {deadline: "31 December 2026"}', "F004", "2026-12-31"),
        ('time_bound: {deadline: "December 31, 2026"}', "F004", "2026-12-31"),
        ("time_bound: {deadline: 31 décembre 2026}", "F004", "2026-12-31"),
        ("time_bound: {deadline: 2026年12月31日}", "F004", "2026-12-31"),
        ("time_bound: {deadline: 2026. december 31.}", "F004", "2026-12-31"),
        ("time_bound: {milestones: [{by: 15.11.2026, value: 16 %}]}", "F004", "2026-11-15"),
        ("realistic: {threshold: 14 percnt}", "M203", "14 %"),
        (GUARDED % "8.5 minuts", "M203", "8.5 min"),
        ("measurable: {metric: taux de réitération}", "M202", "repeat_contact_rate"),
    ],
)
def test_one_thing_is_meant(fragment: str, code: str, text: str) -> None:
    """The edit writes it."""
    fix = fix_of(fragment, code)

    assert fix is not None
    assert fix.text == text
    assert not fix.asked_only


@pytest.mark.parametrize(
    ("fragment", "code"),
    [
        ("titel: Fewer calls", "F003"),
        ("colour: red", "F003"),
        ("{measurable: {min_sample: null, max_sample: 10}}", "F003"),
        ("status: inactive", "F004"),
        ("status: disclosed", "F004"),
        ("status: done", "F004"),
        ("time_bound: {review: bimonthly}", "F004"),
        ("time_bound: {review: nightly}", "F004"),
        ("level: division", "F004"),
        ("metrics: {csat: {better: slower}}", "F004"),
        ("metrics: {csat: {kind: least}}", "F004"),
        ("metrics: {csat: {class: spend}}", "F004"),
        ("sources: [{metrics: {csat: {nominator: A, denumerator: B}}}]", "F003"),
        ("sources: [{metrics: {csat: {nominator: A, denominator: B}}}]", "F003"),
        ("measurable: {done: 2026-11-01}", "F004"),
        ("measurable: {window: null, min_sample: '1,000'}", "F004"),
        (GUARDED % "8 half hours", "M203"),
        (GUARDED % "8 nanoseconds", "M203"),
        ("realistic: {threshold: 14 percentiles}", "M203"),
        ("measurable: {min_sample: 'true'}", "F004"),
        ("measurable: {min_sample: 1 000}", "F004"),
        ("time_bound: {review: sometimes}", "F004"),
        ("time_bound: {deadline: 05/06/2026}", "F004"),
        ("time_bound: {deadline: 05-06-2026}", "F004"),
        ("time_bound: {deadline: December 2026}", "F004"),
        ("time_bound: {deadline: Q4 2026}", "F004"),
        ("time_bound: {deadline: 31.02.2026}", "F004"),
        ("time_bound: {deadline: by 31 December 2026 at the latest}", "F004"),
        ("time_bound: {deadline: [2026-12-31]}", "F004"),
        (f"time_bound: {{deadline: {'9' * 50}.12.2026}}", "F004"),
        ("realistic: {threshold: 14 min}", "M203"),
        ("realistic: {threshold: 14 bananas}", "M203"),
        ("realistic: {threshold: 14 percnt points}", "M203"),
        ("realistic: {threshold: 14 to 15 percnt}", "F004"),
        (GUARDED % "8 %", "M203"),
        ("{metrics: {own: {like: aht, unit: boxes}}, measurable: {metric: own, baseline: 3 bxs}}", "M203"),
        ("measurable: {metric: repeat_contct_rate}", "M202"),
    ],
)
def test_several_things_could_be_meant(fragment: str, code: str) -> None:
    """Nothing is proposed: a key that is there already, a day either way round, a month, a unit of another kind."""
    assert fix_of(fragment, code) is None


def braces(inside: str) -> str:
    """Return a goal file with a mapping in braces."""
    clean = laid_over("measurable: {guardrails: [{metric: aht, at_most: 8 min}]}")
    before, _, after = clean.partition("    guardrails:\n    - metric: aht\n      at_most: 8 min\n")
    assert after
    return f"{before}    guardrails: [{inside}]\n{after}"


@pytest.mark.parametrize(
    ("inside", "mended"),
    [
        ("{metric: aht, at_most: 8,5 min}", '{metric: aht, at_most: "8,5 min"}'),
        ("{at_most: 8,5, metric: aht}", '{at_most: "8,5", metric: aht}'),
        ("{metric: aht, at_most: 1 250,5 s}", '{metric: aht, at_most: "1 250,5 s"}'),
    ],
)
def test_a_decimal_comma_in_braces_is_quoted(inside: str, mended: str) -> None:
    """From the first digit to the end of what YAML took for a key."""
    plan = load_text(braces(inside))
    lines = plan.files[0].document.lines
    (finding,) = check_plan(Context(plan), Selection(select=("F003",))).findings

    assert finding.fix is not None
    start, end = lines.offsets(finding.fix_span)
    assert lines.text[:start] + finding.fix.text + lines.text[end:] == braces(mended)


@pytest.mark.parametrize(
    "inside",
    [
        "{metric: aht, at_most: 8, 5 min: 3}",
        '{metric: aht, at_most: "8",5 min}',
        "{metric: aht, at_most: 8,\n      5 min}",
        "{metric: aht, at_most: 8,5 min: 3}",
        "{metric: aht, at_most: 8 ,5 min}",
    ],
)
def test_other_commas_are_left_alone(inside: str) -> None:
    """A key with a value, quotes, a blank or a line's end at the comma: no number."""
    result = check_plan(Context(load_text(braces(inside))), Selection(select=("F003",)))

    assert [finding.fix for finding in result.findings] == [None]
