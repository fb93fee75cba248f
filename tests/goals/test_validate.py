"""Every fault of a value located and worded, and the rest kept usable."""

from __future__ import annotations

import pytest

from smartgoal.goals.model import WrittenGoal
from smartgoal.goals.validate import Validated, validate
from smartgoal.goals.yaml.fault import Fault, FaultKind
from smartgoal.goals.yaml.source import read_source
from tests.conftest import laid_over, load_text

RANGED = "measurable: {metric: occupancy}\n"


def faults_of(fragment: str) -> tuple[Fault, ...]:
    """Return the faults of a fragment laid over the clean goal."""
    return load_text(laid_over(fragment)).files[0].faults


def validated(text: str) -> Validated[WrittenGoal]:
    """Return a goal held against the model as it is."""
    document = read_source("goals.yaml", text.encode())
    assert isinstance(document.data, dict)
    return validate(WrittenGoal, document.data, document, lambda path: path, placeholders={"id": "x", "title": "X"})


@pytest.mark.parametrize(
    ("fragment", "message", "hint"),
    [
        ("title: 5", '"5" isn\'t text.', "quotes around a number"),
        ("title: ''", '"" is empty.', "Write something here"),
        ("id: Fewer Calls", 'The id "Fewer Calls" isn\'t in kebab-case.', "such as fewer-calls."),
        (
            "id: rövid-hívás",
            'The id "rövid-hívás" isn\'t in kebab-case.',
            "a to z, digits and single hyphens, such as rovid-hivas",
        ),
        (f"id: {'a' * 81}", "has more than 80 characters.", "Shorten it."),
        ("importance: two", '"two" isn\'t a number.', "without a unit"),
        ("importance: 0", '"0" isn\'t more than 0.', "larger"),
        ("importance: 1001", '"1001" is more than 1000.', "smaller"),
        ("measurable: {min_sample: 0}", '"0" is less than 1.', "larger"),
        ("measurable: {min_sample: 2.5}", '"2.5" isn\'t a whole number.', "whole number"),
        ("measurable: {min_sample: '100'}", '"100" stands in quotes, which make it text.', "Take the quotes off."),
        ("measurable: {keep: 'true'}", '"true" stands in quotes, which make it text.', "Take the quotes off."),
        ("importance: '2.5'", '"2.5" stands in quotes, which make it text.', "Take the quotes off."),
        ("measurable: {min_sample: 'true'}", '"true" isn\'t a whole number.', "without a unit"),
        ("measurable: {min_sample: '2.5'}", '"2.5" isn\'t a whole number.', "whole number"),
        ("measurable: {min_sample: '1,000'}", '"1,000" isn\'t a whole number.', "without marks"),
        ("measurable: {min_sample: 1 000}", '"1 000" isn\'t a whole number.', "without marks"),
        ("importance: 1_000", '"1_000" isn\'t a number.', "without marks or spaces between them: 1000."),
        ("importance: 1,5", '"1,5" isn\'t a number.', "with a point: 1.5."),
        ("importance: 1000000000000000000000", '"1000000000000000000000" isn\'t a number.', "18 digits"),
        ("measurable: {min_sample: 100 calls}", '"100 calls" isn\'t a whole number.', "without a unit"),
        ("smartgoal: '1'\ngoals: []", '"1" stands in quotes, which make it text.', "Take the quotes off."),
        ("measurable: {keep: yes}", '"yes" isn\'t true or false.', "true or false"),
        ("measurable: {window: 4 wks}", '"4 wks" isn\'t a window.', "4 weeks"),
        ("measurable: {baseline: 18-20 %}", '"18-20 %" is more than one number.', "range"),
        (
            "measurable: {guardrails: [{metric: aht}]}",
            "A guardrail needs either at_most or at_least.",
            "one of the two",
        ),
        (
            f"ignore: {{{', '.join(f'S{number}: any' for number in range(501))}}}",
            "has more than 500 entries.",
            "Take out",
        ),
        (
            f"measurable: {{guardrails: [{'{metric: csat, at_least: 1}, ' * 51}]}}",
            "has more than 50 entries.",
            "Take out",
        ),
        ("measurable: {guardrails: [8 min]}", '"8 min" isn\'t a group of keys.', "such as `metric: …`"),
        ("smartgoal: 1\ngoals:\n- id: a\n  title: A\n  realistic:\n", "Nothing stands under `realistic`.", "Indent"),
        ("achievable: training", '"training" isn\'t a group of keys.', "such as `means: …`"),
        ("owner: [Anna Kovács]", "This list isn't text.", "several people stand under `owners`"),
        ("ignore: [S104]", "This list isn't a group of keys.", "`S104: the name of a training`"),
        ("people: {Anna Kovács: agent}", '"agent" isn\'t a group of keys.', "such as `role: …`"),
        ("importance: {}", "This group of keys isn't a number.", "without a unit"),
        ("status: done", '"done" isn\'t one of', "Did you mean `closed`?"),
        ("time_bound: {review: every week}", '"every week" isn\'t one of', "Did you mean `weekly`?"),
        ("measurable: {baseline: unknown}", '"unknown" isn\'t a number.', "Write `none`"),
        ("realistic: {stretch: none}", '"none" isn\'t a number.', "Leave the key out"),
        ("smartgoal: 2\ngoals: []", 'version is 1, not "2"', "`smartgoal: 1`"),
        ("realistic: {threshold: {from: 3 %}}", "The key `to` is missing.", "`to: …`"),
        ("realistic: {threshold: [3]}", "This list isn't a number, with or without a unit.", "14 %"),
        ("time_bound: {deadline: soon}", '"soon" isn\'t a date.', "2026-12-31"),
        ("time_bound: {deadline: 2026-02-30}", '"2026-02-30" is no day of the calendar.', "2026-12-31"),
        ("time_bound: {deadline: 2026-08-32}", '"2026-08-32" is no day of the calendar.', "2026-12-31"),
        ("time_bound: {deadline: 2026-13-01}", '"2026-13-01" is no day of the calendar.', "2026-12-31"),
        ("time_bound: {deadline: 1850-01-01}", '"1850-01-01" isn\'t a date between 1900 and 2200.', "2026-12-31"),
        ("time_bound: {milestones: {by: 2026-11-01}}", "This group of keys isn't a list.", "dash"),
        ("level: visoin", '"visoin" isn\'t vision.', "Write vision"),
        ("status: activ", '"activ" isn\'t one of draft, active, closed.', "`active`"),
        ("status: inactive", '"inactive" isn\'t one of', "Use one of draft, active, closed."),
        ("status: in progress", '"in progress" isn\'t one of', "Did you mean `active`?"),
        ("language: zhu", '"zhu" isn\'t one of', "Did you mean `zh` or `hu`?"),
        ("time_bound: {review: bi-weekly}", '"bi-weekly" isn\'t one of', "Did you mean `fortnightly`?"),
        ("time_bound: {review: bimonthly}", '"bimonthly" isn\'t one of', "Use one of daily, weekly,"),
        ("level: division", '"division" isn\'t vision.', "or leave the key out"),
        ("status: over", '"over" isn\'t one of draft, active, closed.', "Use one of"),
        (
            "metrics: {aht: {bounds: [5, 1.5]}}",
            "The lowest value of aht, 5, is above its highest, 1.5.",
            "Write [1.5, 5]; null leaves an end open.",
        ),
        ("metrics: {aht: {bounds: [1]}}", "This list isn't the lowest and the highest value.", "[0, 100]"),
    ],
)
def test_each_fault_has_its_words(fragment: str, message: str, hint: str) -> None:
    """One finding for one cause."""
    (fault,) = faults_of(fragment)

    assert message in fault.message
    assert hint in fault.hint
    assert len(fault.message) <= 130


@pytest.mark.parametrize(
    ("fragment", "key", "near"),
    [
        ("titel: Calls", "titel", "title"),
        ("measurable: {baselin: 3}", "baselin", "baseline"),
        ("time_bound: {milestones: [{by: 2026-11-01, valeu: 16 %}]}", "valeu", "value"),
        ("measurable: {guardrails: [{metric: aht, at_most: 8 min, at_lest: 1}]}", "at_lest", "at_least"),
        ("realistic: {reward: {treshold: cake}}", "treshold", "threshold"),
        ("realistic: {threshold: {form: 3 %, from: 1 %, to: 4 %}}", "form", "from"),
        ("people: {Anna Kovács: {rol: x}}", "rol", "role"),
    ],
)
def test_unknown_keys_get_the_nearest_of_their_place(fragment: str, key: str, near: str) -> None:
    """Not of the whole format."""
    fault = next(one for one in faults_of(fragment) if one.kind is FaultKind.UNKNOWN_KEY)

    assert f'"{key}"' in fault.message
    assert fault.hint == f"Did you mean `{near}`?"
    assert fault.replacement == near


@pytest.mark.parametrize(
    ("columns", "hints"),
    [
        ("{nominator: A, denominator: B}", ["Did you mean `numerator`?"]),
        ("{nominator: A, denumerator: B}", ["Did you mean `numerator`?", "Did you mean `denominator`?"]),
        ("{numerator: A, denominatr: B}", ["Did you mean `denominator`?"]),
        ("{numertor: A, denominatr: B}", ["Did you mean `numerator`?", "Did you mean `denominator`?"]),
        ("{passives: A, promotors: B, detractors: C}", ["Did you mean `promoters`?"]),
        ("{count: rows, off: rows}", ["Did you mean `of`?"]),
        ("{denominator: B}", ["Add the line `numerator: …`."]),
        ("{value: A, denominator: B}", ["It doesn't go with the keys beside it; take one of them out."]),
    ],
)
def test_known_columns_tell_what_the_unknown_one_is(columns: str, hints: list[str]) -> None:
    """One finding for each wrong key, and none for the right ones."""
    faults = faults_of(f"sources: [{{metrics: {{csat: {columns}}}}}]")

    assert [one.hint for one in faults] == hints


def test_options_of_an_owners_column_are_told_where_they_stand() -> None:
    """Not at the column."""
    (fault,) = faults_of("sources: [{owner: {column: Agent, aliasses: {A: Anna}}}]")

    assert fault.path == ("sources", 0, "owner", "aliasses")


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("owner: {is: Anna, aliases: {A: Anna}}", "It doesn't go with the keys beside it; take one of them out."),
        ("owner: Agent, aliases: {A: Anna}", "Move it into `owner`, beside its `column`."),
        ("date: Day, format: excel_serial", "Move it into `date`, beside its `column`."),
        ("date: Day, unit: s", "Move it to a metric under `metrics`."),
        ("owner: {column: Agent, decimal: '.'}", "Move it out, beside the `metrics` of its source."),
    ],
)
def test_a_key_of_sources_at_another_place_of_them_is_lost(source: str, hint: str) -> None:
    """Exports would be read without what it says, so it is no mere remark."""
    (fault,) = faults_of(f"sources: [{{{source}}}]")

    assert (fault.kind, fault.hint, fault.is_lost) == (FaultKind.UNKNOWN_KEY, hint, True)


def test_key_like_nothing_gets_the_list() -> None:
    """Where none is near."""
    (fault,) = faults_of("realistic: {reward: {threshold: a day off, colour: red}}")

    assert (fault.hint, fault.replacement) == ("Use one of stretch, threshold.", None)


@pytest.mark.parametrize(
    ("fragment", "hint"),
    [
        ("done: 2026-11-20", "Move it into `measurable`."),
        ("measurable: {deadline: 2026-12-31}", "Move it into `time_bound`."),
        ("time_bound: {title: Calls}", "Move it into its goal, beside the `id`."),
        ("goals: [{team: Sales}]", "Move it to the top of the file."),
        ("measurable: {what: half of it, metric: aht}", "Move it into its goal, beside the `id`, as `specific`."),
        ("target: 14 %", "Move it into `realistic`, as `threshold`."),
        ("name: Calls", "Did you mean `title`?"),
        ("spécifique: Appeler", "Did you mean `specific`?"),
        ("Relevant: {why: Yes}", "Did you mean `realistic`?"),
        ("time_bound: {due: 2026-12-31}", "Did you mean `deadline`?"),
        ("people: {Anna Kovács: {owner: x}}", "Move it into its goal, beside the `id`."),
        ("smartgoal: 1\ntitle: Calls", "Move it into its goal, beside the `id`."),
        ("smartgoal: 1\nname: Calls", "Move it to a metric under `metrics`."),
        ("owner: null\nowners: {Anna Kovács: {deadline: 2026-12-31}}", "Move it into `time_bound`."),
        ("realistic: {agreed: 2026-10-01}", "Did you mean `agreed_by` or `agreed_on`?"),
    ],
)
def test_keys_at_the_wrong_place_are_told_the_right_one(fragment: str, hint: str) -> None:
    """By their own name or the name that other tools give them; nothing is replaced for what isn't certain."""
    fault = next(one for one in faults_of(fragment) if one.kind is FaultKind.UNKNOWN_KEY)

    assert (fault.hint, fault.replacement) == (hint, None)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("deadline: 2026-12-31", ("time_bound", "deadline")),
        ("time_bound: {deadlin: 2026-12-31}", ("time_bound", "deadline")),
        ("time_bound: {milestones: [{by: 2026-11-01, valeu: 16 %}]}", ("time_bound", "milestones", 0, "value")),
    ],
)
def test_what_stands_under_a_wrong_key_isnt_called_missing(text: str, meant: tuple[str | int, ...]) -> None:
    """One cause gives one finding."""
    assert meant in validated(f"id: a\ntitle: A\n{text}\n").faulty


def test_what_stands_at_the_right_key_too_is_judged() -> None:
    """The wrong key hides nothing."""
    faulty = validated("id: a\ntitle: A\ndeadline: 2026-12-31\ntime_bound: {deadline: 2026-12-31}\n").faulty

    assert faulty == {("deadline",)}


@pytest.mark.parametrize("number", ["16,5 %", "-1,25", "16,5"])
def test_decimal_comma_inside_braces_is_told(number: str) -> None:
    """YAML reads what follows it as a key; quotes around the whole number mend it."""
    text = f"smartgoal: 1\ngoals:\n- {{id: a, title: A, measurable: {{baseline: {number}}}}}\n"
    fault = next(one for one in load_text(text).files[0].faults if one.kind is FaultKind.UNKNOWN_KEY)
    line = text.splitlines()[2]

    assert fault.message == f'"{number}" is cut in two: inside {{ }} a comma ends the value.'
    assert fault.hint == f'Put quotes around it: "{number}".'
    assert line[fault.span.column - 1 : fault.span.end_column - 1] == number
    assert fault.replacement == f'"{number}"'


@pytest.mark.parametrize(
    ("pair", "hint"),
    [
        ("min_sample: 1,000", "Write the digits without marks or spaces between them: 1000."),
        ("importance: 1,5", "Write it with a point: 1.5."),
        ("importance: 1,5 points", "Write the number without a comma."),
    ],
)
def test_plain_numbers_get_no_quotes(pair: str, hint: str) -> None:
    """They would make a text of it."""
    place = f"measurable: {{{pair}}}" if pair.startswith("min") else pair
    (fault,) = load_text(f"smartgoal: 1\ngoals:\n- {{id: a, title: A, {place}}}\n").files[0].faults

    assert (fault.kind, fault.hint, fault.replacement) == (FaultKind.UNKNOWN_KEY, hint, None)


def test_numbers_with_the_same_decimals_are_cut_apart() -> None:
    """The halves look like one key twice; each number is told once, with its place."""
    text = "realistic: {threshold: 16,5 %, stretch: 14,5 %}"
    faults = validated(f"id: a\ntitle: A\n{text}\n").faults

    assert [(fault.kind, fault.replacement) for fault in faults] == [
        (FaultKind.UNKNOWN_KEY, f'"{number}"') for number in ("16,5 %", "14,5 %")
    ]
    assert [fault.span.column for fault in faults] == [24, 41]


def test_duplicates_that_are_no_numbers_stay_duplicates() -> None:
    """Digits as keys, a comma in a text, and a mapping far larger than a goal."""
    many = ", ".join(f"k{number}: 1" for number in range(100))
    for text in ("{1: a, 1: b}", "{5: a, b, 5: c}", f"{{{many}, a: 1,5, b: 1,5}}"):
        document = read_source("goals.yaml", text.encode())
        assert FaultKind.DUPLICATE_KEY in {fault.kind for fault in document.faults}


def test_units_that_dont_convert_are_faults_of_their_own() -> None:
    """They aren't of the wrong form."""
    kinds = [one.kind for one in faults_of("{measurable: {baseline: 18 min}, realistic: {threshold: 14 foo}}")]

    assert kinds == [FaultKind.UNIT_MISMATCH, FaultKind.UNIT_MISMATCH]


def test_what_is_right_stays() -> None:
    """Beside what had to be taken out."""
    one = validated("{id: calls, title: 5, measurable: {metric: aht, keep: maybe}, time_bound: {deadline: 2026-12-31}}")

    assert one.value is not None
    assert (one.value.id, one.value.title, one.value.measurable.metric) == ("calls", "X", "aht")
    assert one.value.time_bound.deadline is not None
    assert one.faulty == {("title",), ("measurable", "keep")}


def test_items_of_a_list_are_taken_out_by_their_own_number() -> None:
    """The last first, so that the numbers stay true."""
    one = validated("{id: a, title: A, achievable: {means: [a, 1, b, 2, c, d, e, f, g, h, 3, i]}}")

    assert one.value is not None
    assert one.value.achievable.means == tuple("abcdefghi")
    assert {path[-1] for path in one.faulty} == {1, 3, 10}


def test_entry_without_its_key_goes_as_a_whole() -> None:
    """A milestone without a day is none."""
    one = validated("{id: a, title: A, time_bound: {milestones: [{what: Draft}, {by: 2026-11-01, what: Guide}]}}")

    assert one.value is not None
    assert [milestone.what for milestone in one.value.time_bound.milestones] == ["Guide"]
    assert one.faulty == {("time_bound", "milestones", 0, "by")}


def test_missing_keys_get_a_stand_in() -> None:
    """So that the rest can be judged."""
    one = validated("{owner: Anna}")

    assert one.value is not None
    assert (one.value.id, one.value.owner) == ("x", "Anna")
    assert [fault.kind for fault in one.faults] == [FaultKind.MISSING_KEY, FaultKind.MISSING_KEY]


def test_what_nothing_can_be_made_of_is_none() -> None:
    """Without stand-ins for what is missing."""
    document = read_source("goals.yaml", b"{owner: Anna}")

    assert validate(WrittenGoal, {"owner": "Anna"}, document, lambda path: path).value is None


def test_half_of_a_number_isnt_judged() -> None:
    """In { } YAML reads 16,5 % as 16 and a key "5 %": one fault, and nothing is said of the 16."""
    one = validated("{id: a, title: A, realistic: {threshold: 16,5 %, why: Callers wait.}}")

    assert one.value is not None
    assert one.value.realistic.threshold is None
    assert one.faulty == {("realistic", "5 %"), ("realistic", "threshold")}
    assert [(fault.kind, fault.replacement) for fault in one.faults] == [(FaultKind.UNKNOWN_KEY, '"16,5 %"')]


@pytest.mark.parametrize(
    ("fragment", "path", "says"),
    [
        ("measurable: {guardrails: [{metric: aht, at_most: 8 %}]}", "measurable.guardrails.0.at_most", '"8 %"'),
        ("measurable: {guardrails: [{metric: aht, at_most: 8,5 min}]}", "measurable.guardrails.0.5 min", '"5 min"'),
        ("measurable: {guardrails: [{metric: aht, at_mots: 8 min}]}", "measurable.guardrails.0.at_mots", '"at_mots"'),
        ("measurable: {guardrails: [{metric: 5, at_most: 8}]}", "measurable.guardrails.0.metric", '"5"'),
        ("measurable: {guardrails: [{metric: aht}]}", "measurable.guardrails.0", "either at_most or at_least"),
        ("time_bound: {milestones: [{by: 2026-02-30, value: 16 %}]}", "time_bound.milestones.0.by", "2026-02-30"),
        (
            f"{RANGED}realistic: {{threshold: {{from: 75,5 %, to: 85 %}}, stretch: null}}",
            "realistic.threshold.5 %",
            '"5 %"',
        ),
        (
            f"{RANGED}realistic: {{threshold: {{from: many, to: 85 %}}, stretch: null}}",
            "realistic.threshold.from",
            '"many"',
        ),
        (
            f"{RANGED}realistic: {{threshold: {{fron: 75 %, to: 85 %}}, stretch: null}}",
            "realistic.threshold.fron",
            '"fron"',
        ),
        ("{owner: null, owners: {Anna: {start: soon}}}", "owners.Anna.start", '"soon"'),
    ],
)
def test_one_cause_is_one_fault(fragment: str, path: str, says: str) -> None:
    """What is lacking only because something else can't be used isn't told."""
    (fault,) = faults_of(fragment)

    assert ".".join(map(str, fault.path[2:])) == path
    assert says in fault.message


def test_a_hundred_faults_of_a_goal_are_told() -> None:
    """A hostile file could hold a million; all of them are taken out, on any level."""
    keys = ", ".join(f"k{number}: 1" for number in range(300))
    top, inner = validated(f"{{id: t, title: T, {keys}}}"), validated(f"{{id: t, title: T, measurable: {{{keys}}}}}")

    assert (len(top.faults), len(top.faulty)) == (100, 100)
    assert (len(inner.faults), len(inner.faulty)) == (100, 300)
    assert None not in (top.value, inner.value)
