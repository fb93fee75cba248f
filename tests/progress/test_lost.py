"""What of a goal file couldn't be read is never passed over in silence."""

from __future__ import annotations

import pytest

from smartgoal.goals.load import GoalText, IncludeRefused, load_plan
from smartgoal.goals.yaml.source import read_source
from smartgoal.progress.judge import judge
from tests.progress.given import LIMITS, day, sums

GOOD = "smartgoal: 1\ngoals:\n  - {id: top, title: Top, level: vision}\n"


@pytest.mark.parametrize(
    ("text", "name", "line", "code"),
    [
        ("smartgoal: 1\ngoals: [", "goals", 2, "F001"),
        ("smartgoal: 1\ngoals: text\n", "goals", 2, "F004"),
        ("smartgoal: 1\ngoals: {a: {title: A}}\n", "goals", 2, "F004"),
        (f"{GOOD}  - text\n", "goal-2", 4, "F004"),
        ("", "goals", 1, "F005"),
        ("[]", "goals", 1, "F005"),
        (f"{GOOD}  - id: b\n    title: 'b\n", "goals", 5, "F001"),
        (f"{GOOD}  - {{id: b, title: B, level: vision, specific: *any}}\n", "goals", 4, "F001"),
        (f"{GOOD}x-any: !!python/object:os.system a\n", "goals", 4, "F007"),
        ("smartgoal: 1\nteam: a\x00b\n", "goals", 2, "F008"),
        ("smartgoal: 1\ninclude: [people.yaml]\n", "goals", 2, "F011"),
        ("smartgoal: 1\nsources: [{owner: {is: Anna, aliases: {A: Anna}}}]\n", "goals", 2, "F003"),
    ],
)
def test_what_is_lost_is_unjudged(text: str, name: str, line: int, code: str) -> None:
    """With the line and the rule that says so; a run over it isn't fine."""
    document = read_source("goals.yaml", text.encode())
    plan = load_plan([GoalText(document)], lambda _folder, _name: IncludeRefused("It isn't there.", "Write it."))

    result = judge(plan, sums(), today=lambda _zone: day("05-01"), limits=LIMITS)

    assert [(one.id, one.line, one.code) for one in result.unjudged] == [(name, line, code)]


@pytest.mark.parametrize("text", [GOOD, "smartgoal: 1\n", f"{GOOD}colour: red\n", "goals: []\n"])
def test_what_loses_no_goal_is_for_check_to_say(text: str) -> None:
    """An unknown key changes no verdict, and a file may have no goals yet."""
    plan = load_plan(
        [GoalText(read_source("goals.yaml", text.encode()))], lambda _folder, _name: IncludeRefused("", "")
    )

    assert judge(plan, sums(), today=lambda _zone: day("05-01"), limits=LIMITS).unjudged == ()


TWO = """\
goals:
  - id: hers
    title: Hers
    owner: Anna
    measurable: {metric: csat, baseline: 50, window: period}
    realistic: {threshold: 60, stretch: 70}
    time_bound: {start: 2026-04-01, deadline: 2026-04-30, review: weekly}
  - id: theirs
    title: Theirs
    owner: Red
    measurable: {metric: qa_score, window: period, guardrails: [{metric: aht, at_most: 5 min}]}
    realistic: {threshold: 84 %}
    time_bound: {start: 2026-04-01, deadline: 2026-04-30}
"""
TEAM = "people: {Anna: {team: Red}, Bela: {team: Red}}\n"


@pytest.mark.parametrize(
    ("head", "change", "names", "code"),
    [
        (f"timezone: Europe/Budapst\n{TEAM}", ("", ""), ["hers", "theirs"], "F004"),
        (f"team: [Red]\n{TEAM}", ("", ""), ["hers", "theirs"], "F004"),
        (f"team: Red\nteam: Blue\n{TEAM}", ("", ""), ["hers", "theirs"], "F002"),
        (TEAM.replace("Bela: {team", "Bela: {taem"), ("", ""), ["theirs"], "F003"),
        (TEAM.replace("Bela: {team: Red}", "Bela: {team: [Red]}"), ("", ""), ["theirs"], "F004"),
        (f"metrics: {{csat: {{better: lowr}}}}\n{TEAM}", ("", ""), ["hers"], "F004"),
        (f"metrics: {{aht: {{beter: lower}}}}\n{TEAM}", ("", ""), ["theirs"], "F003"),
        (f"metrics: text\n{TEAM}", ("", ""), ["hers", "theirs"], "F004"),
        (f"sources: [{{files: 5}}]\n{TEAM}", ("", ""), ["goals"], "F004"),
        (f"include: 5\n{TEAM}", ("", ""), ["goals"], "F004"),
        (TEAM, ("stretch: 70", "stretch: 70, stretch: 65"), ["hers"], "F002"),
        (TEAM, ("baseline: 50", "baseline: about 50"), ["hers"], "F004"),
        (TEAM, ("title: Theirs", "status: activ"), ["theirs"], "F004"),
    ],
)
def test_no_verdict_is_quietly_another_one(head: str, change: tuple[str, str], names: list[str], code: str) -> None:
    """What a verdict rests on and can't be read leaves it open, for the goals that rest on it alone."""
    text = f"smartgoal: 1\n{head}{TWO.replace(*change)}"
    document = read_source("goals.yaml", text.encode())
    plan = load_plan([GoalText(document)], lambda _folder, _name: IncludeRefused("It isn't there.", "Write it."))

    unjudged = judge(plan, sums(), today=lambda _zone: day("05-01"), limits=LIMITS).unjudged

    assert [(one.id, one.code) for one in unjudged] == [(name, code) for name in names]
