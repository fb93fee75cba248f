"""What the rules say of the words of drafts, at their places in the lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from smartgoal.check.drafts.draft import DraftFinding
from smartgoal.check.rule import Context, GoalRule, Need
from smartgoal.goals.load import goal_of
from smartgoal.goals.model import GoalFileHead, Specific
from smartgoal.goals.plan import LoadedFile, Plan
from smartgoal.goals.quantity import Amount
from smartgoal.goals.show import write_quantity
from smartgoal.goals.write import Noted
from smartgoal.goals.yaml.document import Document, Positions
from smartgoal.goals.yaml.span import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smartgoal.check.drafts.draft import Draft
    from smartgoal.check.rule import Problem, Rule, RuleLimits
    from smartgoal.goals.plan import Goal
    from smartgoal.goals.write import Value
    from smartgoal.knowledge.metric import Metric

_NOWHERE = Document(
    "draft", "", None, (), complete=True, encoding="utf-8", marked=False, lines=Lines(""), positions=Positions()
)


def judge_wording(
    drafts: Iterable[Draft],
    rules: Iterable[Rule],
    *,
    metrics: Mapping[str, Metric],
    today: date | None,
    limits: RuleLimits,
) -> Iterator[Draft]:
    """Yield drafts with what rules find in their words; only rules about one goal's text have a say."""
    judging = [one for one in rules if isinstance(one, GoalRule) and (today or Need.DAY not in one.needs)]
    files: dict[str | None, LoadedFile] = {}
    for draft in drafts:
        language = draft.sentence.language
        if language not in files:
            files[language] = _file(language, metrics)
        yield replace(draft, findings=tuple(_findings(draft, judging, files[language], limits, today)))


def _file(language: str | None, metrics: Mapping[str, Metric]) -> LoadedFile:
    head = GoalFileHead.model_validate({"smartgoal": 1, "language": language})
    return LoadedFile("draft", "", _NOWHERE, head, metrics, roles={}, people={}, sources=(), faults=())


def _findings(
    draft: Draft, rules: Iterable[GoalRule], file: LoadedFile, limits: RuleLimits, today: date | None
) -> Sequence[DraftFinding]:
    if not draft.goal:
        return ()
    goal = _goal(draft, file)
    context = Context(Plan((file,), (goal,)), limits, today)
    context.remember_sentence(goal, draft.sentence)
    located = (_located(one.id, problem, draft) for one in rules for problem in one.judge(goal, context))
    return sorted(filter(None, located), key=lambda one: (one.start, one.end, one.code))


def _goal(draft: Draft, file: LoadedFile) -> Goal:
    """Return the goal that a draft makes; its text is the whole line, so that all offsets count in it."""
    goal = goal_of(file, {key: _plain(value) for key, value in draft.goal.items()})
    line = Specific.model_construct(behaviour=draft.sentence.text, examples=())
    return replace(goal, written=goal.written.model_copy(update={"specific": line}))


def _plain(value: Value) -> object:
    """Return a value as it is read from a file."""
    if isinstance(value, Noted):
        return _plain(value.value)
    if isinstance(value, Amount):
        return write_quantity(value.value, value.unit)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(one) for one in value]
    return value


def _located(code: str, problem: Problem, draft: Draft) -> DraftFinding | None:
    """Return a problem at its place in the line; None where it speaks of no words there."""
    if problem.at != ("specific",) or not problem.excerpt:
        return None
    start = draft.sentence.text.find(problem.excerpt) if problem.start is None else problem.start
    return DraftFinding(code, start, start + len(problem.excerpt), problem.message) if start >= 0 else None
