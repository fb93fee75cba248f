"""The way of a roll-up."""

from __future__ import annotations

from fractions import Fraction

from smartgoal.progress.assessment import RollUp, RollUpPart
from smartgoal.progress.kinds import Status
from smartgoal.progress.why_together import explain_roll_up, word_for

ONE = Fraction(1)


def _told(*parts: RollUpPart, progress: Fraction | None) -> list[str]:
    scored = sum(part.share is not None for part in parts)
    return list(explain_roll_up(RollUp("top", progress, scored, len(parts), 0, Status.MISSED, parts)))


def test_each_part_says_what_it_counts_as() -> None:
    """And why it doesn't, where it doesn't."""
    parts = (
        RollUpPart("calls", Fraction(2), Fraction(1, 2), Status.ON_TRACK),
        RollUpPart("below", ONE, ONE, Status.MISSED, by_roll_up=True),
        RollUpPart("cap", ONE, None, Status.ON_TRACK),
        RollUpPart("silent", ONE, None, Status.NO_DATA),
        RollUpPart("broken", ONE, None, None),
    )

    assert _told(*parts, progress=Fraction(2, 3)) == [
        "together: 66.7 % of the way, weighed by importance; 2 of 5 scored, 0 done",
        "  calls: on track, counts as 50 %, importance 2",
        "  below: missed, counts as 100 % by its own roll-up, importance 1",
        "  cap: on track, not scored, as it has no way from a baseline",
        "  silent: no data, not scored",
        "  broken: not judged, not scored",
    ]


def test_importance_is_told_where_it_differs() -> None:
    """Nothing is weighed where all weigh alike."""
    assert _told(RollUpPart("one", Fraction(3), ONE, Status.MET), progress=ONE) == [
        "together: 100 % of the way; 1 of 1 scored, 0 done",
        "  one: met, counts as 100 %",
    ]


def test_nothing_to_weigh() -> None:
    """No child, or none that is scored."""
    assert _told(progress=None) == ["together: no goal is under it"]
    assert _told(RollUpPart("one", ONE, None, Status.DRAFT), progress=None) == [
        "together: no progress; 0 of 1 scored, 0 done",
        "  one: draft, not scored",
    ]


def test_word_of_what_has_no_figures_itself() -> None:
    """Its worst goal's, if it has one."""
    assert word_for(RollUp("top", None, 0, 1, 0, Status.OFF_TRACK)) == "off track, as its worst goal"
    assert word_for(RollUp("top", None, 0, 0, 0, None)) == "not judged"
