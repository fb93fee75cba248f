"""The command in this process, in an empty folder."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pytest

from smartgoal.cli.app import run

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Done:
    """What a command printed and its exit code."""

    code: int | str | None
    out: str
    err: str


class Command(Protocol):
    """Runs smartgoal."""

    def __call__(self, *arguments: str) -> Done:
        """Return what it did."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, which is the current one and the top of a repository."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in ("SMARTGOAL_AS_OF", "GITHUB_STEP_SUMMARY", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def command(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return a runner of smartgoal in the folder."""

    def execute(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["smartgoal", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            run()
        printed = capsys.readouterr()
        return Done(stopped.value.code, printed.out, printed.err)

    return execute
