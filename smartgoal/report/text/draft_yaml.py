"""The goal file that drafts make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.drafts.draft import goal_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartgoal.check.drafts.draft import Draft
    from smartgoal.report.style import Style


def draft(drafts: Sequence[Draft], _style: Style) -> str:
    """Return a goal file with a goal for each sentence, `# ?` at each gap."""
    return goal_file(drafts)
