"""Goal files on disk: found, opened safely, included only from their own project."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smartgoal.errors import GoalsError
from smartgoal.goals.files import find_goal_files, includer, open_goal_file, overlooked, project_root, read_file
from smartgoal.goals.load import GoalText, IncludeRefused, load_plan

if TYPE_CHECKING:
    from smartgoal.goals.plan import Plan

HEAD = "smartgoal: 1\n"
GOAL = "goals: [{id: calls, title: Calls}]\n"


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every name is relative to an empty folder."""
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str = HEAD) -> None:
    """Write a file, with the folders it needs."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def plan(*names: str) -> Plan:
    """Return the plan of files on disk with what they include."""
    return load_plan([open_goal_file(name, 10_000) for name in names], includer(10_000))


def faults(*names: str) -> list[tuple[str, str]]:
    """Return file and message of every fault."""
    return [(file.name, fault.message) for file in plan(*names).files for fault in file.faults]


def test_folder_is_searched_for_goal_files() -> None:
    """By their names, sorted, without hidden and foreign folders."""
    wanted = ["a/b.goals.yaml", "a/goals/any.yml", "goals.yaml"]
    for name in [*wanted, "other.yaml", ".git/goals.yaml", "node_modules/goals.yaml", "a/.goals.yaml", "goals.txt"]:
        write(name)

    assert find_goal_files(["."]).names == tuple(wanted)


def test_files_are_taken_as_named_and_once() -> None:
    """Whatever they are called; standard input is no file."""
    write("other.yaml")
    write("goals.yaml")

    assert find_goal_files(["other.yaml", "-", ".", "other.yaml"]).names == ("other.yaml", "-", "goals.yaml")


def test_a_file_named_in_two_ways_is_one(tmp_path: Path) -> None:
    """Scripts pass whole paths beside a dot; the first name is the one shown."""
    write("goals.yaml")
    Path("team").mkdir()
    Path("link.yaml").symlink_to("goals.yaml")

    assert find_goal_files(["goals.yaml", "./goals.yaml", str(tmp_path), "link.yaml"]).names == ("goals.yaml",)
    assert find_goal_files(["./goals.yaml", "team/../goals.yaml", "."]).names == ("./goals.yaml",)


def test_a_file_called_like_standard_input_isnt_it() -> None:
    """A dash is standard input; a file of that name is said with its folder."""
    write("-")

    assert find_goal_files(["-", "./-", "-"]).names == ("-", "./-")


def test_links_in_folders_arent_followed() -> None:
    """A link could lead anywhere."""
    write("goals.yaml")
    Path("linked.goals.yaml").symlink_to("/etc/hostname")

    assert find_goal_files(["."]).names == ("goals.yaml",)


RENAME = "a goal file is called goals.yaml, *.goals.yaml or goals/*.yaml; rename it."


def remarks(*paths: str, read: tuple[str, ...] = ()) -> list[str]:
    """Return the remarks on what a search of these paths passes over."""
    found = find_goal_files(paths)
    return list(overlooked(found.others, [*found.names, *read]))


def test_goals_deeper_below_a_folder_of_goals_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new folder would turn its goals off without a word; names elsewhere may mean anything."""
    for name in ("goals/north.yaml", "goals/en/sales/south.yml", "goals/en/west.goals.yaml", "drafts/east.yaml"):
        write(name, HEAD + GOAL)

    assert find_goal_files(["."]).names == ("goals/en/west.goals.yaml", "goals/north.yaml")
    assert remarks(".") == [f"goals/en/sales/south.yml: passed over, because {RENAME}"]
    assert remarks("goals/en") == remarks(".") == remarks(".", "goals")
    assert remarks(".", "goals/en/sales/south.yml") == []
    monkeypatch.chdir(tmp_path / "goals")
    assert remarks(".") == [f"en/sales/south.yml: passed over, because {RENAME}"]


@pytest.mark.parametrize(
    "text", ["smartgoal: 1\nmetrics: {}\n", "# smartgoal: 1\n# goals:\nx: 1\n", "a: {smartgoal: 1, goals: 2}\n", ""]
)
def test_other_yaml_below_a_folder_of_goals_isnt_told(text: str) -> None:
    """What is there to be included, or is for another program; nor what is a goal file read as an included one."""
    write("goals/a.yaml")
    write("goals/en/other.yaml", text)
    write("goals/en/included.yaml", HEAD + GOAL)

    assert remarks(".", read=("goals/en/included.yaml",)) == []


@pytest.mark.parametrize("start", ["\ufeff", "# ours\r\n", "---\n", "'team': x\r"])
def test_keys_are_found_wherever_they_begin_a_line(start: str) -> None:
    """After a mark, a comment, whatever ends a line."""
    write("goals/a.yaml")
    Path("goals/en").mkdir()
    Path("goals/en/b.yaml").write_bytes(f'{start}smartgoal: 1\r"goals" :\n'.encode())

    assert len(remarks(".")) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leads_nowhere_is_told() -> None:
    """One called like a goal file, that is; other links are nobody's loss."""
    write("goals/a.yaml")
    Path("goals/en").mkdir()
    for name in ("goals/en/x.yaml", "x.goals.yaml", "y.yaml"):
        Path(name).symlink_to("nowhere")
    Path("z.goals.yaml").symlink_to("goals/a.yaml")

    assert remarks(".") == ["x.goals.yaml: passed over, because the link leads nowhere; mend it or take it away."]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_what_cant_be_read_isnt_told() -> None:
    """Nobody knows what it is, and a pipe would be waited for."""
    write("goals/a.yaml")
    Path("goals/en").mkdir()
    os.mkfifo("goals/en/b.yaml")

    assert remarks(".") == []


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("goal.yaml", "Did you mean goals.yaml?"),
        ("far/away.yaml", "there is no such file"),
        ("empty", "no goal file in this folder"),
    ],
)
def test_missing_paths_are_told(path: str, says: str) -> None:
    """Never green."""
    write("goals.yaml")
    Path("empty").mkdir()

    with pytest.raises(GoalsError, match=says.replace("?", r"\?")):
        find_goal_files([path])


def test_only_regular_files_are_read() -> None:
    """A pipe would wait for ever."""
    os.mkfifo("pipe.yaml")
    Path("folder").mkdir()

    for name, says in (("pipe.yaml", "no regular file"), ("folder", "a folder"), ("none", "no such file")):
        with pytest.raises(GoalsError, match=says):
            read_file(name, 100)


def test_no_more_is_read_than_allowed() -> None:
    """One byte more, so that the reader knows."""
    write("goals.yaml", "x" * 100)

    assert len(read_file("goals.yaml", 10)) == 11


@pytest.mark.parametrize(
    ("name", "text"),
    [("smartgoal.toml", ""), ("pyproject.toml", "[tool.smartgoal]\n"), (".git/HEAD", "")],
)
def test_project_begins_where_its_mark_stands(name: str, text: str, tmp_path: Path) -> None:
    """The nearest folder upward with settings or a repository."""
    write(name, text)
    write("teams/north/goals.yaml")

    assert project_root("teams/north/goals.yaml") == tmp_path


def test_other_projects_settings_are_no_mark(tmp_path: Path) -> None:
    """A pyproject.toml of something else, or a broken one, says nothing."""
    write("pyproject.toml", "[tool.other]\n")
    for text in ("[[[", "tool = 3", 'tool = "smartgoal"', f"x = {'[' * 5000}{']' * 5000}"):
        write("teams/pyproject.toml", text)

        assert project_root("teams/goals.yaml") == tmp_path / "teams"


def test_included_words_are_taken_over() -> None:
    """Metrics, roles and people of the file, and of those that it includes; the nearer word wins."""
    write("goals.yaml", HEAD + "include: [shared/a.yaml]\npeople: {Anna: {role: own}}\n" + GOAL)
    write("shared/a.yaml", HEAD + "include: [../b.yaml]\npeople: {Anna: {role: a}, Bence: {role: a}}\n")
    write("b.yaml", HEAD + "people: {Bence: {role: b}, Claire: {role: b}}\nmetrics: {aht_chat: {like: aht}}\n")
    (goal,) = plan("goals.yaml").goals

    assert {name: entry.role for name, entry in goal.file.people.items()} == {
        "Anna": "own",
        "Bence": "a",
        "Claire": "b",
    }
    assert "aht_chat" in goal.file.metrics
    assert [file.name for file in plan("goals.yaml").files] == ["goals.yaml", "b.yaml", "shared/a.yaml"]


def test_what_nobody_hears_of_an_included_file_is_told() -> None:
    """What holds for a file's own goals, and a metric that a later include describes otherwise."""
    write("goals.yaml", HEAD + "include: [a.yaml, b.yaml]\nmetrics: {fcr: {name: Ours}}\n" + GOAL)
    write("a.yaml", HEAD + "team: A\nmetrics: {aht: {name: A, unit: min}, fcr: {name: A}}\n")
    write("b.yaml", HEAD + "language: fr\nmetrics: {aht: {name: B, unit: min}, fcr: {name: B}}\n")
    (goal,) = plan("goals.yaml").goals

    assert faults("goals.yaml") == [
        ("goals.yaml", "The metric aht is described otherwise in a.yaml."),
        ("a.yaml", "The `team` of an included file counts for no goal."),
        ("b.yaml", "The `language` of an included file counts for no goal."),
    ]
    assert goal.file.metrics["aht"].names["en"] == "B"
    assert goal.file.doubts == frozenset()


def test_what_two_includes_agree_on_is_no_contradiction() -> None:
    """Nor what both have from a third."""
    write("goals.yaml", HEAD + "include: [a.yaml, b.yaml, c.yaml]\n" + GOAL)
    write("a.yaml", HEAD + "include: [c.yaml]\nmetrics: {fcr: {name: F}}\n")
    write("b.yaml", HEAD + "include: [c.yaml]\nmetrics: {fcr: {name: F, unit: '%'}}\n")
    write("c.yaml", HEAD + "metrics: {aht: {name: C}}\n")

    assert faults("goals.yaml") == []


def test_missing_include_names_a_near_one() -> None:
    """Relative to the file that says it."""
    write("shared/company.yaml")
    write("goals.yaml", HEAD + "include: [shared/compny.yaml]\n" + GOAL)
    (file,) = plan("goals.yaml").files
    (fault,) = file.faults

    assert fault.message == 'The include "shared/compny.yaml" can\'t be read.'
    assert fault.hint == "Did you mean `company.yaml`?"
    assert (fault.span.line, fault.span.column) == (2, 11)


@pytest.mark.parametrize("name", ["../outside.yaml", "{absolute}", "link.yaml", "a/../../outside.yaml"])
def test_includes_stay_in_the_project(name: str, tmp_path: Path) -> None:
    """Neither upward, nor by an absolute name, nor through a link; and nothing of the file is shown."""
    write("project/.git/HEAD", "")
    write("outside.yaml", "secret: yes\n")
    Path("project/link.yaml").symlink_to(tmp_path / "outside.yaml")
    write("project/goals.yaml", HEAD + f"include: [{name.format(absolute=tmp_path / 'outside.yaml')}]\n" + GOAL)
    ((_, message),) = faults("project/goals.yaml")

    assert message.endswith("lies outside the project.")


def test_a_link_to_itself_cant_be_read() -> None:
    """It is a name that leads nowhere."""
    Path("loop.yaml").symlink_to("loop.yaml")
    write("goals.yaml", HEAD + "include: [loop.yaml]\n" + GOAL)
    ((_, message),) = faults("goals.yaml")

    assert message == 'The include "loop.yaml" can\'t be read.'


def test_odd_include_names_are_refused() -> None:
    """A name with a zero byte in it can't even be asked for."""
    answer = includer(100)("", "a\0b.yaml")

    assert isinstance(answer, IncludeRefused)


def test_fault_of_an_included_file_is_its_own() -> None:
    """It is found once, in that file, though two include it."""
    write("shared.yaml", HEAD + "peeple: {}\n")
    write("a.goals.yaml", HEAD + "include: [shared.yaml]\n" + GOAL)
    write("b.goals.yaml", HEAD + "include: [./shared.yaml]\n" + GOAL.replace("calls", "mails"))

    assert faults("a.goals.yaml", "b.goals.yaml") == [("shared.yaml", 'The key "peeple" isn\'t known here.')]


@pytest.mark.parametrize("run", [("a.yaml",), ("a.yaml", "b.yaml"), ("b.yaml", "c.yaml", "a.yaml")])
def test_circle_of_includes_is_found_once(run: tuple[str, ...]) -> None:
    """Whichever of its files are in the run."""
    for name, other in (("a", "b"), ("b", "c"), ("c", "a")):
        write(f"{name}.yaml", HEAD + f"include: [{other}.yaml]\n")
    found = faults(*run)

    assert len(found) == 1
    assert found[0][1].startswith("The include goes in a circle: ")


def test_file_that_includes_itself() -> None:
    """The smallest circle."""
    write("goals.yaml", HEAD + "include: [goals.yaml]\n" + GOAL)

    assert faults("goals.yaml") == [("goals.yaml", "The include goes in a circle: goals.yaml → goals.yaml.")]


def test_includes_dont_multiply() -> None:
    """Each file twice in the one before it: thirty files, not a thousand million."""
    opened: list[str] = []
    inner = includer(1_000)

    def include(folder: str, name: str) -> GoalText | IncludeRefused:
        opened.append(name)
        return inner(folder, name)

    for number in range(18):
        write(f"{number}.yaml", HEAD + f"include: [{number + 1}.yaml, ./{number + 1}.yaml]\n")
    write("18.yaml")
    load_plan([open_goal_file("0.yaml", 1_000)], include)

    assert len(opened) == 36


def test_includes_end_somewhere() -> None:
    """A chain of many files is cut, once."""
    for number in range(60):
        write(f"{number}.yaml", HEAD + f"include: [{number + 1}.yaml]\n")
    write("60.yaml")

    assert [message for _, message in faults("0.yaml")] == ["This include is more than 20 files away from its goals."]


def test_included_files_have_no_goals() -> None:
    """Unless they are goal files of the run themselves."""
    write("goals.yaml", HEAD + "include: [more.yaml]\n" + GOAL)
    write("more.yaml", HEAD + GOAL.replace("calls", "mails"))

    assert faults("goals.yaml") == [("more.yaml", "more.yaml is included and has goals of its own.")]
    assert faults("goals.yaml", "more.yaml") == []
