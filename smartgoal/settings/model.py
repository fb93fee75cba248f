"""The settings and their values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from smartgoal.knowledge.nearest import did_you_mean, nearest
from smartgoal.settings.wrong import WrongValueError

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


def _words(value: object) -> object:
    return [word.strip() for word in value.split(",")] if isinstance(value, str) else value


def _codes(value: object) -> object:
    codes = _words(value)
    if not isinstance(codes, list | tuple):
        return codes
    for code in codes:
        if not isinstance(code, str) or not _CODE.match(code.strip().upper()):
            raise WrongValueError(f'"{code}" is no rule or beginning of one, such as S104, S1 or S')
    return [code.strip().upper() for code in codes]


def _fail_words(value: object) -> object:
    words = _words(value)
    for word in words if isinstance(words, list | tuple) else ():
        if word not in FAIL_ON:
            near = nearest(str(word), FAIL_ON, limit=1)
            meant = did_you_mean(near, f"use {', '.join(FAIL_ON)}", within_sentence=True)
            raise WrongValueError(f'"{word}" is no severity, status or qualifier; {meant}')
    return words


def _levels(value: object) -> object:
    """Return what each rule weighs, by its id in capitals."""
    if not isinstance(value, dict):
        return value
    for code in value:
        if not _RULE.match(code.upper()):
            raise WrongValueError(f'"{code}" is no rule, such as S104')
    return {code.upper(): level for code, level in value.items()}


def _share(value: object) -> object:
    """Return a number of percent for `50`, `"50 %"` or `"50%"`."""
    match = _PERCENT.fullmatch(value) if isinstance(value, str) else None
    return match["number"] if match else value


def _part(value: object) -> object:
    """Return a part of 1 for `0.05` or `"5 %"`."""
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
        raise WrongValueError("at most 100% is expected")
    if not isinstance(text, str) or not (share or _ROWS.fullmatch(text)):
        raise WrongValueError("a number of rows such as 0, or a share such as 5%, is expected")
    return f"{share[1]}%" if share else text


Verb = Literal["check", "progress"]
Codes = Annotated[tuple[str, ...], BeforeValidator(_codes)]
FailOn = Annotated[tuple[str, ...], BeforeValidator(_fail_words)]
Percent = Annotated[Decimal, BeforeValidator(_share), Field(gt=0, le=10**6, decimal_places=15)]
Part = Annotated[Decimal, BeforeValidator(_part), Field(ge=0, le=1, decimal_places=15)]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where settings come from: a file, and what whoever wrote it should know, a sentence each."""

    file: str | None = None
    remarks: tuple[str, ...] = ()


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
    on_track_gap: Part = Decimal("0.10")
    at_risk_gap: Part = Decimal("0.25")
    at_risk_miss: Part = Decimal("0.05")
    fiscal_year_start: Annotated[int, Field(ge=1, le=12)] = 1
    max_rejects: Annotated[str, BeforeValidator(_rejects)] = "0"
    max_file_size: Annotated[int, BeforeValidator(_bytes), Field(ge=1, le=10**9)] = 10_000_000
    store: str | None = None
    """Folder of the store, relative to the settings file; default: .smartgoal in the project."""
    _origin: Provenance = Provenance()

    def model_post_init(self, context: object, /) -> None:
        """Keep where they come from."""
        if isinstance(context, Provenance):
            self._origin = context

    @property
    def origin(self) -> Provenance:
        """Where they come from."""
        return self._origin

    @property
    def file(self) -> str | None:
        """The file that they stand in; None for the defaults."""
        return self._origin.file

    @property
    def folder(self) -> Path | None:
        """The folder of the file that they stand in, where the project begins; None for the defaults."""
        return None if self.file is None else Path(self.file).parent

    @property
    def store_folder(self) -> Path | None:
        """The folder of the store, where they name one."""
        return self._beside(self.store)

    @property
    def known_file(self) -> Path | None:
        """The list of known findings, where they name one."""
        return self._beside(self.known)

    def _beside(self, path: str | None) -> Path | None:
        """Return a path that begins where the settings file lies."""
        return None if path is None else (self.folder or Path()) / path

    @field_validator("*", mode="before")
    @classmethod
    def _refuse_truth(cls, value: object) -> object:
        """Refuse yes and no, which would pass for 1 and 0, in the words for the kind that is expected."""
        return object() if isinstance(value, bool) else value

    @model_validator(mode="after")
    def _has_bands_in_order(self) -> Self:
        """Refuse gaps that make a goal on track and off track at once."""
        if self.on_track_gap > self.at_risk_gap:
            if "on_track_gap" in self.model_fields_set:
                raise WrongValueError(f"at most {self.at_risk_gap}, the at-risk-gap, is expected", "on-track-gap")
            raise WrongValueError(f"at least {self.on_track_gap}, the on-track-gap, is expected", "at-risk-gap")
        return self

    def fail_on_of(self, verb: Verb) -> tuple[str, ...]:
        """Return what fails this verb: severities fail check, statuses and qualifiers fail progress."""
        return tuple(word for word in self.fail_on or () if (word in SEVERITIES) is (verb == "check"))


NAMES = tuple(sorted(name.replace("_", "-") for name in Settings.model_fields))
"""Every setting, as it is written."""
