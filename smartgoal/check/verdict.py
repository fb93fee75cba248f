"""The verdict per goal and criterion: the letters S M A R T."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from smartgoal.check.concern import form_of
from smartgoal.check.finding import Finding, GoalVerdict, Verdict
from smartgoal.check.rule import Criterion, Form, Severity
from smartgoal.goals.key_places import place_of_key
from smartgoal.goals.yaml.fault import FaultKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smartgoal.check.rule import Context, Rule
    from smartgoal.goals.plan import Goal, GoalKey

_SECTIONS_DEEP = 2
SMART = (
    Criterion.SPECIFIC,
    Criterion.MEASURABLE,
    Criterion.ACHIEVABLE,
    Criterion.REALISTIC,
    Criterion.TIME_BOUND,
)


def goal_verdicts(
    judged: Iterable[tuple[Goal, frozenset[Criterion]]], findings: Iterable[Finding], rules: Iterable[Rule]
) -> tuple[GoalVerdict, ...]:
    """Return one verdict per goal.

    Args:
        judged: The goals, and the criteria that rules of this run could judge each by.
        findings: Those that count.
        rules: Those that took part.
    """
    unmet: defaultdict[GoalKey, set[Criterion]] = defaultdict(set)
    unsaid: defaultdict[GoalKey, set[Criterion]] = defaultdict(set)
    left_open = {one.id for one in rules if one.left_open_by_drafts}
    for finding in findings:
        if finding.severity is not Severity.INFO:
            for goal in finding.goals:
                unmet[goal.key] |= {_criterion(finding), *_left_out(finding, goal)}
        elif finding.code in left_open:
            for goal in finding.goals:
                # What a draft still leaves open is no fault, and nothing to call good either.
                unsaid[goal.key] |= {finding.criterion} if goal.is_draft else set()
    return tuple(
        _verdict(goal, unmet.get(goal.key, set()), criteria - unsaid.get(goal.key, set())) for goal, criteria in judged
    )


class JudgedCriteria:
    """Which criteria the rules of a run can judge: without one of its own none is."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._spoken: dict[Form, set[Criterion]] = {}

    def of(self, goal: Goal, context: Context) -> frozenset[Criterion]:
        """Return the criteria that a goal can be judged by."""
        form = form_of(goal)
        if form not in self._spoken:
            self._spoken[form] = _spoken_of(form, self._rules)
        spoken = self._spoken[form]
        return frozenset(one for one in SMART if one in spoken and _is_judged(goal, context, one))


def _spoken_of(form: Form, rules: Iterable[Rule]) -> set[Criterion]:
    """Return the criteria that rules have a say in for one kind of goal."""
    # What a vision with figures needn't have isn't missing: the rule that spares it has had its say.
    return {one.criterion for one in rules if not form & one.spares & ~Form.MEASURED_VISION}


def _criterion(finding: Finding) -> Criterion:
    """Return what a finding counts against; a fault of form counts against the section it stands in."""
    if finding.criterion is not Criterion.FILE:
        return finding.criterion
    steps = finding.field.split(".")
    if finding.code == FaultKind.UNKNOWN_KEY.code and len(steps) <= _SECTIONS_DEEP:
        # What stands at the wrong place, or under a wrong key, is missing at the right one.
        meant = place_of_key(finding.fix.text if finding.fix else steps[-1], by_other_names=True)
        steps = [str(step) for step in meant.path] if meant and meant.path else steps
    section = steps[0]
    if section in {"owner", "owners", "title"}:
        return Criterion.SPECIFIC
    return Criterion(section) if section in SMART else Criterion.FILE


def _left_out(finding: Finding, goal: Goal) -> Iterator[Criterion]:
    """Yield the sections of a goal that nobody calls missing, because an unknown key was probably meant to be them."""
    if finding.code == FaultKind.UNKNOWN_KEY.code:
        for path in goal.faulty:
            if path and path[0] in SMART and not goal.file.document.has(goal.locate(path)):
                yield Criterion(path[0])


def _verdict(goal: Goal, unmet: set[Criterion], judged: frozenset[Criterion]) -> GoalVerdict:
    criteria = {
        criterion: Verdict.NOT_MET if criterion in unmet else Verdict.MET if criterion in judged else Verdict.NOT_JUDGED
        for criterion in SMART
    }
    return GoalVerdict(goal, criteria)


def _is_judged(goal: Goal, context: Context, criterion: Criterion) -> bool:
    if criterion is Criterion.SPECIFIC:
        # Only figures on a known metric are understood in any language.
        sentence = context.sentence(goal)
        return sentence is None or sentence.specific is not None
    if form_of(goal) is Form.BARE_VISION:
        return False
    if criterion is Criterion.MEASURABLE:
        # What is wrong with a metric where it is described has its finding there.
        return goal.metric is not None or goal.measurable.metric is None
    if criterion is Criterion.ACHIEVABLE:
        return _reach_is_known(goal) or bool(goal.achievable.means)
    if criterion is Criterion.REALISTIC:
        return goal.metric is not None
    return True


def _reach_is_known(goal: Goal) -> bool:
    """Whether anybody knows what the owner can move: as a team, by a role, or as one person by the metric's reach."""
    role = goal.person.role if goal.person else None
    by_role = role is not None and role in goal.file.roles
    return goal.is_team or by_role or (goal.person is not None and goal.metric is not None)
