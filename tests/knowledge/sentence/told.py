"""What a text says in figures, in short: "82>88%", "Δ-12%", ">1400000GBP[Δ12%]"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence import Sentence, read_sentence

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence import Quantity


def slots(text: str, language: str) -> str:
    """Return each quantity's start, target and change, with their units."""
    return "; ".join(_told(quantity) for quantity in read(text, language).quantities)


def slots_and_deadline(text: str, language: str) -> str:
    """Return the quantities, and the deadline as written."""
    deadline = read(text, language).deadline
    return slots(text, language) + (f"; by {deadline.text}" if deadline else "")


def read(text: str, language: str) -> Sentence:
    """Return what a text says in January 2026."""
    return read_sentence(text, language=language, metrics=load_catalogue(), today=date(2026, 1, 10))


def _told(quantity: Quantity) -> str:
    if quantity.to is None:
        is_change = quantity.change is not None
        return f"Δ{quantity.change:f}{quantity.unit}" if is_change else f"{quantity.from_:f}>{quantity.unit}"
    start = "" if quantity.from_ is None else f"{quantity.from_:f}"
    lower = "" if quantity.lower is None else f"{quantity.lower:f}.."
    level = f"{start}>{lower}{quantity.to:f}{quantity.unit}"
    return level if quantity.change is None else f"{level}[Δ{quantity.change:f}{quantity.change_unit or quantity.unit}]"
