"""What a goal file says about exports: its `sources`."""

from __future__ import annotations

from pydantic import Field

from smartgoal.goals.written import Text, Written


class SourceMapping(Written):
    """How one kind of export is to be read."""

    name: Text | None = Field(default=None, description="Name for --source; default: the file pattern.")
    files: Text | list[Text] | None = Field(default=None, description="Glob, relative to this file.")
