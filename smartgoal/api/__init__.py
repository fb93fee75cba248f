"""The flows: one function a verb, and what they need. Each is loaded when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.api.changing import add_goal, compare, data_of_both, new_about, new_after, no_data
    from smartgoal.api.checks import check, fix, histories, idle_ignores, require_rules, show_fixes, write_fixes
    from smartgoal.api.drafts import draft, known_metrics, plain_text
    from smartgoal.api.exports import (
        import_exports,
        import_terms,
        named_files,
        propose_sources,
        read_data,
        unheard_in_sources,
    )
    from smartgoal.api.judging import (
        GoalFilter,
        doubled_ids,
        explain_figures,
        incognito,
        page,
        passed_over,
        progress,
    )
    from smartgoal.api.known_findings import list_known, open_known
    from smartgoal.api.lookups import catalogue, find_metric, find_rule, rules, schema
    from smartgoal.api.plans import open_plan, open_version
    from smartgoal.api.starting import refuse_overwriting, write_starter
    from smartgoal.api.stores import (
        doubts_of_data,
        first_goal_file,
        has_data,
        open_store,
        stamp,
        store_folder,
        verify_store,
    )

_PLACES = {
    "GoalFilter": "judging",
    "add_goal": "changing",
    "catalogue": "lookups",
    "check": "checks",
    "compare": "changing",
    "data_of_both": "changing",
    "doubled_ids": "judging",
    "doubts_of_data": "stores",
    "draft": "drafts",
    "explain_figures": "judging",
    "find_metric": "lookups",
    "find_rule": "lookups",
    "first_goal_file": "stores",
    "fix": "checks",
    "has_data": "stores",
    "histories": "checks",
    "idle_ignores": "checks",
    "import_exports": "exports",
    "import_terms": "exports",
    "incognito": "judging",
    "known_metrics": "drafts",
    "list_known": "known_findings",
    "named_files": "exports",
    "new_about": "changing",
    "new_after": "changing",
    "no_data": "changing",
    "open_known": "known_findings",
    "open_plan": "plans",
    "open_store": "stores",
    "open_version": "plans",
    "page": "judging",
    "passed_over": "judging",
    "plain_text": "drafts",
    "progress": "judging",
    "propose_sources": "exports",
    "read_data": "exports",
    "refuse_overwriting": "starting",
    "require_rules": "checks",
    "rules": "lookups",
    "schema": "lookups",
    "show_fixes": "checks",
    "stamp": "stores",
    "store_folder": "stores",
    "unheard_in_sources": "exports",
    "verify_store": "stores",
    "write_fixes": "checks",
    "write_starter": "starting",
}
"""The module of each."""

__all__ = [
    "GoalFilter",
    "add_goal",
    "catalogue",
    "check",
    "compare",
    "data_of_both",
    "doubled_ids",
    "doubts_of_data",
    "draft",
    "explain_figures",
    "find_metric",
    "find_rule",
    "first_goal_file",
    "fix",
    "has_data",
    "histories",
    "idle_ignores",
    "import_exports",
    "import_terms",
    "incognito",
    "known_metrics",
    "list_known",
    "named_files",
    "new_about",
    "new_after",
    "no_data",
    "open_known",
    "open_plan",
    "open_store",
    "open_version",
    "page",
    "passed_over",
    "plain_text",
    "progress",
    "propose_sources",
    "read_data",
    "refuse_overwriting",
    "require_rules",
    "rules",
    "schema",
    "show_fixes",
    "stamp",
    "store_folder",
    "unheard_in_sources",
    "verify_store",
    "write_fixes",
    "write_starter",
]


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
