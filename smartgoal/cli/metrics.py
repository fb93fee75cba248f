"""`smartgoal metrics`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from smartgoal.cli import options
from smartgoal.cli.output import style_of, write_out


def metrics(
    metric: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Id or name in any language; default: all.")
    ] = None,
    *,
    color: options.Colour = "auto",
    debug: options.Debug = False,
) -> None:
    """Show a metric of the catalogue, or list them all."""
    from smartgoal import api
    from smartgoal.report.text import pages

    style = style_of(sys.stdout, options.colour(color))
    if metric is None:
        write_out(pages.metric_list(api.catalogue(), style))
    else:
        write_out(pages.metric_page(api.find_metric(metric), style))
