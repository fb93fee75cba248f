"""What changed between two plans."""

from __future__ import annotations

from decimal import Decimal

import pytest

from smartgoal.progress.changes.compare import ChangeKind, Comparison, GoalChange, compare
from smartgoal.progress.changes.direction import EditDirection
from smartgoal.progress.kinds import Status
from tests.conftest import load_text
from tests.progress.given import APRIL, HEAD, LIMITS, Row, count, day, mean, plan, share, sums

WEEKS = ("04-01", "04-08", "04-15")
GOAL = """\
measurable: {metric: rate, baseline: 50, window: period}
realistic: {threshold: 60, stretch: 70, agreed_on: 2026-03-20}
time_bound: {start: 2026-04-01, deadline: 2026-04-30}
"""
AT_56 = [share(when, 56, 100) for when in WEEKS]


def _compared(old: str, new: str, *rows: Row, on: str = "04-15", old_head: str = "", new_head: str = "") -> Comparison:
    return compare(
        plan(old, head=old_head),
        plan(new, head=new_head),
        sums(*rows or AT_56),
        today=lambda _zone: day(on),
        limits=LIMITS,
    )


def _only(old: str, new: str, *rows: Row, on: str = "04-15") -> GoalChange:
    changes = _compared(old, new, *rows, on=on).changes
    assert len(changes) == 1, changes
    return changes[0]


def test_nothing_changed() -> None:
    """Not even other blanks count."""
    assert _compared(GOAL, GOAL.replace("{", "{ ")) == Comparison(day("04-15"))


def test_lowered_threshold_after_the_agreement_is_named() -> None:
    """56 of 60 was off track; of 56 it is on track, because of this edit alone."""
    change = _only(GOAL, GOAL.replace("60", "56"))

    assert change == GoalChange(
        goal_id="goal-1",
        kind=ChangeKind.CHANGED,
        field="realistic.threshold",
        old=Decimal(60),
        new=Decimal(56),
        direction=EditDirection.EASIER,
        after_agreed=True,
        status_old=Status.OFF_TRACK,
        status_new=Status.ON_TRACK,
    )
    assert change.helps
    assert not _only(GOAL.replace("60", "56"), GOAL).helps


def test_new_agreement_is_no_move_behind_anyones_back() -> None:
    """With a later day of agreement it was agreed on anew; each edit stands by itself."""
    changes = _compared(GOAL, GOAL.replace("60", "56").replace("2026-03-20", "2026-04-10")).changes

    assert [(one.field, one.after_agreed, one.new) for one in changes] == [
        ("realistic.threshold", False, Decimal(56)),
        ("realistic.agreed_on", False, day("04-10")),
    ]


@pytest.mark.parametrize(
    ("old", "new", "after"),
    [
        ("", "", False),
        (", agreed_on: 2026-03-20", "", True),
        (", agreed_on: 2026-03-20", ", agreed_on: 2026-03-19", True),
        # not agreed yet on the day judged
        (", agreed_on: 2026-05-20", ", agreed_on: 2026-05-20", False),
    ],
)
def test_only_what_was_agreed_can_move_after_it(old: str, new: str, *, after: bool) -> None:
    """A threshold that nobody agreed on may move."""
    base = GOAL.replace(", agreed_on: 2026-03-20", "%s")
    changes = _compared(base % old, base.replace("60", "56") % new).changes

    assert changes[0].field == "realistic.threshold"
    assert changes[0].after_agreed is after


CAP = f"measurable: {{metric: complaints}}\nrealistic: {{threshold: 9}}\n{APRIL}"
BAND = f"measurable: {{metric: load}}\nrealistic: {{threshold: {{from: 75, to: 85}}}}\n{APRIL}"
RAIL = GOAL.replace("period", "period, guardrails: [%s]")


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        (GOAL, GOAL.replace("60", "61"), EditDirection.HARDER),
        (GOAL, GOAL.replace("stretch: 70", "stretch: 65"), EditDirection.EASIER),
        (CAP, CAP.replace("9", "8"), EditDirection.HARDER),
        (CAP, CAP.replace("9", "10"), EditDirection.EASIER),
        (GOAL, GOAL.replace("04-30", "05-30"), EditDirection.EASIER),
        (GOAL, GOAL.replace("04-30", "04-29"), EditDirection.HARDER),
        # the same allowance for more days
        (CAP, CAP.replace("04-30", "05-30"), EditDirection.HARDER),
        (BAND, BAND.replace("75", "74"), EditDirection.EASIER),
        (BAND, BAND.replace("85", "84"), EditDirection.HARDER),
        (BAND, BAND.replace("75", "70").replace("85", "80"), None),
        (GOAL, GOAL.replace("stretch: 70, ", ""), None),
        (GOAL, GOAL.replace("window: period", "window: 2 weeks"), None),
        (RAIL % "{metric: time, at_most: 480}", RAIL % "{metric: time, at_most: 500}", EditDirection.EASIER),
        (RAIL % "{metric: time, at_most: 480}", RAIL % "{metric: time, at_most: 470}", EditDirection.HARDER),
        (RAIL % "{metric: score, at_least: 4}", RAIL % "{metric: score, at_least: 3}", EditDirection.EASIER),
        (RAIL % "{metric: time, at_most: 480}", GOAL, EditDirection.EASIER),
        (GOAL, RAIL % "{metric: time, at_most: 480}", EditDirection.HARDER),
        # one looser, one tighter; and one unchanged beside one looser
        (
            RAIL % "{metric: time, at_most: 480}, {metric: score, at_least: 4}",
            RAIL % "{metric: time, at_most: 500}, {metric: score, at_least: 5}",
            None,
        ),
        (
            RAIL % "{metric: time, at_most: 480}, {metric: score, at_least: 4}",
            RAIL % "{metric: time, at_most: 500}, {metric: score, at_least: 4}",
            EditDirection.EASIER,
        ),
    ],
)
def test_direction_says_what_is_asked(old: str, new: str, direction: EditDirection | None) -> None:
    """More or less, by the metric's own direction."""
    assert _only(old, new).direction is direction


def test_thresholds_of_two_units_have_no_direction() -> None:
    """From 60 % to 20 s says nothing of easier; the status by the metric alone says nothing sensible either way."""
    changes = _compared(GOAL, GOAL.replace("rate", "time").replace("60", "20")).changes

    assert {one.field: one.direction for one in changes} == {"measurable.metric": None, "realistic.threshold": None}


def test_goals_come_and_go() -> None:
    """With their titles and their statuses; what can't be judged has none."""
    old = plan("id: stays\n" + GOAL, f"id: goes\n{GOAL}")
    new = plan(f"id: comes\n{GOAL}", "id: stays\n" + GOAL, f"id: vague\n{APRIL}")

    changes = compare(old, new, sums(*AT_56), today=lambda _zone: day("04-15"), limits=LIMITS).changes

    assert changes == (
        GoalChange("comes", ChangeKind.ADDED, new="Goal", status_new=Status.OFF_TRACK),
        GoalChange("vague", ChangeKind.ADDED, new="Goal"),
        GoalChange("goes", ChangeKind.REMOVED, old="Goal", status_old=Status.OFF_TRACK),
    )


def test_each_edit_is_judged_alone() -> None:
    """Threshold and deadline together look met; alone the threshold helps and the deadline doesn't."""
    new = GOAL.replace("60", "56").replace("04-30", "04-14")
    statuses = {one.field: one.status_new for one in _compared(GOAL, new).changes}

    assert statuses == {"realistic.threshold": Status.ON_TRACK, "time_bound.deadline": Status.MISSED}


def test_new_owner_brings_other_rows() -> None:
    """Anna's are at 56 %, Bence's at 70 %; the figures of nobody go with the only owner."""
    change = _only(GOAL, f"owner: Bence\n{GOAL}", *AT_56, *(share(when, 70, 100, owner="Bence") for when in WEEKS))
    nobody = [share(when, 70, 100, owner=None) for when in WEEKS]

    assert (change.field, change.old, change.new) == ("owner", "Anna", "Bence")
    assert change.status_new is Status.ON_TRACK
    assert _only(GOAL, f"owner: Bence\n{GOAL}", *nobody).status_new is Status.ON_TRACK


def test_edit_that_makes_a_goal_unreadable_has_no_status() -> None:
    """A threshold nobody can read any more."""
    change = _only(GOAL, GOAL.replace("threshold: 60", "threshold: sixty"))

    assert (change.field, change.new, change.status_new) == ("realistic.threshold", None, None)
    assert change.status_old is Status.OFF_TRACK


def test_redefined_metric_is_an_edit_of_its_goals() -> None:
    """`rate` turned round: lower is better now, and 56 of at most 60 is fine."""
    turned = '  rate: {name: Rate, kind: ratio, unit: "%", better: lower, class: quality}\n'
    old = plan(GOAL.replace("rate", "own"), head=turned.replace("rate", "own").replace("lower", "higher"))
    new = plan(GOAL.replace("rate", "own"), head=turned.replace("rate", "own"))
    rows = [share(when, 56, 100, metric="own") for when in WEEKS]

    changes = compare(old, new, sums(*rows), today=lambda _zone: day("04-15"), limits=LIMITS).changes

    assert [(one.field, one.old, one.new) for one in changes] == [("metrics.own.better", "higher", "lower")]
    assert (changes[0].status_old, changes[0].status_new) == (Status.OFF_TRACK, Status.ON_TRACK)


@pytest.mark.parametrize(
    ("field", "name", "after"),
    [
        ("kind: ratio", "kind", "mean"),
        ('unit: "%"', "unit", "points"),
        ("class: other, bounds: [0, 200]", "bounds", ("0", "300")),
    ],
)
def test_definition_is_told_key_by_key(field: str, name: str, after: object) -> None:
    """Kind, unit, bounds."""
    head = '  own: {name: Own, kind: ratio, unit: "%", better: higher, class: other, bounds: [0, 200]}\n'
    edited = {"kind": "kind: mean", "unit": "unit: points", "bounds": "class: other, bounds: [0, 300]"}[name]
    old = plan(GOAL.replace("rate", "own"), head=head)
    new = plan(GOAL.replace("rate", "own"), head=head.replace(field, edited))

    changes = compare(old, new, sums(), today=lambda _zone: day("04-15"), limits=LIMITS).changes

    assert [(one.field, one.new) for one in changes] == [(f"metrics.own.{name}", after)]


def test_chosen_variant_is_told() -> None:
    """The formula is part of the goal."""
    fcr = GOAL.replace("rate", "fcr")
    changes = _compared(fcr, fcr, new_head="  fcr: {variant: survey}\n").changes

    assert ("metrics.fcr.variant", None, "survey") in [(one.field, one.old, one.new) for one in changes]


@pytest.mark.parametrize(
    ("more", "field", "told"),
    [
        ("title: Other", "title", "Other"),
        ("specific: {behaviour: Ask., examples: [One?, Two?]}", "specific.examples", ("One?", "Two?")),
        ("ignore: {M211: small team}", "ignore", ("M211: small team",)),
        ("achievable: {means: [time]}", "achievable.means", ("time",)),
        ("importance: 2", "importance", Decimal(2)),
        ("status: closed", "status", "closed"),
    ],
)
def test_every_edit_is_told(more: str, field: str, told: object) -> None:
    """Also those that move no status."""
    changes = {one.field: one for one in _compared(GOAL, f"{more}\n{GOAL}").changes}

    assert changes[field].new == told
    assert changes[field].status_old == changes[field].status_new


def test_values_of_several_parts_are_told_as_text() -> None:
    """Windows, guardrails, milestones, rewards; figures in the unit of their metric, where they can be read."""
    rails = "[{metric: time, at_most: 480}, {metric: score, at_least: 4}, {metric: other, at_least: 4}]"
    new = (
        GOAL.replace("period", f"2 weeks, guardrails: {rails}")
        .replace("stretch: 70", "stretch: 70, reward: {threshold: cake}")
        .replace("04-30}", "04-30, milestones: [{by: 2026-04-10, value: 55}]}")
    )

    told = {one.field: one.new for one in _compared(GOAL, new).changes}

    assert told == {
        "measurable.window": "2 weeks",
        "measurable.guardrails": ("time at most 8 min", "score at least 4 points", "other"),
        "realistic.reward": "threshold: cake; stretch: None",
        "time_bound.milestones": ("2026-04-10: 55 %",),
    }
    thing = 'measurable: {deliverable: "Guide"}\ntime_bound: {start: 2026-04-01, deadline: 2026-04-30%s}'
    steps = thing % ", milestones: [{by: 2026-04-10, what: Draft, done: 2026-04-09}]"
    assert _only(thing % "", steps).new == ("2026-04-10: Draft, done on 2026-04-09",)


def test_sum_keeps_its_word() -> None:
    """A goal of several owners is compared owner by owner."""
    both = f"measurable: {{metric: sales}}\nrealistic: {{threshold: 9}}\n{APRIL}\nowners: {{Anna: {{}}, Bence: {{%s}}}}"

    change = _only(both % "", both % "threshold: 5", count("04-01", 5, owner="Bence"), on="05-01")

    assert (change.goal_id, change.status_old, change.status_new) == ("goal-1/bence", Status.MISSED, Status.MET)


TEAMS = "people: {Anna: {team: Red}, Bela: {team: Red}}\n"
THEIRS = GOAL + "owner: Red"
BOTH = [share("04-01", 70, 100), share("04-02", 10, 100, owner="Bela")]


@pytest.mark.parametrize(
    ("old_head", "new_head", "field", "values"),
    [
        (TEAMS, TEAMS.replace("Bela: {team: Red}", "Bela: {team: Blue}"), "people.Bela.team", ("Red", "Blue")),
        (TEAMS, TEAMS.replace(", Bela: {team: Red}", ""), "people.Bela.team", ("Red", None)),
        (TEAMS.replace(", Bela: {team: Red}", ""), TEAMS, "people.Bela.team", (None, "Red")),
    ],
)
def test_whose_rows_count_is_an_edit_too(
    old_head: str, new_head: str, field: str, values: tuple[str | None, str | None]
) -> None:
    """Bela's 10 % count for the team or don't; a goal of neither isn't touched."""
    changes = _compared(THEIRS, THEIRS, *BOTH, on="05-01", old_head=old_head, new_head=new_head).changes

    assert [(one.field, one.old, one.new) for one in changes] == [(field, *values)]
    assert {changes[0].status_old, changes[0].status_new} == {Status.MISSED, Status.STRETCH_MET}


def test_a_person_without_team_is_of_the_files() -> None:
    """Listed or not, the rows of such a person count for the file's team."""
    head = "team: Red\npeople: {Anna: {}}\n"

    changes = _compared(THEIRS, THEIRS, *BOTH, on="05-01", old_head=head, new_head=head.replace("{}", "{}, Bela: {}"))

    assert [(one.field, one.new, one.status_new) for one in changes.changes] == [
        ("people.Bela.team", "Red", Status.MISSED)
    ]


def test_a_role_changes_no_status() -> None:
    """It is named beside the owner's first goal, and where nobody of the role has one, not at all."""
    head = "roles: {lead: {metrics: [rate]}}\npeople: {Anna: {}, Bela: {}}\n"
    new = head.replace("{Anna: {}, Bela: {}}", "{Anna: {role: lead}, Bela: {role: lead}}")

    changes = _compared(GOAL, GOAL, old_head=head, new_head=new).changes

    assert [(one.field, one.old, one.new) for one in changes] == [("people.Anna.role", None, "lead")]
    assert changes[0].status_old is changes[0].status_new


def test_the_files_team_and_zone_are_edits() -> None:
    """Rows that name nobody are the team's; another zone may be on another day."""
    nobody = [share("04-01", 70, 100, owner=None)]

    team = _compared(GOAL, GOAL, *nobody, on="05-01", new_head="team: Red\n").changes
    zone = compare(
        plan(GOAL),
        plan(GOAL, head="timezone: Asia/Tokyo\n"),
        sums(*AT_56),
        today=lambda name: day("05-01" if name == "Asia/Tokyo" else "04-30"),
        limits=LIMITS,
    ).changes

    assert [(one.field, one.new, one.status_new) for one in team] == [("team", "Red", Status.NO_DATA)]
    assert [(one.field, one.old, one.new) for one in zone] == [("timezone", "UTC", "Asia/Tokyo")]
    assert (zone[0].status_old, zone[0].status_new) == (Status.OFF_TRACK, Status.MISSED)


def test_a_guardrails_metric_defined_otherwise_is_an_edit() -> None:
    """Better higher or lower changes nothing of a limit; the kind of the metric does."""
    text = GOAL.replace("window: period", "window: period, guardrails: [{metric: extra, at_most: 60}]")
    extra = "  extra: {name: Extra, kind: %s, unit: points, better: lower, class: other}\n"
    rows = [*AT_56, mean("04-01", 50, 1, metric="extra"), mean("04-02", 50, 1, metric="extra")]
    old, new = (HEAD + extra % kind + "goals:\n" for kind in ("mean", "sum"))
    goal_text = "".join(f"    {line}\n" for line in text.strip().splitlines())
    listed = f"  - id: goal-1\n    title: Goal\n    owner: Anna\n{goal_text}"

    changes = compare(
        load_text(old + listed), load_text(new + listed), sums(*rows), today=lambda _zone: day("05-01"), limits=LIMITS
    ).changes

    assert [(one.field, one.old, one.new) for one in changes] == [("metrics.extra.kind", "mean", "sum")]


def test_a_spoilt_head_leaves_statuses_open() -> None:
    """What its verdict rests on can't be read."""
    changes = _compared(GOAL, GOAL.replace("60", "56"), old_head="timezone: Nowhere\n", new_head="timezone: Nowhere\n")

    assert [(one.field, one.status_old, one.status_new) for one in changes.changes] == [
        ("realistic.threshold", None, None)
    ]
