"""HTML and SVG made of tags: texts are escaped where they become markup, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.report.escape import html_text

if TYPE_CHECKING:
    from collections.abc import Iterable

_EMPTY = frozenset({"meta", "circle", "path", "use"})
# What follows ends them too, and a page has hundreds.
_NEEDS_NO_END = frozenset({"dd", "dt", "li", "td", "th", "tr"})
_NAMES = {
    "class_": "class",
    "http_equiv": "http-equiv",
    "aria_label": "aria-label",
    "aria_labelledby": "aria-labelledby",
    "aria_hidden": "aria-hidden",
}


class Markup(str):
    """Text that is markup already; any other text is escaped when it gets into a tag."""

    __slots__ = ()


def tag(name: str, /, *inside: str | None, **attributes: str | float | None) -> Markup:
    """Return an element.

    Args:
        name: Such as `td` or `path`.
        inside: Markup stays as it is, other text is escaped.
        attributes: `class_` is written `class`, `aria_label` `aria-label`; what is None is left out.
    """
    head = name
    for key, value in attributes.items():
        if value is not None:
            head += f' {_NAMES.get(key, key)}="{html_text(str(value))}"'
    if name in _EMPTY:
        return Markup(f"<{head}/>")
    end = "" if name in _NEEDS_NO_END else f"</{name}>"
    return Markup(f"<{head}>{joined(inside)}{end}")


def joined(parts: Iterable[str | None]) -> Markup:
    """Return markup and texts, which are escaped, one after the other."""
    # A list is joined faster than what comes one by one, and a page has very many parts.
    return Markup(
        "".join([part if isinstance(part, Markup) else html_text(part) for part in parts if part is not None])
    )
