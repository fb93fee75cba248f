"""`compare`: two files, folders or git revisions, in a real repository."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.cli.in_process import Done, smartgoal
from tests.conftest import CLEAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

EXPORT = "date,metric,owner,numerator,denominator\n" + "".join(
    f"2026-10-{day:02},repeat_contact_rate,Anna Kovács,16,100\n" for day in range(1, 31)
)
"""16 %, where 18 % was and 14 % is asked."""
EASED = CLEAN_FILE.replace("threshold: 14 %", "threshold: 17 %")


def git(folder: Path, *arguments: str) -> None:
    """Run git as somebody, with nobody's settings."""
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    named = ("-c", "user.name=Pál", "-c", "user.email=pal@example.org")
    subprocess.run(["git", *named, *arguments], cwd=folder, env=environment, check=True, capture_output=True)


def commit(folder: Path, files: dict[str, str], message: str = "Goals") -> None:
    """Commit files in a repository, which is made first."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q", "-b", "main")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository whose last commit eased a goal."""
    commit(tmp_path, {"goals.yaml": CLEAN_FILE, "export.csv": EXPORT})
    commit(tmp_path, {"goals.yaml": EASED})
    return tmp_path


def compare(folder: Path, *arguments: str, stdin: bytes = b"") -> Done:
    """Run `compare` on a day of the goal."""
    return smartgoal(folder, "compare", "--as-of", "2026-10-30", *arguments, stdin=stdin)


def test_two_files_with_data(tmp_path: Path) -> None:
    """30 of 92 days: the pace line has come from 18 % to 16.7 %; at 16 % the goal is on track, eased it is reached."""
    (tmp_path / "old.yaml").write_text(CLEAN_FILE, "utf-8")
    (tmp_path / "new.yaml").write_text(EASED, "utf-8")
    (tmp_path / "export.csv").write_text(EXPORT, "utf-8")

    done = compare(tmp_path, "old.yaml", "new.yaml", "--data", "export.csv")

    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "old.yaml → new.yaml · Fri 30 Oct 2026\n\n"
        "fewer-repeat-calls\n"
        "  threshold  14 % → 17 %  easier\n"
        "             ✔ reached because of this edit alone; it was ● on track\n\n"
        "1 edit in 1 goal. 1 makes a status better.\n"
    )


@pytest.mark.parametrize(
    "names",
    [
        ("HEAD~1:goals.yaml", "HEAD:goals.yaml"),
        ("HEAD~1:goals.yaml", "HEAD"),
        ("HEAD~1", "HEAD:goals.yaml"),
        ("HEAD~1", "HEAD"),
        ("HEAD~1", "goals.yaml"),
        ("HEAD~1",),
        ("main~1", "main"),
    ],
)
def test_revisions(names: tuple[str, ...], repository: Path) -> None:
    """Of a file, of the files at hand, on one side or both."""
    done = compare(repository, *names, "--data", "export.csv", "-f", "json")

    assert (done.code, done.err) == (0, "")
    told = json.loads(done.out)
    assert [(one["goal"], one["field"], one["status_new"]) for one in told["changes"]] == [
        ("fewer-repeat-calls", "realistic.threshold", "reached")
    ]
    assert (told["old"], told["new"]) == (names[0], names[1] if len(names) > 1 else ".")


def test_a_revision_of_an_absolute_path(repository: Path) -> None:
    """And one that counts from the current folder."""
    (repository / "below").mkdir()

    assert "14 % → 17 %" in compare(repository, "HEAD~1", str(repository / "goals.yaml")).out
    assert "14 % → 17 %" in compare(repository / "below", "HEAD~1:../goals.yaml", "../goals.yaml").out
    assert "14 % → 17 %" in compare(repository / "below", "HEAD~1:goals.yaml", "HEAD:goals.yaml").out


def test_folders_of_a_revision(tmp_path: Path) -> None:
    """Every goal file below, as a search at hand would find them; others and links are none."""
    two = CLEAN_FILE.replace("id: fewer-repeat-calls", "id: other")
    commit(
        tmp_path, {"goals/a.yaml": CLEAN_FILE, "team.goals.yaml": two, "notes.yaml": "x: 1", ".github/goals.yaml": "x"}
    )
    (tmp_path / "goals" / "link.yaml").symlink_to("a.yaml")
    commit(tmp_path, {"goals/a.yaml": EASED})

    done = compare(tmp_path, "HEAD~1", "HEAD", "-f", "json")

    assert [one["goal"] for one in json.loads(done.out)["changes"]] == ["fewer-repeat-calls"]


def test_includes_of_a_revision(tmp_path: Path) -> None:
    """They come from the same revision, whatever they are at hand."""
    metrics = "smartgoal: 1\nmetrics: {repeat_contact_rate: {better: lower, bounds: [0, %s]}}\n"
    including = CLEAN_FILE.replace("language: en", "language: en\ninclude: [../common/metrics.yaml]")
    commit(tmp_path, {"team/goals.yaml": including, "common/metrics.yaml": metrics % 50})
    commit(tmp_path, {"common/metrics.yaml": metrics % 60})
    (tmp_path / "common" / "metrics.yaml").write_text(metrics % 70, "utf-8")

    done = compare(tmp_path / "team", "HEAD~1", "HEAD", "-f", "json")

    assert [(one["field"], one["old"], one["new"]) for one in json.loads(done.out)["changes"]] == [
        ("metrics.repeat_contact_rate.bounds", ["0", "50"], ["0", "60"])
    ]


@pytest.mark.parametrize("include", ["../../outside.yaml", "/etc/hosts", "missing.yaml"])
def test_includes_never_leave_the_revision(include: str, tmp_path: Path) -> None:
    """A goal file is compared without what it can't include."""
    commit(tmp_path, {"goals.yaml": CLEAN_FILE.replace("language: en", f"language: en\ninclude: [{include}]")})
    (tmp_path / "missing.yaml").write_text("smartgoal: 1\n", "utf-8")

    assert compare(tmp_path, "HEAD", "HEAD").out.endswith("Nothing changed in the goals.\n")


def test_standard_input(repository: Path) -> None:
    """Such as what git shows."""
    assert "14 % → 17 %" in compare(repository, "-", "goals.yaml", stdin=CLEAN_FILE.encode()).out


def test_without_data_it_says_so(repository: Path) -> None:
    """The edits stand there all the same."""
    done = compare(repository, "HEAD~1")

    assert done.code == 0
    assert "there is no data" in done.err
    assert "because of this edit" not in done.out


def test_data_that_the_new_file_declares(tmp_path: Path) -> None:
    """Its sources are read for the goals of both."""
    sources = "\nsources: [{files: export.csv}]\n"
    gone = CLEAN_FILE.replace("id: fewer-repeat-calls", "id: gone")
    (tmp_path / "export.csv").write_text(EXPORT, "utf-8")
    (tmp_path / "old.yaml").write_text(gone, "utf-8")
    (tmp_path / "new.yaml").write_text(f"smartgoal: 1\nteam: Technical support{sources}goals: []\n", "utf-8")

    done = compare(tmp_path, "old.yaml", "new.yaml")

    assert done.err == ""
    assert "- gone: Fewer repeat calls for the same problem (● on track)" in done.out


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("HEAD~7", "HEAD~7: there is no such file, folder or git revision."),
        ("goals.yml", "goals.yml: there is no such file, folder or git revision. Did you mean goals.yaml?"),
        ("HEAD:goal.yaml", "HEAD: has no goal file goal.yaml. Did you mean HEAD:goals.yaml?"),
        ("HEAD:export.csv:x", "HEAD: has no goal file export.csv:x."),
        ("HEAD:../x.yaml", "../x.yaml: lies outside the repository of HEAD."),
        ("--output=x", "No such option"),
        ("a\nb", "there is no such file, folder or git revision."),
    ],
)
def test_what_cant_be_compared(name: str, message: str, repository: Path) -> None:
    """Each says why; nothing is written."""
    before = sorted(repository.iterdir())
    done = compare(repository, name, "goals.yaml")

    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert sorted(repository.iterdir()) == before


def test_a_file_that_cant_be_read_isnt_compared(tmp_path: Path) -> None:
    """Its goals would look removed."""
    (tmp_path / "old.yaml").write_text(CLEAN_FILE, "utf-8")
    (tmp_path / "new.yaml").write_text("smartgoal: 1\ngoals:\n  - {id: a", "utf-8")

    for names in (("old.yaml", "new.yaml"), ("new.yaml", "old.yaml")):
        done = compare(tmp_path, *names)

        assert (done.code, done.out) == (2, "")
        assert 'new.yaml, line 3: A comma or "}" is missing here.' in done.err


def test_outside_any_repository(tmp_path: Path) -> None:
    """And in one without a commit."""
    (tmp_path / "goals.yaml").write_text(CLEAN_FILE, "utf-8")

    assert "no such file, folder or git revision" in compare(tmp_path, "HEAD").err
    git(tmp_path, "init", "-q")
    assert compare(tmp_path, "HEAD").code == 2


def test_a_revision_without_goal_files(tmp_path: Path) -> None:
    """Before there were any."""
    commit(tmp_path, {"README": "x"})
    commit(tmp_path, {"goals.yaml": CLEAN_FILE})

    assert "HEAD~1: has no goal file at all." in compare(tmp_path, "HEAD~1").err


def test_a_huge_file_of_a_revision(repository: Path) -> None:
    """Is never read."""
    (repository / "smartgoal.toml").write_text('max-file-size = "1kB"\n', "utf-8")
    commit(repository, {"goals.yaml": "#" * 1001})

    done = compare(repository, "HEAD", "HEAD~1")

    assert done.code == 2
    assert "HEAD:goals.yaml: is larger than 1000 bytes." in done.err


def test_a_report_never_overwrites_what_was_compared(repository: Path) -> None:
    """Neither the goal file nor the export."""
    done = compare(repository, "HEAD~1", "goals.yaml", "--data", "export.csv", "-f", "json:goals.yaml")

    assert done.code == 2
    assert (repository / "goals.yaml").read_text("utf-8") == EASED


def test_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files can be compared all the same."""
    monkeypatch.setenv("PATH", str(repository))

    assert "no such file, folder or git revision" in compare(repository, "HEAD").err
    assert compare(repository, "goals.yaml", "goals.yaml").code == 0


def test_a_git_that_never_answers(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Isn't waited for forever."""
    monkeypatch.setattr("smartgoal.goals.revisions._WAIT_SECONDS", 0)

    done = compare(repository, "HEAD")

    assert (done.code, done.err) == (2, "smartgoal: git takes too long to answer; try again.\n")


def test_one_goal_of_all(tmp_path: Path) -> None:
    """Edits of the others are left out; a goal that neither file has is named."""
    second = CLEAN_FILE.partition("goals:\n")[2].replace("id: fewer-repeat-calls", "id: other")
    (tmp_path / "old.yaml").write_text(CLEAN_FILE + second, "utf-8")
    (tmp_path / "new.yaml").write_text(EASED + second.replace("threshold: 14 %", "threshold: 15 %"), "utf-8")
    (tmp_path / "export.csv").write_text(EXPORT, "utf-8")

    done = compare(tmp_path, "old.yaml", "new.yaml", "--data", "export.csv", "--goal", "other", "-f", "json")
    wrong = compare(tmp_path, "old.yaml", "new.yaml", "--data", "export.csv", "--goal", "othr")

    assert [one["goal"] for one in json.loads(done.out)["changes"]] == ["other"]
    assert (wrong.code, wrong.err) == (2, 'smartgoal: There is no goal "othr". Did you mean other?\n')


def test_a_new_goal_is_judged_by_the_new_files(tmp_path: Path) -> None:
    """What was wrong with the old ones doesn't matter to it."""
    second = CLEAN_FILE.partition("goals:\n")[2].replace("id: fewer-repeat-calls", "id: added")
    broken = "metrics: {repeat_contact_rate: {kind: nonsense}}\n"
    (tmp_path / "clean.yaml").write_text(CLEAN_FILE, "utf-8")
    (tmp_path / "broken.yaml").write_text(broken + CLEAN_FILE, "utf-8")
    (tmp_path / "new.yaml").write_text(CLEAN_FILE + second, "utf-8")
    (tmp_path / "export.csv").write_text(EXPORT, "utf-8")

    def added(old: str) -> list[tuple[str | None, str | None]]:
        done = compare(tmp_path, old, "new.yaml", "--data", "export.csv", "-f", "json")
        changes = json.loads(done.out)["changes"]
        return [(one["status_old"], one["status_new"]) for one in changes if one["kind"] == "added"]

    assert added("broken.yaml") == added("clean.yaml")
    assert added("clean.yaml")[0][1] is not None
