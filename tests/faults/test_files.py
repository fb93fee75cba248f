"""A reproducer for every error about goal files, settings and reports: what happened, where, what to do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.conftest import CLEAN_FILE
from tests.rights import needs_permissions, smartgoal_held

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

FOLDER = (
    "no goal file in this folder; a goal file is goals.yaml, *.goals.yaml or goals/*.yaml. "
    "Write one with `smartgoal init`."
)

NO_DATA = (
    "There is no data to judge by: name exports with --data FILE, import them with `smartgoal import FILE`, "
    "or declare them under `sources` in the goal file."
)


@pytest.fixture(autouse=True)
def goals(tmp_path: Path) -> None:
    """Write a file in which nothing is found, and an empty folder."""
    (tmp_path / "goals.yaml").write_text(CLEAN_FILE, "utf-8")
    (tmp_path / "empty").mkdir()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("check missing.yaml", "missing.yaml: there is no such file or folder."),
        ("check golas.yaml", "golas.yaml: there is no such file or folder. Did you mean goals.yaml?"),
        ("check goals.yaml missing.yaml", "missing.yaml: there is no such file or folder."),
        ("check no/where/goals.yaml", "no/where/goals.yaml: there is no such file or folder."),
        ("check empty", f"empty: {FOLDER}"),
        ("progress empty", f"empty: {FOLDER}"),
        ("check goals.yaml -f json:goals.yaml", "goals.yaml: this file is an input; name another one for the report."),
        (
            "check goals.yaml -f json:no/out.json",
            "no/out.json: can't be written (No such file or directory); check the folder and the space.",
        ),
        (
            "check goals.yaml -f text -f json",
            "Two formats would be written to the same place; give each a file, as in json:out.json.",
        ),
        ("check goals.yaml -f json:", 'The format "json:" names no file after the colon; write json:FILE.'),
        ("check goals.yaml --as-of soon", '--as-of "soon" is no day; write it as 2026-12-31, or today.'),
        ("check goals.yaml --as-of 2026-02-30", '--as-of "2026-02-30" is no day; write it as 2026-12-31, or today.'),
        ("check goals.yaml --severity S104", '--severity "S104" isn\'t CODE=LEVEL, such as S104=error.'),
        ("init", "goals.yaml: is there already; name another folder, or say --force."),
        ("init goals.yaml/x", "goals.yaml/x: can't be written (Not a directory); choose another folder."),
    ],
)
def test_files(run: Run, arguments: str, message: str) -> None:
    """Exit code 2, one line on standard error, nothing on standard output."""
    done = run(*arguments.split())

    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"smartgoal: {message}\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("progress goals.yaml", NO_DATA),
        ("progress goals.yaml --data lost.csv", "lost.csv: there is no such file."),
        (
            "progress goals.yaml --data lost-*.csv",
            "lost-*.csv: no file fits this pattern; check the folder and the name.",
        ),
    ],
)
def test_exports(run: Run, arguments: str, message: str) -> None:
    """Without figures nothing is judged, and that isn't fine."""
    done = run(*arguments.split())

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"smartgoal: {message}\n"


def test_an_id_that_stands_twice(run: Run, tmp_path: Path) -> None:
    """As in the copy that somebody left in the folder: every goal is judged twice, and the roll-ups count both."""
    (tmp_path / "a.csv").write_text(
        "date,metric,owner,numerator,denominator\n2026-10-05,repeat_contact_rate,Anna Kovács,3,20\n", "utf-8"
    )
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "goals.yaml").write_text(CLEAN_FILE, "utf-8")
    asked = ("--data", "a.csv", "--as-of", "2026-11-22")
    taken = "The id fewer-repeat-calls is taken by another goal in goals.yaml; each is judged by itself."
    twice = f"old/goals.yaml:10: {taken} [F006]\n"

    for formats in ((), ("-f", "openmetrics")):
        done = run("progress", "goals.yaml", "old", *asked, *formats)
        assert (done.returncode, done.stderr) == (0, twice)
    assert run("progress", "goals.yaml", "old", *asked, "--incognito").stderr == ""
    many = CLEAN_FILE.partition("goals:")
    ids = "".join(f"\n  - {{id: id-{number}, level: vision, title: Vision}}" for number in range(7))
    (tmp_path / "old" / "goals.yaml").write_text(f"{many[0]}goals:{ids}{ids}", "utf-8")
    told = run("progress", "old", *asked).stderr
    assert "The ids id-0, id-1, id-2, id-3, id-4 and 2 more are taken by other goals; each is" in told


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (("--goal", "fewer-repeat-cals"), 'There is no goal "fewer-repeat-cals". Did you mean fewer-repeat-calls?'),
        (("--owner", "Zoé"), 'No goal has the owner "Zoé". Use one of Anna Kovács.'),
        (("--team", "Sales"), 'No goal has the team "Sales". Use one of Technical support.'),
    ],
)
def test_goals_wanted(run: Run, tmp_path: Path, option: tuple[str, str], message: str) -> None:
    """An empty report would look like a good one."""
    (tmp_path / "a.csv").write_text(
        "date,metric,owner,numerator,denominator\n2026-10-05,repeat_contact_rate,Anna Kovács,3,20\n", "utf-8"
    )

    done = run("progress", "--data", "a.csv", "--as-of", "2026-11-22", *option)

    assert (done.returncode, done.stderr) == (2, f"smartgoal: {message}\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "long-period = 6\nselct = []\n",
            'smartgoal.toml, line 2: the setting "selct" isn\'t known; did you mean select?',
        ),
        ("large-jump = 0\n", "smartgoal.toml, line 1: large-jump: more than 0 is expected."),
        ("large-jump = \n", "smartgoal.toml: not TOML (Invalid value (at line 1, column 14)); mend it there."),
    ],
)
def test_settings(run: Run, tmp_path: Path, text: str, message: str) -> None:
    """The file, its line and what to write."""
    (tmp_path / "smartgoal.toml").write_text(text, "utf-8")

    done = run("check")

    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"smartgoal: {message}\n")


@needs_permissions
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("goals.yaml", "goals.yaml: can't be read (Permission denied); check the name and its permissions."),
        ("smartgoal.toml", "smartgoal.toml: can't be read (Permission denied); check its permissions."),
    ],
)
def test_unreadable_files(tmp_path: Path, name: str, message: str) -> None:
    """The reason is the system's."""
    (tmp_path / name).touch()
    (tmp_path / name).chmod(0)

    done = smartgoal_held(tmp_path, "check", "goals.yaml")

    assert (done.code, done.err) == (2, f"smartgoal: {message}\n")


@pytest.mark.parametrize(
    "name", ["a\x1b[31mb.yaml", "a\n::error::b.yaml", "a\u202eb.yaml", "::error::x.yaml", "x" * 300]
)
def test_hostile_names(run: Run, name: str) -> None:
    """A name is shown, never obeyed."""
    done = run("check", name)

    assert done.returncode == 2
    assert done.stderr.endswith(": there is no such file or folder.\n")
    assert not {"\x1b", "\u202e"} & set(done.stderr)
    assert not any(line.lstrip().startswith("::") for line in done.stderr.splitlines())


def test_a_name_that_isnt_text(run_for_real: Run, tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are shown as code points."""
    done = run_for_real("check", os.fsdecode(b"caf\xe9.yaml"))

    assert done.returncode == 2
    assert done.stderr == "smartgoal: caf\\u{dce9}.yaml: there is no such file or folder.\n"
