"""Whose a row is: its owner and team as the export names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from smartgoal.knowledge.names import fold_name
from smartgoal.readings.cells.memo import FLAWED, Flaw, Memo
from smartgoal.readings.codes import RejectCode, SkipCode
from smartgoal.readings.names import is_sheet_error, owner_is_summary, owner_is_total

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

MISSING_OWNER = Flaw(RejectCode.MISSING_OWNER, "Name the owner, or the team, of this row.")


Pair = tuple[str | None, str | None]
"""An owner and a team."""


class People:
    """Every pair of owner and team met in one file, numbered."""

    __slots__ = ("_numbers", "pairs")

    def __init__(self) -> None:
        self.pairs: list[Pair] = []
        self._numbers: dict[Pair, int] = {}

    def number(self, owner: str | None, team: str | None) -> int:
        """Return the number of a pair; spellings that fold alike are one."""
        folded = (owner and fold_name(owner), team and fold_name(team))
        number = self._numbers.setdefault(folded, len(self.pairs))
        if number == len(self.pairs):
            self.pairs.append((owner, team))
        return number


class WhoseColumn(Memo[str]):
    """A column of owners, or of teams where `owner_column` is False; the other one is the same throughout."""

    __slots__ = ("aliases", "owner_column", "people", "same")

    def __init__(
        self, people: People, aliases: Mapping[str, str], *, owner_column: bool = True, same: str | None = None
    ) -> None:
        super().__init__()
        self.people = people
        self.aliases = {fold_name(name): meant for name, meant in aliases.items()}
        self.owner_column = owner_column
        self.same = same

    @property
    def reads_teams(self) -> bool:
        """Whether the column is one of teams."""
        return not self.owner_column

    def read(self, text: str) -> int | Flaw:
        """Return the number of the owner and team."""
        name = clean_name(text)
        if not self.owner_column:
            return _no_name(name) or self.people.number(self.same, name)
        return number_of(self.people, self.aliases, name, self.same)

    def numbers(self, columns: Sequence[Sequence[str]]) -> list[int]:
        """Return the number of each cell of the column."""
        (cells,) = columns
        return list(map(self.__getitem__, cells))


class WhosePair(Memo[tuple[str, str]]):
    """A column of owners and a column of teams."""

    __slots__ = ("aliases", "people")
    reads_teams: ClassVar = True

    def __init__(self, people: People, aliases: Mapping[str, str]) -> None:
        super().__init__()
        self.people = people
        self.aliases = {fold_name(name): meant for name, meant in aliases.items()}

    def read(self, text: tuple[str, str]) -> int | Flaw:
        """Return the number of the owner and team."""
        owner, team = map(clean_name, text)
        return _no_name(team) or number_of(self.people, self.aliases, owner, team)

    def numbers(self, columns: Sequence[Sequence[str]]) -> list[int]:
        """Return the number of each pair of cells of the two columns."""
        owners, teams = columns
        return list(map(self.__getitem__, zip(owners, teams, strict=True)))


def namer(
    people: People, whose: WhoseColumn | WhosePair | None, places: Sequence[int], nobody: int
) -> Callable[[Sequence[str]], str | None]:
    """Return what tells whose a record is; where nothing is read, everybody's is that of `nobody`."""

    def name(row: Sequence[str]) -> str | None:
        number = nobody if whose is None else whose.numbers([(row[place],) for place in places])[0]
        return None if number <= FLAWED else people.pairs[number][0]

    return name


def clean_name(text: str) -> str | None:
    """Return a name with single spaces; None where the cell is empty or an error of a spreadsheet."""
    name = " ".join(text.split())
    return None if not name or is_sheet_error(name) else name


def number_of(people: People, aliases: Mapping[str, str], owner: str | None, team: str | None) -> int | Flaw:
    """Return the number of an owner and team, or why they are nobody."""
    if owner is None:
        return MISSING_OWNER if team is None else people.number(None, team)
    meant = aliases.get(fold_name(owner))
    if meant is not None:
        return people.number(meant, team)
    return _no_name(owner) or people.number(owner, team)


def _no_name(name: str | None) -> Flaw | None:
    """Return what stands in place of an owner or team where rows are added up or averaged."""
    if name is None:
        return None
    if owner_is_total(name):
        return Flaw(SkipCode.TOTAL_ROW)
    return Flaw(SkipCode.SUMMARY_ROW) if owner_is_summary(name) else None
