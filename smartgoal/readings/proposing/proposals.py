"""Proposing sources for exports, one for each form that they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smartgoal.errors import ReadingsError
from smartgoal.knowledge.names import fold_name
from smartgoal.readings.codes import ErrorCode
from smartgoal.readings.proposing.opening import HeaderAloneError, open_export
from smartgoal.readings.proposing.propose import propose_source
from smartgoal.readings.proposing.source_names import SourceName, name_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from smartgoal.knowledge.metric import Metric
    from smartgoal.knowledge.same_person import Persons
    from smartgoal.readings.file.on_disk import ExportFile
    from smartgoal.readings.proposing.opening import UnmappedExport
    from smartgoal.readings.proposing.propose import Proposal


class Proposals(NamedTuple):
    """Sources for some files, and why there are none for others."""

    sources: tuple[Proposal, ...]
    refused: tuple[ReadingsError, ...]

    @property
    def failed(self) -> bool:
        """Whether a source is missing; tidy files need none, but nobody asks for none at all."""
        return not self.sources or any(error.code != ErrorCode.AMBIGUOUS_SOURCE for error in self.refused)


def propose_sources(
    files: Iterable[ExportFile],
    read: Callable[[str], bytes],
    metrics: Mapping[str, Metric],
    *,
    people: Persons | None = None,
    language: str | None = None,
    names: Iterable[str] = (),
) -> Proposals:
    """Return a source for each form of files; those of one form are one source, or their shared days would count twice.

    Args:
        files: In order of name.
        read: Returns the bytes of a file.
        metrics: All known ones.
        people: Whom the goal files know.
        language: What the goal files are written in.
        names: Of sources that there are already.
    """
    refused: list[ReadingsError] = []
    opened: list[UnmappedExport] = []
    for file in files:
        try:
            opened.append(open_export(file.name, read(file.path), metrics, language))
        except ReadingsError as error:
            refused.append(error)
    sources: list[Proposal] = []
    taken = set(names)
    forms = [_Form(tuple(some), _without_rows(some, refused)) for some in _by_form(opened)]
    refused = [error for error in refused if not any(error.file in form.bare for form in forms)]
    unread = [error.file for error in refused]
    for form in forms:
        others = [name for apart in forms if apart is not form for name in apart.names]
        stem, patterns = name_source(form.names, [*others, *unread])
        numbered = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
        name = next(each for each in numbered if each not in taken)
        taken.add(name)
        sources.append(propose_source(form.files, SourceName(name, patterns), metrics, people, bare=form.bare))
    return Proposals(tuple(sources), tuple(refused))


class _Form(NamedTuple):
    """Files of one form, and the names of those that have its header and no rows."""

    files: tuple[UnmappedExport, ...]
    bare: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """All of them, in order."""
        return sorted([*(one.name for one in self.files), *self.bare])


def _without_rows(some: Sequence[UnmappedExport], refused: Iterable[ReadingsError]) -> tuple[str, ...]:
    header = _folded(some[0].table.header)
    return tuple(
        error.file for error in refused if isinstance(error, HeaderAloneError) and _folded(error.header) == header
    )


def _by_form(opened: Iterable[UnmappedExport]) -> list[list[UnmappedExport]]:
    """Return files with the same columns together, unless cells of theirs are in different units."""
    forms: list[list[UnmappedExport]] = []
    for one in opened:
        for some in forms:
            if all(_are_alike(one, other) for other in some):
                some.append(one)
                break
        else:
            forms.append([one])
    return forms


def _are_alike(one: UnmappedExport, other: UnmappedExport) -> bool:
    if _folded(one.table.header) != _folded(other.table.header):
        return False
    units = {guess.column: guess.unit for guess in other.guesses if guess.unit is not None}
    return all(guess.unit in {None, units.get(guess.column, guess.unit)} for guess in one.guesses)


def _folded(header: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(fold_name, header))
