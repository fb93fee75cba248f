"""The formats each result can be shown in, and writing them to a stream or a file."""

from __future__ import annotations

import errno
import importlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smartgoal.disk import place_beside, write_whole
from smartgoal.errors import GoalsError, SmartgoalError
from smartgoal.knowledge.nearest import did_you_mean, nearest
from smartgoal.report.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FORMATS = {
    "check": {
        "text": "text.check.text",
        "concise": "text.check.concise",
        "json": "json.check.check",
        "sarif": "sarif.check",
        "github": "github.check",
        "gitlab": "gitlab.check",
        "junit": "junit.check.check",
        "markdown": "markdown.check.check",
    },
    "progress": {
        "text": "text.progress.text",
        "json": "json.progress.progress",
        "csv": "progress_csv.progress",
        "markdown": "markdown.progress.progress",
        "junit": "junit.progress.progress",
        "openmetrics": "openmetrics.progress",
        "html": "html.document.progress",
    },
    "compare": {
        "text": "text.compare.compare",
        "markdown": "markdown.compare.compare",
        "json": "json.compare.compare",
    },
    "draft": {
        "text": "text.draft.draft",
        "json": "json.draft.draft",
        "yaml": "text.draft_yaml.draft",
    },
    "import": {
        "text": "text.imports.import_",
        "json": "json.imports.import_",
    },
    "store log": {
        "text": "text.store.log",
        "json": "json.store.log",
    },
    "store undo": {
        "text": "text.store.undo",
        "json": "json.store.undo",
    },
    "store verify": {
        "text": "text.store.verify",
        "json": "json.store.verify",
    },
}
"""Verb to format to the module in this folder and its function that writes it."""


@dataclass(frozen=True, slots=True)
class RequestedFormat:
    """A format, and the file it goes to; None for standard output."""

    verb: str
    name: str
    file: str | None


def wanted_formats(verb: str, written: Sequence[str]) -> tuple[RequestedFormat, ...]:
    """Return what `--format NAME[:FILE]` asks for.

    Raises:
        SmartgoalError: An unknown format, or two that would share a file or standard output.
    """
    found: list[RequestedFormat] = []
    for one in written:
        name, colon, file = one.partition(":")
        if name not in FORMATS[verb]:
            near = nearest(name, FORMATS[verb], limit=1)
            meant = did_you_mean(near, f"use one of {', '.join(FORMATS[verb])}.", within_sentence=True)
            raise SmartgoalError(f'The format "{name}" isn\'t known to {verb}; {meant}')
        if colon and not file:
            raise SmartgoalError(f'The format "{one}" names no file after the colon; write {name}:FILE.')
        found.append(RequestedFormat(verb, name, file or None))
    places = [one.file and os.path.normpath(one.file) for one in found]
    if len(set(places)) < len(places):
        raise SmartgoalError("Two formats would be written to the same place; give each a file, as in json:out.json.")
    return tuple(found)


def render(wanted: RequestedFormat, result: object, style: Style) -> str:
    """Return a result in one format; files get no colours."""
    module, _, function = FORMATS[wanted.verb][wanted.name].rpartition(".")
    show = getattr(importlib.import_module(f"smartgoal.report.{module}"), function)
    text = show(result, style if wanted.file is None else Style(width=style.width))
    return str(text)


def refuse_input(path: str, inputs: Iterable[str]) -> None:
    """Raise where a report would be written over what the run reads; of a folder, over any file in it.

    Raises:
        GoalsError: It would.
    """
    target = Path(path)
    for one in inputs:
        if _is_same(target, one):
            raise GoalsError(f"{path}: this file is an input; name another one for the report.")
        if _is_inside(target, one):
            raise GoalsError(f"{path}: nothing but the store's own files belongs there; name another place.")


def refuse_place(path: str, inputs: Iterable[str]) -> None:
    """Raise where a report couldn't be written.

    Raises:
        GoalsError: The place is one of the run's inputs, or can't be written.
    """
    refuse_input(path, inputs)
    try:
        if Path(path).is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if _is_stream(path):
            return
        temporary = place_beside(Path(path))
        temporary.touch(exist_ok=False)
        temporary.unlink()
    except OSError as error:
        raise _unwritable(path, error) from error


def write_file(path: str, text: str, inputs: Iterable[str]) -> None:
    """Write a report, whole or not at all.

    A link stays, and its target gets the report; a pipe or a device takes it as it is.

    Raises:
        GoalsError: The place is one of the run's inputs, or can't be written.
    """
    refuse_input(path, inputs)
    content = text.encode()
    try:
        if _is_stream(path):
            Path(path).write_bytes(content)
        else:
            write_whole(Path(path), content)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: str, error: OSError) -> GoalsError:
    return GoalsError(f"{path}: can't be written ({error.strerror}); check the folder and the space.")


def _is_stream(path: str) -> bool:
    """Whether there is something that mustn't be replaced by a file: a pipe, a device, an open file by its number."""
    target = Path(path)
    of_the_system = target.absolute().parts[1:2] in {("dev",), ("proc",)}
    return target.exists() and not target.is_dir() and (of_the_system or not target.is_file())


def _is_inside(target: Path, folder: str) -> bool:
    return Path(folder).is_dir() and target.resolve().is_relative_to(Path(folder).resolve())


def _is_same(target: Path, other: str) -> bool:
    try:
        return target.samefile(other)
    except OSError:
        return False
