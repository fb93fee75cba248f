"""A goal as it was written, before anything of it is known to be right."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smartgoal.goals.yaml.span import Path

_NOTHING: Mapping[str, object] = MappingProxyType({})


def section_of(data: Mapping[str, object], name: str) -> Mapping[str, object]:
    """Return a section of a goal; an empty one where it is missing or no group of keys."""
    section = data.get(name)
    return section if isinstance(section, dict) else _NOTHING


def milestones_of(data: Mapping[str, object]) -> Iterator[tuple[Path, Mapping[str, object]]]:
    """Yield each milestone that is a group of keys, with its place in the goal."""
    listed = section_of(data, "time_bound").get("milestones")
    for number, milestone in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(milestone, dict):
            yield ("time_bound", "milestones", number), milestone
