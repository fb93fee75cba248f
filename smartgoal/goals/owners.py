"""One goal for several people: what was written once becomes one goal for each owner."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smartgoal.goals.yaml.source import Path

_SECTIONS = {
    "baseline": "measurable",
    "threshold": "realistic",
    "stretch": "realistic",
    "agreed_by": "realistic",
    "milestones": "time_bound",
    "start": "time_bound",
}
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


@dataclass(frozen=True, slots=True)
class OneOwner:
    """A goal's data for one owner.

    Attributes:
        suffix: What follows the id, with its slash; "" for a goal with one owner.
        data: As if it had been written for this owner alone.
        moved: Usual path to where the value stands instead.
    """

    suffix: str
    data: Mapping[str, object]
    moved: Mapping[Path, Path] = field(default_factory=dict)


def each_owner(data: Mapping[str, object]) -> Iterator[OneOwner]:
    """Return a goal's data once for each of its owners."""
    owners = data.get("owners")
    if not isinstance(owners, dict) or not owners:
        yield OneOwner("", data)
        return
    taken: set[str] = set()
    for name, difference in owners.items():
        suffix = _unique(owner_suffix(str(name)) or "owner", taken)
        taken.add(suffix)
        yield _for_owner(str(name), f"/{suffix}", difference if isinstance(difference, dict) else {}, data)


def owner_suffix(name: str) -> str:
    """Return a name in kebab-case ASCII: `Kovács Anna` is kovacs-anna; without Latin letters it stays itself."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    ascii_only = "".join(char for char in plain if not unicodedata.combining(char))
    suffix = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    return suffix if re.search("[a-z]", suffix) else re.sub(r"\s+", "-", name.strip())


def _unique(suffix: str, taken: set[str]) -> str:
    number, unique = 1, suffix
    while unique in taken:
        number += 1
        unique = f"{suffix}-{number}"
    return unique


def _for_owner(name: str, suffix: str, difference: Mapping[str, object], data: Mapping[str, object]) -> OneOwner:
    own = {key: value for key, value in data.items() if key != "owners"} | {"owner": name}
    moved: dict[Path, Path] = {("owner",): ("owners", name)}
    for key, section in _SECTIONS.items():
        written = own.get(section, {})
        # A section that is no group of keys is a fault, which must not vanish under what differs.
        if key not in difference or not isinstance(written, dict):
            continue
        own[section] = {**written, key: difference[key]}
        moved[section, key] = ("owners", name, key)
    _name_owner(own, name)
    return OneOwner(suffix, own, moved)


def _name_owner(own: dict[str, object], name: str) -> None:
    """Put the owner's name where `agreed_by` says `owner`."""
    realistic = own.get("realistic")
    if isinstance(realistic, dict) and isinstance(realistic.get("agreed_by"), list):
        agreed = [name if one == "owner" else one for one in realistic["agreed_by"]]
        own["realistic"] = {**realistic, "agreed_by": agreed}
