"""Charts as SVG: the width is the reader's, texts and dots keep their size and shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartgoal.goals.show import show_day
from smartgoal.report.html.chart_axes import WIDTH
from smartgoal.report.html.markup import Markup, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from smartgoal.report.html.chart_axes import DayAxis
    from smartgoal.report.html.charts import Drawing, Label

_TOP, _BELOW, _LINE = 18, 18, 14
_NEAR_END = 985


@dataclass(frozen=True, slots=True)
class Ground:
    """What charts of one height judged on one day share: the days and the day judged. It stands on the page once."""

    days: DayAxis
    today: date
    height: int

    @property
    def name(self) -> str:
        """What charts call it by."""
        begin = self.days.first.toordinal()
        return f"x{self.height}-{begin}-{self.days.length}-{self.today.toordinal() - begin}"


def ground_of(drawing: Drawing) -> Ground:
    """Return what a chart stands on."""
    return Ground(drawing.days, drawing.today, drawing.height)


def grounds(drawings: Iterable[Drawing]) -> Markup:
    """Return an invisible SVG with the grounds of all charts, each once."""
    shown = (_shown_ground(one) for one in dict.fromkeys(ground_of(drawing) for drawing in drawings))
    return tag("svg", tag("defs", *shown), width=0, height=0, aria_hidden="true")


def _shown_ground(ground: Ground) -> Markup:
    days, today, height = ground.days, ground.today, ground.height
    is_inside = days.first <= today <= days.last
    ticks = tuple(days.ticks())
    lines = [tag("path", class_="g", d="".join(f"M{x:g} 0V{height}" for x, _ in ticks))]
    texts = [tag("text", text, x=_across(x), y=height + 14) for x, text in ticks]
    if is_inside:
        lines.append(tag("path", class_="d", d=f"M{days.end(today):g} -4V{height}"))
        texts.append(tag("text", show_day(today, today), class_="m", x=_across(days.end(today)), y=-7))
    return tag("g", _stretched(height, *lines), *texts, id=ground.name)


def _stretched(height: int, *lines: Markup | None) -> Markup:
    """Return lines in a drawing that is as wide as the reader's screen lets it be."""
    return tag("svg", *lines, viewBox=f"0 0 {WIDTH} {height}", preserveAspectRatio="none", height=height)


def svg(drawing: Drawing, title: str, number: int) -> Markup:
    """Return a chart as SVG; `number` tells its title and description from those of others."""
    placed = tuple(zip(drawing.labels, apart([label.end[1] for label in drawing.labels], drawing.height), strict=True))
    inside = _stretched(
        drawing.height,
        tag("path", class_="g", d="".join(f"M0 {y:g}H{WIDTH}" for y, _ in drawing.ticks)) if drawing.ticks else None,
        tag("path", class_="j", d="".join(_leader(label, height) for label, height in placed)) if placed else None,
        *drawing.lines,
    )
    return tag(
        "svg",
        tag("title", title, id=f"t{number}"),
        tag("desc", drawing.description, id=f"d{number}"),
        tag(
            "g",
            tag("use", href=f"#{ground_of(drawing).name}"),
            inside,
            *_values(drawing),
            *_ends(placed),
            *drawing.dots,
            transform=f"translate(0 {_TOP})",
        ),
        class_="chart",
        height=_TOP + drawing.height + _BELOW,
        role="img",
        aria_labelledby=f"t{number} d{number}",
    )


def apart(wanted: Sequence[float], height: int) -> list[float]:
    """Return a height for each label near the one wanted, so that none covers another."""
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    placed: dict[int, float] = {}
    least = float("-inf")
    for place in order:
        least = placed[place] = max(wanted[place], least + _LINE)
    most = float(height)
    for place in reversed(order):
        most = placed[place] = min(placed[place], most)
        most -= _LINE
    return [placed[place] for place in range(len(wanted))]


def _leader(label: Label, height: float) -> str:
    x, y = label.end
    if y == height:
        return f"M{x:g} {y:g}H{WIDTH}"
    if x >= _NEAR_END:
        return f"M{x:g} {y:g}L{WIDTH} {height:g}"
    return f"M{x:g} {y:g}H{_NEAR_END}L{WIDTH} {height:g}"


def _values(drawing: Drawing) -> Iterator[Markup]:
    if drawing.ticks:
        yield tag("g", *(tag("text", text, y=f"{y:g}") for y, text in drawing.ticks), class_="y")


def _ends(placed: Iterable[tuple[Label, float]]) -> Iterator[Markup]:
    for label, height in placed:
        word = tag("tspan", f"{label.word} ")
        yield tag("text", word, label.text, class_=f"l {label.line}", x="100%", y=f"{height:g}")


def _across(x: float) -> str:
    return f"{x / 10:.4g}%"
