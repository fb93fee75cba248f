"""The settings file: `[tool.smartgoal]` in pyproject.toml, or smartgoal.toml."""

from __future__ import annotations

import errno
import os
import re
import stat
import tomllib
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from smartgoal.errors import SettingsError
from smartgoal.knowledge.nearest import did_you_mean, nearest
from smartgoal.settings.model import NAMES, Provenance, Settings
from smartgoal.settings.wrong import key_of, reason

if TYPE_CHECKING:
    from collections.abc import Sequence

SETTINGS_FILE = "smartgoal.toml"
PROJECT_FILE = "pyproject.toml"
_NOTHING_THERE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP})
_LARGEST_EXPONENT = 12
_LONG_NUMBER = re.compile(r"[0-9_]{1000,}")


def find_settings(near: str) -> Settings:
    """Return the settings nearest to a goal file or folder; without a settings file the defaults.

    Raises:
        SettingsError: The file can't be read, isn't TOML, or has an unknown key or a wrong value.
    """
    # Unlike pathlib it takes a link that leads to itself for a name.
    place = Path(os.path.realpath(near))
    for folder in (place, *place.parents):
        for name in (SETTINGS_FILE, PROJECT_FILE):
            file = folder / name
            if _is_there(file) and (told := _told_in(file)) is not None:
                return _validated(told, file)
    return Settings()


def _is_there(file: Path) -> bool:
    """Whether there is a file to read; what may be one and can't be read would let a run pass that it should fail.

    Raises:
        SettingsError: There is something, and no regular file, or nobody may look.
    """
    try:
        mode = file.stat().st_mode
    except (OSError, ValueError) as error:
        # A name that no system would give a file is a missing one.
        if isinstance(error, OSError) and error.errno not in _NOTHING_THERE:
            told = f"can't be searched for settings ({error.strerror}); check its permissions."
            raise SettingsError(f"{shown(file.parent)}: {told}") from error
        if os.path.islink(file):  # noqa: PTH114 - unlike pathlib it never raises
            raise SettingsError(f"{shown(file)}: the link leads nowhere; mend it or take it away.") from error
        return False
    if not stat.S_ISREG(mode):
        raise SettingsError(f"{shown(file)}: this is no regular file; take it away or write the settings into one.")
    return True


def _told_in(file: Path) -> dict[str, object] | None:
    """Return what a file says of smartgoal; None where it says nothing."""
    try:
        text = file.read_text("utf-8")
        if file.name == PROJECT_FILE and "smartgoal" not in text:
            return None
        data = _toml_of(text, file)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{shown(file)}: not TOML ({error}); mend it there.") from error
    except OSError as error:
        raise SettingsError(f"{shown(file)}: can't be read ({error.strerror}); check its permissions.") from error
    if file.name == SETTINGS_FILE:
        return data
    tools = data.get("tool")
    told = tools.get("smartgoal") if isinstance(tools, dict) else None
    if told is not None and not isinstance(told, dict):
        raise SettingsError(f"{shown(file)}: tool.smartgoal: a group of keys and values is expected.")
    return told


def _toml_of(text: str, file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(text, parse_float=_number)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{shown(file)}: not TOML ({error}); mend it there.") from error
    except RecursionError as error:
        raise SettingsError(f"{shown(file)}: brackets are nested too deeply; mend it there.") from error
    except ValueError as error:
        # Python reads no whole number of more than 4,300 digits.
        found = _LONG_NUMBER.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        raise SettingsError(f"{shown(file)}, line {line}: the number has too many digits; mend it there.") from error


def _number(written: str) -> Decimal | str:
    """Return a number of TOML; what is none to reckon with stays text, so that its key is named."""
    try:
        number = Decimal(written)
    except InvalidOperation:
        return written
    # Turning 1e999999999 into a whole number would never end.
    return number if number.is_finite() and abs(number.adjusted()) <= _LARGEST_EXPONENT else written


def _validated(told: dict[str, object], file: Path) -> Settings:
    try:
        return Settings.model_validate(told, context=Provenance(str(file), _unheard_beside(file)))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
    key = key_of(first)
    place = place_of(key, file)
    if first["type"] == "extra_forbidden":
        near = nearest(key, NAMES, limit=1)
        meant = did_you_mean(near, f"use one of {', '.join(NAMES)}.", within_sentence=True)
        raise SettingsError(f'{place}: the setting "{key}" isn\'t known; {meant}')
    raise SettingsError(f"{place}: {key}: {reason(first)}")


def _unheard_beside(file: Path) -> tuple[str, ...]:
    """Return the remark that settings stand in a second file of the same folder, which nobody reads."""
    other = file.with_name(PROJECT_FILE)
    try:
        is_unheard = file.name == SETTINGS_FILE and _is_there(other) and _told_in(other) is not None
    except SettingsError:
        return ()
    told = f"{shown(other)}: [tool.smartgoal] isn't read, because {file.name} lies beside it; keep one of the two."
    return (told,) if is_unheard else ()


def place_of(key: str, file: Path, word: str = "") -> str:
    """Return the file and line that a setting stands in, or the first word of it that is so."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        # It has changed since it was read.
        return shown(file)
    line = _line_of(key, lines, is_whole_file=file.name == SETTINGS_FILE)
    line += next((number for number, told in enumerate(lines[line - 1 :]) if word.lower() in told.lower()), 0)
    return f"{shown(file)}, line {line}"


def _line_of(key: str, lines: Sequence[str], *, is_whole_file: bool) -> int:
    """Return the line that a setting stands in, the file's first where it isn't found."""
    here = is_whole_file
    name = re.compile(rf'\s*\[?(tool\.smartgoal\.)?"?{re.escape(key)}"?(?![\w-])')
    for number, line in enumerate(lines, 1):
        if not is_whole_file and line.lstrip().startswith("["):
            here = line.strip().startswith("[tool.smartgoal")
        if here and name.match(line):
            return number
    return 1


def shown(file: Path) -> str:
    """Return a path from the current folder, where it lies below."""
    try:
        return file.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(file)
