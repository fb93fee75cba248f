"""What a run would pass over in silence: settings, options, names and files that it can't use."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import CLEAN_FILE

if TYPE_CHECKING:
    from tests.conftest import Run

EXPORT = "date,metric,owner,numerator,denominator\n2026-10-05,repeat_contact_rate,Anna Kovács,3,20\n"


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write a file in which nothing is found, and an export."""
    monkeypatch.chdir(tmp_path)
    Path("goals.yaml").write_text(CLEAN_FILE, "utf-8")
    Path("a.csv").write_text(EXPORT, "utf-8")
    Path(".git").mkdir()


@pytest.mark.parametrize("name", ["smartgoal.toml", "pyproject.toml"])
@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda name: Path(name).symlink_to("shared/gone.toml"), "the link leads nowhere; mend it or take it away."),
        (os.mkdir, "this is no regular file; take it away or write the settings into one."),
        (os.mkfifo, "this is no regular file; take it away or write the settings into one."),
    ],
)
def test_settings_that_are_no_file(run: Run, name: str, make: object, says: str) -> None:
    """They may say what fails the run."""
    assert callable(make)
    make(name)

    for verb in ("check", "progress"):
        done = run(verb)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", f"smartgoal: {name}: {says}\n")


def test_settings_in_two_files(run: Run) -> None:
    """The second isn't read, and that is said."""
    Path("smartgoal.toml").write_text('ignore = ["S104"]\n', "utf-8")
    Path("pyproject.toml").write_text("[tool.smartgoal]\nlong-period = 3\n", "utf-8")
    told = (
        "smartgoal: pyproject.toml: [tool.smartgoal] isn't read, because smartgoal.toml lies beside it; "
        "keep one of the two.\n"
    )

    assert run("check").stderr == told
    assert run("check", "--quiet").stderr == ""
    Path("pyproject.toml").write_text("[tool.smartgoal\n", "utf-8")
    assert run("check").stderr == ""


@pytest.mark.parametrize("arguments", [("check",), ("draft", "Improve service"), ("progress", "-f", "html")])
def test_a_rule_of_the_settings_that_there_isnt(run: Run, arguments: tuple[str, ...]) -> None:
    """Every verb that asks the rules says where it stands."""
    Path("smartgoal.toml").write_text('ignore = ["S999"]\n', "utf-8")
    data = ("--data", "a.csv") if arguments[0] == "progress" else ()

    done = run(*arguments, *data)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("smartgoal: smartgoal.toml, line 1: ")
    assert "S999" in done.stderr


@pytest.mark.parametrize("option", ["--goal", "--why"])
def test_an_id_in_other_letters(run: Run, option: str) -> None:
    """It is no goal, and nothing judged would look like all is well."""
    done = run("progress", "--data", "a.csv", "--as-of", "2026-11-22", option, "Fewer-Repeat_Calls")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == 'smartgoal: There is no goal "Fewer-Repeat_Calls". Did you mean fewer-repeat-calls?\n'


@pytest.mark.parametrize(
    "option",
    [
        ("--source", "x"),
        ("--dry-run",),
        ("--max-rejects", "3"),
        ("--rejects", "r.csv"),
        ("--replace-range",),
        ("--store", "s"),
        ("--format", "json:x.json"),
    ],
)
def test_options_that_propose_has_no_use_for(run: Run, option: tuple[str, ...]) -> None:
    """Whoever says them expects something."""
    done = run("import", "--propose", "a.csv", *option)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"smartgoal: --propose imports nothing and has no use for {option[0]}; leave one of the two out.\n"
    )


def test_colours_of_propose_are_looked_at(run: Run) -> None:
    """As those of every other command."""
    assert '--color "nonsense"' in run("import", "--propose", "a.csv", "--color", "nonsense").stderr


def test_incognito_names_no_file(run: Run) -> None:
    """Neither the goal judged without a part nor what is doubtful."""
    bad = CLEAN_FILE.replace("stretch: 12 %", "stretch: soon")
    Path("goals.yaml").unlink()
    Path("anna-kovacs.goals.yaml").write_text(bad, "utf-8")

    done = run("progress", "--data", "a.csv", "--as-of", "2026-11-22", "--incognito")

    assert done.returncode == 0
    assert "realistic.stretch can't be used" in done.stderr
    assert "anna" not in done.stderr


def test_what_is_said_of_secrets(run: Run) -> None:
    """Includes that are no goal files are refused unread, whatever they hold."""
    for name, text in {
        ".npmrc": "//registry.npmjs.org/:_authToken=npm_SECRET\n",
        ".env": "PASSWORD=SECRET\n",
        "secret.yaml": "SECRET: 1\npassword: SECRET\n",
        "config": "[core]\n  url = SECRET\n",
    }.items():
        Path(name).write_text(text, "utf-8")
    Path("goals.yaml").write_text(f"{CLEAN_FILE}include: [.npmrc, .env, secret.yaml, config]\n", "utf-8")

    for form in ("text", "json", "sarif"):
        done = run("check", "-f", form)
        assert done.returncode == 1
        assert "SECRET" not in done.stdout
    told = run("check", "-f", "concise").stdout
    assert told.count("isn't a goal file: it doesn't say `smartgoal: 1`.") == 4
    Path("people.yaml").write_text("people: {Zoé: {role: technical-support}}\n", "utf-8")
    Path("goals.yaml").write_text(f"{CLEAN_FILE}include: [people.yaml]\n", "utf-8")
    assert "Begin it with `smartgoal: 1`, or take the include out." in run("check").stdout


def test_lists_without_end(run: Run) -> None:
    """What is wrong a hundred times is enough."""
    many = ", ".join(f"nope{number}.yaml" for number in range(300))
    Path("goals.yaml").write_text(f"{CLEAN_FILE}include: [{many}]\n", "utf-8")
    assert run("check", "-f", "concise").stdout.count("[F011]") == 100
    metrics = "".join(f"  m{number}: {{name: Mein Wert, unit: '%'}}\n" for number in range(300))
    Path("goals.yaml").write_text(f"{CLEAN_FILE}metrics:\n{metrics}", "utf-8")
    assert run("check", "-f", "concise").stdout.count("[F005]") == 100
    bounds = "".join(f"  m{number}: {{like: aht, bounds: [9, 1]}}\n" for number in range(300))
    Path("goals.yaml").write_text(f"{CLEAN_FILE}metrics:\n{bounds}", "utf-8")
    assert run("check", "-f", "concise").stdout.count("[F004]") == 100


def test_a_file_with_a_bracket_in_its_name(run: Run) -> None:
    """A name that is there is no pattern."""
    Path("[Team] a.csv").write_text(EXPORT, "utf-8")
    metrics = "{repeat_contact_rate: {numerator: numerator, denominator: denominator}}"
    source = f"{{files: '[Team] a.csv', date: date, owner: owner, metrics: {metrics}}}"
    Path("goals.yaml").write_text(f"{CLEAN_FILE}sources: [{source}]\n", "utf-8")

    done = run("progress", "--as-of", "2026-11-22")

    assert (done.returncode, done.stderr) == (0, "")


def test_a_project_begins_somewhere(run: Run) -> None:
    """Without a repository nothing tells where, and the hint says what would."""
    Path(".git").rmdir()
    Path("goals").mkdir()
    Path("people.yaml").write_text("smartgoal: 1\n", "utf-8")
    source = "{files: '../*.csv', date: date, owner: owner, metrics: {aht: {value: aht, unit: s}}}"
    text = f"{CLEAN_FILE}include: [../people.yaml]\nsources: [{source}]\n"
    Path("goals/t.yaml").write_text(text, "utf-8")

    hint = "put an empty smartgoal.toml where the project begins."
    assert f"Copy the file into the project, or {hint}" in run("check", "goals").stdout
    assert f"isn't read; name it with --data, or {hint}" in run("progress", "goals", "--data", "a.csv").stderr or (
        f"isn't read; name it with --data, or {hint}" in run("progress", "goals").stderr
    )
    Path("smartgoal.toml").touch()
    assert run("check", "goals").returncode == 0


@pytest.mark.parametrize("verb", [("check",), ("progress",), ("compare", "goals.yaml")])
def test_a_link_that_leads_nowhere(run: Run, verb: tuple[str, ...]) -> None:
    """It is no slip in its name."""
    Path("d.yaml").symlink_to("nothing")

    done = run(*verb, "d.yaml")

    assert (done.returncode, done.stderr) == (
        2,
        "smartgoal: d.yaml: the link leads nowhere; mend it or take it away.\n",
    )


def test_undoing_what_is_no_number(run: Run) -> None:
    """Said in our words, before the store is looked for."""
    assert run("store", "undo", "x").stderr == (
        'smartgoal: "x" is no number of an import; `smartgoal store log` lists them.\n'
    )
    assert "`smartgoal import FILE` makes one." in run("store", "log").stderr
    assert "`smartgoal import FILE --store 'my store'` makes one." in run("store", "log", "--store", "my store").stderr
