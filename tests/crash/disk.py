"""What a disk may hold after a power cut: all that was flushed, and any of the rest.

A command runs once, with strace writing down what it does to its folder. From that the folder is made again as a cut
may leave it: at every moment, with all, none or any of the writes (by sectors of 512 bytes) and changed names that no
fsync of their own file or folder has made safe. That is more than real file systems lose: most keep names in order.
"""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

CALLS = "openat,open,creat,write,pwrite64,writev,pwritev,lseek,ftruncate,fsync,fdatasync,rename,renameat,renameat2,"
CALLS += "link,linkat,symlink,symlinkat,unlink,unlinkat,rmdir,mkdir,mkdirat,truncate,fallocate,copy_file_range,sendfile"
SECTOR = 512
_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HANDLE = re.compile(r"(\d+)<((?:\\x[0-9a-f]{2}|[^>])*)>")


@dataclass(frozen=True, slots=True)
class Named:
    """Names in a folder now mean other files; None: nothing any more."""

    of: str
    names: tuple[tuple[str, int | str | None], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes of a file, within one sector."""

    of: int
    offset: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Sized:
    """A file is so long now."""

    of: int
    size: int


@dataclass(frozen=True, slots=True)
class Flushed:
    """All that was done to a file or to the names in a folder is safe from here on."""

    of: int | str


@dataclass(frozen=True, slots=True)
class Said:
    """Something was written to standard output."""

    text: str


Change = Named | Written | Sized
Event = Change | Flushed | Said


@dataclass(slots=True)
class Disk:
    """What a folder holds: bytes of files by number, names by folder."""

    files: dict[int, bytearray] = field(default_factory=dict)
    names: dict[str, dict[str, int | str]] = field(default_factory=dict)

    def apply(self, change: Change) -> None:
        """Do what was done to the folder."""
        match change:
            case Named(folder, names):
                known = self.names.setdefault(folder, {})
                for name, what in names:
                    if what is None:
                        known.pop(name, None)
                    else:
                        known[name] = what
                    if isinstance(what, str):
                        self.names.setdefault(what, {})
            case Written(number, offset, content):
                file = self.files.setdefault(number, bytearray())
                file.extend(bytes(max(0, offset + len(content) - len(file))))
                file[offset : offset + len(content)] = content
            case Sized(number, size):
                file = self.files.setdefault(number, bytearray())
                del file[size:]
                file.extend(bytes(size - len(file)))

    def tree(self, folder: str = "") -> Iterator[tuple[str, bytes | None]]:
        """Return every path below a folder with its bytes; None: a folder."""
        for name, what in sorted(self.names.get(folder, {}).items()):
            path = f"{folder}/{name}" if folder else name
            if isinstance(what, str):
                yield path, None
                yield from self.tree(what)
            else:
                yield path, bytes(self.files.get(what, b""))

    @classmethod
    def of(cls, root: Path) -> Disk:
        """Return what a folder holds now."""
        disk = cls()
        for place, folders, files in os.walk(root):
            inside = "" if Path(place) == root else Path(place).relative_to(root).as_posix()
            names = disk.names.setdefault(inside, {})
            names.update({name: f"{inside}/{name}".lstrip("/") for name in folders})
            for name in files:
                names[name] = len(disk.files)
                disk.files[len(disk.files)] = bytearray((Path(place) / name).read_bytes())
        return disk

    def lay_down(self, root: Path) -> None:
        """Make a folder hold this and nothing else."""
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir()
        for path, content in self.tree():
            if content is None:
                (root / path).mkdir()
            else:
                (root / path).write_bytes(content)


class Recorder:
    """Makes events of the lines that strace writes, for the files below one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.now = Disk.of(root)
        self.next = len(self.now.files)
        self.open: dict[str, int | str] = {}
        self.places: dict[str, int] = {}

    def events(self, lines: Iterable[str]) -> Iterator[Event]:
        """Return what was done, in order."""
        for line in lines:
            found = _CALL.match(line)
            if found and not found[3].startswith("-"):
                for event in self._call(found[1], found[2], int(found[3])):
                    if not isinstance(event, Flushed | Said):
                        self.now.apply(event)
                    yield event

    def _call(self, name: str, arguments: str, result: int) -> Iterator[Event]:
        texts = [_bytes(text) for text in _TEXT.findall(arguments)]
        handle = _HANDLE.match(arguments)
        match name:
            case "open" | "openat" | "creat":
                yield from self._open(os.fsdecode(texts[0]), arguments, str(result))
            case "rename" | "renameat" | "renameat2":
                yield from self._rename(*map(os.fsdecode, texts))
            case "unlink" | "unlinkat" | "rmdir":
                yield from self._name(os.fsdecode(texts[0]), None)
            case "mkdir" | "mkdirat":
                inside = self._inside(os.fsdecode(texts[0]))
                yield from self._name(os.fsdecode(texts[0]), inside)
            case "write" if handle and handle[1] == "1":
                yield Said(texts[0].decode())
            case _ if handle and handle[1] in self.open:
                yield from self._to_open(name, arguments, handle[1], texts, result)

    def _open(self, path: str, arguments: str, handle: str) -> Iterator[Event]:
        inside = self._inside(path)
        self.open.pop(handle, None)
        if inside is None:
            return
        if inside in self.now.names:
            self.open[handle] = inside
            return
        folder, name = _split(inside)
        assert "O_APPEND" not in arguments, "appending isn't recorded"
        if name not in self.now.names[folder]:
            yield Named(folder, ((name, self.next),))
            self.next += 1
        number = self.now.names[folder][name]
        assert isinstance(number, int)
        self.open[handle], self.places[handle] = number, 0
        if "O_TRUNC" in arguments:
            yield Sized(number, 0)

    def _rename(self, before: str, after: str) -> Iterator[Event]:
        one, other = self._inside(before), self._inside(after)
        assert (one is None) == (other is None), "files come from elsewhere"
        if one and other:
            (folder, old), (place, new) = _split(one), _split(other)
            assert folder == place, "renaming to another folder isn't recorded"
            yield Named(folder, ((new, self.now.names[folder][old]), (old, None)))

    def _name(self, path: str, what: str | None) -> Iterator[Event]:
        inside = self._inside(path)
        if inside:
            folder, name = _split(inside)
            yield Named(folder, ((name, what),))

    def _to_open(self, name: str, arguments: str, handle: str, texts: Sequence[bytes], result: int) -> Iterator[Event]:
        target = self.open[handle]
        if name in {"fsync", "fdatasync"}:
            yield Flushed(target)
            return
        assert isinstance(target, int), f"{name} on a folder"
        match name:
            case "write":
                yield from _sectors(target, self.places[handle], texts[0])
                self.places[handle] += result
            case "pwrite64":
                yield from _sectors(target, int(arguments.rsplit(",", 1)[1]), texts[0])
            case "lseek":
                self.places[handle] = result
            case "ftruncate":
                yield Sized(target, int(arguments.rsplit(",", 1)[1]))
            case _:
                raise AssertionError(f"{name} isn't recorded")

    def _inside(self, path: str) -> str | None:
        """Return a path as it is below the root; None where it is elsewhere."""
        whole = Path(os.path.normpath(self.root / path))
        if not whole.is_relative_to(self.root):
            return None
        return "" if whole == self.root else whole.relative_to(self.root).as_posix()


def _bytes(written: str) -> bytes:
    return bytes.fromhex(written.replace("\\x", ""))


def _split(path: str) -> tuple[str, str]:
    folder, _, name = path.rpartition("/")
    return folder, name


def _sectors(number: int, offset: int, content: bytes) -> Iterator[Written]:
    start = 0
    while start < len(content):
        end = min(len(content), start + SECTOR - (offset + start) % SECTOR)
        yield Written(number, offset + start, content[start:end])
        start = end


def what_recording_lacks() -> str | None:
    """Return what keeps a machine from recording what a command does to its files; None: nothing."""
    strace = shutil.which("strace")
    if strace is None:
        return "strace isn't installed"
    tried = subprocess.run([strace, "-e", "trace=none", "true"], capture_output=True, check=False)
    return None if tried.returncode == 0 else "strace may not watch other processes here"


def record(root: Path, command: Sequence[str]) -> tuple[Disk, list[Event]]:
    """Run a command in a folder and return what the folder held before, and what was done to it."""
    before, recorder = Disk.of(root), Recorder(root)
    trace = root.with_name(root.name + ".trace")
    subprocess.run(
        ["strace", "-y", "-xx", "-s", "10000000", "-o", trace, "-e", f"trace={CALLS}", *command],
        cwd=root,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=True,
    )
    with trace.open(encoding="ascii") as lines:
        events = list(recorder.events(lines))
    assert dict(recorder.now.tree()) == dict(Disk.of(root).tree()), "the record isn't what happened"
    return before, events


@dataclass(frozen=True, slots=True)
class Cut:
    """What a folder may hold after a cut.

    Attributes:
        moment: How many events had happened.
        said: What had been said on standard output.
    """

    moment: int
    said: str
    disk: Disk

    @property
    def digest(self) -> str:
        """Return what is the same for folders that hold the same, after the same was said."""
        return hashlib.sha256(repr((self.said, list(self.disk.tree()))).encode()).hexdigest()


def cuts(before: Disk, events: Sequence[Event], chances: int, seed: int = 1) -> Iterator[Cut]:
    """Return what a cut may leave, once each.

    Args:
        before: What the folder held, safely.
        events: What was done to it.
        chances: How many random choices of what is lost are tried at each moment, besides everything and nothing.
        seed: Of the choices.
    """
    chance = random.Random(seed)  # noqa: S311 (no secret)
    known: set[str] = set()
    for moment in _moments(events):
        past = events[:moment]
        said = "".join(event.text for event in past if isinstance(event, Said))
        for share in (0.0, 1.0, *(chance.random() for _ in range(chances))):
            cut = Cut(moment, said, _left(before, past, lambda share=share: chance.random() < share))  # type: ignore[misc]
            if cut.digest not in known:
                known.add(cut.digest)
                yield cut


def _moments(events: Sequence[Event]) -> Iterator[int]:
    """Return how much may have happened, sectors written one after the other as one: any of them may be lost anyway."""
    for moment in range(len(events) + 1):
        around = events[max(0, moment - 1) : moment + 1]
        files = {event.of if isinstance(event, Written) else None for event in around}
        if len(around) < 2 or len(files) > 1 or None in files:
            yield moment


def _left(before: Disk, past: Sequence[Event], survives: Callable[[], bool]) -> Disk:
    disk = Disk({number: bytearray(content) for number, content in before.files.items()}, {})
    disk.names = {folder: dict(names) for folder, names in before.names.items()}
    safe: set[int | str] = set()
    kept: list[Change] = []
    for event in reversed(past):
        if isinstance(event, Flushed):
            safe.add(event.of)
        elif not isinstance(event, Said) and (event.of in safe or survives()):
            kept.append(event)
    for change in reversed(kept):
        disk.apply(change)
    return disk
