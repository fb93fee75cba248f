"""Roll-ups over children."""

from __future__ import annotations

from fractions import Fraction

from smartgoal.progress.assessment import RollUp, RollUpPart
from smartgoal.progress.judge import judge
from smartgoal.progress.kinds import Status
from tests.progress.given import APRIL, LIMITS, count, day, mean, plan, sums

TOP = "level: vision\nid: top"


def _child(sold: str, more: str = "", parent: str = "top") -> str:
    """Return a goal of 100 sales by somebody who has sold so many."""
    keys = f"\n{more}" if more else ""
    return (
        f"owner: s{sold}\nparent: {parent}\nmeasurable: {{metric: sales}}\nrealistic: {{threshold: 100}}\n{APRIL}{keys}"
    )


def _rolled(*goals: str, on: str = "05-01") -> dict[str, RollUp]:
    people = {text.split("owner: s")[1].split("\n")[0] for text in goals if "owner: s" in text}
    rows = [count("04-01", sold, owner=f"s{sold}") for sold in sorted(people) if sold.lstrip("-").isdigit()]
    result = judge(plan(*goals), sums(*rows), today=lambda _zone: day(on), limits=LIMITS)
    return {one.id: one for one in result.rollup}


def test_progress_is_weighed_by_importance_and_clamped() -> None:
    """(2 · 0.5 + 1 · 1 + 1 · 0) ÷ 4: 250 counts as all, −30 as nothing."""
    top = _rolled(TOP, _child("50", "importance: 2"), _child("250"), _child("-30"))["top"]

    assert top == RollUp("top", Fraction(1, 2), scored=3, children=3, done=1, status=Status.MISSED)


def test_children_without_progress_arent_scored() -> None:
    """A child without rows counts as a child only."""
    top = _rolled(TOP, _child("50"), _child("none"))["top"]

    assert (top.progress, top.scored, top.children, top.status) == (Fraction(1, 2), 1, 2, Status.MISSED)


def test_children_without_a_verdict_arent_scored() -> None:
    """All that was asked for by too small a sample is no data; what is under such a child counts instead."""
    small = (
        "owner: s4\nparent: top\nid: small\nmeasurable: {metric: score, baseline: 3, window: period, min_sample: 9}\n"
        f"realistic: {{threshold: 4}}\n{APRIL}"
    )
    rows = (mean("04-01", 5, owner="s4"), count("04-01", 50, owner="s50"))

    def rolled(*goals: str) -> RollUp:
        result = judge(plan(TOP, small, *goals), sums(*rows), today=lambda _zone: day("05-01"), limits=LIMITS)
        return next(iter(result.rollup))

    assert rolled(_child("50")) == RollUp("top", Fraction(1, 2), 1, 2, 0, Status.MISSED)
    below = rolled(_child("50", parent="small"))
    assert (below.progress, below.scored) == (Fraction(1, 2), 1)
    assert below.parts == (RollUpPart("small", Fraction(1), Fraction(1, 2), Status.NO_DATA, by_roll_up=True),)


def test_drafts_and_goals_not_started_are_left_out_of_the_status() -> None:
    """Unless there is nothing else."""
    later = _child("none").replace("2026-04-01", "2026-06-01").replace("2026-04-30", "2026-06-30")

    assert _rolled(TOP, _child("100"), later)["top"].status is Status.MET
    assert _rolled(TOP, _child("1", "status: draft"), later)["top"].status is Status.NOT_STARTED


def test_child_without_figure_counts_with_its_own_roll_up() -> None:
    """Top over a sub-vision over goals of 20 and 60: 0.4 through and through."""
    sub = "level: vision\nid: sub\nparent: top"
    rolled = _rolled(TOP, sub, _child("20", parent="sub"), _child("60", parent="sub"))

    assert rolled["sub"].progress == Fraction(2, 5)
    assert rolled["top"] == RollUp("top", Fraction(2, 5), 1, 1, 0, Status.MISSED)


def test_parents_with_figures_of_their_own_count_with_them() -> None:
    """The parent sold 80 itself; above it only that counts."""
    rolled = _rolled(TOP, _child("80", "id: middle"), _child("20", parent="middle"))

    assert rolled["top"].progress == Fraction(4, 5)
    assert rolled["middle"].progress == Fraction(1, 5)


def test_vision_nobody_serves_stands_empty() -> None:
    """No child, nothing to say."""
    assert _rolled(TOP)["top"] == RollUp("top", None, 0, 0, 0, None)


def test_children_that_cant_be_judged_are_children_only() -> None:
    """No status, no progress, but one of two."""
    unjudged = f"parent: top\nmeasurable: {{metric: sales}}\n{APRIL}"

    assert _rolled(TOP, unjudged)["top"] == RollUp("top", None, 0, 1, 0, None)
    assert _rolled(TOP, unjudged, _child("40"))["top"] == RollUp("top", Fraction(2, 5), 1, 2, 0, Status.MISSED)


def test_circles_and_unknown_parents_do_no_harm() -> None:
    """The check names them; the rest is rolled up all the same."""
    first, second = _child("10", "id: a", parent="b"), _child("20", "id: b", parent="a")
    rolled = _rolled(first, second, _child("30", parent="nowhere"), _child("40", "id: own", parent="own"))

    assert {name: one.progress for name, one in rolled.items()} == {
        "a": Fraction(1, 5), "b": Fraction(1, 10), "own": Fraction(2, 5)}  # fmt: skip


def test_parent_with_several_owners_may_be_meant_whole_or_one() -> None:
    """`both` is one roll-up; one owner's goal may have children of its own."""
    both = _child("none", "id: both").replace("owner: snone", "owners: {Anna: {}, Bence: {}}")
    rolled = _rolled(TOP, both, _child("10", parent="both"), _child("30", parent="both/anna"))

    assert {name: one.progress for name, one in rolled.items()} == {
        "top": Fraction(1, 5), "both": Fraction(1, 10), "both/anna": Fraction(3, 10)}  # fmt: skip
    assert rolled["top"].scored == 2


def test_deep_chains_are_rolled_from_the_leaves() -> None:
    """Three thousand levels, no recursion."""
    chain = [f"level: vision\nid: v{number}\nparent: v{number + 1}" for number in range(3000)]
    rolled = _rolled(_child("30", parent="v0"), *chain, "level: vision\nid: v3000")

    assert rolled["v3000"].progress == Fraction(3, 10)
