"""What `sources` may say: five forms of a metric, one error for one slip, and a schema that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from smartgoal.goals.mapping import Constant, OwnerColumn, SourceMapping, ValueColumn

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA = Draft202012Validator(SourceMapping.model_json_schema(by_alias=True))
WHOLE = {
    "name": "genesys-agents",
    "files": "exports/agent-perf-*.csv",
    "encoding": "cp1250",
    "delimiter": ";",
    "decimal": ",",
    "date": {"column": "Interval Start", "order": "dmy", "format": "%d%m%Y"},
    "timezone": "UTC",
    "owner": {"column": "Agent Name", "aliases": {"KOVACS A": "Anna Kovács"}, "fill_down": True},
    "team": {"is": "Technical support"},
    "key": ["Conversation ID", "Leg"],
    "where": {"Media": "voice", "Level": 2, "Open": False},
    "language": "hu",
    "metrics": {
        "aht": {"value": "Avg Handle", "unit": "ms", "weight": "Handle"},
        "acw": {"numerator": "Wrap time", "unit": "h:mm:ss", "denominator": "Calls"},
        "qa_score": {"value": "Score", "unit": "%", "weight": "none", "null": ["-", "N/A"]},
        "complaints": {"count": "rows"},
        "csat": {"count": {"Score": [4, 5]}, "of": {"Score": "any"}},
        "nps": {"score": "How likely?"},
        "enps": {"promoters": "P", "passives": "N", "detractors": "D"},
    },
}


def test_everything_the_format_has() -> None:
    """Numbers and truths in filters are the text of a cell."""
    mapping = SourceMapping.model_validate(WHOLE)

    assert mapping.where == {"Media": "voice", "Level": "2", "Open": "false"}
    assert mapping.files == ("exports/agent-perf-*.csv",)
    assert isinstance(mapping.owner, OwnerColumn)
    assert mapping.team == Constant.model_validate({"is": "Technical support"})
    assert isinstance(mapping.metrics["aht"], ValueColumn)
    assert SCHEMA.is_valid(WHOLE)


def test_short_forms() -> None:
    """A text is a column; one pattern or key is a list of one."""
    short = {"date": "Day", "owner": "Agent", "team": "Queue", "grain": ["date", "owner"]}
    mapping = SourceMapping.model_validate(short)

    assert (mapping.date and mapping.date.column, mapping.title) == ("Day", "source")
    assert SourceMapping.model_validate({"files": ["a*.csv", "b*.csv"]}).title == "a*.csv"
    assert SCHEMA.is_valid(short)


def test_what_was_written_down_reads_back() -> None:
    """As the store keeps it."""
    mapping = SourceMapping.model_validate(WHOLE)

    again = SourceMapping.model_validate(mapping.model_dump(mode="json", by_alias=True, exclude_defaults=True))

    assert again == mapping


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ({"metrics": {"aht": {"value": "x", "weigth": "H"}}}, "weigth"),
        ({"metrics": {"aht": {"numerator": "x"}}}, "denominator"),
        ({"metrics": {"aht": {}}}, "value"),
        ({"metrics": {"aht": 5}}, "aht"),
        ({"metrics": {"c": {"count": {"S": []}}}}, "S"),
        ({"metrics": {"c": {"count": "columns"}}}, "count"),
        ({"metrics": {"c": {"count": {}}}}, "count"),
        ({"metrics": {"n": {"score": "Q", "value": "V"}}}, "value"),
        ({"date": {"column": "a", "order": "xyz"}}, "order"),
        ({"date": 5}, "date"),
        ({"owner": {"is": "A", "column": "B"}}, "column"),
        ({"owner": 5}, "owner"),
        ({"team": {"column": "A", "aliases": {}}}, "aliases"),
        ({"owners": "rows"}, "owners"),
        ({"where": {"a": None}}, "a"),
        ({"files": []}, "files"),
        ({"delimiter": "x"}, "delimiter"),
        ({"decimal": ";"}, "decimal"),
        ({"key": " "}, "key"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_one_error_for_one_slip(wrong: Mapping[str, object], at: str) -> None:
    """At the key or value that is wrong; the schema finds it too."""
    with pytest.raises(ValidationError) as caught:
        SourceMapping.model_validate(wrong)

    (error,) = caught.value.errors()
    assert at in error["loc"]
    assert not SCHEMA.is_valid(wrong)
