"""What a rule yields: a problem at its place in a goal or file, with what belongs to it and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal
    from smartgoal.goals.yaml.source import Path, Span


@dataclass(frozen=True, slots=True)
class Fix:
    """An edit that keeps the meaning.

    Attributes:
        message: What the edit does.
        text: The new text; of an added key its value.
        asked_only: Only done when the rule is named, because it adds what nobody wrote there.
        span: What the text replaces; None is what the finding stands at.
        adds: Path, within the goal, of the key to add; nothing is replaced then.
    """

    message: str
    text: str
    asked_only: bool = False
    span: Span | None = None
    adds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a problem."""

    message: str
    goal: Goal | None = None
    at: Path = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found, not yet located.

    Attributes:
        at: Path within the goal; within the document for file rules.
        message: One sentence on this goal with the offending text or number in it.
        hint: One sentence in the imperative.
        excerpt: The words at fault inside the text at `at`; `start` is their offset in it where known.
        key: Whether the key is at fault and not its value.
        span: The place itself, for facts that the loader located.
        tentative: Shown as info, because several readings are possible.
    """

    at: Path
    message: str
    hint: str
    excerpt: str | None = None
    start: int | None = None
    key: bool = False
    span: Span | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    tentative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanProblem(Problem):
    """A problem found among all goals, in one of them."""

    goal: Goal
