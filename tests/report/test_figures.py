"""Figures as reports show them: rounding never says otherwise than the verdict beside it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from smartgoal.progress.assessment import Forecast, RollUp
from smartgoal.progress.kinds import Status
from smartgoal.progress.shown import shown_value
from smartgoal.report.figures import forecast_of, share_of
from tests.report.given_page import html_of
from tests.report.given_progress import LAST, full

JUST_BELOW = Fraction("79.996")


def test_a_forecast_just_below_the_threshold() -> None:
    """Text, Markdown and HTML tell it apart from 80 %."""
    one = replace(
        full(),
        outlook=replace(
            full().outlook, forecast=Forecast(LAST, JUST_BELOW, JUST_BELOW, Fraction("90.004"), Fraction(0))
        ),
    )

    assert forecast_of(one) == "79.996 % … 90.004 %"
    assert "79.996 – 90.004 %" in html_of(one).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("progress", "shown"),
    [("0.9996", "99.96 %"), ("1", "100 %"), ("0.999999", "99.9999 %"), ("1.0001", "100.01 %"), ("0.5", "50 %")],
)
def test_only_the_whole_is_100_percent(progress: str, shown: str) -> None:
    """A roll-up at 99.96 % isn't done."""
    assert share_of(RollUp("all", Fraction(progress), 1, 1, 0, Status.AT_RISK)) == shown


def test_a_value_just_below_a_milestone() -> None:
    """Beside "75 %, not reached" no card says 75 %."""
    one = full()

    assert shown_value(one.goal, Fraction("74.999")) == "74.999 %"
    assert shown_value(one.goal, Decimal(75)) == "75 %"


def test_a_period_just_below_the_threshold() -> None:
    """In the table of values as well."""
    one = full()
    points = (replace(one.series[0], value=JUST_BELOW), *one.series[1:])

    assert "<td>79.996 %<" in html_of(replace(one, series=points)).replace("\u00a0", " ")
