"""`smartgoal schema`."""

from __future__ import annotations

from typing import Annotated

import typer

from smartgoal.cli.output import write_out


def schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar="[NAME]", help="goals (the goal file), check, progress, import, draft or compare (their output)."
        ),
    ] = "goals",
) -> None:
    """Print the JSON Schema of the goal file or of an output."""
    from smartgoal import api

    write_out(api.schema(name))
