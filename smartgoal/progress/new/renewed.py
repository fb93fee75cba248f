"""A goal's sentence with the figures of the goal that follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartgoal.goals.quantity import QuantityError, read_quantity
from smartgoal.goals.show import show
from smartgoal.knowledge.numbers import MARKS, NUMBER_FORM
from smartgoal.knowledge.sentence import read_sentence
from smartgoal.knowledge.units import Dimension, find_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from smartgoal.goals.plan import Goal
    from smartgoal.knowledge.sentence import Quantity

_NUMBER = re.compile(NUMBER_FORM)
_WORD = re.compile(r"\s?([^\W\d_]+)")
_END = re.compile(r"(?<=[^\s\d.,:])|(?<=\d)(?![\d.,:]*\d)")


@dataclass(frozen=True, slots=True)
class Renewed:
    """A sentence, and whether every figure and day in it is known to be the new goal's."""

    text: str
    is_whole: bool


def renewed(goal: Goal, figures: Mapping[Decimal, Decimal]) -> Renewed:
    """Return a goal's sentence with figures of its metric changed from old to new, in the words that stand there.

    Only where the old figure stands as it is: a change by so much, or a day, is left for somebody to say anew.
    """
    text, metric = goal.specific or "", goal.metric
    if metric is None:
        return Renewed(text, is_whole=True)
    sentence = read_sentence(text, language=goal.language, metrics=goal.file.metrics, today=None)
    is_whole = not sentence.deadlines
    for quantity in sorted(sentence.quantities, key=lambda one: one.hit.start, reverse=True):
        shown, left = _with_figures(quantity, figures, metric.unit, goal.language or sentence.language)
        text = text[: quantity.hit.start] + shown + text[quantity.hit.end :]
        is_whole = is_whole and not left
    return Renewed(text, is_whole)


def _with_figures(
    quantity: Quantity, figures: Mapping[Decimal, Decimal], unit: str, language: str | None
) -> tuple[str, bool]:
    """Return the words of a quantity with new figures, and whether an old one is left among them."""
    words = quantity.hit.text
    if quantity.change is not None or quantity.unit != unit:
        return words, True
    wanted = {value for value in (quantity.from_, quantity.lower, quantity.to) if value is not None}
    changed: set[Decimal] = set()
    parts, place = [], 0
    for start, end, value in _figures_in(words, unit, language):
        if start >= place and value in wanted and value in figures:
            is_bare = _NUMBER.fullmatch(words[start:end]) is not None
            parts += [words[place:start], _written(figures[value], unit, language, is_bare=is_bare)]
            place = end
            changed.add(value)
    return "".join([*parts, words[place:]]), not wanted <= changed


def _figures_in(words: str, unit: str, language: str | None) -> Iterator[tuple[int, int, Decimal]]:
    """Return where quantities of a unit stand in some words, from the left and the shortest first.

    "6 min 30" says as much as "6 min 30 s", so that the unit behind it belongs to it.
    """
    ends = [match.start() for match in _END.finditer(words)]
    for number in _NUMBER.finditer(words):
        for end in (end for end in ends if end >= number.end()):
            try:
                value = read_quantity(words[number.start() : end], unit, language)
            except QuantityError:
                continue
            behind = _WORD.match(words, end)
            if behind is not None and _is_time(behind[1]):
                end = behind.end()  # noqa: PLW2901 - the same figure, with its unit
            yield number.start(), end, value


def _is_time(word: str) -> bool:
    unit = find_unit(word)
    return unit is not None and unit.dimension is Dimension.TIME


def _written(value: Decimal, unit: str, language: str | None, *, is_bare: bool) -> str:
    """Return a figure as the language writes it; a bare number stays one."""
    text = show(value, "count" if is_bare else unit)
    return text.replace(".", ",") if language and MARKS[language].decimal == "," else text
