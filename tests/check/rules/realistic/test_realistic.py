"""Thresholds, stretches, agreement and reasons."""

from __future__ import annotations

from decimal import Decimal

import pytest

from smartgoal.check.rule import RuleLimits, Severity
from tests.check.rules.found import codes, found


@pytest.mark.parametrize(
    ("fragment", "is_missing"),
    [
        ("{measurable: {metric: nobody-knows}}", False),
        ("{measurable: {metric: nobody-knows}, realistic: {threshold: null}}", True),
        ("realistic: {threshold: many}", False),
        ("realistic: {threshold: {from: many, to: 14 %}}", False),
        ("realistic: {threshold: {from: 12 %}}", False),
        ("{measurable: {metric: null}, realistic: {threshold: null}}", False),
        ("{level: vision, realistic: {threshold: null}}", False),
    ],
)
def test_threshold_is_missing_only_where_none_was_written(fragment: str, *, is_missing: bool) -> None:
    """What was written but can't be used has its own finding."""
    assert bool(found("R401", fragment)) is is_missing


def test_empty_threshold_is_missing() -> None:
    """A key without value says nothing."""
    clean = (
        "smartgoal: 1\ngoals:\n  - id: g\n    title: T\n    measurable: {metric: csat}\n    realistic: {threshold: }\n"
    )

    assert found("R401", clean)


def test_draft_may_lack_its_threshold() -> None:
    """It is said, but as a note."""
    assert found("R401", "{status: draft, realistic: {threshold: null}}")[0].severity is Severity.INFO


def test_missing_threshold_isnt_also_a_missing_stretch() -> None:
    """One cause gives one finding."""
    assert not found("R403", "realistic: {threshold: null, stretch: null}")


@pytest.mark.parametrize(
    "fragment",
    [
        "{measurable: {keep: true}, realistic: {stretch: null}}",
        "realistic: {threshold: {from: 12 %, to: 14 %}, stretch: null}",
        "{measurable: {metric: occupancy}, realistic: {stretch: null}}",
        "realistic: {stretch: many}",
        "{level: vision, realistic: {stretch: null}}",
        "{measurable: {metric: nobody-knows}, realistic: {stretch: null}}",
    ],
)
def test_stretch_isnt_asked_for(fragment: str) -> None:
    """Levels, ranges and visions have nothing to stretch to; an unreadable one isn't missing."""
    assert not found("R403", fragment)


def test_equal_is_equal_however_it_is_written() -> None:
    """18.0 % is 18 %."""
    assert codes("realistic: {threshold: 18.0 %, stretch: 14 %}") == ["R402"]


@pytest.mark.parametrize(
    ("threshold", "stretch", "says"),
    [
        ("{from: 78 %, to: 85 %}", "{from: 80 %, to: 85 %}", None),
        ("{from: 78 %, to: 85 %}", "{from: 78 %, to: 85 %}", "is the threshold itself"),
        ("{from: 78 %, to: 85 %}", "{from: 80 %, to: 86 %}", "isn't inside"),
    ],
)
def test_stretch_of_ranges(threshold: str, stretch: str, says: str | None) -> None:
    """A stretch lies inside a range."""
    fragment = f"""
metrics: {{qa_score: {{better: range}}}}
measurable: {{metric: qa_score, baseline: 70 %}}
realistic: {{threshold: {threshold}, stretch: {stretch}}}
"""
    messages = [one.message for one in found("R404", fragment)]

    assert (says is None) == (not messages)
    assert says is None or says in messages[0]


def test_stretch_a_hair_below_the_threshold() -> None:
    """Nothing is rounded before comparing."""
    fragment = "{measurable: {metric: qa_score, baseline: 70 %}, realistic: {threshold: 88 %, stretch: 87.99999 %}}"

    assert "87.99999 % is below the threshold of 88 %" in found("R404", fragment)[0].message


@pytest.mark.parametrize(
    ("fragment", "is_large"),
    [
        ("{measurable: {baseline: 34 %}}", False),
        ("{measurable: {baseline: 34.1 %}}", True),
        ("{measurable: {baseline: 90 %, keep: true}}", False),
        ("{measurable: {metric: aht, baseline: 600}, realistic: {threshold: 300, stretch: 290}}", False),
        ("{measurable: {metric: aht, baseline: 600}, realistic: {threshold: 299, stretch: 290}}", True),
        ("{measurable: {metric: sales_count, baseline: 0}, realistic: {threshold: 9, stretch: 10}}", False),
        ("{measurable: {metric: nps, baseline: -10}, realistic: {threshold: 9, stretch: 10}}", False),
        ("{measurable: {metric: nps, baseline: -12}, realistic: {threshold: 9, stretch: 10}}", True),
        ("{realistic: {threshold: 20 %}}", False),
        ("{measurable: {metric: occupancy, baseline: 60 %}, realistic: {threshold: {from: 12 %, to: 30 %}}}", True),
    ],
)
def test_jump_is_measured_in_points_or_as_a_share(fragment: str, *, is_large: bool) -> None:
    """Points where the metric is in points or percent, else a share of the baseline; the limit itself is allowed."""
    assert bool(found("R405", fragment)) is is_large


def test_settings_change_the_limits() -> None:
    """Both of them."""
    calls = "{measurable: {metric: aht, baseline: 6 min}, realistic: {threshold: 5 min, stretch: 290}}"
    strict = RuleLimits(large_jump=Decimal(10), large_jump_points=Decimal("3.5"))

    assert found("R405", "{}", limits=strict)[0].message.endswith("4 points from the baseline, more than 3.5 points.")
    assert found("R405", calls, limits=strict)[0].message.endswith("16.7 % from the baseline, more than 10 %.")


@pytest.mark.parametrize(
    ("fragment", "is_unfair"),
    [
        ("realistic: {stretch: 6 %}", False),
        ("realistic: {stretch: 5.99 %}", True),
        ("{measurable: {baseline: none}, realistic: {stretch: 1 %}}", False),
        ("{measurable: {baseline: 12 %}, realistic: {stretch: 1 %}}", False),
        ("{measurable: {metric: nobody-knows}, realistic: {stretch: 1 %}}", False),
    ],
)
def test_stretch_is_fair_up_to_twice_the_step(fragment: str, *, is_unfair: bool) -> None:
    """Exactly twice is fair; without a step there is nothing to compare with."""
    assert bool(found("R406", fragment)) is is_unfair


@pytest.mark.parametrize(
    ("fragment", "says"),
    [
        ("{owner: null, realistic: {agreed_by: [Pál Nagy]}}", None),
        ("{owner: null, realistic: {agreed_by: []}}", "Nobody"),
        ("{owner: Technical support, realistic: {agreed_by: [Pál Nagy, pál  nagy]}}", "Only"),
        ("{realistic: {agreed_by: [owner]}}", "Only Anna Kovács"),
        ("{realistic: {agreed_by: [Anna Kovács, anna kovács]}}", "Only Anna Kovács"),
        ("{realistic: {agreed_by: [Anna Kovács, 7]}}", None),
        ("{level: vision, realistic: {agreed_by: null}}", None),
        ("{owner: null, owners: {Bence Tóth: {}, Anna Kovács: {agreed_by: [owner, Pál Nagy]}}}", "Bence Tóth"),
    ],
)
def test_two_people_agree_one_of_them_the_owner(fragment: str, says: str | None) -> None:
    """Names count once however they are spelt; for a team any two do."""
    messages = [one.message for one in found("R407", fragment)]

    assert (says is None) == (not messages)
    assert says is None or (len(messages) == 1 and says in messages[0])


def _chain(*goals: str) -> str:
    return "goals:\n" + "".join(f"  - {{{goal}}}\n" for goal in goals)


_NO_WHY = "realistic: {why: null}"


@pytest.mark.parametrize(
    ("fragment", "without"),
    [
        (_chain(f"id: c, parent: b, {_NO_WHY}", f"id: b, parent: a, {_NO_WHY}", "id: a"), []),
        (_chain(f"id: b, parent: a, {_NO_WHY}", f"id: c, parent: a, {_NO_WHY}", f"id: a, {_NO_WHY}"), ["b", "c", "a"]),
        (_chain(f"id: a, parent: elsewhere, {_NO_WHY}"), []),
        (_chain(f"id: a, parent: b, {_NO_WHY}", f"id: b, parent: a, {_NO_WHY}"), ["a", "b"]),
        (_chain(f"id: a, level: vision, {_NO_WHY}"), []),
        (_chain("id: a, realistic: {why: 7}"), []),
    ],
)
def test_reason_may_stand_anywhere_above(fragment: str, without: list[str]) -> None:
    """A parent outside the run may have one, a circle has none."""
    assert [one.goal for one in found("R408", fragment)] == without


@pytest.mark.parametrize(
    ("metric", "threshold", "count"),
    [
        ("metric: csat, baseline: 78 %", "100 %", 0),
        ("metric: csat, baseline: 78 %", "99 %", 1),
        ("metric: complaints, baseline: 40, window: null, min_sample: null", "0", 0),
        ("metric: complaints, baseline: 40, window: null, min_sample: null", "1", 1),
    ],
)
def test_beyond_all_or_nothing_there_is_no_stretch(metric: str, threshold: str, count: int) -> None:
    fragment = f"{{measurable: {{{metric}}}, realistic: {{threshold: {threshold}, stretch: null}}}}"

    assert len(found("R403", fragment)) == count


@pytest.mark.parametrize(
    ("agreed", "says"),
    [
        ("Jana Wolf and Uwe Kern", "stands as one name"),
        ("Jana Wolf; Anna Kovács", "stands as one name"),
        ("Jana Wolf, Uwe Kern", "stands as one name"),
        ("Kovács, Anna", "The owner"),
        ("Andrea Band", "The owner"),
    ],
)
def test_two_names_in_one_entry_are_told(agreed: str, says: str) -> None:
    """A comma alone may part surname and first name."""
    assert says in found("R407", f"realistic: {{agreed_by: ['{agreed}']}}")[0].message
