"""What a metric is: the nouns of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_WHOLE = (Decimal(0), Decimal(100))


class Kind(StrEnum):
    """How rows become one value."""

    MEAN = "mean"
    RATIO = "ratio"
    SUM = "sum"
    LAST = "last"
    NPS = "nps"
    MEDIAN = "median"


class Better(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"


class MetricClass(StrEnum):
    """What a metric is about; speed is balanced by quality."""

    SPEED = "speed"
    QUALITY = "quality"
    VOLUME = "volume"
    OTHER = "other"


class Reach(StrEnum):
    """Who can move a metric alone."""

    PERSON = "person"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Variant:
    """One of several published formulas of a metric; what is None is as in the metric."""

    id: str
    formula: str
    kind: Kind | None = None
    unit: str | None = None
    better: Better | None = None
    bounds: tuple[Decimal | None, Decimal | None] | None = None


@dataclass(frozen=True, slots=True)
class Typical:
    """A published value, as advice: it ages and depends on the kind of contact."""

    says: str
    source: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure that goals are about.

    Attributes:
        id: Snake case, the name used in goal files.
        names: Language (en, fr, zh, hu) to name; English always there.
        aliases: Language to further names, as people write them.
        unit: `s`, `min`, `h`, `%`, `points`, `count`, a currency code or any text of the file's own.
        bounds: Lowest and highest possible value in the unit; None is open.
        columns: What rows must carry, named as tidy columns or as the field names them.
        moved_by: Who can move it alone.
        needs_variant: The formula is open until a variant is chosen.
        variant: The id of the variant chosen, if one was.
        balance: Ids of metrics that it should be balanced with.
        asks: What its survey asks; metrics of one question sum the same answers up.
        declared: True when a goal file's `metrics` says it, False for the catalogue's own.
    """

    id: str
    names: Mapping[str, str]
    kind: Kind
    unit: str
    better: Better
    metric_class: MetricClass
    bounds: tuple[Decimal | None, Decimal | None] = (None, None)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    formula: str = ""
    moved_by: Reach = Reach.PERSON
    needs_variant: bool = False
    variants: tuple[Variant, ...] = ()
    variant: str | None = None
    balance: tuple[str, ...] = ()
    balance_reason: str = ""
    typical: tuple[Typical, ...] = ()
    notes: str = ""
    like: str | None = None
    asks: str | None = None
    declared: bool = False

    @property
    def name(self) -> str:
        """The English name, or the file's own."""
        return self.names.get("en") or next(iter(self.names.values()), self.id)

    @property
    def is_share(self) -> bool:
        """Whether it is a ratio in % between 0 and 100, so that no numerator passes its denominator."""
        return self.kind is Kind.RATIO and self.unit == "%" and self.bounds == _WHOLE

    @property
    def direction_is_open(self) -> bool:
        """Whether the formulas left to choose from disagree on which way is better."""
        ways = {variant.better or self.better for variant in self.variants}
        return self.needs_variant and len(ways) > 1
