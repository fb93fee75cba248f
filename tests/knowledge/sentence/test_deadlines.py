"""Which of several deadlines is the goal's own."""

from __future__ import annotations

import pytest

from smartgoal.knowledge.folding import fold
from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence import read_sentence
from smartgoal.knowledge.sentence.deadlines import item_places
from smartgoal.knowledge.sentence.scan import scan
from smartgoal.knowledge.words import load_words

_FIRST, _SECOND = "from 18 % to 14 % by 31 March 2027", "from 78 % to 84 % by 30 June 2027"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"1) Reduce repeat calls {_FIRST}; 2) raise CSAT {_SECOND}", "2027-03-31"),
        (f"(1) Reduce repeat calls {_FIRST}, (2) raise CSAT {_SECOND}", "2027-03-31"),
        (f"1. Reduce repeat calls {_FIRST}. 2. Raise CSAT {_SECOND}", "2027-03-31"),
        (f"Aims: 1) reduce repeat calls {_FIRST} 2) raise CSAT {_SECOND}", "2027-03-31"),
        (f"Reduce repeat calls {_FIRST} and raise CSAT {_SECOND}", "2027-03-31"),
        ("By 30 June 2027: 1) reduce repeat calls from 18 % to 14 %; 2) raise CSAT to 84 %", "2027-06-30"),
        ("①2027年3月31日前将重复来电率降到14%；②2027年6月30日前将客户满意度提高到84%", "2027-03-31"),
        ("1、2027年3月31日前将重复来电率降到14%；2、2027年6月30日前将客户满意度提高到84%", "2027-03-31"),
        ("1) Le rappel passe à 14 % d'ici le 31 mars 2027 ; 2) le CSAT à 84 % d'ici le 30 juin 2027", "2027-03-31"),
        ("1) Az arány 2027. március 31-ig 14%-ra csökken; 2) a CSAT 2027. június 30-ig 84%-ra nő", "2027-03-31"),
        ("Reduce repeat calls to 16 % by 31 March 2027 and to 14 % by 30 June 2027", "2027-06-30"),
    ],
)
def test_the_deadline_beside_the_target(text: str, day: str) -> None:
    """In one line of several goals each keeps its own; steps of one goal end with the last."""
    sentence = read_sentence(text, language=None, metrics=load_catalogue(), today=None)

    assert sentence.deadline is not None
    assert str(sentence.deadline.date) == day
    assert all(one.to not in {1, 2} for one in sentence.quantities)


@pytest.mark.parametrize("text", ["Reach level (tier 1) by June 2027", "Raise it to 1.", "Reach an NPS of 1)"])
def test_no_items(text: str) -> None:
    """A single number before a bracket or full stop begins no list."""
    read = scan(fold(text), load_words("en"))

    assert item_places(read) == []
