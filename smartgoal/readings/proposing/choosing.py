"""Choosing among columns: which of several is a metric, and which may be the owner's where no header says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.names import fold_name
from smartgoal.readings.cells.plain import peel
from smartgoal.readings.names import says_average
from smartgoal.readings.proposing.guess import Guess, Role, may_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smartgoal.knowledge.same_person import Persons

_LISTED = 3
_FEWEST_ROWS, _MOST_NAMES = 2, 200
_YES_OR_NO = frozenset(
    {*"yntf是否", "true", "false", "yes", "no", "oui", "non", "vrai", "faux", "igen", "nem", "igaz", "hamis"}
)


class Chosen(NamedTuple):
    """What columns are, one at most for each metric, and by metric what has to be asked of the choice."""

    guesses: tuple[Guess, ...]
    doubts: Mapping[str, str]


def choose_metrics(guesses: Sequence[Guess]) -> Chosen:
    """Return the plainest column of each metric; what is left of the others may say how many contacts there were."""
    doubts: dict[str, str] = {}
    best: dict[str, Guess] = {}
    for metric in dict.fromkeys(guess.metric for guess in guesses if guess.metric is not None):
        some = [guess for guess in guesses if guess.metric == metric]
        first = best[metric] = max(some, key=lambda guess: guess.fit)
        others = [guess for guess in some if guess is not first]
        rivals = [guess for guess in others if guess.is_plain == first.is_plain]
        if rivals:
            doubts[metric] = f"Is {metric} {_listed((first, *rivals))}? The first was assumed."
        elif not first.is_plain:
            doubts[metric] = f'Is "{shortened(first.column)}" {metric} itself, or something about it?'
    return Chosen(tuple(_left(guess, best) for guess in guesses), doubts)


def _left(guess: Guess, best: Mapping[str, Guess]) -> Guess:
    if guess.metric is None or best[guess.metric] is guess:
        return guess
    # Beside "Avg Handle", "Handle" is how many there were; beside a rate, what was counted is a part of them.
    counts = guess.is_plain and says_average(best[guess.metric].column) and may_count(guess.column)
    return Guess(guess.column, Role.COUNT if counts else Role.OTHER)


def choose_owner(
    guesses: Sequence[Guess], cells: Mapping[str, Sequence[str]], people: Persons
) -> tuple[tuple[Guess, ...], str]:
    """Return the guesses with an owner found by the names of known people, and what is to be asked without one."""
    if any(guess.role is Role.OWNER for guess in guesses):
        return tuple(guesses), ""
    texts = {guess.column: {*cells[guess.column]} - {""} for guess in guesses if guess.role is Role.OTHER}
    for place, guess in enumerate(guesses):
        if any(people.knows(text) for text in texts.get(guess.column, ())):
            return (*guesses[:place], Guess(guess.column, Role.OWNER), *guesses[place + 1 :]), ""
    possible = [
        guess
        for guess in guesses
        if guess.role is Role.OTHER and not guess.left_out and _may_be_names(cells[guess.column])
    ]
    if not possible:
        return tuple(guesses), ""
    asked = f"No column names the owners, so that all rows would be everybody's. Does {_listed(possible)} name them?"
    return tuple(guesses), f"{asked} Then write it as `owner`."


def _may_be_names(cells: Sequence[str]) -> bool:
    """Whether a few texts stand there again and again, none of them a figure."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    names = set(filled)
    if not _FEWEST_ROWS <= len(names) <= min(_MOST_NAMES, max(len(filled) // 2, _FEWEST_ROWS)):
        return False
    if set(map(fold_name, names)) <= _YES_OR_NO:
        return False
    return all(any(map(str.isalpha, name)) and peel(name) is None for name in names)


def _listed(guesses: Iterable[Guess]) -> str:
    return " or ".join(f'"{shortened(guess.column)}"' for guess in list(guesses)[:_LISTED])
