"""Pages to be tested: of nouns alone, of real goals with real rows, of the example."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from smartgoal import api
from smartgoal.check.finding import CheckResult
from smartgoal.progress.judge import judge
from smartgoal.report.html.document import progress
from smartgoal.report.page import Input, Page
from smartgoal.report.style import Style
from smartgoal.settings import Settings
from tests.progress.given import LIMITS, day, sums
from tests.report.given_progress import bare, full, run_of

if TYPE_CHECKING:
    from smartgoal.goals.plan import Plan
    from smartgoal.progress.assessment import Assessment, Progress
    from tests.progress.given import Row

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "progress.html"
NO_CHECK = CheckResult(files=(), goals=(), findings=())


def page(result: Progress, *, incognito: bool = False) -> Page:
    """Return a page about progress without a check."""
    inputs = (Input("goals.yaml", "0" * 64), Input("-", None))
    return Page(result, NO_CHECK, "smartgoal progress goals.yaml -f html:r.html", "1.2.3", inputs, incognito)


def html_of(*goals: Assessment) -> str:
    """Return the page of goals given as nouns, with all else that a run can have."""
    return progress(page(run_of(*goals)), Style())


def judged_page(plan: Plan, *rows: Row, on: str) -> Page:
    """Return the page of a plan judged by rows on a day, with what the rules say of it."""
    result = judge(plan, sums(*rows), today=lambda _zone: day(on), limits=LIMITS)
    return api.page(plan, result, Settings(), command="smartgoal progress", inputs=[])


def html_judged(plan: Plan, *rows: Row, on: str) -> str:
    """Return the same page as HTML."""
    return progress(judged_page(plan, *rows, on=on), Style())


@cache
def example() -> Page:
    """Return the page of the example at the top of the project."""
    settings = Settings()
    plan = api.open_plan([str(ROOT / "goals.example.yaml")], settings)
    data = api.read_data(plan, settings, [])
    result = api.progress(plan, data, settings, today=lambda _zone: day("2026-11-22"))
    inputs = [file.name for file in plan.files] + [one.file for origins in data.origins.values() for one in origins]
    return api.page(plan, result, settings, command="smartgoal progress goals.example.yaml", inputs=inputs)


def golden() -> str:
    """Return a page with everything a page can have, which is kept to compare with."""
    return html_of(full(), bare(reason="No row of the metric."))


if __name__ == "__main__":
    GOLDEN.write_text(golden(), "utf-8", newline="\n")
