"""Realistic exports: each is read and compared with a reading worked out by hand, which stands beside it as YAML."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import pytest
import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

from smartgoal.errors import ReadingsError
from smartgoal.readings.days import DaySum
from smartgoal.readings.sums.gather import RejectLimit
from tests.conftest import load_text
from tests.data.exports.make import made_files
from tests.readings.plans import gather, read_export

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartgoal.goals.plan import Plan
    from smartgoal.readings.days import DaySums, Whose
    from smartgoal.readings.export import Export, MetricTotal

FOLDER = Path(__file__).parents[1] / "data" / "exports"
ANY_NUMBER = RejectLimit(count=10**6)
WORKBOOKS = {".xlsx", ".xls", ".ods"}


def reckon(written: object) -> Fraction:
    """Return what a sum of products such as `312.5*42 + 298*38` comes to, exactly."""
    terms = str(written).split("+")
    return sum(
        (prod((Fraction(factor.strip()) for factor in term.split("*")), start=Fraction(1)) for term in terms),
        Fraction(0),
    )


Reckoning = Annotated[Fraction, BeforeValidator(reckon)]


class Written(BaseModel):
    """Part of a case; a misspelt key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class ExpectedTotal(Written):
    """What one metric of a file adds up to."""

    rows: int
    sum: Reckoning | None = None
    weight: Reckoning | None = None
    span: tuple[date, date] | None = None
    owners: tuple[str, ...] | None = None


class Expected(Written):
    """The right reading of one file: an error, or an account of every record.

    Attributes:
        line: Of the error.
        says: A word that the error's message, or one of the warnings, contains.
        nulls: Lines of records without a figure.
        rejected: Lines to codes; with a column per owner a line may have several.
        skipped: Codes to lines.
        warnings: Codes to lines; without lines it doesn't matter where.
    """

    error: str | None = None
    line: int | None = None
    says: str = ""
    accepted: int = 0
    nulls: tuple[int, ...] = ()
    rejected: dict[int, str] = {}
    skipped: dict[str, tuple[int, ...]] = {}
    warnings: dict[str, tuple[int, ...]] = {}
    totals: dict[str, ExpectedTotal] = {}

    @model_validator(mode="after")
    def check(self) -> Expected:
        """Refuse an expectation that anything would meet."""
        if self.error is None and not self.skipped:
            raise ValueError("say what happens to each record, the header among them")
        return self


class ExpectedDay(Written):
    """One day sum: its numerator and denominator."""

    day: date
    whom: str | None
    numerator: Reckoning
    denominator: Reckoning = Fraction(0)

    @model_validator(mode="before")
    @classmethod
    def from_list(cls, written: object) -> object:
        """Take the four in a row."""
        return dict(zip(cls.model_fields, written, strict=False)) if isinstance(written, list) else written


class Case(Written):
    """One or more exports of one source, and what is right to make of them.

    Attributes:
        page: Where the vendor's layout is documented, or whose layout it is.
        goals: What the goal file says, as its author writes it.
        metrics: Those that goals are about.
        expected: The reading of the one file; `files` where there are several.
        days: Day sums by metric, of all files together; the others follow from the totals.
        refused: The code with which the files together are refused.
        contradictions: Codes of what contradicts itself in what was accepted.
    """

    page: str
    goals: str
    metrics: tuple[str, ...]
    expected: Expected | None = None
    files: dict[str, Expected] = {}
    days: dict[str, tuple[ExpectedDay, ...]] = {}
    refused: str | None = None
    contradictions: tuple[str, ...] = ()


def named_cases() -> dict[str, Path]:
    """Return every case by its name."""
    return {path.stem: path for path in sorted(FOLDER.glob("*.yaml"))}


def open_case(name: str) -> Case:
    """Return a case; skip the test where it needs an extra that isn't installed."""
    if any(path.suffix in WORKBOOKS for path in export_files(name)):
        pytest.importorskip("python_calamine")
    return Case.model_validate(yaml.safe_load(named_cases()[name].read_text("utf-8")))


def open_page(name: str) -> str:
    """Return where the layout of a case is from: its first line."""
    return named_cases()[name].read_text("utf-8").partition("\n")[0]


def export_files(name: str) -> list[Path]:
    """Return the exports of a case: all that have its name but the case itself."""
    return [path for path in sorted(FOLDER.glob(f"{name}.*")) if path.suffix != ".yaml"]


def expectations(name: str, case: Case) -> list[tuple[Path, Expected]]:
    """Return each export of a case with its right reading."""
    files = export_files(name)
    if case.expected is not None:
        (file,) = files
        return [(file, case.expected)]
    return [(file, case.files[file.name]) for file in files]


def plan_of_case(case: Case) -> Plan:
    """Return the plan of the case's goal file, with a goal for each metric."""
    goals = [
        f"  - {{id: goal-{number}, title: Goal, measurable: {{metric: {metric}}}}}"
        for number, metric in enumerate(case.metrics)
    ]
    return load_text("\n".join(["smartgoal: 1", case.goals, "goals:", *goals, ""]))


def read(file: Path, plan: Plan) -> Export:
    """Return one export as the source of the case reads it; tidy where it has none."""
    sources = plan.files[0].sources
    return read_export(file.name, file.read_bytes(), plan, source=sources[0].mapping.title if sources else None)


NAMES = list(named_cases())


@pytest.mark.parametrize("name", NAMES)
def test_every_record_is_accounted_for(name: str) -> None:
    """Each file reads as worked out by hand: every record, every warning, what each metric adds up to."""
    case = open_case(name)
    plan = plan_of_case(case)

    for file, expected in expectations(name, case):
        if expected.error is not None:
            with pytest.raises(ReadingsError) as raised:
                read(file, plan)
            assert (raised.value.code, raised.value.line if expected.line else None) == (expected.error, expected.line)
            assert expected.says in str(raised.value)
        else:
            export = read(file, plan)
            assert account(export) == wanted_account(expected)
            assert export.records == expected.accepted + len(expected.nulls) + len(expected.rejected) + sum(
                map(len, expected.skipped.values())
            )
            compare_warnings(export, expected)
            compare_totals(export.totals, expected.totals)


def account(export: Export) -> dict[str, object]:
    """Return what became of each record."""
    return {
        "accepted": export.accepted,
        "null": sorted(export.null_lines),
        "rejected": sorted((reject.line, reject.code) for reject in export.rejects),
        "skipped": {code: sorted(lines) for code, lines in export.skip_lines.items() if len(lines)},
    }


def wanted_account(expected: Expected) -> dict[str, object]:
    """Return what should become of each record."""
    return {
        "accepted": expected.accepted,
        "null": sorted(expected.nulls),
        "rejected": sorted(expected.rejected.items()),
        "skipped": {code: sorted(lines) for code, lines in expected.skipped.items()},
    }


def compare_warnings(export: Export, expected: Expected) -> None:
    """Compare which warnings there are, where, and what they say."""
    assert {warning.code for warning in export.warnings} == set(expected.warnings)
    for code, lines in expected.warnings.items():
        found = tuple(warning.line for warning in export.warnings if warning.code == code)
        assert not lines or found == lines, code
    assert not expected.says or any(expected.says in warning.message for warning in export.warnings)


def compare_totals(totals: Mapping[str, MetricTotal], expected: Mapping[str, ExpectedTotal]) -> None:
    """Compare what each metric adds up to, as far as the case says."""
    assert set(totals) == set(expected)
    for metric, wanted in expected.items():
        found = totals[metric]
        assert found.rows == wanted.rows, metric
        assert wanted.sum is None or found.sum == wanted.sum, metric
        assert wanted.weight is None or found.weight == wanted.weight, metric
        assert wanted.span is None or (found.first_date, found.last_date) == wanted.span, metric
        assert wanted.owners is None or found.owners == wanted.owners, metric


@pytest.mark.parametrize("name", NAMES)
def test_days_add_up(name: str) -> None:
    """All files of a case together give the day sums worked out by hand, or are refused."""
    case = open_case(name)
    plan = plan_of_case(case)
    if any(expected.error for _, expected in expectations(name, case)):
        assert not case.days
        return
    exports = [read(file, plan) for file, _ in expectations(name, case)]

    if case.refused is not None:
        with pytest.raises(ReadingsError) as raised:
            gather(exports, plan, max_rejects=ANY_NUMBER)
        assert raised.value.code == case.refused
        return
    sums = gather(exports, plan, max_rejects=ANY_NUMBER)
    rejects = {reject.code for export in exports for reject in export.rejects}
    assert sorted({error.code for error in sums.errors} - rejects) == sorted(case.contradictions)
    for metric, days in case.days.items():
        for wanted in days:
            found = day_sum(sums, metric, wanted)
            assert (found.numerator, found.denominator) == (wanted.numerator, wanted.denominator), (metric, wanted)


def day_sum(sums: DaySums, metric: str, wanted: ExpectedDay) -> DaySum:
    """Return the sum of one day of one person, or of a team for rows without one, or zero where it was counted."""
    found = [whose for whose, days in sums.of_metric(metric) if whom(whose) == wanted.whom and wanted.day in days]
    if not found:
        (spans,) = (
            spans for whose, spans in sums.counted.items() if whose.metric == metric and whom(whose) == wanted.whom
        )
        assert any(first <= wanted.day <= last for first, last in spans)
        return DaySum(Fraction(0), Fraction(0), 0)
    (whose,) = found
    return sums.sums[whose][wanted.day]


def whom(whose: Whose) -> str | None:
    """Return whose rows are: the person's, else the team's."""
    return whose.owner or whose.team


def is_read(name: str) -> bool:
    """Return whether no file of a case is refused as a whole."""
    case = open_case(name)
    return not case.refused and not any(expected.error for _, expected in expectations(name, case))


@pytest.mark.parametrize("name", [name for name in NAMES if is_read(name)])
def test_rejects_stop_the_run_unless_allowed(name: str) -> None:
    """Files with rejected records give no figures by default."""
    case = open_case(name)
    plan = plan_of_case(case)
    exports = [read(file, plan) for file, _ in expectations(name, case)]
    rejected = [reject for export in exports for reject in export.rejects]

    if not rejected:
        gather(exports, plan)
        return
    with pytest.raises(ReadingsError) as raised:
        gather(exports, plan)
    assert raised.value.code == rejected[0].code
    assert f"line {rejected[0].line}" in str(raised.value)


@pytest.mark.parametrize("name", [name for name in NAMES if "-same-month-" in name])
def test_one_month_is_the_same_in_every_form(name: str) -> None:
    """Encoding, language, marks and kind of file change no figure."""
    first = next(name for name in NAMES if "-same-month-" in name)

    assert figures(name) == figures(first)


def figures(name: str) -> dict[Whose, list[tuple[date, DaySum]]]:
    """Return all day sums of a case."""
    case = open_case(name)
    plan = plan_of_case(case)
    sums = gather([read(file, plan) for file in export_files(name)], plan)
    return {whose: sorted(days.items(), key=lambda item: item[0]) for whose, days in sums.sums.items()}


def test_there_are_enough_cases_and_no_stray_files() -> None:
    """Every export has a case, every case an export; many cite the page that their layout is from."""
    assert len(NAMES) >= 159
    assert sum("https://" in open_page(name) or "http://" in open_page(name) for name in NAMES) >= 75
    exports = {path for name in NAMES for path in export_files(name)}
    assert all(export_files(name) for name in NAMES)
    strays = {
        path.name for path in FOLDER.iterdir() if path.is_file() and path not in exports and path.stem not in NAMES
    }
    assert strays <= {"make.py", "make_xls.py", "__init__.py", "README.md", ".gitattributes"}


@pytest.mark.parametrize("name", [name for name in made_files() if not name.endswith(".gz")])
def test_made_files_are_those_that_the_script_makes(name: str) -> None:
    """Whoever changes an encoded or binary export changes its readable form."""
    assert (FOLDER / name).read_bytes() == made_files()[name]
