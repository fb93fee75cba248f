"""How well prose is judged, on statements labelled beforehand: `python -m tests.benchmarks.wording`.

The statements in tests/data/statements.jsonl were labelled apart from the word lists. Only sums are printed, so that
nobody mends a list by them. Findings that a statement's `faults_ok` names count neither way.
With `--developing` the statements in tests/data/developing.jsonl are judged, and each that is judged otherwise than
labelled is printed: lists and mechanisms may be mended by these.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from smartgoal.check.engine import check_plan
from smartgoal.check.rule import Context
from smartgoal.check.selection import Selection
from smartgoal.knowledge.languages import LANGUAGES
from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence import Sentence, read_sentence
from tests.conftest import load_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from smartgoal.knowledge.sentence import Quantity

DATA = Path(__file__).parents[1] / "data"
STATEMENTS, DEVELOPING = DATA / "statements.jsonl", DATA / "developing.jsonl"
TODAY = date(2026, 11, 22)
# One file takes no more than 5,000 goals.
GOALS_A_FILE = 2_000
CRITERIA = ("specific", "measurable", "time_bound")
RULES = (*(f"S{number}" for number in (103, 104, 105, 106, 107, 108, 109, 110, 112, 113)), "M205", "M209", "T507")


@dataclass(frozen=True, slots=True)
class Statement:
    """One labelled statement with what was read in it and found about it."""

    label: dict[str, Any]
    read: Sentence
    found: frozenset[str]


@dataclass(slots=True)
class Score:
    """Hits, false alarms and misses."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    def count(self, *, said: bool, true: bool) -> None:
        """Take one judgement in."""
        self.hits += said and true
        self.false += said and not true
        self.missed += true and not said

    def __str__(self) -> str:
        precision, recall = (_share(self.hits, self.hits + other) for other in (self.false, self.missed))
        f1 = _share(2 * self.hits, 2 * self.hits + self.false + self.missed)
        return f"{precision} {recall} {f1}   {self.hits:4} {self.false:4} {self.missed:4}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:9.3f}" if whole else f"{'-':>9}"


def read_all(path: Path) -> list[Statement]:
    """Return every statement of a file, read and checked as the text of a goal that has nothing else."""
    labels = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    files = [labels[first : first + GOALS_A_FILE] for first in range(0, len(labels), GOALS_A_FILE)]
    return [statement for file in files for statement in _read_file(file)]


def _read_file(labels: list[dict[str, Any]]) -> Iterable[Statement]:
    goals = [
        {"id": f"statement-{number}", "title": f"No. {number}", "specific": label["text"]}
        for number, label in enumerate(labels)
    ]
    plan = load_text(yaml.safe_dump({"smartgoal": 1, "goals": goals}, allow_unicode=True, width=100_000))
    found: dict[str, set[str]] = {}
    for finding in check_plan(Context(plan, today=TODAY), Selection()).findings:
        found.setdefault(finding.goal or "", set()).add(finding.code)
    for number, label in enumerate(labels):
        read = read_sentence(label["text"], language=None, metrics=load_catalogue(), today=TODAY)
        yield Statement(label, read, frozenset(found.get(f"statement-{number}", ())))


def score(statements: Iterable[Statement], criterion: str) -> Score:
    """Return how often the verdict on a criterion is the label's; what wasn't judged counts as not met."""
    total = Score()
    for one in statements:
        total.count(said=bool(getattr(one.read, criterion)), true=one.label[criterion])
    return total


def score_rule(statements: Iterable[Statement], code: str) -> Score:
    """Return how often a rule finds what the labels name."""
    total = Score()
    for one in statements:
        if code not in one.label.get("faults_ok", ()):
            total.count(said=code in one.found, true=code in one.label["faults"])
    return total


def same_target(label: dict[str, Any], read: Quantity | None) -> bool:
    """Whether the principal figures are the label's, whatever the direction."""
    wanted = label["quantity"]
    if wanted is None or read is None:
        return wanted is None and read is None
    figures = [None if wanted[slot] is None else Decimal(str(wanted[slot])) for slot in ("from", "to", "change")]
    return bool(figures == [read.from_, read.lower if read.lower is not None else read.to, read.change])


def same_way(label: dict[str, Any], read: Quantity | None) -> bool:
    """Whether the direction is the label's too; at least is as good where the label says exact."""
    wanted = (label["quantity"] or {}).get("direction")
    way = read.direction.value if read and read.direction else None
    return same_target(label, read) and (way == wanted or (way, wanted) == ("at_least", "exact"))


def same_day(label: dict[str, Any], read: Sentence) -> bool:
    """Whether there is a deadline where the label has one, with the same last day."""
    wanted = label["deadline"]
    if wanted is None or read.deadline is None:
        return wanted is None and read.deadline is None
    return bool((read.deadline.date.isoformat() if read.deadline.date else None) == wanted["date"])


def disagreements(one: Statement) -> list[str]:
    """Return what was judged otherwise than labelled: "+S103" for a finding too many, "-time_bound" for a miss."""
    found, wanted = one.found & set(RULES), set(one.label["faults"])
    found |= {name for name in CRITERIA if getattr(one.read, name)}
    wanted |= {name for name in CRITERIA if one.label[name]}
    allowed = set(one.label.get("faults_ok", ()))
    return [f"+{name}" for name in sorted(found - wanted - allowed)] + [f"-{name}" for name in sorted(wanted - found)]


def main(arguments: list[str]) -> None:
    """Print all scores."""
    is_developing = arguments == ["--developing"]
    statements = read_all(DEVELOPING if is_developing else STATEMENTS)
    if is_developing:
        for one in statements:
            if differing := disagreements(one):
                mark = "~" if one.label.get("borderline") else " "
                print(f"{one.label['lang']}{mark} {' '.join(differing):32} {one.label['text']}")  # noqa: T201
    groups = {"all": statements} | {
        name: [one for one in statements if one.label["lang"] == name] for name in LANGUAGES
    }
    apart = [one for one in statements if one.label["specific"] != one.label["measurable"]]
    groups |= {"specific and measurable differ": apart}
    groups |= {"not borderline": [one for one in statements if not one.label.get("borderline")]}
    head = f"{'precision':>9} {'recall':>9} {'F1':>9}   hits false missed"
    for name, group in groups.items():
        print(f"\n{name}: {len(group)} statements\n{'':12}{head}")  # noqa: T201
        for criterion in CRITERIA:
            print(f"{criterion:12}{score(group, criterion)}")  # noqa: T201
    print(f"\nrules\n{'':12}{head}")  # noqa: T201
    for code in RULES:
        print(f"{code:12}{score_rule(statements, code)}")  # noqa: T201
    if not is_developing:
        _print_slots(statements)


def _print_slots(statements: list[Statement]) -> None:
    slots: dict[str, Callable[[Statement], bool]] = {
        "language": lambda one: one.read.language == one.label["lang"],
        "figures": lambda one: same_target(one.label, one.read.quantity),
        "figures and direction": lambda one: same_way(one.label, one.read.quantity),
        "last day": lambda one: same_day(one.label, one.read),
    }
    right = Counter(name for one in statements for name, is_right in slots.items() if is_right(one))
    print("\nslots read as labelled")  # noqa: T201
    for name in slots:
        print(f"{name:24}{right[name]:4} of {len(statements)}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
