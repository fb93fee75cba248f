"""Keys in little space are the same keys."""

from __future__ import annotations

from itertools import compress

from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.readings.keys import Keys, Texts, bucketed
from smartgoal.readings.store import tables
from tests.readings.plans import codes, read

TEXTS = st.lists(st.text(max_size=5), max_size=40)


@given(texts=TEXTS)
@settings(max_examples=60)
def test_what_was_put_in_comes_out(texts: list[str]) -> None:
    """In order, by place, and as slices, whatever the letters; also a lone surrogate, which a cell may hold."""
    keys = Keys.of([*texts, "\ud800"])

    assert list(keys) == [*texts, "\ud800"]
    assert [keys[place] for place in range(len(keys))] == list(keys)
    assert keys[1:] == [*texts, "\ud800"][1:]
    assert keys != texts
    assert keys.has_any


@given(texts=TEXTS, data=st.data())
@settings(max_examples=60)
def test_rows_that_stay_keep_their_keys(texts: list[str], data: st.DataObject) -> None:
    """They share the texts of all."""
    keep = data.draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)))

    assert Keys.of(texts).kept(keep) == list(compress(texts, keep))


@given(texts=TEXTS)
@settings(max_examples=60)
def test_like_texts_lie_together(texts: list[str]) -> None:
    """So each lot can be looked through alone; empty ones are like no other."""
    some = Texts()
    some.extend(texts)
    lots = [[texts[place] for place in lot] for lot in bucketed(some)]

    filled = [text for text in texts if text]
    assert sorted(text for lot in lots for text in lot) == sorted(filled)
    assert all(sum(text in lot for lot in lots) == 1 for text in filled)
    assert some.repeats == (len(set(filled)) < len(filled))


def test_no_key_at_all() -> None:
    """Rows whose key is empty are the same as no other."""
    assert not Keys().has_any
    assert not Keys.of(["", ""]).has_any


def test_many_keys_are_compared_as_few_are() -> None:
    """Repeats far apart, once with the same figures and once with others, by two metrics."""
    source = "name: reviews\ndate: Day\nkey: Id\nteam: {is: Technical support}\nmetrics:\n"
    source += "  aht: {value: AHT, unit: s, weight: none}\n  acw: {value: ACW, unit: s, weight: none}\n"
    rows = [f"2026-01-{place % 28 + 1:02},k{place},{200 + place % 90},9" for place in range(3000)]
    rows += [rows[0], rows[1].replace(",9", ",8"), "2026-01-05,,300,9", "2026-01-05,,300,9"]

    export = read("Day,Id,AHT,ACW\n" + "\n".join(rows) + "\n", source)

    assert codes(export) == [(3, "conflicting_duplicate"), (3003, "conflicting_duplicate")]
    assert list(export.skip_lines["duplicate_key"]) == [3002]
    assert export.accepted == 3001
    assert [len(part) for part in export.rows] == [3001, 3001]


def test_the_sum_of_keys_is_that_of_all_at_once() -> None:
    """However many there are; stores of before stay sound."""
    source = "name: reviews\ndate: Day\nkey: Id\nteam: {is: Technical support}\nmetrics:\n"
    source += "  aht: {value: AHT, unit: s, weight: none}\n"
    text = "Day,Id,AHT\n" + "".join(f"2026-01-05,k{place},300\n" for place in range(5000))
    (rows,) = read(text, source).rows

    assert tables.control_of(rows) == "2ea49713759c4f22ef7c083c2ca3ee78382574fda2b38b617d2c7c56b323af87"
