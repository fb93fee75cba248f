"""The example file at the top: free of findings, each slip in it found and nothing else, every status shown."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypedDict

import pytest

from tests.cli.in_process import smartgoal

ROOT = Path(__file__).parent.parent
NAME = "goals.example.yaml"
EXAMPLE = (ROOT / NAME).read_text(encoding="utf-8")
AS_OF = "2026-11-22"
PROGRESS = ("progress", NAME, "--as-of", AS_OF)


class Found(TypedDict):
    """What these tests look at in a finding."""

    code: str
    severity: str
    line: int
    column: int
    fingerprint: str


@cache
def findings_of(text: str) -> tuple[int, dict[str, Found]]:
    """Return the exit code and the findings of a goal file in the example's place, by fingerprint."""
    result = smartgoal(ROOT, "check", "-", "--stdin-filename", NAME, "-f", "json", stdin=text.encode())
    assert result.err == ""
    findings: list[Found] = json.loads(result.out)["findings"]
    return result.code, {finding["fingerprint"]: finding for finding in findings}


@dataclass(frozen=True, slots=True)
class Slip:
    """One change to the example, the code it must give, and the text that the finding must stand at."""

    old: str
    new: str
    code: str
    at: str

    @property
    def text(self) -> str:
        """The example with the slip in it."""
        assert EXAMPLE.count(self.old) == 1, self.old
        return EXAMPLE.replace(self.old, self.new)

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of `at`; a ^ in it marks the very spot."""
        before, _, after = self.at.rpartition("^")
        assert self.text.count(before + after) == 1, self.at
        lines = self.text[: self.text.index(before + after) + len(before)].split("\n")
        return len(lines), len(lines[-1]) + 1


SLIPS = {
    "misspelt key": Slip("importance: 3", "importence: 3", "F003", "importence: 3"),
    "duplicate key": Slip(
        "    title: More satisfied callers\n",
        "    title: More satisfied callers\n    title: Satisfied callers\n",
        "F002",
        "title: Satisfied callers",
    ),
    "threshold on the wrong side": Slip("threshold: 80\n", "threshold: 150\n", "M206", "threshold: ^150\n"),
    "stretch short of the threshold": Slip("stretch: 60\n", "stretch: 90\n", "R404", "stretch: ^90\n"),
    "no owner": Slip(
        "summer\n    owner: Anna Kovács\n", "summer\n", "S116", "id: fewer-repeat-calls-summer\n    status: closed"
    ),
    "a metric outside the role": Slip(
        "[repeat_contact_rate, resolution_time, reopen_rate,",
        "[repeat_contact_rate, reopen_rate,",
        "A301",
        "metric: ^resolution_time\n",
    ),
    "no deadline": Slip(
        "      start: 2026-10-01\n      deadline: 2026-12-31\n      review: weekly\n\n  - id: fewer-complaints",
        "      start: 2026-10-01\n      review: weekly\n\n  - id: fewer-complaints",
        "T501",
        "^time_bound:\n      start: 2026-10-01\n      review: weekly\n\n  - id: fewer-complaints",
    ),
    "a milestone outside the period": Slip(
        "{by: 2026-12-31, value: 77 %}", "{by: 2027-03-31, value: 77 %}", "T506", "{by: ^2027-03-31, value: 77 %}"
    ),
    "speed without quality": Slip(
        "      guardrails:\n        - {metric: reopen_rate, at_most: 6 %}\n", "", "P701", "metric: ^resolution_time\n"
    ),
    "an unknown parent": Slip(
        "    owner: Bence Tóth\n    parent: csat-after-calls",
        "    owner: Bence Tóth\n    parent: csat-after-chats",
        "P704",
        "parent: ^csat-after-chats",
    ),
}


def test_check_says_in_one_line_that_all_is_well() -> None:
    """No errors, no warnings; the notes are only counted."""
    result = smartgoal(ROOT, "check", NAME)

    assert (result.code, result.err) == (0, "")
    assert result.out.count("\n") == 1
    assert "20 goals and 1 vision, nothing to mend" in result.out


def test_notes_are_few() -> None:
    """A strict coach finds no more than a few notes."""
    code, findings = findings_of(EXAMPLE)

    assert code == 0
    assert {finding["severity"] for finding in findings.values()} <= {"info"}
    assert len(findings) <= 4


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_gives_its_finding_and_no_other(slip: Slip) -> None:
    """The finding stands at its line and column; what was clean stays clean."""
    _, before = findings_of(EXAMPLE)
    _, after = findings_of(slip.text)
    new = [finding for fingerprint, finding in after.items() if fingerprint not in before]

    assert [(one["code"], one["line"], one["column"]) for one in new] == [(slip.code, *slip.place)]


@cache
def progress_json() -> str:
    """Return the example's progress on its day."""
    result = smartgoal(ROOT, *PROGRESS, "-f", "json")
    assert result.code == 0, result.err
    return result.out


STATUSES = {
    "service-level-winter": "on_track",
    "csat-after-calls": "at_risk",
    "nps-after-support": "too_early",
    "room-to-breathe": "on_track",
    "fewer-complaints": "on_track",
    "smaller-backlog": "on_track",
    "fewer-repeat-calls/anna-kovacs": "on_track",
    "fewer-repeat-calls/bence-toth": "off_track",
    "review-score": "on_track",
    "duree-des-appels": "stretch_reached",
    "jiejue-shichang": "reached",
    "kevesebb-atadas": "at_risk",
    "router-guide": "on_track",
    "training-in-billing": "reached",
    "product-test": "no_data",
    "fewer-transfers-winter": "not_started",
    "review-score-winter": "draft",
    "fewer-repeat-calls-summer": "met",
    "review-score-summer": "stretch_met",
    "fewer-transfers-summer": "missed",
}


def test_progress_shows_every_status() -> None:
    """Each goal stands where its figures were made to put it; together they show all twelve words."""
    goals = json.loads(progress_json())["goals"]

    assert {goal["id"]: goal["status"] for goal in goals} == STATUSES
    assert len(set(STATUSES.values())) == 12


def test_progress_judges_every_goal_from_clean_data() -> None:
    """Nothing is left unjudged and no row of the samples is rejected."""
    report = json.loads(progress_json())

    assert (report["unjudged"], report["data_errors"]) == ([], [])


def test_progress_repeats_byte_for_byte() -> None:
    """The same day gives the same bytes, in another process too."""
    again = [sys.executable, "-m", "smartgoal", *PROGRESS, "-f", "json"]
    done = subprocess.run(again, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=True)

    assert done.stdout == progress_json()


def test_progress_names_the_data_as_invented() -> None:
    """Nobody should take the figures for real ones."""
    assert "sample data" in smartgoal(ROOT, *PROGRESS).out.casefold()


def test_every_kind_of_metric_is_shown() -> None:
    """Mean, ratio, sum, last, nps and median, and a deliverable."""
    kinds = {goal["kind"] for goal in json.loads(progress_json())["goals"]}

    assert kinds >= {"mean", "ratio", "sum", "last", "nps", "median"}


def test_its_own_figures_find_nothing_to_mend() -> None:
    """Whoever tries the example with its data meets notes, and no warning."""
    samples = [f"--data=smartgoal/samples/{path.name}" for path in sorted((ROOT / "smartgoal/samples").glob("*.csv"))]

    done = smartgoal(ROOT, "check", NAME, *samples, "--as-of", AS_OF)

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("✔ 20 goals and 1 vision, nothing to mend")
    assert done.out.count("\n") == 1
