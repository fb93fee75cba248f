"""The kinds of value that people write in a goal file: days, windows, quantities, ranges.

Quantities become exact decimals in the unit of their metric while they are validated; the metric and the language come
in through a `Writing`, the validation context. Without a metric there is nothing to convert to and they become None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from smartgoal.goals.quantity import QuantityError, quantity_pattern, read_quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartgoal.knowledge.metric import Metric

DAY_PATTERN = r"^(19[0-9][0-9]|2[01][0-9][0-9]|2200)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
WINDOW_PATTERN = r"^(period|latest|[1-9][0-9]{0,3} (days?|weeks?|months?))$"
Language = Literal["en", "fr", "zh", "hu"]


class Written(BaseModel):
    """Anything people write: unknown keys are errors, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)


@dataclass(frozen=True, slots=True)
class Writing:
    """What is needed to read the quantities of one goal: its metric, its language and all metrics."""

    metrics: Mapping[str, Metric]
    metric: Metric | None = None
    language: str | None = None


class WindowKind(StrEnum):
    """Over which days a goal's value is taken."""

    PERIOD = "period"
    LATEST = "latest"
    TRAILING = "trailing"


@dataclass(frozen=True, slots=True)
class Window:
    """The days a value is taken over; a trailing window has so many days, weeks or months."""

    kind: WindowKind
    count: int = 0
    unit: Literal["days", "weeks", "months"] = "days"

    def __str__(self) -> str:
        """Return it as people write it: `4 weeks`, `period`."""
        return f"{self.count} {self.unit}" if self.kind is WindowKind.TRAILING else self.kind.value


def _echo(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) else "a list" if isinstance(value, list) else f"{value}"


def _day(value: object) -> date:
    if not isinstance(value, str) or not re.match(DAY_PATTERN, value):
        raise PydanticCustomError("day", "{text} isn't a date between 1900 and 2200", {"text": _echo(value)})
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("day", "{text} is no day of the calendar", {"text": _echo(value)}) from None


def _window(value: object) -> Window:
    if not isinstance(value, str) or not re.match(WINDOW_PATTERN, value):
        raise PydanticCustomError("window", "{text} is no window", {"text": _echo(value)})
    if value in {"period", "latest"}:
        return Window(WindowKind(value))
    count, _, unit = value.partition(" ")
    units: dict[str, Literal["days", "weeks", "months"]] = {"d": "days", "w": "weeks", "m": "months"}
    return Window(WindowKind.TRAILING, int(count), units[unit[0]])


def _quantity(value: object, metric: Metric | None, writing: Writing | None) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise PydanticCustomError("quantity", "{message}", {"kind": "not_a_number", "message": "", "hint": ""})
    if metric is None:
        if isinstance(value, str) and not re.match(quantity_pattern(), value):
            raise PydanticCustomError("quantity", "{message}", {"kind": "not_a_number", "message": "", "hint": ""})
        return None
    try:
        return read_quantity(value, metric.unit, writing.language if writing else None)
    except QuantityError as error:
        details = {"kind": str(error.kind), "message": error.message, "hint": error.hint}
        raise PydanticCustomError("quantity", "{message}", details) from None


def _writing(info: ValidationInfo) -> Writing | None:
    return info.context if isinstance(info.context, Writing) else None


def _own_quantity(value: object, info: ValidationInfo) -> Decimal | None:
    writing = _writing(info)
    return _quantity(value, writing.metric if writing else None, writing)


def _guardrail_quantity(value: object, info: ValidationInfo) -> Decimal | None:
    writing = _writing(info)
    return _quantity(value, writing.metrics.get(str(info.data.get("metric"))) if writing else None, writing)


def _stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("number", "{text} is no number", {"text": _echo(value)})
    return value


def _whole_number(value: object) -> object:
    # JSON Schema, and people, take 100.0 for a whole number too.
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


def _bounds(value: object) -> object:
    if not isinstance(value, list | tuple) or len(value) != 2 or not all(map(_is_bound, value)):
        raise PydanticCustomError("bounds", "{text} isn't a lowest and a highest value", {"text": _echo(value)})
    return value


def _is_bound(value: object) -> bool:
    return value is None or (isinstance(value, int | Decimal) and not isinstance(value, bool))


_DAY_SCHEMA = {"type": "string", "format": "date", "pattern": DAY_PATTERN}
_WINDOW_SCHEMA = {"type": "string", "pattern": WINDOW_PATTERN}
_BOUND_SCHEMA = {"type": ["number", "null"]}
_BOUNDS_SCHEMA = {"type": "array", "items": _BOUND_SCHEMA, "minItems": 2, "maxItems": 2}
_WEIGHT_SCHEMA = {"type": "number", "exclusiveMinimum": 0, "maximum": 1000}
_COUNT_SCHEMA = {"type": "integer", "minimum": 1, "maximum": 10**9}
_QUANTITY_SCHEMA = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": quantity_pattern()}]}

# Python gives a text without blanks around it back as it is; pydantic would copy what many aliases share.
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S"), BeforeValidator(_stripped)]
Reason = Annotated[str, BeforeValidator(_stripped)]
"""A text that may say nothing, which is told apart."""
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema(_DAY_SCHEMA)]
WindowText = Annotated[Window, BeforeValidator(_window), WithJsonSchema(_WINDOW_SCHEMA)]
Version = Annotated[Literal[1], BeforeValidator(_number)]
Weight = Annotated[Decimal, Field(gt=0, le=1000), BeforeValidator(_number), WithJsonSchema(_WEIGHT_SCHEMA)]
Count = Annotated[
    int, Field(strict=True, ge=1, le=10**9), BeforeValidator(_whole_number), WithJsonSchema(_COUNT_SCHEMA)
]
Bounds = Annotated[tuple[Decimal | None, Decimal | None], BeforeValidator(_bounds), WithJsonSchema(_BOUNDS_SCHEMA)]
Amount = Annotated[Decimal | None, BeforeValidator(_own_quantity), WithJsonSchema(_QUANTITY_SCHEMA)]
GuardrailAmount = Annotated[Decimal | None, BeforeValidator(_guardrail_quantity), WithJsonSchema(_QUANTITY_SCHEMA)]


class Range(Written):
    """A range target, ends included; both in the metric's unit, None without a metric."""

    low: Amount = Field(alias="from", description="Lower end, in the metric's unit.")
    high: Amount = Field(alias="to", description="Upper end, in the metric's unit.")


def _form_of_target(value: object) -> str:
    return "range" if isinstance(value, dict | Range) else "amount"


def _form_of_baseline(value: object) -> str:
    return "unknown" if value == "none" else "amount"


Target = Annotated[
    Annotated[Amount, Tag("amount")] | Annotated[Range, Tag("range")],
    Discriminator(_form_of_target),
]
"""A threshold or stretch: one quantity, or a range."""

Baseline = Annotated[
    Annotated[Amount, Tag("amount")] | Annotated[Literal["none"], Tag("unknown")],
    Discriminator(_form_of_baseline),
]
"""Where a goal starts; `none` says openly that nobody has measured it yet."""
