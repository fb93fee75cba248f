"""Cells of workbooks that hold an error, or a formula that nobody has calculated."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from smartgoal.errors import ReadingsError
from smartgoal.readings.file.workbook import sheets_of
from tests.readings.plans import codes, read

SOURCE = "date: Day\nowner: Agent\nmetrics:\n  aht: {value: AHT, unit: s, weight: Calls}\n"
HEADER: list[object] = ["Day", "Agent", "AHT", "Calls"]


def book(*rows: list[object]) -> bytes:
    """Return a workbook of one sheet."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (HEADER, *rows):
        sheet.append(row)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def changed(content: bytes, old: str, new: str, part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """Return a workbook with other text in one of its parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(written, "w") as copy:
        for name in archive.namelist():
            text = archive.read(name)
            if name == part:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode())
            copy.writestr(name, text)
    return written.getvalue()


def open_document(cell: str) -> bytes:
    """Return an .ods of a header and one row whose third cell is given."""
    spaces = {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    }

    def text(value: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    rows = ("".join(map(text, map(str, HEADER))), text("2026-01-05") + text("Anna") + cell + text("10"))
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    for tag in (f'table:table table:name="A"|{body}', "office:spreadsheet|", "office:body|"):
        start, inside = tag.split("|", 1)
        body = f"<{start}>{inside or body}</{start.split()[0]}>"
    declared = " ".join(f'xmlns:{name}="{space}"' for name, space in spaces.items())
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<office:document-content {declared}>{body}</office:document-content>")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return content.getvalue()


def test_errors_are_rejected_as_in_text() -> None:
    """An average that can't be calculated isn't one that is missing; only #N/A says so."""
    rows: list[list[object]] = [
        ["2026-01-05", "Anna", 300, 10],
        ["2026-01-06", "Anna", "#DIV/0!", 10],
        ["2026-01-07", "Anna", "#N/A", None],
        ["2026-01-08", "#REF!", 300, 10],
    ]
    export = read(book(*rows), SOURCE, name="a.xlsx")
    as_text = read("".join(",".join(map(str, row)) + "\n" for row in (HEADER, *rows)).replace("None", ""), SOURCE)

    assert codes(export) == codes(as_text) == [(3, "bad_number"), (5, "missing_owner")]
    assert (export.accepted, export.nulls) == (as_text.accepted, as_text.nulls) == (1, 1)
    assert export.rejects[0].raw == "#DIV/0!"
    assert '"null": ["#DIV/0!"]' in export.rejects[0].hint


def test_an_error_may_be_declared_to_mean_nothing() -> None:
    """As the hint says."""
    source = SOURCE.replace("weight: Calls", 'weight: Calls, "null": ["#DIV/0!"]')

    assert read(book(["2026-01-06", "Anna", "#DIV/0!", 10]), source, name="a.xlsx").nulls == 1


def test_where_no_call_was_taken_there_is_no_average() -> None:
    """Divided by none, it is an error in every report, and nothing is wrong."""
    rows = "Day,Agent,AHT,Calls\n2026-01-06,Anna,#DIV/0!,0\n2026-01-07,Anna,abc,0\n2026-01-08,Anna,#ZÉRÓOSZTÓ!,0\n"
    ratio = SOURCE.replace("value: AHT, unit: s, weight", "numerator: AHT, unit: s, denominator")

    for source in (SOURCE, ratio):
        export = read(rows, source)
        assert (codes(export), export.nulls) == ([(3, "bad_number")], 2)


@pytest.mark.parametrize(
    ("cell", "raw"),
    [
        ('<c r="C2"><f>A1&lt;0</f></c>', "#UNCALCULATED!"),
        ('<c r="C2" s="0" t="n"><f>A1/0</f><v></v></c>', "#UNCALCULATED!"),
        ('<c r="C2"><f t="shared" si="0"/><v/></c>', "#UNCALCULATED!"),
        ('<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
    ],
)
def test_formulas_without_a_figure_are_rejected(cell: str, raw: str) -> None:
    """A program that writes workbooks leaves the figures to Excel."""
    content = changed(book(["2026-01-05", "Anna", 300, 10]), '<c r="C2" t="n"><v>300</v></c>', cell)

    (reject,) = read(content, SOURCE, name="a.xlsx").rejects

    assert (reject.code, reject.raw) == ("bad_number", raw)


def test_formulas_with_a_figure_or_an_empty_text_are_what_they_show() -> None:
    """Excel writes both."""
    content = book(["2026-01-05", "Anna", 300, 10], ["2026-01-06", "Anna", 301, None])
    content = changed(content, "<v>300</v>", "<f>150*2</f><v>300</v>")
    content = changed(content, '<c r="C3" t="n"><v>301</v></c>', '<c r="C3" t="str"><f>""</f><v></v></c>')

    export = read(content, SOURCE, name="a.xlsx")

    assert export.totals["aht"].sum == 300
    assert (export.accepted, export.nulls) == (1, 1)


def test_errors_far_down_a_long_sheet_are_found() -> None:
    """Sheets are read in blocks, and empty cells with nothing but a format fill many of them."""
    rows = "".join(
        f'<row r="{line}">' + "".join(f'<c r="{column}{line}" s="0"/>' for column in "ABCDEFGHIJKLMNOPQRST") + "</row>"
        for line in range(3, 4500)
    )
    rows += '<row r="4500"><c r="A4500" t="e"><v>#DIV/0!</v></c></row>'
    content = changed(book(["2026-01-05", "Anna", 300, 10]), "</sheetData>", f"{rows}</sheetData>")

    (sheet,) = sheets_of("a.xlsx", content)

    assert sheet.content.splitlines()[4499].startswith(b"#DIV/0!")


@pytest.mark.parametrize(
    "attributes",
    [
        'office:value-type="string" office:string-value="" calcext:value-type="error"',
        'office:value-type="float" office:value="0" calcext:value-type="error"',
    ],
)
def test_errors_of_open_documents(attributes: str) -> None:
    """Some say that their value is 0."""
    cell = f'<table:table-cell table:formula="of:=1/0" {attributes}><text:p>#DIV/0!</text:p></table:table-cell>'

    (reject,) = read(open_document(cell), SOURCE, name="a.ods").rejects

    assert (reject.code, reject.raw) == ("bad_number", "#DIV/0!")


def test_a_damaged_part_of_a_workbook_with_errors() -> None:
    """Not only of its sheets."""
    content = book(["2026-01-06", "Anna", "#DIV/0!", 10])
    start = content.index(b"xl/theme/theme1.xml") + 200

    with pytest.raises(ReadingsError) as caught:
        sheets_of("a.xlsx", content[:start] + bytes(50) + content[start + 50 :])

    assert caught.value.code == "unreadable"
