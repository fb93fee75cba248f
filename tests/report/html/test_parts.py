"""The parts of the page: its first sentence, tiles, cards, notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from smartgoal.check.finding import Verdict
from smartgoal.check.verdict import SMART
from smartgoal.progress.assessment import Assessment, Figures, Forecast, Note, Point, Progress, RewardResult, Signal
from smartgoal.progress.kinds import NoteKind, RewardFor, SignalKind, Status
from smartgoal.report.html.cards import card, smart
from smartgoal.report.html.document import progress
from smartgoal.report.html.top import head_line, heading, tiles, verdict
from smartgoal.report.html.words import between, cut, days, distance, headline, span
from smartgoal.report.style import Style
from tests.progress.given import APRIL, goal, judged, plan, share
from tests.report.given_page import html_judged, html_of, page
from tests.report.given_progress import CALLS, DAY, FIRST, LAST, bare, full, run_of, series
from tests.report.html_tree import Node, read_html

RATE = "measurable: {metric: rate, baseline: 70}\nrealistic: {threshold: 80}"
THING = "measurable: {deliverable: Guide}\ntime_bound: {start: 2026-04-01, deadline: 2026-04-30}"


def told(markup: str) -> str:
    """Return the text of markup."""
    return read_html(markup).text


def run(*statuses: Status) -> Progress:
    """Return a run of goals with these statuses."""
    return Progress(DAY, tuple(replace(full(), status=status, slack_days=None) for status in statuses))


@pytest.mark.parametrize(
    ("statuses", "sentence"),
    [
        ([], "No goal is running."),
        ([Status.DRAFT, Status.NOT_STARTED], "No goal is running."),
        ([Status.ON_TRACK], "The one running goal is on track or better; none needs a decision."),
        ([Status.TOO_EARLY], "One goal is running; none needs a decision."),
        ([Status.ON_TRACK, Status.MET], "2 of 2 running goals are on track or better; none needs a decision."),
        (
            [Status.NO_DATA, Status.ON_TRACK],
            "1 of 2 running goals is on track or better. First time right (Anna) has no data to be judged by.",
        ),
        (
            [Status.OFF_TRACK, Status.AT_RISK],
            (
                "0 of 2 running goals are on track or better. First time right (Anna) needs a decision: off track,"
                " the guardrail time is above its limit, 5 min 10 s beside 5 min."
            ),
        ),
    ],
)
def test_the_first_sentence_names_what_needs_a_decision(statuses: list[Status], sentence: str) -> None:
    """The worst of the goals that run; closed ones are over."""
    assert told(verdict(run(*statuses))) == sentence


@pytest.mark.parametrize(
    ("statuses", "sentence"),
    [
        ([Status.MET], "The one goal is met; none needs a decision."),
        ([Status.MET, Status.STRETCH_MET], "2 of 2 goals are met; none needs a decision."),
        ([Status.MISSED], "One goal is over."),
    ],
)
def test_goals_that_are_over_dont_run(statuses: list[Status], sentence: str) -> None:
    """All of them, or some."""
    over = [replace(one, day=date(2026, 5, 2)) for one in run(*statuses).goals]

    assert told(verdict(Progress(None, tuple(over)))).startswith(sentence)
    mixed = told(verdict(Progress(None, (*run(Status.ON_TRACK).goals, *over))))
    assert f" of {len(over) + 1} goals " in mixed
    assert " on track or better" in mixed


def test_the_first_sentence_says_how_far_behind() -> None:
    """Where the pace tells."""
    assert told(verdict(Progress(DAY, (full(),)))).endswith(
        "needs a decision: at risk, the guardrail time is above its limit, 5 min 10 s beside 5 min, "
        "3 days behind the agreed pace."
    )


def test_closed_goals_need_no_decision() -> None:
    """They count nowhere in the first sentence."""
    closed = replace(full(), goal=goal(f"status: closed\n{CALLS}"), status=Status.MISSED)
    assert told(verdict(Progress(DAY, (closed,)))) == "No goal is running."


def test_tiles_stand_in_one_order() -> None:
    """Zeros too; met holds what is reached already, not yet what can't be told."""
    shown = read_html(tiles(run(*Status)))

    assert [" ".join(item.text.split()) for item in shown.all("li")] == [
        "4✔\ufe0e Met, Reached",
        "1● On track",
        "1▲ At risk",
        "1▼ Off track",
        "1✗ Missed",
        "1○ No data",
        "3· Not yet",
    ]
    assert {item.attributes["class"] for item in read_html(tiles(Progress(DAY))).all("li")} == {"zero"}


def test_nothing_reached_is_called_met() -> None:
    """It may be lost again."""
    words = [read_html(tiles(run(*some))).all("li")[0].text.split()[-1] for some in (
        (Status.MET,), (Status.REACHED, Status.STRETCH_REACHED), ())]  # fmt: skip

    assert words == ["Met", "Reached", "Met"]


def test_the_head_tells_of_data_after_the_deadline() -> None:
    """The tables go on until the stretch's own, and so does the store."""
    figures = Figures(Fraction(1), Fraction(1), 1, newest=date(2026, 4, 30), known_to=date(2026, 5, 8))

    assert "data to Fri 8 May 2026" in told(head_line(Progress(date(2026, 5, 9), (replace(full(), figures=figures),))))


def test_the_head_says_whose_goals_and_of_when() -> None:
    """Team, period, the day judged, the last day with data, the next deadline."""
    teams = [plan(RATE + "\n" + APRIL, head=f"team: Team {name}\n").goals[0] for name in "ABCD"]
    assert heading(Progress(DAY, tuple(replace(full(), goal=one) for one in teams[:2]))) == "Goals of Team A, Team B"
    assert heading(Progress(DAY, tuple(replace(full(), goal=one) for one in teams))).endswith("Team C and others")
    assert heading(run(Status.MET)) == "Goals"
    assert told(head_line(Progress(DAY, (full(),)))) == (
        "Wed 1 Apr 2026 – Thu 30 Apr 2026 · judged on Mon 20 Apr 2026 · data to Mon 20 Apr 2026 · "
        "next deadline Thu 30 Apr (in 10 days): First time right"
    )
    last_day = Progress(None, (replace(bare(), day=LAST),))
    assert told(head_line(last_day)).endswith(
        "judged today in each file's time zone · next deadline Thu 30 Apr (today): First time right"
    )


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (full(), "76.3 % now; at least 80 % agreed by Thu 30 Apr; 3 days behind the agreed pace."),
        (replace(full(), day=date(2026, 5, 2)), "76.3 % at the deadline; at least 80 % agreed by Thu 30 Apr."),
        (replace(full(), slack_days=None), "76.3 % now; at least 80 % agreed by Thu 30 Apr."),
        (bare(reason="No row."), "No row. At least 80 % agreed by Thu 30 Apr."),
        (replace(full(), day=date(2026, 5, 2), status=Status.MET, reason="The stretch isn't counted: why."),
         "76.3 % at the deadline; at least 80 % agreed by Thu 30 Apr. The stretch isn't counted: why."),
        (replace(judged(goal(THING), on="04-20"), reason="There is no data for the guardrail csat."),
         "Guide: due Thu 30 Apr, in 10 days. There is no data for the guardrail csat."),
        (bare(Status.DRAFT, "id: g\ntime_bound: {review: weekly}"), ""),
        (bare(Status.DRAFT, "id: g\nmeasurable: {metric: rate}\nrealistic: {threshold: 80}\ntime_bound: {}"),
         "At least 80 % agreed."),
        (replace(bare(Status.NOT_STARTED), day=date(2026, 3, 30)),
         "Begins Wed 1 Apr; at least 80 % agreed by Thu 30 Apr."),
        (judged(goal(THING), on="04-20"), "Guide: due Thu 30 Apr, in 10 days."),
        (judged(goal(THING), on="05-20"), "Guide: due Thu 30 Apr."),
        (judged(goal(THING.replace("Guide", "Guide, done: 2026-04-10")), on="04-20"), "Guide: done Fri 10 Apr."),
        (bare(Status.DRAFT, "id: g\nmeasurable: {deliverable: Guide}\ntime_bound: {}"), "Guide."),
    ],
)  # fmt: skip
def test_a_card_begins_with_one_sentence(one: Assessment, sentence: str) -> None:
    """Value, what was agreed, how far behind; what there is of it."""
    assert told(headline(one)).replace("\u00a0", " ") == sentence


@pytest.mark.parametrize(
    ("slack", "words"),
    [
        (None, None),
        (-1, "1 day behind the agreed pace"),
        (0, "just at the agreed pace"),
        (1, "1 day in hand"),
        (12, "12 days in hand"),
    ],
)
def test_distance_in_words(slack: int | None, words: str | None) -> None:
    """Days ahead or behind."""
    assert distance(replace(full(), slack_days=slack)) == words


def test_nobody_is_just_at_the_pace_for_want_of_days() -> None:
    """The last day leaves none in hand; a cap that is passed has none either."""
    assert distance(replace(full(), day=LAST, slack_days=0)) is None
    assert distance(replace(full(), allowance=Fraction(-2), slack_days=-3)) == "2 % more than allowed"


def test_small_words() -> None:
    """Ranges, days, names."""
    assert between("82.4 %", "85 %") == "82.4 – 85 %"
    assert between("4 min 7 s", "4 min 50 s") == "4 min 7 s – 4 min 50 s"
    assert between("3.5/5", "4/5") == "3.5/5 – 4/5"
    assert (days(1), days(2)) == ("1 day", "2 days")
    assert span(date(2026, 4, 1), date(2026, 4, 5), DAY) == "1 – 5 Apr"
    assert span(date(2025, 12, 29), date(2026, 1, 4), DAY) == "29 Dec 2025 – 4 Jan"
    assert span(FIRST, FIRST, DAY) == "1 Apr"
    assert (cut("x" * 9, 9), cut("x" * 10, 9)) == ("x" * 9, "x" * 8 + "…")


def facts(one: Assessment) -> dict[str, str]:
    """Return the facts of a goal's card."""
    made = read_html(card(one, 1, None, None))
    pairs = zip(made.one("dl").all("dt"), made.one("dl").all("dd"), strict=True)
    return {term.text: fact.text.replace("\u00a0", " ") for term, fact in pairs}


def test_a_card_has_all_facts() -> None:
    """Owner, metric, value with interval, window and sample, what was agreed, pace, forecast, guardrail, reward."""
    assert facts(full()) == {
        "Owner": "Anna",
        "Metric": "Rate",
        "Now": "76.3 % (65 – 85 %, 95 %) 1 – 20 Apr, n = 150",
        "Baseline": "70 %",
        "Threshold": "at least 80 % by Thu 30 Apr",
        "Stretch": "at least 90 % by Thu 30 Apr",
        "Pace": "76.7 % expected by now",
        "Allowance": "3 %",
        "Forecast": "74 – 83 % (80 %); chance of the threshold 40 %",
        "Signal": "A run on one side, 1 – 20 Apr",
        "Guardrail": "time 5 min 10 s, at most 5 min: broken",
        "Reward": "a day off (threshold, earned)",
    }


def test_a_value_without_window_is_told_alone() -> None:
    """Nothing stands in brackets but its interval."""
    one = full()
    bare = replace(one, threshold=replace(one.threshold, window=None), outlook=replace(one.outlook, interval=None))
    assert facts(bare)["Now"] == "76.3 %"


def test_a_card_says_what_is_to_be_known_and_done() -> None:
    """Qualifiers beside the status, the next step below."""
    made = read_html(card(full(), 3, None, None))

    assert made.one("article").attributes["id"] == "g3"
    assert made.one("header").one("span", "soft").text == "met so far, not established, low sample, guardrail broken"
    assert made.all("p")[1].text == "Next: Listen to five calls together."
    assert [item.text.replace("\u00a0", " ") for item in made.one("ul", "steps").all("li")] == [
        "✔\ufe0e Mon 20 Apr: 75 %, reached",
        "○ Thu 30 Apr: the guide, to come",
    ]


@pytest.mark.parametrize(
    ("chance", "words"), [(Fraction(0), "under 1 %"), (Fraction(1), "over 99 %"), (Fraction(1, 3), "33 %")]
)
def test_two_hundred_draws_know_nothing_of_certainty(chance: Fraction, words: str) -> None:
    """A chance is never none or all."""
    told_so = Forecast(LAST, Fraction(79), Fraction(74), Fraction(83), chance)
    one = replace(full(), outlook=replace(full().outlook, forecast=told_so))
    assert facts(one)["Forecast"].endswith(f"chance of the threshold {words}")


def test_why_there_is_no_forecast() -> None:
    """Where one could have been."""
    none = replace(full(), outlook=replace(full().outlook, forecast=None, why_none="3 whole review periods, 8 needed"))
    assert facts(none)["Forecast"] == "none: 3 whole review periods, 8 needed"
    assert "Forecast" not in facts(replace(none, status=Status.MET))


def test_guardrails_without_data_or_metric() -> None:
    """They say what is missing."""
    rail = full().guardrails[0]
    assert facts(replace(full(), guardrails=(replace(rail, value=None, holds=None),)))["Guardrail"] == (
        "time at most 5 min: no data"
    )
    assert facts(replace(full(), guardrails=(replace(rail, unit=None),)))["Guardrail"] == "time"
    assert facts(replace(full(), guardrails=(replace(rail, holds=True, value=Fraction(250)),)))["Guardrail"] == (
        "time 4 min 10 s, at most 5 min: holds"
    )


def test_rewards_are_earned_open_or_gone() -> None:
    """By the days that are left."""
    promised = RewardResult("tea", "cake", (RewardFor.THRESHOLD,))
    before, after = replace(full(), reward=promised), replace(full(), reward=promised, day=date(2026, 5, 2))
    rewards = [fact.text for fact in read_html(card(before, 1, None, None)).all("dd")][-2:]
    assert rewards == ["tea (threshold, earned)", "cake (stretch, open)"]
    assert facts(after)["Reward"] == "cake (stretch, not earned)"
    assert facts(after)["Final"].startswith("76.3 %")


def test_a_point_outside_is_a_signal() -> None:
    """The newest is told."""
    odd = Signal(SignalKind.OUTSIDE, DAY, DAY)
    seen = full().outlook
    one = replace(full(), outlook=replace(seen, signals=(*seen.signals, odd)))
    assert facts(one)["Signal"] == "Points outside the noise, 20 Apr"


def test_letters_of_smart() -> None:
    """A dot for what isn't met, a question mark for what isn't judged, and the words."""
    met = dict.fromkeys(SMART, Verdict.MET)
    assert told(smart(met)) == "SMART met"
    assert told(smart(met | {SMART[2]: Verdict.NOT_JUDGED})) == "SM?RT met as far as judged"
    assert told(smart(met | {SMART[1]: Verdict.NOT_MET, SMART[4]: Verdict.NOT_MET})) == (
        "S·AR· not met: measurable, time-bound"
    )


def values(one: Assessment) -> Node:
    """Return the folded table of a card."""
    return read_html(card(one, 1, None, None)).one("details")


def test_values_are_folded_below() -> None:
    """Period, value, how many; cut ones say so."""
    table = values(replace(full(), series=series(72, 75, 78)))

    assert table.one("summary").text == "3 values"
    assert [[cell.text for cell in row.inside if isinstance(cell, Node)] for row in table.all("tr")] == [
        ["Review period", "Value", "n"],
        ["1 – 5 Apr", "72 %", "50"],
        ["6 – 12 Apr", "75 %", "50"],
        ["13 – 20 Apr, cut", "78 %", "50"],
    ]


def test_totals_say_how_far_they_have_come() -> None:
    """The sum so far beside each period's own."""
    total = goal("measurable: {metric: sales}\nrealistic: {threshold: 30}")
    table = values(replace(full(), goal=total, series=series(5, 6, 7)))

    assert [cell.text for cell in table.all("td")] == ["5", "5", "6", "11", "7", "18"]
    assert values(replace(full(), series=series(1, 2, 3)[:1])).one("summary").text == "1 value"


def test_of_very_many_values_the_newest_are_listed() -> None:
    """All are in the JSON."""
    many = tuple(
        Point(FIRST + timedelta(place), FIRST + timedelta(place), Fraction(place), Fraction(1), partial=False)
        for place in range(100)
    )
    table = values(replace(full(), series=many))

    assert table.one("summary").text == "The newest 60 of 100 values"
    assert len(table.one("tbody").all("tr")) == 60
    assert table.all("td")[-2].text == "99 %"


def sections(html: str) -> dict[str, list[str]]:
    """Return the lists below each heading of a page."""
    found = {}
    for section in read_html(html).all("section"):
        found[section.one("h2").text] = [item.text for item in section.all("li") if "Milestones" not in item.text]
    return found


def test_what_could_not_be_judged_is_named() -> None:
    """With its place and its rule."""
    assert sections(html_of(full()))["Not judged"] == ["Goal: There is no threshold. goals.yaml:3, R401"]


def test_notes_tell_of_data_and_of_what_goals_do_to_each_other() -> None:
    """Measured balance, portfolio findings, stale data, rows that can't be believed."""
    speed = plan(
        f"id: one\ntitle: One\nmeasurable: {{metric: time, baseline: 300}}\nrealistic: {{threshold: 240}}\n{APRIL}"
    )
    page_of = sections(html_judged(speed, share("04-02", 1, 2, metric="time"), on="04-28"))
    assert any(note.endswith("one, P701") for note in page_of["Notes"])
    assert "One: no data since Thu 2 Apr, for two review periods at least." in page_of["Notes"]

    errors = replace(Progress(DAY, (full(),)), notes=(Note(NoteKind.BALANCE, "Speed up, quality down.", ("x",)),))
    shown = sections(progress(page(errors), Style()))
    assert shown["Notes"] == ["Speed up, quality down."]
    assert sections(html_of(full()))["Notes"][-1] == '"x" isn\'t a number calls.csv:7, first-time-right'


def test_very_many_notes_are_counted() -> None:
    """Thirty are enough; five rows tell what is wrong with an export."""
    notes = tuple(Note(NoteKind.BALANCE, f"Note {number}.", ()) for number in range(40))
    many = replace(Progress(DAY, (full(),)), notes=notes)
    assert sections(progress(page(many), Style()))["Notes"][-1] == "and 10 more"
    result = page(run_with_errors(9)).progress
    assert sections(progress(page(result), Style()))["Notes"][-1] == "4 more rows can't be believed."


def run_with_errors(count: int) -> Progress:
    """Return a run with as many rejected rows."""
    one = run_of(full())
    first = one.data_errors[0]
    errors = (replace(first, error=replace(first.error, line=line)) for line in range(2, 2 + count))
    return replace(one, data_errors=tuple(errors))


def test_goals_above_others_stand_together() -> None:
    """By their titles where check knows them, else by their ids."""
    vision = "id: vision\ntitle: Our vision\nlevel: vision\nspecific: Calls are answered."
    below = f"id: below\nparent: vision\n{RATE}"
    tree = read_html(html_judged(plan(vision, below), share("04-02", 3, 4), on="04-12"))
    together = tree.one("table", "together")
    assert together.one("tbody").one("th").text == "Our vision"
    rows = read_html(html_of(full())).one("table", "together").one("tbody").all("tr")
    assert [[cell.text for cell in row.inside if isinstance(cell, Node)] for row in rows] == [
        ["vision", "▲ at risk", "33.3 %", "1 of 2 scored, 0 done"],
        ["other", "–", "–", "0 of 1 scored, 0 done"],
    ]


def test_the_table_says_what_is_final() -> None:
    """After the deadline there is nothing to forecast; of a thing its steps are counted."""
    over = judged(goal(RATE), share("04-02", 3, 4), on="05-20")
    silent = judged(goal(RATE), on="05-20")
    thing = judged(goal(THING), on="04-12")
    stepped = judged(
        goal(THING.replace("30}", "30, milestones: [{by: 2026-04-10, what: A, done: 2026-04-09}]}")), on="04-12"
    )
    rows = read_html(html_of(over, silent, thing, stepped, full())).one("table", "goals").one("tbody").all("tr")

    assert [row.all("td")[4].text for row in rows] == ["final", "–", "–", "–", "74 – 83 %"]
    assert [row.all("td")[1].text.replace("\u00a0", " ") for row in rows[2:4]] == [
        "–due Thu 30 Apr",
        "1 of 1 stepdue Thu 30 Apr",
    ]
