"""A verdict never depends on which other goal files are in the run, nor on their order."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.errors import ReadingsError
from smartgoal.readings.file.on_disk import ExportFile
from smartgoal.readings.sums.gather import RejectLimit
from tests.readings.plans import NONE_REJECTED
from tests.readings.together import Found, directly, file, goal, judged, plan_of_files, sums_of_files

if TYPE_CHECKING:
    from collections.abc import Mapping

ANY = RejectLimit(10**9)


def hold(name: str, threshold: str, *, unit: str = "s", kind: str = "mean", more: str = "", head: str = "") -> str:
    """Return a goal file with its own definition of hold time, and a goal of Anna's on it."""
    metrics = f"metrics: {{hold: {{name: Hold, kind: {kind}, unit: {unit}, better: lower{more}}}}}"
    return file(goal(name, "Anna", "metric: hold", threshold), head=f"{head}\n{metrics}")


IN_SECONDS, IN_MINUTES = hold("a", "400 s"), hold("b", "6 min", unit="min")
HELD = {"d.csv": "date,metric,owner,value,unit\n2026-04-02,hold,Anna,300,s\n2026-04-20,hold,Anna,300,s\n"}


def by_themselves(
    texts: Mapping[str, str], exports: Mapping[str, str], limit: RejectLimit = NONE_REJECTED
) -> dict[str, Found]:
    """Return what progress says of each file's goals in a run of its own."""
    return {
        name: found for each, text in texts.items() for name, found in directly({each: text}, exports, limit).items()
    }


def test_each_file_in_its_own_unit() -> None:
    """Five minutes are five minutes beside a file that counts in seconds."""
    texts = {"a.yaml": IN_SECONDS, "b.yaml": IN_MINUTES}

    for order in permutations(texts.items()):
        found = directly(dict(order), HELD)
        assert (found["a"].value, found["b"].value) == (300, 5)
        assert {one.status for one in found.values()} == {"met"}
        assert found == by_themselves(texts, HELD)


@pytest.mark.parametrize("other", [hold("b", "400 s", kind="median"), hold("b", "400 s", more=", bounds: [0, 250]")])
def test_each_file_by_its_own_definition(other: str) -> None:
    """Means and medians, or bounds that refuse a figure."""
    texts = {"a.yaml": IN_SECONDS, "b.yaml": other}
    rows = "".join(f"2026-04-{day:02},hold,Anna,{value},s\n" for day, value in enumerate((100, 200, 600), 2))
    exports = {"d.csv": f"date,metric,owner,value,unit\n{rows}"}

    for order in permutations(texts.items()):
        assert directly(dict(order), exports, ANY) == by_themselves(texts, exports, ANY)


def test_each_file_in_its_own_days() -> None:
    """Half past eleven in the evening in London is the next day in the far east of the Pacific."""
    texts = {
        "k.yaml": file(goal("k", "Anna", "metric: tickets_solved", "6"), zone="Pacific/Kiritimati"),
        "p.yaml": file(goal("p", "Anna", "metric: tickets_solved", "6"), zone="Pacific/Pago_Pago"),
    }
    rows = "2026-04-10T12:00:00Z,tickets_solved,Anna,1\n2026-04-30T23:30:00Z,tickets_solved,Anna,5\n"
    exports = {"z.csv": f"date,metric,owner,value\n{rows}"}

    for order in permutations(texts.items()):
        found = directly(dict(order), exports)
        assert (found["k"].value, found["k"].status) == (1, "missed")
        assert (found["p"].value, found["p"].status) == (6, "met")


def test_days_without_times_are_read_once() -> None:
    """Zones part files only where times have to become days."""
    texts = {
        f"{place}.yaml": file(goal(f"g{place}", "Anna", "metric: tickets_solved", "6"), zone=zone)
        for place, zone in enumerate(("Pacific/Kiritimati", "Pacific/Pago_Pago"))
    }
    plan = plan_of_files(texts)
    exports = {"z.csv": "date,metric,owner,value\n2026-04-10 23:30,tickets_solved,Anna,7\n"}

    assert not sums_of_files(plan, [ExportFile("z.csv")], exports).apart


EURO, DOLLAR = goal("e", "Eva", "metric: revenue", "€1000"), goal("d", "Dan", "metric: revenue", "$1000")


@pytest.mark.parametrize("texts", [{"c.yaml": file(EURO, DOLLAR)}, {"c.yaml": file(EURO), "d.yaml": file(DOLLAR)}])
def test_currencies_never_meet(texts: dict[str, str]) -> None:
    """Euros count for goals in euros, and a currency that no goal has is rejected."""
    rows = "date,metric,owner,value,unit\n2026-04-02,revenue,Eva,1500,EUR\n2026-04-03,revenue,Dan,1500,{}\n"

    for order in permutations(texts.items()):
        euros = directly(dict(order), {"r.csv": rows.format("EUR")})
        assert (euros["e"].value, euros["d"].value, euros["d"].status) == (1500, None, "no_data")
        both = directly(dict(order), {"r.csv": rows.format("USD")})
        assert (both["e"].value, both["d"].value, both["d"].status) == (1500, 1500, "met")
        with pytest.raises(ReadingsError, match="1 record was rejected") as raised:
            directly(dict(order), {"r.csv": rows.format("GBP")})
        assert raised.value.code == "wrong_currency"
        pounds = directly(dict(order), {"r.csv": rows.format("GBP")}, ANY)
        assert pounds["e"].errors == ()
        assert set(pounds["d"].errors) == {("r.csv", 3, "wrong_currency")}


def test_signs_in_the_cells_tell_the_currency_too() -> None:
    """Without a column for it."""
    rows = "date,metric,owner,value\n2026-04-02,revenue,Eva,€1500\n2026-04-03,revenue,Dan,$1500\n"

    found = directly({"c.yaml": file(EURO, DOLLAR)}, {"r.csv": rows})

    assert (found["e"].value, found["d"].value) == (1500, 1500)


SOURCE = "sources: [{name: pbx, files: d.csv, date: Day, owner: Who, metrics: {hold: {value: Held, unit: s}}}]"
PBX = {"d.csv": "Day,Who,Held\n2026-04-02,Anna,300\n2026-04-20,Anna,300\n"}


@pytest.mark.parametrize("money", ["EUR", "USD"])
def test_a_source_in_one_currency_counts_for_goals_in_it(money: str) -> None:
    """The file has goals in both; neither order of them changes anything."""
    columns = f"revenue: {{value: Net, unit: {money}}}"
    source = f"sources: [{{name: shop, files: s.csv, date: Day, owner: Who, metrics: {{{columns}}}}}]"
    exports = {"s.csv": "Day,Who,Net\n2026-04-02,Eva,1500\n2026-04-02,Dan,1500\n"}

    for goals in permutations((EURO, DOLLAR)):
        found = directly({"c.yaml": file(*goals, head=source)}, exports)
        assert {name: one.value for name, one in found.items()} == {
            "e": 1500 if money == "EUR" else None,
            "d": 1500 if money == "USD" else None,
        }


@pytest.mark.parametrize(
    ("other", "value", "reason"),
    [
        (hold("b", "400 s"), 300, None),
        (IN_MINUTES, 5, None),
        (hold("b", "400 s", kind="median"), None, "a mean there and a median here"),
        (hold("b", "400 s", more=", bounds: [0, 900]"), None, "of other bounds there than here"),
        (hold("b", "4", unit="points"), None, "in s there and in points here"),
    ],
)
def test_figures_of_another_files_source(other: str, value: int | None, reason: str | None) -> None:
    """They count where both files mean the same, in whichever unit; else the goal says why they don't."""
    texts = {"a.yaml": hold("a", "400 s", head=SOURCE), "b.yaml": other}

    for order in permutations(texts.items()):
        found = directly(dict(order), PBX)
        assert found["a"].value == 300
        assert found["b"].value == value
        assert reason is None or reason in (found["b"].reason or "")


def test_a_source_of_ones_own_comes_first() -> None:
    """Two files may have a source of one name, each for the same export."""
    mine = SOURCE.replace("unit: s", "unit: min")
    texts = {"a.yaml": hold("a", "400 s", head=SOURCE), "b.yaml": hold("b", "400 s", head=mine)}

    for order in permutations(texts.items()):
        found = directly(dict(order), PBX)
        assert (found["a"].value, found["b"].value) == (300, 18000)


def test_of_two_sources_of_others_nobody_can_choose() -> None:
    """A file without any that is about the same metric stops the run."""
    other = SOURCE.replace("pbx", "acd").replace("unit: s", "unit: min")
    texts = {"a.yaml": hold("a", "400 s", head=SOURCE), "b.yaml": hold("b", "400 s", head=other)}

    assert len(directly(texts, PBX)) == 2
    with pytest.raises(ReadingsError, match="several sources can read it") as raised:
        directly({**texts, "c.yaml": hold("c", "400 s")}, PBX)
    assert raised.value.code == "ambiguous_source"
    assert len(directly({**texts, "c.yaml": file(goal("c", "Anna", "metric: csat", "80 %"))}, PBX)) == 3


def test_files_that_another_one_declares_are_read_as_it_says() -> None:
    """Without a column of units, the declaring file's unit is meant, not each file's own."""
    tidy = {"d.csv": "date,metric,owner,value\n2026-04-02,hold,Anna,300\n"}
    declaring = hold("a", "400 s", head="sources: [{name: t, files: d.csv}]")
    plan = plan_of_files({"a.yaml": declaring, "b.yaml": IN_MINUTES})

    found = judged(plan, sums_of_files(plan, [ExportFile("d.csv", declared={"a.yaml": "t"})], tidy))

    assert (found["a"].value, found["b"].value) == (300, 5)


def test_a_name_that_two_files_give_different_metrics() -> None:
    """Each file's names are its own."""
    head = "metrics: {{{}: {{name: Talk, kind: sum, unit: count, better: lower}}}}"
    texts = {
        "a.yaml": file(goal("a", "Anna", "metric: one", "5"), head=head.format("one")),
        "b.yaml": file(goal("b", "Anna", "metric: two", "5"), head=head.format("two")),
    }
    exports = {"d.csv": "date,metric,owner,value\n2026-04-02,Talk,Anna,3\n2026-04-03,one,Anna,4\n"}

    found = directly(texts, exports)

    assert (found["a"].value, found["b"].value) == (7, 3)


def test_a_metric_that_no_file_knows_is_rejected_once() -> None:
    """However many ways the file is read in."""
    texts = {"a.yaml": IN_SECONDS, "b.yaml": IN_MINUTES}

    with pytest.raises(ReadingsError, match="1 record was rejected"):
        directly(texts, {"d.csv": HELD["d.csv"] + "2026-04-20,holding pattern,Anna,300,s\n"})


def test_rows_of_nobody_are_the_only_owners_of_the_file() -> None:
    """Whoever has goals on the metric in other files; a guardrail is about it too."""
    rail = file(goal("a", "Anna", "metric: csat, guardrails: [{metric: tickets_solved, at_least: 1}]", "80 %"))
    texts = {"a.yaml": rail, "b.yaml": file(goal("b", "Bence", "metric: tickets_solved", "1"))}
    exports = {
        "d.csv": "date,metric,value,numerator,denominator\n2026-04-02,csat,,9,10\n2026-04-02,tickets_solved,5,,\n"
    }

    for order in permutations(texts.items()):
        assert {name: one.status for name, one in directly(dict(order), exports).items()} == {"a": "met", "b": "met"}


FILES = {
    "a.yaml": IN_SECONDS,
    "b.yaml": IN_MINUTES,
    "c.yaml": hold("c", "400 s", kind="median"),
    "d.yaml": file(EURO, goal("t", "Anna", "metric: tickets_solved", "3"), zone="Asia/Shanghai"),
    "e.yaml": file(DOLLAR, goal("u", "Bence", "metric: tickets_solved", "3"), zone="America/New_York"),
    "f.yaml": file(goal("f", "Eva", "metric: revenue", "1000 USD"), goal("g", "Eva", "metric: revenue", "1000 EUR")),
}
ROW = st.tuples(
    st.sampled_from(["2026-04-02", "2026-04-20T20:00:00Z", "2026-04-30T23:30:00Z"]),
    st.sampled_from(["hold", "revenue", "tickets_solved"]),
    st.sampled_from(["Anna", "Bence", "Eva", "Dan", ""]),
    st.integers(0, 9),
    st.sampled_from(["", "s", "min", "EUR", "USD"]),
)


@given(names=st.permutations(sorted(FILES)), many=st.integers(2, len(FILES)), rows=st.lists(ROW, max_size=8))
@settings(max_examples=40)
def test_files_together_are_files_alone(
    names: list[str], many: int, rows: list[tuple[str, str, str, int, str]]
) -> None:
    """Whatever the files, their order, the rows, and however many of these are rejected."""
    texts = {name: FILES[name] for name in names[:many]}
    lines = "".join(",".join(map(str, row)) + "\n" for row in rows)
    exports = {"d.csv": f"date,metric,owner,value,unit\n{lines}"}

    together, alone = directly(texts, exports, ANY), by_themselves(texts, exports, ANY)

    for name, found in together.items():
        assert (found.value, found.unit, found.status, found.reason) == (
            alone[name].value, alone[name].unit, alone[name].status, alone[name].reason,
        )  # fmt: skip
