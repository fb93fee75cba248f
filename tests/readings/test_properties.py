"""What must not matter: the order of rows, where files are cut, the unit, the day; and an independent reader agrees."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readings.naive import naive_sums
from tests.readings.plans import TIDY, gather, plan_for, read, read_export, sums_of

HEADER = "date,metric,owner,value,weight\n"
START = date(2026, 1, 1)
few = settings(max_examples=25, deadline=None)


class Row(NamedTuple):
    """A clean row."""

    day: int
    metric: str
    owner: str
    value: Decimal
    weight: int

    def text(self, *, shift: int = 0, factor: int = 1) -> str:
        """Return it as a line."""
        day = START + timedelta(days=self.day + shift)
        return f"{day},{self.metric},{self.owner},{self.value * factor:f},{self.weight}\n"


row = st.builds(
    Row,
    st.integers(0, 60),
    st.sampled_from(["aht", "acw"]),
    st.sampled_from(["Anna Kovács", "Bence Tóth", "Chloé"]),
    st.decimals(10, 90, places=2, allow_nan=False),
    st.integers(0, 40),
)
rows = st.lists(row, min_size=1, max_size=40)


def text_of(some: list[Row], *, shift: int = 0, factor: int = 1) -> str:
    """Return a tidy file."""
    return HEADER + "".join(each.text(shift=shift, factor=factor) for each in some)


@few
@given(rows)
def test_an_independent_reader_agrees(some: list[Row]) -> None:
    """To the last digit."""
    text = text_of(some)

    found = {
        (whose.metric, whose.owner): {day: (each.numerator, each.denominator, each.rows) for day, each in days.items()}
        for whose, days in sums_of(read(text)).sums.items()
    }
    assert found == naive_sums(text)


@few
@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(some: list[Row], chance: object) -> None:
    """Neither the sums nor the account."""
    mixed = list(some)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # a Random of hypothesis
    one, other = read(text_of(some)), read(text_of(mixed))

    assert sums_of(one).sums == sums_of(other).sums
    assert (one.records, one.accepted, one.form.decimal) == (other.records, other.accepted, other.form.decimal)


@few
@given(rows, st.integers(1, 59))
def test_where_files_are_cut_changes_nothing(some: list[Row], cut: int) -> None:
    """As long as a day isn't in both."""
    whole = sums_of(read(text_of(some)))
    parts = [[each for each in some if (each.day < cut) == first] for first in (True, False)]
    exports = [read_export(f"{number}.csv", text_of(part).encode(), TIDY) for number, part in enumerate(parts) if part]

    assert gather(exports, TIDY).sums == whole.sums
    assert gather(exports[::-1], TIDY).sums == whole.sums


@few
@given(rows, st.integers(1, 59))
def test_files_that_share_rows_count_them_once_by_key(some: list[Row], cut: int) -> None:
    """However the same rows are spread."""
    source = (
        "name: keyed\ndate: date\nowner: owner\nkey: id\nmetrics:\n  aht: {value: value, unit: s, weight: weight}\n"
    )
    plan = plan_for(source)
    numbered = list(enumerate(some))

    def export(name: str, part: list[tuple[int, Row]]) -> str:
        return "id," + HEADER + "".join(f"{number},{each.text()}" for number, each in part)

    whole = read_export("a.csv", export("a", numbered).encode(), plan, source="keyed")
    first = [(number, each) for number, each in numbered if each.day <= cut]
    second = [(number, each) for number, each in numbered if each.day >= cut - 1]
    parts = [
        read_export(name, export(name, part).encode(), plan, source="keyed")
        for name, part in (("b.csv", first), ("c.csv", second), ("d.csv", first))
        if part
    ]
    assert gather(parts, plan).sums == gather([whole], plan).sums


@few
@given(rows)
def test_milliseconds_are_thousandths_of_seconds(some: list[Row]) -> None:
    """Scaling the figures and the unit changes nothing."""
    source = "name: x\ndate: date\nowner: owner\nmetrics:\n  aht: {{value: value, unit: {}, weight: weight}}\n"
    seconds, thousandths = (
        read(text_of(some, factor=factor), source.format(unit)) for unit, factor in (("s", 1), ("ms", 1000))
    )
    assert sums_of(seconds).sums == sums_of(thousandths).sums


@few
@given(rows, st.integers(-400, 400))
def test_shifting_the_days_shifts_the_sums(some: list[Row], shift: int) -> None:
    """And nothing else."""
    plain, shifted = sums_of(read(text_of(some))), sums_of(read(text_of(some, shift=shift)))

    moved = {
        whose: {day + timedelta(days=shift): each for day, each in days.items()} for whose, days in plain.sums.items()
    }
    assert shifted.sums == moved


broken = st.sampled_from([
    "", ",,,,", "2026-01-05,aht,Anna,x,1", "2026-02-30,aht,Anna,1,1", "2026-01-05,aht,,1,1", "2026-01-05,aht,Anna,,1",
    "Total,,,,5", ",,Total,,", "2026-01-05,nothing,Anna,1,1", "2026-01-05,asa,Anna,1,1", "2026-01-05,aht,Anna,1",
    "2026-01-05,aht,Anna,1,1,1", "date,metric,owner,value,weight", "Printed today", "2026-01-05,aht,Anna,-1,1",
    "2026-01-05,csat,Anna,500,1", "2026-01-05,aht,Anna,5,0", "Average,,,12,", '"a\nb",aht,Anna,1,1',
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(row.map(lambda each: each.text().strip()), broken), max_size=40), st.booleans())
def test_every_record_is_accounted_for_once(lines: list[str], newline: bool) -> None:  # noqa: FBT001 (given by hypothesis)
    """Accepted, null, rejected or skipped; each rejected line once."""
    text = HEADER + "\n".join(lines) + ("\n" if newline else "")
    export = read(text)

    assert export.records == len(list(csv.reader(io.StringIO(text, newline=""))))
    named = [reject.line for reject in export.rejects] + [skip.line for skip in export.skips] + list(export.null_lines)
    assert len(named) == len(set(named))
    assert export.accepted == len({line for part in export.rows for line in part.lines})


@few
@given(st.integers(1, 700), st.integers(1, 2))
def test_long_files_are_read_in_pieces_that_nobody_sees(count: int, columns: int) -> None:
    """Decimals that come late rescale what was read before."""
    cells = [f"{number}.{'1' * columns}" if number == count else f"{number}" for number in range(1, count + 1)]
    text = HEADER + "".join(f"2026-01-05,aht,Anna,{cell},1\n" for cell in cells)

    assert read(text).totals["aht"].sum == sum(map(Decimal, cells), Decimal(0))
