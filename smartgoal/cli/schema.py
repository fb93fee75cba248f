"""`smartgoal schema`."""

from __future__ import annotations

from typing import Annotated

import typer

from smartgoal.cli.output import write_out


def schema(
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="goals (the goal file), check or progress (their JSON).")
    ] = "goals",
) -> None:
    """Print a JSON Schema: of the goal file, or of a JSON output."""
    from smartgoal import api

    write_out(api.schema(name))
