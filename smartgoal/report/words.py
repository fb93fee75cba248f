"""Words that all reports share: numbers of things."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Return how many there are of something: `1 goal`, `2 goals`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
