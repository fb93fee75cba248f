"""What the rules say of the words of a draft, at their places in its line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smartgoal.check.draft import Draft, DraftFinding, goal_file
from smartgoal.check.rule import Context, Limits, Need
from smartgoal.goals.load import GoalText, IncludeRefused, load_plan
from smartgoal.goals.source import read_source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from smartgoal.check.rule import Problem, Rule


def judge_wording(draft: Draft, rules: Iterable[Rule], *, today: date | None, fiscal_year_start: int) -> Draft:
    """Return a draft with what rules find in its words; only rules about one goal's text have a say."""
    if not draft.goal:
        return draft
    document = read_source("draft", goal_file([draft]).encode())
    plan = load_plan([GoalText(document)], lambda _folder, _name: IncludeRefused("", ""))
    context = Context(plan, Limits(fiscal_year_start=fiscal_year_start), today)
    located = [
        finding
        for one in rules
        if one.judge_goal and (today or Need.DAY not in one.needs)
        for problem in one.judge_goal(plan.goals[0], context)
        if (finding := _located(one.id, problem, draft)) is not None
    ]
    return replace(draft, findings=tuple(sorted(located, key=lambda one: (one.start, one.end, one.code))))


def _located(code: str, problem: Problem, draft: Draft) -> DraftFinding | None:
    """Return a problem at its place in the line; None where it speaks of no words there."""
    sentence = draft.sentence
    if problem.at == ("specific",) and problem.excerpt:
        found = sentence.text.find(problem.excerpt, draft.start)
        start = draft.start + problem.start if problem.start is not None else found
        return DraftFinding(code, start, start + len(problem.excerpt), problem.message) if start >= 0 else None
    return None
