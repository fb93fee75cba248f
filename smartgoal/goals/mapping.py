"""What a goal file says about exports: its `sources`."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema

from smartgoal.goals.written import Language, Text, Written
from smartgoal.knowledge.nearest import equally_near

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

_MOST_KEYS = 10
"""Looking for near names is slow, and a hostile file could hold thousands of wrong ones."""

Delimiter = Literal[",", ";", "\t", "|"]
DateOrder = Literal["dmy", "mdy", "ymd"]


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _as_cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | Decimal) else value


def _in_column(value: object) -> object:
    return {"column": value} if isinstance(value, str) else value


def _keys(value: object) -> frozenset[str]:
    if isinstance(value, Written):
        return frozenset(field.alias or name for name, field in type(value).model_fields.items())
    return frozenset(map(str, value)) if isinstance(value, dict) else frozenset()


_TEXT_SCHEMA = {"type": "string", "pattern": r"\S"}
_ONE_OR_MORE_SCHEMA = {"anyOf": [_TEXT_SCHEMA, {"type": "array", "items": _TEXT_SCHEMA, "minItems": 1}]}
OneOrMore = Annotated[
    tuple[Text, ...], BeforeValidator(_listed), Field(min_length=1), WithJsonSchema(_ONE_OR_MORE_SCHEMA)
]

Cell = Annotated[str, BeforeValidator(_as_cell), WithJsonSchema({"type": ["string", "number", "boolean"]})]
"""A cell's content as text, however YAML reads it."""


class DateColumn(Written):
    """Where the date stands, and how it is written where that can't be told."""

    column: Text = Field(description="Header of the column.")
    order: DateOrder | None = Field(default=None, description="Day, month and year in which order.")
    format: Text | None = Field(default=None, description='Such as "%m%d%Y", or excel_serial for day numbers.')


class OwnerColumn(Written):
    """Where the owner stands."""

    column: Text = Field(description="Header of the column.")
    aliases: dict[Text, Text] = Field(default={}, description="Names as the export writes them to names as you do.")
    fill_down: bool = Field(default=False, strict=True, description="True where a name stands only in its first row.")


class TeamColumn(Written):
    """Where the team stands."""

    column: Text = Field(description="Header of the column.")


class Constant(Written):
    """The same owner or team for every row."""

    name: Text = Field(alias="is", description="Whose the whole file is.")


class Amounts(Written):
    """How a metric's cells are read."""

    unit: Text | None = Field(
        default=None, description='Unit of the cells: s, ms, "h:mm:ss", duration, "%", fraction, …'
    )
    null: OneOrMore | None = Field(default=None, description="Cells that mean nothing was measured.")


class ValueColumn(Amounts):
    """A value, and how many contacts it stands for."""

    value: Text = Field(description="Header of the column; columns where every unmapped column is an owner.")
    weight: Text | None = Field(default=None, description="Header of the column of counts; none: averages without.")


class RatioColumns(Amounts):
    """A sum over a sum."""

    numerator: Text = Field(description="Header of the column above the line.")
    denominator: Text = Field(description="Header of the column below the line.")


class ScoreColumn(Amounts):
    """Answers from 0 to 10, sorted into promoters, passives and detractors."""

    score: Text = Field(description="Header of the column of answers.")


class ResponseColumns(Amounts):
    """Answers already sorted."""

    promoters: Text = Field(description="Header of the column that counts answers of 9 and 10.")
    passives: Text = Field(description="Header of the column that counts answers of 7 and 8.")
    detractors: Text = Field(description="Header of the column that counts answers of 0 to 6.")


def _form_of_choice(value: object) -> str:
    return "any" if isinstance(value, str) else "cells"


Choice = Annotated[
    Annotated[Literal["any"], Tag("any")] | Annotated[tuple[Cell, ...], Field(min_length=1), Tag("cells")],
    Discriminator(_form_of_choice),
]
"""Which cells of a column count: those listed, or any that isn't empty."""


def _form_of_count(value: object) -> str:
    return "cells" if isinstance(value, dict) else "rows"


Counted = Annotated[
    Annotated[Literal["rows"], Tag("rows")] | Annotated[dict[Text, Choice], Field(min_length=1), Tag("cells")],
    Discriminator(_form_of_count),
]
"""Which rows count: all, or those whose cells are as said."""


class CountedRows(Written):
    """How many rows there are, or what part of other rows they are."""

    count: Counted = Field(description="rows, or header to the cells that count.")
    of: Counted | None = Field(default=None, description="For a share: the rows it is a part of.")


# A tag is part of the place of a fault; no key is called so.
_TELLING = {
    "numerator": "a ratio",
    "count": "a count",
    "score": "a score",
    "promoters": "responses",
    "value": "a value",
    "denominator": "a ratio",
    "of": "a count",
    "passives": "responses",
    "detractors": "responses",
}
"""Keys that tell the form of a metric's columns, the surest first."""


def _form_of_columns(value: object) -> str:
    keys = _keys(value)
    told = [form for key, form in _TELLING.items() if key in keys]
    if not told:
        told = [_TELLING[near] for key in islice(keys, _MOST_KEYS) for near in equally_near(key, _TELLING)]
    return told[0] if told else "a value"


MetricColumns = Annotated[
    Annotated[ValueColumn, Tag("a value")]
    | Annotated[RatioColumns, Tag("a ratio")]
    | Annotated[CountedRows, Tag("a count")]
    | Annotated[ScoreColumn, Tag("a score")]
    | Annotated[ResponseColumns, Tag("responses")],
    Discriminator(_form_of_columns),
]
"""Which columns make up a metric; told apart by their keys."""


COLUMNS_OF_METRICS = (ValueColumn, RatioColumns, CountedRows, ScoreColumn, ResponseColumns)


class _OrHeader:
    """In the JSON Schema a header alone may stand for the model; made when asked for, as it costs at every start."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, make: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [_TEXT_SCHEMA, make(core)]}


def _form_of_owner(value: object) -> str:
    return "one name" if "is" in _keys(value) else "a column"


DateMapping = Annotated[DateColumn, BeforeValidator(_in_column), _OrHeader()]
OwnerMapping = Annotated[
    Annotated[OwnerColumn, BeforeValidator(_in_column), _OrHeader(), Tag("a column")]
    | Annotated[Constant, Tag("one name")],
    Discriminator(_form_of_owner),
]
TeamMapping = Annotated[
    Annotated[TeamColumn, BeforeValidator(_in_column), _OrHeader(), Tag("a column")]
    | Annotated[Constant, Tag("one name")],
    Discriminator(_form_of_owner),
]


class SourceMapping(Written):
    """How one kind of export is to be read."""

    name: Text | None = Field(default=None, description="Name for --source; default: the file pattern.")
    files: OneOrMore | None = Field(default=None, description="Glob, relative to this file.")
    encoding: Text | None = Field(default=None, description="Such as cp1250; default: told from the bytes.")
    delimiter: Delimiter | None = Field(default=None, description="Between cells; default: told from the header.")
    decimal: Literal[",", "."] | None = Field(default=None, description="Decimal mark; default: told from each column.")
    date: DateMapping | None = Field(default=None, description="Header of the column of dates, or more about it.")
    timezone: Text | None = Field(default=None, description="Of times without offset; default: the file's.")
    owner: OwnerMapping | None = Field(default=None, description="Header of the column of owners, or more about it.")
    owners: Literal["columns"] | None = Field(default=None, description="columns: every unmapped column is an owner.")
    team: TeamMapping | None = Field(default=None, description="Header of the column of teams, or more about it.")
    key: OneOrMore | None = Field(default=None, description="Header of what makes a row the same row.")
    grain: OneOrMore | None = Field(default=None, description="Such as [date, owner], instead of a key.")
    where: dict[Text, Cell] = Field(default={}, description="Header to the cell that a row must have to be read.")
    language: Language | None = Field(default=None, description="Language of numbers, months and totals.")
    metrics: dict[Text, MetricColumns] = Field(default={}, description="Metric to the columns it is made of.")

    @property
    def title(self) -> str:
        """The name given, else the file pattern."""
        return self.name or (self.files[0] if self.files else "source")
