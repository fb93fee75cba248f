"""A run of import: every file is read, and then all are kept or none."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.readings.file.on_disk import ExportFile
from smartgoal.readings.file.watching import heed_file
from smartgoal.readings.store.import_run import ImportOptions, import_files
from smartgoal.readings.store.store import Store
from smartgoal.readings.sums.gather import RejectLimit
from tests.readings.plans import NONE_REJECTED, read_export
from tests.report.given_import import HEADER, PLAN, ROWS, STAMP, imported

BAD = "2026-01-07,Anna Kovács,9,x,1\n"


def test_files_are_read_in_order_of_name_and_each_step_is_told(tmp_path: Path) -> None:
    """One step a file and one for keeping them."""
    told: list[tuple[str, int, int]] = []
    files = [ExportFile("b.csv", "reviews"), ExportFile("-", "reviews"), ExportFile("a.csv", "reviews")]
    contents = {"a.csv": ROWS, "b.csv": ROWS, "-": ROWS}

    result = import_files(
        files,
        PLAN,
        Store(tmp_path),
        ImportOptions(STAMP, NONE_REJECTED),
        read=lambda path: contents[path].encode(),
        watch=lambda what, done, steps: told.append((what, done, steps)),
    )

    assert [one.file for one in result.files] == ["<stdin>", "a.csv", "b.csv"]
    assert [one.kept and one.kept.unchanged for one in result.files] == [False, True, True]
    assert told[::2] == [
        ("Reading <stdin>", 0, 4000), ("Reading a.csv", 1000, 4000), ("Reading b.csv", 2000, 4000),
        ("Keeping what was read", 3000, 4000),
    ]  # fmt: skip
    assert [done for _, done, _ in told[1::2]] == [1000, 2000, 3000]


def test_how_far_a_file_is_read_is_told_by_its_bytes() -> None:
    """Never backwards, also where a date in its middle has it read again."""
    told: list[int] = []
    rows = "01/02/2026,Anna,1,80,2\n" * 5000 + "31/01/2026,Anna,2,80,2\n" + "01/02/2026,Anna,3,80,2\n" * 5000
    content = (HEADER + rows).encode()

    export = read_export("a.csv", content, PLAN, heed=heed_file(lambda _what, done, _of: told.append(done), "", 1, 3))

    assert export.form.date_order == "dmy"
    assert told == sorted(set(told))
    assert (told[0], told[-1]) == (1000, 2000)
    assert len(told) > 20


def test_every_fault_is_found_in_one_run(tmp_path: Path) -> None:
    """Nothing is kept, also of the files that are fine."""
    result = imported(tmp_path / "store", {"a.csv": "x\n", "b.csv": ROWS, "c.csv": ""})

    assert [one.error and one.error.code for one in result.files] == ["missing_column", None, "empty_file"]
    assert len(result.refusal) == 3
    assert (result.imported, result.exit_code) == (False, 2)
    assert not (tmp_path / "store").exists()


def test_a_fault_that_only_the_store_knows_stands_with_its_file(tmp_path: Path) -> None:
    """Here a unit that changed since the last import."""
    rows = "".join(f"2026-01-{day:02},Anna Kovács,{day},{{}},1\n" for day in range(1, 11))
    imported(tmp_path, {"a.csv": HEADER + rows.replace("{}", "80")})
    other = {"b.csv": HEADER + "2026-03-01,Anna Kovács,x,70,1\n", "c.csv": HEADER + rows.replace("{}", "0.5")}
    result = imported(tmp_path, {name: text.replace("-01-", "-02-") for name, text in other.items()})

    assert [one.error and one.error.code for one in result.files] == [None, "unit_inconsistent"]
    assert result.refusal[-1] == "Nothing was imported."
    assert [entry.name for entry in Store(tmp_path).log()] == ["a.csv"]


def test_rejects_are_counted_over_all_files(tmp_path: Path) -> None:
    """Against a number, or a share of all records."""
    texts = {"a.csv": ROWS + BAD, "b.csv": HEADER + BAD}
    for limit, fine in (
        (RejectLimit(1), False),
        (RejectLimit(2), True),
        (RejectLimit(share=Fraction(49, 100)), False),
        (RejectLimit(share=Fraction(2, 4)), True),
    ):
        result = imported(tmp_path, texts, limit=limit, dry_run=True)
        assert (result.exit_code == 0) is fine
        assert fine or result.refusal[0].startswith("2 of 4 rows were rejected; ")


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(60, 62)), max_size=6), st.booleans())
@settings(max_examples=20)
def test_new_same_and_corrected_add_up(rows: list[tuple[int, int]], repeated: bool) -> None:  # noqa: FBT001
    """Whatever was there before."""
    lines = dict(rows)
    text = HEADER + "".join(f"2026-01-05,Anna Kovács,{key},{score},1\n" for key, score in lines.items())
    with TemporaryDirectory() as folder:
        before = imported(
            Path(folder), {"a.csv": HEADER + "".join(f"2026-01-05,Anna Kovács,{n},60,1\n" for n in (1, 2))}
        )
        assert before.imported
        result = imported(Path(folder), {"b.csv": text}, dry_run=repeated)
    (one,) = result.files
    assert one.export is not None
    assert one.kept is not None
    assert one.kept.new == sum(key > 2 for key in lines)
    assert one.kept.same == sum(key <= 2 and score == 60 for key, score in lines.items())
    assert one.corrected == sum(key <= 2 and score != 60 for key, score in lines.items())
