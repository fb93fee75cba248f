"""Reads plain sentences, one a line: what each says, what is wrong with its words, and the goal it makes so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from smartgoal.check.drafts.gaps import choice_of_formula, described, goal_so_far, open_questions
from smartgoal.check.drafts.list_lines import has_words, is_heading, item_start, joined, without_control
from smartgoal.goals.write import write_goal_file
from smartgoal.knowledge.folding import fold
from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence import Sentence, read_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from smartgoal.goals.write import Value
    from smartgoal.knowledge.metric import Metric

_LINE_END = re.compile(r"\r\n|\n|\r")
_LONGEST_TITLE = 60
_MOST_WORDS = 5
_SHORT = 3
_NAMELESS = "goal"
_LEFT_HANGING = {"from", "the", "and", "for", "between", "par", "entre", "des", "les", "une", "egy"}


@dataclass(frozen=True, slots=True)
class DraftFinding:
    """A fault of wording at its place in the line."""

    code: str
    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A line and what was made of it.

    Attributes:
        text: The line as it was given, with those that go on with its item; all offsets count in it.
        start: Where its sentence begins, after a bullet or number.
        sentence: What it says.
        goal: The goal it makes so far, as it is written; empty for a blank line, a ruler, a heading, what goes on.
        metric: The metric it names.
        findings: The faults of its wording, by place.
    """

    text: str
    start: int
    sentence: Sentence
    goal: Mapping[str, Value] = field(default_factory=dict)
    metric: Metric | None = None
    findings: tuple[DraftFinding, ...] = ()


def lines_of(text: str) -> list[str]:
    """Return the lines of a text; one that ends with a line end has no empty line after it."""
    lines = _LINE_END.split(text)
    return lines[:-1] if lines[-1] == "" else lines


def read_drafts(
    lines: Iterable[str],
    *,
    language: str | None,
    metrics: Mapping[str, Metric],
    today: date | None,
    fiscal_year_start: int = 1,
) -> tuple[Draft, ...]:
    """Return a draft for each line, its wording not yet judged; ids are unique among them.

    Lines that go on with an item are read with it. They, blank lines, rulers and headings have drafts without a goal;
    headings alone are goals.
    """
    read = [_read(line, whole, language, metrics, today, fiscal_year_start) for line, whole in joined(lines)]
    written = [has_words(_text(one)) and not is_heading(one.text, _text(one), one.sentence) for one in read]
    if not any(written):
        written = [bool(_text(one)) for one in read]
    ids = _Ids()
    return tuple(
        _with_goal(one, metrics, ids) if is_goal else replace(one, sentence=Sentence("", language))
        for one, is_goal in zip(read, written, strict=True)
    )


def _read(
    line: str,
    whole: str,
    language: str | None,
    metrics: Mapping[str, Metric],
    today: date | None,
    fiscal_year_start: int,
) -> Draft:
    """Return what a line says together with those that go on with it; one that went on says nothing by itself."""
    plain = without_control(whole)
    start = item_start(plain, language)
    if not plain[start:].strip():
        return Draft(line, start, Sentence("", language))
    # Blanks for the bullet keep every offset as it is in the line.
    sentence = read_sentence(
        " " * start + plain[start:],
        language=language,
        metrics=metrics,
        today=today,
        fiscal_year_start=fiscal_year_start,
    )
    return Draft(whole, start, sentence)


def _text(draft: Draft) -> str:
    """Return the goal's text on one line; empty where there is none."""
    text = draft.sentence.text.strip()
    return " ".join(text.split()) if "\n" in draft.text else text


def _with_goal(draft: Draft, metrics: Mapping[str, Metric], ids: _Ids) -> Draft:
    sentence, text = draft.sentence, _text(draft)
    metric = metrics[sentence.metric.metric_id] if sentence.metric else None
    goal_id = ids.unique(_goal_id(sentence, metric))
    goal = goal_so_far(sentence, goal_id=goal_id, title=_title(text, sentence, metric), text=text, metric=metric)
    return replace(draft, goal=goal, metric=metric)


def _goal_id(sentence: Sentence, metric: Metric | None) -> str:
    """Return an id of the sentence's first words; of its metric where it isn't in Latin letters, else `goal`."""
    figure = sentence.quantity.hit.start if sentence.quantity else None
    deadline = sentence.deadline.start if sentence.deadline else None
    beginnings = (_latin_words(sentence.text[:end]) for end in (figure, deadline, None))
    words = next((words for words in beginnings if len(words) > 1), _latin_words(sentence.text))
    if words:
        return "-".join(words)[:_LONGEST_TITLE].strip("-")
    return metric.id.replace("_", "-") if metric else _NAMELESS


def _latin_words(text: str) -> list[str]:
    """Return the first words of a text without accents; none where most of its letters aren't Latin."""
    folded = fold(text).text
    letters = [char for char in folded if char.isalpha()]
    if sum(char.isascii() for char in letters) * 2 <= len(letters):
        return []
    words = re.findall("[a-z0-9]+", folded)[:_MOST_WORDS]
    while len(words) > 1 and (len(words[-1]) < _SHORT or words[-1] in _LEFT_HANGING):
        words.pop()
    return words


class _Ids:
    """The ids given so far."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def unique(self, name: str) -> str:
        """Return the name, with a number where it is taken; `goal` alone says nothing and always has one."""
        unique = name
        if name in self._taken or name == _NAMELESS:
            number = self._next.get(name, 1 if name == _NAMELESS else 2)
            while (unique := f"{name}-{number}") in self._taken:
                number += 1
            self._next[name] = number + 1
        self._taken.add(unique)
        return unique


def _title(text: str, sentence: Sentence, metric: Metric | None) -> str:
    """Return the metric's name in the sentence's language, else the beginning of the sentence."""
    if metric is not None:
        return metric.names.get(sentence.language or "en", metric.name)
    flat = " ".join(text.split())
    if len(flat) <= _LONGEST_TITLE:
        return flat
    beginning = flat[: _LONGEST_TITLE - 1]
    return f"{beginning.rpartition(' ')[0] or beginning}…"


def questions_of(draft: Draft) -> tuple[tuple[str, str], ...]:
    """Return what a draft leaves open: each gap's key and the question."""
    return tuple(open_questions({**draft.goal, "metrics": _open_formulas([draft])}))


def goal_file(drafts: Sequence[Draft]) -> str:
    """Return the goal file that the drafts make, `# ?` at each gap."""
    written = [draft for draft in drafts if draft.goal]
    languages = {draft.sentence.language for draft in written}
    head: dict[str, Value] = {}
    if len(languages) == 1 and None not in languages:
        head["language"] = languages.pop()
    if metrics := {**_open_formulas(written), **_own_metrics(written)}:
        head["metrics"] = metrics
    return write_goal_file(head, [_own_language(draft) if languages else draft.goal for draft in written])


def _open_formulas(drafts: Iterable[Draft]) -> dict[str, Value]:
    metrics = (draft.metric for draft in drafts if draft.metric and draft.metric.needs_variant)
    return {metric.id: choice_of_formula(metric) for metric in metrics}


def _own_metrics(drafts: Iterable[Draft]) -> dict[str, Value]:
    """Return what a goal file says of the metrics that the catalogue hasn't got, or knows otherwise."""
    metrics = (draft.metric for draft in drafts if draft.metric and draft.metric.declared)
    own = (metric for metric in metrics if not metric.needs_variant)
    usual = load_catalogue()
    return {one.id: {"variant": one.variant} if one.variant and one.id in usual else described(one) for one in own}


def _own_language(draft: Draft) -> dict[str, Value]:
    """Return the goal with the language of its text, where the file's goals don't share one."""
    if draft.sentence.language is None:
        return dict(draft.goal)
    named = {key: draft.goal[key] for key in ("id", "title")}
    return {**named, "language": draft.sentence.language, **draft.goal}
