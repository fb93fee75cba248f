"""A number in a sentence with its unit and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from smartgoal.knowledge.sentence.numerals import plain

SECONDS = {"s": Decimal(1), "min": Decimal(60), "h": Decimal(3600), "day": Decimal(86_400), "week": Decimal(604_800)}
# Three times as much.
TIMES = "倍"
# The role of a figure that a goal may be measured by, but whose part in it is unclear.
UNTOLD = "untold"
# The role of a bound that may only say which are meant: "2 óránál hosszabb kiesések".
WHICH = "which"
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a sentence.

    Attributes:
        first: Its first token, a currency before it included.
        last: One past its last token, the unit included.
        unit: Canonical for times, %, points and money; else the noun counted, as folded; "" where nothing is.
        roles: What stands around it: from, to, change, at_least, at_most, between, until, in.
        reach: The first token of the words before it that gave a role.
        signed: A plus or minus stands before it.
        counted: Its unit is a noun, or nothing.
        whole: Of how many it is a part, for a share that is written so: "4.5 out of 5".
    """

    value: Decimal
    first: int
    last: int
    unit: str
    roles: frozenset[str]
    reach: int
    signed: bool = False
    counted: bool = False
    whole: int | None = None


def with_unit(figure: Figure, neighbour: Figure) -> Figure:
    """Return a figure that takes its neighbour's unit: "from 60 to 45 days"."""
    if figure.unit or not neighbour.unit or neighbour.whole is not None:
        return figure
    return replace(figure, unit=neighbour.unit, counted=neighbour.counted)


def in_seconds(figure: Figure) -> Figure:
    """Return a time in seconds; any other figure as it is."""
    if figure.unit not in SECONDS:
        return figure
    return replace(figure, unit="s", value=figure.value * SECONDS[figure.unit])


def as_share_of(figure: Figure, whole: int | None) -> Figure:
    """Return a bare figure in percent where the one beside it is written as a part of so many."""
    if whole is None or figure.unit or figure.value > whole:
        return figure
    share = plain((figure.value * 100 / whole).quantize(_HUNDREDTH))
    return replace(figure, value=share, unit="%", counted=False)
