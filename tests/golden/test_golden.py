"""Every format for CI services, held against the reports that lie here."""

from __future__ import annotations

import pytest

from tests.golden.made import FOLDER, NAMES, made


@pytest.mark.parametrize("name", NAMES.values())
def test_a_report_is_as_it_was(name: str) -> None:
    """Where a change is meant, `python -m tests.golden.made` writes it anew for the review."""
    assert made()[name] == (FOLDER / name).read_text("utf-8")
