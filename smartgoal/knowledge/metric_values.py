"""Reading what YAML or a goal file says of a metric into the values it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from smartgoal.knowledge.metric import Better, Kind, Typical, Variant
from smartgoal.knowledge.units import Dimension, end_of_scale, metric_unit

Bounds: TypeAlias = tuple[Decimal | None, Decimal | None]

OPEN: Bounds = (None, None)
_SHARE: Bounds = (Decimal(0), Decimal(100))
_NPS: Bounds = (Decimal(-100), Decimal(100))


def usual_bounds(kind: Kind, unit: str) -> Bounds:
    """Return the bounds of a metric that names none.

    They are 0 to 100 for a ratio or mean in %, 0 to 5 for a score in /5 that isn't added up, -100 to 100 for an NPS.
    """
    if kind is Kind.NPS:
        return _NPS
    scale = end_of_scale(unit)
    if scale is not None and kind is not Kind.SUM:
        return Decimal(0), Decimal(scale)
    return _SHARE if unit == "%" and kind in {Kind.RATIO, Kind.MEAN} else OPEN


def bounds_of(value: object) -> Bounds:
    """Return the bounds in a list of two, each a number or nothing."""
    low, high = value if isinstance(value, list | tuple) else OPEN
    return _limit(low), _limit(high)


def _limit(value: object) -> Decimal | None:
    return None if value is None or value == "null" else Decimal(str(value))


def texts_of(value: object) -> tuple[str, ...]:
    """Return the texts of a list."""
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()


def group_of(value: object) -> Mapping[str, object]:
    """Return a mapping; empty where there is none."""
    return value if isinstance(value, Mapping) else {}


def unit_of(value: object) -> str:
    """Return a unit by its one name where it is a time, percent or a currency; else as written."""
    known = metric_unit(str(value))
    if known and (known.symbol == "%" or known.dimension in {Dimension.TIME, Dimension.MONEY}):
        return known.symbol
    return str(value)


def typical_of(value: object) -> tuple[Typical, ...]:
    """Return typical values: a text, or a list of mappings with `says`, `source` and perhaps `year`."""
    if isinstance(value, str):
        return (Typical(value, "", None),)
    entries = value if isinstance(value, list | tuple) else ()
    return tuple(_typical(group_of(entry)) for entry in entries)


def _typical(told: Mapping[str, object]) -> Typical:
    year = told.get("year")
    return Typical(str(told["says"]), str(told["source"]), int(str(year)) if year else None)


def variants_of(value: object) -> tuple[Variant, ...]:
    """Return the variants in a mapping from their ids."""
    return tuple(_variant(variant_id, group_of(told)) for variant_id, told in group_of(value).items())


def _variant(variant_id: str, told: Mapping[str, object]) -> Variant:
    return Variant(
        id=variant_id,
        formula=str(told["formula"]),
        kind=Kind(str(told["kind"])) if "kind" in told else None,
        unit=str(told["unit"]) if "unit" in told else None,
        better=Better(str(told["better"])) if "better" in told else None,
        bounds=bounds_of(told["bounds"]) if "bounds" in told else None,
    )
