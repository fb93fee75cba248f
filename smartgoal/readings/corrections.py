"""What an import says otherwise than those before it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.numbers import finite_decimal

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_PAIRS = """
SELECT new.id, new.line, new.key, now.metric, now.scales, was.scales, now.shape, was.shape, now.unit, was.unit,
    new.day, old.day, mine.owner, mine.team, theirs.owner, theirs.team,
    new.first, new.second, new.third, old.first, old.second, old.third
FROM readings AS new
JOIN measures AS now ON now.id = new.measure
JOIN readings AS old ON old.key = new.key
JOIN measures AS was ON was.id = old.measure AND was.metric = now.metric
JOIN active ON active.id = was.import AND active.id < now.import
JOIN replaced ON replaced.reading = old.id AND replaced.by = now.import
JOIN whose AS mine ON mine.import = now.import AND mine.place = new.whose
JOIN whose AS theirs ON theirs.import = was.import AND theirs.place = old.whose
WHERE now.import = ? AND new.key IS NOT NULL
ORDER BY new.line, new.id, was.import DESC
"""


class Correction(NamedTuple):
    """A row whose figures an earlier import has otherwise."""

    line: int
    metric: str
    key: str
    old: str
    new: str


def find_corrections(database: sqlite3.Connection, number: int) -> tuple[tuple[Correction, ...], int]:
    """Return what import `number` corrected, and how many of its records only repeat what was known."""
    corrections: list[Correction] = []
    same: set[int] = set()
    seen = -1
    for row in database.execute(_PAIRS, (number,)):
        identity, line, key, metric, scales, old_scales = row[:6]
        if identity == seen:
            continue
        seen = identity
        new_figures, old_figures = _figures(row[16:19], scales), _figures(row[19:22], old_scales)
        alike = new_figures == old_figures and row[6] == row[7] and row[8] == row[9] and row[10] == row[11]
        if alike and row[12:14] == row[14:16]:
            same.add(line)
        else:
            old, new = _shown(old_figures), _shown(new_figures)
            moved = row[10] != row[11] or row[12:14] != row[14:16]
            if moved or old == new:
                old, new = old + _place(row[11], row[14] or row[15]), new + _place(row[10], row[12] or row[13])
            corrections.append(Correction(line, metric, key.replace("\x1f", ", "), old, new))
    corrected = {correction.line for correction in corrections}
    return tuple(corrections), len(same - corrected)


def _figures(stored: Sequence[int | str | None], scales: str) -> tuple[Fraction, ...]:
    return tuple(
        int(value) * Fraction(scale) for value, scale in zip(stored, scales.split(), strict=False) if value is not None
    )


def _shown(figures: Sequence[Fraction]) -> str:
    exact = (finite_decimal(figure) for figure in figures)
    return " / ".join(
        f"{figure}" if decimal is None else f"{decimal:f}" for figure, decimal in zip(figures, exact, strict=True)
    )


def _place(day: int, whose: str | None) -> str:
    return f" ({date.fromordinal(day)}{', ' + whose if whose else ''})"
