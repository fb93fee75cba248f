"""Plans for reading exports: goals on the metrics named, with a source where one is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.readings.file.on_disk import ExportFile
from smartgoal.readings.sums.gather import RejectLimit, gather_ways
from smartgoal.readings.sums.readers import readers_of
from smartgoal.readings.sums.ways_to_read import Take, Taken, read_ways
from tests.conftest import load_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartgoal.goals.plan import Plan
    from smartgoal.readings.days import DaySums
    from smartgoal.readings.export import Export
    from smartgoal.readings.file.watching import Heed

HEAD = """\
smartgoal: 1
team: Technical support
timezone: Europe/Budapest
people:
  Anna Kovács: {team: Technical support}
  Bence Tóth: {team: Technical support}
metrics:
  first_reply_time: {kind: median}
"""
THRESHOLDS = {
    "aht": "5 min", "acw": "30 s", "csat": "80 %", "qa_score": "80 %", "complaints": "5", "nps": "30",
    "backlog": "10", "first_reply_time": "10 min", "revenue": "1000 EUR", "conformance": "100 %",
    "training_hours": "4 h",
}  # fmt: skip
ANY = RejectLimit(count=10**9)
NONE_REJECTED = RejectLimit()


def plan_for(source: str = "", head: str = "", zone: str = "Europe/Budapest") -> Plan:
    """Return a plan with a goal on each of a dozen metrics; `source` is YAML of one source, without indent."""
    lines = [HEAD.replace("Europe/Budapest", zone) + head]
    if source:
        first, *rest = source.strip("\n").split("\n")
        lines.append("sources:\n  - " + "\n    ".join([first, *rest]) + "\n")
    lines.append("goals:\n")
    for metric, threshold in THRESHOLDS.items():
        lines.append(
            f"  - id: {metric.replace('_', '-')}\n    title: About {metric}\n    owner: Anna Kovács\n"
            f"    measurable: {{metric: {metric}}}\n    realistic: {{threshold: {threshold}}}\n"
            "    time_bound: {start: 2026-01-01, deadline: 2026-12-31}\n"
        )
    return load_text("".join(lines))


TIDY = plan_for()
"""A plan without sources."""


def read_export(
    name: str, content: bytes, plan: Plan, *, source: str | None = None, heed: Heed | None = None
) -> Export:
    """Return an export that the goal files of a plan read in one way."""
    (taken,) = read_ways(name, content, plan, readers_of(plan), ExportFile(name, source), heed=heed)
    return taken.export


def gather(exports: Iterable[Export], plan: Plan, *, max_rejects: RejectLimit = NONE_REJECTED) -> DaySums:
    """Return what exports say together that all goal files of a plan take as they were read."""
    readers = readers_of(plan)
    files = [(Taken(export, tuple(Take(reader, export.scope) for reader in readers)),) for export in exports]
    return gather_ways(files, readers, plan, max_rejects)


def read(text: str | bytes, source: str = "", *, name: str = "export.csv") -> Export:
    """Return an export read by a plan with `source`, whose name the file needn't match."""
    content = text.encode() if isinstance(text, str) else text
    plan = plan_for(source) if source else TIDY
    chosen = plan.files[0].sources[0].mapping.title if source else None
    return read_export(name, content, plan, source=chosen)


def sums_of(*exports: Export) -> DaySums:
    """Return the day sums of exports, however many rows were rejected."""
    return gather(exports, TIDY, max_rejects=ANY)


def codes(export: Export) -> list[tuple[int, str]]:
    """Return line and code of each reject."""
    return [(reject.line, reject.code) for reject in export.rejects]


def skips(export: Export) -> list[tuple[int, str]]:
    """Return line and code of each record skipped."""
    return [(skip.line, skip.code) for skip in export.skips]


def warnings(export: Export) -> list[tuple[int | None, str]]:
    """Return line and code of each warning."""
    return [(warning.line, warning.code) for warning in export.warnings]
