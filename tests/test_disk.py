"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from smartgoal.disk import write_whole

if TYPE_CHECKING:
    from pathlib import Path


def rights(path: Path) -> int:
    """Return who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does anything lie beside it."""
    target = tmp_path / "goals.yaml"
    target.write_bytes(b"ours")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("smartgoal.disk.Path.replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(target, b"theirs")

    assert target.read_bytes() == b"ours"
    assert list(tmp_path.iterdir()) == [target]


def test_somebody_who_interrupts_leaves_nothing_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is no OSError."""

    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("smartgoal.disk.Path.replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "goals.yaml", b"theirs")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="rights are otherwise there")
def test_rights_stay_where_that_is_asked_for(tmp_path: Path) -> None:
    """Else they are those that new files have."""
    new, kept, replaced = (tmp_path / name for name in ("new", "kept", "replaced"))
    for one in (kept, replaced):
        one.write_bytes(b"")
        one.chmod(0o640)

    write_whole(new, b"x", keep_rights=True)
    write_whole(kept, b"x", keep_rights=True)
    write_whole(replaced, b"x")

    assert rights(kept) == 0o640
    assert rights(replaced) == rights(new)
    assert [one.read_bytes() for one in (new, kept, replaced)] == [b"x"] * 3


def test_a_link_that_leads_to_itself_stays(tmp_path: Path) -> None:
    """Nobody knows where its content belongs."""
    link = tmp_path / "link"
    link.symlink_to("link")

    with pytest.raises(OSError, match="symbolic links"):
        write_whole(link, b"x", keep_rights=True)
    assert link.is_symlink()
