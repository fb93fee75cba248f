"""Wanted answers that stand nowhere in a file: nobody gave them, or they are written otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.names import fold_name
from smartgoal.knowledge.nearest import nearest, turns_meaning
from smartgoal.readings.cells.answers import WantedAnswers
from smartgoal.readings.codes import WarningCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smartgoal.readings.rows.lane import Lane
    from smartgoal.readings.rows.ledger import Ledger

_LISTED = 3


def warn_of_strange_answers(ledger: Ledger, lanes: Iterable[Lane], header: Sequence[str]) -> None:
    """Say of which metrics no row has a wanted answer, and which one may only be spelt otherwise."""
    for lane in lanes:
        reader = lane.readers[0]
        if isinstance(reader, WantedAnswers) and lane.days:
            for message in _messages(reader, header[lane.places[0]], lane.metric.id):
                ledger.warn(WarningCode.UNKNOWN_ANSWER, None, message)


def _messages(reader: WantedAnswers, column: str, metric: str) -> Iterator[str]:
    if not reader.met:
        there = _listed(list(reader.others.values())) or "nothing else"
        yield f'No cell of "{column}" is {_listed(reader.wanted, " or ")}, so {metric} is 0; there: {there}.'
        return
    for wanted in reader.wanted:
        if fold_name(wanted) not in reader.met and not wanted.isdecimal():
            near = [text for text in nearest(wanted, reader.others.values()) if not _says_otherwise(text, reader)]
            if near:
                told = f'but "{near[0]}" does, which doesn\'t count for {metric}.'
                yield f'"{wanted}" stands nowhere in "{column}", {told}'


def _says_otherwise(text: str, reader: WantedAnswers) -> bool:
    """Whether an answer is near to one wanted and the contrary of another: unsolved, of resolved and solved."""
    return any(turns_meaning(text, wanted) for wanted in reader.wanted)


def _listed(texts: Sequence[str], joiner: str = ", ") -> str:
    more = f"{joiner}{len(texts) - _LISTED} more" if len(texts) > _LISTED else ""
    return joiner.join(f'"{shortened(text)}"' for text in texts[:_LISTED]) + more
