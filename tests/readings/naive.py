"""An independent reader of clean tidy files, as simple as can be: the csv module and fractions."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from datetime import date
from fractions import Fraction

Sums = dict[tuple[str, str], dict[date, tuple[Fraction, Fraction, int]]]


def naive_sums(text: str) -> Sums:
    """Return numerator, denominator and rows by metric, owner and day."""
    sums: defaultdict[tuple[str, str], dict[date, tuple[Fraction, Fraction, int]]] = defaultdict(dict)
    for row in csv.DictReader(io.StringIO(text)):
        weight = Fraction(row["weight"])
        days = sums[row["metric"], row["owner"]]
        day = date.fromisoformat(row["date"])
        numerator, denominator, rows = days.get(day, (Fraction(0), Fraction(0), 0))
        days[day] = (numerator + Fraction(row["value"]) * weight, denominator + weight, rows + 1)
    return dict(sums)
