"""A source proposed from an export reads that export, whatever the language of its headers."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from smartgoal.errors import ReadingsError
from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.same_person import Persons
from smartgoal.readings.proposing.opening import open_export
from smartgoal.readings.proposing.propose import propose, propose_source
from smartgoal.readings.proposing.source_names import name_source
from tests.readings.plans import read

CATALOGUE = load_catalogue()
EXPORTS = {
    "perf-2026-01.csv": (
        "Report of January\nInterval Start,Agent Name,Queue,Avg Handle (ms),Handled,CSAT %\n"
        "31/01/2026,Anna,Tech,312000,10,85.5%\n01/02/2026,Bence,Tech,298000,8,90%\n"
    ),
    "dmt.csv": (
        "Jour;Conseiller;DMT;Appels traités;Taux de réitération\n31/01/2026;Anna;5:32;10;14,5 %\n"
        "01/02/2026;Bence;4:10;8;13,2 %\n"
    ),
    "hu.csv": (
        "Dátum;Ügyintéző;Átlagos kezelési idő (mp);Hívások;Ügyfél-elégedettség\n"
        "2026. 01. 31.;Anna;332;10;85,5 %\n2026. 02. 01.;Bence;1 250;8;90 %\n"
    ),
    "zh.csv": (
        "日期,坐席,平均处理时长,接听量,客户满意度\n2026年1月31日,安娜,0:05:32,10,85.5%\n2026年2月1日,本采,0:04:10,8,90%\n"
    ),
}
AHT = {"perf-2026-01.csv": 312, "dmt.csv": 332, "hu.csv": 332, "zh.csv": 332}


@pytest.mark.parametrize("name", EXPORTS)
def test_what_is_proposed_reads_the_file(name: str) -> None:
    """Dates, owners, units and weights are found in four languages."""
    proposal = propose(name, EXPORTS[name].encode(), CATALOGUE)
    (source,) = yaml.safe_load(proposal.yaml)["sources"]

    export = read(EXPORTS[name], yaml.safe_dump(source, allow_unicode=True))

    assert export.accepted == 2
    assert not export.rejects
    first = min(export.rows[0].lines)
    rows = next(rows for rows in export.rows if rows.metric == "aht")
    place = list(rows.lines).index(first)
    assert rows.operands[0].items[place] * rows.measure.scales[0] == AHT[name]
    assert export.totals["aht"].owner_count == 2


def test_three_samples_a_column_are_shown() -> None:
    """As they stand there and as they are read."""
    text = "Date,Agent,AHT (s),Calls\n" + "".join(f"2026-01-0{day},Anna,{300 + day},5\n" for day in range(1, 6))

    proposal = propose("a.csv", text.encode(), CATALOGUE)

    shown = {column.column: column.samples for column in proposal.columns}
    assert [sample.raw for sample in shown["AHT (s)"]] == ["301", "302", "303"]
    assert [sample.read for sample in shown["AHT (s)"]] == ["5 min 1 s", "5 min 2 s", "5 min 3 s"]
    assert "301 → 5 min 1 s" in proposal.yaml


def test_what_cannot_be_told_is_asked() -> None:
    """The order of dates, a unit, a decimal mark, what stands behind an average."""
    text = "Day;AHT;Revenue;QA score\n01/02/2026;300;1,250;0.85\n03/02/2026;310;1,300;x\n05/02/2026;5:32;1,400;0.9\n"
    text += "".join(f"0{day}/02/2026;300;1,200;0.9\n" for day in range(6, 10))

    proposal = propose("a.csv", text.encode(), CATALOGUE)

    assert any("day or the month" in question for question in proposal.questions)
    assert any("AHT" in question for question in proposal.questions)
    assert "2026-02-01 or 2026-01-02" in proposal.yaml
    assert "1250 or 1.250" in proposal.yaml
    assert "weight: none" in proposal.yaml
    assert yaml.safe_load(proposal.yaml)["sources"]


ORDERS = [
    ("01/02/2026,31/01/2026", "date: {column: Day, order: dmy}", "01/02/2026 → 2026-02-01"),
    ("02/01/2026 8:00,01/31/2026 8:00", "date: {column: Day, order: mdy}", "02/01/2026 8:00 → 2026-02-01"),
    ("26/01/02,45/01/31", "date: {column: Day, order: ymd}", "26/01/02 → 2026-01-02"),
    ("26/01/02,26/01/31", "date: {column: Day}", "? add order: dmy or order: ymd; 26/01/02 → 2002-01-26 or 2026-01-02"),
    ("01.02.2026,31.01.2026", "date: Day", "01.02.2026 → 2026-02-01"),
    ("2026-02-01,2026-01-31", "date: Day", "2026-02-01 → 2026-02-01"),
    ("01/02/2026,02/02/2026", "date: {column: Day}", "? add order: dmy or order: mdy; 01/02/2026 → 2026-02-01 or"),
]


@pytest.mark.parametrize(("days", "written", "says"), ORDERS)
def test_the_order_of_dates_is_what_the_column_proves(days: str, written: str, says: str) -> None:
    """Also where only its last row does; nothing is suggested where nothing proves it."""
    first, last = days.split(",")
    text = "Day,AHT (s),Calls\n" + f"{first},300,5\n" * 250 + f"{last},310,5\n"

    proposal = propose("a.csv", text.encode(), CATALOGUE)

    line = next(line.strip() for line in proposal.yaml.splitlines() if "date:" in line)
    assert line.startswith(f"{written}  # {says}")
    assert any("the day or the month" in question for question in proposal.questions) == ("?" in line)


def test_a_guessed_encoding_is_part_of_the_proposal() -> None:
    """So that a person confirms it."""
    proposal = propose("hu.csv", EXPORTS["hu.csv"].encode("cp1250"), CATALOGUE, language="hu")

    assert "    encoding: cp1250\n" in proposal.yaml


@pytest.mark.parametrize("text", ["a,b\n1,2\n3,4\n", "Day,Mood\n2026-01-05,good\n2026-01-06,bad\n", "x\n", '"'])
def test_a_file_without_date_and_metric_is_refused(text: str) -> None:
    """With what is there."""
    with pytest.raises(ReadingsError):
        propose("a.csv", text.encode(), CATALOGUE)


def test_a_header_cannot_break_out_of_the_proposal() -> None:
    """Whatever characters it has."""
    text = 'Day,"Agent: {x}\n# y",AHT (s),Calls\n2026-01-05,"\x1b[31mA",300,5\n2026-01-06,B,310,5\n'

    proposal = propose("a.csv", text.encode(), CATALOGUE)

    assert "\x1b" not in proposal.yaml
    assert yaml.safe_load(proposal.yaml)["sources"][0]["owner"] == "Agent: {x}\n# y"


def test_a_tidy_file_needs_no_proposal() -> None:
    """It is read as it is."""
    with pytest.raises(ReadingsError, match="needs no source, import it as it is"):
        propose("x.csv", b"Date,Metric,Value,Weight\n2026-01-05,aht,300,10\n", CATALOGUE)


@pytest.mark.parametrize(
    ("name", "source", "files"),
    [
        ("export/calls-2026-10.csv", "calls", "export/calls-*.csv"),
        ("话务2026.csv", "话务", "话务*.csv"),
        ("/data/calls.csv", "calls", "calls.csv"),
        ("../calls.csv", "calls", "calls.csv"),
        ("2026.csv", "export", "*.csv"),
    ],
)
def test_a_source_is_called_as_its_file_and_finds_it(name: str, source: str, files: str) -> None:
    """In any script, with its folder where that is below; never with a way out of the project."""
    text = propose(name, b"Date,Agent,AHT,Calls\n2026-10-05,Ann,300,10\n2026-10-06,Ann,310,12\n", CATALOGUE).yaml
    (told,) = yaml.safe_load(text)["sources"]

    assert (told["name"], told["files"]) == (source, files)


def _proposed(text: str, people: Persons | None = None) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the source proposed for a file, and the questions."""
    export = open_export("a.csv", text.encode(), CATALOGUE, None)
    proposal = propose_source([export], name_source(["a.csv"]), CATALOGUE, people)
    return yaml.safe_load(proposal.yaml)["sources"][0], proposal.questions


@pytest.mark.parametrize(
    ("header", "cells", "metric", "column"),
    [
        ("CSAT (last month),CSAT,Responses", "85%,80%,10", "csat", "CSAT"),
        ("CSAT,CSAT (last month),Responses", "85%,80%,10", "csat", "CSAT"),
        ("QA score (goal),QA score (%)", "85%,80%", "qa_score", "QA score (%)"),
        ("Answered,Handle,Total Handle,Avg Handle", "10,10,3000000,300000", "aht", "Avg Handle"),
        ("Reopened tickets,Reopen rate,Tickets", "1,10%,10", "reopen_rate", "Reopen rate"),
    ],
)
def test_the_plainest_column_is_the_metric(header: str, cells: str, metric: str, column: str) -> None:
    """Not what brackets say to be of another time or team, and not a count."""
    source, questions = _proposed(f"Date,Agent,{header}\n2026-05-14,Anna,{cells}\n")

    assert source["metrics"][metric]["value"] == column
    assert not any("(last month)" in question or "(goal)" in question for question in questions)


@pytest.mark.parametrize(
    ("header", "cells", "question"),
    [
        ("AHT (team),Calls", "300,10", 'Is "AHT (team)" aht itself, or something about it?'),
        (
            "CSAT (Voice),CSAT (Chat)",
            "80%,85%",
            'Is csat "CSAT (Voice)" or "CSAT (Chat)"? The first was assumed.',
        ),
        ("Handle,Avg Handle", "10,300", 'Is aht "Avg Handle" or "Handle"? The first was assumed.'),
        (
            "Resolution time",
            "23:39",
            (
                'Are the parts of "Resolution time" minutes and seconds, or hours and minutes? '
                '"mm:ss" was assumed for resolution_time; else write `unit: "h:mm"`.'
            ),
        ),
        ("AHT,AHT,CSAT", "300,600,80%", '"AHT" is left out: it stands there 2 times; rename all but one.'),
        (
            "NPS,CSAT",
            "30,80%",
            (
                '"NPS" is left out: a value can\'t make up nps, a net score. '
                "Write `score`, or `promoters`, `passives` and `detractors`."
            ),
        ),
    ],
)
def test_what_several_columns_could_be_is_asked(header: str, cells: str, question: str) -> None:
    """And marked in the block, which import can read all the same."""
    text = f"Date,Agent,{header}\n2026-05-14,Anna,{cells}\n"
    source, questions = _proposed(text)

    assert question in questions
    assert "# ? " in propose("a.csv", text.encode(), CATALOGUE).yaml
    assert read(text, yaml.safe_dump(source)).rejects == ()


def test_counts_beside_an_average_are_its_weight() -> None:
    """Beside a rate they are its numerator."""
    assert (
        _proposed("Date,Agent,Handle,Avg Handle\n2026-05-14,Anna,10,300\n")[0]["metrics"]["aht"]["weight"] == "Handle"
    )
    source, _ = _proposed("Date,Agent,Reopened tickets,Reopen rate\n2026-05-14,Anna,1,10%\n")
    assert source["metrics"]["reopen_rate"]["weight"] == "none"


@pytest.mark.parametrize(
    "owner",
    [
        "Teammate", "Operator", "Resolved by", "Closed by", "Staff", "Associate", "Team member", "Opérateur",
        "Téléopérateur",
        "Chargé de clientèle", "Traité par", "Ügynök", "Kezelő", "Kolléga", "话务员", "处理人", "受理人",
        "接线员", "Name",
    ],
)  # fmt: skip
def test_owners_in_four_languages(owner: str) -> None:
    """By whatever name."""
    assert _proposed(f"Date,{owner},AHT (s)\n2026-05-14,Anna,300\n")[0]["owner"] == owner


@pytest.mark.parametrize("team", ["Team name", "Queue name", "Team"])
def test_names_of_teams_are_no_owners(team: str) -> None:
    """A name is whose it says."""
    source, _ = _proposed(f"Date,{team},AHT (s)\n2026-05-14,Support,300\n")

    assert source["team"] == team
    assert "owner" not in source


def test_a_file_without_owner_asks_for_one() -> None:
    """Where texts repeat; known people are proof."""
    text = "Date,Who,Note,AHT (s)\n" + "".join(
        f"2026-05-{day},{who},n{day},300\n" for day in range(14, 18) for who in ("Anna", "Bence")
    )

    source, questions = _proposed(text)
    known, _ = _proposed(text, Persons(["Anna"]))

    assert "owner" not in source
    assert questions[0] == (
        'No column names the owners, so that all rows would be everybody\'s. Does "Who" name them? '
        "Then write it as `owner`."
    )
    assert known["owner"] == "Who"
    assert not any("owners" in question for question in _proposed("Date,AHT (s)\n2026-05-14,300\n")[1])


def test_times_of_day_are_clocks() -> None:
    """The one unit that nobody guesses."""
    text = "Date,Agent,AHT,Calls\n2026-05-14,Anna,12:05:32 AM,10\n2026-05-14,Bence,12:00:58 AM,10\n"
    source, _ = _proposed(text)

    assert source["metrics"]["aht"]["unit"] == "clock"
    assert read(text, yaml.safe_dump(source)).totals["aht"].sum == 332 + 58


def test_texts_that_never_repeat_are_no_owners() -> None:
    """Nor is one that stands in every row."""
    text = "Date,Note,Site,AHT (s)\n" + "".join(f"2026-05-{day},word {'x' * day},Paris,300\n" for day in range(10, 20))

    assert not any("owners" in question for question in _proposed(text)[1])


def test_flags_are_no_owners() -> None:
    """Nobody is called yes or no."""
    rows = "".join(f"2026-05-{day},{flag},300\n" for day in range(14, 18) for flag in ("True", "False"))

    assert not any("owners" in question for question in _proposed(f"Date,escalated,AHT (s)\n{rows}")[1])


def test_queues_stay_teams_though_one_is_called_as_somebody() -> None:
    """A known team is known, too."""
    source, _ = _proposed("Date,Queue,AHT (s)\n2026-05-14,Support,300\n", Persons(["Support"]))

    assert (source["team"], "owner" in source) == ("Queue", False)


def test_units_in_words_are_no_doubt() -> None:
    """They say how cells are written."""
    questions = _proposed("Date,Agent,First response time (in hrs)\n2026-05-14,Anna,0:12:05\n")[1]

    assert not any("something about it" in question for question in questions)


def test_a_duration_with_an_open_mark_shows_both_readings() -> None:
    """As bare numbers do."""
    text = "Date,Agent,AHT,Calls\n2026-05-14,Anna,5m 32.125s,10\n"

    assert "# ? 5m 32.125s → 32.125 or 32125" in propose("a.csv", text.encode(), CATALOGUE).yaml


def test_why_the_only_metric_is_left_out_is_said() -> None:
    """It seems to be there."""
    with pytest.raises(ReadingsError, match='"NPS" is left out: '):
        propose("a.csv", b"Day,NPS\n2026-01-05,40\n2026-01-06,42.5\n", CATALOGUE)


def test_counts_under_the_name_of_a_share_are_a_part_of_others() -> None:
    """No percentage is far beyond 100, whatever its header says; the column of all is nowhere less."""
    text = "Date,Agent,Reviews,CSAT,Calls\n2026-01-05,Ann,9,390,500\n2026-01-06,Ann,n/a,1 111,1 300\n"

    proposal = propose("a.csv", text.encode(), CATALOGUE)

    (source,) = yaml.safe_load(proposal.yaml)["sources"]
    assert source["metrics"] == {"csat": {"numerator": "CSAT", "denominator": "Calls"}}
    assert "# ? 390 → of 500 · 1 111 → of 1 300" in proposal.yaml
    asked = '"CSAT" goes beyond 100 % with 1111: does it count, and is csat its share of "Calls"?'
    assert proposal.questions == (asked,)
    assert read(text, yaml.safe_dump(source)).accepted == 2


def test_counts_of_nothing_known_are_left_out() -> None:
    """Where no column says of how many, a person has to."""
    text = "Date,Agent,AHT (s),Reviews,FCR\n2026-01-05,Ann,310,9,390\n2026-01-06,Ann,305,8,1111\n"

    proposal = propose("a.csv", text.encode(), CATALOGUE)

    assert list(yaml.safe_load(proposal.yaml)["sources"][0]["metrics"]) == ["aht"]
    assert any('"FCR" is left out: 1111 is beyond 100 %.' in each for each in proposal.questions)


@pytest.mark.parametrize("cells", [("85", "105", *["80"] * 18), ("85.5", "410"), ("390%", "85%"), ("1,250", "1,390")])
def test_a_slip_makes_percentages_no_counts(cells: tuple[str, ...]) -> None:
    """Nor do figures that aren't whole, have signs, or may have decimals."""
    text = "Date;Agent;FCR;Calls\n" + "".join(f"2026-01-05;Ann;{cell};2000\n" for cell in cells)

    proposal = propose("a.csv", text.encode(), CATALOGUE)

    assert yaml.safe_load(proposal.yaml)["sources"][0]["metrics"]["fcr"]["unit"] == "%"
