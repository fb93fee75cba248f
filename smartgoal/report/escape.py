"""What may reach a screen, a log or a file: the one place that makes foreign text harmless."""

from __future__ import annotations

import re
from html import escape

_LONGEST_LINE = 200
_UNSAFE = re.compile(
    "(?P<joiner>(?<=[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f])\u200d(?=[\u2600-\u27bf\U0001f000-\U0001faff]))"
    "|[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_BREAKS = re.compile(r"[\t\r\n\x0b\x0c\x85]+")
_COMMAND = re.compile(r"^([^\S\n]*)::", re.MULTILINE)
MARKER = re.compile(r"(##(?:vso|teamcity)?)\[", re.IGNORECASE)
"""What would be a command to a build server that reads the log."""
_LONGEST_MESSAGE = 1000
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>|~&$!]")
# What would open a heading or a list where a line begins.
_BLOCK = re.compile(r"^([0-9]{0,9})([#+.)\-])(?=[#\s]|$)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LINKING = re.compile(r"[@#](?=\w)|:(?=//)|(?<=\bwww)\.|\b(?:GH|mailto|xmpp)[-:](?=\w)", re.IGNORECASE)
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_PROPERTY_ENDS = re.compile("[%\r\n:,]")
"""What GitHub decodes in a property."""
_HTML = re.compile("[&<>\"']")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def one_line(text: str, limit: int = _LONGEST_LINE) -> str:
    r"""Return a text as one line that a terminal or log can show as it is, cut at `limit` characters.

    Control, bidirectional and zero-width characters and lone surrogates stand as `\u{202e}`; line ends and tabs become
    blanks.
    """
    safe = shown(_BREAKS.sub(" ", text))
    return safe if len(safe) <= limit else f"{safe[: limit - 1]}…"


def shown(text: str) -> str:
    """Return a text with every character that could paint, hide or reorder written out; an emoji keeps its joiner."""
    return _UNSAFE.sub(lambda match: match[0] if match["joiner"] else _code_point(match[0]), text)


def _code_point(char: str) -> str:
    return f"\\u{{{ord(char):x}}}"


def for_log(text: str, *, has_commands: bool = False) -> str:
    """Return output in which no CI service takes anything for one of its commands.

    GitHub obeys lines that begin with two colons; GitHub, Azure and TeamCity obey their markers anywhere in a line.

    Args:
        text: Whole lines, wrapped as they will be.
        has_commands: Whether its lines are commands of ours, in which nothing foreign begins a line.
    """
    broken = MARKER.sub(lambda match: match[1] + _code_point("["), text) if "##" in text else text
    return broken if has_commands or "::" not in broken else _COMMAND.sub(r"\1\\::", broken)


def xml_text(text: str) -> str:
    r"""Return a text without what XML 1.0 can't hold; such characters stand as `\u{1b}`."""
    return _NOT_XML.sub(lambda match: _code_point(match[0]), text)


def xml_line(text: str) -> str:
    """Return a text on one line for an attribute or an element of XML."""
    return xml_text(one_line(text, _LONGEST_MESSAGE))


def html_text(text: str) -> str:
    """Return a text for an element or an attribute of HTML or SVG, on one line; nothing in it is markup."""
    if not text.isascii() or not text.isprintable():
        text = xml_text(shown(_BREAKS.sub(" ", text)))
    return escape(text) if _HTML.search(text) else text


def markdown_text(text: str, limit: int = _LONGEST_LINE) -> str:
    """Return a text as one line for a table of Markdown: no markup, no links, no mentions."""
    escaped = _MARKDOWN.sub(lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), one_line(text, limit))
    escaped = _BLOCK.sub(lambda match: f"{match[1]}\\{match[2]}", escaped)
    # Addresses, mentions and numbers of issues become links by themselves; a gap that nobody sees prevents it.
    return _LINKING.sub(lambda match: f"{match[0]}&#8203;", escaped)


def workflow_data(text: str) -> str:
    """Return a text as the message of a workflow command of GitHub."""
    return one_line(text, _LONGEST_MESSAGE).replace("%", "%25")


def workflow_property(text: str) -> str:
    """Return a text as a property of a workflow command of GitHub, which finds a file only by its whole name."""
    return shown(_PROPERTY_ENDS.sub(lambda match: f"%{ord(match[0]):02X}", text))


def csv_text(text: str) -> str:
    """Return a text as one line for a cell of CSV that no spreadsheet takes for a formula."""
    line = one_line(text, _LONGEST_MESSAGE)
    return f"'{line}" if _FORMULA.match(line) else line


def label_value(text: str) -> str:
    """Return a text as the value of a label in OpenMetrics, without its quotes."""
    return one_line(text, _LONGEST_MESSAGE).replace("\\", "\\\\").replace('"', '\\"')
