"""From texts to a plan: heads, metrics, currencies, languages; nothing raised, everything located."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.goals.load import GoalText, IncludeRefused, load_plan
from smartgoal.goals.yaml.fault import FaultKind
from smartgoal.goals.yaml.source import read_source
from tests.conftest import CLEAN_FILE, laid_over, load_text

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal, LoadedFile, Plan


def file_of(text: str) -> LoadedFile:
    """Return a text as a loaded file."""
    return load_text(text).files[0]


def goal_of(fragment: str) -> Goal:
    """Return the goal of a fragment laid over the clean one."""
    return load_text(laid_over(fragment)).goals[0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "The file is empty."),
        ("# nothing\n", "The file is empty."),
        ("- a\n", "The file has no `smartgoal: 1` and no goals."),
        ("goals: []\n", "The key `smartgoal` is missing."),
        ("smartgoal: 2\n", "version is 1"),
        ("smartgoal: true\n", "isn't a number"),
        ("smartgoal: 1\ngoals:\n", "The goals aren't a list."),
        ("smartgoal: 1\ngoals: {id: calls}\n", "The goals aren't a list."),
        ("smartgoal: 1\ngoals: [calls]\n", "This goal isn't a group of keys."),
        ("smartgoal: 1\ntimezone: Europe/Budapset\n", '"Europe/Budapset" isn\'t a time zone.'),
    ],
)
def test_faults_of_the_file(text: str, says: str) -> None:
    """One for each, and never an exception."""
    (fault,) = file_of(text).faults

    assert says in fault.message


def test_the_version_that_is_missing_is_told() -> None:
    """There is but one."""
    assert file_of("goals: []\n").faults[0].hint == "Add the line `smartgoal: 1`."


def test_near_time_zone_is_suggested() -> None:
    """And the days are taken as those of UTC."""
    file = file_of("smartgoal: 1\ntimezone: Europe/Budapset\n")

    assert file.faults[0].hint == "Did you mean `Europe/Budapest`?"
    assert file.timezone == "UTC"


def test_one_bad_goal_hides_no_other() -> None:
    """Those around it are whole."""
    plan = load_text("smartgoal: 1\ngoals:\n- {id: one, title: One}\n- 5\n- {id: Two}\n- {id: three, title: Three}\n")

    assert [goal.id for goal in plan.goals] == ["one", "goal-3", "three"]
    assert [goal.title for goal in plan.goals] == ["One", "Two", "Three"]


def test_goals_before_a_slip_of_yaml_are_read() -> None:
    """What is missing after it isn't called missing."""
    file = file_of("goals:\n- {id: one, title: One}\n- {id: two, title: 'Two}\n")

    assert [fault.kind for fault in file.faults] == [FaultKind.INVALID_YAML]


def test_keys_that_begin_with_x_are_free() -> None:
    """A home for anchors, at the top alone."""
    assert file_of("smartgoal: 1\nx-texts: {any: &a [1]}\nx-: 5\n").faults == ()
    assert len(load_text(laid_over("x-note: hello")).files[0].faults) == 1


def test_metrics_are_laid_over_the_catalogue() -> None:
    """A goal may name them."""
    goal = goal_of(
        "metrics: {visits: {kind: sum, unit: visits, better: higher}}\n"
        "measurable: {metric: visits, baseline: 80 visits}\nrealistic: {threshold: 100, stretch: null}"
    )

    assert goal.metric is not None
    assert (goal.metric.unit, goal.baseline, goal.threshold) == ("visits", Decimal(80), Decimal(100))


@pytest.mark.parametrize(
    ("metrics", "path", "says"),
    [
        ("{visits: {kind: sum}}", ("visits",), "lacks `unit` and `better`"),
        ("{visits: {}}", ("visits",), "lacks `kind`, `unit` and `better`"),
        ("{chat: {like: ath}}", ("chat", "like"), 'no metric "ath"'),
        ("{a: {like: b}, b: {like: a}}", ("a", "like"), "in a circle"),
        ("{fcr: {variant: surve}}", ("fcr", "variant"), 'no variant "surve"'),
        ("{aht: {variant: any}}", ("aht", "variant"), "has no variants"),
        ("{visits: {kind: total, unit: v, better: higher}}", ("visits", "kind"), "isn't one of mean"),
    ],
)
def test_metrics_that_cant_be_made_are_told(metrics: str, path: tuple[str, ...], says: str) -> None:
    """At the key at fault; the others are there all the same."""
    file = load_text(laid_over(f"metrics: {metrics}")).files[0]

    assert (("metrics", *path), True) in [(fault.path, says in fault.message) for fault in file.faults]
    assert "aht" in file.metrics


def test_bounds_the_wrong_way_round_are_left_out() -> None:
    """Else every value would be impossible."""
    file = load_text(laid_over("metrics: {csat: {bounds: [100, 0]}, aht: {bounds: [null, 5]}}")).files[0]

    assert [fault.path for fault in file.faults] == [("metrics", "csat", "bounds")]
    assert tuple(map(str, file.metrics["csat"].bounds)) == ("0", "100")
    assert file.is_doubtful("metrics", "csat")


@pytest.mark.parametrize(
    ("threshold", "unit"),
    [("€1 200", "EUR"), ("1200 USD", "USD"), ("{from: 10, to: 20 GBP}", "GBP"), ("1200", "currency")],
)
def test_money_is_in_the_goals_own_currency(threshold: str, unit: str) -> None:
    """That of its threshold, in a range or alone; without any it stays open."""
    goal = goal_of(f"{{measurable: {{metric: revenue, baseline: 5}}, realistic: {{threshold: {threshold}}}}}")

    assert goal.metric is not None
    assert goal.metric.unit == unit


def test_currency_may_stand_at_the_baseline() -> None:
    """Where the threshold is a bare number or none at all."""
    goal = goal_of("{measurable: {metric: revenue, baseline: 900 EUR}, realistic: {threshold: many, stretch: 5}}")

    assert goal.metric is not None
    assert goal.metric.unit == "EUR"


@pytest.mark.parametrize(
    ("fragment", "language", "threshold"),
    [
        ("", "en", 1250),
        ("language: fr", "fr", Decimal("1.25")),
        ("language: null", "en", 1250),
        ("language: de", None, None),
        ("language: [en]", None, None),
        ("langauge: hu", None, None),
    ],
)
def test_language_decides_on_numbers(fragment: str, language: str | None, threshold: Decimal | None) -> None:
    """The goal's, else the file's; where the goal's can't be read, none."""
    goal = goal_of(f"{fragment}\nmeasurable: {{metric: nps}}\nrealistic: {{threshold: '1,250'}}")

    assert (goal.language, goal.threshold) == (language, threshold)


def test_one_reading_needs_a_language() -> None:
    """Undeclared, both are shown."""
    text = laid_over(
        "measurable: {metric: contacts_handled, baseline: null, window: null}\n"
        "realistic: {threshold: '1,250', stretch: null}"
    )
    messages = [fault.message for fault in file_of(text.replace("language: en\n", "")).faults]

    assert messages == ['"1,250" can be read as 1250 or as 1.25.']


def test_several_files_make_one_plan() -> None:
    """In their order, each with its own words."""
    texts = [read_source(f"{name}.yaml", f"smartgoal: 1\nteam: {name}\ngoals: [{{id: {name}, title: T}}]\n".encode())
             for name in ("b", "a")]  # fmt: skip
    plan = load_plan([GoalText(text) for text in texts], lambda _folder, _name: IncludeRefused("No.", "No."))

    assert [(goal.id, goal.file.team) for goal in plan.goals] == [("b", "b"), ("a", "a")]
    assert all(goal.file in plan.files for goal in plan.goals)


def test_goals_are_found_by_name() -> None:
    """By their own, or by that of the whole."""
    plan = load_text(laid_over("{owner: null, owners: {Anna: {}, Bence: {}}}"))

    assert [goal.id for goal in plan.named("fewer-repeat-calls")] == [goal.id for goal in plan.goals]
    assert [goal.owner for goal in plan.named("fewer-repeat-calls/bence")] == ["Bence"]
    assert plan.timezone == "UTC"
    assert replace(plan, files=()).timezone == "UTC"


@given(st.integers(0, len(CLEAN_FILE) - 1), st.text(alphabet="{}[]:,-#&*!|>'\"% \n\tx1", max_size=4))
@settings(max_examples=120, deadline=None)
def test_slips_of_the_pen_are_faults_or_values(place: int, typed: str) -> None:
    """Whatever is typed wherever, a plan comes back and every fault has its place in the file."""
    text = CLEAN_FILE[:place] + typed + CLEAN_FILE[place + len(typed) :]
    plan: Plan = load_text(text)
    lines = len(text.split("\n")) + 1

    assert all(1 <= fault.span.line <= lines and fault.message.endswith(".") for fault in plan.files[0].faults)


def test_more_goals_than_are_judged_are_named() -> None:
    """A file of millions of goals would be judged for hours."""
    plan = load_text("smartgoal: 1\ngoals:\n" + "".join(f"  - {{id: g-{one}, title: T}}\n" for one in range(5_002)))

    assert len(plan.goals) == 5_000
    assert [(fault.kind, fault.span.line) for fault in plan.files[0].faults] == [(FaultKind.UNSAFE_YAML, 5_003)]


@pytest.mark.parametrize("form", ["{text}", "{{behaviour: {text}}}"])
def test_more_wording_than_is_read_is_named(form: str) -> None:
    """Reading megabytes of prose would take minutes; the goals before it are judged."""
    said = form.format(text="a" * 250_000)
    plan = load_text(
        "smartgoal: 1\ngoals:\n" + "".join(f"  - {{id: g-{n}, title: T, specific: {said}}}\n" for n in range(4))
    )

    assert [goal.id for goal in plan.goals] == ["g-0", "g-1"]
    assert [(fault.kind, fault.span.line) for fault in plan.files[0].faults] == [(FaultKind.UNSAFE_YAML, 5)]


def test_files_that_describe_the_same_metrics_share_one_catalogue() -> None:
    """What is worked out for it, such as its names' forms, is worked out once; other metrics make another."""
    own = "smartgoal: 1\nmetrics: {smiles: {kind: mean, unit: points, better: higher}}\ngoals: []\n"
    other = own.replace("higher", "lower")
    texts = [
        GoalText(read_source(f"{number}.yaml", text.encode()), "") for number, text in enumerate((own, own, other))
    ]
    first, second, third = load_plan(texts, lambda _folder, _name: IncludeRefused("", "")).files
    assert first.metrics is second.metrics
    assert third.metrics["smiles"] != first.metrics["smiles"]


def test_what_is_wrong_beyond_what_is_told_has_no_follow_ups() -> None:
    """A hundred wrong kinds are told; the others aren't missing for that."""
    described = "".join(f"  m{number}: {{kind: averaged, unit: calls, better: lower}}\n" for number in range(150))
    (file,) = load_text(f"smartgoal: 1\nmetrics:\n{described}").files

    assert {fault.kind for fault in file.faults} == {FaultKind.WRONG_TYPE}
