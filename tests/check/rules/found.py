"""What the rules find in a fragment laid over the goal that has no findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.engine import check_plan
from smartgoal.check.rule import Context, RuleLimits
from smartgoal.check.selection import Selection
from smartgoal.goals.load import GoalText, IncludeRefused, load_plan
from smartgoal.goals.yaml.source import read_source
from tests.conftest import laid_over, load_text

if TYPE_CHECKING:
    from datetime import date

    from smartgoal.check.finding import CheckResult, Finding


def checked(fragment: str, *, today: date | None = None, limits: RuleLimits | None = None) -> CheckResult:
    """Return everything that is found in the fragment."""
    return check_plan(Context(load_text(laid_over(fragment)), limits or RuleLimits(), today), Selection())


def found(code: str, fragment: str, *, today: date | None = None, limits: RuleLimits | None = None) -> list[Finding]:
    """Return what one rule finds in the fragment."""
    return [one for one in checked(fragment, today=today, limits=limits).findings if one.code == code]


def codes(fragment: str, *, today: date | None = None) -> list[str]:
    """Return the ids of the rules that find something, errors and warnings only, each once."""
    findings = checked(fragment, today=today).findings
    return sorted({one.code for one in findings if one.severity != "info"})


def checked_with_include(fragment: str, included: str | None) -> CheckResult:
    """Return everything that is found in the fragment and in `more.yaml`, which it includes; None: it can't be read."""
    document = read_source("goals.yaml", laid_over(f"{{include: [more.yaml], {fragment[1:]}").encode())

    def include(_folder: str, name: str) -> GoalText | IncludeRefused:
        if included is None or name != "more.yaml":
            return IncludeRefused("It isn't there.", "Mend it.")
        return GoalText(read_source(name, f"smartgoal: 1\n{included}".encode()))

    return check_plan(Context(load_plan([GoalText(document)], include)), Selection())
