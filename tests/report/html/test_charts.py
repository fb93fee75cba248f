"""Marks of the charts: each where its figure and its day say, whatever the data."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.goals.written import Range
from smartgoal.progress.assessment import Assessment, Figures, Forecast, Point
from smartgoal.report.html.chart_axes import WIDTH, day_axes
from smartgoal.report.html.chart_small import bullet, spark
from smartgoal.report.html.chart_svg import apart, grounds, svg
from smartgoal.report.html.charts import HEIGHT, Drawing, course, draw, ends, thinned
from smartgoal.report.html.markup import Markup
from tests.progress.given import APRIL, count, goal, judged, level, mean, plan, share
from tests.report.given_progress import DAY, FIRST, bare, full, series

if TYPE_CHECKING:
    from tests.progress.given import Row

RATE = "measurable: {metric: rate, baseline: 70}\nrealistic: {threshold: 80, stretch: 90}"
SALES = "measurable: {metric: sales}\nrealistic: {threshold: 30, stretch: 40}"
RANGE = "measurable: {metric: load}\nrealistic: {threshold: {from: 75, to: 85}}"
THING = """\
measurable: {deliverable: Guide}
time_bound:
  start: 2026-04-01
  deadline: 2026-04-30
  milestones: [{by: 2026-04-10, what: Outline, done: 2026-04-09}, {by: 2026-04-25, what: Draft}]
"""


def drawn(one: Assessment) -> Drawing:
    """Return the chart of a goal on its own axis."""
    axis = day_axes([one])[0]
    assert axis is not None
    drawing = draw(one, axis)
    assert drawing is not None
    return drawing


def paths(drawing: Drawing) -> dict[str, str]:
    """Return the path of each class of line."""
    found = (re.fullmatch(r'<path class="(\S+)" d="(.*)"/>', line) for line in drawing.lines)
    return {match[1]: match[2] for match in found if match}


def numbers(path: str) -> list[float]:
    """Return the numbers of a path."""
    return [float(number) for number in re.findall(r"-?[\d.]+", path)]


def texts(drawing: Drawing) -> list[str]:
    """Return the labels."""
    return [f"{label.word} {label.text}" for label in drawing.labels]


def test_every_mark_of_a_goal() -> None:
    """Gap, forecast, pace, stretch, threshold, baseline, actual; the dots of milestones, periods and now."""
    drawing = drawn(replace(full(), series=series(72, 75, 78), pace_line=()))

    assert list(paths(drawing)) == ["fa", "f", "s1", "t", "b", "a"]
    assert [re.findall('class="(.)"', dots) for dots in drawing.dots] == [["k"], ["o"], ["v"]]
    assert texts(drawing) == ["now 76.3 %", "forecast 79 %", "threshold 80 %", "stretch 90 %"]


def test_a_threshold_ends_at_its_deadline_and_a_stretch_at_its_own() -> None:
    """From the start to the end of the last day, with a stop."""
    agreed = f"{RATE}\ntime_bound: {{start: 2026-04-01, deadline: 2026-04-10, stretch_deadline: 2026-04-20}}"
    found = paths(drawn(judged(goal(agreed), share("04-02", 3, 4), on="04-05")))

    assert numbers(found["t"])[0::2][:2] == [0, 500.0]
    assert re.fullmatch(r"M0 [\d.]+H500m0-4.5v9", found["t"])
    assert re.fullmatch(r"M0 [\d.]+H1000m0-4.5v9", found["s1"])


def test_the_actual_line_breaks_where_a_period_has_no_data() -> None:
    """A line would tell of what nobody measured; a lone period is a dot."""
    rows = [share(f"04-{day:02}", 3, 4) for day in (1, 6, 20)]
    drawing = drawn(judged(goal(RATE), *rows, on="04-29"))

    assert paths(drawing)["a"].count("M") == 1
    assert len(re.findall("<circle", drawing.dots[0])) == 3


def test_totals_grow_from_zero() -> None:
    """The sum so far, beginning on the eve of the start at the bottom."""
    one = judged(goal(SALES), count("04-02", 5), count("04-20", 7), on="04-22")
    drawing = drawn(one)

    assert course(one) == (Fraction(5), Fraction(12))
    assert numbers(paths(drawing)["a"])[:2] == [0, HEIGHT]
    assert paths(drawing)["a"].count("M") == 1
    assert drawing.ticks[0][1] == "0"


def test_the_gap_since_the_last_data_is_grey() -> None:
    """From the end of the last day with data to the day judged; everything where there is none."""
    late = paths(drawn(judged(goal(RATE), share("04-06", 3, 4), on="04-12")))["e"]
    none = paths(drawn(judged(goal(RATE), on="04-12")))["e"]
    fresh = paths(drawn(judged(goal(RATE), share("04-12", 3, 4), on="04-12")))

    assert numbers(late)[:3] == [200.0, 0, 400.0]
    assert numbers(none)[:3] == [0, 0, 400.0]
    assert "e" not in fresh


def test_the_pace_goes_through_its_milestones() -> None:
    """A corner at the end of each one's day; a level is the threshold and no line of its own."""
    stepped = "measurable: {metric: rate, baseline: 70, window: 2 weeks}\nrealistic: {threshold: 80}\n"
    stepped += "time_bound: {start: 2026-04-01, deadline: 2026-04-10, milestones: [{by: 2026-04-05, value: 78}]}"

    pace = numbers(paths(drawn(judged(goal(stepped), share("04-02", 3, 4), on="04-04")))["p"])
    assert pace[0::2] == [0, 500.0, 1000.0]
    assert "p" not in paths(drawn(judged(goal(RATE), share("04-02", 3, 4), on="04-04")))


def test_a_range_has_two_lines_and_one_label() -> None:
    """Both ends belong to it."""
    drawing = drawn(judged(goal(RANGE), on="04-10"))

    assert paths(drawing)["t"].count("M") == 2
    assert texts(drawing) == ["threshold 75 – 85 %"]


def test_a_forecast_stays_inside_the_possible() -> None:
    """No share above 100 %."""
    wild = Forecast(date(2026, 4, 30), Fraction(120), Fraction(-10), Fraction(140), Fraction(1))
    drawing = drawn(replace(full(), outlook=replace(full().outlook, forecast=wild)))

    assert "forecast 100 %" in texts(drawing)
    assert "likely 0 – 100 %" in drawing.description


def test_a_value_is_final_after_the_deadline() -> None:
    """It stands at the deadline, whenever it is looked at."""
    over = drawn(judged(goal(RATE), share("04-02", 3, 4), on="05-20"))

    assert texts(over)[0] == "final 75 %"
    assert 'cx="100%"' in over.dots[-1]


def test_a_thing_is_a_line_of_steps() -> None:
    """Done ones full, at the day they were done."""
    drawing = drawn(judged(goal(THING), on="04-12"))

    assert [re.findall(r'class="(\w)"|cx="([\d.]+)%"', dots) for dots in drawing.dots] == [
        [("h", ""), ("", "30")],
        [("o", ""), ("", "83.33")],
    ]
    assert drawing.description == "1 – 30 Apr. 1 of 2 steps done."
    assert texts(drawing) == ["due Thu 30 Apr"]


def test_a_finished_thing_has_its_day() -> None:
    """Also without steps."""
    text = "measurable: {deliverable: Guide, done: 2026-04-15}\ntime_bound: {start: 2026-04-01, deadline: 2026-04-30}"
    drawing = drawn(judged(goal(text), on="04-20"))

    assert len(drawing.dots) == 1
    assert 'class="h"' in drawing.dots[0]


def test_what_cannot_be_drawn_is_not() -> None:
    """A goal without threshold, or without days."""
    axis = day_axes([full()])[0]
    assert axis is not None
    assert draw(bare(text="id: g\nmeasurable: {metric: rate}\ntime_bound: {deadline: 2026-04-30}"), axis) is None
    dated = "id: g\nmeasurable: {metric: rate}\ntime_bound: {start: 2026-04-01, deadline: 2026-04-30}"
    assert draw(bare(text=dated), axis) is None


def with_points(one: Assessment, values: list[Fraction]) -> Assessment:
    """Return the goal with a point a day."""
    points = tuple(
        Point(FIRST + timedelta(place), FIRST + timedelta(place), value, Fraction(1), partial=False)
        for place, value in enumerate(values)
    )
    return replace(
        one, series=points, threshold=replace(one.threshold, value=values[-1]), day=FIRST + timedelta(len(values))
    )


@settings(max_examples=60)
@given(st.lists(st.fractions(-1000, 1000, max_denominator=50), min_size=1, max_size=30), st.booleans())
def test_everything_stands_inside(values: list[Fraction], is_sum: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    """Whatever came: one value, all equal, far off."""
    one = with_points(replace(full(), goal=goal(f"id: g\n{SALES}")) if is_sum else full(), values)
    drawing = drawn(one)

    for dot in re.findall(r'cx="([^"]*)%" cy="([^"]*)"', "".join(drawing.dots)):
        assert 0 <= float(dot[0]) <= 100
        assert 0 <= float(dot[1]) <= HEIGHT
    for x, y in zip(*[iter(numbers(paths(drawing).get("a", "")))] * 2, strict=True):
        assert 0 <= x <= WIDTH
        assert 0 <= y <= HEIGHT


def test_ten_years_of_days_keep_their_extremes() -> None:
    """A few hundred places for thousands of days, no dots, the highest and the lowest among them."""
    places = [(float(x), float(x * 7919 % 149)) for x in range(3650)]
    kept = thinned(places)

    assert len(kept) <= 300
    assert {min(y for _, y in places), max(y for _, y in places)} <= {y for _, y in kept}
    assert [kept[0][0], kept[-1][0]] == [0, 3649]
    assert list(kept) == sorted(kept)
    assert thinned(places[:300]) == places[:300]
    long = with_points(full(), [Fraction(x * 7919 % 100) for x in range(200)])
    assert not any('class="o"' in dots for dots in drawn(long).dots)


@pytest.mark.parametrize(
    ("wanted", "placed"),
    [
        ([10, 50, 90], [10, 50, 90]),
        ([50, 52], [50, 64]),
        ([52, 50], [64, 50]),
        ([149, 150, 150], [122, 136, 150]),
        ([], []),
    ],
)
def test_labels_never_cover_each_other(wanted: list[float], placed: list[float]) -> None:
    """Pushed down, and back up from the edge."""
    assert apart(wanted, HEIGHT) == placed


def test_charts_of_one_height_and_day_share_their_ground() -> None:
    """It stands on the page once."""
    drawings = [drawn(full()), drawn(full()), drawn(judged(goal(THING), on="04-12"))]
    shared = ET.fromstring(grounds(drawings))  # noqa: S314 - our own
    names = [ground.get("id") for ground in shared[0]]

    assert len(names) == len(set(names)) == 2
    assert [f'href="#{names[0]}"' in svg(one, "t", 1) for one in drawings] == [True, True, False]


def test_a_day_outside_of_the_chart_is_not_marked() -> None:
    """A goal that lies far ahead."""
    ahead = drawn(
        replace(
            full(),
            day=date(2020, 1, 1),
            series=(),
            threshold=replace(full().threshold, value=None),
            outlook=replace(full().outlook, forecast=None),
        )
    )
    assert 'class="d"' not in grounds([ahead])


def test_very_long_units_are_cut() -> None:
    """Beside the chart there is room for twenty columns."""
    unit = "widgets of a very long unit"
    head = f"metrics:\n  odd: {{name: Odd, kind: mean, unit: {unit}, better: higher, class: other}}\n"
    odd = plan("measurable: {metric: odd}\nrealistic: {threshold: 5}\n" + APRIL, head=head.replace("metrics:\n", ""))
    drawing = drawn(judged(odd.goals[0], on="04-12"))
    assert max(len(label.text) for label in drawing.labels) <= 20


@pytest.mark.parametrize(
    ("text", "row", "marks"),
    [
        (RATE, share("04-02", 3, 4), ["b1", "b2", "b3", "b", "t", "q", "v"]),
        (SALES, count("04-02", 5), ["b1", "b2", "b3", "w", "t", "q"]),
        ("measurable: {metric: complaints}\nrealistic: {threshold: 9}", count("04-02", 5, metric="complaints"), None),
        (RANGE, share("04-02", 3, 4, metric="load"), ["b1", "b3", "b1", "t", "t", "v"]),
        ("measurable: {metric: backlog}\nrealistic: {threshold: 9}", level("04-02", 5), ["b1", "b3", "t", "v"]),
        ("measurable: {metric: score}\nrealistic: {threshold: 5}", mean("04-02", 5), ["b1", "b3", "t", "v"]),
    ],
)
def test_bullets_have_the_marks_of_their_kind(text: str, row: Row, marks: list[str] | None) -> None:
    """A bar from zero for totals, a dot for all else; a cap's allowance is the light part."""
    made = bullet(judged(goal(text), row, on="04-12"))
    found = re.findall(r'<\w+ class="(\w+)" [dc]', made)
    assert found == (marks or ["b3", "b1", "w", "t"])


def test_further_right_is_better() -> None:
    """Also where lower is better."""
    text = "measurable: {metric: faults, baseline: 20}\nrealistic: {threshold: 10, stretch: 5}"
    made = bullet(judged(goal(text), share("04-02", 3, 4, metric="faults"), on="04-12"))

    x = {name: float(place) for name, place in re.findall(r'class="([btq])" d="M([\d.]+)', made)}
    now = float(re.findall(r'cx="([\d.]+)"', made)[0])
    assert now < x["b"] < x["t"] < x["q"]


def test_no_value_no_bullet() -> None:
    """Nothing to compare."""
    assert bullet(bare()) == Markup()


def test_a_sparkline_shows_the_course() -> None:
    """Two points at least; all equal ones stand in the middle."""
    assert spark(replace(full(), series=series(1, 2, 3)[:1])) == Markup()
    assert 'd="M4 10 42 10 80 10"' in spark(replace(full(), series=series(5, 5, 5)))
    assert 'd="M4 16 42 10 80 4"' in spark(replace(full(), series=series(1, 2, 3)))


def test_ends_of_targets() -> None:
    """One figure, two of a range, none."""
    assert ends(Decimal(3)) == (Decimal(3),)
    assert ends(None) == ()
    threshold = goal(RANGE).threshold
    assert isinstance(threshold, Range)
    assert ends(threshold) == (Decimal(75), Decimal(85))


def test_the_window_may_be_empty_though_there_was_data() -> None:
    """The grey begins at the last period with data then."""
    one = replace(full(), figures=Figures(Fraction(0), Fraction(0), 0, None), series=series(1, 2, 3)[:1], day=DAY)
    assert numbers(paths(drawn(one))["e"])[0] == pytest.approx(5 / 30 * WIDTH, abs=0.1)
