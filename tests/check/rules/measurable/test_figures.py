"""Baselines, bounds, windows and samples."""

from __future__ import annotations

import pytest

from smartgoal.check.rule import Severity
from tests.check.rules.found import codes, found

_LOST = """
metrics: {lost: {kind: last, unit: items, better: lower, bounds: [null, 9]}}
measurable: {metric: lost, baseline: 10, window: null}
realistic: {threshold: 8, stretch: 7}
"""

_RANGED = "measurable: {metric: occupancy}\n"


@pytest.mark.parametrize(
    ("fragment", "field", "says"),
    [
        ("realistic: {threshold: -1 %}", "realistic.threshold", "-1 %"),
        ("realistic: {stretch: 140 %}", "realistic.stretch", "140 %"),
        (
            f"{_RANGED}realistic: {{threshold: {{from: 10 %, to: 140 %}}, stretch: null}}",
            "realistic.threshold.to",
            "140 %",
        ),
        (
            "time_bound: {milestones: [{by: 2026-11-15, value: 160 %}]}",
            "time_bound.milestones.0.value",
            "160 %",
        ),
        (
            "{measurable: {metric: aht, baseline: -5 min}, realistic: {threshold: 4 min, stretch: 3 min}}",
            "measurable.baseline",
            "can't be below 0 s",
        ),
        (_LOST, "measurable.baseline", "can't be above 9 items"),
        (
            "measurable: {guardrails: [{metric: csat, at_least: 80 %}, {metric: nps, at_most: 101}]}",
            "measurable.guardrails.1.at_most",
            "101 points",
        ),
    ],
)
def test_impossible_value_has_its_place(fragment: str, field: str, says: str) -> None:
    """Each figure is judged by the bounds of its own metric."""
    (one,) = found("M204", fragment)

    assert one.field == field
    assert says in one.message


@pytest.mark.parametrize(
    "fragment",
    [
        "measurable: {guardrails: [{metric: csat, at_least: many}, {metric: nps, at_most: 101}]}",
        "measurable: {guardrails: [{metric: nobody-knows, at_most: 101}]}",
        "measurable: {metric: nobody-knows, baseline: 118 %}",
        "measurable: {baseline: 100 %}",
        "measurable: {metric: conformance, baseline: 118 %}",
    ],
)
def test_value_isnt_called_impossible_on_doubt(fragment: str) -> None:
    """Bounds belong to what can be, and an unreadable list has no sure places."""
    assert not found("M204", fragment)


def test_impossible_value_is_the_only_finding_on_it() -> None:
    """A threshold of 140 % for 14 % is one slip, not a wrong direction and a jump."""
    assert codes("realistic: {threshold: 140 %}") == ["M204"]


@pytest.mark.parametrize(
    "fragment",
    [
        "measurable: {baseline: none}",
        "measurable: {baseline: null, keep: true}",
        "measurable: {baseline: many}",
        "measurable: {baseline: 5 min}",
        "measurable: {metric: nobody-knows, baseline: null}",
        "{status: draft, measurable: {baseline: 18 %}}",
    ],
)
def test_baseline_isnt_asked_for(fragment: str) -> None:
    """Said openly, not needed, written but unreadable, or without a metric to measure."""
    assert not found("M205", fragment)


def test_baseline_is_missed_where_the_owner_stands() -> None:
    """One of several owners has one."""
    fragment = "{owner: null, owners: {Anna Kovács: {baseline: 18 %}, Bence Tóth: {}}, measurable: {baseline: null}}"

    assert len(found("M205", fragment)) == 1


def test_draft_may_lack_its_baseline() -> None:
    """It is said, but as a note."""
    assert found("M205", "{status: draft, measurable: {baseline: null}}")[0].severity is Severity.INFO


def test_wrong_direction_is_one_finding() -> None:
    """Whoever takes more for better writes all three figures so."""
    assert codes("{measurable: {baseline: 12 %}, realistic: {threshold: 14 %, stretch: 16 %}}") == ["M206"]


def test_wrong_direction_stands_at_the_owners_own_figure() -> None:
    """Where it differs it stands under `owners`, here below the shared baseline."""
    fragment = "{owner: null, owners: {Anna Kovács: {}, Bence Tóth: {threshold: 19 %, stretch: 12 %}}}"
    (one,) = found("M206", fragment)

    assert "19 %" in one.message
    assert [place.message for place in one.related] == ["the baseline"]
    assert one.span.line > one.related[0].span.line


@pytest.mark.parametrize(
    "fragment",
    [
        "measurable: {baseline: 12 %, keep: true}",
        "measurable: {metric: occupancy, baseline: 12 %}",
        "measurable: {metric: ces, baseline: 12}",
        "{measurable: {baseline: 10 %}, realistic: {threshold: {from: 12 %, to: 15 %}, stretch: null}}",
        "measurable: {baseline: none}",
    ],
)
def test_direction_isnt_contradicted(fragment: str) -> None:
    """Levels, ranges and metrics whose direction is open can't go wrong so."""
    assert not found("M206", fragment)


@pytest.mark.parametrize(
    ("metric", "kind"), [("nps", "a net promoter score"), ("first_reply_time", "a median"), ("csi", "a mean")]
)
def test_window_is_asked_for_by_kind(metric: str, kind: str) -> None:
    """The message says what sort of figure it is."""
    (one,) = found("M207", f"measurable: {{metric: {metric}, window: null}}")

    assert kind in one.message


@pytest.mark.parametrize("metric", ["backlog", "complaints", "nobody-knows"])
def test_window_isnt_asked_for(metric: str) -> None:
    """Totals and levels have one reading only."""
    assert not found("M207", f"measurable: {{metric: {metric}, window: null}}")


def test_unreadable_window_isnt_missing() -> None:
    """F004 stands at it already."""
    assert not found("M207", "measurable: {window: some weeks}")


@pytest.mark.parametrize(
    ("metric", "is_asked"),
    [("csat", True), ("nps", True), ("csi", True), ("aht", False), ("resolution_time", False), ("conformance", False)],
)
def test_sample_is_asked_for_where_few_answers_mislead(metric: str, *, is_asked: bool) -> None:
    """Shares, means and net promoter scores; a ratio of seconds or one above 100 % is no share."""
    assert bool(found("M211", f"measurable: {{metric: {metric}, min_sample: null}}")) is is_asked


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("Test the line, so that repeat calls fall from 18 % to 14 %.", "baseline: 18 %"),
        ("Test the line, so that it falls from 18 % to 14 %.", "baseline: 18 %"),
        ("Test the line, so that repeat calls fall to 14 %.", None),
        ("Test the line, so that CSAT rises from 78 % to 84 %.", None),
        ("Test the line with every caller.", None),
    ],
)
def test_start_in_the_text_is_proposed(text: str, fix: str | None) -> None:
    """The figure stands in the text already; it is added when asked for."""
    (finding,) = found("M205", f"{{specific: '{text}', measurable: {{baseline: null}}}}")

    assert (finding.fix and finding.fix.text.strip(" ,\n")) == fix
    assert finding.fix is None or finding.fix.asked_only


def test_target_in_the_text_is_proposed() -> None:
    """The threshold is what both sides agreed on, so it is only offered."""
    (finding,) = found("R401", "realistic: {threshold: null, stretch: null}")

    assert finding.fix is not None
    assert "threshold: 14 %" in finding.fix.text
    assert finding.fix.asked_only


def test_change_without_a_start_is_named_at_its_words() -> None:
    """Also where the goal has no metric yet."""
    (finding,) = found("M205", "{specific: Cut complaints by 20 %., measurable: {metric: null, baseline: null}}")

    assert finding.message == 'The text says "20 %", and no baseline says of what.'


@pytest.mark.parametrize(
    ("fields", "text", "is_found"),
    [
        ("", "by 22 %", False),
        ("", "by 4 %", True),
        ("", "by 50 %", False),
        ("", "by a third", False),
        ("measurable: {baseline: null}", "by 50 %", True),
        ("realistic: {threshold: null, stretch: null}", "by 50 %", True),
    ],
)
def test_percent_or_points_where_the_fields_leave_it_open(fields: str, text: str, *, is_found: bool) -> None:
    """From 18 % to 14 % is 4 points or 22 %; what is neither is C601's to say."""
    assert bool(found("M209", f"{fields}\nspecific: Cut the repeat contact rate {text}.")) is is_found


@pytest.mark.parametrize(
    "figures",
    [
        "measurable: {baseline: 0.8 %}\nrealistic: {threshold: 0.5, stretch: 0.4}",
        "measurable: {baseline: 18}\nrealistic: {threshold: 0.14, stretch: 0.12}",
        "measurable: {baseline: none}\nrealistic: {threshold: 0.14, stretch: null}",
        "measurable: {baseline: 0.8}\nrealistic: {threshold: null, stretch: 0.4}",
        "measurable: {metric: aht, baseline: 0.8}\nrealistic: {threshold: 0.5, stretch: 0.4}",
    ],
)
def test_small_shares_that_are_meant(figures: str) -> None:
    """One with its unit, one of another size or a single one says what is meant; times have no parts of one."""
    assert found("M204", "specific: Walk through the steps.\n" + figures) == []
