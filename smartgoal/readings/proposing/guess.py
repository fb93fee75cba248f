"""What a column of an unknown export probably is, told from its header in four languages and from its cells."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.metric_search import find_by_name
from smartgoal.knowledge.names import fold_name
from smartgoal.readings.cells.dates import UndecidedDates, possible_days
from smartgoal.readings.cells.memo import NULLS, Flaw
from smartgoal.readings.cells.plain import peel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from smartgoal.knowledge.metric import Metric
    from smartgoal.readings.cells.dates import Dates


class Role(StrEnum):
    """What a column is good for."""

    DATE = "date"
    OWNER = "owner"
    TEAM = "team"
    KEY = "key"
    METRIC = "metric"
    COUNT = "count"
    OTHER = "other"


class Guess(NamedTuple):
    """A column with what it probably is; `unit` is None where nothing tells it."""

    column: str
    role: Role
    metric: str | None = None
    unit: str | None = None


_OWNERS = re.compile(
    r"\b(agents?|owners?|representatives?|reps?|employees?|advisors?|users?|names?|assignees?|handled by"
    r"|conseillers?|conseillère|téléconseillers?|collaborateurs?|collaboratrices?|nom|salariés?"
    r"|ügyintézők?|munkatárs(ak)?|operátor(ok)?|név|dolgozók?)\b|坐席|客服|员工|姓名|座席|专员|负责人"
)
_TEAMS = re.compile(
    r"\b(teams?|queues?|skills?|groups?|departments?|sites?|équipes?|files?|groupes?|services?|csapat|csoport|sor|osztály)\b"
    r"|团队|队列|技能组|班组|小组|部门"
)
_KEYS = re.compile(
    r"\b((conversation|ticket|case|call|contact|interaction|survey|order) ?(id|number|no|#)|id|uuid|identifiant|n°"
    r"|numéro|azonosító|sorszám|ügyszám)\b|编号|工单号|单号|流水号"
)
_COUNTS = re.compile(
    r"\b(calls?|handled?|answered|offered|contacts?|tickets?|responses?|reviews?|surveys?|answers?|count|volume|n|qty"
    r"|appels?|traités?|réponses?|évaluations?|nombre|nb|hívások|hívás(szám)?|válaszok|értékelések|darab|db|létszám)\b"
    r"|通话数|接听量|回复数|评价数|数量|量$|次数|件数"
)
_UNITS = (
    (re.compile(r"[(\[]\s*(ms|msec|milliseconds?|毫秒)\s*[)\]]|_ms$| ms$"), "ms"),
    (re.compile(r"[(\[]\s*(s|secs?|seconds?|secondes?|mp|másodperc|秒)\s*[)\]]|_s$|_secs?$|_seconds$"), "s"),
    (re.compile(r"[(\[]\s*(min|mins|minutes?|perc|分钟?)\s*[)\]]|_min(utes)?$"), "min"),
    (re.compile(r"[(\[]\s*(h|hrs?|hours?|heures?|óra|小时)\s*[)\]]|_hours$"), "h"),
    (re.compile(r"%|percent|pourcent|százalék|百分比"), "%"),
)
_FILLERS = re.compile(
    r"[(\[][^)\]]*[)\]]|\b(avg|average|mean|moy|moyenne?|átlagos|átlag|total|sum)\b\.?|平均|_(ms|s|secs?|seconds|min|minutes)$"
)
_THREE_PARTS = re.compile(r"\d+:[0-5]\d:[0-5]\d")
_TWO_PARTS = re.compile(r"\d+:[0-5]\d")
_NAMED_PARTS = re.compile(r"\d+ ?(?:h|min|m|perc|小时|分)\b.*\d")
_MOST = 0.8


def guess_column(column: str, cells: Sequence[str], dates: Dates, metrics: Mapping[str, Metric]) -> Guess:
    """Return what a column probably is; a header's own words go before the look of its cells."""
    filled = [cell.strip() for cell in cells if fold_name(cell) not in NULLS]
    folded = fold_name(column.replace("_", " "))
    if filled and _part(filled, lambda cell: _is_date(cell, dates)) >= _MOST:
        return Guess(column, Role.DATE)
    figures = _part(filled, _is_figure)
    metric = _metric(column, metrics) if figures >= _MOST else None
    if metric is not None:
        return Guess(column, Role.METRIC, metric.id, _unit(column, filled, metric))
    if _KEYS.search(folded) and len(set(filled)) > _MOST * len(filled):
        return Guess(column, Role.KEY)
    if figures >= _MOST:
        return Guess(column, Role.COUNT if _COUNTS.search(folded) else Role.OTHER)
    return Guess(column, Role.OWNER if _OWNERS.search(folded) else Role.TEAM if _TEAMS.search(folded) else Role.OTHER)


def _part(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, cells)) / len(cells) if cells else 0.0


def _is_date(cell: str, dates: Dates) -> bool:
    try:
        found = dates.read(cell)
    except UndecidedDates:
        return True
    return not isinstance(found, Flaw) or (found.value is not None) or bool(possible_days(cell))


def _is_figure(cell: str) -> bool:
    return peel(cell) is not None or _TWO_PARTS.match(cell) is not None or _NAMED_PARTS.match(cell) is not None


def _metric(column: str, metrics: Mapping[str, Metric]) -> Metric | None:
    bare = " ".join(_FILLERS.sub(" ", fold_name(column.replace("_", " "))).split())
    without_unit = re.sub(r"[%％]", "", bare).strip()
    for name in dict.fromkeys((column, fold_name(column), bare, without_unit, f"{bare} time")):
        metric = find_by_name(name, metrics) if name else None
        if metric is not None:
            return metric
    return None


def _unit(column: str, cells: Sequence[str], metric: Metric) -> str | None:
    """Return the unit that cells or header name; None where the person has to say it."""
    if cells and all(_THREE_PARTS.fullmatch(cell) for cell in cells):
        return "h:mm:ss"
    if cells and all(_TWO_PARTS.match(cell) for cell in cells):
        # Two parts are hours and minutes as often as minutes and seconds.
        return "mm:ss" if metric.unit == "s" else None
    if any(_NAMED_PARTS.match(cell) for cell in cells):
        return "duration"
    folded = fold_name(column)
    named = next((unit for form, unit in _UNITS if form.search(folded)), None)
    if named is None and metric.unit == "%" and any(cell.endswith(("%", "％")) for cell in cells):
        return "%"
    return named
