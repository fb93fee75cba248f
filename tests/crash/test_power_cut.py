"""Power cuts at every moment of an import; needs strace, which is let to watch other processes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.crash.disk import Disk, cuts, record, what_recording_lacks
from tests.crash.power_cut import KINDS, try_kind

if TYPE_CHECKING:
    from pathlib import Path


MISSING = what_recording_lacks()
pytestmark = pytest.mark.skipif(MISSING is not None, reason=MISSING or "")

CARELESS = """
with open("kept", "w") as file:
    file.write("figures" * 200)
print("kept", flush=True)
"""
CAREFUL = """
from pathlib import Path
from smartgoal.disk import write_whole
write_whole(Path("kept"), b"figures" * 200, durable=True)
print("kept", flush=True)
"""


def contents_when_said(folder: Path, script: str) -> set[bytes | None]:
    """Return what the file may hold after a cut that comes after the script said it was kept."""
    folder.mkdir()
    (folder / "other").write_bytes(b"as it was")
    before, events = record(folder, [sys.executable, "-c", script])
    after = [cut.disk for cut in cuts(before, events, 8) if "kept" in cut.said]
    assert all(dict(disk.tree())["other"] == b"as it was" for disk in after)
    return {dict(disk.tree()).get("kept") for disk in after}


def test_what_was_not_flushed_is_lost(tmp_path: Path) -> None:
    """The name alone, all bytes or some of their sectors may be gone, and that is how these tests find faults."""
    found = contents_when_said(tmp_path / "folder", CARELESS)

    assert {None, b"figures" * 200} < found


def test_what_was_flushed_is_there(tmp_path: Path) -> None:
    """Bytes and name are safe before the word is given."""
    assert contents_when_said(tmp_path / "folder", CAREFUL) == {b"figures" * 200}


def test_a_disk_is_laid_down_as_it_was_taken_up(tmp_path: Path) -> None:
    """Files, folders and bytes come back."""
    (tmp_path / "one" / "folder").mkdir(parents=True)
    (tmp_path / "one" / "folder" / "file").write_bytes(b"bytes")

    Disk.of(tmp_path / "one").lay_down(tmp_path / "other")

    assert (tmp_path / "other" / "folder" / "file").read_bytes() == b"bytes"


@pytest.mark.parametrize("kind", ["first import", "correcting import"])
def test_a_power_cut_leaves_all_or_nothing(kind: str, tmp_path: Path) -> None:
    """Whatever wasn't flushed is lost, and the store is sound or can be mended, with all that was acknowledged."""
    ended = try_kind(tmp_path / "project", KINDS[kind], 1)

    assert ended["after"]
    assert sum(ended.values()) > ended["after"]
