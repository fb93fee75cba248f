"""Formats and where they go: files whole or not at all, never over an input."""

from __future__ import annotations

import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from smartgoal.errors import GoalsError, SmartgoalError
from smartgoal.report.formats import FORMATS, RequestedFormat, refuse_place, render, wanted_formats, write_file
from smartgoal.report.style import Style
from tests.report.given import checked, file_of, goal


def test_formats_and_files() -> None:
    """NAME is standard output, NAME:FILE a file; a file's name may hold colons."""
    assert wanted_formats("check", ["text", "json:out.json", "concise:C:/x.txt"]) == (
        RequestedFormat("check", "text", None),
        RequestedFormat("check", "json", "out.json"),
        RequestedFormat("check", "concise", "C:/x.txt"),
    )


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (["jsn"], r'The format "jsn" isn\'t known to check; did you mean json\?'),
        (["sgml"], r'The format "sgml" isn\'t known to check; use one of text, concise, json'),
        (["json:"], r'The format "json:" names no file after the colon; write json:FILE\.'),
        (["text", "json"], "Two formats would be written to the same place; give each a file"),
        (["text:a", "json:a"], "Two formats would be written to the same place"),
        (["text:a", "json:./a"], "Two formats would be written to the same place"),
    ],
)
def test_wrong_formats(written: list[str], message: str) -> None:
    """Each says what to write instead."""
    with pytest.raises(SmartgoalError, match=message):
        wanted_formats("check", written)


@pytest.mark.parametrize("name", FORMATS["check"])
def test_every_format_of_check(name: str) -> None:
    """It shows a finding; a file gets no colours, standard output does."""
    result = checked(file_of(goal("a")))
    style = Style(width=80, colour=True)

    for_file = render(RequestedFormat("check", name, "x"), result, style)
    for_screen = render(RequestedFormat("check", name, None), result, style)

    assert "S116" in for_file
    assert "\x1b" not in for_file
    assert ("\x1b" in for_screen) is (name in {"text", "concise"})


def test_a_report_is_written(tmp_path: Path) -> None:
    """As UTF-8 with plain line ends, with the rights that new files have, and nothing beside it."""
    target = tmp_path / "out.txt"

    write_file(str(target), "Kovács\n", [])

    assert target.read_bytes() == "Kovács\n".encode()
    assert list(tmp_path.iterdir()) == [target]
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~mask


def test_an_older_report_is_replaced(tmp_path: Path) -> None:
    """By renaming, so whoever has it open reads the old one to its end."""
    target = tmp_path / "out.txt"
    target.write_text("old", "utf-8")

    with target.open(encoding="utf-8") as reader:
        write_file(str(target), "new", [str(tmp_path / "missing.yaml")])
        assert reader.read() == "old"

    assert target.read_text("utf-8") == "new"


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    """Whatever name leads to it."""
    goals = tmp_path / "goals.yaml"
    goals.write_text("smartgoal: 1", "utf-8")
    (tmp_path / "link.txt").symlink_to(goals)

    for name in ("goals.yaml", "./goals.yaml", "link.txt"):
        with pytest.raises(GoalsError, match="this file is an input; name another one for the report"):
            write_file(f"{tmp_path}/{name}", "x", [str(goals)])
    assert goals.read_text("utf-8") == "smartgoal: 1"


def test_a_link_stays_and_its_target_gets_the_report(tmp_path: Path) -> None:
    """A report may lie where a web server finds it."""
    (tmp_path / "real.json").write_text("old", "utf-8")
    (tmp_path / "link.json").symlink_to("real.json")
    (tmp_path / "new.json").symlink_to("not-there-yet.json")

    for name in ("link.json", "new.json"):
        refuse_place(f"{tmp_path}/{name}", [])
        write_file(f"{tmp_path}/{name}", "new", [])

    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text("utf-8") == "new"
    assert (tmp_path / "not-there-yet.json").read_text("utf-8") == "new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_takes_the_report(tmp_path: Path) -> None:
    """Whoever reads it gets it, and it stays a pipe; so does a device."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as threads:
        reader = threads.submit(pipe.read_text, "utf-8")
        refuse_place(str(pipe), [])
        write_file(str(pipe), "told", [])
        assert reader.result(timeout=20) == "told"
    device = Path(os.devnull)
    write_file(str(device), "told", [])

    assert pipe.is_fifo()
    assert device.is_char_device()


def test_a_folder_that_isnt_there(tmp_path: Path) -> None:
    """The message names the file and what is wrong."""
    with pytest.raises(GoalsError, match=r"missing/out.json: can't be written \(No such file or directory\)"):
        write_file(f"{tmp_path}/missing/out.json", "{}", [])


def test_a_folder_instead_of_a_file(tmp_path: Path) -> None:
    """Nothing is left behind."""
    (tmp_path / "out").mkdir()

    with pytest.raises(GoalsError, match="can't be written"):
        write_file(f"{tmp_path}/out", "{}", [])
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_a_report_that_cant_be_finished_leaves_nothing(tmp_path: Path) -> None:
    """Text that no file can hold is no half a file."""
    with pytest.raises(UnicodeEncodeError):
        write_file(f"{tmp_path}/out.txt", "\ud800", [])
    assert list(tmp_path.iterdir()) == []


def test_the_json_of_a_file_is_the_json_of_the_screen() -> None:
    """One result, one text."""
    result = checked("{}")

    assert json.loads(render(RequestedFormat("check", "json", "x"), result, Style()))["findings"] == []
