"""The JSON Schemas of the JSON outputs, kept as files beside this module."""

from __future__ import annotations

from importlib.resources import files

OUTPUT_SCHEMAS = ("check", "progress", "import", "draft", "compare")
"""The verbs whose JSON has a schema."""


def output_schema(verb: str) -> str:
    """Return the JSON Schema (2020-12) of a verb's JSON, as text."""
    return files("smartgoal.report.json").joinpath(f"schema/{verb}.json").read_text("utf-8")
