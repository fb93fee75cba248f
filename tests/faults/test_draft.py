"""What `smartgoal draft` can't do, said so that it can be put right: exit code 2, one line, no traceback."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.cli.in_process import smartgoal

if TYPE_CHECKING:
    from pathlib import Path

FAULTS = [
    (["draft", ""], b"", "There is no sentence; name one, or give one a line on standard input."),
    (["draft"], b"\n  \r\n\n", "There is no sentence; name one, or give one a line on standard input."),
    (
        ["draft"],
        b"Cut AHT\nCut\xff AHT\n",
        "Standard input, line 2: The byte 0xff isn't UTF-8. Save the file as UTF-8.",
    ),
    (["draft", os.fsdecode(b"Cut \xff")], b"", "Line 1 of the text isn't UTF-8; save it as UTF-8."),
    (["draft"], b"a\n" * 10_001, "There are 10,001 lines, more than 10,000; give them in parts."),
    (["draft"], b"a" * 300_001, "The sentences have 300,001 bytes, more than 300,000; give them in parts."),
    (["draft"], b"a" * 30, "Standard input is too large; give at most 20 bytes at once."),
    (["draft", "Cut AHT", "--language", "de"], b"", 'The language "de" isn\'t read; use one of en, fr, zh, hu.'),
    (["draft", "Cut AHT", "-f", "yml"], b"", 'The format "yml" isn\'t known to draft; did you mean yaml?'),
    (["draft", "Cut AHT", "-f", "yaml:there.yaml"], b"", "there.yaml: is there already; name another file."),
    (
        ["draft", "Cut AHT", "--goals", "ther.yaml"],
        b"",
        "ther.yaml: there is no such file or folder. Did you mean there.yaml?",
    ),
    (["draft", "Cut AHT", "--as-of", "soon"], b"", '--as-of "soon" is no day; write it as 2026-12-31, or today.'),
]


@pytest.mark.parametrize(("arguments", "stdin", "message"), FAULTS)
def test_a_fault_of_use(tmp_path: Path, arguments: list[str], stdin: bytes, message: str) -> None:
    """Nothing on standard output, one line on standard error."""
    if "too large" in message:
        (tmp_path / "smartgoal.toml").write_text("max-file-size = 20\n", "utf-8")
    (tmp_path / "there.yaml").write_text("smartgoal: 1\n", "utf-8")

    done = smartgoal(tmp_path, *arguments, stdin=stdin)

    assert (done.code, done.out) == (2, "")
    assert done.err == f"smartgoal: {message}\n"
