"""Handing a result to its formats and places."""

from __future__ import annotations

import sys
from types import MappingProxyType
from typing import TYPE_CHECKING

from smartgoal.cli import options
from smartgoal.cli.output import ClosedPipeError, style_of, write_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def report(
    verb: str,
    formats: list[str] | None,
    result: object,
    *,
    inputs: Iterable[str],
    colour: str,
    quiet: bool,
    code: int,
    instead: Mapping[str, Callable[[], object]] = MappingProxyType({}),
) -> None:
    """Write a result in every format asked for; files first, so that a broken pipe costs none of them.

    `instead` makes what a format shows in place of the result.

    Raises:
        ClosedPipeError: The reader has gone; carries the code that the run would have given.
    """
    from smartgoal.report.formats import render, wanted_formats, write_file

    wanted = wanted_formats(verb, formats or ["text"])
    style = style_of(sys.stdout, options.colour(colour))
    for one in sorted(wanted, key=lambda each: each.file is None):
        text = render(one, instead[one.name]() if one.name in instead else result, style)
        if one.file is not None:
            write_file(one.file, text, inputs)
        elif text and not (quiet and one.name == "text" and code == 0):
            try:
                write_out(text, has_commands=one.name == "github")
            except ClosedPipeError as error:
                raise ClosedPipeError(code) from error
