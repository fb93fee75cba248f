"""Tags: what is text is escaped, once."""

from __future__ import annotations

from smartgoal.report.html.markup import Markup, joined, tag


def test_text_is_escaped_and_markup_is_not() -> None:
    """Wherever it stands."""
    assert tag("p", "a < b", tag("b", "&")) == "<p>a &lt; b<b>&amp;</b></p>"
    assert joined(["<", Markup("<hr>"), None]) == "&lt;<hr>"


def test_attributes_are_quoted() -> None:
    """Python's names are HTML's with a hyphen; None leaves one out."""
    made = tag("svg", class_='a"b', aria_label="x", viewBox="0 0 1 1", lang=None)
    assert made == '<svg class="a&quot;b" aria-label="x" viewBox="0 0 1 1"></svg>'


def test_some_tags_need_no_end() -> None:
    """What follows ends them."""
    assert tag("tr", tag("td", "1")) == "<tr><td>1"
    assert tag("path", d="M0 0") == '<path d="M0 0"/>'


def test_what_no_document_may_hold_is_written_out() -> None:
    """Control and bidirectional characters, and what XML can't hold."""
    assert tag("b", "a\x1b\u202e\ufffe\n") == r"<b>a\u{1b}\u{202e}\u{fffe} </b>"
