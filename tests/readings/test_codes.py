"""The names of rejects, skips, warnings and errors, which people's scripts go by."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smartgoal import readings
from smartgoal.readings.codes import ErrorCode, RejectCode, SkipCode, WarningCode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

REJECTS = """
bad_number bad_date bad_duration ambiguous_percent wrong_currency out_of_range numerator_above_denominator
zero_denominator negative_count aggregated_row conflicting_values missing_owner missing_weight unknown_metric
conflicting_duplicate too_few_fields too_many_fields nul_byte
"""
SKIPS = """
blank preamble sep_hint second_header repeated_header total_row summary_row footer filtered other_metric duplicate_key
"""
WARNINGS = """
no_rows no_final_newline mixed_date_orders ambiguous_local_time nonexistent_local_time total_disagrees form_changed
guessed_encoding extra_columns rows_gone counted_twice unknown_name
unknown_answer
"""
ERRORS = """
empty_file not_csv encoding_mixed unterminated_quote missing_column missing_weight ambiguous_column ambiguous_percent
field_count ambiguous_decimal ambiguous_date ambiguous_duration unit_inconsistent unknown_metric damaged_key overlap
too_large unreadable bad_encoding unknown_source ambiguous_source missing_extra
"""
PLACES = {"Flaw": 0, "ReadingsError": 0, "Remark": 0, "skip": 0, "warn": 0, "Reject": 2}
"""Where the code stands among the arguments of what takes one."""
MODULES = sorted(Path(readings.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize(
    ("codes", "names"), [(RejectCode, REJECTS), (SkipCode, SKIPS), (WarningCode, WARNINGS), (ErrorCode, ERRORS)]
)
def test_codes_are_frozen(codes: type[StrEnum], names: str) -> None:
    """One may be added, none goes or is spelt otherwise."""
    assert list(codes) == names.split()


@pytest.mark.parametrize("module", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_code_is_spelt_by_hand(module: Path) -> None:
    """A slip of the pen would be a new public name."""
    assert [*_spelt(ast.parse(module.read_text("utf-8")))] == []


def _spelt(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            place = PLACES.get(node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", ""))
            if place is not None and len(node.args) > place and isinstance(node.args[place], ast.Constant):
                yield f"line {node.lineno}: {ast.unparse(node)}"
