"""HTML and SVG made of tags: texts are escaped where they become markup, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.report.escape import html_text

if TYPE_CHECKING:
    from collections.abc import Iterable

_EMPTY = frozenset({"meta", "circle", "path", "use"})
# What follows ends them too, and a page has hundreds.
_NEEDS_NO_END = frozenset({"dd", "dt", "li", "td", "th", "tr"})


class Markup(str):
    """Text that is markup already; any other text is escaped when it gets into a tag."""

    __slots__ = ()


def tag(name: str, /, *inside: str | None, **attributes: str | float | None) -> Markup:
    """Return an element; what is None is left out.

    Args:
        name: Such as `td` or `path`.
        inside: Markup stays as it is, other text is escaped.
        attributes: `class_` is written `class` and `aria_label` `aria-label`.
    """
    head = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html_text(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _EMPTY:
        return Markup(f"<{name}{head}/>")
    end = "" if name in _NEEDS_NO_END else f"</{name}>"
    return Markup(f"<{name}{head}>{joined(inside)}{end}")


def joined(parts: Iterable[str | None]) -> Markup:
    """Return markup and texts, which are escaped, one after the other."""
    return Markup("".join(part if isinstance(part, Markup) else html_text(part) for part in parts if part is not None))
