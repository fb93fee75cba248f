"""`check --data`: thresholds judged by what was measured before; `progress` in every format, and incognito."""

from __future__ import annotations

import json
import shlex
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.in_process import Done, smartgoal
from tests.conftest import CLEAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "date,metric,owner,numerator,denominator\n"
WEEKS = ("07-08", "07-15", "07-22", "07-29", "08-05", "08-12", "08-19", "08-26", "09-02", "09-09", "09-16", "09-23")
VALUES = (19, 18, 18, 17, 19, 18, 17, 18, 19, 18, 18, 17)
MEASURED = HEADER + "".join(
    f"2026-{day},repeat_contact_rate,Anna Kovács,{value},100\n" for day, value in zip(WEEKS, VALUES, strict=True)
)
"""Mean 18, moving ranges of 10/11: limits 15.58 to 20.42; 10.7 % is further below than they are wide."""
ASKING = CLEAN_FILE.replace("14 %", "10 %").replace("stretch: 12 %", "stretch: 9 %")


def checked(folder: Path, *arguments: str, goals: str = ASKING, stdin: bytes = b"") -> Done:
    """Run `check` on a goal file beside an export."""
    (folder / "goals.yaml").write_text(goals, "utf-8")
    (folder / "export.csv").write_text(MEASURED, "utf-8")
    return smartgoal(folder, "check", "-f", "concise", *arguments, stdin=stdin)


def test_a_threshold_that_nothing_came_near(tmp_path: Path) -> None:
    """Only with data, and as a warning."""
    without, measured = checked(tmp_path), checked(tmp_path, "--data", "export.csv")

    assert "A305" not in without.out
    assert measured.code == 0
    assert "goals.yaml:19:18: warning[A305] Never near 10 %: the 12 weeks before" in measured.out


def test_a_goal_that_is_reached_before_it_begins(tmp_path: Path) -> None:
    """Is an error."""
    export = MEASURED + "2026-09-30,repeat_contact_rate,Anna Kovács,0,2000\n"
    (tmp_path / "more.csv").write_text(export, "utf-8")

    done = checked(tmp_path, "--data", "more.csv")

    assert done.code == 1
    assert "A305" not in done.out
    assert "error[R409] 10 % is reached before it begins: 2.3 % from 2026-09-03 to 2026-09-30." in done.out


def test_figures_from_standard_input(tmp_path: Path) -> None:
    """As for progress; goals and figures can't both come from there."""
    assert "A305" in checked(tmp_path, "--data", "-", stdin=MEASURED.encode()).out

    both = checked(tmp_path, "-", "--data", "-", stdin=MEASURED.encode())

    assert (both.code, both.out) == (2, "")
    assert "Standard input can hold either goals or figures" in both.err


def test_figures_from_the_store(tmp_path: Path) -> None:
    """Where one is named; one that isn't there is said."""
    checked(tmp_path)
    assert smartgoal(tmp_path, "import", "export.csv", "--store", "kept").code == 0

    assert "A305" in checked(tmp_path, "--store", "kept").out
    missing = checked(tmp_path, "--store", "nowhere")
    assert missing.code == 2
    assert "There is no store in nowhere" in missing.err


def test_what_cant_be_read_stops_the_run(tmp_path: Path) -> None:
    """Never a green check beside missing figures."""
    missing = checked(tmp_path, "--data", "missing.csv")

    assert (missing.code, missing.out) == (2, "")
    assert "missing.csv" in missing.err


def test_rejected_rows_are_allowed_by_a_setting_that_check_has(tmp_path: Path) -> None:
    """What the message says to do works here too."""
    (tmp_path / "wrong.csv").write_text(MEASURED + "2026-09-30,repeat_contact_rate,Anna Kovács,xx,100\n", "utf-8")

    refused = checked(tmp_path, "--data", "wrong.csv")
    (tmp_path / "smartgoal.toml").write_text('max-rejects = "1"\n', "utf-8")
    allowed = checked(tmp_path, "--data", "wrong.csv")

    assert refused.code == 2
    assert "1 record was rejected; mend them, or allow some with max-rejects in the settings:" in refused.err
    assert (allowed.code, allowed.err) == (0, "")
    assert "A305" in allowed.out


def test_a_report_never_overwrites_the_export(tmp_path: Path) -> None:
    """It is an input of the run."""
    done = checked(tmp_path, "--data", "export.csv", "-f", "json:export.csv")

    assert done.code == 2
    assert (tmp_path / "export.csv").read_text("utf-8") == MEASURED


def test_fixes_are_judged_by_the_same_figures(tmp_path: Path) -> None:
    """Standard input is read once, the goal file as often as it takes."""
    slip = ASKING.replace("realistic:", "realistc:")

    done = checked(tmp_path, "--fix", "--data", "-", goals=slip, stdin=MEASURED.encode())

    assert "A305" in done.out
    assert "F003" not in done.out


def progress(folder: Path, *arguments: str) -> Done:
    """Run `progress` on a day of the goal."""
    (folder / "goals.yaml").write_text(CLEAN_FILE, "utf-8")
    (folder / "export.csv").write_text(
        HEADER + "2026-10-08,repeat_contact_rate,Anna Kovács,40,200\n2026-10-22,repeat_contact_rate,Bence,1,2\n",
        "utf-8",
    )
    return smartgoal(folder, "progress", "--data", "export.csv", "--as-of", "2026-10-30", *arguments)


@pytest.mark.parametrize("name", ["text", "json", "csv", "markdown", "junit", "openmetrics", "html"])
def test_every_format_with_and_without_names(name: str, tmp_path: Path) -> None:
    """Anna's 20 % are there, and incognito they aren't."""
    open_run, hidden = progress(tmp_path, "-f", name), progress(tmp_path, "-f", name, "--incognito")

    assert (open_run.code, hidden.code) == (0, 0)
    for word in ("repeat", "20 %" if name not in {"json", "csv", "openmetrics"} else "20"):
        assert word in open_run.out
    for word in ("Anna", "Kovács", "repeat_contact", "repeat-calls", "20 %", "Technical"):
        assert word not in hidden.out


def test_incognito_has_no_why(tmp_path: Path) -> None:
    """One shows what the other hides."""
    done = progress(tmp_path, "--incognito", "--why", "fewer-repeat-calls")

    assert (done.code, done.out) == (2, "")
    assert "--why shows figures" in done.err


def test_why_is_about_one_goal(tmp_path: Path) -> None:
    """Named twice it may be, but not another one beside it."""
    why = ("--why", "fewer-repeat-calls")
    done = progress(tmp_path, *why, "--goal", "other")

    assert (done.code, done.out) == (2, "")
    assert '--why "fewer-repeat-calls" and --goal "other" are two goals; say one of them.' in done.err
    assert progress(tmp_path, *why, "--goal", "fewer-repeat-calls") == progress(tmp_path, *why)


@pytest.mark.parametrize("formats", [("json",), ("text", "csv:out.csv"), ("text:out.txt",)])
def test_why_has_no_format(formats: tuple[str, ...], tmp_path: Path) -> None:
    """A script that asks for a file isn't left without one in silence."""
    asked = [part for name in formats for part in ("-f", name)]

    done = progress(tmp_path, "--why", "fewer-repeat-calls", *asked)

    assert (done.code, done.out) == (2, "")
    assert "leave out --format" in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["export.csv", "goals.yaml"]


def test_why_is_text(tmp_path: Path) -> None:
    """Said or not."""
    plain, said = (progress(tmp_path, "--why", "fewer-repeat-calls", *more) for more in ((), ("-f", "text")))

    assert (plain.code, plain.out) == (said.code, said.out)


def test_what_fails_the_run_fails_its_case(tmp_path: Path) -> None:
    """JUnit and the exit code agree."""
    done = progress(tmp_path, "-f", "junit", "--fail-on", "low_coverage")

    assert done.code == 1
    assert '<failure message="too early: 20 %, ≤ 14 % agreed' in done.out
    assert 'type="low_coverage"' in done.out


def test_goals_not_judged_stay_nameless_too(tmp_path: Path) -> None:
    """On standard error as well."""
    (tmp_path / "goals.yaml").write_text(CLEAN_FILE.replace("threshold: 14 %", "x-none: 1"), "utf-8")
    (tmp_path / "export.csv").write_text(HEADER, "utf-8")
    done = smartgoal(tmp_path, "progress", "--data", "export.csv", "--incognito", "-f", "json")

    assert done.code == 1
    assert done.err == (
        "smartgoal: Not all that was meant may be counted; without --incognito it is said what and why.\n"
        "file-1:19: not judged: goal-1. It lacks what judging needs. [R401]\n"
    )
    assert json.loads(done.out)["unjudged"][0]["id"] == "goal-1"


DAYS = [f"2026-10-{day:02}" for day in range(1, 31)]
NAMES = ("<script>alert(1)</script>", "[bold]Anna[/bold]", "\u202ea\x1b[31m", "=HYPERLINK(1)", "王芳" * 200, "שלום")


@pytest.mark.parametrize(
    "rows",
    [
        ["2026-10-08,repeat_contact_rate,{owner},16,100"],
        [f"{day},repeat_contact_rate,{{owner}},16,100" for day in DAYS],
        [f"{day},repeat_contact_rate,{{owner}},," for day in DAYS],
        [f"{day},repeat_contact_rate,{{owner}},0,0" for day in DAYS],
        [],
    ],
    ids=["one reading", "all equal", "all null", "all zero", "none"],
)
@pytest.mark.parametrize("name", ["text", "json", "csv", "markdown", "junit", "openmetrics", "html"])
def test_poor_data_and_hostile_names(name: str, rows: list[str], tmp_path: Path) -> None:
    """Every format has every goal, ends well, and lets nothing through that paints or runs."""
    goals = [
        {"id": f"goal-{number}", "title": each, "owner": each, "measurable": {"metric": "repeat_contact_rate"},
         "realistic": {"threshold": "14 %"}, "time_bound": {"start": "2026-10-01", "deadline": "2026-12-31"}}
        for number, each in enumerate(NAMES)
    ]  # fmt: skip
    (tmp_path / "goals.yaml").write_text(json.dumps({"smartgoal": 1, "goals": goals}), "utf-8")
    quoted = [f'"{each.replace(chr(27), "")}"' for each in NAMES]
    lines = [row.format(owner=owner) for owner in quoted for row in rows]
    (tmp_path / "export.csv").write_text(HEADER + "".join(f"{line}\n" for line in lines), "utf-8")

    done = smartgoal(tmp_path, "progress", "--data", "export.csv", "--as-of", "2026-10-30", "-f", name)

    assert done.code == 0, done.err
    assert not {"\x1b", "\u202e"} & set(done.out)
    if name == "html":
        assert "<script" not in done.out
    if name == "csv":
        assert len(done.out.splitlines()) == 1 + len(NAMES)
        assert ",=HYPERLINK" not in done.out


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("--team", "Support"), 'No goal has the team "Support". No goal names a team.'),
        (("--owner", "Anna"), 'No goal has the owner "Anna". No goal names an owner.'),
        (("--goal", "a"), 'There is no goal "a". There are no goals at all.'),
    ],
)
def test_a_name_where_nobody_has_any(asked: tuple[str, str], says: str, tmp_path: Path) -> None:
    """There is nothing to choose from."""
    goals = "goals: []\n" if "--goal" in asked else "goals:\n  - {id: g, title: G}\n"
    (tmp_path / "goals.yaml").write_text(f"smartgoal: 1\n{goals}", "utf-8")

    done = smartgoal(tmp_path, "progress", *asked)

    assert done.code == 2
    assert says in done.err


def test_rejected_rows_are_named_for_people_too(tmp_path: Path) -> None:
    """With file and line, in every text, once for all goals that may lack them."""
    rows = "2026-10-08,repeat_contact_rate,Anna Kovács,40,200\n2026-10-09,repeat_contact_rate,Anna Kovács,x5,200\n"
    (tmp_path / "bad.csv").write_text(HEADER + rows, "utf-8")
    asked = ("--data", "bad.csv", "--max-rejects", "1", "--as-of", "2026-10-30")
    (tmp_path / "goals.yaml").write_text(CLEAN_FILE, "utf-8")

    for more in ((), ("--why", "fewer-repeat-calls"), ("-f", "markdown"), ("-f", "html")):
        done = smartgoal(tmp_path, "progress", *asked, *more)
        assert done.code == 0
        assert "bad.csv:3" in done.out
        assert "x5" in done.out


def test_what_a_goal_is_judged_without_is_said(tmp_path: Path) -> None:
    """With file, line and rule, and the run is fine; of a draft, which isn't judged, nothing is said."""
    goal = (
        "  - id: {id}\n    title: {id}\n    owner: Anna\n    status: {status}\n    specific: Read the steps aloud.\n"
        "    measurable: {{metric: tickets_solved}}\n    realistic: {{threshold: 10, stretch: soon}}\n"
        "    time_bound: {{start: 2026-04-01, deadline: 2026-04-30}}\n"
    )
    goals = "smartgoal: 1\ngoals:\n" + goal.format(id="a", status="active") + goal.format(id="b", status="draft")
    (tmp_path / "goals.yaml").write_text(goals, "utf-8")
    (tmp_path / "day.csv").write_text("date,metric,owner,value\n2026-04-02,tickets_solved,Anna,12\n", "utf-8")

    done = smartgoal(tmp_path, "progress", "--data", "day.csv", "--as-of", "2026-05-02")

    assert done.code == 0
    assert done.err == (
        "goals.yaml:9: realistic.stretch can't be used as it is written. The goal is judged without it. [F004]\n"
    )


def test_the_command_under_a_next_step_works_on_the_same_files(tmp_path: Path) -> None:
    """It repeats the goal files, the exports and the day, quoted; standard input can't be read again."""
    folder = tmp_path / "of team A"
    folder.mkdir()
    (folder / "goals.yaml").write_text(CLEAN_FILE, "utf-8")
    export = HEADER + "".join(f"2026-10-{day},repeat_contact_rate,Anna Kovács,40,50\n" for day in range(10, 30))
    (folder / "export.csv").write_text(export, "utf-8")
    given = ("progress", "of team A/goals.yaml", "--data", "of team A/*.csv", "--as-of", "2026-11-01")

    told = smartgoal(tmp_path, *given)
    (typed,) = (line for line in told.out.split("\n") if line.startswith("    smartgoal"))
    name, *words = shlex.split(typed)
    done = smartgoal(tmp_path, *words)

    assert name == "smartgoal"
    assert words == [*given, "--why", "fewer-repeat-calls"]
    assert (done.code, done.err) == (0, "")
    assert "export.csv" in done.out
    piped = smartgoal(tmp_path, *given[:2], "--data", "-", *given[4:], stdin=export.encode())
    assert "    smartgoal progress … --why fewer-repeat-calls\n" in piped.out


def test_a_page_tells_of_data_after_the_deadline(tmp_path: Path) -> None:
    """And faults no goal for being over: its status says so."""
    (tmp_path / "goals.yaml").write_text(CLEAN_FILE, "utf-8")
    rows = "".join(f"2027-{day},repeat_contact_rate,Anna Kovács,12,100\n" for day in ("01-15", "02-03"))
    (tmp_path / "export.csv").write_text(f"{HEADER}2026-12-30,repeat_contact_rate,Anna Kovács,12,100\n{rows}", "utf-8")

    page = smartgoal(tmp_path, "progress", "--data", "export.csv", "--as-of", "2027-02-01", "-f", "html").out

    assert "data to Fri 15 Jan 2027" in page
    assert "The one goal is met; none needs a decision." in page
    assert "SMART</span><small> met</small>" in page


def test_why_of_a_vision_is_its_roll_up(tmp_path: Path) -> None:
    """It has no figures itself; a parent that has some tells both."""
    child = CLEAN_FILE.replace(
        "- id: fewer-repeat-calls",
        "- {id: top, level: vision, title: Solved at once}\n  - id: fewer-repeat-calls\n    parent: top",
    )
    (tmp_path / "goals.yaml").write_text(child, "utf-8")
    (tmp_path / "export.csv").write_text(HEADER + "2026-10-01,repeat_contact_rate,Anna Kovács,16,100\n", "utf-8")

    def why(name: str) -> list[str]:
        return smartgoal(
            tmp_path, "progress", "--data", "export.csv", "--as-of", "2026-10-04", "--why", name
        ).out.split("\n")

    assert why("top") == [
        "top: too early, as its worst goal",
        "together: 50 % of the way; 1 of 1 scored, 0 done",
        "  fewer-repeat-calls: too early, counts as 50 %",
        "",
    ]
    assert not any("together" in line for line in why("fewer-repeat-calls"))


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_itself_among_the_sources(tmp_path: Path) -> None:
    """It is named, and no fault of ours."""
    (tmp_path / "goals.yaml").write_text(f"{CLEAN_FILE}sources: [{{files: [loop.csv]}}]\n", "utf-8")
    (tmp_path / "loop.csv").symlink_to("loop.csv")

    done = smartgoal(tmp_path, "progress", "--as-of", "2026-11-01")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("smartgoal: loop.csv: can't be read (")


def test_what_sources_name_in_vain_is_said(tmp_path: Path) -> None:
    """A slip in a name and a way out of the project: what is left would look like all of it."""
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "outside.csv").write_text(MEASURED, "utf-8")
    (project / "goals.yaml").write_text(f"{CLEAN_FILE}sources: [{{files: [ocotber.csv, ../outside.csv]}}]\n", "utf-8")
    as_of = ("--as-of", "2026-11-01")
    slip = 'project/goals.yaml: "ocotber.csv" under sources fits no file; check the folder and the name.'
    outside = 'project/goals.yaml: "../outside.csv" under sources leads out of the project and isn\'t read'

    nothing = smartgoal(tmp_path, "progress", "project", *as_of)
    (project / "goals.yaml").write_text(
        f"{CLEAN_FILE}sources: [{{files: [october.csv, ocotber.csv, ../outside.csv]}}]\n", "utf-8"
    )
    (project / "october.csv").write_text(MEASURED, "utf-8")
    some = smartgoal(tmp_path, "progress", "project", *as_of)

    assert nothing.code == 2
    assert f"There is no data to judge by. {slip} (and 1 more) Or name exports with --data FILE" in nothing.err
    assert some.code == 0
    assert some.err.startswith(f"smartgoal: {slip}\nsmartgoal: {outside}")
    assert smartgoal(tmp_path, "progress", "project", *as_of, "--data", "outside.csv").err == ""


@pytest.mark.parametrize(
    ("unit", "value", "formula"),
    [
        ("%", "1.67 %", "35 ÷ 2100 × 100"),
        ("‰", "16.7 ‰", "35 ÷ 2100 × 1000"),
        ("fraction", "0.0167 fraction", "35 ÷ 2100"),
    ],
)
def test_shares_in_any_unit_are_the_same_share(tmp_path: Path, unit: str, value: str, formula: str) -> None:
    """What is counted is turned into the unit of the metric, from a tidy file as from rows that are counted."""
    metric = f"metrics: {{wrong: {{kind: ratio, unit: '{unit}', better: lower}}}}\n"
    columns = "date: day, owner: {is: Anna Kovács}, metrics: {wrong: {count: {ok: [n]}, of: {ok: any}}}"
    source = f"sources: [{{name: rows, files: none*, {columns}}}]\n"
    goal = CLEAN_FILE.replace("metric: repeat_contact_rate, baseline: 18 %", "metric: wrong")
    goal = goal.replace("14 %", f"0.01 {unit}").replace("12 %", f"0.005 {unit}")
    (tmp_path / "goals.yaml").write_text(goal + metric + source, "utf-8")
    rows = "2026-10-12,wrong,Anna Kovács,11,700\n" + "2026-10-13,wrong,Anna Kovács,12,700\n" * 2
    (tmp_path / "tidy.csv").write_text(HEADER + rows, "utf-8")
    (tmp_path / "rows.csv").write_text("day,ok\n" + "2026-10-12,n\n" * 35 + "2026-10-12,y\n" * 2065, "utf-8")

    for data in ("tidy.csv", "rows.csv"):
        given = ("progress", "--data", data, "--as-of", "2026-11-01")
        why = smartgoal(tmp_path, *given, "--why", "fewer-repeat-calls")

        assert f"wrong = {formula} = {value}\n" in why.out, (data, why)


def test_what_may_make_figures_wrong_is_said(tmp_path: Path) -> None:
    """Totals that disagree and downloads that end too early, on standard error; not what changes no figure."""
    (tmp_path / "goals.yaml").write_text(CLEAN_FILE, "utf-8")
    export = MEASURED.replace("2026-09-23", "2026-10-23") + "Total,repeat_contact_rate,,1,2"
    (tmp_path / "export.csv").write_text(export, "utf-8")

    done = smartgoal(tmp_path, "progress", "--data", "export.csv", "--as-of", "2026-11-01", "-q")

    assert "smartgoal: export.csv: The last line has no end" in done.err
    assert "[total_disagrees]" in done.err
