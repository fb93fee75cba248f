"""The verbs by name."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from typer.core import TyperGroup

if TYPE_CHECKING:
    from typer._click import Command, Context

_NEAR = 0.7


class Verbs(TyperGroup):
    """A group of verbs that suggests for a mistyped one the nearest, and only one that is near."""

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Return the verb that is asked for."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            near = get_close_matches(name, self.commands, n=1, cutoff=_NEAR)
            meant = f" Did you mean '{near[0]}'?" if near else ""
            ctx.fail(f"No such command '{name}'.{meant}")
        return super().resolve_command(ctx, args)
