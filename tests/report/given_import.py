"""Imports to be shown, made from short texts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from smartgoal.readings.file.on_disk import ExportFile
from smartgoal.readings.store.import_run import ImportOptions, ImportResult, import_files
from smartgoal.readings.store.store import Stamp, Store
from tests.readings.plans import NONE_REJECTED, plan_for

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from smartgoal.readings.sums.gather import RejectLimit

STAMP = Stamp(datetime(2026, 2, 1, 8, tzinfo=UTC), "0.1.0", "process 1 on here")
REVIEWS = (
    'name: reviews\ndate: Day\nowner: Agent\nkey: Id\nmetrics:\n  qa_score: {value: Score, unit: "%", weight: n}\n'
)
PLAN = plan_for(REVIEWS)
HEADER = "Day,Agent,Id,Score,n\n"
ROWS = HEADER + "2026-01-05,Anna Kovács,1,80.5,2\n2026-01-06,Bence Tóth,2,70,4\n"


def imported(
    folder: Path,
    texts: Mapping[str, str],
    *,
    limit: RejectLimit = NONE_REJECTED,
    replace_range: bool = False,
    dry_run: bool = False,
) -> ImportResult:
    """Import texts, by the names of their files, into the store of a folder."""
    options = ImportOptions(STAMP, limit, replace_range, dry_run)
    files = [ExportFile(name, "reviews") for name in texts]
    return import_files(
        files, PLAN, Store(folder), options, read=lambda name: texts[name].encode(), watch=lambda *_: None
    )
