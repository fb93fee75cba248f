"""`new`: a successor, or a goal about a metric, added to the goal file or printed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.cli.in_process import Done, smartgoal
from tests.conftest import CLEAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "date,metric,owner,numerator,denominator\n"


def export(metric: str, values: tuple[int, ...], *, owner: str = "Anna Kovács", first: date = date(2026, 10, 7)) -> str:
    """Return a row of a hundred contacts each week."""
    return "".join(
        f"{first + timedelta(weeks=week)},{metric},{owner},{value},100\n" for week, value in enumerate(values)
    )


REPEATS = HEADER + export("repeat_contact_rate", (13,) * 13)
"""13 % from October to December, where 14 % was agreed and 12 % is the stretch."""
CALLS = (80, 82, 84, 81, 83, 79, 80, 81)


def new(folder: Path, *arguments: str, data: str = REPEATS, goals: str = CLEAN_FILE, as_of: str = "2027-01-05") -> Done:
    """Run `new` beside a goal file and an export."""
    (folder / "goals.yaml").write_text(goals, "utf-8")
    (folder / "export.csv").write_text(data, "utf-8")
    return smartgoal(folder, "new", "--data", "export.csv", "--as-of", as_of, *arguments)


def test_a_successor(tmp_path: Path) -> None:
    """From the 13 % that were reached to the stretch still open, over as many months, as a draft."""
    done = new(tmp_path, "--after", "fewer-repeat-calls")

    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "Added fewer-repeat-calls-2 to goals.yaml, a draft. Answer what is marked with # ? and make it active.\n"
        "Next:\n  smartgoal check goals.yaml\n"
    )
    text = (tmp_path / "goals.yaml").read_text("utf-8")
    assert text.startswith(CLEAN_FILE)
    added = text.removeprefix(CLEAN_FILE)
    assert added.startswith("  - id: fewer-repeat-calls-2\n")
    for part in (
        "status: draft  # active once",
        "follows: fewer-repeat-calls\n",
        "baseline: 13 %  # measured from 2026-12-04 to 2026-12-31\n",
        "threshold: 12 %  # ? Agree on it: it continues the trend.\n",
        "start: 2027-01-01  # ? From when on? It is 2027-01-05 already.\n",
        "deadline: 2027-03-31\n",
    ):
        assert part in added


def test_a_late_successor(tmp_path: Path) -> None:
    """Most of the period that follows is gone: it begins with the next month, from the newest figures."""
    done = new(tmp_path, "--after", "fewer-repeat-calls", "--dry-run", as_of="2027-03-05")

    assert (
        "start: 2027-04-01  # ? From when on? The days right after fewer-repeat-calls began on 2027-01-01.\n"
        in done.out
    )
    assert "deadline: 2027-06-30\n" in done.out


def test_what_was_added_is_a_draft_that_check_takes(tmp_path: Path) -> None:
    """No error; what stays open are notes."""
    new(tmp_path, "--after", "fewer-repeat-calls")

    done = smartgoal(tmp_path, "check", "-f", "concise")

    assert done.code == 0, done.out
    assert "error" not in done.out


def test_a_parent_that_is_over_by_then_is_asked_about(tmp_path: Path) -> None:
    """The successor runs until March, the goal it serves until December."""
    parent = (
        CLEAN_FILE.partition("goals:\n")[2]
        .replace("id: fewer-repeat-calls", "id: above")
        .replace("owner: Anna Kovács", "owner: Bence Tóth")
    )
    goals = CLEAN_FILE.replace("    owner: Anna", "    parent: above\n    owner: Anna", 1) + parent

    done = new(tmp_path, "--after", "fewer-repeat-calls", "--dry-run", goals=goals)

    assert "parent: above  # ? It ends on 2026-12-31: what does this one serve?\n" in done.out


def test_a_second_goal_for_a_metric_waits_for_the_first(tmp_path: Path) -> None:
    """Its owner has one until December already."""
    done = new(tmp_path, "--metric", "repeat_contact_rate", "--dry-run", as_of="2026-10-20")

    assert "start: 2027-01-01  # once fewer-repeat-calls is over\n" in done.out


def test_only_one_goal_follows(tmp_path: Path) -> None:
    """The second time it is said; nothing is written."""
    new(tmp_path, "--after", "fewer-repeat-calls")
    text = (tmp_path / "goals.yaml").read_text("utf-8")

    again = new(tmp_path, "--after", "fewer-repeat-calls", goals=text)

    assert again.code == 2
    assert "fewer-repeat-calls-2 follows fewer-repeat-calls already" in again.err
    assert (tmp_path / "goals.yaml").read_text("utf-8") == text


def test_a_successor_gets_an_id_of_its_own(tmp_path: Path) -> None:
    """Where the next one is taken."""
    taken = CLEAN_FILE + "  - {id: fewer-repeat-calls-2, title: Another}\n"

    assert "Added fewer-repeat-calls-2-2 to" in new(tmp_path, "--after", "fewer-repeat-calls", goals=taken).out


def test_a_successor_in_time_follows_at_once(tmp_path: Path) -> None:
    """On the last day there is nothing to ask of the days, and the figures are the goal's own."""
    done = new(tmp_path, "--after", "fewer-repeat-calls", "--dry-run", as_of="2026-12-31")

    assert "start: 2027-01-01\n      deadline: 2027-03-31\n" in done.out
    assert "baseline: 13 %  # measured from 2026-12-04 to 2026-12-31\n" in done.out


def test_a_late_successor_begins_in_the_month_to_come(tmp_path: Path) -> None:
    """Judged in August: what has begun can't be agreed on any more."""
    done = new(tmp_path, "--after", "fewer-repeat-calls", "--dry-run", as_of="2027-08-05")

    assert "start: 2027-09-01  # ? From when on?" in done.out
    assert "deadline: 2027-11-30\n" in done.out


LOWER = (*range(30, 17, -1), 16, 16)
"""From 30 % in October down to 16 % in January."""
FLAT = (20, 21) * 5 + (20,) * 5


@pytest.mark.parametrize(
    ("weeks", "threshold", "offer"),
    [
        (LOWER, " 16 %  # ? Agree on it: 2 of the 15 weeks up to 2027-01-17 came that far", " 16 %"),
        (
            FLAT,
            "  # ? Which figure do both sides agree on? No week came near 0.25 % (it continues the trend).",
            "  # ? Which figure do both sides agree on? (The best weeks so far are no better than the baseline.)",
        ),
    ],
)
def test_a_successor_asks_for_what_figures_support(
    weeks: tuple[int, ...], threshold: str, offer: str, tmp_path: Path
) -> None:
    """Where the trend leads far beyond all that was measured, what `new --metric` says; A305 would object."""
    goals = CLEAN_FILE.replace("baseline: 18 %", "baseline: 40 %").replace("14 %", "25 %").replace("stretch: 12 %", "")
    data = HEADER + export("repeat_contact_rate", weeks)
    about = ("--metric", "repeat_contact_rate", "--owner", "Anna Kovács")

    after, first = (
        new(tmp_path, *asked, "--dry-run", goals=goals, data=data, as_of="2027-01-17").out
        for asked in (("--after", "fewer-repeat-calls"), about)
    )

    assert [line for line in after.split("\n") if "threshold:" in line] == [f"      threshold:{threshold}"]
    assert f"threshold:{offer}" in first
    baseline = next(line for line in after.split("\n") if "baseline:" in line)
    assert baseline in first


def test_a_goal_that_hasnt_begun_cant_be_continued(tmp_path: Path) -> None:
    """It has no figures yet."""
    done = new(tmp_path, "--after", "fewer-repeat-calls", as_of="2026-09-30")

    assert "fewer-repeat-calls can't be continued by itself: it has no figures yet." in done.err


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("fewer-repeat-call", ("", ""), 'There is no goal "fewer-repeat-call". Did you mean fewer-repeat-calls?'),
        ("x", ("", ""), 'There is no goal "x".'),
        ("fewer-repeat-calls", ("owner: Anna Kovács", "owners: {Anna Kovács: {}, Bence Tóth: {}}"), "say which"),
        ("fewer-repeat-calls", ("threshold: 14 %", "x: 1"), "can't be continued. The goal has no threshold."),
        ("fewer-repeat-calls", ("owner: Anna Kovács", "owner: Bence Tóth"), "there are no rows"),
        ("fewer-repeat-calls", ("    owner: Anna Kovács\n", ""), "nobody owns the goal"),
        (
            "fewer-repeat-calls",
            ("metric: repeat_contact_rate, baseline: 18 %, window: 4 weeks, min_sample: 100", "deliverable: A guide"),
            "it has no figures",
        ),
        ("fewer-repeat-calls", ("baseline: 18 %, ", ""), "its figures show no trend to go on from"),
    ],
)
def test_what_cant_be_continued(name: str, change: tuple[str, str], message: str, tmp_path: Path) -> None:
    """Each says why; nothing is written."""
    goals = CLEAN_FILE.replace(*change).replace("      stretch: 12 %\n", "")

    done = new(tmp_path, "--after", name, goals=goals)

    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert (tmp_path / "goals.yaml").read_text("utf-8") == goals


def test_a_goal_about_a_metric(tmp_path: Path) -> None:
    """By any of its names, for the only one who has figures; the questions stand behind."""
    data = HEADER + export("csat", CALLS, owner="Bence Tóth")

    done = new(tmp_path, "--metric", "Customer satisfaction", data=data, as_of="2026-11-30")

    assert (done.code, done.err) == (0, "")
    added = (tmp_path / "goals.yaml").read_text("utf-8").removeprefix(CLEAN_FILE)
    assert added.startswith("  - id: csat\n    title: Customer satisfaction\n    status: draft  # active once")
    for line in (
        "    owner: Bence Tóth\n",
        "      baseline: 80.8 %  # measured from 2026-11-02 to 2026-11-29\n",
        "      threshold: 83 %  # ? Agree on it: 2 of the 8 weeks up to 2026-11-29 came that far\n",
        "      stretch: 84 %  # ? Far enough? 1 of the 8 weeks up to 2026-11-29 came that far\n",
        "      start: 2026-12-01\n      deadline: 2027-02-28\n      stretch_deadline: 2027-03-31\n",
    ):
        assert line in added
    assert smartgoal(tmp_path, "check", "-f", "concise").code == 0


def test_several_people_have_figures(tmp_path: Path) -> None:
    """Somebody has to be named."""
    data = HEADER + export("csat", CALLS, owner="Bence Tóth") + export("csat", CALLS)

    several = new(tmp_path, "--metric", "csat", data=data)
    named = new(tmp_path, "--metric", "csat", "--owner", "Anna Kovács", "--dry-run", data=data)

    assert several.code == 2
    assert "say whose goal it is with --owner: Bence Tóth, Anna Kovács." in several.err
    assert "    owner: Anna Kovács\n" in named.out


def test_a_team_metric_is_the_teams(tmp_path: Path) -> None:
    """Of the one team that has figures of it, else of the file's."""
    rows = "date,metric,team,numerator,denominator\n2026-11-04,abandonment_rate,Evening shift,5,100\n"

    assert "owner: Evening shift" in new(tmp_path, "--metric", "abandonment_rate", "--dry-run", data=rows).out
    assert "owner: Technical support" in new(tmp_path, "--metric", "abandonment_rate", "--dry-run", data=HEADER).out


def test_without_figures_everything_is_asked(tmp_path: Path) -> None:
    """The team is the owner then; where no file is declared, none is needed."""
    (tmp_path / "goals.yaml").write_text("smartgoal: 1\nteam: Support\n", "utf-8")

    done = smartgoal(tmp_path, "new", "--metric", "csat", "--as-of", "2026-11-30")

    assert done.code == 0
    assert (
        (tmp_path / "goals.yaml").read_text("utf-8").startswith("smartgoal: 1\nteam: Support\ngoals:\n  - id: csat\n")
    )
    assert "baseline:  # ? Where does csat stand today? There are no rows of csat for Support." in (
        tmp_path / "goals.yaml"
    ).read_text("utf-8")


def test_dry_run_prints_and_writes_nothing(tmp_path: Path) -> None:
    """Ready to paste; standard input is always printed."""
    done = new(tmp_path, "--after", "fewer-repeat-calls", "--dry-run")
    piped = smartgoal(tmp_path, "new", "-", "--metric", "csat", "--as-of", "2026-11-30", stdin=CLEAN_FILE.encode())

    assert done.out.startswith("  - id: fewer-repeat-calls-2\n    title: ")
    assert (tmp_path / "goals.yaml").read_text("utf-8") == CLEAN_FILE
    assert piped.out.startswith("  - id: csat\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Say either --after GOAL"),
        (("--after", "a", "--metric", "aht"), "Say either --after GOAL"),
        (("--after", "a", "--owner", "Anna"), "--owner goes with --metric"),
        (("--metric", "handel time"), 'There is no metric "handel time". Did you mean'),
        (("--metric", "zzz"), "`smartgoal metrics` lists them all."),
        (("nowhere.yaml", "--metric", "aht"), "there is no such file or folder"),
    ],
)
def test_wrong_words(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    """Each says what to say instead."""
    done = new(tmp_path, *arguments)

    assert (done.code, done.out) == (2, "")
    assert message in done.err


def test_several_goal_files(tmp_path: Path) -> None:
    """One has to be named."""
    (tmp_path / "other.goals.yaml").write_text(CLEAN_FILE.replace("id: fewer", "id: other-fewer"), "utf-8")

    done = new(tmp_path, "--metric", "csat")

    assert done.code == 2
    assert "Name the goal file that the goal belongs into: goals.yaml, other.goals.yaml." in done.err
    assert new(tmp_path, "goals.yaml", "--metric", "csat").code == 0


def test_a_file_that_takes_no_goal_by_itself(tmp_path: Path) -> None:
    """Says how to get it all the same."""
    done = new(tmp_path, "--metric", "csat", goals="{smartgoal: 1, goals: []}\n")

    assert done.code == 2
    assert "print it with --dry-run and paste it" in done.err


def test_hostile_names_are_printed_harmlessly(tmp_path: Path) -> None:
    """Nothing in a title paints, hides or runs."""
    goals = CLEAN_FILE.replace("title: Fewer repeat calls for the same problem", r'title: "a\u202eb\u001b[31m"')

    done = new(tmp_path, "--after", "fewer-repeat-calls", "--dry-run", goals=goals)

    assert done.code == 0
    assert "\x1b" not in done.out
    assert "\u202e" not in done.out


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_files_encoding_stays(encoding: str, tmp_path: Path) -> None:
    """With its mark, and every byte before."""
    before = CLEAN_FILE.replace("\n", "\r\n").encode(encoding)
    (tmp_path / "goals.yaml").write_bytes(before)

    done = smartgoal(tmp_path, "new", "--metric", "csat", "--as-of", "2026-11-30")

    assert done.code == 0, done.err
    after = (tmp_path / "goals.yaml").read_bytes()
    assert after.startswith(before)
    assert "  - id: csat\r\n" in after.decode(encoding)


def test_a_missed_goal_whose_newest_weeks_are_good(tmp_path: Path) -> None:
    """What was agreed is met by now and the old trend is none: the newest figures are where the next goal begins."""
    data = HEADER + export("repeat_contact_rate", (20,) * 2 + (11,) * 12)
    goals = CLEAN_FILE.replace("2027-03-31", "2026-10-31").replace("2026-12-31", "2026-10-14")
    done = new(tmp_path, "--after", "fewer-repeat-calls", "--dry-run", goals=goals, data=data, as_of="2027-01-10")

    assert (done.code, done.err) == (0, "")
    assert "baseline: 11 %  # measured from" in done.out
    assert "threshold:  # ? Which figure do both sides agree on?\n" in done.out
