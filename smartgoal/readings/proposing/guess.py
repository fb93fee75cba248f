"""What a column of an unknown export probably is, told from its header in four languages and from its cells."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.goals.makeup import unfit_columns
from smartgoal.goals.mapping import ValueColumn
from smartgoal.knowledge.metric import Kind
from smartgoal.knowledge.metric_search import find_by_name
from smartgoal.knowledge.names import fold_name
from smartgoal.readings.cells.dates import UndecidedDates, possible_days
from smartgoal.readings.cells.memo import NULLS, Flaw
from smartgoal.readings.cells.plain import peel
from smartgoal.readings.cells.values import has_percent_sign
from smartgoal.readings.names import says_average

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
    """A column with what it probably is.

    Attributes:
        unit: None where nothing tells it.
        doubt: What has to be asked of the unit; "" where it is certain.
        fit: How plainly it is its metric, and not something about it; the greater, the plainer.
        left_out: Why it isn't read, though it seems to be something; "" where nothing is the matter.
        part_of: The column of what its counts are a part of; "" where it has values.
    """

    column: str
    role: Role
    metric: str | None = None
    unit: str | None = None
    doubt: str = ""
    fit: tuple[int, ...] = ()
    left_out: str = ""
    part_of: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether its header says its metric and nothing else."""
        return bool(self.fit) and self.fit[0] > 0


_OWNERS = re.compile(
    r"\b(agents?|owners?|representatives?|reps?|employees?|advisors?|advisers?|users?|assignees?|team ?mates?"
    r"|team members?|operators?|staff|associates?|colleagues?|consultants?|specialists?"
    r"|(handled|resolved|closed|solved|answered|taken|worked|owned) by|assigned (to|agent)"
    r"|conseill(er|ère)s?|téléconseill(er|ère)s?|collaborat(eur|rice)s?|salariée?s?|opérat(eur|rice)s?"
    r"|téléopérat(eur|rice)s?|chargée?s? de clientèle|traitée? par|résolue? par|clôturée? par|affectée? à"
    r"|ügyintézők?|munkatárs(ak)?|operátor(ok)?|dolgozók?|ügynök(ök)?|kezelők?|kollég(a|ák)|lezárta|megoldotta)\b"
    r"|坐席|客服|员工|座席|专员|负责人|话务员|处理人|受理人|接线员|经办人"
)
_NAMES = re.compile(r"\b(names?|noms?|név|nevek)\b|姓名")
"""Of teams and queues as well, where these are named beside."""
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
    r"\b(avg|average|mean|moy|moyenne?|átlagos|átlag|total|sum)\b\.?|平均|_(ms|s|secs?|seconds|min|minutes)$"
)
_BRACKETS = re.compile(r"[(\[]\s*([^)\]]*?)\s*[)\]]")
_OF_THE_CELLS = re.compile(
    r"(?:(?:in|en) )?(?:m?s|msec|milliseconds?|secs?|seconds?|secondes?|mins?|minutes?|h|hrs?|hours?|heures?|days?"
    r"|mp|perc|másodperc|óra"
    r"|毫秒|秒|分钟?|小时|%|percent|pourcent|százalék|百分比|[hms]{1,2}(:[ms]{1,2}){1,2}|avg|average|mean|moyenne|átlag|平均)"
    r"|\d+ ?([-–]|to|à) ?\d+|/ ?\d+|n"
)
"""What in brackets says how cells are written, and not of what they are: (team), (last month), (goal)."""
_AVERAGED = re.compile(
    r"\b(rate|ratio|share|percent(age)?|taux|part|moy|moyenne?|arány|átlagos|átlag)\b|%|率|平均|占比"
)
_SUMMED = re.compile(r"\b(total|totals|sum|count|number|nombre|nb|somme|összes|összesen|darab)\b|总|数$")
_TIME_OF_DAY = re.compile(r"\d{1,2}:[0-5]\d:[0-5]\d ?[AaPp]\.?[Mm]\.?")
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
    metric, is_plain = _metric(column, metrics) if figures >= _MOST else (None, False)
    if metric is not None:
        return _guess_metric(column, filled, metric, is_plain=is_plain)
    if _KEYS.search(folded) and len(set(filled)) > _MOST * len(filled):
        return Guess(column, Role.KEY)
    if figures >= _MOST:
        return Guess(column, Role.COUNT if _COUNTS.search(folded) else Role.OTHER)
    roles = ((_OWNERS, Role.OWNER), (_TEAMS, Role.TEAM), (_NAMES, Role.OWNER))
    return Guess(column, next((role for words, role in roles if words.search(folded)), Role.OTHER))


def _guess_metric(column: str, cells: Sequence[str], metric: Metric, *, is_plain: bool) -> Guess:
    unfit = unfit_columns(ValueColumn(value=column), metric)
    if unfit is not None:
        told = unfit.message[0].lower() + unfit.message[1:]
        return Guess(column, Role.OTHER, left_out=f'"{column}" is left out: {told} {unfit.hint}')
    unit, doubt = _unit(column, cells, metric)
    folded = fold_name(column)
    averaged = 0
    if metric.kind in {Kind.RATIO, Kind.MEAN, Kind.MEDIAN}:
        has_signs = any(map(has_percent_sign, cells))
        says_so = says_average(column) or _AVERAGED.search(folded) is not None or has_signs
        averaged = 1 if says_so else -1 if _SUMMED.search(folded) else 0
    is_exact = find_by_name(folded, {metric.id: metric}) is not None
    return Guess(column, Role.METRIC, metric.id, unit, doubt, (int(is_plain), averaged, int(is_exact)))


def may_count(column: str) -> bool:
    """Whether a header may say how many contacts there were, and not how long they took together."""
    folded = fold_name(column.replace("_", " "))
    return _COUNTS.search(folded) is not None and _SUMMED.search(folded) is None and not says_average(column)


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


def _metric(column: str, metrics: Mapping[str, Metric]) -> tuple[Metric | None, bool]:
    """Return the metric that a header names, and whether it says nothing else."""
    folded = fold_name(column.replace("_", " "))
    is_plain = all(_OF_THE_CELLS.fullmatch(inside) is not None for inside in _BRACKETS.findall(folded))
    bare = " ".join(_FILLERS.sub(" ", _BRACKETS.sub(" ", folded)).split())
    without_unit = re.sub(r"[%％]", "", bare).strip()
    for name in dict.fromkeys((column, fold_name(column), bare, without_unit, f"{bare} time")):
        metric = find_by_name(name, metrics) if name else None
        if metric is not None:
            return metric, is_plain or name == column
    return None, False


def _unit(column: str, cells: Sequence[str], metric: Metric) -> tuple[str | None, str]:
    """Return the unit that cells or header name, None where the person has to say it; and what is to be asked of it."""
    if cells and all(_TIME_OF_DAY.fullmatch(cell) for cell in cells):
        return "clock", ""
    if cells and all(_THREE_PARTS.fullmatch(cell) for cell in cells):
        return "h:mm:ss", ""
    if cells and all(_TWO_PARTS.match(cell) for cell in cells):
        # Two parts are hours and minutes as often as minutes and seconds.
        unit, other = ("mm:ss", "h:mm") if metric.unit == "s" else ("h:mm", "mm:ss")
        asked = f'Are the parts of "{column}" minutes and seconds, or hours and minutes?'
        return unit, f'{asked} "{unit}" was assumed for {metric.id}; else write `unit: "{other}"`.'
    if any(_NAMED_PARTS.match(cell) for cell in cells):
        return "duration", ""
    return _named_unit(column, cells, metric), ""


def _named_unit(column: str, cells: Sequence[str], metric: Metric) -> str | None:
    folded = fold_name(column)
    named = next((unit for form, unit in _UNITS if form.search(folded)), None)
    if named is None and metric.unit == "%" and any(map(has_percent_sign, cells)):
        return "%"
    return named
