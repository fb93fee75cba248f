"""The flows: one function a verb, and what they need. Each is loaded when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.api.changing import add_goal, compare, data_of_both, new_about, new_after, no_data
    from smartgoal.api.checks import check, fix, histories, idle_ignores, require_rules, show_fixes, write_fixes
    from smartgoal.api.drafts import draft, known_metrics, plain_text
    from smartgoal.api.exports import import_exports, import_terms, named_files, propose_sources, read_data
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
    "changing": (
        "add_goal",
        "compare",
        "data_of_both",
        "new_about",
        "new_after",
        "no_data",
    ),
    "checks": (
        "check",
        "fix",
        "histories",
        "idle_ignores",
        "require_rules",
        "show_fixes",
        "write_fixes",
    ),
    "drafts": (
        "draft",
        "known_metrics",
        "plain_text",
    ),
    "exports": (
        "import_exports",
        "import_terms",
        "named_files",
        "propose_sources",
        "read_data",
    ),
    "judging": (
        "GoalFilter",
        "doubled_ids",
        "explain_figures",
        "incognito",
        "page",
        "passed_over",
        "progress",
    ),
    "known_findings": (
        "list_known",
        "open_known",
    ),
    "lookups": (
        "catalogue",
        "find_metric",
        "find_rule",
        "rules",
        "schema",
    ),
    "plans": (
        "open_plan",
        "open_version",
    ),
    "starting": (
        "refuse_overwriting",
        "write_starter",
    ),
    "stores": (
        "doubts_of_data",
        "first_goal_file",
        "has_data",
        "open_store",
        "stamp",
        "store_folder",
        "verify_store",
    ),
}

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
    "verify_store",
    "write_fixes",
    "write_starter",
]


def __getattr__(name: str) -> object:
    for module, names in _PLACES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
