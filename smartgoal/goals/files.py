"""Goal files on disk: finding them, opening them safely, and what they may include."""

from __future__ import annotations

import errno
import os
import re
import stat
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smartgoal.disk import write_whole
from smartgoal.errors import GoalsError
from smartgoal.goals.load import GoalText, IncludeRefused
from smartgoal.goals.yaml.source import read_source
from smartgoal.knowledge.nearest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import NoReturn

STDIN = "-"
_YAML = (".yaml", ".yml")
GOAL_FILE_NAMES = "goals.yaml, *.goals.yaml or goals/*.yaml"
_MOST_LOOKED_AT = 100_000
_TOP_KEY = re.compile(rb"(?:\A(?:\xef\xbb\xbf)?|[\r\n])['\"]?([a-z]+)['\"]?[ \t]*:(?=[ \t\r\n])")
_KEYS_OF_GOALS = frozenset({b"smartgoal", b"goals"})
"""The keys of a goal file; one without goals is there to be included."""
_LEADS_NOWHERE = "the link leads nowhere; mend it or take it away."
_NOTHING_THERE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP})
_SKIPPED_FOLDERS = frozenset({"node_modules", "venv", "__pycache__", "site-packages"})


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """What a search for goal files came upon.

    Attributes:
        names: The goal files, each once: files as named, folders searched and sorted.
        others: What else might be meant for one: YAML deeper below a folder `goals`, and links that lead nowhere.
    """

    names: tuple[str, ...]
    others: tuple[str, ...]


def find_goal_files(paths: Iterable[str]) -> FoundFiles:
    """Return the goal files that paths mean; a file named in two ways is called by the first.

    Raises:
        GoalsError: A path is missing or may not be read, or a folder has no goal file.
    """
    found: dict[str, str] = {}
    others: dict[str, str] = {}
    for path in paths:
        for name, is_taken in _named_by(path):
            (found if is_taken else others).setdefault(real_path(name), name)
    return FoundFiles(tuple(found.values()), tuple(name for real, name in others.items() if real not in found))


def overlooked(names: Iterable[str], read: Iterable[str]) -> tuple[str, ...]:
    """Return remarks on what a search passed over though it was meant for a goal file.

    Args:
        names: The others that it came upon.
        read: The files of the run, included ones too.
    """
    known = {real_path(name) for name in read}
    told = ((name, _why_passed_over(name)) for name in names if real_path(name) not in known)
    return tuple(f"{name}: passed over, because {why}" for name, why in told if why)


def _why_passed_over(name: str) -> str:
    """Return why and what to do about it; "" for what isn't meant for a goal file."""
    if not os.path.exists(name):  # noqa: PTH110
        return _LEADS_NOWHERE
    try:
        start = read_file(name, _MOST_LOOKED_AT)
    except GoalsError:
        return ""
    if not _KEYS_OF_GOALS.issubset(_TOP_KEY.findall(start)):
        return ""
    return f"a goal file is called {GOAL_FILE_NAMES}; rename it."


def real_path(name: str) -> str:
    """Return the one path of a file, however it was named; standard input is itself."""
    return name if name == STDIN else os.path.realpath(name)


def _named_by(path: str) -> Sequence[tuple[str, bool]]:
    if path == STDIN or not stat.S_ISDIR(_mode_of(path)):
        return [(path, True)]
    inside = sorted(_met_below(path))
    if not any(is_taken for _, is_taken in inside):
        raise GoalsError(
            f"{path}: no goal file in this folder; a goal file is {GOAL_FILE_NAMES}. Write one with `smartgoal init`."
        )
    return inside


def _mode_of(path: str) -> int:
    """Return what sort of file a path leads to.

    Raises:
        GoalsError: It leads nowhere, or nobody may look there.
    """
    try:
        # Objects for paths take longer than the calls themselves, and a run may read thousands of files.
        return os.stat(path).st_mode  # noqa: PTH116
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: str, error: OSError | ValueError) -> GoalsError:
    """Return what to tell of a file that can't be opened."""
    # A name that no system would give a file is a missing one.
    if not isinstance(error, OSError) or error.errno in _NOTHING_THERE:
        if os.path.islink(path):  # noqa: PTH114
            return GoalsError(f"{path}: {_LEADS_NOWHERE}")
        return GoalsError(f"{path}: there is no such file or folder.{near_file(path)}")
    return GoalsError(f"{path}: can't be read ({error.strerror}); check the name and its permissions.")


def near_file(path: str) -> str:
    """Return the question whether a file of a similar name was meant, a blank before it; "" where there is none."""
    other = (name for name in names_in(Path(path).parent) if name != Path(path).name)
    near = nearest(Path(path).name, list(other), limit=1)
    return f" {did_you_mean([Path(path).with_name(name).as_posix() for name in near])}".rstrip()


def goal_files_below(folder: str) -> Iterator[str]:
    """Yield the goal files that searching a folder finds, in no order.

    Raises:
        GoalsError: A folder below may not be searched.
    """
    return (name for name, is_taken in _met_below(folder) if is_taken)


def _met_below(folder: str) -> Iterator[tuple[str, bool]]:
    """Yield what a search comes upon, and whether it is a goal file."""
    within_goals = Path(folder).resolve().name == "goals"
    for here, folders, names in os.walk(folder, onerror=_refuse_folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED_FOLDERS)
        in_goals = Path(here).resolve().name == "goals"
        below_goals = in_goals or within_goals or "goals" in Path(here).parts
        for name in names:
            if not _is_goal_file_name(name, in_goals=below_goals):
                continue
            path, is_taken = (Path(here) / name).as_posix(), _is_goal_file_name(name, in_goals=in_goals)
            # Unlike pathlib it takes what nobody may look at for a file, which reading it then refuses.
            is_link = os.path.islink(path)  # noqa: PTH114
            # A link could lead anywhere, so none is followed.
            if not is_link or (is_taken and not os.path.exists(path)):  # noqa: PTH110
                yield path, is_taken and not is_link


def _refuse_folder(error: OSError) -> NoReturn:
    """Stop the search: what is hidden in a folder could be goals, and passed over they would look fine."""
    folder = Path(os.fsdecode(error.filename)).as_posix()
    raise GoalsError(
        f"{folder}: this folder can't be searched ({error.strerror}); check its permissions, or name the goal files."
    )


def is_goal_file(path: str) -> bool:
    """Whether searching a folder would find a file at this path below it, `/` between its parts."""
    *folders, name = path.split("/")
    is_skipped = any(folder.startswith(".") or folder in _SKIPPED_FOLDERS for folder in folders)
    return not is_skipped and _is_goal_file_name(name, in_goals=folders[-1:] == ["goals"])


def _is_goal_file_name(name: str, *, in_goals: bool) -> bool:
    stem, ending = os.path.splitext(name)  # noqa: PTH122 - many names, no need for objects
    if ending not in _YAML or name.startswith("."):
        return False
    return in_goals or stem == "goals" or stem.endswith(".goals")


def read_file(path: str, max_bytes: int) -> bytes:
    """Return the bytes of a regular file, at most one more than `max_bytes`.

    Raises:
        GoalsError: It is missing, no regular file, or may not be read.
    """
    mode = _mode_of(path)
    if stat.S_ISDIR(mode):
        raise GoalsError(f"{path}: this is a folder; name a file in it.")
    if not stat.S_ISREG(mode):
        raise GoalsError(f"{path}: this is no regular file; copy its content into one.")
    try:
        with open(path, "rb") as stream:  # noqa: PTH123
            return stream.read(max_bytes + 1)
    except OSError as error:
        raise _unreadable(path, error) from error


def open_goal_file(path: str, max_bytes: int) -> GoalText:
    """Return a goal file's text with its positions.

    Raises:
        GoalsError: As `read_file`.
    """
    content = read_file(path, max_bytes)
    return GoalText(read_source(path, content, max_bytes=max_bytes), str(Path(path).parent))


def replace_file(path: str, content: bytes, *, expected: bytes) -> None:
    """Write a file anew, beside its place first, so that nobody reads half of it; its rights stay.

    Raises:
        GoalsError: It no longer holds the bytes expected, or can't be written.
    """
    if read_file(path, len(expected)) != expected:
        raise GoalsError(f"{path}: has changed while it was being checked; run the command again.")
    try:
        write_whole(Path(path), content, keep_rights=True, durable=True)
    except OSError as error:
        raise GoalsError(f"{path}: can't be written ({error.strerror}); check its folder and the space.") from error


def project_root(file: str) -> Path:
    """Return the folder of the project that a file belongs to; where nothing says where one begins, its own."""
    return begun_project(file) or Path(file).resolve().parent


def begun_project(file: str) -> Path | None:
    """Return the nearest folder upward with smartgoal.toml, a pyproject.toml for smartgoal or .git; None without."""
    folder = Path(file).resolve().parent
    return next((one for one in (folder, *folder.parents) if _begins_project(one)), None)


def project_hint(file: str) -> str:
    """Return what else lets files beside the folder of a goal file be read; "" where something says what a project is.

    It goes on with a sentence.
    """
    return "" if begun_project(file) else ", or put an empty smartgoal.toml where the project begins"


def _begins_project(folder: Path) -> bool:
    # Settings that can't be read and links that lead nowhere end a project, too.
    begins = any(os.path.lexists(folder / name) for name in ("smartgoal.toml", ".git"))
    return begins or _is_for_smartgoal(folder / "pyproject.toml")


def _is_for_smartgoal(pyproject: Path) -> bool:
    try:
        # Reading a pipe would never end.
        tools = tomllib.loads(pyproject.read_text("utf-8")).get("tool") if os.path.isfile(pyproject) else None  # noqa: PTH113
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(tools, dict) and "smartgoal" in tools


def includer(max_bytes: int) -> Callable[[str, str], GoalText | IncludeRefused]:
    """Return what opens included files: regular files inside the project of the file that includes them."""
    roots: dict[str, Path] = {}

    def include(folder: str, name: str) -> GoalText | IncludeRefused:
        path = Path(os.path.normpath(Path(folder) / name))
        # What an included file includes lies in the project of the goal file that began.
        beside = str(Path(folder) / "goals.yaml")
        if folder not in roots:
            roots[folder] = project_root(beside)
        root = roots[folder]
        if Path(name).is_absolute() or not is_inside(path, root):
            hint = f"Copy the file into the project{project_hint(beside)}."
            return IncludeRefused(f'The include "{name[:60]}" lies outside the project.', hint)
        try:
            opened = open_goal_file(path.as_posix(), max_bytes)
        except GoalsError:
            near = nearest(path.name, names_in(path.parent), limit=1)
            hint = did_you_mean(near, "Name a file that is there, relative to this one.", quote="`")
            return IncludeRefused(f'The include "{name[:60]}" can\'t be read.', hint)
        roots.setdefault(opened.folder, root)
        return opened

    return include


def is_inside(path: str | Path, root: Path) -> bool:
    """Whether a path leads into a folder, links followed; False for what is no path at all."""
    try:
        # Unlike pathlib it takes a link that leads to itself for a name.
        return Path(os.path.realpath(path)).is_relative_to(root)
    except (OSError, ValueError):
        return False


def names_in(folder: Path) -> Sequence[str]:
    """Return the names of what is in a folder, sorted; none where it can't be read."""
    try:
        return sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return []
