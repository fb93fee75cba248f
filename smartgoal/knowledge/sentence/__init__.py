"""Reading what a plain sentence says, in four languages."""

from smartgoal.knowledge.folding import Hit
from smartgoal.knowledge.sentence.language import tell_language
from smartgoal.knowledge.sentence.nouns import Deadline, Direction, MetricHit, Quantity, Sentence, Way
from smartgoal.knowledge.sentence.read import read_sentence

__all__ = [
    "Deadline",
    "Direction",
    "Hit",
    "MetricHit",
    "Quantity",
    "Sentence",
    "Way",
    "read_sentence",
    "tell_language",
]
