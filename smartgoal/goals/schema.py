"""The JSON Schema of the goal file, for editors and other programs."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from smartgoal.goals.model import GoalFile

if TYPE_CHECKING:
    from collections.abc import Iterable


def goals_schema(metric_ids: Iterable[str]) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the goal file; it accepts what the model accepts.

    Args:
        metric_ids: Ids of the catalogue, offered as examples where a metric is named.
    """
    schema = GoalFile.model_json_schema(by_alias=True)
    ids = list(metric_ids)
    definitions = schema["$defs"]
    for name in ("Measurable", "Guardrail"):
        definitions[name]["properties"]["metric"]["examples"] = ids
    definitions["Specific"] = _text_or(definitions["Specific"])
    definitions["WrittenGoal"]["properties"]["importance"]["default"] = 1
    schema["patternProperties"] = {"^x-": {"description": "Free, such as a home for anchors."}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "smartgoal goal file",
        **{key: _with_named_keys(_without_titles(value)) for key, value in schema.items() if key != "title"},
    }


def _text_or(specific: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of `specific`, which may be a plain text instead of its keys."""
    behaviour = specific["properties"]["behaviour"]
    texts = [one for one in behaviour["anyOf"] if one.get("type") == "string"]
    return {"description": specific["description"], "anyOf": [*texts, specific]}


def _with_named_keys(part: Any) -> Any:
    """Return a part of the schema in which every key of a free mapping must have something in it, not some of them."""
    if isinstance(part, list):
        return [_with_named_keys(one) for one in part]
    if not isinstance(part, dict):
        return part
    inner = {key: _with_named_keys(value) for key, value in part.items()}
    if "propertyNames" not in inner or "patternProperties" not in inner:
        return inner
    ((pattern, values),) = inner.pop("patternProperties").items()
    return {**inner, "propertyNames": {**inner["propertyNames"], "pattern": pattern}, "additionalProperties": values}


def _without_titles(part: Any) -> Any:
    """Return a part of the schema without the titles that only repeat its keys."""
    if isinstance(part, list):
        return [_without_titles(one) for one in part]
    if isinstance(part, float):
        return Decimal(repr(part))
    if not isinstance(part, dict):
        return part
    named = {"properties", "$defs", "patternProperties"}
    return {
        key: {name: _without_titles(one) for name, one in value.items()} if key in named else _without_titles(value)
        for key, value in part.items()
        if not (key == "title" and isinstance(value, str))
    }
