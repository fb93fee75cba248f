"""Makes the reports for CI that lie beside this module; `python -m tests.golden.made` writes them anew."""

from __future__ import annotations

from pathlib import Path

from smartgoal import __version__, api
from smartgoal.report.formats import RequestedFormat, render
from smartgoal.report.style import Style
from smartgoal.settings import Settings
from tests.conftest import load_text

FOLDER = Path(__file__).parent
GOALS = """\
smartgoal: 1
team: Sales
goals:
  - id: warm-calls
    title: Warm calls <b>| *first*
    ownr: Bence Tóth
    parent: nowhere
  - id: known-to-all
    title: Known to all
  - id: answered
    title: Answered, 80 % in 20 s
    ignore: {S116: the whole team answers for it}
  - id: clean
    title: Clean
    owner: Sales
"""
NAMES = {
    "sarif": "check.sarif",
    "github": "check.github.txt",
    "gitlab": "check.gitlab.json",
    "junit": "check.junit.xml",
    "markdown": "check.md",
}


def made() -> dict[str, str]:
    """Return the reports by the names of their files; a few rules only, so that new ones don't change them."""
    plan = load_text(GOALS, "teams/sales goals.yaml")
    settings = Settings.model_validate({"select": ["F003", "P704", "S116"], "severity": {"P704": "warning"}})
    first = api.check(plan, settings)
    known = [one for one in api.list_known(first)[0] if one.goal == "known-to-all"]
    result = api.check(plan, settings, known=known)
    reports = {file: render(RequestedFormat("check", name, file), result, Style()) for name, file in NAMES.items()}
    return {name: text.replace(f'"{__version__}"', '"VERSION"') for name, text in reports.items()}


if __name__ == "__main__":
    for name, text in made().items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")
