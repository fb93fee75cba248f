"""The one word that says where a metric goal stands, and what a verdict may lack."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.progress.kinds import Lack, Status
from smartgoal.progress.pace import elapsed_of, pace_word

if TYPE_CHECKING:
    from datetime import date

    from smartgoal.progress.assessment import GuardrailResult, JudgedWindow, PaceLimits, Point
    from smartgoal.progress.history import Total
    from smartgoal.progress.terms import Terms

ENOUGH_PERCENT = Decimal(80)
ENOUGH_COVERAGE = Fraction(ENOUGH_PERCENT) / 100
_TOO_EARLY_SHARE = Fraction(1, 10)
"""Of a quarter that is its first nine days: whatever they show, one good or bad day turns it."""
_FEW_PERIODS_SHARE, _FEW_PERIODS = Fraction(1, 3), 3
"""Two points make no trend; but by a third of the time whoever looks wants a word, however few there are."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a target is judged by, up to the day judged or its own deadline.

    Attributes:
        window, total: The days that count, and what their rows come to.
        coverage: Share of the review periods elapsed that have rows.
        guardrails: What they come to over the same days.
    """

    window: JudgedWindow
    total: Total
    coverage: Fraction
    guardrails: tuple[GuardrailResult, ...]

    @property
    def is_guardrail_broken(self) -> bool:
        """Whether any guardrail is broken."""
        return any(one.holds is False for one in self.guardrails)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the verdict rests on.

    Attributes:
        threshold, stretch: What there is to judge them by; None without a stretch.
        points: The review periods with data since the start, up to the later of the two deadlines.
    """

    terms: Terms
    today: date
    threshold: Evidence
    stretch: Evidence | None
    points: tuple[Point, ...]

    @property
    def total(self) -> Total:
        """What the rows come to that the threshold is judged by."""
        return self.threshold.total

    @property
    def is_over(self) -> bool:
        """Whether the deadline has passed; its own day still counts."""
        return self.today > self.terms.deadline

    @property
    def is_sample_low(self) -> bool:
        """Whether there is less than the goal asks for."""
        return _is_sample_low(self.terms, self.total)

    @property
    def meets_threshold(self) -> bool | None:
        """Bare arithmetic; None without a value."""
        value = self.total.value
        return None if value is None else self.terms.meets(value, self.terms.threshold)

    @property
    def meets_stretch(self) -> bool | None:
        """Bare arithmetic; None without a stretch or its value."""
        value = self.stretch.total.value if self.stretch else None
        if self.terms.stretch is None or value is None:
            return None
        return self.terms.meets(value, self.terms.stretch)


def _is_sample_low(terms: Terms, total: Total) -> bool:
    return terms.min_sample is not None and total.weight < terms.min_sample


def lack(facts: Facts) -> Lack | None:
    """Return what a verdict lacks, the first that fits; after the deadline it takes more than before."""
    total = facts.total
    if total.value is None:
        return Lack.AGREEMENT if total.is_contradictory else Lack.WEIGHT if total.rows else Lack.ROWS
    return _lack_of_success(facts.terms, facts.threshold) if facts.is_over else None


def lack_of_stretch(facts: Facts) -> Lack | None:
    """Return why a stretch that is met in bare figures isn't met; None where it is, and where the figures aren't."""
    if facts.stretch is None or not facts.meets_stretch:
        return None
    return Lack.GUARDRAIL if facts.stretch.is_guardrail_broken else _lack_of_success(facts.terms, facts.stretch)


def _lack_of_success(terms: Terms, evidence: Evidence) -> Lack | None:
    """Return what figures lack that meet their target: no data never passes anything."""
    if _is_sample_low(terms, evidence.total):
        return Lack.SAMPLE
    if terms.cap is not None and evidence.coverage < ENOUGH_COVERAGE:
        return Lack.COVERAGE
    return Lack.GUARDRAIL if any(one.holds is None for one in evidence.guardrails) else None


def status(facts: Facts, limits: PaceLimits) -> Status:
    """Return the first status that fits a goal that has started."""
    value = facts.total.value
    if value is None or lack(facts) is not None:
        return Status.NO_DATA
    if facts.is_over:
        return _final(facts)
    if _is_too_early(facts):
        return Status.TOO_EARLY
    word = _reached(facts) or pace_word(facts.terms, value, facts.today, limits)
    if facts.threshold.is_guardrail_broken and word.place > Status.AT_RISK.place:
        return Status.AT_RISK
    return word


def _final(facts: Facts) -> Status:
    if not facts.meets_threshold or facts.threshold.is_guardrail_broken:
        return Status.MISSED
    return Status.STRETCH_MET if facts.meets_stretch and lack_of_stretch(facts) is None else Status.MET


def _reached(facts: Facts) -> Status | None:
    if not facts.terms.can_be_reached or not facts.meets_threshold:
        return None
    return Status.STRETCH_REACHED if facts.meets_stretch else Status.REACHED


def _is_too_early(facts: Facts) -> bool:
    if facts.terms.is_growing_total and facts.meets_threshold:
        return False
    elapsed = elapsed_of(facts.terms, facts.today).share
    if elapsed < _TOO_EARLY_SHARE or facts.is_sample_low:
        return True
    return elapsed < _FEW_PERIODS_SHARE and len(facts.points) < _FEW_PERIODS
