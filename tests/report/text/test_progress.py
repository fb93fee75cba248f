"""Progress for people: worst first, every column in its place at any width, whatever the names."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from smartgoal.goals.model import Side
from smartgoal.goals.written import WindowKind
from smartgoal.progress.assessment import (
    Assessment,
    Command,
    Forecast,
    GoalDataError,
    GuardrailResult,
    Judged,
    JudgedWindow,
    NextStep,
    Note,
    Progress,
    RollUp,
)
from smartgoal.progress.kinds import NextStepKind, NoteKind, Status
from smartgoal.readings.days import DataError
from smartgoal.report.escape import for_log
from smartgoal.report.figures import instead_of, remarks_of
from smartgoal.report.html.words import headline
from smartgoal.report.status import LOOKS
from smartgoal.report.style import Style, cells
from smartgoal.report.text.progress import text
from tests.progress.given import goal
from tests.report.given_progress import CALLS, DAY, bare, full, run_of, with_value
from tests.report.test_escape import COMMANDS, HOSTILE, is_harmless

if TYPE_CHECKING:
    from smartgoal.goals.model import GoalFileHead

THING = "id: guide\nmeasurable: {deliverable: Guide published}\ntime_bound: {deadline: 2026-04-30}"
RANGE = "measurable: {metric: load}\nrealistic: {threshold: {from: 75, to: 85}}"
NAMES = (
    "\x1b[31mred\x1b[0m",
    "[bold]Anna[/bold]",
    "<script>alert(1)</script>",
    "a\u202eb",
    "שלום עולם",
    "首次解决率" * 80,
    "x" * 400,
    "::error::owned",
    "##[group]",
)


def lines_of(*goals: Assessment, width: int = 100) -> list[str]:
    """Return the lines of a run with only these goals."""
    return text(Progress(DAY, goals=goals), Style(width=width)).splitlines()


def row_of(one: Assessment, width: int = 100) -> str:
    """Return the row of a goal in the table."""
    rows = [
        line for line in lines_of(one, width=width) if line.startswith(tuple(look.shape for look in LOOKS.values()))
    ]
    return rows[0]


def test_a_table_at_100_columns() -> None:
    """Status, goal, value, threshold, picture, course, days; then what is to be known and done."""
    assert text(run_of(full(), bare(reason="No row of the metric.")), Style(width=100)) == snapshot("""\
Mon 20 Apr 2026

                  goal                    now    agreed                       course slack
▲ at risk         first-time-right (Anna) 76.3 % ≥ 80 % ━━━━━━●──┃────────◇── ▁▄▇     −3 d
                  met so far, not established; low sample
                  guardrail broken: time is 5 min 10 s, at most 5 min was agreed
○ no data         first-time-right (Anna) No row of the metric.

Together: the goals under each, with the status of the worst
▲ at risk         vision  33.3 %  1 of 2 scored, 0 done
                  other        –  0 of 1 scored, 0 done

Notes
  Time improves while Rate gets worse.

Data errors
  calls.csv:7: first-time-right: "x" isn't a number

Not judged
  goals.yaml:3: [R401] lacking: There is no threshold.

What to do next
  first-time-right: Listen to five calls together.
    smartgoal progress --why x

2 goals: 1 no data, 1 at risk.
""")


def test_a_wide_table_has_forecasts() -> None:
    """From 120 columns."""
    assert "→ 74 % … 83 %" in row_of(full(), width=120)
    assert "→" not in row_of(full(), width=119)


def test_blocks_below_80_columns() -> None:
    """A few short lines for each goal."""
    assert lines_of(full(), bare(), width=72) == snapshot(
        [
            "Mon 20 Apr 2026",
            "",
            "▲ at risk         first-time-right (Anna)",
            "   76.3 %  (≥ 80 %)  −3 d",
            "   ━━━━━━●───┃─────────◇───  ▁▄▇",
            "   met so far, not established; low sample",
            "   guardrail broken: time is 5 min 10 s, at most 5 min was agreed",
            "",
            "○ no data         first-time-right (Anna)",
            "   First time right",
            "",
            "",
            "What to do next",
            "  first-time-right: Listen to five calls together.",
            "    smartgoal progress --why x",
            "",
            "2 goals: 1 no data, 1 at risk.",
        ]
    )


def test_sample_data_is_named() -> None:
    """Nobody takes invented figures for their own."""
    assert text(run_of(full(), sample=True), Style()).splitlines()[0].endswith("(sample data, invented)")


def test_teams_stand_at_the_top() -> None:
    """The first three of them."""
    goals = [bare(text=f"id: g-{number}\n{CALLS.partition(chr(10))[2]}") for number in range(4)]
    with_team = [
        replace(one, goal=replace(one.goal, file=replace(one.goal.file, head=head_of(f"Team {number}"))))
        for number, one in enumerate(goals)
    ]

    assert lines_of(*with_team)[0] == "Team 0, Team 1, Team 2 … · Mon 20 Apr 2026"


def head_of(team: str) -> GoalFileHead | None:
    """Return the head of a file of this team."""
    return goal(CALLS, head=f"team: {team}\n").file.head


def test_files_of_several_zones_have_no_common_day() -> None:
    """The head says so."""
    assert text(Progress(None, (bare(),)), Style()).startswith("today in each file's time zone\n")


def test_nothing_to_judge() -> None:
    """It says so, in one line."""
    assert text(Progress(DAY), Style()) == "Mon 20 Apr 2026\n\n\nNo goal to judge.\n"


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (
            bare(Status.MET, THING.replace("published}", "published, done: 2026-04-18}")),
            "Guide published, done Sat 18 Apr",
        ),
        (bare(Status.ON_TRACK, THING), "Guide published, due Thu 30 Apr"),
        (
            bare(Status.ON_TRACK, THING.replace("published}", "published, done: 2026-04-21}")),
            "Guide published, due Thu 30 Apr",
        ),
        (bare(Status.DRAFT, "measurable: {deliverable: Guide}\ntime_bound: {}"), "Guide, due on no day yet"),
        (bare(reason="No row of rate."), "No row of rate."),
        (replace(bare(Status.NOT_STARTED), day=date(2026, 3, 1)), "begins Wed 1 Apr"),
        (bare(Status.DRAFT), "First time right"),
    ],
)
def test_what_stands_instead_of_figures(shown: Assessment, words: str) -> None:
    """The thing and its day, the reason, the first day, or the title."""
    assert row_of(shown).endswith(words)


@pytest.mark.parametrize("width", [60, 72, 80, 100, 200])
@pytest.mark.parametrize("letter", ["x", "解"])
def test_a_long_thing_keeps_its_day(letter: str, width: int) -> None:
    """Its name is cut, in the table as in a block."""
    shown = bare(Status.ON_TRACK, THING.replace("Guide published", letter * 180))

    line = next(line for line in lines_of(shown, full(), width=width) if letter * 5 in line)

    assert line.endswith("…, due Thu 30 Apr")
    assert cells(line) <= width
    assert instead_of(shown).endswith("…, due Thu 30 Apr")


def test_the_summary_keeps_to_the_width() -> None:
    """Many statuses take two lines."""
    goals = [bare(status) for status in Status]

    lines = lines_of(*goals, width=80)
    last = lines[lines.index("") :]

    assert max(cells(line) for line in last[-2:]) <= 80
    assert " ".join(last[-2:]).startswith("12 goals: ")


def test_a_range_and_no_threshold() -> None:
    """Both ends of a range; nothing where nothing was agreed."""
    load = bare(Status.ON_TRACK, RANGE)
    open_end = bare(Status.ON_TRACK, "measurable: {metric: rate}")
    lower = bare(Status.ON_TRACK, "measurable: {metric: faults}\nrealistic: {threshold: 5}")

    assert " 75 % – 85 % " in row_of(with_value(load, Fraction(80)))
    assert " ≤ 5 % " in row_of(with_value(lower, Fraction(4)))
    assert re.search(r" 80 % +$", row_of(with_value(open_end, Fraction(80))) + " ")


def test_a_value_never_contradicts_its_verdict() -> None:
    """A miss by a hair isn't shown as the threshold itself."""
    missed = replace(full(), threshold=replace(full().threshold, value=Fraction(79_999, 1000)), status=Status.MISSED)

    assert "79.999 %" in row_of(missed)


TIME = "id: sooner\nmeasurable: {metric: time, baseline: 72000}\nrealistic: {threshold: %s}"
LONG_LIMIT = "{from: 52350, to: 55950}"


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
@pytest.mark.parametrize("limit", ["64800", LONG_LIMIT])
@pytest.mark.parametrize("is_unicode", [True, False])
def test_figures_are_never_cut(limit: str, width: int, *, is_unicode: bool) -> None:
    """Names and pictures give way; where even that isn't enough the goal stands in lines of its own."""
    long = replace(
        full(),
        goal=goal(TIME % limit),
        threshold=replace(full().threshold, value=Fraction(52350)),
        outlook=replace(full().outlook, established=None),
        guardrails=(),
        qualifiers=(),
    )

    told = text(Progress(DAY, (long, full())), Style(width, unicode=is_unicode))
    lines = [line for line in told.split("\n") if not line.startswith("    smartgoal")]

    assert "14 h 32 min 30 s" in told
    assert ("14 h 32 min 30 s – 15 h 32 min 30 s" if limit == LONG_LIMIT else "18 h").replace(
        "–", "–" if is_unicode else "-"
    ) in told
    assert "76.3 %" in told
    assert max(map(cells, lines)) <= width


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize("id_", ["vision", "first-time-right-for-every-customer-of-ours-in-2026-q1", "首次解决" * 9])
def test_roll_ups_keep_to_the_width(id_: str, width: int) -> None:
    """Names give way, in the middle; where that isn't enough the figures stand below them."""
    rollup = RollUp(id_, Fraction(12345, 54321), 112, 113, 10, Status.STRETCH_REACHED)

    lines = text(Progress(DAY, goals=(), rollup=(rollup,)), Style(width)).splitlines()

    assert any("22.7 %  112 of 113 scored, 10 done" in line for line in lines)
    assert any(id_[-4:] in line for line in lines)
    assert max(map(cells, lines)) <= width


def test_no_columns_are_named_where_none_is_filled() -> None:
    """Goals in lines of their own have no columns."""
    long = replace(
        full(), goal=goal(TIME % LONG_LIMIT), threshold=replace(full().threshold, value=Fraction(52350)), guardrails=()
    )

    assert "course" not in text(Progress(DAY, (long,)), Style(80))
    assert "course" in text(Progress(DAY, (long, full())), Style(80))


def test_a_forecast_is_shown_whole_or_not_at_all() -> None:
    """It has a column where there is room for it."""
    ahead = Forecast(date(2026, 4, 30), Fraction(50000), Fraction(52350), Fraction(55950), Fraction(1, 2))
    long = replace(
        full(),
        goal=goal(TIME % 64800),
        threshold=replace(full().threshold, value=Fraction(52350)),
        outlook=replace(full().outlook, forecast=ahead),
    )

    assert "→ 14 h 32 min 30 s … 15 h 32 min 30 s" in row_of(long, width=120)
    hours = replace(ahead, low=Fraction(10**18), high=Fraction(10**18 + 1))
    assert "→" not in row_of(replace(long, outlook=replace(long.outlook, forecast=hours)), width=120)


def test_remarks_and_reasons_take_the_lines_they_need() -> None:
    """What is cut is what somebody would have to know."""
    reason = "There are no rows of resolution_time from Tue 1 Sep to Tue 1 Sep; the newest before is of Fri 28 Aug."
    guardrail = GuardrailResult("abandonment_rate", "%", Decimal("4.5"), Side.AT_MOST, Fraction(15, 2), holds=False)
    shown = replace(full(), guardrails=(guardrail,), qualifiers=(), outlook=replace(full().outlook, established=None))

    lines = lines_of(bare(reason=reason), shown, width=80)

    told = " ".join(" ".join(lines).split())
    assert reason in told
    assert "guardrail broken: abandonment_rate is 7.5 %, at most 4.5 % was agreed" in told
    assert max(map(cells, lines)) <= 80


def test_rows_that_dont_count_keep_to_the_width() -> None:
    """Their messages are long."""
    error = DataError(
        "rate", None, "calls.csv", 7, "total_disagrees", "The total of a column is another than its rows make. " * 3
    )
    run = replace(run_of(full()), data_errors=(GoalDataError("first-time-right", error),))

    lines = text(run, Style(80)).split("\n")

    assert max(map(cells, lines)) <= 80
    assert error.message.strip() in " ".join(" ".join(lines).split())


def test_guardrails_that_broke_are_named() -> None:
    """With their value and their limit; without figures by name."""
    unknown = GuardrailResult("qa", None, None, Side.AT_LEAST, None, holds=False)
    least = GuardrailResult("rate", "%", Decimal(90), Side.AT_LEAST, Fraction(80), holds=False)
    shown = lines_of(
        replace(
            full(),
            guardrails=(*full().guardrails, least, unknown),
            qualifiers=(),
            outlook=replace(full().outlook, established=None),
        )
    )

    assert [line.strip() for line in shown[4:7]] == [
        "guardrail broken: time is 5 min 10 s, at most 5 min was agreed",
        "guardrail broken: rate is 80 %, at least 90 % was agreed",
        "guardrail broken: qa",
    ]


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (Status.MET, "met, not established"),
        (Status.STRETCH_MET, "met, not established"),
        (Status.ON_TRACK, "met so far, not established"),
        (Status.REACHED, "met so far, not established"),
        (Status.MISSED, ""),
        (Status.NO_DATA, ""),
        (Status.DRAFT, ""),
    ],
)
def test_doubts_are_told_of_what_the_status_rests_on(status: Status, says: str) -> None:
    """A goal missed by its guardrail isn't met, established or not."""
    shown = replace(full(), status=status, qualifiers=(), guardrails=())

    assert ", ".join(remarks_of(shown)) == says


def test_a_stretch_with_days_of_its_own_is_told() -> None:
    """What a goal is met by, or its stretch isn't, isn't what stands beside the threshold; of the same days it is."""
    met = replace(
        full(), status=Status.MET, qualifiers=(), outlook=replace(full().outlook, established=None), guardrails=()
    )
    later = JudgedWindow(WindowKind.TRAILING, date(2026, 5, 1), date(2026, 5, 31))
    apart, same = (
        replace(met, stretch=Judged(window=later, value=Fraction(76))),
        replace(met, stretch=Judged(met.threshold.window, Fraction(76))),
    )

    assert list(remarks_of(apart)) == ["stretch: 76 % beside 90 % from Fri 1 May to Sun 31 May"]
    over = headline(replace(apart, day=date(2026, 6, 1)))
    assert over.endswith("; stretch: 76 % beside 90 % from Fri 1 May to Sun 31 May.")
    for one in (same, replace(apart, status=Status.MISSED), replace(apart, stretch=Judged(window=later))):
        assert list(remarks_of(one)) == []


def test_a_thing_that_waits_for_figures_says_so() -> None:
    """Its row has the day it was done, the remark below it what is missing."""
    done = THING.replace("published}", "published, done: 2026-04-18}")
    shown = bare(Status.ON_TRACK, done, reason="There is no data for the guardrail csat.")

    assert list(remarks_of(shown)) == ["There is no data for the guardrail csat."]


def test_guardrails_that_wait_for_figures_are_named() -> None:
    """While there is time to bring them: after the deadline they deny success."""
    unknown = [GuardrailResult(name, "s", Decimal(9), Side.AT_MOST, None, holds=None) for name in ("aht", "csat")]
    shown = replace(
        full(),
        status=Status.ON_TRACK,
        qualifiers=(),
        outlook=replace(full().outlook, established=None),
        guardrails=tuple(unknown),
    )

    assert list(remarks_of(shown)) == ["no data yet for the guardrails aht, csat"]
    assert list(remarks_of(replace(shown, guardrails=(unknown[0],)))) == ["no data yet for the guardrail aht"]
    assert list(remarks_of(replace(shown, status=Status.NO_DATA, reason="No data for aht."))) == ["No data for aht."]
    assert list(remarks_of(replace(shown, status=Status.NOT_STARTED))) == []


def test_closed_goals_are_named_so() -> None:
    """They have no next step, and that is why."""
    over = replace(
        bare(Status.MET, f"{CALLS}status: closed\n"), threshold=replace(full().threshold, value=Fraction(80))
    )

    assert list(remarks_of(over)) == ["closed"]


def test_a_reason_is_told_once() -> None:
    """In place of the figures, or below them where there are any."""
    withheld = replace(full(), status=Status.NO_DATA, qualifiers=(), guardrails=(), reason="The sample is small.")

    assert list(remarks_of(withheld)) == ["The sample is small."]
    assert list(remarks_of(bare(reason="No row of rate."))) == []


def test_five_next_steps_at_most() -> None:
    """With their command where they have one; goals that are over have none."""
    step = NextStep(NextStepKind.COACH, "Listen to five calls together.")
    many = [
        replace(full(), goal=goal(CALLS.replace("first-time-right", f"goal-{n}")), next_step=step) for n in range(7)
    ]
    over = replace(full(), goal=goal(f"{CALLS}status: closed\n"), next_step=step)

    steps = [line for line in lines_of(over, *many) if line.endswith("together.")]

    assert steps == [f"  goal-{number}: Listen to five calls together." for number in range(5)]


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_word_and_a_shape(status: Status) -> None:
    """Told apart without colours; the word fits its column."""
    assert row_of(bare(status)).startswith(f"{LOOKS[status].shape} {LOOKS[status].word} ")
    assert cells(f"{LOOKS[status].shape} {LOOKS[status].word}") <= 17


def test_colours_change_nothing_but_colour() -> None:
    """Without their codes the text is the same."""
    plain = text(run_of(full(), bare()), Style())

    assert re.sub(r"\x1b\[[0-9;]*m", "", text(run_of(full(), bare()), Style(colour=True))) == plain


@pytest.mark.parametrize("width", [60, 72, 80, 100, 120, 160, 200])
@pytest.mark.parametrize("unicode", [True, False])
def test_tables_fit(width: int, *, unicode: bool) -> None:
    """No row is wider than the screen, and in ASCII none has anything else."""
    run = replace(run_of(full(), bare(reason="No row of the metric in the period."), full()), rollup=(), unjudged=())
    table = text(run, Style(width=width, unicode=unicode)).partition("\nWhat to do next")[0]

    assert max(cells(line) for line in table.splitlines()) <= width
    assert unicode or table.isascii()


@pytest.mark.parametrize("width", [60, 80, 130, 200])
@pytest.mark.parametrize("name", NAMES)
def test_hostile_names(name: str, width: int) -> None:
    """They stay in their column, in one line, and are shown, never obeyed."""
    one = full()
    written = one.goal.written.model_copy(update={"id": name, "title": name})
    hostile = replace(one, goal=replace(one.goal, id=name, whole=name, owner=name, written=written))
    told = replace(bare(), goal=hostile.goal, reason=name)

    shown = text(run_of(hostile, told, full()), Style(width=width))

    rows = [line for line in shown.splitlines() if line.startswith("▲") and "┃" in line]
    assert is_harmless(shown.replace("\n", ""))
    assert not any(line.lstrip().lower().startswith(COMMANDS) for line in for_log(shown).split("\n"))
    assert all(cells(row) <= width for row in rows)
    assert width < 80 or len({row.index("┃") for row in map(in_columns, rows)}) == 1


def in_columns(line: str) -> str:
    """Return a line in which every character takes one column."""
    return "".join(char * max(1, cells(char)) for char in line)


@given(HOSTILE, st.integers(60, 200))
@settings(max_examples=60, deadline=None)
def test_any_text_is_harmless(words: str, width: int) -> None:
    """Reasons, next steps, metrics, files: one line a value, nothing that is obeyed."""
    broken = GuardrailResult(words, None, None, Side.AT_LEAST, None, holds=False)
    step = NextStep(NextStepKind.COACH, words, Command(words, words, needs_run=True))
    run = run_of(replace(full(), reason=words, guardrails=(broken,), next_step=step), replace(bare(), reason=words))
    lost = replace(run.unjudged[0], file=words, message=words)

    shown = text(
        replace(run, unjudged=(lost,), rollup=(replace(run.rollup[0], id=words),), run=words), Style(width=width)
    )

    assert is_harmless(shown.replace("\n", ""))
    assert not any(line.lstrip().lower().startswith(COMMANDS) for line in for_log(shown).split("\n"))


def test_a_row_that_several_goals_lack_is_told_once() -> None:
    """The first five rows with their goals, the others counted."""
    first = run_of(full()).data_errors[0]
    rows = [replace(first, error=replace(first.error, line=line)) for line in range(2, 9)]
    errors = tuple(replace(one, goal_id=name) for one in rows for name in ("a", "b"))

    lines = text(Progress(DAY, (full(),), data_errors=errors), Style()).splitlines()

    found = lines.index("Data errors")
    assert lines[found + 1 : found + 7] == [
        *(f'  calls.csv:{line}: a, b: "x" isn\'t a number' for line in range(2, 7)),
        "  and 2 more",
    ]


def test_notes_are_wrapped_and_cut() -> None:
    """Ten of them, the others counted, within the width."""
    notes = tuple(Note(NoteKind.BALANCE, f"{number} " + "word " * 30, ("a",)) for number in range(12))

    lines = text(Progress(DAY, notes=notes), Style(width=60)).splitlines()

    assert "  and 2 more" in lines
    assert sum(line.startswith("  9 word") for line in lines) == 1
    assert not any(line.startswith("  10 word") for line in lines)
    assert max(map(len, lines)) <= 60


def test_names_keep_what_tells_them_apart() -> None:
    """Cut in the middle, since ids of several owners or quarters differ at their ends; the owner is left out first."""
    one = full()
    first, second, short = (
        replace(one, goal=replace(one.goal, id=goal_id, owner="Anna Kovács"))
        for goal_id in (
            "fewer-repeat-calls-of-all-our-callers/anna",
            "fewer-repeat-calls-of-all-our-callers/bence",
            "x" * 22,
        )
    )

    head, *rows = lines_of(first, second, short, width=80)[2:]
    width = head.index("now") - head.index("goal") - 1
    names = [row[head.index("goal") :][:width] for row in rows if row.startswith("▲")]

    assert len(set(names)) == 3
    assert names[0].rstrip() == "fewer-repea…allers/anna"
    assert names[2].rstrip() == "x" * 22
