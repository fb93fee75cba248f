"""Rows with a day that add up others: a column that nothing reads says "Total", the team is empty, or an owner's name.

What says so for certain alone, as "Total" in the place of an owner, is no reading to begin with.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.names import fold_name
from smartgoal.readings.codes import RejectCode, SkipCode, WarningCode
from smartgoal.readings.export import Reject
from smartgoal.readings.names import is_certain_total, may_be_total
from smartgoal.readings.rows.totals import LaneTotals, Own, StatedTotal, TotalRows

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from smartgoal.readings.rows.lane import Lane
    from smartgoal.readings.rows.owners import Pair
    from smartgoal.readings.rows.view import View

_NO_PARTS = "It says that it adds up others, but no rows fit it; take it out of the export."


class _Claim(NamedTuple):
    """A row that may add up others.

    Attributes:
        line: Its line.
        number: Whose it is.
        own: The rows that it would be of.
        place: The column that says so.
        text: What it says; empty where a team should stand.
    """

    line: int
    number: int
    own: Own
    place: int
    text: str

    @property
    def is_certain(self) -> bool:
        return is_certain_total(self.text)


def take_out_totals(view: View) -> None:
    """Skip the rows of a view that add up others of it; reject those that say so and can't be."""
    claims = [*_of_teams(view), *_of_cells(view), *_of_names(view)]
    if not claims:
        return
    held = _Held(view, claims)
    doubtful = held.doubtful([claim for claim in claims if not claim.is_certain])
    gone = {claim.line: claim for claim in (*doubtful, *(claim for claim in claims if claim.is_certain))}
    if gone.keys() < held.lines:
        # What counts after all is a part of totals, as the rows of somebody called Total are.
        held = _Held(view, list(gone.values()))
    previous = 0
    for line in sorted(gone):
        held.close(gone[line], previous)
        previous = line
    view.ledger.accepted -= len(gone)
    for lane in view.lanes:
        lane.keep([line not in gone for line in lane.lines])


class _Held:
    """The rows that may add up others, held against those that they would be of."""

    def __init__(self, view: View, claims: Sequence[_Claim]) -> None:
        self.view = view
        self.lines = frozenset(claim.line for claim in claims)
        own = frozenset(claim.own for claim in claims)
        marks = TotalRows(self.lines, own, own)
        self._totals = [LaneTotals(lane, view.header, marks) for lane in view.lanes]
        self._places = [_places(lane, self.lines) for lane in view.lanes]

    def doubtful(self, claims: Sequence[_Claim]) -> list[_Claim]:
        """Return the totals among rows that needn't be any, such as those without a team.

        A single figure easily equals the sum of some others: all those of a column are totals, where most of them fit,
        or none is. A 0 beside rows of 0 shows nothing: on a quiet day everybody has one.
        """
        by_place: dict[int, list[_Claim]] = defaultdict(list)
        for claim in claims:
            by_place[claim.place].append(claim)
        return [claim for some in by_place.values() for claim in self._if_totals(some)]

    def _if_totals(self, claims: Sequence[_Claim]) -> list[_Claim]:
        of_some = [claim for claim in claims if self._parts(claim)]
        telling = [claim for claim in of_some if self._is_telling(claim)]
        fitting = [claim for claim in telling if self._fits_its_own(claim)]
        each_has_one = len(fitting) > 1 and all(totals.each_has_one for totals in self._totals)
        if 2 * len(fitting) > len(telling) and (each_has_one or any(map(self._is_of_several, fitting))):
            return of_some
        lines = {claim.line for claim in fitting}
        misfit = next((claim for claim in telling if claim.line not in lines and (claim.text or fitting)), None)
        if misfit is not None:
            self._warn(misfit)
        return []

    def _warn(self, misfit: _Claim) -> None:
        column = self.view.header[misfit.place]
        told = f'"{misfit.text}" under "{column}"' if misfit.text else f'A row without "{column}"'
        why = "has other figures than the rows beside it"
        if not self._can_be_checked(misfit):
            why = "may be of the rows beside it, which can't be checked"
        message = f"{told} {why}, and counts as well."
        self.view.ledger.warn(WarningCode.TOTAL_DISAGREES, misfit.line, message)

    def _fits_its_own(self, claim: _Claim) -> bool:
        """Whether all its figures can be checked, and say what the rows beside it do."""
        stated = (each for each in self._stated(claim, 0) if not each[0].lane.counts_rows)
        return self._can_be_checked(claim) and all(totals.fits_its_own(total) for totals, total in stated)

    def _can_be_checked(self, claim: _Claim) -> bool:
        stated = [(totals, total) for totals, total in self._stated(claim, 0) if not totals.lane.counts_rows]
        return bool(stated) and all(totals.says_something(total) for totals, total in stated)

    def _parts(self, claim: _Claim) -> int:
        """Return how many rows a total of theirs would count twice."""
        return max(totals.parts(claim.own) for totals in self._totals)

    def _is_telling(self, claim: _Claim) -> bool:
        """Whether anything is more than nothing, of it or of the rows that it would be of."""
        has_some = any(totals.telling_parts(claim.own) for totals in self._totals)
        return has_some or any(any(total.figures) for _, total in self._stated(claim, 0))

    def _is_of_several(self, claim: _Claim) -> bool:
        return any(totals.telling_parts(claim.own) > 1 for totals in self._totals)

    def _stated(self, claim: _Claim, previous: int) -> Iterator[tuple[LaneTotals, StatedTotal]]:
        for totals, places in zip(self._totals, self._places, strict=True):
            if claim.line in places:
                figures = tuple(column.items[places[claim.line]] for column in totals.lane.columns)
                yield totals, StatedTotal(claim.line, previous, claim.own, figures)

    def close(self, claim: _Claim, previous: int) -> None:
        """Skip a total, with what disagrees in it; reject it where there is nothing that it could be of."""
        has_parts = self._parts(claim) > 0
        stated = list(self._stated(claim, previous))
        wrong = [each for totals, total in stated for each in totals.disagreements(total)]
        ledger = self.view.ledger
        if not has_parts and (wrong or not any(totals.says_something(total) for totals, total in stated)):
            ledger.reject(self._reject(claim))
            return
        ledger.skip(SkipCode.TOTAL_ROW, claim.line)
        if not all(totals.says_something(total) for totals, total in stated if not totals.lane.counts_rows):
            column = self.view.header[claim.place]
            wrong.append(f'A row with "{claim.text}" under "{column}" is skipped, though not all in it can be checked.')
        for message in wrong:
            ledger.warn(WarningCode.TOTAL_DISAGREES, claim.line, message)

    def _reject(self, claim: _Claim) -> Reject:
        view = self.view
        first, *others = (totals.lane.metric.id for totals, _ in self._stated(claim, 0))
        header, owner = view.header[claim.place], view.people.pairs[claim.number][0]
        return Reject(claim.line, header, RejectCode.AGGREGATED_ROW, claim.text, _NO_PARTS, first, owner, tuple(others))


def _places(lane: Lane, lines: frozenset[int]) -> dict[int, int]:
    return {line: place for place, line in enumerate(lane.lines) if line in lines}


def _of_cells(view: View) -> Iterator[_Claim]:
    """Yield the rows that say so in more columns than others do: where all do, those with the fewest are readings."""
    if not view.claims.lines:
        return
    says = Counter(line for lines in view.claims.lines.values() for line in lines)
    whose = _whose_by_line(view, says)
    if not whose:
        return
    fewest = min(says[line] for line in whose) if _has_all_in(view, says) else 0
    if fewest:
        _warn_of_several_breakdowns(view, {line for line in whose if says[line] == fewest})
    for (place, text), lines in view.claims.lines.items():
        for line in lines:
            if line in whose and says[line] > fewest:
                day, number = whose[line]
                yield _Claim(line, number, Own(day, frozenset({number})), place, text)


def _warn_of_several_breakdowns(view: View, readings: set[int]) -> None:
    """Say that rows may count twice where they say "Total" in different columns and none says it nowhere."""
    by_column = {place: lines & readings for place, lines in _lines_by_column(view).items()}
    columns = [place for place, lines in by_column.items() if lines and lines != readings]
    if len(columns) > 1:
        names = " or ".join(f'"{view.header[place]}"' for place in sorted(columns))
        message = (
            f"Every row adds up others under {names}, so that some may count twice; keep one breakdown with `where`."
        )
        view.ledger.warn(WarningCode.TOTAL_DISAGREES, min(readings), message)


def _lines_by_column(view: View) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for (place, _), lines in view.claims.lines.items():
        found[place].update(lines)
    return found


def _has_all_in(view: View, lines: Mapping[int, int]) -> bool:
    return all(line in lines for lane in view.lanes for line in lane.lines)


def _whose_by_line(view: View, lines: Mapping[int, int]) -> dict[int, tuple[int, int]]:
    """Return the day of each line that was taken in and whose it is."""
    return {
        line: (day, number)
        for lane in view.lanes
        for line, day, number in zip(lane.lines, lane.days, lane.whose, strict=True)
        if line in lines
    }


def _of_teams(view: View) -> Iterator[_Claim]:
    """Yield the rows without a team of those who have teams in others."""
    if view.whose is None or not view.whose.reads_teams:
        return
    groups = dict(_groups_without_team(view.people.pairs))
    place = view.whose_places[-1]
    for lane in view.lanes if groups else ():
        for line, day, number in zip(lane.lines, lane.days, lane.whose, strict=True):
            if number in groups:
                yield _Claim(line, number, Own(day, groups[number]), place, "")


def _of_names(view: View) -> Iterator[_Claim]:
    """Yield the rows of owners and teams whose names may be those of totals: of all others, or of their team's."""
    if view.whose is None or all(lane.counts_rows for lane in view.lanes):
        return
    named = dict(_named_like_totals(view))
    groups = dict(_groups_beside(named, view.people.pairs))
    for lane in view.lanes if named else ():
        for line, day, number in zip(lane.lines, lane.days, lane.whose, strict=True):
            if number in named:
                place, text = named[number]
                yield _Claim(line, number, Own(day, groups[number]), place, text)


def _named_like_totals(view: View) -> Iterator[tuple[int, tuple[int, str]]]:
    """Yield the numbers of those whose names may be a total's, with column and name.

    An alias says who is meant; somebody in a team "Total Care" is somebody.
    """
    if view.whose is None:
        return
    meant = set(map(fold_name, view.whose.aliases.values()))
    places = (None, *view.whose_places) if view.whose.reads_teams else (*view.whose_places, None)
    owner_place, team_place = places[-2:]
    for number, (owner, team) in enumerate(view.people.pairs):
        place, name = (team_place, team) if owner is None or owner_place is None else (owner_place, owner)
        if place is not None and name is not None and may_be_total(name) and fold_name(name) not in meant:
            yield number, (place, name)


def _groups_beside(named: Container[int], pairs: Sequence[Pair]) -> Iterator[tuple[int, frozenset[int] | None]]:
    """Yield for each of the named the others of the same team; None for anybody where there is no team."""
    teams = [None if team is None or may_be_total(team) else fold_name(team) for _, team in pairs]
    members: dict[str | None, set[int]] = defaultdict(set)
    for number, team in enumerate(teams):
        if number not in named:
            members[team].add(number)
    groups = {team: frozenset(numbers) for team, numbers in members.items()}
    for number, team in enumerate(teams):
        if number in named:
            yield number, None if team is None else groups.get(team, frozenset())


def _groups_without_team(pairs: Sequence[Pair]) -> Iterator[tuple[int, frozenset[int]]]:
    """Yield the number of each owner without team, with those of the same owner in teams."""
    in_teams: dict[str, set[int]] = defaultdict(set)
    for number, (owner, team) in enumerate(pairs):
        if team is not None:
            in_teams[fold_name(owner or "")].add(number)
    for number, (owner, team) in enumerate(pairs):
        if team is None and fold_name(owner or "") in in_teams:
            yield number, frozenset(in_teams[fold_name(owner or "")])
