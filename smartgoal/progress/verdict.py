"""The one word that says where a metric goal stands, and what a verdict may lack."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.progress.assessment import Status
from smartgoal.progress.pace import elapsed_share, pace_word

if TYPE_CHECKING:
    from datetime import date

    from smartgoal.progress.assessment import JudgedWindow
    from smartgoal.progress.history import Total
    from smartgoal.progress.terms import Limits, Terms

ENOUGH_COVERAGE = Fraction(8, 10)
_TOO_EARLY_SHARE = Fraction(1, 10)
_FEW_PERIODS_SHARE = Fraction(1, 3)
_FEW_PERIODS = 3


class Lack(Enum):
    """Why there is no verdict."""

    ROWS = auto()
    WEIGHT = auto()
    AGREEMENT = auto()
    SAMPLE = auto()
    COVERAGE = auto()
    GUARDRAIL = auto()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the verdict rests on.

    Attributes:
        window, total: The days of the threshold, and what their rows come to.
        newest: The newest day that has rows at all.
        stretch: The rows of the stretch's window; None without a stretch.
        holds: For each guardrail whether it holds; None without data.
        stretch_holds: Whether no guardrail is broken in the stretch's window.
        coverage: Share of the review periods elapsed that have rows.
        periods: Number of review periods with data since the start.
    """

    terms: Terms
    today: date
    window: JudgedWindow
    total: Total
    newest: date | None
    stretch: Total | None
    holds: tuple[bool | None, ...]
    stretch_holds: bool
    coverage: Fraction
    periods: int

    @property
    def is_over(self) -> bool:
        """Whether the deadline has passed; its own day still counts."""
        return self.today > self.terms.deadline

    @property
    def is_guardrail_broken(self) -> bool:
        """Whether any guardrail is broken."""
        return False in self.holds

    @property
    def is_sample_low(self) -> bool:
        """Whether there is less than the goal asks for."""
        return is_sample_low(self.terms, self.total)

    @property
    def meets_threshold(self) -> bool | None:
        """Bare arithmetic; None without a value."""
        value = self.total.value
        return None if value is None else self.terms.meets(value, self.terms.threshold)

    @property
    def meets_stretch(self) -> bool | None:
        """Bare arithmetic; None without a stretch or its value."""
        if self.terms.stretch is None or self.stretch is None or self.stretch.value is None:
            return None
        return self.terms.meets(self.stretch.value, self.terms.stretch)


def is_sample_low(terms: Terms, total: Total) -> bool:
    """Whether a total weighs less than the goal's `min_sample`."""
    return terms.min_sample is not None and total.weight < terms.min_sample


def lack(facts: Facts) -> Lack | None:
    """Return what a verdict lacks, the first that fits; after the deadline it takes more than before."""
    total = facts.total
    if total.value is None:
        return Lack.AGREEMENT if total.is_contradictory else Lack.WEIGHT if total.rows else Lack.ROWS
    if not facts.is_over:
        return None
    if facts.is_sample_low:
        return Lack.SAMPLE
    if facts.terms.cap is not None and facts.coverage < ENOUGH_COVERAGE:
        return Lack.COVERAGE
    return Lack.GUARDRAIL if None in facts.holds else None


def status(facts: Facts, limits: Limits) -> Status:
    """Return the first status that fits a goal that has started."""
    value = facts.total.value
    if value is None or lack(facts) is not None:
        return Status.NO_DATA
    if facts.is_over:
        return _final(facts)
    if _is_too_early(facts):
        return Status.TOO_EARLY
    word = _reached(facts) or pace_word(facts.terms, value, facts.today, limits)
    if facts.is_guardrail_broken and word.place > Status.AT_RISK.place:
        return Status.AT_RISK
    return word


def _final(facts: Facts) -> Status:
    if not facts.meets_threshold or facts.is_guardrail_broken:
        return Status.MISSED
    return Status.STRETCH_MET if _is_stretch_met(facts) else Status.MET


def _is_stretch_met(facts: Facts) -> bool:
    if not facts.meets_stretch or facts.stretch is None:
        return False
    return facts.stretch_holds and not is_sample_low(facts.terms, facts.stretch)


def _reached(facts: Facts) -> Status | None:
    if not facts.terms.can_be_reached or not facts.meets_threshold:
        return None
    return Status.STRETCH_REACHED if facts.meets_stretch else Status.REACHED


def _is_too_early(facts: Facts) -> bool:
    if facts.terms.is_growing_total and facts.meets_threshold:
        return False
    elapsed = elapsed_share(facts.terms, facts.today)
    if elapsed < _TOO_EARLY_SHARE or facts.is_sample_low:
        return True
    return elapsed < _FEW_PERIODS_SHARE and facts.periods < _FEW_PERIODS
