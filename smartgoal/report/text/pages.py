"""Pages that explain: the rules, and the metrics of the catalogue. Plain text with our own colours."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from smartgoal.check.rule import Criterion
from smartgoal.knowledge.metric import MetricClass, Reach
from smartgoal.report.style import cells, fit, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smartgoal.check.rule import Rule
    from smartgoal.knowledge.metric import Metric, Variant
    from smartgoal.report.style import Style

_WIDEST = 110
"""Longer lines are hard to read."""
_LANGUAGES = {"en": "English", "fr": "French", "zh": "Chinese", "hu": "Hungarian"}
_DIRECTIONS = {"higher": "higher is better", "lower": "lower is better", "range": "a range is best"}
_KINDS = {
    "ratio": "Σ numerator ÷ Σ denominator",
    "mean": "Σ value · weight ÷ Σ weight",
    "sum": "Σ value",
    "last": "the newest value",
    "nps": "100 · (promoters − detractors) ÷ responses",
    "median": "the median of raw observations",
}


def rule_list(rules: Iterable[Rule], style: Style) -> str:
    """Return every rule in a line, by criterion."""
    lines: list[str] = []
    rules = list(rules)
    width = max(len(one.name) for one in rules)
    for criterion in Criterion:
        of_it = [one for one in rules if one.criterion is criterion]
        if of_it:
            lines += ["", style.paint(criterion.value.replace("_", "-").capitalize(), "bold")]
            lines += [_rule_line(one, width, style) for one in of_it]
    lines += ["", f"{len(rules)} rules. More on one: smartgoal explain S104"]
    return style.glyph("\n".join(lines[1:])) + "\n"


def _rule_line(one: Rule, width: int, style: Style) -> str:
    head = f"  {one.id}  {fit(one.name, width)} {fit(one.severity.value, 7)} "
    return head + style.fit(one.summary, max(10, style.width - len(head))).rstrip()


def rule_page(one: Rule, style: Style) -> str:
    """Return a rule's page with its examples."""
    lines = [style.paint(f"{one.id} {one.name}", "bold"), f"{one.criterion.value} · {one.severity.value}", ""]
    lines += [wrapped for line in _paragraphs(one.page) for wrapped in _wrapped(line, style)]
    for number, example in enumerate(one.examples, 1):
        told = f"Example {number}" if len(one.examples) > 1 else "Example"
        lines += ["", style.paint(f"{told}: instead of", "bold"), *_indented(example.bad, style, "red")]
        if example.good.strip() != "{}":
            lines += [style.paint("write", "bold"), *_indented(example.good, style, "green")]
        if example.history:
            weeks = ", ".join(map(str, example.history))
            lines += list(_wrapped(f"with {weeks} measured in the weeks before the start", style))
    return style.glyph("\n".join(lines)) + "\n"


def _paragraphs(page: str) -> list[str]:
    """Return the paragraphs and headings of a page, each on one line: where the source breaks them means nothing."""
    found: list[str] = []
    for line in page.splitlines():
        before = found[-1] if found else ""
        if line.strip() and before.strip() and _indent(line) == _indent(before):
            found[-1] += f" {line.strip()}"
        else:
            found.append(line)
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _wrapped(line: str, style: Style) -> Iterator[str]:
    indent = "  " if line.startswith(" ") else ""
    for part in wrap(line.strip(), min(style.width, _WIDEST) - len(indent)):
        yield f"{indent}{part}".rstrip()


def _indented(example: str, style: Style, colour: str) -> Iterator[str]:
    for line in textwrap.dedent(example).strip("\n").splitlines():
        yield "  " + style.paint(line, colour)


def metric_list(metrics: Mapping[str, Metric], style: Style) -> str:
    """Return every metric in a line, by what it is about."""
    widths = (max(map(cells, metrics)), max(cells(metric.name) for metric in metrics.values()), 6, 8)
    lines = [style.paint(_row(("id", "name", "kind", "unit", "better"), widths), "dim")]
    for metric_class in MetricClass:
        lines += ["", style.paint(metric_class.capitalize(), "bold")]
        lines += [_metric_row(metric, widths) for metric in metrics.values() if metric.metric_class is metric_class]
    lines += [
        "",
        "* moved by the team, not by one person",
        f"{len(metrics)} metrics. More on one: smartgoal metrics aht",
    ]
    return style.glyph("\n".join(lines)) + "\n"


def _metric_row(metric: Metric, widths: Sequence[int]) -> str:
    better = "depends" if metric.direction_is_open else metric.better.value
    mark = " *" if metric.moved_by is Reach.TEAM else ""
    return _row((metric.id, metric.name, metric.kind.value, metric.unit, better + mark), widths)


def _row(texts: Sequence[str], widths: Sequence[int]) -> str:
    filled = [fit(text, width) for text, width in zip(texts, widths, strict=False)]
    return "  " + " ".join([*filled, texts[-1]])


def metric_page(metric: Metric, style: Style) -> str:
    """Return all that the catalogue knows of a metric."""
    facts = [
        ("id", metric.id),
        ("formula", metric.formula),
        ("kind", f"{metric.kind}: {_KINDS[metric.kind]}"),
        ("unit", metric.unit),
        ("better", _direction(metric)),
        ("possible", _bounds(metric)),
        ("about", metric.metric_class.value),
        ("moved by", "the team, not one person" if metric.moved_by is Reach.TEAM else "one person or a team"),
        ("columns", ", ".join(metric.columns)),
        ("balance", ", ".join(metric.balance) + (f" ({metric.balance_reason})" if metric.balance_reason else "")),
        *(
            (f"typical {typical.year or ''}".strip(), f"{typical.says} [{typical.source}]")
            for typical in metric.typical
        ),
        ("note", metric.notes),
        *((_LANGUAGES[language], "; ".join(_names(metric, language))) for language in _LANGUAGES),
        *((f"variant {one.id}", _variant(one)) for one in metric.variants),
    ]
    if metric.needs_variant:
        facts.append(("choose", f"metrics: {{{metric.id}: {{variant: {metric.variants[0].id}}}}} in the goal file"))
    width = max(cells(name) for name, value in facts if value) + 2
    lines = [style.paint(metric.name, "bold")]
    lines += [_fact(name, value, width, style) for name, value in facts if value]
    return style.glyph("\n".join(lines)) + "\n"


def _direction(metric: Metric) -> str:
    return "depends on the variant" if metric.direction_is_open else _DIRECTIONS[metric.better]


def _variant(variant: Variant) -> str:
    if variant.better is None or "better" in variant.formula:
        return variant.formula
    return f"{variant.formula}; {_DIRECTIONS[variant.better]}"


def _names(metric: Metric, language: str) -> Iterator[str]:
    yield from filter(None, (metric.names.get(language), *metric.aliases.get(language, ())))


def _bounds(metric: Metric) -> str:
    low, high = metric.bounds
    if low is None and high is None:
        return ""
    if high is None:
        return f"{low} {metric.unit} and more"
    return f"{low} to {high} {metric.unit}" if low is not None else f"up to {high} {metric.unit}"


def _fact(name: str, value: str, width: int, style: Style) -> str:
    room = max(20, min(style.width, _WIDEST) - width - 2)
    first, *others = wrap(value, room)
    lines = [f"  {style.paint(fit(name, width), 'dim')}{first}"]
    lines += [" " * (width + 2) + line for line in others]
    return "\n".join(lines)
