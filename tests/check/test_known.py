"""The list of known findings: reviewable, sorted, read back as written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal import api
from smartgoal.check.known import KnownFinding, as_known, known_text, read_known
from smartgoal.errors import GoalsError
from smartgoal.settings import Settings
from tests.conftest import load_text
from tests.report.given import checked, file_of, goal
from tests.report.test_escape import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

    from smartgoal.check.finding import CheckResult

TWO = file_of(goal("b"), goal("a", more=", parent: nowhere"))


def judged(text: str, known: tuple[KnownFinding, ...], *, select: str = "S116,P704,F003") -> CheckResult:
    """Return what is found in a file beside a list of known findings."""
    return api.check(load_text(text), Settings.model_validate({"select": select}), known=known)


def test_the_list_is_sorted_one_line_a_finding() -> None:
    """File, code, goal, field and fingerprint, under two lines that say what it is."""
    result = checked(TWO)
    prints = {(one.code, one.goal): one.fingerprint for one in result.findings}

    assert known_text(as_known(result)).split("\n")[2:] == [
        f"goals.yaml: P704 a parent {prints['P704', 'a']}",
        f"goals.yaml: S116 a owner {prints['S116', 'a']}",
        f"goals.yaml: S116 b owner {prints['S116', 'b']}",
        "",
    ]


def test_known_findings_dont_count() -> None:
    """They are silenced and make no run fail; a new one does."""
    known = as_known(checked(TWO))

    same = judged(TWO, known)
    more = judged(TWO + goal("c"), known)

    assert (same.findings, len(same.silenced), same.stale_known) == ((), 3, ())
    assert [(one.code, one.goal) for one in more.findings] == [("S116", "c")]
    assert more.exit_code == 1


def test_a_known_finding_makes_no_goal_smart() -> None:
    """What is known isn't mended."""
    result = judged(TWO, as_known(checked(TWO)))

    assert not any(verdict.is_smart for verdict in result.goals)


def test_moved_lines_stay_known() -> None:
    """Fingerprints hold no line numbers."""
    assert judged(TWO.replace("goals:", "\n# moved\n\ngoals:"), as_known(checked(TWO))).findings == ()


def test_what_is_known_stays_on_the_list() -> None:
    """A list written beside another one keeps it."""
    known = as_known(checked(TWO))

    anew = as_known(judged(TWO + goal("c"), known))

    assert anew == as_known(judged(TWO + goal("c"), ()))
    assert set(known) < set(anew)


def test_what_is_gone_is_stale() -> None:
    """Its line can go."""
    known = as_known(checked(TWO))

    mended = judged(TWO.replace("id: b,", "id: b, owner: Anna,"), known)

    assert mended.stale_known == tuple(one.fingerprint for one in known if one.goal == "b")


def test_what_a_run_doesnt_judge_isnt_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules left out and files left out say nothing about their findings."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other.yaml").write_text(TWO, "utf-8")
    known = as_known(checked(TWO))
    elsewhere = replace(known[0], path="other.yaml", fingerprint="0" * 32)

    assert judged(TWO, (*known, elsewhere), select="P704").stale_known == ()


def test_what_has_no_file_any_more_is_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever rules the run has; a file made anew at that path would have its faults silenced."""
    monkeypatch.chdir(tmp_path)
    known = tuple(replace(one, path="gone/goals.yaml", fingerprint="0" * 32) for one in as_known(checked(TWO))[:1])

    assert judged(TWO, known, select="F003").stale_known == ("0" * 32,)


def test_names_that_would_break_the_line() -> None:
    """Blanks within a field become one sign, what isn't seen is left out, nothing is a dash."""
    result = checked(TWO)
    odd = replace(result.findings[0], goal=None, field="owners.Anna\u202e \n Kovács.x")
    empty = replace(odd, field="", fingerprint="f" * 32)
    result = replace(result, findings=(odd, empty), paths={"goals.yaml": "my\n goals.yaml"})

    known = as_known(result)

    assert {(one.path, one.goal, one.field) for one in known} == {
        ("my goals.yaml", "-", "owners.Anna_Kovács.x"),
        ("my goals.yaml", "-", "-"),
    }
    assert read_known("known.txt", known_text(known).encode()) == known


@given(st.lists(st.tuples(HOSTILE, HOSTILE, HOSTILE), max_size=4))
@settings(max_examples=80, deadline=None)
def test_a_list_is_read_back_as_written(names: list[tuple[str, str, str]]) -> None:
    """Whatever goals, fields and files are called, every fingerprint comes back."""
    result = checked(TWO)
    findings = tuple(
        replace(result.findings[0], path=path, goal=name, field=field, fingerprint=f"{number:032x}")
        for number, (path, name, field) in enumerate(names)
    )

    known = as_known(replace(result, findings=findings))
    read = read_known("known.txt", known_text(known).encode("utf-8"))

    assert {one.fingerprint for one in read} == {one.fingerprint for one in findings}


def test_blank_lines_comments_and_a_mark_are_passed_over() -> None:
    """Editors and people add them."""
    line = f"goals.yaml: S116 a owner {'0' * 32}"

    (one,) = read_known("known.txt", f"\ufeff# mine\r\n\r\n  {line}  \r\n".encode())

    assert str(one) == line


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"# fine\nnonsense\n",
            r"known.txt, line 2: no known finding; take the line out, or delete the list and write it",
        ),
        (b"\xff\xfe", r"known.txt: not UTF-8; delete the list and write it anew with --write-known FILE."),
    ],
)
def test_what_is_no_list(content: bytes, message: str) -> None:
    """The line is named."""
    with pytest.raises(GoalsError, match=message):
        read_known("known.txt", content)
