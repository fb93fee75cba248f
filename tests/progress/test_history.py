"""Day sums added up."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.knowledge.metric import Kind
from smartgoal.progress.history import History, Total, add_days
from smartgoal.readings.days import DaySum
from tests.progress.given import day


def _sum(value: int, weight: int = 1, *, squares: int | None = None, unweighted: bool = False) -> DaySum:
    kept = None if squares is None else Fraction(squares)
    return DaySum(Fraction(value), Fraction(weight), 1, squares=kept, unweighted=unweighted)


def test_adding_keeps_squares_only_where_all_have_them() -> None:
    """A row that is itself an average has no square."""
    raw, average = _sum(4, squares=16), _sum(12, 3)

    assert raw + raw == DaySum(Fraction(8), Fraction(2), 2, squares=Fraction(32))
    assert (raw + average).squares is None
    assert (average + raw).squares is None


def test_total_of_no_days_is_empty() -> None:
    """Nothing before the first row and nothing without rows."""
    history = History(Kind.RATIO, {day("04-02"): _sum(4)})

    assert history.total(day("04-03"), day("04-09")) == Total()
    assert history.total(day("04-05"), day("04-01")) == Total()
    assert History(Kind.RATIO, {}).is_empty
    assert not history.is_empty


def test_total_loses_squares_only_for_days_that_lack_them() -> None:
    """2 April is an average; from the 3rd on every row is raw."""
    days = {day("04-02"): _sum(4, 2), day("04-03"): _sum(3, squares=9), day("04-04"): _sum(2, squares=4)}
    history = History(Kind.MEAN, days)

    assert history.total(day("04-02"), day("04-04")).squares is None
    assert history.total(day("04-03"), day("04-04")).squares == 13


def test_neighbours_of_a_day() -> None:
    """The newest day with rows up to it, the oldest from it on; days without rows are none."""
    history = History(Kind.SUM, {day("04-02"): _sum(4), day("04-04"): _sum(0), day("04-06"): _sum(1)})

    assert history.newest_until(day("04-05")) == day("04-04")
    assert history.newest_until(day("04-01")) is None
    assert history.oldest_from(day("04-04")) == day("04-04")
    assert history.oldest_from(day("04-07")) is None


def test_days_counted_without_rows_are_zeros() -> None:
    """From 2 to 8 April every row was counted, and there are two; on the 9th nobody looked."""
    days = {day("04-03"): _sum(4), day("04-05"): _sum(1)}
    history = History(Kind.SUM, days, [(day("04-05"), day("04-08")), (day("04-02"), day("04-04"))])

    assert history.total(day("04-06"), day("04-30")) == Total(value=Fraction(0), newest=day("04-08"))
    assert history.value(day("04-08"), day("04-09")) == (Fraction(0), Fraction(0))
    assert history.value(day("04-09"), day("04-30")) is None
    assert history.value(day("03-01"), day("04-01")) is None
    assert history.total(day("04-01"), day("04-30")).newest == day("04-08")
    assert history.total(day("04-01"), day("04-30")).value == 5
    assert history.has_rows(day("04-07"), day("04-07"))
    assert not history.has_rows(day("04-09"), day("04-09"))


def test_neighbours_of_a_day_may_be_days_that_were_counted() -> None:
    """As good as days with rows."""
    history = History(Kind.SUM, {day("04-03"): _sum(4)}, [(day("04-02"), day("04-08"))])

    assert history.newest_until(day("04-05")) == day("04-05")
    assert history.newest_until(day("04-30")) == day("04-08")
    assert history.newest_until(day("04-01")) is None
    assert history.oldest_from(day("04-01")) == day("04-02")
    assert history.oldest_from(day("04-04")) == day("04-04")
    assert history.oldest_from(day("04-09")) is None
    assert history.newest_with_data(day("04-01"), day("04-05")) == day("04-05")
    assert not History(Kind.SUM, {}, [(day("04-02"), day("04-08"))]).is_empty


def test_median_without_values_has_none() -> None:
    """Day sums of a median without values can't answer."""
    assert History(Kind.MEDIAN, {day("04-02"): _sum(4)}).total(day("04-01"), day("04-30")).value is None


@settings(deadline=None)
@given(
    st.dictionaries(
        st.dates(day("04-01"), day("06-30")), st.tuples(st.integers(-9, 99), st.integers(0, 9)), max_size=40
    ),
    st.dates(day("03-25"), day("07-05")),
    st.dates(day("03-25"), day("07-05")),
)
def test_totals_are_what_adding_day_by_day_gives(
    figures: dict[object, tuple[int, int]], first: object, last: object
) -> None:
    """Any days out of any history."""
    days = {when: _sum(value, weight) for when, (value, weight) in figures.items()}
    history = History(Kind.RATIO, days)  # type: ignore[arg-type]  # hypothesis' dates are dates

    total = history.total(first, last)  # type: ignore[arg-type]  # likewise

    inside = [one for when, one in days.items() if first <= when <= last]  # type: ignore[operator]  # likewise
    assert total.numerator == sum(one.numerator for one in inside)
    assert total.denominator == sum(one.denominator for one in inside)
    assert total.rows == len(inside)
    found = history.value(first, last)  # type: ignore[arg-type]  # likewise
    assert found == (None if total.value is None else (total.value, total.weight))


def test_add_days_joins_mappings() -> None:
    """Days that stand in both are one."""
    joined = add_days([{day("04-01"): _sum(1)}, {day("04-01"): _sum(2), day("04-02"): _sum(3)}])

    assert {when: one.numerator for when, one in joined.items()} == {day("04-01"): 3, day("04-02"): 3}
