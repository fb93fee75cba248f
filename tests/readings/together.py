"""Several goal files of one run, judged by exports or by what the store has of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from smartgoal.goals.load import GoalText, IncludeRefused, load_plan
from smartgoal.goals.yaml.source import read_source
from smartgoal.progress.judge import judge
from smartgoal.readings.file.on_disk import ExportFile
from smartgoal.readings.store.import_run import ImportOptions, import_files
from smartgoal.readings.supply import find_day_sums
from tests.progress.given import LIMITS
from tests.readings.plans import NONE_REJECTED
from tests.report.given_import import STAMP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from smartgoal.goals.plan import Plan
    from smartgoal.readings.days import DaySums
    from smartgoal.readings.store.import_run import ImportResult
    from smartgoal.readings.store.store import Store
    from smartgoal.readings.sums.gather import RejectLimit

TODAY = date(2026, 5, 5)


@dataclass(frozen=True, slots=True)
class Found:
    """What progress says of a goal."""

    value: Fraction | int | None
    unit: str | None
    status: str
    qualifiers: frozenset[str]
    reason: str | None
    errors: tuple[tuple[str, int | None, str], ...]


def goal(name: str, owner: str, measurable: str, threshold: str) -> str:
    """Return a goal of April, as a line of YAML."""
    return (
        f"  - {{id: {name}, title: {name}, owner: {owner}, measurable: {{{measurable}, window: period}}, "
        f"realistic: {{threshold: {threshold}}}, time_bound: {{start: 2026-04-01, deadline: 2026-04-30}}}}\n"
    )


def file(*goals: str, zone: str = "UTC", head: str = "") -> str:
    """Return a goal file."""
    return f"smartgoal: 1\ntimezone: {zone}\n{head}\ngoals:\n{''.join(goals)}"


def plan_of_files(texts: Mapping[str, str]) -> Plan:
    """Return the plan of goal files by name."""
    files = [GoalText(read_source(name, text.encode())) for name, text in texts.items()]
    return load_plan(files, lambda _folder, _name: IncludeRefused("", ""))


def sums_of_files(
    plan: Plan, exports: Sequence[ExportFile], texts: Mapping[str, str], limit: RejectLimit = NONE_REJECTED
) -> DaySums:
    """Return the day sums of exports, which have these texts."""
    return find_day_sums(plan, exports, None, limit, read=lambda path: texts[path].encode(), watch=lambda *_: None)


def judged(plan: Plan, sums: DaySums, today: date = TODAY) -> dict[str, Found]:
    """Return what progress says of each goal."""
    result = judge(plan, sums, today=lambda _zone: today, limits=LIMITS)
    errors = [(one.goal_id, (one.error.file, one.error.line, one.error.code)) for one in result.data_errors]
    return {
        one.goal.id: Found(
            one.value,
            one.goal.metric.unit if one.goal.metric else None,
            one.status,
            frozenset(one.qualifiers),
            one.reason,
            tuple(error for name, error in errors if name == one.goal.id),
        )
        for one in result.goals
    }


def directly(
    texts: Mapping[str, str], exports: Mapping[str, str], limit: RejectLimit = NONE_REJECTED, today: date = TODAY
) -> dict[str, Found]:
    """Return what progress says of goal files by exports that the user names."""
    plan = plan_of_files(texts)
    return judged(plan, sums_of_files(plan, [ExportFile(name) for name in exports], exports, limit), today)


def imported(
    texts: Mapping[str, str],
    exports: Mapping[str, str],
    store: Store,
    limit: RejectLimit = NONE_REJECTED,
    *,
    replace_range: bool = False,
) -> ImportResult:
    """Import exports by goal files."""
    files = [ExportFile(name) for name in exports]
    plan, options = plan_of_files(texts), ImportOptions(STAMP, limit, replace_range=replace_range)
    return import_files(files, plan, store, options, read=lambda path: exports[path].encode(), watch=lambda *_: None)


def from_store(texts: Mapping[str, str], store: Store, today: date = TODAY) -> dict[str, Found]:
    """Return what progress says of goal files by what was imported."""
    plan = plan_of_files(texts)
    return judged(plan, store.day_sums(plan), today)
