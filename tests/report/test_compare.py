"""Two goal files compared: text, Markdown and JSON of the same edits, worked out by hand."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot
from jsonschema import Draft202012Validator, FormatChecker
from markdown_it import MarkdownIt

from smartgoal.goals.written import Range
from smartgoal.progress.changes.compare import ChangeKind, Comparison, GoalChange, compare
from smartgoal.progress.changes.direction import EditDirection
from smartgoal.progress.kinds import Status
from smartgoal.report.compare_words import effect_of, key_of, summary_of, values_of
from smartgoal.report.escape import for_log
from smartgoal.report.formats import FORMATS, RequestedFormat, render
from smartgoal.report.json import compare as compare_json
from smartgoal.report.json.schemas import output_schema
from smartgoal.report.markdown import compare as compare_markdown
from smartgoal.report.style import Style, cells
from smartgoal.report.text import compare as compare_text
from tests.progress.given import LIMITS, plan, share, sums
from tests.report.test_escape import COMMANDS, HOSTILE, is_harmless

if TYPE_CHECKING:
    from smartgoal.progress.changes.edits import Told

RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
SCHEMA = Draft202012Validator(json.loads(output_schema("compare")), format_checker=FormatChecker())
DAY = date(2026, 4, 15)
GOAL = """\
id: %s
measurable: {metric: rate, baseline: 50, window: period}
realistic: {threshold: 60, stretch: 70, agreed_on: 2026-03-20}
time_bound: {start: 2026-04-01, deadline: 2026-04-30}
"""


def worked() -> Comparison:
    """Return a comparison worked out by hand: 168 of 300 calls, 56 %, on the 15th of April.

    Of 60 % from 50 % over a period the pace line is 60 itself: a gap of 4/10, off track. Lowered to 56 it is met, so on
    track; a deadline two weeks later changes nothing, as a whole-period share has no ramp. The third goal asks for
    more: from 55, where it was on track, to 60. One came, one went.
    """
    kept, raised = GOAL % "kept", (GOAL % "raised").replace("60", "55")
    old = plan(kept, GOAL % "same", raised, GOAL % "gone")
    new = plan(
        kept.replace("60", "56").replace("04-30", "05-14"), GOAL % "same", GOAL % "raised", GOAL % "came", "id: vague"
    )
    rows = [share(when, 56, 100) for when in ("04-01", "04-08", "04-15")]
    result = compare(old, new, sums(*rows), today=lambda _zone: DAY, limits=LIMITS)
    return replace(result, old="main", new=".")


def test_for_people() -> None:
    """Goal by goal, each edit with its direction and what it alone does; goals that came and went."""
    assert compare_text.compare(worked(), Style(width=100)) == snapshot("""\
main → this folder · Wed 15 Apr 2026

kept
  threshold  60 % → 56 %  easier  moved after it was agreed on
             ● on track because of this edit alone; it was ▼ off track
  deadline   2026-04-30 → 2026-05-14  easier  moved after it was agreed on

raised
  threshold  55 % → 60 %  harder  moved after it was agreed on
             ▼ off track by this edit alone; it was ● on track

+ came: Goal (▼ off track)
+ vague: Goal (not judged)

- gone: Goal (▼ off track)

3 edits in 2 goals, 2 goals added, 1 goal removed. 3 moved after the agreement, 1 makes a status better.
""")


def test_in_colour_and_in_ascii() -> None:
    """What helps is yellow, what moved after the agreement magenta; glyphs have stand-ins."""
    painted = compare_text.compare(worked(), Style(colour=True))
    plain = compare_text.compare(worked(), Style(unicode=False))

    assert "\x1b[35m  moved after it was agreed on\x1b[0m" in painted
    assert "\x1b[33m● on track because of this edit alone" in painted
    assert "60 % -> 56 %" in plain
    assert plain.isascii()


def test_as_a_comment() -> None:
    """A table of edits, lists of goals."""
    assert compare_markdown.compare(worked(), Style()) == snapshot("""\
## Goals compared

main → this folder. 3 edits in 2 goals, 2 goals added, 1 goal removed. 3 moved after the agreement, \
1 makes a status better. Judged on Wed 15 Apr 2026.

| goal | what | old | new | | status |
|---|---|---|---|---|---|
| kept | threshold | 60 % | 56 % | easier, **moved after it was agreed on** | \
**● on track because of this edit alone; it was ▼ off track** |
| kept | deadline | 2026-04-30 | 2026-05-14 | easier, **moved after it was agreed on** |  |
| raised | threshold | 55 % | 60 % | harder, **moved after it was agreed on** | \
▼ off track by this edit alone; it was ● on track |

**Added**

- came: Goal (▼ off track)
- vague: Goal (not judged)

**Removed**

- gone: Goal (▼ off track)
""")


def test_as_json() -> None:
    """One entry an edit, by the schema."""
    told = json.loads(compare_json.compare(worked(), Style()))

    SCHEMA.validate(told)
    assert next(iter(told)) == "schema"
    assert {key: told[key] for key in ("schema", "as_of", "old", "new")} == {
        "schema": "smartgoal/compare/1", "as_of": "2026-04-15", "old": "main", "new": ".",
    }  # fmt: skip
    assert told["changes"][0] == {
        "goal": "kept",
        "kind": "changed",
        "field": "realistic.threshold",
        "old": 60,
        "new": 56,
        "direction": "easier",
        "after_agreed": True,
        "status_old": "off_track",
        "status_new": "on_track",
    }
    assert [(one["goal"], one["kind"], one["status_old"], one["status_new"]) for one in told["changes"][1:]] == [
        ("kept", "changed", "off_track", "off_track"),
        ("raised", "changed", "on_track", "off_track"),
        ("came", "added", None, "off_track"),
        ("vague", "added", None, None),
        ("gone", "removed", "off_track", None),
    ]


def test_nothing_changed() -> None:
    """One sentence in each."""
    same = Comparison(None)

    assert compare_text.compare(same, Style()).splitlines()[-1] == "Nothing changed in the goals."
    assert "Nothing changed in the goals." in compare_markdown.compare(same, Style())
    told = json.loads(compare_json.compare(same, Style()))
    SCHEMA.validate(told)
    assert (told["changes"], told["as_of"]) == ([], None)


def edit(
    old: Told = None, new: Told = None, *, field: str = "realistic.threshold", unit: str | None = None
) -> GoalChange:
    """Return an edit."""
    return GoalChange("a", ChangeKind.CHANGED, field, old, new, unit_old=unit, unit_new=unit)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (Decimal("14.5"), "%", "14.5 %"),
        (Decimal(345), "s", "5 min 45 s"),
        (Decimal("2.50"), None, "2.5"),
        (None, "%", "none"),
        (Range.model_construct(low=Decimal(75), high=Decimal(85)), "%", "75 % to 85 %"),
        (Range.model_construct(low=None, high=Decimal(85)), "%", "none to 85 %"),
        (("aht at most 480", "csat at least 80"), None, "aht at most 480; csat at least 80"),
        ((), None, "none"),
        (True, None, "yes"),
        (False, None, "no"),
        (100, None, "100"),
        (date(2026, 12, 31), None, "2026-12-31"),
        ("x" * 100, None, "x" * 59 + "…"),
    ],
)
def test_values_in_words(value: Told, unit: str | None, words: str) -> None:
    """As people write them, the same on both sides; JSON keeps them whole."""
    change = edit(value, value, unit=unit)

    assert values_of(change) == (words, words)
    SCHEMA.validate(json.loads(compare_json.compare(Comparison(DAY, (change,)), Style())))


def test_long_texts_are_shown_where_they_differ() -> None:
    """Their beginnings are the same, and would say nothing."""
    old, new = (f"Repeat the solution in one sentence before the call ends and ask, up to {n} %." for n in (84, 82))
    result = Comparison(
        DAY, (edit(old, new, field="specific.behaviour"), edit((old,), (new,), field="achievable.means"))
    )

    for report in (compare_text.compare(result, Style()), compare_markdown.compare(result, Style())):
        assert report.count("up to 84 %") == report.count("up to 82 %") == report.count("…") / 2 == 2


def test_long_values_stand_below_each_other() -> None:
    """Where one line can't hold them."""
    values = [f"Ask every caller whether the answer helped, and write down what {n} say." for n in ("84 %", "most")]
    result = Comparison(DAY, (edit(*values, field="specific.behaviour"), edit(Decimal(84), Decimal(82), unit="%")))

    assert compare_text.compare(result, Style(width=80)).splitlines()[3:6] == snapshot(
        [
            "  behaviour  …er whether the answer helped, and write down what 84 % say.",
            "           → …er whether the answer helped, and write down what most say.",
            "  threshold  84 % → 82 %",
        ]
    )
    assert max(map(cells, compare_text.compare(result, Style(width=80, unicode=False)).splitlines())) <= 80


@pytest.mark.parametrize(
    ("field", "key"),
    [("time_bound.stretch_deadline", "stretch deadline"), ("title", "title"), ("metrics.aht.unit", "metrics.aht.unit")],
)
def test_keys_in_words(field: str, key: str) -> None:
    """Their last part; of a metric all of it."""
    assert key_of(edit(field=field)) == key


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (Status.OFF_TRACK, Status.ON_TRACK, "● on track because of this edit alone; it was ▼ off track"),
        (Status.ON_TRACK, Status.OFF_TRACK, "▼ off track by this edit alone; it was ● on track"),
        (Status.ON_TRACK, Status.ON_TRACK, ""),
        (None, None, ""),
        (Status.MISSED, None, "can't be judged any more; it was ✗ missed"),
        (None, Status.MET, "✔ met; it couldn't be judged before"),
    ],
)
def test_effects_in_words(old: Status | None, new: Status | None, words: str) -> None:
    """Better, worse, the same, no longer known."""
    assert effect_of(replace(edit(), status_old=old, status_new=new)) == words


def test_summaries() -> None:
    """In the singular and the plural."""
    helping = replace(edit(), status_old=Status.MISSED, status_new=Status.MET, after_agreed=True)
    came = GoalChange("b", ChangeKind.ADDED, new="B")
    gone = GoalChange("c", ChangeKind.REMOVED, old="C")

    assert summary_of(Comparison(DAY, (edit(),))) == "1 edit in 1 goal."
    assert summary_of(Comparison(DAY, (came, came, gone))) == "2 goals added, 1 goal removed."
    assert summary_of(Comparison(DAY, (helping, replace(helping, goal_id="d")))) == (
        "2 edits in 2 goals. 2 moved after the agreement, 2 make a status better."
    )


def test_a_comment_holds_it_all() -> None:
    """Forty rows of each; the others are counted."""
    many = [replace(edit("@x" * 200, "<b>" * 200), goal_id="@a" * 200) for _ in range(200)]
    came = [GoalChange("b" * 200, ChangeKind.ADDED, new="&" * 200) for _ in range(41)]

    text = compare_markdown.compare(Comparison(DAY, (*many, *came)), Style())

    assert len(text) < 65_536
    assert "\n160 more are left out.\n" in text
    assert text.endswith("\n1 more is left out.\n")


@settings(max_examples=60)
@given(HOSTILE, HOSTILE, st.sampled_from(list(FORMATS["compare"])))
def test_hostile_text_is_harmless(name: str, value: str, format_name: str) -> None:
    """In names, ids and values, whatever the format."""
    changes = (
        GoalChange(name, ChangeKind.CHANGED, "title", value, (value,), EditDirection.EASIER),
        GoalChange(name, ChangeKind.ADDED, new=value),
    )
    result = Comparison(DAY, changes, old=name, new=value)

    text = render(RequestedFormat("compare", format_name, None), result, Style(width=80))

    assert all(is_harmless(line) and not line.lstrip().startswith(COMMANDS) for line in for_log(text).split("\n"))
    if format_name == "json":
        SCHEMA.validate(json.loads(text))
    if format_name == "markdown":
        assert set(re.findall(r"</?([a-z0-9]+)", RENDERER.render(text))) <= {
            "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "ul", "li",
        }  # fmt: skip


def test_wide_characters_keep_their_column() -> None:
    """Keys and goals of any script."""
    changes = tuple(replace(edit("旧", "新", field=field), goal_id="首次解决率") for field in ("title", "owner"))

    lines = compare_text.compare(Comparison(DAY, changes), Style()).splitlines()

    assert len({cells(line.partition("旧")[0]) for line in lines if "旧" in line}) == 1
