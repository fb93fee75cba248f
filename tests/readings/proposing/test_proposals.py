"""Files of one form make one source, whose patterns find no files of another form."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import PurePosixPath

import pytest
import yaml

from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.readings.file.on_disk import ExportFile
from smartgoal.readings.proposing import shared_days
from smartgoal.readings.proposing.proposals import Proposals, propose_sources
from smartgoal.readings.proposing.source_names import name_source

CALLS = "Date,Agent,AHT (s),Calls\n"
QA = "Date,Agent,QA score\n2026-01-05,Anna,85%\n2026-01-06,Anna,80%\n"


def sources_of(files: dict[str, bytes]) -> Proposals:
    """Return what is proposed for files by name."""
    return propose_sources(map(ExportFile, files), files.__getitem__, load_catalogue())


def proposed(**files: str) -> list[dict[str, object]]:
    """Return the sources proposed for files by name, hyphens written as underscores."""
    found = sources_of({f"{name.replace('_', '-')}.csv": text.encode() for name, text in files.items()})
    assert not found.refused
    return [source for one in found.sources for source in yaml.safe_load(one.yaml)["sources"]]


def calls(*days: int, agent: str = "Anna") -> str:
    """Return an export of some days."""
    return CALLS + "".join(f"2026-01-{day:02},{agent},{300 + day},{day}\n" for day in days)


def asked(*files: str) -> str:
    """Return what is proposed for exports of calls, with its questions."""
    found = sources_of({f"calls-{number}.csv": text.encode() for number, text in enumerate(files)})
    (one,) = found.sources
    return "\n".join((one.yaml, *one.questions))


@pytest.mark.parametrize(
    ("files", "others", "source", "patterns"),
    [
        (["x/calls-2026-08-a.csv", "x/calls-2026-08-b.csv"], [], "calls", ("x/calls-*.csv",)),
        (["calls-1.csv", "calls-2.csv"], [], "calls", ("calls-*.csv",)),
        (["calls-1.csv", "calls-2.csv"], ["calls-3.csv"], "calls", ("calls-1.csv", "calls-2.csv")),
        (["calls-a-1.csv", "calls-b-1.csv"], ["calls-qa.csv"], "calls-a", ("calls-a-*.csv", "calls-b-*.csv")),
        (["anna.csv", "bence.csv"], [], "anna", ("anna.csv", "bence.csv")),
        (["x/calls-1.csv", "y/calls-1.csv"], [], "calls", ("x/calls-*.csv", "y/calls-*.csv")),
        (["calls.csv", "calls (1).csv"], [], "calls", ("calls*.csv",)),
        (["b/calls[EU].csv", "b/calls[US].csv"], [], "calls", ("b/calls[[]*].csv",)),
        (["calls[1]?.csv"], ["calls12.csv"], "calls", ("calls[[]*][?].csv",)),
    ],
)
def test_patterns_fit_files_of_the_form_alone(
    files: list[str], others: list[str], source: str, patterns: tuple[str, ...]
) -> None:
    """One for all where the names have a beginning in common; else narrower ones, at last the names."""
    assert name_source(files, others) == (source, patterns)
    for file in (*files, *others):
        base = PurePosixPath(file).name
        fits = any(fnmatchcase(base, PurePosixPath(pattern).name) for pattern in patterns)
        assert fits is (file in files)


def test_each_form_is_one_source_with_a_name_of_its_own() -> None:
    """Whatever the names of its files; an empty column or another month make no other form."""
    found = proposed(report_1=calls(1, 2), report_2=QA, report_3=calls(13, 14).replace("313", ""), report_4=QA)

    assert [source["name"] for source in found] == ["report", "report-2"]
    assert found[0]["files"] == ["report-1.csv", "report-3.csv"]
    assert found[1]["files"] == ["report-2.csv", "report-4.csv"]


def test_patterns_fit_no_file_that_was_refused() -> None:
    """Nor has a source the name of another one."""
    files = {"metrics-a.csv": calls(1), "metrics-b.csv": calls(2), "metrics-tidy.csv": "date,metric,value\n", "x": ""}
    named = {name: text.encode() for name, text in files.items()}
    exports = map(ExportFile, named)

    found = propose_sources(exports, named.__getitem__, load_catalogue(), names=["metrics-a", "metrics-a-2"])

    assert len(found.refused) == 2
    assert [source.name for source in found.sources] == ["metrics-a-3"]
    assert "    files: [metrics-a.csv, metrics-b.csv]\n" in found.sources[0].yaml


def test_one_header_in_two_units_is_two_forms() -> None:
    """One reading can't fit both."""
    header = "Date,Agent,AHT,Calls\n2026-01-05,Anna,"

    assert len(proposed(old=f"{header}5:12,3\n", new=f"{header}0:05:12,3\n")) == 2


def test_shared_days_are_asked_about() -> None:
    """With the grain that parts the rows of each file."""
    assert "# ? grain: [date, owner]" in asked(calls(1, 2), calls(2, 3))
    assert "calls-0.csv and calls-1.csv have rows of the same days" in asked(calls(1, 2), calls(2, 3), calls(9))
    assert "grain" not in asked(calls(1, 2), calls(3, 4))


def test_rows_that_nothing_tells_apart_need_a_key() -> None:
    """Two rows of one person's day are no repeat."""
    twice = calls(*range(1, 9)) + "2026-01-01,Anna,250,4\nTotal,,,7\n"

    assert "# ? key: the column that makes a row the same row" in asked(twice, twice)


def test_days_are_compared_in_little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """More different days than are kept change nothing."""
    monkeypatch.setattr(shared_days, "CAPACITY", 3)

    assert "# ? grain: [date, owner]" in asked(calls(*range(1, 9)), calls(*range(8, 20)))


def test_totals_and_broken_rows_part_nothing() -> None:
    """Nor do days that read two ways keep anybody from comparing them."""
    days = "".join(f"0{day}/02/2026,Anna,300,3\n" for day in range(1, 9))
    text = f"{CALLS}{days}x\n,Total,305,7\nsoon,Anna,1,1\n"

    assert "# ? grain: [date, owner]" in asked(text, text)


def test_teams_and_files_without_owner_have_their_grain() -> None:
    """One row a day, or one a day and team."""
    plain = "Date,AHT (s),Calls\n2026-01-05,300,3\n2026-01-06,310,4\n"
    teams = "Date,Team,AHT (s),Calls\n2026-01-05,North,300,3\n2026-01-05,South,310,4\n"
    both = "Date,Agent,Team,AHT (s),Calls\n2026-01-05,Ann,North,300,3\n2026-01-05,Ann,South,310,4\n"

    assert "# ? grain: [date]\n" in asked(plain, plain)
    assert "# ? grain: [date, team]\n" in asked(teams, teams)
    assert "# ? grain: [date, owner, team]\n" in asked(both, both)


def test_a_key_settles_shared_days() -> None:
    """It says itself which rows are the same."""
    text = "Date,Ticket ID,AHT (s),Calls\n2026-01-05,case A,300,3\n2026-01-06,case B,310,4\n"

    assert "grain" not in asked(text, text)


def test_any_of_the_files_proves_the_order_of_dates() -> None:
    """The next file's may not."""
    header = "Date,AHT (s),Calls\n"

    assert "order: dmy" in asked(f"{header}01/02/2026,300,3\n", f"{header}13/02/2026,300,3\n")
    opposite = asked(f"{header}02/13/2026,300,3\n", f"{header}13/02/2026,300,3\n")
    assert "# ? " in opposite


def test_spellings_of_one_name_are_asked_about() -> None:
    """The plainer one is kept; all of them where there are many."""
    names = ("Bence Tóth", "Tóth, Bence", "Dora Nagy", "Nagy Dora", "Anna Kiss", "Kiss, Anna", "Pál Fa", "Fa Pál")
    text = CALLS + "".join(f'2026-01-0{day},"{name}",300,3\n' for day, name in enumerate(names, 1))
    found = asked(text)

    assert "# ? Nagy Dora = Dora Nagy · Fa Pál = Pál Fa · Tóth, Bence = Bence Tóth · …? " in found
    assert '"Tóth, Bence": "Bence Tóth"' in found


def test_aliases_too_many_for_a_question_stand_in_the_block() -> None:
    """Whole, as a remark that is YAML."""
    names = [f"{first * 8} {last * 9}" for first in "abcd" for last in "xyz"]
    both = [name for one in names for name in (one, ", ".join(reversed(one.split())))]
    text = CALLS + "".join(f'2026-01-{day:02},"{name}",300,3\n' for day, name in enumerate(both, 1))
    (source,) = sources_of({"calls.csv": text.encode()}).sources
    (line,) = (line for line in source.yaml.splitlines() if line.startswith("    # ? owner: "))

    written = yaml.safe_load(line.removeprefix("    # ? "))["owner"]

    assert written == {"column": "Agent", "aliases": dict(zip(both[1::2], both[::2], strict=True))}
    assert any("and so on for 11 more? Then write the `owner` with" in question for question in source.questions)


def test_encodings_that_differ_are_left_to_each_file() -> None:
    """One of them is told where there is one; plain ASCII is any."""
    header, rows = "Date,Agent,DMT (s),Réponses\n", "2026-01-05,Anna,300,3\n2026-01-06,Anna,310,4\n"
    western = {"a-1.csv": (header + rows).encode("cp1252")}

    (one,) = sources_of(western).sources
    (two,) = sources_of(western | {"a-2.csv": (header + rows).encode()}).sources

    assert "encoding: cp1252" in one.yaml
    assert "encoding" not in two.yaml


def test_a_column_of_whole_numbers_may_be_the_weight() -> None:
    """Its name isn't known, so that a person says it."""
    text = "Datum,Agent,CSAT,Antworten\n2026-01-05,Anna,90 %,40\n2026-01-06,Anna,80 %,41\n"

    assert 'averages would count alike. If "Antworten" does, write it as `weight`.' in asked(text)


def test_a_header_alone_is_of_the_source_that_has_rows() -> None:
    """Nothing in it shows how cells are written, but its name is of the source's files, and a person confirms it."""
    found = sources_of({"calls-1.csv": CALLS.encode(), "calls-2.csv": calls(1, 2).encode(), "qa.csv": QA.encode()})

    first, other = found.sources
    assert not found.failed
    assert yaml.safe_load(first.yaml)["sources"][0]["files"] == "calls-*.csv"
    assert first.questions[-1] == "calls-1.csv has the same header and no rows: is it of this source?"
    assert not any("no rows" in question for question in other.questions)


@pytest.mark.parametrize("text", [CALLS, f"\n\n{CALLS}", f"Report of January\n\n{CALLS}No data for this selection\n"])
def test_a_header_alone_is_told_from_what_is_no_table(text: str) -> None:
    """Also where others have rows, but other columns."""
    found = sources_of({"calls.csv": text.encode(), "qa.csv": QA.encode()})

    (refused,) = found.refused
    assert found.failed
    assert [one.name for one in found.sources] == ["qa"]
    assert 'it has a header ("Date", "Agent", "AHT (s)", "Calls") and no rows below it' in str(refused)
