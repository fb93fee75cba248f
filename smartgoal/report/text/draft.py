"""Drafts as text: the sentence with what it says, a reason for each letter, and what a coach would ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.drafts.draft import questions_of
from smartgoal.goals.show import show
from smartgoal.knowledge.sentence import Way
from smartgoal.report.escape import one_line
from smartgoal.report.style import wrap
from smartgoal.report.text.draft_marks import marked, slots

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from smartgoal.check.drafts.draft import Draft
    from smartgoal.knowledge.sentence import Hit, Quantity, Sentence
    from smartgoal.report.style import Style

_LONGEST_QUOTE = 60
_UNKNOWN = "not judged: no language that is read could be told; name it with --language"
_ACHIEVABLE = "not judged by a sentence: it takes the means and the owner's role"
_REALISTIC = "not judged by a sentence: it takes the baseline and who agreed"
_AS_FILE, _GAPS = "With --format yaml:", '"# ?" at each question.'
_BOUNDS = {Way.AT_LEAST: "at least ", Way.AT_MOST: "at most "}


def draft(drafts: Sequence[Draft], style: Style) -> str:
    """Return each sentence with its slots, its letters and its open questions."""
    written = [one for one in drafts if one.goal]
    parts = ["".join(f"{line}\n" for line in _one(one, style)) for one in written]
    return "\n".join([*parts, "".join(f"{line}\n" for line in wrap(_closing(written), style.width))])


def _one(draft: Draft, style: Style) -> Iterator[str]:
    yield from marked(draft.text.strip("\r\n"), slots(draft), style)
    yield ""
    for letter, verdict, reason in _letters(draft):
        mark, colour = {True: ("✔", "green"), False: ("·", "red"), None: ("?", "grey")}[verdict]
        yield from _hanging(f"  {style.paint(f'{letter} {style.glyph(mark)}', colour, 'bold')}  ", 7, reason, style)
    for finding in draft.findings:
        code = style.paint(finding.code, "yellow", "bold")
        yield from _hanging(f"  {code}  ", 8, one_line(finding.message), style)
    questions = questions_of(draft)
    width = max(len(key) for key, _ in questions) + 4
    yield from ("", "  A coach would ask:")
    for key, question in questions:
        yield from _hanging(f"    {key:<{width - 2}}", width + 2, one_line(question), style)


def _hanging(start: str, width: int, words: str, style: Style) -> Iterator[str]:
    """Yield words after their start, further lines below the first word."""
    first, *others = wrap(words, style.width - width)
    yield start + first
    yield from (" " * width + line for line in others)


def _letters(draft: Draft) -> Iterable[tuple[str, bool | None, str]]:
    sentence = draft.sentence
    return (
        ("S", sentence.specific, _specific(draft)),
        ("M", sentence.measurable, _measurable(sentence)),
        ("A", None, _ACHIEVABLE),
        ("R", None, _REALISTIC),
        ("T", sentence.time_bound, _time_bound(sentence)),
    )


def _specific(draft: Draft) -> str:
    sentence = draft.sentence
    if sentence.specific is None:
        return _UNKNOWN
    if sentence.specific:
        metric = draft.metric
        return f"it names {metric.id} ({metric.name})" if metric else "it names what can be seen, heard or counted"
    faults = (
        (sentence.vague_verbs, "names no result"),
        (sentence.vague_objects, "is wider than anything one could see"),
        (sentence.unobservable, "happens where nobody can see it"),
        (sentence.qualifiers, "doesn't say how much"),
    )
    said = [f"{_quoted(hits[0])} {what}" for hits, what in faults if hits]
    return said[0] if said else "it names nothing that could be seen, heard or counted"


def _measurable(sentence: Sentence) -> str:
    if sentence.measurable is None:
        return _UNKNOWN
    if not sentence.measurable:
        return "no figure, no frequency, nothing to hand over"
    if sentence.quantity is not None:
        return _figures(sentence.quantity)
    for hits, what in ((sentence.recurrences, "says how often"), (sentence.limits, "is a limit to hold")):
        if hits:
            return f"{_quoted(hits[0])} {what}"
    return "whether it is done can be told"


def _figures(quantity: Quantity) -> str:
    step = quantity.step
    if quantity.to is None or step is not None:
        said = "where it starts" if step is None else f"a change by {_change(step)}"
        return said if quantity.to is None else f"{said} to {_shown(quantity.to, quantity)}"
    to = _shown(quantity.to, quantity)
    if quantity.lower is not None:
        return f"between {_shown(quantity.lower, quantity)} and {to}"
    if quantity.from_ is not None:
        return f"from {_shown(quantity.from_, quantity)} to {to}"
    bound = _BOUNDS.get(quantity.direction or Way.EXACT)
    return f"{bound}{to}" if bound else f"a target of {to}"


def _change(quantity: Quantity) -> str:
    ends = [one for one in (quantity.lower, quantity.change) if one is not None]
    # Where nothing says which way, a plus would.
    sign = "+" if quantity.direction is not None else ""
    return " to ".join(f"{sign if end > 0 else ''}{_shown(end, quantity)}" for end in ends)


def _shown(value: Decimal, quantity: Quantity) -> str:
    return one_line(show(value, quantity.unit or "count"), _LONGEST_QUOTE)


def _time_bound(sentence: Sentence) -> str:
    if sentence.time_bound is None:
        return _UNKNOWN
    deadline = sentence.deadline
    if deadline is not None:
        said = one_line(deadline.text, _LONGEST_QUOTE)
        if deadline.date:
            return f'"{said}" is {deadline.date}'
        if deadline.needs_day:
            return f'"{said}" is no full date; --as-of DATE settles it'
        return f'"{said}" leaves the day open; write it as YYYY-MM-DD'
    for hits, what in ((sentence.vague_time, "is no day"), (sentence.recurrences, "says how often, not until when")):
        if hits:
            return f"{_quoted(hits[0])} {what}"
    return "no last day"


def _quoted(hit: Hit) -> str:
    return f'"{one_line(hit.text, _LONGEST_QUOTE)}"'


def _closing(drafts: Sequence[Draft]) -> str:
    if len(drafts) == 1:
        return f"{_AS_FILE} this goal as a goal file, {_GAPS}"
    specific = sum(one.sentence.specific is True for one in drafts)
    measurable = sum(one.sentence.measurable is True for one in drafts)
    time_bound = sum(one.sentence.time_bound is True for one in drafts)
    counted = f"{len(drafts)} sentences: {specific} specific, {measurable} measurable, {time_bound} time-bound."
    return f"{counted} {_AS_FILE} all of them as a goal file, {_GAPS}"
