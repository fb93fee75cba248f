"""What new goals leave open for people to answer, in the same words wherever they come from."""

from __future__ import annotations

from smartgoal.goals.model import GoalStatus
from smartgoal.goals.write import Noted, gap

DRAFT = Noted(GoalStatus.DRAFT.value, "active once the questions are answered")
OWNER = gap("Who answers for it?")
BEHAVIOUR = gap("What would somebody see or hear that is different?")
MEANS = gap("What makes it possible: training, tools, time?", ())
STRETCH = gap("How far could it go, if all goes well?")
AGREED_BY = gap("Who agrees on it: the owner, and who else?", ())
WHY = gap("Why this, and why now?")
