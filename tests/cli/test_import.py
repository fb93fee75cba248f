"""Importing exports end to end: the same month in five forms, twice, corrected, undone, and what is stopped."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.cli.in_process import smartgoal

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parents[2]
EXPORTS = ROOT / "tests" / "data" / "exports"
AS_OF = ("--as-of", "2026-04-15")
# The goals come first, so that each stands in the same line whatever the sources are.
GOALS = """\
smartgoal: 1
team: Support
people:
  Anna Kovács: {team: Support}
  Bence Tóth: {team: Support}
goals:
  - id: aht
    title: Shorter calls
    owner: Anna Kovács
    measurable: {metric: aht}
    realistic: {threshold: 301 s}
    time_bound: {start: 2026-03-01, deadline: 2026-03-31}
  - id: csat
    title: More satisfied callers
    owner: Bence Tóth
    measurable: {metric: csat, baseline: "80 %"}
    realistic: {threshold: 91 %, stretch: 92 %}
    time_bound: {start: 2026-03-01, deadline: 2026-03-31}
  - id: qa
    title: Better calls
    owner: Anna Kovács
    measurable: {metric: qa_score}
    realistic: {threshold: 81 %}
    time_bound: {start: 2026-03-01, deadline: 2026-03-31}
"""
SOURCES = """\
sources:
  - name: agents
    files: agents-*.csv
    date: Date
    owner: Agent
    metrics:
      aht: {value: Avg Handle, unit: s, weight: Calls}
  - name: reviews
    files: reviews-*.csv
    date: Date
    owner: Agent
    key: Review
    metrics:
      qa_score: {value: Score, unit: "%", weight: none}
"""
REVIEWS = "Date,Agent,Review,Score\n2026-03-02,Anna Kovács,R1,80.5\n2026-03-03,Bence Tóth,R2,90\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with a goal file, its sources and one export."""
    (tmp_path / "goals.yaml").write_text(GOALS + SOURCES, "utf-8")
    (tmp_path / "reviews-1.csv").write_text(REVIEWS, "utf-8")
    return tmp_path


def copied(number: int, project: Path, name: str) -> str:
    """Put one of the realistic exports into the project, under another name."""
    (export,) = (path for path in EXPORTS.glob(f"{number:02}-*") if path.suffix != ".yaml")
    shutil.copy(export, project / name)
    return name


def progress(project: Path, *more: str) -> str:
    """Return the JSON of progress on one day."""
    done = smartgoal(project, "progress", *AS_OF, "-f", "json", *more)
    assert done.code == 0, done.err
    return done.out


def told(out: str) -> dict[str, Any]:
    """Return the one file of an import's JSON."""
    (file,) = json.loads(out)["files"]
    assert isinstance(file, dict)
    return file


MONTH = {43: "csv", 44: "csv", 45: "csv", 46: "csv", 47: "xlsx", 86: "ods"}


def test_one_month_gives_one_verdict_in_every_form(tmp_path: Path) -> None:
    """UTF-8 with commas, French Excel, Windows-1250, GBK, workbooks: the same progress to the byte."""
    verdicts = {}
    for number, ending in MONTH.items():
        folder = tmp_path / f"{number}"
        folder.mkdir()
        (case,) = EXPORTS.glob(f"{number}-*.yaml")
        head = yaml.safe_load(case.read_text("utf-8"))["goals"]
        (folder / "goals.yaml").write_text(GOALS + head, "utf-8")
        name = copied(number, folder, f"month.{ending}")
        direct = progress(folder, "--data", name, "--source", "month")
        assert smartgoal(folder, "import", name, "--source", "month").code == 0
        verdicts[number] = progress(folder)
        assert verdicts[number] == direct

    assert len(set(verdicts.values())) == 1
    statuses = {goal["id"]: goal["status"] for goal in json.loads(verdicts[43])["goals"]}
    # Anna: (312.5·42 + 305.25·1042 + 301·1250) ÷ 2334 = 303.1 s. Bence: (90·30 + 91.5·40 + 100·3) ÷ 73 = 91.2 %.
    assert statuses == {"aht": "missed", "csat": "met", "qa": "no_data"}


def test_the_whole_way_with_the_real_command(project: Path, run_for_real: Run) -> None:
    """Imported, imported again, corrected, undone: each says what it did, and the verdict follows."""
    first = run_for_real("import", "reviews-1.csv")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == (
        "✔ reviews-1.csv  source reviews\n"
        "  3 records = 2 accepted, 0 null, 0 rejected, 1 skipped (1 preamble)\n"
        "  read as UTF-8, commas, header in line 1, decimal point, dates ymd\n"
        "  qa_score: 2 rows, 2026-03-02 to 2026-03-03, 2 owners\n"
        "Imported 2 rows from 1 file (import 1).\n"
        "To take it back: smartgoal store undo 1\n"
    )
    before = progress(project)
    assert '"status": "missed"' in before

    again = run_for_real("import", "reviews-1.csv")
    assert again.returncode == 0
    assert again.stdout.endswith(
        "  was imported already: nothing changed\n"
        "Nothing changed: everything was imported already, and is read the same way.\n"
    )

    (project / "reviews-2.csv").write_text(REVIEWS.replace("80.5", "82") + "2026-03-04,Anna Kovács,R3,81\n", "utf-8")
    corrected = run_for_real("import", "reviews-2.csv")
    assert "  1 new, 1 the same, 1 corrected:\n  line 2: qa_score of R1 was 80.5 %, is 82 %\n" in corrected.stdout
    assert '"status": "met"' in progress(project)

    undone = run_for_real("store", "undo", "2")
    assert (undone.returncode, undone.stdout) == (
        0,
        "Undone: import 2 (reviews-2.csv); its 3 rows no longer count, and what they replaced counts again.\n",
    )
    assert progress(project) == before


def test_a_lost_database_comes_back_with_the_same_verdict(project: Path) -> None:
    """Progress says that it is gone, and never goes on with something else; repair builds it from the originals."""
    smartgoal(project, "import", "reviews-1.csv")
    before = progress(project)
    (project / ".smartgoal" / "smartgoal.sqlite3").unlink()

    lost = smartgoal(project, "progress", *AS_OF)
    assert (lost.code, lost.out) == (2, "")
    assert "store verify --repair" in lost.err
    assert smartgoal(project, "store", "verify").code == 2
    mended = smartgoal(project, "store", "verify", "--repair")
    assert (mended.code, mended.out) == (0, "✔ Mended 1 fault; the store is sound again.\n")
    assert progress(project) == before


@pytest.mark.parametrize(
    ("number", "code", "says"),
    [
        (54, "unit_inconsistent", "median of 301 before and 300100"),
        (15, "ambiguous_date", "could be"),
        (57, "not_csv", ""),
    ],
)
def test_a_doubtful_file_is_stopped_with_the_reason(project: Path, number: int, code: str, says: str) -> None:
    """A unit that changes midway, dates that read both ways, a page instead of an export."""
    if number == 15:
        columns = 'aht: {value: Duration, unit: "h:mm:ss", weight: none}'
        source = f"  - {{name: detail, date: Call Start Time, owner: Agent Name, metrics: {{{columns}}}}}\n"
        (project / "goals.yaml").write_text(GOALS + "sources:\n" + source, "utf-8")
    name = copied(number, project, "agents-1.csv")
    done = smartgoal(project, "import", name)

    assert done.code == 2
    assert done.out == f"✗ {name}  refused [{code}]\n"
    assert says in done.err
    assert done.err.endswith("smartgoal: Nothing was imported.\n")
    assert not (project / ".smartgoal").exists()


def test_an_ambiguous_day_is_shown_read_both_ways(project: Path) -> None:
    """03/04/2026 is the third of April or the fourth of March, and nobody guesses."""
    (project / "agents-1.csv").write_text("Date,Agent,Avg Handle,Calls\n03/04/2026,Anna Kovács,301,42\n", "utf-8")

    done = smartgoal(project, "import", "agents-1.csv")

    assert done.code == 2
    assert '"03/04/2026" in the column "Date" could be 3 April 2026 or 4 March 2026' in done.err


def test_a_truncated_file_is_stopped_and_its_rest_can_be_allowed(project: Path) -> None:
    """The cut row is named with line, text, code and hint, on the screen and as CSV."""
    name = copied(55, project, "agents-1.csv")
    done = smartgoal(project, "import", name, "--rejects", "rejects.csv")

    assert done.code == 2
    assert 'line 5: "2026-03-03,Benc" [too_few_fields]' in done.out
    assert "1 of 4 rows was rejected; mend what is listed, or allow it with --max-rejects 1." in done.err
    rows = list(csv.DictReader((project / "rejects.csv").read_text("utf-8").splitlines()))
    assert [(row["file"], row["line"], row["code"], row["raw"]) for row in rows] == [
        (name, "5", "too_few_fields", "2026-03-03,Benc")
    ]
    assert not (project / ".smartgoal").exists()

    for limit in ("1", "25%"):
        allowed = smartgoal(project, "import", name, "--max-rejects", limit, "-f", "json")
        assert allowed.code == 0
        assert told(allowed.out)["rejected"] == 1
    assert json.loads(progress(project))["data_errors"][0]["code"] == "too_few_fields"


def test_a_summary_row_is_skipped_counted_and_checked(project: Path) -> None:
    """A total that disagrees with its rows is a warning."""
    text = "Date,Agent,Avg Handle,Calls\n2026-03-02,Anna Kovács,300,40\n2026-03-03,Bence Tóth,310,2\nTotal,,,{}\n"
    for number, total, warned in ((1, 42, []), (2, 43, ["total_disagrees"])):
        (project / f"agents-{number}.csv").write_text(text.format(total), "utf-8")
        file = told(smartgoal(project, "import", f"agents-{number}.csv", "--dry-run", "-f", "json").out)

        assert {"line": 4, "code": "total_row"} in file["skips"]
        assert [warning["code"] for warning in file["warnings"]] == warned
        assert (file["records"], file["accepted"], file["skipped"]) == (4, 2, 2)


def test_all_files_or_none(project: Path) -> None:
    """One file that can't be read keeps the others out; every file's fault is told at once."""
    (project / "reviews-2.csv").write_text("Day\n", "utf-8")
    copied(54, project, "agents-1.csv")
    done = smartgoal(project, "import", "*.csv", "-f", "json", "-f", "text:report.txt")
    data = json.loads(done.out)

    assert (done.code, data["imported"]) == (2, False)
    assert [(file["file"], file["error"] and file["error"]["code"]) for file in data["files"]] == [
        ("agents-1.csv", "unit_inconsistent"), ("reviews-1.csv", None), ("reviews-2.csv", "missing_column"),
    ]  # fmt: skip
    assert done.err.count("smartgoal: ") == 3
    assert not (project / ".smartgoal").exists()
    assert (project / "report.txt").read_text("utf-8").startswith("✗ agents-1.csv  refused")


def test_a_refused_first_import_is_in_nobodys_way(project: Path) -> None:
    """The store was opened for it, and there is still none."""
    head, row = "date,metric,owner,value,weight\n", "2026-0{month}-0{day},qa_score,Anna Kovács,{value} %,10\n"
    for month, value in ((2, 80), (3, 0.8)):
        rows = "".join(row.format(month=month, day=day, value=value) for day in range(1, 7))
        (project / f"tidy-{month}.csv").write_text(head + rows, "utf-8")

    refused = smartgoal(project, "import", "tidy-2.csv", "tidy-3.csv")

    assert (refused.code, "unit_inconsistent" in refused.out) == (2, True)
    assert '"value": 80.5' in progress(project)
    assert "There is no store" in smartgoal(project, "store", "log").err


def test_an_overlap_is_refused_until_it_is_asked_for(project: Path) -> None:
    """Without key or grain nobody knows whether rows are the same."""
    text = "Date,Agent,Avg Handle,Calls\n2026-03-02,Anna Kovács,300,40\n"
    for number, handle in ((1, "300"), (2, "310")):
        (project / f"agents-{number}.csv").write_text(text.replace("300", handle), "utf-8")
    smartgoal(project, "import", "agents-1.csv")
    refused = smartgoal(project, "import", "agents-2.csv", "-f", "json")

    assert refused.code == 2
    assert told(refused.out)["error"]["code"] == "overlap"
    assert "import 1, agents-1.csv" in refused.err
    assert smartgoal(project, "import", "agents-2.csv", "--replace-range").code == 0
    assert '"value": 310' in progress(project)


def test_a_rehearsal_says_the_same_and_changes_nothing(project: Path) -> None:
    """The same account of every record."""
    rehearsed = smartgoal(project, "import", "reviews-1.csv", "--dry-run", "-f", "json")
    words = smartgoal(project, "import", "reviews-1.csv", "--dry-run")
    assert not (project / ".smartgoal").exists()
    real = smartgoal(project, "import", "reviews-1.csv", "-f", "json")

    assert words.out.endswith("Would import 2 rows from 1 file; nothing was changed.\n")
    assert told(rehearsed.out) | {"import": 1} == told(real.out)
    assert [json.loads(done.out)["imported"] for done in (rehearsed, real)] == [False, True]


def test_later_files_of_one_run_win_in_order_of_name(project: Path) -> None:
    """As in direct reading, in whatever order they were named."""
    (project / "reviews-2.csv").write_text(REVIEWS.replace("80.5", "82"), "utf-8")
    direct = progress(project, "--data", "reviews-2.csv", "--data", "reviews-1.csv")

    smartgoal(project, "import", "reviews-2.csv", "reviews-1.csv")

    assert progress(project) == direct
    assert '"value": 82' in direct


def test_standard_input_can_be_imported(project: Path) -> None:
    """With the source it belongs to."""
    done = smartgoal(project, "import", "-", "--source", "reviews", "-f", "json", stdin=REVIEWS.encode())

    assert (done.code, told(done.out)["file"]) == (0, "<stdin>")
    assert "<stdin>, line 2: 1 row, import 1" in smartgoal(project, "progress", *AS_OF, "--why", "qa").out


def test_a_proposal_is_ready_to_paste(tmp_path: Path) -> None:
    """It reads the file that it was made from; what a person has to say stands on standard error."""
    rows = "".join(f"{day:02}/03/2026;Anna Kovács;0:05:1{day % 10};{day}\n" for day in range(13, 21))
    (tmp_path / "calls-2026-03.csv").write_text(f"Date;Agent;AHT;Handled\n{rows}", "utf-8")
    later = rows.replace("/03/", "/04/")
    (tmp_path / "calls-2026-04.csv").write_text(f"Date;Agent;AHT;Handled\n{later}", "utf-8")

    done = smartgoal(tmp_path, "import", "--propose", "calls-2026-*.csv")

    assert done.code == 0
    assert done.out.count("- name:") == 1
    assert "# 13/03/2026 → 2026-03-13 · 14/03/2026 → 2026-03-14 · 15/03/2026 → 2026-03-15\n" in done.out
    assert done.err == '? Does "Handled" say how many contacts stand behind aht?\n'
    (tmp_path / "goals.yaml").write_text(GOALS + done.out, "utf-8")
    assert smartgoal(tmp_path, "import", "calls-2026-03.csv").code == 0


def test_files_of_one_form_are_one_source_whose_shared_days_are_asked_about(tmp_path: Path) -> None:
    """Two sources would add their shared days up; without a grain they are refused, with it they count once."""
    for half, days in (("a", range(1, 6)), ("b", range(4, 9))):
        rows = "".join(f'2026-03-0{day};"Tóth, Bence";0:05:1{day};{day};fine\n' for day in days)
        (tmp_path / f"calls-2026-03-{half}.csv").write_text(f"Date;Agent;AHT;Handled;Notes\n{rows}", "utf-8")
    (tmp_path / "goals.yaml").write_text(GOALS, "utf-8")

    done = smartgoal(tmp_path, "import", "--propose", "calls-2026-*.csv")

    assert (done.code, done.out.count("- name:")) == (0, 1)
    assert '    files: "calls-*.csv"\n' in done.out
    assert "    # ? grain: [date, owner]\n" in done.out
    assert "  # ? Tóth, Bence = Bence Tóth? Tóth, Bence\n" in done.out
    assert "    # not read: Notes\n" in done.out
    assert 'aliases: {"Tóth, Bence": "Bence Tóth"}' in done.err
    (tmp_path / "goals.yaml").write_text(GOALS + done.out, "utf-8")
    assert smartgoal(tmp_path, "import", "calls-2026-03-a.csv", "calls-2026-03-b.csv").code == 2
    (tmp_path / "goals.yaml").write_text(GOALS + done.out.replace("# ? grain", "grain"), "utf-8")
    assert "2 the same" in smartgoal(tmp_path, "import", "calls-2026-03-a.csv", "calls-2026-03-b.csv").out


def test_a_file_without_proposal_keeps_nobody_from_the_others(tmp_path: Path) -> None:
    """What can't be told of it stands on standard error; a tidy file needs none."""
    (tmp_path / "calls.csv").write_text("Date;Agent;AHT;Handled\n2026-03-01;Anna;0:05:12;3\n", "utf-8")
    (tmp_path / "moods.csv").write_text("Day,Mood\n2026-03-01,good\n", "utf-8")
    (tmp_path / "tidy.csv").write_text("date,metric,value\n2026-03-01,aht,300\n", "utf-8")

    both = smartgoal(tmp_path, "import", "--propose", "calls.csv", "tidy.csv")
    done = smartgoal(tmp_path, "import", "--propose", "calls.csv", "moods.csv", "lost.csv")

    assert both.code == 0
    assert "tidy.csv, line 1: it has the columns date and metric: it needs no source" in both.err
    assert done.code == 2
    assert "- name: calls" in done.out
    assert "Write its source by hand" in done.err
    assert "lost.csv: there is no such file." in done.err
    assert smartgoal(tmp_path, "import", "--propose", "tidy.csv").code == 2


def test_a_proposal_knows_the_metrics_of_the_goal_files(project: Path) -> None:
    """Where there are goal files; a path that is named has to be one."""
    (project / "x.csv").write_text("Date,Agent,Warmth\n2026-03-12,Anna,3\n2026-03-13,Anna,4\n", "utf-8")
    own = "metrics:\n  warmth: {name: Warmth, kind: mean, unit: points, better: higher}\n"
    assert smartgoal(project, "import", "--propose", "x.csv").code == 2
    (project / "goals.yaml").write_text(GOALS + own, "utf-8")

    assert "warmth: {value: Warmth" in smartgoal(project, "import", "--propose", "x.csv").out
    assert smartgoal(project, "import", "--propose", "x.csv", "--goals", "none.yaml").code == 2


def test_the_store_lies_where_it_is_told(project: Path) -> None:
    """The option beats the settings, which are relative to their file; else the project's folder."""
    (project / "smartgoal.toml").write_text('store = "kept"\n', "utf-8")
    (project / "exports").mkdir()
    done = smartgoal(project / "exports", "import", "../reviews-1.csv", "--goals", "..")
    assert done.code == 0
    assert (project / "kept" / "smartgoal.sqlite3").is_file()
    assert f"smartgoal store undo 1 --store {project / 'kept'}" in done.out
    assert smartgoal(project, "import", "reviews-1.csv", "--store", "other").code == 0
    assert (project / "other" / ".gitignore").is_file()
    assert "reviews-1.csv" in smartgoal(project / "exports", "store", "log", "--goals", "..").out


def test_the_settings_say_how_many_rejects_are_fine(project: Path) -> None:
    """As the option does, which beats them."""
    (project / "smartgoal.toml").write_text('max-rejects = "50%"\n', "utf-8")
    name = copied(55, project, "agents-1.csv")

    assert smartgoal(project, "import", name, "--max-rejects", "0").code == 2
    assert smartgoal(project, "import", name).code == 0


def test_quiet_says_nothing_where_all_is_well(project: Path) -> None:
    """For cron."""
    assert smartgoal(project, "import", "reviews-1.csv", "-q") == (0, "", "")


def test_progress_takes_data_first_then_the_store_then_the_sources(project: Path) -> None:
    """And says which files of `sources` the store hasn't as they are now."""
    other = REVIEWS.replace("80.5", "60")
    (project / "other.csv").write_text(other, "utf-8")
    assert '"value": 80.5' in progress(project)
    smartgoal(project, "import", "reviews-1.csv")
    for number in range(2, 9):
        (project / f"reviews-{number}.csv").write_text(other.replace("R1", f"A{number}"), "utf-8")

    stored = smartgoal(project, "progress", *AS_OF, "-f", "json")
    assert '"value": 80.5' in stored.out
    assert (
        stored.err
        == "".join(
            f"smartgoal: reviews-{number}.csv isn't in the store as it is now; left out until it is imported.\n"
            for number in range(2, 7)
        )
        + "smartgoal: The same goes for 2 more files.\n"
    )
    assert '"value": 60' in progress(project, "--data", "other.csv", "--source", "reviews")


def test_an_export_that_changed_since_is_named(project: Path) -> None:
    """By its bytes, whatever its name; one that may not be read is, too."""
    smartgoal(project, "import", str(project / "reviews-1.csv"))
    assert smartgoal(project, "progress", *AS_OF, "-q").err == ""
    (project / "reviews-1.csv").write_text(REVIEWS.replace("80.5", "82"), "utf-8")

    assert "reviews-1.csv isn't in the store as it is now" in smartgoal(project, "progress", *AS_OF, "-q").err


def test_a_source_that_changed_since_is_named(project: Path) -> None:
    """The store goes on with the old reading, and says so until the file is imported again."""
    smartgoal(project, "import", "reviews-1.csv")
    (project / "goals.yaml").write_text(GOALS + SOURCES.replace('unit: "%"', "unit: fraction"), "utf-8")
    assert smartgoal(project, "progress", *AS_OF, "-q").err == (
        "smartgoal: reviews-1.csv was imported before its source changed; import it again.\n"
    )
    (project / "goals.yaml").write_text(
        GOALS + SOURCES.replace("key: Review", 'key: Review\n    decimal: "."'), "utf-8"
    )
    assert "before its source changed" in smartgoal(project, "progress", *AS_OF, "-q").err

    assert smartgoal(project, "import", "reviews-1.csv").code == 0

    assert smartgoal(project, "progress", *AS_OF, "-q").err == ""
    assert "read anew by import 2" in smartgoal(project, "store", "log").out


TALLIES = """\
smartgoal: 1
sources:
  - name: tallies
    files: c*
    date: Day
    owner: Agent
    grain: [date, owner]
    metrics: {complaints: {value: N}, tickets_solved: {value: Done}}
goals:
  - id: one
    title: One
    owner: Ann
    measurable: {metric: complaints}
    realistic: {threshold: 10}
    time_bound: {start: 2026-03-01, deadline: 2026-12-31}
"""
"""A source with two metrics, and a goal about the first."""


def test_a_goal_added_later_needs_the_files_of_before_again(tmp_path: Path) -> None:
    """The store holds the metrics that goals used at each import; what it passed over is said until then."""
    (tmp_path / "c1.csv").write_text("Day,Agent,N,Done\n2026-03-02,Ann,1,5\n", "utf-8")
    (tmp_path / "c2.csv").write_text("Day,Agent,N,Done\n2026-03-09,Ann,1,7\n", "utf-8")
    (tmp_path / "goals.yaml").write_text(TALLIES, "utf-8")
    smartgoal(tmp_path, "import", "c1.csv")
    second = TALLIES.partition("goals:\n")[2].replace("one", "two").replace("complaints", "tickets_solved")
    (tmp_path / "goals.yaml").write_text(TALLIES + second, "utf-8")
    smartgoal(tmp_path, "import", "c2.csv")

    before = smartgoal(tmp_path, "progress", *AS_OF, "-f", "json")
    smartgoal(tmp_path, "import", "c1.csv")
    after = smartgoal(tmp_path, "progress", *AS_OF, "-f", "json")

    values = [{goal["id"]: goal["value"] for goal in json.loads(done.out)["goals"]} for done in (before, after)]
    assert values == [{"one": 2, "two": 7}, {"one": 2, "two": 12}]
    assert before.err == "smartgoal: c1.csv was imported before a goal used tickets_solved; import it again.\n"
    assert after.err == ""


def test_a_corrected_export_counts_whatever_its_browser_calls_it(tmp_path: Path) -> None:
    """Read directly and imported together; the correction is told the right way round."""
    (tmp_path / "goals.yaml").write_text(TALLIES, "utf-8")
    (tmp_path / "c.csv").write_text("Day,Agent,N,Done\n2026-03-02,Ann,1,5\n", "utf-8")
    (tmp_path / "c (1).csv").write_text("Day,Agent,N,Done\n2026-03-02,Ann,4,5\n", "utf-8")

    read = smartgoal(tmp_path, "progress", *AS_OF, "-f", "json")
    imported = smartgoal(tmp_path, "import", "c*.csv")
    kept = smartgoal(tmp_path, "progress", *AS_OF, "-f", "json")

    assert [json.loads(done.out)["goals"][0]["value"] for done in (read, kept)] == [4, 4]
    assert "was 1, is 4" in imported.out


def test_nothing_to_judge_by_names_all_three_ways(tmp_path: Path) -> None:
    """--data, import, sources."""
    (tmp_path / "goals.yaml").write_text(GOALS, "utf-8")

    done = smartgoal(tmp_path, "progress", *AS_OF)

    assert done.code == 2
    assert all(way in done.err for way in ("--data FILE", "`smartgoal import FILE`", "`sources`"))


def without_commands(text: str) -> list[str]:
    """Return the lines but those commands under next steps that name the store."""
    return [line for line in text.split("\n") if not line.startswith("    smartgoal progress")]


def test_the_sample_exports_of_the_example_give_the_same_progress_from_the_store(tmp_path: Path) -> None:
    """To the byte, as JSON and as text, which says that they are samples."""
    day = ("--as-of", "2026-11-22")
    store = ("--store", str(tmp_path / "store"))
    done = smartgoal(ROOT, "import", "smartgoal/samples/sample-*.csv", "--goals", "goals.example.yaml", *store, "-q")
    assert (done.code, done.err) == (0, "")
    for form in ("json", "text"):
        kept = smartgoal(ROOT, "progress", "goals.example.yaml", *day, "-f", form, *store)
        without = smartgoal(ROOT, "progress", "goals.example.yaml", *day, "-f", form)
        assert without_commands(kept.out) == without_commands(without.out)
        assert (kept.code, kept.err) == (without.code, without.err) == (0, "")
