"""What every language has."""

from __future__ import annotations

from typing import get_args

from smartgoal.goals.written import Language
from smartgoal.knowledge.languages import LANGUAGES
from smartgoal.knowledge.numbers import MARKS


def test_every_language_can_be_written_in_a_file_and_has_its_decimal_mark() -> None:
    """A further language is added in all three places."""
    assert get_args(Language) == tuple(MARKS) == LANGUAGES
