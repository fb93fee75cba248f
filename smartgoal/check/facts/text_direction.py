"""Which way a goal's text wants the goal's own metric to go."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from smartgoal.check.facts.text_metric import is_kin
from smartgoal.knowledge.folding import fold
from smartgoal.knowledge.metric import Better
from smartgoal.knowledge.sentence import Way
from smartgoal.knowledge.words import load_words

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal
    from smartgoal.knowledge.metric import Metric
    from smartgoal.knowledge.sentence import Direction, Hit, Sentence

_WORD = re.compile(r"[^\W\d_]+|[,;.。，；](?!\d)")
_REACH = 60


def worse_move(goal: Goal, sentence: Sentence) -> Direction | None:
    """Return the first word that moves the goal's metric the way that is worse; None while either way may be."""
    metric = goal.metric
    if metric is None or metric.direction_is_open:
        return None
    worse = {Better.HIGHER: Way.DOWN, Better.LOWER: Way.UP}.get(metric.better)
    moves = (move for move in sentence.moves if move.way is worse)
    return next((move for move in moves if _moves(move, metric, goal, sentence)), None)


def _moves(move: Direction, metric: Metric, goal: Goal, sentence: Sentence) -> bool:
    """Whether a word of direction is about the goal's metric: the one right behind it, else the one right before."""
    place = bisect_left(sentence.metrics, move.hit.end, key=lambda named: named.hit.start)
    after = [named for named in sentence.metrics[place : place + 1] if _touch(move.hit, named.hit, sentence)]
    before = [named for named in sentence.metrics[max(0, place - 1) : place] if _touch(named.hit, move.hit, sentence)]
    return any(is_kin(metric, goal.file.metrics[named.metric_id]) for named in after or before)


def _touch(first: Hit, last: Hit, sentence: Sentence) -> bool:
    """Whether nothing but small words and figures stand between two places."""
    if not first.end <= last.start <= first.end + _REACH:
        return False
    words = set(_WORD.findall(fold(_without_figures(first.end, last.start, sentence)).text))
    return words <= _small_words(sentence.language or "en")


def _without_figures(start: int, end: int, sentence: Sentence) -> str:
    """Return what stands between two places beside figures with their units: "8 percről 7 percre" says no thing."""
    parts: list[str] = []
    for quantity in sentence.quantities:
        if start <= quantity.hit.start < end:
            parts.append(sentence.text[start : quantity.hit.start])
            start = min(quantity.hit.end, end)
    return " ".join([*parts, sentence.text[start:end]])


@cache
def _small_words(language: str) -> frozenset[str]:
    """Return the words that may stand between a verb and what it moves; Han characters one by one."""
    words = load_words(language)
    phrases = [phrase for name in ("generic_words", "before") for phrase, _ in words.entries(name)]
    joiners = {word for phrase, _ in words.entries("joiners") for word in phrase.split()}
    return frozenset(word for phrase in phrases for word in phrase.split()) - joiners | frozenset(words.endings)
