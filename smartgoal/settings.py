"""The settings: `[tool.smartgoal]` in pyproject.toml, or smartgoal.toml."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from smartgoal.errors import SettingsError
from smartgoal.knowledge.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

SETTINGS_FILE = "smartgoal.toml"
PROJECT_FILE = "pyproject.toml"
SEVERITIES = ("error", "warning", "info", "never")
FAIL_ON = (
    *SEVERITIES,
    "missed", "off_track", "no_data", "at_risk", "too_early", "on_track", "reached", "stretch_reached", "met",
    "stretch_met", "not_started", "draft",
    "stale", "low_sample", "low_coverage", "guardrail_broken", "data_errors", "unweighted",
)  # fmt: skip
"""What `fail-on` takes: a severity for check; statuses and qualifiers for progress."""

_CODE = re.compile(r"^[A-Z](\d{1,3})?$")
_BYTES = {"": 1, "b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9}


def _words(value: object) -> object:
    return [word.strip() for word in value.split(",")] if isinstance(value, str) else value


def _codes(value: object) -> object:
    codes = _words(value)
    for code in codes if isinstance(codes, list) else []:
        if not isinstance(code, str) or not _CODE.match(code):
            raise ValueError(f"{code!r} is no rule or beginning of one, such as S104, S1 or S")
    return codes


def _fail_words(value: object) -> object:
    words = _words(value)
    for word in words if isinstance(words, list) else []:
        if word not in FAIL_ON:
            near = nearest(str(word), FAIL_ON, limit=1)
            meant = f"; did you mean {near[0]}?" if near else f"; use {', '.join(FAIL_ON)}"
            raise ValueError(f"{word!r} is no severity, status or qualifier{meant}")
    return words


def _share(value: object) -> object:
    """Return a number of percent for `50`, `"50 %"` or `"50%"`."""
    return value.rstrip(" %") if isinstance(value, str) else value


def _five_percent(value: object) -> object:
    """Return a fraction for `0.05` or `"5 %"`."""
    if isinstance(value, str) and value.rstrip().endswith("%"):
        return Decimal(value.rstrip(" %")) / 100
    return value


def _months(value: object) -> object:
    match = re.fullmatch(r"(\d+) months?", value) if isinstance(value, str) else None
    return int(match[1]) if match else value


def _bytes(value: object) -> object:
    match = re.fullmatch(r"(\d+) ?([kMG]?B)?", value) if isinstance(value, str) else None
    return int(match[1]) * _BYTES[(match[2] or "").lower()] if match else value


def _rejects(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,9}( ?%)?", value):
        raise ValueError("a number of rows such as 0, or a share such as 5%, is expected")
    return value.replace(" ", "")


Codes = Annotated[tuple[str, ...], BeforeValidator(_codes)]
FailOn = Annotated[tuple[str, ...], BeforeValidator(_fail_words)]
Percent = Annotated[Decimal, BeforeValidator(_share), Field(gt=0)]
Fraction = Annotated[Decimal, BeforeValidator(_five_percent), Field(ge=0, le=1)]


class Settings(BaseModel):
    """What a team may change; every figure has the default of the field."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-"))

    fail_on: FailOn | None = None
    select: Codes = ()
    ignore: Codes = ()
    severity: dict[str, Literal["error", "warning", "info"]] = {}
    per_file_ignores: dict[str, Codes] = {}
    known: str | None = None
    max_goals_per_owner: Annotated[int, Field(ge=1)] = 5
    large_jump: Percent = Decimal(50)
    large_jump_points: Percent = Decimal(20)
    long_period: Annotated[int, BeforeValidator(_months), Field(ge=1)] = 6
    on_track_gap: Fraction = Decimal("0.10")
    at_risk_gap: Fraction = Decimal("0.25")
    at_risk_miss: Fraction = Decimal("0.05")
    fiscal_year_start: Annotated[int, Field(ge=1, le=12)] = 1
    max_rejects: Annotated[str, BeforeValidator(_rejects)] = "0"
    max_file_size: Annotated[int, BeforeValidator(_bytes), Field(ge=1, le=10**9)] = 10_000_000
    store: str | None = None
    """Folder of the store, relative to the settings file; default: .smartgoal in the project."""

    def fail_on_of(self, verb: Literal["check", "progress"]) -> tuple[str, ...]:
        """Return what fails this verb: severities fail check, statuses and qualifiers fail progress."""
        return tuple(word for word in self.fail_on or () if (word in SEVERITIES) is (verb == "check"))


def with_options(
    settings: Settings,
    *,
    select: str | None = None,
    ignore: str | None = None,
    severity: Iterable[str] = (),
    fail_on: str | None = None,
    max_rejects: str | None = None,
) -> Settings:
    """Return the settings with what the command line says laid over them; `ignore` and `severity` add.

    Raises:
        SettingsError: An option has a wrong value.
    """
    told = settings.model_dump(by_alias=True, exclude_unset=True)
    if select is not None:
        told["select"] = select
    if ignore is not None:
        told["ignore"] = [*settings.ignore, *ignore.split(",")]
    if fail_on is not None:
        told["fail-on"] = fail_on
    if max_rejects is not None:
        told["max-rejects"] = max_rejects
    told["severity"] = {**settings.severity, **dict(_pair(one) for one in severity)}
    try:
        return Settings.model_validate(told)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
    raise SettingsError(f"--{first['loc'][0]}: {first['msg'].removeprefix('Value error, ')}.")


def _pair(written: str) -> tuple[str, str]:
    code, equals, level = written.partition("=")
    if not equals:
        raise SettingsError(f'--severity "{written}" isn\'t CODE=LEVEL, such as S104=error.')
    return code, level


def find_settings(near: str) -> tuple[Settings, str | None]:
    """Return the settings nearest to a goal file or folder, and the file they stand in; None for the defaults.

    Raises:
        SettingsError: The file isn't TOML, or has an unknown key or a wrong value.
    """
    place = Path(near).resolve()
    for folder in (place, *place.parents):
        for name in (SETTINGS_FILE, PROJECT_FILE):
            file = folder / name
            if file.is_file() and (told := _told_in(file)) is not None:
                return _validated(told, file), str(file)
    return Settings(), None


def _told_in(file: Path) -> dict[str, object] | None:
    """Return what a file says of smartgoal; None where it says nothing."""
    try:
        data = tomllib.loads(file.read_text("utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        if file.name == PROJECT_FILE:
            return None
        raise SettingsError(f"{_shown(file)}: not TOML ({error}).") from error
    except OSError as error:
        raise SettingsError(f"{_shown(file)}: can't be read ({error.strerror}).") from error
    if file.name == SETTINGS_FILE:
        return data
    told = data.get("tool", {}).get("smartgoal")
    return told if isinstance(told, dict) else None


def _validated(told: dict[str, object], file: Path) -> Settings:
    try:
        return Settings.model_validate(told)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
    key = str(first["loc"][0])
    place = f"{_shown(file)}, line {_line_of(key, file)}"
    if first["type"] == "extra_forbidden":
        names = [field.alias or name for name, field in Settings.model_fields.items()]
        near = nearest(key, names, limit=1)
        meant = f"did you mean {near[0]}?" if near else f"use one of {', '.join(sorted(names))}."
        raise SettingsError(f'{place}: the setting "{key}" isn\'t known; {meant}')
    raise SettingsError(f'{place}: "{key}": {first["msg"].removeprefix("Value error, ")}.')


def _line_of(key: str, file: Path) -> int:
    lines = file.read_text("utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if re.match(rf"\s*\[?[\w.\"-]*{re.escape(key)}\b", line)), 1)


def _shown(file: Path) -> str:
    try:
        return file.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(file)
