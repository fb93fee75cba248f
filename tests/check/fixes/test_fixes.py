"""Making edits: what was right again, once and for all, and no other byte touched."""

from __future__ import annotations

import codecs
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.check.engine import check_plan
from smartgoal.check.fixes.fixes import Fixed, fix_all
from smartgoal.check.rule import Context, Fix
from smartgoal.check.selection import Selection
from smartgoal.goals.load import GoalText, IncludeRefused, load_plan
from smartgoal.goals.yaml.source import read_source
from smartgoal.goals.yaml.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartgoal.check.finding import CheckResult
    from smartgoal.goals.plan import Plan

NAME = "goals.yaml"
RIGHT = """\
# Goals of the technical support  – ünïcödé 😀
smartgoal: 1
team: Technical support

goals:
  - id: fewer-repeat-calls     # in kebab-case
    title: "Fewer repeat calls: the same problem"
    owner:   Anna Kovács
    specific: >
      Walk through the documented resolution steps on every technical call, so that repeat calls
      fall from 18 % to 14 %.
    measurable:
      metric: repeat_contact_rate
      baseline: 18 %
      window: 4 weeks
      guardrails: [{metric: aht, at_most: "8,5 min"}]  # longer calls are fine
    realistic: {threshold: 14 %, stretch: 12 %, agreed_by: [Anna Kovács, Pál Nagy]}
    time_bound:
      start: 2026-10-01
      deadline: 2026-12-31
      review: weekly
"""
SLIPS = {
    "    title:": "    titel:",
    "owner:": "ownr:",
    "measurable:": "mesurable:",
    "metric: repeat_contact_rate": "metric: taux de réitération",
    '"8,5 min"': "8,5 min",
    "threshold:": "treshold:",
    "stretch: 12 %": "stretch: 12 percnt",
    "time_bound:": "time_bond:",
    "deadline: 2026-12-31": "deadline: 31.12.2026",
    "start: 2026-10-01": "start: 1 October 2026",
    "review: weekly": "review: wekly",
}
"""What is right, and a slip that one edit mends."""
ENCODINGS = {
    "utf-8": b"",
    "utf-8 with mark": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}


def with_slips(*right: str) -> str:
    """Return the file with some slips in it."""
    text = RIGHT
    for one in right:
        assert text.count(one) == 1, one
        text = text.replace(one, SLIPS[one])
    return text


def judged(plan: Plan) -> CheckResult:
    """Return what is found in a plan."""
    return check_plan(Context(plan), Selection())


def opened(content: bytes, instead: Mapping[str, bytes]) -> Plan:
    """Return the plan of one file."""
    document = read_source(NAME, instead.get(NAME, content))
    return load_plan([GoalText(document)], lambda _folder, _name: IncludeRefused("No includes here.", "None."))


def fixed(content: bytes, *asked: str) -> Fixed:
    """Return what edits make of a file."""
    return fix_all(opened(content, {}), judged, lambda instead: opened(content, instead), asked=frozenset(asked))


def content_of(done: Fixed, before: bytes) -> bytes:
    """Return the bytes of the file after its edits."""
    return done.files[0].after.content() if done.files else before


@given(
    slips=st.sets(st.sampled_from(sorted(SLIPS))),
    encoding=st.sampled_from(sorted(ENCODINGS)),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
)
@settings(max_examples=60, deadline=None)
def test_slips_are_undone_and_nothing_else(slips: set[str], encoding: str, line_end: str) -> None:
    """Whatever the slips, the encoding, the mark and the line ends: the bytes become those without slips."""

    def as_bytes(text: str) -> bytes:
        return ENCODINGS[encoding] + text.replace("\n", line_end).encode(encoding.partition(" ")[0])

    wrong = as_bytes(with_slips(*sorted(slips)))
    done = fixed(wrong)

    assert content_of(done, wrong) == as_bytes(RIGHT)
    assert done.made == len(slips)
    assert done.result.findings == judged(opened(as_bytes(RIGHT), {})).findings


@given(
    slips=st.sets(st.sampled_from(sorted(SLIPS))),
    cuts=st.lists(st.tuples(st.integers(0, len(RIGHT)), st.integers(0, 30)), max_size=3),
    extra=st.text("{}[]:,-#&*!|>'\"%@`\n \t5a", max_size=6),
)
@settings(max_examples=80, deadline=None)
def test_fixing_is_done_once_and_breaks_nothing(slips: set[str], cuts: list[tuple[int, int]], extra: str) -> None:
    """However spoilt the file: a second run changes nothing, and what could be read still can."""
    text = with_slips(*sorted(slips))
    for start, length in cuts:
        text = text[:start] + extra + text[start + length :]
    wrong = text.encode()

    done = fixed(wrong, "T501")
    after = content_of(done, wrong)
    again = fixed(after, "T501")

    assert again.made == 0
    assert content_of(again, after) == after
    before_file, after_file = read_source(NAME, wrong), read_source(NAME, after)
    assert after_file.complete >= before_file.complete
    assert len(after_file.faults) <= len(before_file.faults)


def test_other_findings_stay_the_same() -> None:
    """What has no edit keeps its fingerprint, wherever its line is."""
    text = with_slips("review: weekly").replace("owner:   Anna Kovács", "colour: red")
    before = judged(opened(text.encode(), {})).findings

    after = fixed(text.encode()).result.findings

    assert {one.fingerprint for one in before if one.fix is None} <= {one.fingerprint for one in after}
    assert [one.code for one in after if one.fix] == []


def test_a_deadline_is_added_only_where_the_rule_is_named() -> None:
    """It is what nobody wrote there."""
    text = RIGHT.replace("      deadline: 2026-12-31\n", "").replace("to 14 %.", "to 14 % by 31 December 2026.")

    assert fixed(text.encode()).files == ()
    done = fixed(text.encode(), "T501")
    assert content_of(done, b"").decode() == text.replace(
        "      start: 2026-10-01\n", "      start: 2026-10-01\n      deadline: 2026-12-31\n"
    )
    assert "T501" not in {one.code for one in done.result.findings}


@pytest.mark.parametrize("line", ["time_bound: {review: weekly}", "time_bound:\n"])
def test_a_deadline_without_a_clear_place_isnt_proposed(line: str) -> None:
    """An empty section says nothing of how it is to be written."""
    text = RIGHT[: RIGHT.index("time_bound:")].replace("to 14 %.", "to 14 % by 31 December 2026.") + line

    made = fixed(text.encode(), "T501").made

    assert made == ("{" in line)


def with_fixes(content: bytes, *fixes: Fix) -> Fixed:
    """Return what is made of a file whose one finding proposes these edits, one after the other."""
    plan = opened(content, {})
    first = judged(plan).findings[0]
    proposed = tuple(replace(first, fix=fix) for fix in fixes)

    def judge(one: Plan) -> CheckResult:
        return replace(judged(one), findings=proposed if one is plan else ())

    return fix_all(plan, judge, lambda instead: opened(content, instead))


def test_an_edit_that_would_spoil_the_file_is_left_out() -> None:
    """The others are made."""
    content = with_slips("owner:").encode()
    spoiling = Fix("Spoil it.", "{", span=Span(7, 12, 7, 12))
    mending = Fix("Mend it.", "owner", span=Span(8, 5, 8, 9))

    done = with_fixes(content, spoiling, mending)

    assert content_of(done, content) == RIGHT.encode()
    assert with_fixes(content, spoiling).files == ()


def test_of_edits_that_overlap_the_first_is_made() -> None:
    """And one that changes nothing isn't counted."""
    content = with_slips("owner:").encode()
    whole = Fix("Mend it.", "owner", span=Span(8, 5, 8, 9))
    part = Fix("Mend it.", "wner", span=Span(8, 6, 8, 9))
    same = Fix("Leave it.", "smartgoal", span=Span(2, 1, 2, 10))

    done = with_fixes(content, part, same, whole)

    assert content_of(done, content) == RIGHT.encode()
    assert done.made == 1


def test_edits_that_never_end_are_given_up() -> None:
    """A rule that always proposes one more can't keep a run from ending."""
    content = with_slips("owner:").encode()
    plan = opened(content, {})
    once_more = Fix("Say it again.", "# more\n", span=Span(1, 1, 1, 1))

    def judge(one: Plan) -> CheckResult:
        result = judged(one)
        return replace(result, findings=(replace(result.findings[0], fix=once_more),))

    assert fix_all(plan, judge, lambda instead: opened(content, instead)).made == 10
