"""What to do next: one sentence a goal."""

from __future__ import annotations

import re

import pytest

from smartgoal.progress.assessment import Command, NextStep
from smartgoal.progress.kinds import NextStepKind, Status
from smartgoal.progress.next_step import next_step
from tests.progress.given import APRIL, Row, answers, count, day, goal, judged, level, mean, share

WEEKS = ("04-01", "04-08", "04-15")
RATE = "measurable: {metric: rate, baseline: 50, window: %s}\nrealistic: {threshold: 60, stretch: 70}\n"
MEANS = "achievable: {means: [playbook, weekly coaching]}\n"


def _step(text: str, *rows: Row, on: str) -> NextStep:
    told = next_step(judged(goal(text), *rows, on=on))
    assert told is not None
    return told


def _typed(told: NextStep, run: str = "") -> str:
    assert told.command is not None
    return told.command.line(run)


def test_closed_goals_have_no_next_step() -> None:
    """They are over."""
    assert next_step(judged(goal(RATE % "period" + "status: closed"), on="04-20")) is None


def test_draft_is_to_be_agreed() -> None:
    """With what it lacks, or with nothing left to do but agree."""
    lacking = _step("status: draft\nmeasurable: {metric: rate}", on="04-20")
    whole = _step(RATE % "period" + "status: draft", on="04-20")

    assert lacking == NextStep(
        NextStepKind.AGREE, "Still a draft: the goal has no threshold.", Command("check", "goals.yaml")
    )
    assert whole.text == "The draft has all that judging needs: agree on it and make it active."


def test_goal_to_come_is_to_be_started() -> None:
    """With its means ready."""
    told = _step(RATE % "period" + MEANS, on="03-31")
    bare = _step(RATE % "period", on="03-30")

    assert told == NextStep(
        NextStepKind.START,
        "Starts in 1 day, on Wed 1 Apr: have playbook and weekly coaching ready.",
        Command("check", "goals.yaml --as-of 2026-04-01"),
    )
    assert bare.text == "Starts in 2 days, on Wed 1 Apr: see that its figures will be there."


def test_missing_data_is_to_be_imported() -> None:
    """Nothing at all, and too little after the deadline."""
    nothing = _step(RATE % "period", on="04-20")
    small = _step(RATE % "period, min_sample: 9", share("04-01", 1, 2), on="05-01")

    assert nothing.kind is NextStepKind.IMPORT
    assert nothing.text == "There are no rows of rate for Anna: import what is missing, or correct the names."
    assert small.text == "The sample is 2; the least agreed is 9: import what is missing."


def test_contradiction_is_to_be_corrected() -> None:
    """Two levels on one day."""
    text = "measurable: {metric: backlog}\nrealistic: {threshold: 10}"

    told = _step(text, level("04-01", 9), level("04-01", 8), on="04-20")

    assert told.text == "backlog has two different values on Wed 1 Apr: correct the export and import it again."


def test_old_data_is_to_be_renewed_before_anything_else() -> None:
    """Nobody should be coached by figures of last month."""
    told = _step(RATE % "period" + MEANS, share("04-01", 1, 9), share("04-06", 1, 9), on="04-28")

    assert told.kind is NextStepKind.IMPORT
    assert told.text == "No rows for two review periods, the newest is of Mon 6 Apr: import what came since."


def test_broken_guardrail_comes_first() -> None:
    """Above or below its limit."""
    rows = [share(when, 60, 100) for when in WEEKS]
    high = RATE % "period, guardrails: [{metric: time, at_most: 480}]"
    low = RATE % "period, guardrails: [{metric: time, at_most: 480}, {metric: score, at_least: 4}]"

    told = _step(high, *rows, mean("04-01", 500, metric="time"), on="04-20")
    assert told.kind is NextStepKind.GUARDRAIL
    assert told.text == "The guardrail time is above its limit, 8 min 20 s beside 8 min: bring it back first."
    assert _typed(told) == "smartgoal progress --why goal-1"
    under = _step(low, *rows, mean("04-01", 480, metric="time"), mean("04-01", 3), on="04-30")
    assert under.text == "The guardrail score is below its limit, 3 points beside 4 points: bring it back first."


@pytest.mark.parametrize(
    ("text", "rows", "says"),
    [
        (
            RATE % "latest" + MEANS + "specific: {behaviour: Ask., examples: [Did that settle it?]}",
            [share(when, 50, 100) for when in WEEKS],
            "15 days behind the agreed pace: coach with playbook and weekly coaching; for example: Did that settle it?",
        ),
        (
            RATE % "period",
            [share(when, 56, 100) for when in WEEKS],
            "The rest must come to at least 64 %: ask what would help, and write it under `means`",
        ),
        (
            "measurable: {metric: sales}\nrealistic: {threshold: 120}\n" + MEANS,
            [count(when, 5) for when in WEEKS],
            "7 a day from here: coach with playbook and weekly coaching",
        ),
        (
            "measurable: {metric: nps, window: period}\nrealistic: {threshold: 60}\n" + MEANS,
            [answers(when, 5, 1, 4) for when in WEEKS],
            "10 points beside 60 points: coach with playbook and weekly coaching",
        ),
    ],
)
def test_goals_behind_are_coached_by_their_own_means(text: str, rows: list[Row], says: str) -> None:
    """With the distance, the means and an example."""
    told = _step(text, *rows, on="04-15")

    assert told.kind is NextStepKind.COACH
    assert told.text.rstrip(".") == says


def test_what_cant_be_reached_is_to_be_agreed_anew() -> None:
    """Three quarters gone at 20 %: (60 · 400 − 20 · 300) ÷ 100 = 180 %."""
    text = RATE % "period" + "time_bound: {start: 2026-04-01, deadline: 2026-04-20}"

    told = _step(text, *(share(when, 20, 100) for when in WEEKS), on="04-15")

    assert told.kind is NextStepKind.AGREE
    assert told.text == "The rest would have to be 180 %, which can't be: agree with Anna on a new threshold."


def test_good_goals_keep_going() -> None:
    """With the days in hand, or the days left."""
    ahead = _step(RATE % "latest", *(share(when, 58, 100) for when in WEEKS), on="04-15")
    level_line = _step(RATE % "period", *(share(when, 60, 100) for when in WEEKS), on="04-15")

    assert ahead.kind is NextStepKind.KEEP_GOING
    assert ahead.text == "Keep going: 9 days in hand."
    assert level_line.text == "Keep going until Thu 30 Apr."


MONDAYS = ("01-05", "01-12", "01-19", "01-26", "02-02", "02-09", "02-16", "02-23", "03-02", "03-09")


@pytest.mark.parametrize(
    ("odd", "threshold", "says"), [(0, 500, "over 99 %"), (0, 580, "under 1 %"), (4, 572, "[1-9][0-9] %")]
)
def test_chance_of_the_forecast_is_told(odd: int, threshold: int, says: str) -> None:
    """Ten weeks of 22 sold are 220 and go on to 572; never is anything certain."""
    text = (
        f"measurable: {{metric: sales}}\nrealistic: {{threshold: {threshold}}}\n"
        "time_bound: {start: 2026-01-05, deadline: 2026-07-05}"
    )
    rows = [count(when, 22 + (odd if week in {0, 3, 8} else -odd)) for week, when in enumerate(MONDAYS)]

    assert re.search(f"with a chance of {says} to meet the threshold", _step(text, *rows, on="03-15").text)


def test_too_early_says_why() -> None:
    """Days, or the sample."""
    days = _step(RATE % "period", share("04-01", 1, 2), on="04-01")
    sample = _step(RATE % "period, min_sample: 100", share("04-01", 1, 2), on="04-01")

    assert days.text == "Too early to say after 1 of 30 days: go on."
    assert sample.text == "Too early to say: 2 of at least 100 are in; go on."


def test_reached_is_held() -> None:
    """And the stretch named, where it is a figure still to be reached."""
    some = [share(when, 65, 100) for when in WEEKS]
    more = [share(when, 70, 100) for when in WEEKS]
    plain = (RATE % "latest").replace(", stretch: 70", "")

    assert _step(RATE % "latest", *some, on="04-15").text == (
        "Reached: hold it until Thu 30 Apr and go for the stretch of 70 %."
    )
    assert _step(RATE % "latest", *more, on="04-15").text == "Even the stretch is reached: hold it until Thu 30 Apr."
    assert _step(plain, *some, on="04-15").text == "Reached: hold it until Thu 30 Apr."


REWARD = "reward: {threshold: a day off, stretch: a ticket}"


@pytest.mark.parametrize(
    ("reward", "good", "on", "says"),
    [
        ("", 650, "05-01", "Met: celebrate with Anna and write the next goal."),
        (REWARD, 650, "05-01", "Met: celebrate with Anna (earned: a day off; still open: a ticket) and write"),
        (REWARD, 650, "06-01", "Met: celebrate with Anna (earned: a day off) and write the next goal."),
        (REWARD, 750, "05-01", "Stretch met: celebrate with Anna (earned: a day off and a ticket) and write"),
        ("reward: {stretch: a ticket}", 650, "06-01", "Met: celebrate with Anna and write the next goal."),
        ("", 601, "05-01", "Met, though the sample can't establish it: celebrate with Anna and write"),
    ],
)
def test_success_is_celebrated(reward: str, good: int, on: str, says: str) -> None:
    """With what is earned, what is still open, how sure it is, and the next goal."""
    text = (RATE % "period").replace("stretch: 70", f"stretch: 70, {reward}").replace(", }", "}")
    text += "time_bound: {start: 2026-04-01, deadline: 2026-04-30, stretch_deadline: 2026-05-31}"

    told = _step(text, share("04-01", good, 1000), on=on)

    assert told.kind is NextStepKind.CELEBRATE
    assert told.text.startswith(says)
    assert _typed(told) == "smartgoal new --after goal-1"


def test_missed_goals_are_agreed_anew() -> None:
    """Shown beside the threshold or the range, with digits enough to part them; a thing by its day."""
    missed = _step(RATE % "period", share("04-01", 59, 100), on="05-01")
    ranged = "measurable: {metric: load, window: period}\nrealistic: {threshold: {from: 75, to: 85}}"
    thing = f'measurable: {{deliverable: "Guide"}}\nowner: ~\n{APRIL}'

    assert missed.kind is NextStepKind.AGREE
    assert missed.text == "Missed, 59 % beside 60 %: agree with Anna on a threshold that the figures support."
    outside = _step(ranged, share("04-01", 850_001, 1_000_000, metric="load"), on="05-01")
    assert outside.text == (
        "Missed, 85.0001 % beside 75 % to 85 %: agree with Anna on a threshold that the figures support."
    )
    late = _step(thing, on="05-01")
    assert late.text == "Not there by Thu 30 Apr: agree with the owner on another day, or let it go."
    assert late.command is not None


def test_things_are_delivered_step_by_step() -> None:
    """The overdue step, the next one, the thing itself; celebrated once there."""
    text = (
        'measurable: {deliverable: "The guide"%s}\n'
        "time_bound: {start: 2026-04-01, deadline: 2026-04-30, milestones: [{by: 2026-04-10, what: Draft%s}]}"
    )

    assert _step(text % ("", ""), on="04-09") == NextStep(
        NextStepKind.DELIVER, "Finish Draft by Fri 10 Apr.", Command("progress", "--goal goal-1", needs_run=True)
    )
    assert _step(text % ("", ""), on="04-11").text == (
        "Draft was due on Fri 10 Apr: finish it, or agree on another day."
    )
    assert _step(text % ("", ", done: 2026-04-09"), on="04-11").text == "Finish The guide by Thu 30 Apr."
    assert _step(text % (", done: 2026-04-12", ""), on="04-13").kind is NextStepKind.CELEBRATE


def test_thing_whose_guardrail_lacks_data_wants_data() -> None:
    """Its result can't count before."""
    text = (
        'measurable: {deliverable: "The guide", done: 2026-04-12, guardrails: [{metric: time, at_most: 480}]}\n' + APRIL
    )

    told = _step(text, on="05-01")

    assert told.kind is NextStepKind.IMPORT
    assert told.text == "There is no data for the guardrail time: import what is missing, or correct the names."


def test_commands_quote_what_a_shell_would_split() -> None:
    """Ids of owners without Latin letters, and files with spaces."""
    told = _step((RATE % "period") + "owners: {王 芳: {}}", share("04-01", 1, 9, owner="王 芳"), on="05-01")

    assert _typed(told) == "smartgoal new --after 'goal-1/王-芳'"
    assert _typed(told, "goals --data a.csv") == "smartgoal new goals --data a.csv --after 'goal-1/王-芳'"
    assert day("04-01")


def test_deliverable_to_come_has_no_figures_to_see_to() -> None:
    """What it needs is somebody who begins."""
    told = _step(f"measurable: {{deliverable: Guide}}\n{APRIL}", on="03-30")

    assert told.text == "Starts in 2 days, on Wed 1 Apr: agree on who does what first."


def test_a_cap_that_is_used_up_says_so() -> None:
    """No rate of the rest would bring it back."""
    text = f"measurable: {{metric: complaints}}\nrealistic: {{threshold: 5}}\n{APRIL}"

    told = _step(text, count("04-02", 4, metric="complaints"), count("04-09", 10, metric="complaints"), on="04-20")

    assert told.kind is NextStepKind.AGREE
    assert told.text == "More than was allowed, 14 beside 5: agree with Anna on a new threshold."


@pytest.mark.parametrize(
    ("example", "end"),
    [
        ('"Let us test it."', 'for example: "Let us test it."'),
        ("« On essaie. »", "for example: « On essaie. »"),
        ("They test it.", "for example: They test it."),
    ],
)
def test_an_example_ends_once(example: str, end: str) -> None:
    """What somebody says has its own full stop."""
    text = (RATE % "period") + f"specific: {{behaviour: Test, examples: ['{example}']}}\n{APRIL}"

    told = _step(text, share("04-01", 51, 100), share("04-08", 51, 100), share("04-15", 51, 100), on="04-16")

    assert told.kind is NextStepKind.COACH
    assert told.text.endswith(end)


CAP = f"measurable: {{metric: complaints}}\nrealistic: {{threshold: %s}}\n{APRIL}\n"


def _complaints(*values: int | str) -> list[Row]:
    return [count(when, value, metric="complaints") for when, value in zip(WEEKS, values, strict=True)]


@pytest.mark.parametrize(
    ("threshold", "values", "says"),
    [
        (10, (7, 0, 0), "At most 0.2 a day from here: ask what would help"),
        (10, (10, 0, 0), "Nothing more may come until Thu 30 Apr: ask what would help"),
        (10, ("10.01", 0, 0), "More than was allowed, 10.01 beside 10: agree with Anna on a new threshold."),
        (0, (1, 0, 0), "More than was allowed, 1 beside 0: agree with Anna on a new threshold."),
    ],
)
def test_a_cap_is_no_quota(threshold: int, values: tuple[int | str, ...], says: str) -> None:
    """What is left may come, nothing has to; a cap that is passed is passed."""
    assert _step(CAP % threshold, *_complaints(*values), on="04-15").text.startswith(says)


def test_value_beyond_a_range_is_shown_beside_it() -> None:
    """95 % isn't short of 75 to 85 %."""
    text = f"measurable: {{metric: load, window: period}}\nrealistic: {{threshold: {{from: 75, to: 85}}}}\n{APRIL}"

    told = _step(text, *(share(when, 95, 100, metric="load") for when in WEEKS), on="04-15")

    assert told.text.startswith("95 % beside 75 % to 85 %: ask what would help")


def test_the_rest_of_a_metric_to_lower_has_an_upper_end() -> None:
    """16 % so far, half of the way: the rest must come to at most 12 %."""
    text = f"measurable: {{metric: faults, window: period}}\nrealistic: {{threshold: 14}}\n{APRIL}"

    told = _step(text, *(share(when, 16, 100, metric="faults") for when in WEEKS), on="04-15")

    assert told.text.startswith("The rest must come to at most 12 %: ")


@pytest.mark.parametrize(
    ("done", "says"),
    [
        ("2026-05-01", "Done 1 day late, on Fri 1 May: agree with Anna on what comes next."),
        ("2026-05-04", "Done 4 days late, on Mon 4 May: agree with Anna on what comes next."),
        ("2026-05-06", "Not there by Thu 30 Apr: agree with Anna on another day, or let it go."),
    ],
)
def test_a_thing_done_late_is_done(done: str, says: str) -> None:
    """It is there, whatever the deadline; what lies ahead of the day judged isn't known yet."""
    told = _step(f"measurable: {{deliverable: Guide, done: {done}}}\n{APRIL}", on="05-05")

    assert (told.kind, told.text) == (NextStepKind.AGREE, says)


def test_a_goal_missed_by_its_guardrail_says_so() -> None:
    """Nothing brings it back: the deadline has passed."""
    text = RATE % "period, guardrails: [{metric: score, at_least: 4}]"
    rows = [share(when, 60, 100) for when in WEEKS]

    told = _step(text, *rows, mean("04-01", 3), on="05-01")
    both = _step(text, share("04-01", 59, 100), mean("04-01", 3), on="05-01")

    assert told == NextStep(
        NextStepKind.AGREE,
        "Missed, as the guardrail score is below its limit, 3 points beside 4 points:"
        " agree with Anna on how to keep both.",
        Command("new", "--after goal-1", needs_run=True),
    )
    assert both.text.startswith("Missed, 59 % beside 60 %: ")


def test_a_thing_missed_by_its_guardrail_says_so() -> None:
    """Done in time, at the cost of something else; not done at all, that comes first."""
    text = "measurable: {deliverable: Guide%s, guardrails: [{metric: score, at_least: 4}]}\n" + APRIL

    done = _step(text % ", done: 2026-04-12", mean("04-01", 3), on="05-01")
    open_still = _step(text % "", mean("04-01", 3), on="05-01")

    assert done.text.startswith("Missed, as the guardrail score is below its limit")
    assert open_still.text.startswith("Not there by Thu 30 Apr: ")


def test_a_goal_of_nobody_needs_an_owner() -> None:
    """No import would help."""
    told = _step(f"owner: ~\n{RATE % 'period'}", share("04-01", 9, 10), on="04-20")

    assert told == NextStep(
        NextStepKind.AGREE,
        "Nobody owns the goal, so no rows of rate count for it: name its owner.",
        Command("check", "goals.yaml"),
    )


@pytest.mark.parametrize(
    ("text", "rows", "says"),
    [
        (RATE % "1 weeks", [share("04-02", 9, 10)], "the newest before is of Thu 2 Apr: import what is missing."),
        (RATE % "period", [share("04-02", 0, 0)], "count nothing, as their total is zero: import what is missing."),
        (CAP % 9, [count("04-02", 1, metric="complaints")], "a cap needs 80 %: import what is missing, zeros too."),
    ],
)
def test_what_is_missing_is_to_be_imported(text: str, rows: list[Row], says: str) -> None:
    """What the reason says, and nothing of names where they are right."""
    assert _step(text, *rows, on="05-01").text.endswith(says)


def test_a_total_that_is_reached_cant_be_lost() -> None:
    """There is nothing to hold: the stretch, or the next goal."""
    text = "measurable: {metric: sales}\nrealistic: {threshold: 10%s}\n" + APRIL

    assert _step(text % "", count("04-01", 10), on="04-12").text == "Reached: think of the next goal."
    further = _step(text % ", stretch: 20", count("04-01", 10), on="04-12")
    assert further.text == "Reached: go for the stretch of 20."
    everything = _step(text % ", stretch: 20", count("04-01", 20), on="04-12")
    assert everything.text == "Even the stretch is reached: think of the next goal."


def test_no_days_in_hand_are_not_boasted_of() -> None:
    """A little behind the pace, or with the threshold met on the last day."""
    behind = _step(RATE % "latest", share("04-29", 59, 100), on="04-29")
    met = _step(RATE % "period", share("04-29", 60, 100), on="04-30")

    assert behind.text == met.text == "Keep going until Thu 30 Apr."


@pytest.mark.parametrize(
    ("text", "row", "says"),
    [
        (RATE % "latest", share("04-29", 59, 100), "The last day, 59 % beside 60 %"),
        ("measurable: {metric: sales}\nrealistic: {threshold: 14}\n", count("04-29", 13), "The last day, 13 beside 14"),
    ],
)
def test_on_the_last_day_near_is_not_enough(text: str, row: Row, says: str) -> None:
    """It is on track by the pace line, and missed on the day after unless something comes."""
    assert judged(goal(text), row, on="04-30").status is Status.ON_TRACK
    assert _step(text, row, on="04-30").text == f"{says}: the threshold has to be met before it ends."
    assert judged(goal(text), row, on="05-01").status is Status.MISSED


def test_a_thing_that_is_done_wants_its_guardrails_data() -> None:
    """It isn't to be finished any more."""
    text = "measurable: {deliverable: Guide, done: 2026-04-12, guardrails: [{metric: score, at_least: 4}]}\n" + APRIL

    told = _step(text, on="04-15")

    assert told.kind is NextStepKind.IMPORT
    assert told.text == "There is no data for the guardrail score: import what is missing, or correct the names."


def test_a_total_that_broke_its_guardrail_cant_be_brought_back() -> None:
    """Seven complaints came, over the whole period; over the last days they may become fewer."""
    text = RATE.replace("%s", "%s, guardrails: [{metric: complaints, at_most: 5}]")
    rows = [*(share(when, 65, 100) for when in WEEKS), *_complaints(0, 0, 7)]

    told = _step(text % "period", *rows, on="04-20")
    trailing = _step(text % "1 weeks", *rows, on="04-20")

    assert told.kind is NextStepKind.GUARDRAIL
    assert told.text == (
        "The guardrail complaints is above its limit, 7 beside 5: "
        "what came can't be undone, so agree with Anna on what to keep."
    )
    assert trailing.text.endswith("7 beside 5: bring it back first.")


def test_a_thing_done_before_its_time_is_done() -> None:
    """Nobody has to begin it."""
    told = _step(f"measurable: {{deliverable: Guide, done: 2026-03-20}}\n{APRIL}", on="03-30")

    assert told.text == "Starts in 2 days, on Wed 1 Apr: it is done already, so agree on another one."
