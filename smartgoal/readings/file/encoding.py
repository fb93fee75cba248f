"""How a file is written: what kind of file it is and in which encoding."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from smartgoal.errors import ReadingsError
from smartgoal.goals.source_forms import find_charset
from smartgoal.readings.codes import ErrorCode, WarningCode
from smartgoal.readings.export import Remark

_BLOCK = 1 << 18
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HTML = re.compile(rb"\s*<(?:!doctype|html|head|body|\?xml|table|div|script|svg|!--)", re.IGNORECASE)
_JSON = re.compile(rb"\s*(?:\{|\[\s*[\]\[{\"\d-])")
_MAGIC = (
    (b"PK\x03\x04", "a zip file or workbook"),
    (b"PK\x05\x06", "an empty zip file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook"),
    (b"\x1f\x8b", "a gzip file"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x89PNG", "a picture"),
    (b"PAR1", "a Parquet file"),
)
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_UTF8 = re.compile(rb"(?:" + _UTF8_LETTER.pattern + rb")+")
_NON_ASCII = re.compile(rb"[\x80-\xff]+")
_HANZI = re.compile(r"([A-Za-z]?)([\u4e00-\u9fff]+)(?=([A-Za-z]?))")
_ANYWHERE = "©®™°£§·\u00a0\u2009\u202f\u2212\u2013\u2014\u2019\u2026\u20ac"
"""Blanks, dashes and signs that files in every language have."""
_LATIN = frozenset({"fr", "hu"})
_HUNGARIAN = re.compile(rb"[\xd5\xdb\xf5\xfb]")
_OTHERS = {"cp1252": "cp1250", "cp1250": "cp1252"}
"""What a guessed encoding is most easily taken for."""
_WORD = re.compile(r"[^\s,;|\"]+")
_SAMPLE = 1 << 20
_BLANK = b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"


class Encoding(NamedTuple):
    """The name of a file's encoding and what is to be said about it."""

    name: str
    remarks: tuple[Remark, ...] = ()


def refuse_other_files(name: str, content: bytes) -> None:
    """Raise ReadingsError where `content` is no table of text."""
    for magic, what in _MAGIC:
        if content.startswith(magic):
            hint = " Name it .xlsx, .xls or .ods to have it read." if "workbook" in what else ""
            raise ReadingsError(ErrorCode.NOT_CSV, f"this is {what}, not a CSV file.{hint} Export it as CSV.", name)
    start = content[:2048].removeprefix(codecs.BOM_UTF8)
    if _HTML.match(start):
        message = "this is a web page, perhaps of a login; export the file again while logged in."
        raise ReadingsError(ErrorCode.NOT_CSV, message, name)
    if _JSON.match(start):
        raise ReadingsError(
            ErrorCode.NOT_CSV, "this is JSON, perhaps an error message; export the file again as CSV.", name
        )
    if not content[:4096].strip(_BLANK) and not content.strip(_BLANK):
        raise ReadingsError(ErrorCode.EMPTY_FILE, "the file is empty; export it again.", name)


def find_encoding(name: str, content: bytes, declared: str | None, language: str | None) -> Encoding:
    """Return the encoding that all of `content` is in, by mark, declaration or evidence, in that order."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            _check(name, content, encoding)
            return Encoding(encoding)
    if declared is not None:
        charset = _known(name, declared)
        if charset == "utf-16":
            _refuse_unmarked(name, content)
        return Encoding(_check(name, content, charset))
    _refuse_unmarked(name, content)
    if content.isascii():
        return Encoding("utf-8")
    broken = _first_fault(content, "utf-8")
    return Encoding("utf-8") if broken is None else _guess(name, content, language, broken)


def _refuse_unmarked(name: str, content: bytes) -> None:
    """Refuse UTF-16 without the mark that tells which byte of two comes first; the empty ones tell what to say."""
    start = content[:4096]
    if start.count(b"\x00") > len(start) // 4:
        first, second = start[::2].count(b"\x00"), start[1::2].count(b"\x00")
        which = "utf-16-be" if first > second else "utf-16-le"
        message = f"every second byte is empty as in UTF-16 without its mark; say `encoding: {which}` in its source."
        raise ReadingsError(ErrorCode.BAD_ENCODING, message, name)


def _known(name: str, declared: str) -> str:
    charset = find_charset(declared)
    if charset is None:
        message = f'"{declared}" is no encoding of text; try utf-8, cp1252 or gb18030.'
        raise ReadingsError(ErrorCode.BAD_ENCODING, message, name)
    return charset


def _check(name: str, content: bytes, encoding: str) -> str:
    fault = _first_fault(content, encoding)
    if fault is not None:
        _refuse_cut(name, content, encoding)
        line = content.count(b"\n", 0, fault) + 1
        raise ReadingsError(
            ErrorCode.BAD_ENCODING, f"the file isn't {encoding} throughout; say another `encoding`.", name, line
        )
    return encoding


def _refuse_cut(name: str, content: bytes, encoding: str) -> None:
    """Raise where nothing is wrong but that bytes are missing at the end."""
    if _first_fault(content, encoding, is_whole=False) is None:
        message = "the file ends in the middle of a letter, so it was cut off; export it again."
        raise ReadingsError(ErrorCode.BAD_ENCODING, message, name, content.count(b"\n") + 1)


def _first_fault(content: bytes, encoding: str, *, is_whole: bool = True) -> int | None:
    """Return about where decoding fails; None where all is well. Nothing of the file is kept."""
    decoder = codecs.getincrementaldecoder(encoding)()
    view = memoryview(content)
    for start in range(0, len(content), _BLOCK):
        try:
            decoder.decode(view[start : start + _BLOCK], final=is_whole and start + _BLOCK >= len(content))
        except UnicodeError as error:
            # Some codecs can't say where.
            return start + (error.start if isinstance(error, UnicodeDecodeError) else 0)
    return None


def _guess(name: str, content: bytes, language: str | None, broken: int) -> Encoding:
    sample = content[:_SAMPLE] if broken < _SAMPLE else content
    runs = set(_NON_ASCII.findall(sample))
    # Two bytes of Chinese that could be a letter in UTF-8 are common, whole words of such are not.
    as_utf8 = sum(len(run) for run in runs if _UTF8.fullmatch(run))
    if 2 * as_utf8 <= sum(map(len, runs)) and language not in _LATIN and _is_chinese(sample, content, language):
        return _guessed(name, content, "gb18030")
    if _UTF8_LETTER.search(sample):
        _refuse_cut(name, content, "utf-8")
        line = content.count(b"\n", 0, broken) + 1
        message = "the file is UTF-8 above and something else here: two encodings in one file; export it again."
        raise ReadingsError(ErrorCode.ENCODING_MIXED, message, name, line)
    central = language == "hu" or (language is None and _HUNGARIAN.search(sample) is not None)
    return _guessed(name, content, "cp1250" if central else "cp1252")


def _is_chinese(sample: bytes, content: bytes, language: str | None) -> bool:
    if _first_fault(content, "gb18030") is not None:
        return False
    text = sample.decode("gb18030", errors="ignore")
    foreign = [char for char in text if ord(char) > 127 and char not in _ANYWHERE]
    common = sum(1 for char in foreign if "\u4e00" <= char <= "\u9fff" or char in "，。：；！？（）、《》“”％￥·")
    if common < 0.9 * len(foreign):
        return False
    words = [_looks_chinese(*found) for found in set(_HANZI.findall(text))]
    yes, open_ones = words.count(True), words.count(None)
    return yes + (open_ones if language == "zh" else 0) > words.count(False)


def _looks_chinese(before: str, hanzi: str, after: str) -> bool | None:
    """Whether characters are meant, or letters with accents beside plain ones; None where both could be.

    A letter with an accent, taken for half of a character, swallows the plain letter after it. Two such letters in a
    row make a character as common ones are made, but stand within a word of plain letters, and four never follow.
    """
    beside, pairs = before + after, [char.encode("gb18030") for char in hanzi]
    common = sum(min(pair) >= 0xA1 for pair in pairs)
    if common > 1 or (common and not beside):
        return True
    # As in "A组", which a capital may begin or end.
    if (beside and not beside.isupper()) or any(pair[1:].isalpha() for pair in pairs):
        return False
    return None


def _guessed(name: str, content: bytes, encoding: str) -> Encoding:
    _check(name, content, encoding)
    other = _OTHERS.get(encoding)
    place = _telling_place(content, encoding, other)
    line = content.count(b"\n", 0, place) + 1
    shown = _telling_word(content[content.rfind(b"\n", 0, place) + 1 :].split(b"\n", 1)[0], encoding, other)
    message = f"Read as {encoding}{shown}; say `encoding: {encoding}` in its source if that is right."
    return Encoding(encoding, (Remark(WarningCode.GUESSED_ENCODING, line, message),))


def _telling_place(content: bytes, encoding: str, other: str | None) -> int:
    """Return where the first character stands that another encoding would make another one, else the first foreign."""
    found = None
    if other is not None:
        differing = (
            byte for byte in map(bytes, zip(range(128, 256), strict=True)) if _reads_apart(byte, encoding, other)
        )
        found = re.search(rb"[" + b"".join(map(re.escape, differing)) + rb"]", content)
    found = found or _NON_ASCII.search(content)
    return found.start() if found else 0


def _reads_apart(text: bytes, encoding: str, other: str) -> bool:
    return text.decode(encoding, errors="replace") != text.decode(other, errors="replace")


def _telling_word(line: bytes, encoding: str, other: str | None) -> str:
    """Return an example by which a person can tell whether the encoding is right; "" where no word is foreign."""
    ours, theirs = (_WORD.findall(line.decode(each, errors="replace")) for each in (encoding, other or encoding))
    for word, instead in zip(ours, theirs, strict=False):
        if word != instead:
            return f', as in "{word[:60]}" ({other}: "{instead[:60]}")'
    foreign = next((word for word in ours if not word.isascii()), None)
    return f', as in "{foreign[:60]}"' if foreign else ""
