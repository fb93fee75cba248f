"""Doing what findings propose: text edits that leave every other byte alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartgoal.goals.yaml.source import read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from smartgoal.check.finding import CheckResult, Finding
    from smartgoal.goals.plan import Plan
    from smartgoal.goals.yaml.source import Document

_MOST_ROUNDS = 10
"""A mended key may show what is wrong below it; no file is that deep."""


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file before and after its edits; `made` is how many there were."""

    before: Document
    after: Document
    made: int

    @property
    def name(self) -> str:
        """The file as the user named it."""
        return self.before.name


@dataclass(frozen=True, slots=True)
class Fixed:
    """What edits made of a run: the files that changed, and what is still found."""

    files: tuple[FixedFile, ...]
    plan: Plan
    result: CheckResult

    @property
    def made(self) -> int:
        """How many edits there were."""
        return sum(file.made for file in self.files)


def fix_all(
    plan: Plan,
    check: Callable[[Plan], CheckResult],
    reopen: Callable[[Mapping[str, bytes]], Plan],
    *,
    asked: frozenset[str] = frozenset(),
) -> Fixed:
    """Return the files of a plan with every safe edit made, until no finding proposes one.

    Args:
        plan: The goal files as they are.
        check: Judges a plan.
        reopen: Returns the plan with other bytes in the files named.
        asked: Codes of the rules named, whose edits add what nobody wrote there.
    """
    fixed: dict[str, FixedFile] = {}
    result = check(plan)
    for _ in range(_MOST_ROUNDS):
        changed = _one_round(plan, result, asked)
        if not changed:
            break
        for file in changed:
            first = fixed.get(file.name)
            fixed[file.name] = FixedFile(first.before, file.after, first.made + file.made) if first else file
        plan = reopen({name: file.after.content() for name, file in fixed.items()})
        result = check(plan)
    return Fixed(tuple(fixed[name] for name in sorted(fixed)), plan, result)


def _one_round(plan: Plan, result: CheckResult, asked: frozenset[str]) -> list[FixedFile]:
    """Return the files that this round's findings change."""
    found: dict[str, list[Finding]] = {}
    for finding in result.findings:
        if finding.fix is not None and (not finding.fix.asked_only or finding.code in asked):
            found.setdefault(finding.path, []).append(finding)
    files = {file.name: file.document for file in plan.files}
    changed = (_fixed(files[name], findings) for name, findings in found.items())
    return [file for file in changed if file is not None]


def _fixed(document: Document, findings: Sequence[Finding]) -> FixedFile | None:
    """Return a file with its edits made; those that would spoil it are left out."""
    edits = list(dict.fromkeys(_edit(document, finding) for finding in findings))
    after, made = _edited(document, edits)
    if not _is_sound(document, after):
        kept: list[_Edit] = []
        for edit in edits:
            if _is_sound(document, _edited(document, [*kept, edit])[0]):
                kept.append(edit)
        after, made = _edited(document, kept)
    return FixedFile(document, after, made) if made else None


_Edit = tuple[int, int, str]


def _edit(document: Document, finding: Finding) -> _Edit:
    return (*document.lines.offsets(finding.fix_span), finding.fix.text if finding.fix else "")


def _edited(document: Document, edits: Iterable[_Edit]) -> tuple[Document, int]:
    """Return the document with edits made, and how many; of two that overlap the first."""
    parts: list[str] = []
    done, made = 0, 0
    for start, end, text in sorted(edits):
        if start >= done and document.text[start:end] != text:
            parts += [document.text[done:start], text]
            done, made = end, made + 1
    text = "".join([*parts, document.text[done:]])
    content = document.content(text)
    return read_source(document.name, content, max_bytes=len(content)), made


def _is_sound(before: Document, after: Document) -> bool:
    """Return whether a file can still be read as well as before."""
    return after.complete >= before.complete and len(after.faults) <= len(before.faults)
