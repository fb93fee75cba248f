"""The JSON of draft, version 1: one object a line, one line for each line read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.report.json.exact import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartgoal.check.drafts.draft import Draft
    from smartgoal.knowledge.sentence import Deadline, Quantity
    from smartgoal.report.style import Style


def draft(drafts: Iterable[Draft], _style: Style) -> str:
    """Return what each line says as JSON (`smartgoal schema draft`)."""
    return "".join(f"{json_text(_draft(one), indent=None)}\n" for one in drafts)


def _draft(one: Draft) -> dict[str, object]:
    sentence = one.sentence
    return {
        "schema": "smartgoal/draft/1",
        "text": one.text,
        "language": sentence.language,
        "specific": sentence.specific,
        "measurable": sentence.measurable,
        "time_bound": sentence.time_bound,
        "quantity": _quantity(sentence.quantity),
        "metric": sentence.metric.metric_id if sentence.metric else None,
        "deadline": _deadline(one.text, sentence.deadline),
        "owner": sentence.owner.text if sentence.owner else None,
        "findings": [
            {"code": found.code, "start": found.start, "end": found.end, "message": found.message}
            for found in one.findings
        ],
    }


def _quantity(quantity: Quantity | None) -> dict[str, object] | None:
    if quantity is None:
        return None
    return {
        "from": quantity.from_,
        "to": quantity.to,
        # "By 20 % to 980 complaints" has a change in another unit than its target; points are those of a %.
        "change": quantity.change if quantity.change_unit in {None, "points"} else None,
        "unit": quantity.unit,
        "direction": quantity.direction,
    }


def _deadline(text: str, deadline: Deadline | None) -> dict[str, object] | None:
    if deadline is None:
        return None
    return {
        "text": text[deadline.start : deadline.end],
        "start": deadline.start,
        "end": deadline.end,
        "date": deadline.date,
    }
