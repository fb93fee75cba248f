"""The settings: `[tool.smartgoal]` in pyproject.toml, or smartgoal.toml."""

from __future__ import annotations

import json
import os
import re
import tomllib
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from smartgoal.errors import SettingsError
from smartgoal.knowledge.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

SETTINGS_FILE = "smartgoal.toml"
PROJECT_FILE = "pyproject.toml"
SEVERITIES = ("error", "warning", "info", "never")
STATUSES = (
    "missed", "off_track", "no_data", "at_risk", "too_early", "on_track", "reached", "stretch_reached", "met",
    "stretch_met", "not_started", "draft",
    "stale", "low_sample", "low_coverage", "guardrail_broken", "data_errors", "unweighted",
)  # fmt: skip
"""The statuses and qualifiers that can fail progress."""
FAIL_ON = (*SEVERITIES, *STATUSES)
"""What `fail-on` takes: a severity for check; statuses and qualifiers for progress."""

_CODE = re.compile(r"[A-Z](\d{1,3})?\Z")
_RULE = re.compile(r"[A-Z]\d{3}\Z")
_BYTES = {"": 1, "b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9}
_PERCENT = re.compile(r"\s*(?P<number>-?[0-9]{1,12}(\.[0-9]{1,12})?)\s?%\s*")
_MONTHS = re.compile(r"([0-9]{1,9}) months?")
_SIZE = re.compile(r"([0-9]{1,12}) ?([kMG]?B)?")
_ROWS = re.compile(r"[0-9]{1,9}")
_SHARE_OF_ROWS = re.compile(r"([0-9]{1,9}) ?%")
_LARGEST_EXPONENT = 12
_LONG_NUMBER = re.compile(r"[0-9_]{1000,}")
_EXPECTED = {
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing_size": "a smaller number",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
    "decimal_max_places": "a number of at most 15 decimals",
    "finite_number": "a number",
    "string_type": "a text in quotes",
    "tuple_type": "a list such as [S104, M2]",
    "dict_type": "a group of keys and values",
    "literal_error": "error, warning or info",
}
_LIMITS = {"ge": "at least", "gt": "more than", "le": "at most"}


class _WrongValueError(ValueError):
    """A value that its setting can't have; the text is for people.

    Attributes:
        key: The setting, where it isn't the one that is looked at.
    """

    def __init__(self, told: str, key: str = "") -> None:
        super().__init__(told)
        self.key = key


def _words(value: object) -> object:
    return [word.strip() for word in value.split(",")] if isinstance(value, str) else value


def _codes(value: object) -> object:
    codes = _words(value)
    if not isinstance(codes, list | tuple):
        return codes
    for code in codes:
        if not isinstance(code, str) or not _CODE.match(code.strip().upper()):
            raise _WrongValueError(f'"{code}" is no rule or beginning of one, such as S104, S1 or S')
    return [code.strip().upper() for code in codes]


def _fail_words(value: object) -> object:
    words = _words(value)
    for word in words if isinstance(words, list | tuple) else ():
        if word not in FAIL_ON:
            near = nearest(str(word), FAIL_ON, limit=1)
            meant = f"; did you mean {near[0]}?" if near else f"; use {', '.join(FAIL_ON)}"
            raise _WrongValueError(f'"{word}" is no severity, status or qualifier{meant}')
    return words


def _levels(value: object) -> object:
    """Return what each rule weighs, by its id in capitals."""
    if not isinstance(value, dict):
        return value
    for code in value:
        if not _RULE.match(code.upper()):
            raise _WrongValueError(f'"{code}" is no rule, such as S104')
    return {code.upper(): level for code, level in value.items()}


def _share(value: object) -> object:
    """Return a number of percent for `50`, `"50 %"` or `"50%"`."""
    match = _PERCENT.fullmatch(value) if isinstance(value, str) else None
    return match["number"] if match else value


def _five_percent(value: object) -> object:
    """Return a fraction for `0.05` or `"5 %"`."""
    match = _PERCENT.fullmatch(value) if isinstance(value, str) else None
    return Decimal(match["number"]) / 100 if match else value


def _months(value: object) -> object:
    match = _MONTHS.fullmatch(value) if isinstance(value, str) else None
    return int(match[1]) if match else value


def _bytes(value: object) -> object:
    match = _SIZE.fullmatch(value) if isinstance(value, str) else None
    return int(match[1]) * _BYTES[(match[2] or "").lower()] if match else value


def _rejects(value: object) -> object:
    """Return `3` or `5%` as it is kept."""
    text = str(value) if isinstance(value, int) else value
    share = _SHARE_OF_ROWS.fullmatch(text) if isinstance(text, str) else None
    if share and int(share[1]) > 100:
        raise _WrongValueError("at most 100% is expected")
    if not isinstance(text, str) or not (share or _ROWS.fullmatch(text)):
        raise _WrongValueError("a number of rows such as 0, or a share such as 5%, is expected")
    return f"{share[1]}%" if share else text


Verb = Literal["check", "progress"]
Codes = Annotated[tuple[str, ...], BeforeValidator(_codes)]
FailOn = Annotated[tuple[str, ...], BeforeValidator(_fail_words)]
Percent = Annotated[Decimal, BeforeValidator(_share), Field(gt=0, le=10**6, decimal_places=15)]
Fraction = Annotated[Decimal, BeforeValidator(_five_percent), Field(ge=0, le=1, decimal_places=15)]


class Settings(BaseModel):
    """What a team may change; every figure has the default of the field."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-"))

    fail_on: FailOn | None = None
    select: Codes = ()
    ignore: Codes = ()
    severity: Annotated[dict[str, Literal["error", "warning", "info"]], BeforeValidator(_levels)] = {}
    per_file_ignores: dict[str, Codes] = {}
    known: str | None = None
    max_goals_per_owner: Annotated[int, Field(ge=1, le=10**6)] = 5
    large_jump: Percent = Decimal(50)
    large_jump_points: Percent = Decimal(20)
    long_period: Annotated[int, BeforeValidator(_months), Field(ge=1, le=1200)] = 6
    on_track_gap: Fraction = Decimal("0.10")
    at_risk_gap: Fraction = Decimal("0.25")
    at_risk_miss: Fraction = Decimal("0.05")
    fiscal_year_start: Annotated[int, Field(ge=1, le=12)] = 1
    max_rejects: Annotated[str, BeforeValidator(_rejects)] = "0"
    max_file_size: Annotated[int, BeforeValidator(_bytes), Field(ge=1, le=10**9)] = 10_000_000
    store: str | None = None
    """Folder of the store, relative to the settings file; default: .smartgoal in the project."""

    @field_validator("*", mode="before")
    @classmethod
    def _is_no_truth(cls, value: object) -> object:
        """Refuse yes and no, which would pass for 1 and 0, in the words for the kind that is expected."""
        return object() if isinstance(value, bool) else value

    @model_validator(mode="after")
    def _has_bands_in_order(self) -> Self:
        """Refuse gaps that make a goal on track and off track at once."""
        if self.on_track_gap > self.at_risk_gap:
            if "on_track_gap" in self.model_fields_set:
                raise _WrongValueError(f"at most {self.at_risk_gap}, the at-risk-gap, is expected", "on-track-gap")
            raise _WrongValueError(f"at least {self.on_track_gap}, the on-track-gap, is expected", "at-risk-gap")
        return self

    def fail_on_of(self, verb: Verb) -> tuple[str, ...]:
        """Return what fails this verb: severities fail check, statuses and qualifiers fail progress."""
        return tuple(word for word in self.fail_on or () if (word in SEVERITIES) is (verb == "check"))


NAMES = tuple(sorted(name.replace("_", "-") for name in Settings.model_fields))
"""Every setting, as it is written."""


def with_options(
    settings: Settings,
    verb: Verb,
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
    if levels := dict(_pair(one) for one in severity):
        told["severity"] = {**settings.severity, **levels}
    try:
        laid_over = Settings.model_validate(told)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise SettingsError(f"--{_key_of(first)}: {_reason(first)}") from error
    if fail_on is not None:
        _require_words_of(verb, laid_over.fail_on or ())
    return laid_over


def _require_words_of(verb: Verb, words: Iterable[str]) -> None:
    """Raise where `--fail-on` has a word of the other verb: it would be passed over in silence."""
    mine = SEVERITIES if verb == "check" else (*STATUSES, "never")
    for word in words:
        if word not in mine:
            raise SettingsError(f'--fail-on: "{word}" is nothing that {verb} finds; use {", ".join(mine)}.')


def _pair(written: str) -> tuple[str, str]:
    code, equals, level = written.replace(" ", "").partition("=")
    if not equals:
        raise SettingsError(f'--severity "{written}" isn\'t CODE=LEVEL, such as S104=error.')
    return code, level


def find_settings(near: str) -> tuple[Settings, str | None]:
    """Return the settings nearest to a goal file or folder, and the file they stand in; None for the defaults.

    Raises:
        SettingsError: The file isn't TOML, or has an unknown key or a wrong value.
    """
    # Unlike pathlib it takes a link that leads to itself for a name.
    place = Path(os.path.realpath(near))
    for folder in (place, *place.parents):
        for name in (SETTINGS_FILE, PROJECT_FILE):
            file = folder / name
            # A path too long for the system isn't there; pathlib would raise.
            if os.path.isfile(file) and (told := _told_in(file)) is not None:  # noqa: PTH113
                return _validated(told, file), str(file)
    return Settings(), None


def _told_in(file: Path) -> dict[str, object] | None:
    """Return what a file says of smartgoal; None where it says nothing."""
    try:
        text = file.read_text("utf-8")
        if file.name == PROJECT_FILE and "smartgoal" not in text:
            return None
        data = _toml_of(text, file)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{_shown(file)}: not TOML ({error}); mend it there.") from error
    except OSError as error:
        raise SettingsError(f"{_shown(file)}: can't be read ({error.strerror}); check its permissions.") from error
    if file.name == SETTINGS_FILE:
        return data
    tools = data.get("tool")
    told = tools.get("smartgoal") if isinstance(tools, dict) else None
    if told is not None and not isinstance(told, dict):
        raise SettingsError(f"{_shown(file)}: tool.smartgoal: a group of keys and values is expected.")
    return told


def _toml_of(text: str, file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(text, parse_float=_number)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{_shown(file)}: not TOML ({error}); mend it there.") from error
    except RecursionError as error:
        raise SettingsError(f"{_shown(file)}: brackets are nested too deeply; mend it there.") from error
    except ValueError as error:
        # Python reads no whole number of more than 4,300 digits.
        found = _LONG_NUMBER.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        raise SettingsError(f"{_shown(file)}, line {line}: the number has too many digits; mend it there.") from error


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
        return Settings.model_validate(told)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
    key = _key_of(first)
    place = place_of(key, file)
    if first["type"] == "extra_forbidden":
        near = nearest(key, NAMES, limit=1)
        meant = f"did you mean {near[0]}?" if near else f"use one of {', '.join(NAMES)}."
        raise SettingsError(f'{place}: the setting "{key}" isn\'t known; {meant}')
    raise SettingsError(f"{place}: {key}: {_reason(first)}")


def _key_of(error: ErrorDetails) -> str:
    """Return the setting that an error is about."""
    wrong = error.get("ctx", {}).get("error")
    return wrong.key if isinstance(wrong, _WrongValueError) and wrong.key else str(error["loc"][0])


def _reason(error: ErrorDetails) -> str:
    """Return what is expected instead, in our words."""
    context = error.get("ctx", {})
    wrong = context.get("error")
    if isinstance(wrong, _WrongValueError):
        told = str(wrong)
        return told if told.endswith("?") else f"{told}."
    limit = " and ".join(f"{_LIMITS[key]} {value}" for key, value in context.items() if key in _LIMITS)
    return f"{limit or _EXPECTED.get(error['type'], 'another kind of value')} is expected."


def place_of(key: str, file: Path, word: str = "") -> str:
    """Return the file and line that a setting stands in, or the first word of it that is so."""
    line = _line_of(key, file)
    rest = file.read_text("utf-8").lower().splitlines()[line - 1 :]
    line += next((number for number, told in enumerate(rest) if word.lower() in told), 0)
    return f"{_shown(file)}, line {line}"


def _line_of(key: str, file: Path) -> int:
    """Return the line that a setting stands in, the file's first where it isn't found."""
    here = file.name == SETTINGS_FILE
    name = re.compile(rf'\s*\[?(tool\.smartgoal\.)?"?{re.escape(key)}"?(?![\w-])')
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if file.name == PROJECT_FILE and line.lstrip().startswith("["):
            here = line.strip().startswith("[tool.smartgoal")
        if here and name.match(line):
            return number
    return 1


def _shown(file: Path) -> str:
    try:
        return file.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(file)


def show_settings(of_file: Settings, in_force: Settings, file: str | None) -> str:
    """Return the settings in force as TOML, each with where it comes from; what isn't set stands as a comment."""
    return "".join(_shown_setting(name, of_file, in_force, file) for name in Settings.model_fields)


def _shown_setting(name: str, of_file: Settings, in_force: Settings, file: str | None) -> str:
    value = getattr(in_force, name)
    origin = "default"
    if value != getattr(of_file, name):
        origin = "command line"
    elif file is not None and name in of_file.model_fields_set:
        origin = _shown(Path(file))
    key = name.replace("_", "-")
    line = f"# {key} isn't set" if value is None else f"{key} = {_toml(value)}"
    return f"{line:<40} # {origin}\n" if value is not None else f"{line}\n"


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_quoted(key)} = {_toml(one)}' for key, one in value.items())}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return _quoted(value) if isinstance(value, str) else f"{value}"


def _quoted(text: str) -> str:
    return json.dumps(text)
