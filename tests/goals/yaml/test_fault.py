"""Faults in the making: located, ordered, limited."""

from __future__ import annotations

from smartgoal.goals.yaml.fault import MOST_OF_A_KIND, FaultKind, Trouble, Troubles, shortened
from smartgoal.goals.yaml.span import Lines, Span


def trouble(start: int, kind: FaultKind = FaultKind.INVALID_YAML, message: str = "No.") -> Trouble:
    """Return a fault of one character."""
    return Trouble(kind, start, start + 1, message, "Mend it.", (("there", 0, 1),), ("a",))


def test_faults_come_in_the_order_of_the_text() -> None:
    """Whatever the order in which they were found."""
    troubles = Troubles()
    for start in (3, 0):
        troubles.add(trouble(start))

    first, second = troubles.located(Lines("a\nb\nc"))

    assert (first.span, second.span) == (Span(1, 1, 1, 2), Span(2, 2, 3, 1))
    assert first.related == (("there", Span(1, 1, 1, 2)),)
    assert first.path == ("a",)


def test_the_later_of_two_faults_at_one_place_counts() -> None:
    """The parser's reason to give up replaces what was noted at the same place."""
    troubles = Troubles()
    for message in ("First.", "Second."):
        troubles.add(trouble(0, message=message))

    assert [fault.message for fault in troubles.located(Lines("a"))] == ["Second."]


def test_only_so_many_of_a_kind_are_kept() -> None:
    """Another kind isn't crowded out."""
    troubles = Troubles()
    for start in range(MOST_OF_A_KIND + 5):
        troubles.add(trouble(start))
    troubles.add(trouble(0, FaultKind.DUPLICATE_KEY))

    faults = troubles.located(Lines("a" * 200))

    assert len(faults) == MOST_OF_A_KIND + 1
    assert troubles.is_full(FaultKind.INVALID_YAML)
    assert not troubles.is_full(FaultKind.DUPLICATE_KEY)


def test_long_texts_are_shortened() -> None:
    """A message stays a line."""
    assert shortened("a" * 40) == "a" * 40
    assert shortened("a" * 41) == "a" * 39 + "…"
