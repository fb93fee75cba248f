"""Files that aren't what they should be: each the named error, reject or warning, never a traceback."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.errors import ReadingsError
from tests.readings.plans import TIDY, codes, read, read_export, skips, warnings

HEADER = "date,metric,owner,value,weight\n"
ROW = "2026-01-05,aht,Anna,312,10\n"


def workbook_with(sheet: str) -> bytes:
    """Return the least of an xlsx file, around the XML of a sheet's rows."""
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{sheet}</sheetData></worksheet>",
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return content.getvalue()


REFUSED = [
    ("a.csv", b"", "empty_file"),
    ("a.csv", b"\xef\xbb\xbf\r\n \n", "empty_file"),
    ("a.csv", b"\n<!DOCTYPE html><title>Log in</title>", "not_csv"),
    ("a.csv", b'{"error": "expired"}', "not_csv"),
    ("a.csv", b'[{"date": 1}]', "not_csv"),
    ("a.csv", b"PK\x03\x04", "not_csv"),
    ("a.csv", gzip.compress(HEADER.encode(), mtime=0), "not_csv"),
    ("a.csv", b"%PDF-1.7", "not_csv"),
    ("a.xlsx", b"PK\x03\x04", "unreadable"),
    ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "unreadable"),
    ("a.xlsx", workbook_with('<row r="1"/><row r="1048576"><c r="XFD1048576"/></row>'), "too_large"),
    ("a.xlsx", workbook_with(" " * 50_000_000), "too_large"),
    ("a.xlsx", workbook_with(""), "unreadable"),
    ("a.csv.gz", gzip.compress((HEADER + ROW).encode(), mtime=0)[:-9], "unreadable"),
    ("a.csv.gz", b"\x1f\x8b\x08broken", "unreadable"),
    ("a.csv.gz", gzip.compress(b"0" * 50_000_000, 1), "too_large"),
    ("a.csv", (HEADER + ROW + '2026-01-06,aht,"Anna,1,1\n' + ROW).encode(), "unterminated_quote"),
    ("a.csv", (HEADER + ROW + '2026-01-06,aht,"Anna"x,1,1\n' + ROW).encode(), "unterminated_quote"),
    ("a.csv", (HEADER + '2026-01-06,aht,"' + "x" * 2_000_000 + '",1,1\n').encode(), "too_large"),
    ("a.csv", b"x" * 2_000_000, "too_large"),
    ("a.csv", (",".join(f"c{place}" for place in range(5000)) + "\n").encode(), "too_large"),
    ("a.csv", (HEADER.strip() + "," * 1000 + "\n").encode(), "too_large"),
    ("a.csv", b"date,metrik,valeu\n2026-01-05,aht,1\n", "missing_column"),
    ("a.csv", b"date,metric,value,Value \n2026-01-05,aht,1,2\n", "ambiguous_column"),
    ("a.csv", (HEADER + "2026-01-06,aht,Anna,3,14,1\n" * 20).encode(), "field_count"),
    ("a.csv", (HEADER + ROW.replace("Anna", "Ödön")).encode() + "á\n".encode("cp1250"), "encoding_mixed"),
    ("a.csv", (HEADER + ROW.replace("Anna", "Ödön")).encode() + "á".encode()[:1], "bad_encoding"),
    ("a.csv", (HEADER + ROW).encode("utf-16-le"), "bad_encoding"),
    ("a.csv", b"\xff\xfe" + (HEADER + ROW).encode("utf-16-le") + b"\x00\xd8", "bad_encoding"),
    ("a.csv", HEADER.encode() + b"\x81 \x8d\n", "bad_encoding"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "code"), REFUSED, ids=[f"{place}-{code}" for place, (_, _, code) in enumerate(REFUSED)]
)
def test_a_file_that_is_none_is_refused_by_name(name: str, content: bytes, code: str) -> None:
    """With the file's name in front."""
    with pytest.raises(ReadingsError) as caught:
        read_export(name, content, TIDY)

    assert caught.value.code == code
    assert str(caught.value).startswith(name)


def test_the_line_of_an_open_quote_is_where_it_opens() -> None:
    """Not the end of the file."""
    with pytest.raises(ReadingsError) as caught:
        read(HEADER + ROW + '2026-01-06,aht,"Anna,1,1\n' + ROW * 500)

    assert caught.value.line == 3


def test_a_header_alone_has_no_rows() -> None:
    """That is a warning, not an error."""
    assert warnings(read(HEADER)) == [(None, "no_rows")]


@pytest.mark.parametrize("end", ["2026-01-06,aht,Ann", "2026-0", "2026-01-06,aht,Anna,31"])
def test_a_download_that_was_cut_off(end: str) -> None:
    """The last line is rejected and never a footer."""
    export = read(HEADER + ROW + end)

    assert codes(export) == [(3, "too_few_fields")]
    assert (None, "no_final_newline") in warnings(export)


def test_a_nul_character_rejects_its_record() -> None:
    """The others are read."""
    export = read(HEADER + ROW + "2026-01-06,aht,An\x00na,1,1\n")

    assert codes(export) == [(3, "nul_byte")]
    assert export.accepted == 1


@pytest.mark.parametrize(
    "cell", ["Inf", "NaN", "1e999", "1_000", "٣", "--5", "0x10", "1.2.3", "12 34", "½", "5" * 19, "9" * 90]
)
def test_what_is_no_number_is_rejected(cell: str) -> None:
    """By a strict grammar."""
    assert codes(read(f"{HEADER}2026-01-05,aht,Anna,{cell},1\n")) == [(2, "bad_number")]


@pytest.mark.parametrize(
    "cell", ["2026-02-30", "1899-12-31", "46023", "soon", "2026-13-01", "31/31/2026", "2026-01-05 25:00", "9" * 90]
)
def test_what_is_no_date_is_rejected(cell: str) -> None:
    """Excel's day numbers too, unless they are declared."""
    export = read(f"{HEADER}{ROW}{cell},aht,Anna,1,1\n{ROW}")

    assert codes(export) == [(3, "bad_date")]
    assert export.rejects[0].hint


def test_a_formula_is_only_a_name() -> None:
    """Whoever prints it has to take care."""
    export = read(HEADER + '2026-01-05,aht,"=HYPERLINK(""http://x"")",1,1\n')

    assert export.totals["aht"].owners == ('=HYPERLINK("http://x")',)


def test_short_and_long_rows() -> None:
    """A footer is short and stands at the end; anything else is a fault."""
    export = read(HEADER + "odd,words\n" + ROW + "2026-01-06,aht,Anna,1,1,1\n,,\n" + ROW + "Printed today\n")

    assert codes(export) == [(2, "too_few_fields"), (4, "too_many_fields")]
    assert skips(export) == [(1, "preamble"), (5, "blank"), (7, "footer")]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """Nothing else ever comes out."""
    for start in (b"", HEADER.encode(), (HEADER + ROW).encode()):
        try:
            export = read_export("a.csv", start + content, TIDY)
        except ReadingsError:
            continue
        assert export.records == export.accepted + export.nulls + len(export.rejects) + export.skipped


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(st.characters(codec="utf-8"), max_size=8), min_size=5, max_size=5), max_size=6))
def test_any_cells_are_accounted_for(rows: list[list[str]]) -> None:
    """Whatever stands in them, control characters and all."""
    text = HEADER + "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows)
    try:
        export = read(text.encode())
    except ReadingsError:
        return
    assert export.records == 1 + len(rows)


def test_half_of_the_records_may_be_misfits() -> None:
    """More of them are another form."""
    good, bad = ROW * 11, "2026-01-06,aht,Anna,3,14,1\n" * 11

    assert len(read(HEADER + good + bad).rejects) == 11
    with pytest.raises(ReadingsError, match="another number of fields"):
        read(HEADER + good + bad + "2026-01-06,aht,Anna,3,14,1\n")


def test_long_names_of_columns_are_cut_with_a_sign() -> None:
    """Or a scale of 0 to 10 would be one of 0 to 1."""
    with pytest.raises(ReadingsError, match='"How likely are you to recommend us\\? \\(0-…"'):
        read("Answered on,How likely are you to recommend us? (0-10),Agent\n2026-01-05,9,Anna\n")
    export = read(HEADER.replace("\n", ",How likely are you to recommend us? (0-10)\n") + ROW.replace("\n", ",9\n"))
    assert export.warnings[0].message == 'Passed over: "How likely are you to recommend us? (0-…".'
