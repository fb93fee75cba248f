"""How files are written: the same month in every form gives the same day sums, and what is undecidable is refused."""

from __future__ import annotations

import gzip
import io
from datetime import date, timedelta
from fractions import Fraction

import openpyxl
import pytest

from smartgoal.errors import ReadingsError
from smartgoal.readings.file.encoding import find_encoding
from tests.readings.plans import codes, gather, plan_for, read, read_export, skips, sums_of, warnings

DAYS = [date(2026, 1, 1) + timedelta(days=offset) for offset in range(31)]
OWNERS = ("Anna Kovács", "Bence Tóth")
MONTH = [
    (day, owner, f"{1200 + 7 * number + place}.5", 3 + number % 3, f"{80 + number % 9}.25", 5 + number % 4)
    for number, day in enumerate(DAYS)
    for place, owner in enumerate(OWNERS)
]
NARROW = "\u202f"
SOURCE = """\
name: month
date: {date}
owner: {owner}
metrics:
  aht: {{value: {aht}, unit: s, weight: {calls}}}
  csat: {{value: {csat}, unit: "%", weight: {answers}}}
"""
FRENCH = SOURCE.format(date="Jour", owner="Agent", aht="DMT", calls="Appels", csat="Satisfaction", answers="Réponses")
HUNGARIAN = "language: hu\n" + SOURCE.format(
    date="Nap", owner="Ügyintéző", aht="Átlagos idő", calls="Hívások", csat="Elégedettség", answers="Válaszok"
)
CHINESE = SOURCE.format(
    date="日期",
    owner="{column: 客服, aliases: {安娜: Anna Kovács, 本采: Bence Tóth}}",
    aht="平均处理时长",
    calls="通话数",
    csat="满意度",
    answers="回复数",
)


def grouped(number: str, mark: str, space: str) -> str:
    """Return 1234.5 with another decimal mark and a group mark."""
    whole, _, part = number.partition(".")
    return f"{whole[:-3]}{space}{whole[-3:]}{mark}{part}" if len(whole) > 3 else f"{whole}{mark}{part}"


def tidy_month() -> bytes:
    """UTF-8, commas, ISO dates."""
    lines = [f"{day},aht,{o},{aht},{n}\n{day},csat,{o},{csat},{m}\n" for day, o, aht, n, csat, m in MONTH]
    return ("date,metric,owner,value,weight\n" + "".join(lines)).encode()


def french_month() -> str:
    """As a French Excel saves it."""
    rows = [
        f"{day:%d/%m/%Y};{o};{grouped(aht, ',', NARROW)};{n};{grouped(csat, ',', '')}\u202f%;{m}\r\n"
        for day, o, aht, n, csat, m in MONTH
    ]
    return "Jour;Agent;DMT;Appels;Satisfaction;Réponses\r\n" + "".join(rows)


def hungarian_month() -> str:
    """As a Hungarian telephone system saves it."""
    rows = [
        f"{day:%Y. %m. %d.}\t{o}\t{grouped(aht, ',', ' ')}\t{n}\t{grouped(csat, ',', '')}%\t{m}\r\n"
        for day, o, aht, n, csat, m in MONTH
    ]
    return "Nap\tÜgyintéző\tÁtlagos idő\tHívások\tElégedettség\tVálaszok\r\n" + "".join(rows)


def chinese_month() -> str:
    """As a Chinese ticket system saves it."""
    names = dict(zip(OWNERS, ("安娜", "本采"), strict=True))
    rows = [
        f"{day.year}年{day.month}月{day.day}日,{names[o]},{aht},{n},{csat}%,{m}\r\n"
        for day, o, aht, n, csat, m in MONTH
    ]
    return "日期,客服,平均处理时长,通话数,满意度,回复数\r\n" + "".join(rows)


def month_in_a_workbook() -> bytes:
    """With a title above the header and real dates and numbers in the cells."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Janvier", 0)
    sheet.append(["Rapport de janvier"])
    sheet.append([])
    sheet.append(["Jour", "Agent", "DMT", "Appels", "Satisfaction", "Réponses"])
    for day, o, aht, n, csat, m in MONTH:
        sheet.append([day, o, float(aht), n, float(csat), m])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "source", "name", "encoding"),
    [
        (tidy_month().decode().encode("utf-16"), "", "month.csv", "utf-16"),
        (b"\xef\xbb\xbf" + tidy_month(), "", "month.csv", "utf-8-sig"),
        (tidy_month().replace(b"\n", b"\r"), "", "month.csv", "utf-8"),
        (b"sep=|\n" + tidy_month().replace(b",", b"|"), "", "month.csv", "utf-8"),
        (french_month().encode(), FRENCH, "month.csv", "utf-8"),
        (gzip.compress(french_month().encode()), FRENCH, "month.csv.gz", "utf-8"),
        (hungarian_month().encode("cp1250"), HUNGARIAN, "month.csv", "cp1250"),
        (chinese_month().encode("gbk"), CHINESE, "month.csv", "gb18030"),
        (month_in_a_workbook(), FRENCH, "month.xlsx", "utf-8"),
    ],
    ids=["utf-16", "bom", "cr", "sep", "french", "gzip", "cp1250", "gbk", "xlsx"],
)
def test_the_same_month_in_every_form_is_the_same(content: bytes, source: str, name: str, encoding: str) -> None:
    """Day sums are exactly equal."""
    expected = sums_of(read(tidy_month()))

    export = read(content, source, name=name)

    assert export.form.encoding == encoding
    assert not export.rejects
    assert gather([export], plan_for(source)).sums == expected.sums


def test_a_guessed_encoding_shows_a_word() -> None:
    """So that a person sees whether it was right."""
    export = read(hungarian_month().encode("cp1250"), HUNGARIAN)

    assert warnings(export) == [(1, "guessed_encoding")]
    assert "Ügyintéző" in export.warnings[0].message


def test_a_declared_encoding_needs_no_remark() -> None:
    """It is the person's word."""
    export = read(hungarian_month().encode("cp1250"), HUNGARIAN + "encoding: windows-1250\n")

    assert export.warnings == ()
    assert export.form.encoding == "cp1250"


@pytest.mark.parametrize(
    ("cells", "mark", "total"),
    [
        (("1.5", "2"), ".", "3.5"),
        (("1,5", "2"), ",", "3.5"),
        (("1,250", "1.5"), ".", "1251.5"),
        (("1.250", "1,5"), ",", "1251.5"),
        (("1.250,5", "2"), ",", "1252.5"),
        (("0,125", "1,250"), ",", "1.375"),
        (("1 250", "1\u202f250"), None, "2500"),
        (("1'250.5", "0"), ".", "1250.5"),
        (("€1,200.50", "30 €"), ".", "1230.5"),
        (("(5)", "\u22125"), None, "-10"),
        (("1,250,000", "1"), ".", "1250001"),
    ],
)
def test_the_decimal_mark_comes_from_the_whole_column(cells: tuple[str, str], mark: str | None, total: str) -> None:
    """In either order of rows."""
    for ordered in (cells, cells[::-1]):
        rows = [f"2026-01-05;revenue;{cell}\n" for cell in ordered]
        export = read("date;metric;value\n" + "".join(rows))

        assert codes(export) == []
        assert export.form.decimal == mark
        assert export.totals["revenue"].sum * 1000 == int(float(total) * 1000)


def test_an_undecidable_decimal_mark_shows_both_readings() -> None:
    """Unless the file's language or its source decides."""
    text = "date;metric;value\n2026-01-05;revenue;1,250\n"
    with pytest.raises(ReadingsError, match=r"1250 or 1\.250") as caught:
        read(text)
    assert caught.value.code == "ambiguous_decimal"
    assert "decimal" in caught.value.message

    assert read_export("x", text.encode(), plan_for(head="language: hu\n")).totals["revenue"].sum * 4 == 5
    commas = text.replace("1,250", '"1,250"').replace(";", ",")
    assert read_export("x", commas.encode(), plan_for(head="language: en\n")).totals["revenue"].sum == 1250
    assert read(text, "name: x\nlanguage: en\n").totals["revenue"].sum == 1250
    for mark, total in ((",", "1.25"), (".", "1250")):
        export = read(text, f"name: x\ndecimal: '{mark}'\n")
        assert export.totals["revenue"].sum * 100 == int(float(total) * 100)


@pytest.mark.parametrize(("language", "delimiter"), [("en", ";"), ("hu", ",")])
def test_a_delimiter_that_belongs_to_the_other_mark_leaves_it_open(language: str, delimiter: str) -> None:
    """The goal file is in one language, the export looks as if it were from elsewhere."""
    text = 'date;metric;value\n2026-01-05;revenue;"1,250"\n'.replace(";", delimiter)

    with pytest.raises(ReadingsError, match=r"1250 or 1\.250"):
        read_export("x", text.encode(), plan_for(head=f"language: {language}\n"))


def test_a_column_with_both_marks_is_refused_or_the_few_rejected() -> None:
    """One slip in eleven cells is a slip; five of ten are not."""
    head, row = "date;metric;value\n", "2026-01-05;revenue;{}\n"
    with pytest.raises(ReadingsError, match=r'has both "1\.5" and "1,5"'):
        read(head + (row.format("1.5") + row.format("1,5")) * 5)

    export = read(head + row.format("1,5") + row.format("1.5") * 10)

    assert codes(export) == [(2, "bad_number")]


@pytest.mark.parametrize(
    ("cells", "order", "days"),
    [
        (("01/02/2026", "13/02/2026"), "dmy", ("2026-02-01", "2026-02-13")),
        (("01/02/2026", "02/13/2026"), "mdy", ("2026-01-02", "2026-02-13")),
        (("05/05/2026", "6/6/2026"), None, ("2026-05-05", "2026-06-06")),
        (("01.02.2026", "02.02.2026"), "dmy", ("2026-02-01", "2026-02-02")),
        (("26-01-02", "40-01-31"), "ymd", ("2026-01-02", "2040-01-31")),
        (("2026-01-02", "20260131"), "ymd", ("2026-01-02", "2026-01-31")),
    ],
)
def test_the_order_of_dates_comes_from_the_whole_column(
    cells: tuple[str, str], order: str | None, days: tuple[str, str]
) -> None:
    """In either order of rows."""
    for ordered in (cells, cells[::-1]):
        export = read("date,metric,value,weight\n" + "".join(f"{cell},aht,1,1\n" for cell in ordered))

        assert export.form.date_order == order
        assert [str(day) for day in (export.span or ())] == list(days)


def test_an_undecidable_order_of_dates_shows_both_readings() -> None:
    """Unless the source says it."""
    text = "Day,Calls\n01/02/2026,1\n03/02/2026,1\n"
    source = "date: {}\nmetrics:\n  complaints: {{value: Calls}}\n"
    with pytest.raises(ReadingsError, match="1 February 2026 or 2 January 2026") as caught:
        read(text, source.format("Day"))
    assert caught.value.code == "ambiguous_date"

    export = read(text, source.format("{column: Day, order: mdy}"))
    assert export.span == (date(2026, 1, 2), date(2026, 3, 2))


def test_dates_in_both_orders() -> None:
    """Five of ten are undecidable; one in eleven is rejected, and the mixture is named."""
    head, row = "date,metric,value,weight\n", "{},aht,1,1\n"
    with pytest.raises(ReadingsError) as caught:
        read(head + (row.format("13/02/2026") + row.format("02/13/2026")) * 5)
    assert caught.value.code == "ambiguous_date"

    export = read(head + row.format("02/13/2026") + row.format("13/02/2026") * 10 + row.format("2026-02-14"))

    assert codes(export) == [(2, "bad_date")]
    assert warnings(export) == [(None, "mixed_date_orders")]


def test_a_second_header_of_units_is_skipped() -> None:
    """It stands right below the first."""
    source = "date: Day\nowner: Agent\nmetrics:\n  aht: {value: AHT, unit: s, weight: Calls}\n"
    export = read("Day,Agent,AHT,Calls\n(UTC),,(s),\n2026-01-05,Anna,300,2\n", source)

    assert skips(export) == [(1, "preamble"), (2, "second_header")]


def test_trailing_delimiters_are_no_fields() -> None:
    """Some systems end every line with one."""
    assert read("date,metric,value,weight\n2026-01-05,aht,1,1,\n2026-01-06,aht,1,1,,\n").accepted == 2


def test_a_workbook_keeps_percentages_as_fractions() -> None:
    """0.85 in a workbook may well be 85 %, so its source has to say."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Day", "CSAT", "Answers"])
    sheet.append([date(2026, 1, 5), 0.85, 4])
    content = io.BytesIO()
    book.save(content)
    source = 'date: Day\nmetrics:\n  csat: {{value: CSAT, unit: "{}", weight: Answers}}\n'

    assert codes(read(content.getvalue(), source.format("%"), name="a.xlsx")) == [(2, "ambiguous_percent")]
    assert read(content.getvalue(), source.format("fraction"), name="a.xlsx").totals["csat"].sum == 85


@pytest.mark.parametrize("language", ["hu", None])
def test_two_letters_are_no_chinese_character(language: str | None) -> None:
    """Hungarian in Windows-1250 could be read as GB 18030; the plain letters in it say that it isn't."""
    text = "Dátum;Ügyintéző;Hívások\n2026-03-02;Őri Ödön;42\n"
    source = "name: calls\ndate: Dátum\nowner: Ügyintéző\nmetrics:\n  complaints: {value: Hívások}\n"
    source += f"language: {language}\n" if language else ""

    export = read(text.encode("cp1250"), source)

    assert export.form.encoding == "cp1250"
    assert export.accepted == 1


ACCENTED = (
    "Kovács Anna", "Szőke Éva", "Törőcsik Mári", "Őri Ödön", "Gyöngyvér", "ÜGYFÉL", "Größe", "Süß", "Jääskeläinen",
    "Ääni", "Zoé", "créée", "Żółw", "L'été à l'île", "Müller-Lüdenscheid",
)  # fmt: skip
CHINESE_NAMES = ("张伟", "王芳", "李", "王珺", "朱镕基", "欧阳娜娜", "VIP客户", "客服A组", "王·李", "A组,张伟", "张 伟")


@pytest.mark.parametrize("language", ["en", "zh", None])
@pytest.mark.parametrize("name", ACCENTED)
def test_a_single_accented_name_is_never_chinese(name: str, language: str | None) -> None:
    """A month of one person is an everyday export, and an accent and a plain letter could be a character together."""
    text = "Day,Agent,AHT,Calls\n" + f"2026-01-05,{name},300,10\n" * 29
    source = "name: calls\ndate: Day\nowner: Agent\nmetrics:\n  aht: {value: AHT, unit: s, weight: Calls}\n"
    content = text.encode("cp1250" if name == "Żółw" or "ő" in name.casefold() else "cp1252")

    assert find_encoding("x.csv", content, None, language).name in {"cp1250", "cp1252"}
    assert read(content, source + (f"language: {language}\n" if language else "")).totals["aht"].owner_count == 1


@pytest.mark.parametrize("language", ["en", "zh", None])
@pytest.mark.parametrize("name", CHINESE_NAMES)
def test_a_single_chinese_name_is_found(name: str, language: str | None) -> None:
    """Without a word on its encoding or language, beside English headers; one alone is enough."""
    content = f"Day,Agent,AHT,Calls\n2026-01-05,{name},300,10\n".encode("gbk")

    assert find_encoding("x.csv", content, None, language).name == "gb18030"


@pytest.mark.parametrize(("language", "encoding"), [("zh", "gb18030"), ("en", "cp1252"), (None, "cp1252")])
def test_what_both_could_be_is_chinese_where_the_language_is(language: str | None, encoding: str) -> None:
    """One character beside a capital, or one that is rare."""
    for text in ("C组", "臺"):
        assert find_encoding("x.csv", text.encode("gbk"), None, language).name == encoding


@pytest.mark.parametrize("language", ["fr", "hu"])
def test_a_declared_language_rules_chinese_out(language: str) -> None:
    """Though the bytes could be."""
    assert find_encoding("x.csv", "李娜".encode("gbk"), None, language).name in {"cp1250", "cp1252"}


def test_utf_8_beside_chinese_of_another_encoding_is_mixed() -> None:
    """Neither half is read by the other's."""
    content = "2026-01-05,张伟,300\n".encode() * 9 + "2026-01-06,王芳,300\n".encode("gbk")

    with pytest.raises(ReadingsError) as caught:
        find_encoding("x.csv", content, None, None)
    assert caught.value.code == "encoding_mixed"


def test_few_chinese_characters_are_enough() -> None:
    """Where the language is said, also beside blanks and signs of other languages."""
    text = "坐席|收入|日期\n王芳|6\u202f979.98|2026-04-02\n王芳|\u22124\u2019135.84|2026-04-03\n"
    source = "name: sales\nlanguage: zh\ndate: 日期\nowner: 坐席\nmetrics:\n  revenue: {value: 收入, unit: EUR}\n"

    export = read(text.encode("gb18030"), source)

    assert export.form.encoding == "gb18030"
    assert export.totals["revenue"].sum == Fraction("2844.14")
    assert export.totals["revenue"].owners == ("王芳",)


@pytest.mark.parametrize(
    ("cells", "unit", "seconds"),
    [
        ("05:12:00 04:58:00", "mm:ss", None),
        ("05:12:00 00:00:00", "mm:ss", None),
        ("00:00:00 00:00:00", "mm:ss", 0),
        ("1:00:00 45:10", "mm:ss", 3600 + 45 * 60 + 10),
        ("1:00:00 0:05:12", "mm:ss", 3600 + 312),
        ("1:02:15 58:30", "mm:ss", 3735 + 3510),
        ("1:02:15 1:10:00 6:20", "mm:ss", 3735 + 4200 + 380),
        ("1:30:00 2:00:00 6:20 50:10 48:00", "mm:ss", 5400 + 7200 + 380 + 3010 + 2880),
        ("10:00 5:00 7:00 2:00:00 1:30:00", "mm:ss", 600 + 300 + 420 + 7200 + 5400),
        ("0:05:12 0:06:31 1:10:00 2:00:00", "mm:ss", 312 + 391 + 4200 + 7200),
        ("00:05:12.5 00:06:00.0 1:12:00.0 2:03:00.0", "mm:ss", Fraction(625, 2) + 360 + 4320 + 7380),
        ("4:12 5:31 3:40 6:05 4:00:00", "mm:ss", 252 + 331 + 220 + 365 + 14400),
        ("4:12 5:31 3:40 6:05 4:00:00 2:30:00", "mm:ss", 252 + 331 + 220 + 365 + 14400 + 9000),
        ("05:12:00 04:58:00", "h:mm:ss", 10 * 3600 + 10 * 60),
        ("05:12:00 04:58", "h:mm", 10 * 3600 + 10 * 60),
    ],
)
def test_minutes_that_a_spreadsheet_took_for_hours(cells: str, unit: str, seconds: Fraction | int | None) -> None:
    """05:12, opened and saved, is 05:12:00 in every cell; sixty times too much is never read silently."""
    rows = "".join(f"2026-01-05,Anna,{cell}\n" for cell in cells.split())
    source = f'name: calls\ndate: Day\nowner: Agent\nmetrics:\n  acw: {{value: Wrap, unit: "{unit}", weight: none}}\n'

    if seconds is None:
        with pytest.raises(ReadingsError, match='like "05:12:00"') as caught:
            read("Day,Agent,Wrap\n" + rows, source)
        assert caught.value.code == "ambiguous_duration"
    else:
        assert read("Day,Agent,Wrap\n" + rows, source).totals["acw"].sum == seconds


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ("06:30:00 06:20", r'"06:30:00" stands in "Wrap" beside "06:20".*write "06:30".*"390:00" if they are hours'),
        ("06:30:00 00:45:00 06:20", r'write "06:30"'),
        ("06:30:00 06:42:00 06:31:30", r'nearly every duration of "Wrap" ends like "06:42:00".*h:mm:ss'),
        ("06:30:00 05:12:00 07:01:00 1:02:15 58:30 5:50 6:10", r'"07:01:00" stands in "Wrap" beside "58:30"'),
    ],
)
def test_one_genuine_duration_tells_nothing_of_the_others(cells: str, says: str) -> None:
    """Seconds of real hours are of any number; hours without any, far longer than the rest, are asked about."""
    rows = "".join(f"2026-01-05,Anna,{cell}\n" for cell in cells.split())
    source = 'name: calls\ndate: Day\nowner: Agent\nmetrics:\n  acw: {value: Wrap, unit: "mm:ss", weight: none}\n'

    with pytest.raises(ReadingsError, match=says) as caught:
        read("Day,Agent,Wrap\n" + rows, source)

    assert caught.value.code == "ambiguous_duration"


@pytest.mark.parametrize(
    ("where", "rows"),
    [
        ("", "2026-01-05,Anna,6:20\n2026-01-05,Bence,5:40\nTotal,,06:12:00\n2026-01-06,Anna,7:10\nTotal,,07:10:00\n"),
        ("where: {Agent: Anna}\n", "2026-01-05,Anna,6:20\n2026-01-05,Bence,4:12:00\n2026-01-06,Bence,2:40:00\n"),
    ],
)
def test_hours_of_totals_and_of_rows_left_out_cast_no_doubt(where: str, rows: str) -> None:
    """Only what counts is asked about."""
    source = (
        f'name: calls\ndate: Day\nowner: Agent\n{where}metrics:\n  acw: {{value: Wrap, unit: "mm:ss", weight: none}}\n'
    )

    export = read("Day,Agent,Wrap\n" + rows, source)

    assert export.accepted == sum(1 for row in rows.splitlines() if row.count(":") == 1)


def test_somebody_called_total_owns_the_rows_below() -> None:
    """In merged cells; the total of a block has no day."""
    text = "Agent,Day,Calls\nTotal Tom,2026-01-05,4\n,2026-01-06,6\nTotal,,10\nAnna,2026-01-05,3\nTotal Anna,,3\n"
    source = "name: calls\ndate: Day\nowner: {column: Agent, fill_down: true}\nmetrics:\n  complaints: {value: Calls}\n"

    export = read(text, source)

    assert codes(export) == []
    assert export.totals["complaints"].owners == ("Anna", "Total Tom")
    assert (export.accepted, list(export.skip_lines["total_row"])) == (3, [4, 6])
