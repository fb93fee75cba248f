"""What YAML says of a metric becomes values."""

from __future__ import annotations

from smartgoal.knowledge.metric import Typical
from smartgoal.knowledge.metric_values import bounds_of, group_of, texts_of, typical_of, variants_of


def test_what_is_missing_is_empty() -> None:
    """Nothing said means nothing there."""
    assert (texts_of(None), bounds_of(None), typical_of(None), variants_of(None)) == ((), (None, None), (), ())
    assert group_of("text") == {}


def test_typical_values_may_lack_a_year() -> None:
    """Not every page tells its age."""
    told = [{"says": "80 %", "source": "A poll", "year": "2017"}, {"says": "90 %", "source": "A poll"}]

    assert typical_of(told) == (Typical("80 %", "A poll", 2017), Typical("90 %", "A poll", None))
