"""`smartgoal explain`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from smartgoal.cli import options
from smartgoal.cli.output import style_of, write_out


def explain(
    rule: Annotated[
        str | None, typer.Argument(metavar="[RULE]", help="Id or name, such as S104; default: all.")
    ] = None,
    *,
    color: options.Colour = "auto",
    debug: options.Debug = False,
) -> None:
    """Explain a rule, or list them all."""
    from smartgoal import api
    from smartgoal.report.text import pages

    style = style_of(sys.stdout, options.colour(color))
    if rule is None:
        write_out(pages.rule_list(api.rules(), style))
    else:
        write_out(pages.rule_page(api.find_rule(rule), style))
