"""R407 not-agreed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartgoal.check.facts.placeholder import is_placeholder
from smartgoal.check.facts.unread import is_unread
from smartgoal.check.rule import Criterion, Example, Form, Problem, Severity, rule
from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.names import label_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal

_AGREED = ("realistic", "agreed_by")
_TEAM = """\
owner: Technical support
title: A smaller pile of open tickets
specific: Close the ten oldest tickets first each morning.
measurable: {metric: backlog, baseline: 120, window: null, min_sample: null}
"""

# "Jana Wolf and Uwe Kern"; a comma alone may stand between surname and first name.
_SEVERAL = re.compile(r"\S\s+(?:and|et|és|und)\s+\S|\S\s*[;；、&+/]\s*\S|\S\s\S+,\s*\S+\s\S")


@rule(
    "R407",
    Criterion.REALISTIC,
    Severity.WARNING,
    since="0.1",
    spares=Form.VISION,
    left_open_by_drafts=True,
    examples=(
        Example(
            bad="realistic: {agreed_by: null}",
            good="realistic: {agreed_by: [Anna Kovács, Pál Nagy]}",
            says="Nobody",
        ),
        Example(
            bad="realistic: {agreed_by: [TBD, '?']}",
            good="realistic: {agreed_by: [Anna Kovacs, Pál Nagy]}",
            says="Nobody",
        ),
        Example(
            bad="realistic: {agreed_by: [Pál Nagy]}",
            good="realistic: {agreed_by: [anna kovács, Pál Nagy]}",
            says="The owner Anna Kovács",
        ),
        Example(
            bad="realistic: {agreed_by: [Anna Kovács and Pál Nagy]}",
            good="realistic: {agreed_by: [Anna Kovács, Pál Nagy]}",
            says='"Anna Kovács and Pál Nagy" stands as one name',
        ),
        Example(
            bad="realistic: {agreed_by: [Sales and Marketing, Pál Nagy]}",
            good="realistic: {agreed_by: [Sales and Marketing, Anna Kovács]}",
            says="The owner Anna Kovács isn't among",
        ),
        Example(
            bad="realistic: {agreed_by: [Anna Kovács]}",
            good="realistic: {agreed_by: [owner, Pál Nagy]}",
            says="Only Anna Kovács",
        ),
        Example(
            bad=_TEAM + "realistic: {threshold: 100, stretch: 90, agreed_by: [Pál Nagy]}",
            good=_TEAM + "realistic: {threshold: 100, stretch: 90, agreed_by: [Pál Nagy, 王芳]}",
            says="Only Pál Nagy",
        ),
        Example(
            bad=_TEAM + "realistic: {threshold: 100, stretch: 90, agreed_by: [owner, Technical support]}",
            good=_TEAM + "realistic: {threshold: 100, stretch: 90, agreed_by: [owner, Pál Nagy]}",
            says="Only Technical support",
        ),
    ),
)
def not_agreed(goal: Goal, context: Context) -> Iterator[Problem]:
    """The goal isn't agreed by its owner and somebody else; for a team, by two people.

    Why it matters:
        People work for goals that they are committed to; taking part in setting them, or being told why, brings that
        commitment (Locke and Latham).
    How to fix:
        Talk it through and write both names under `agreed_by`: the owner's and the lead's.
    When to ignore:
        The goal comes from a contract or a law; say so as the reason.
    """
    if is_unread(goal, _AGREED):
        return
    # An owner whom the file doesn't know is a finding of its own, and may be a team misspelt.
    is_nobody = goal.owner is None or goal.is_team or goal.has_unknown_owner or is_placeholder(goal.owner)
    owner = None if is_nobody else goal.owner
    agreed = [name for name in goal.realistic.agreed_by if not is_placeholder(name)]
    named = [goal.owner if goal.owner and name == "owner" else name for name in agreed]
    names = {label_key(name): name for name in named}
    is_alone, lacks_owner = len(names) == 1, owner is not None and label_key(owner) not in names
    joined = next((name for name in named if _is_joined(name, owner, goal, is_alone=is_alone)), None)
    if joined and (is_alone or lacks_owner):
        message = f'"{shortened(joined)}" stands as one name among those who agreed.'
        yield Problem(_AGREED, message, "Write each name as an item of its own in the list.")
    elif not names:
        yield Problem(_AGREED, "Nobody is named who agreed to this goal.", "Name the owner and who agreed with them.")
    elif lacks_owner:
        message = f"The owner {owner} isn't among those who agreed to this goal."
        yield Problem(_AGREED, message, "Agree on it with the owner, and add the name.")
    elif is_alone and goal.owner:
        message = f"Only {owner or next(iter(names.values()))} agreed to this goal."
        yield Problem(_AGREED, message, "Agree on it with somebody else, such as the lead, and add the name.")


def _is_joined(name: str, owner: str | None, goal: Goal, *, is_alone: bool) -> bool:
    """Whether a name is probably several: one beside others has the owner's in it; a team may have an "and", too."""
    if not _SEVERAL.search(name) or goal.file.team_called(name) is not None:
        return False
    return is_alone or (owner is not None and label_key(owner) in label_key(name))
