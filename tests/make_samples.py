"""Make the sample exports: the invented figures of an invented support team, the same at every run.

Run it as `python -m tests.make_samples` after a change; the CSV files are kept beside the code.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

FOLDER = Path(__file__).parent.parent / "smartgoal" / "samples"
FIRST = date(2026, 7, 1)
LAST = date(2026, 11, 21)
CLOSED = {date(2026, 8, 20), date(2026, 10, 23)}
TEST_DAY = date(2026, 9, 16)
FRIDAY, SATURDAY, SUNDAY = 4, 5, 6
# Monday is busiest, Friday calmer, Saturday served by two people only.
BUSY = (1.25, 1.05, 1.0, 0.95, 0.85, 0.45, 0.0)

Course = tuple[tuple[str, float], ...]
"""Levels on known days; straight lines between them."""
Leave = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Agent:
    """One invented agent: how much work, and how each figure moves over the months.

    Attributes:
        calls: Calls on an ordinary day.
        handle: Average handle time in seconds.
        repeats, transfers, satisfied: Shares from 0 to 1.
        reviews: Review score in percent.
        tickets: Tickets solved on an ordinary day.
        resolution: Median hours that a ticket takes.
        export_name: The name as the phone system and the ticket system spell it.
    """

    name: str
    calls: int
    handle: Course
    repeats: Course
    transfers: Course
    reviews: Course
    satisfied: Course
    leave: Leave
    tickets: int = 0
    resolution: Course = ()
    since: date = FIRST
    export_name: str = ""

    @property
    def exported(self) -> str:
        """The name that exports show."""
        return self.export_name or self.name


def _steady(value: float) -> Course:
    return ((FIRST.isoformat(), value),)


AGENTS = (
    Agent(
        "Anna Kovács",
        calls=23,
        handle=_steady(432),
        repeats=(("2026-07-01", 0.215), ("2026-08-31", 0.172), ("2026-10-01", 0.18), ("2026-11-21", 0.142)),
        transfers=_steady(0.09),
        reviews=_steady(88),
        satisfied=_steady(0.81),
        leave=(("2026-07-20", "2026-07-31"), ("2026-11-02", "2026-11-03")),
        tickets=4,
        resolution=_steady(25),
    ),
    Agent(
        "Bence Tóth",
        calls=21,
        handle=_steady(448),
        repeats=(("2026-07-01", 0.20), ("2026-09-30", 0.21), ("2026-11-21", 0.238)),
        transfers=_steady(0.10),
        reviews=(("2026-09-15", 82.0), ("2026-11-21", 87.5)),
        satisfied=_steady(0.79),
        leave=(("2026-08-10", "2026-08-21"), ("2026-10-19", "2026-10-22")),
        tickets=4,
        resolution=_steady(24),
    ),
    Agent(
        "王芳",
        calls=17,
        handle=_steady(455),
        repeats=_steady(0.16),
        transfers=_steady(0.08),
        reviews=_steady(90),
        satisfied=_steady(0.83),
        leave=(("2026-10-05", "2026-10-07"),),
        tickets=7,
        resolution=(("2026-08-31", 25.0), ("2026-10-20", 19.5), ("2026-11-21", 17.5)),
        export_name="Wang Fang",
    ),
    Agent(
        "Claire Dubois",
        calls=39,
        handle=(
            *(("2026-07-01", 408.0), ("2026-07-09", 368.0), ("2026-07-16", 412.0), ("2026-07-24", 372.0)),
            *(("2026-07-31", 404.0), ("2026-08-24", 376.0)),
            *(("2026-08-31", 390.0), ("2026-10-25", 318.0), ("2026-11-21", 310.0)),
        ),
        repeats=(("2026-07-01", 0.12), ("2026-11-21", 0.115)),
        transfers=_steady(0.11),
        reviews=_steady(88.5),
        satisfied=(("2026-08-31", 0.79), ("2026-11-21", 0.82)),
        leave=(("2026-08-03", "2026-08-21"),),
    ),
    Agent(
        "Eszter Farkas",
        calls=36,
        handle=_steady(372),
        repeats=_steady(0.12),
        transfers=(("2026-09-30", 0.152), ("2026-10-31", 0.134), ("2026-11-21", 0.127)),
        reviews=_steady(86),
        satisfied=(("2026-08-31", 0.78), ("2026-11-21", 0.80)),
        leave=(("2026-07-13", "2026-07-24"), ("2026-09-28", "2026-09-29")),
        export_name="Farkas Eszter",
    ),
    Agent(
        "Marta Nowak",
        calls=35,
        handle=_steady(381),
        repeats=_steady(0.12),
        transfers=_steady(0.12),
        reviews=(("2026-07-01", 80.0), ("2026-08-10", 87.0), ("2026-09-20", 90.5), ("2026-11-21", 90.0)),
        satisfied=(("2026-08-31", 0.78), ("2026-11-21", 0.80)),
        leave=(("2026-07-06", "2026-07-10"), ("2026-10-26", "2026-10-30")),
    ),
    Agent(
        "Diego Herrera",
        calls=37,
        handle=_steady(365),
        repeats=_steady(0.13),
        transfers=(("2026-07-01", 0.16), ("2026-09-30", 0.134), ("2026-11-21", 0.135)),
        reviews=_steady(84),
        satisfied=(("2026-08-31", 0.77), ("2026-11-21", 0.78)),
        leave=(("2026-07-06", "2026-07-17"),),
    ),
    Agent(
        "Oluwaseun Adeyemi",
        calls=27,
        handle=(("2026-10-12", 470.0), ("2026-11-21", 405.0)),
        repeats=_steady(0.15),
        transfers=(("2026-10-12", 0.20), ("2026-11-21", 0.15)),
        reviews=(("2026-10-12", 74.0), ("2026-11-21", 83.0)),
        satisfied=_steady(0.78),
        leave=(),
        since=date(2026, 10, 12),
    ),
)

SERVICE_LEVEL: Course = (
    # Service levels go up and down from week to week.
    *(("2026-07-01", 0.73), ("2026-07-09", 0.66), ("2026-07-17", 0.74), ("2026-07-25", 0.68), ("2026-08-01", 0.75)),
    *(("2026-08-10", 0.675), ("2026-08-18", 0.745), ("2026-08-26", 0.69)),
    *(("2026-08-31", 0.712), ("2026-11-21", 0.772)),
)
ABANDONED: Course = (("2026-08-31", 0.072), ("2026-11-21", 0.049))
OCCUPANCY: Course = (("2026-08-31", 0.892), ("2026-10-15", 0.846), ("2026-11-21", 0.831))
OPEN_TICKETS: Course = (("2026-07-01", 104.0), ("2026-09-30", 121.0), ("2026-11-21", 95.0))
COMPLAINTS: Course = (("2026-07-01", 0.74), ("2026-09-30", 0.72), ("2026-10-01", 0.55), ("2026-11-21", 0.50))


def level(course: Course, day: date) -> float:
    """Return the level on `day`: on the straight line between the known days, level outside them."""
    known = [(date.fromisoformat(text), value) for text, value in course]
    if day <= known[0][0]:
        return known[0][1]
    for (first, low), (last, high) in pairwise(known):
        if day <= last:
            return low + (high - low) * (day - first).days / (last - first).days
    return known[-1][1]


class Chance(Random):
    """A source of chance that gives the same numbers on every machine; only sums and products, no libm."""

    def bell(self) -> float:
        """Return a bell-shaped number around 0 with a spread of 1."""
        return sum(self.random() for _ in range(12)) - 6

    def skewed(self, width: float) -> float:
        """Return a factor around 1, long to the right, whose median is 1."""
        bent = width * self.bell()
        return 1 + bent if bent >= 0 else 1 / (1 - bent)


class Tally:
    """Whole numbers around a wish; what one day falls short of the next makes up, so noise never becomes a trend."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._owed = 0.0

    def take(self, wish: float, most: int, spread: float = 1.0) -> int:
        """Return a number from 0 to `most` near `wish`."""
        self._owed += wish
        taken = min(max(round(self._owed + spread * self._chance.bell()), 0), most)
        self._owed -= taken
        return taken


def days() -> Iterator[date]:
    """Return every day on which the team works, oldest first."""
    span = (FIRST + timedelta(days=count) for count in range((LAST - FIRST).days + 1))
    return (day for day in span if day.weekday() != SUNDAY and day not in CLOSED)


def works(agent: Agent, day: date) -> bool:
    """Return whether `agent` is at work on `day`: Saturdays rotate, two people each."""
    if day < agent.since or any(first <= day.isoformat() <= last for first, last in agent.leave):
        return False
    if day.weekday() != SATURDAY:
        return True
    week = (day - FIRST).days // 7
    return AGENTS.index(agent) in {week * 2 % len(AGENTS), (week * 2 + 1) % len(AGENTS)}


def shifts() -> Iterator[tuple[date, Agent]]:
    """Return who works when, day by day."""
    return ((day, agent) for day in days() for agent in AGENTS if works(agent, day))


def _tallies(chance: Chance) -> Mapping[str, Tally]:
    return {agent.name: Tally(chance) for agent in AGENTS}


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def calls(chance: Chance) -> Iterator[str]:
    """Yield the phone system's export: one line an agent and day."""
    yield "Day,Agent,Calls,AHT,Wrap-up,Repeat calls,Transferred"
    repeats, transfers = _tallies(chance), _tallies(chance)
    for day, agent in shifts():
        count = max(4, round(agent.calls * BUSY[day.weekday()] * (1 + 0.09 * chance.bell())))
        handle = _duration(level(agent.handle, day) * (1 + 0.05 * chance.bell()))
        wrap = _duration(52 * (1 + 0.15 * chance.bell()))
        repeated = repeats[agent.name].take(level(agent.repeats, day) * count, count)
        passed_on = transfers[agent.name].take(level(agent.transfers, day) * count, count)
        yield f"{day},{agent.exported},{count},{handle},{wrap},{repeated},{passed_on}"


def reviews(chance: Chance) -> Iterator[str]:
    """Yield the review tool's export: one line a reviewed call, semicolons and decimal commas."""
    yield "Reviewed on;Agent;Reviewer;Score"
    for day, agent in shifts():
        if (day.toordinal() + AGENTS.index(agent)) % 2 and day.weekday() != SATURDAY:
            score = min(100.0, level(agent.reviews, day) + 4 * chance.bell())
            yield f"{day};{agent.exported};Pál Nagy;{score:.1f}".replace(".", ",")


def _recommendation(chance: Chance, *, satisfied: bool) -> int:
    usual = (10, 9, 9, 10, 9, 8, 7, 8, 9, 6) if satisfied else (7, 5, 3, 6, 8, 2, 7, 4, 0, 6)
    return usual[int(chance.random() * len(usual))]


def survey(chance: Chance) -> Iterator[str]:
    """Yield the raw survey: one line an answer, some questions left empty."""
    yield "Answered on,Agent,Channel,How satisfied are you? (1-5),How likely are you to recommend us? (0-10)"
    answers, content = _tallies(chance), _tallies(chance)
    for day, agent in shifts():
        count = answers[agent.name].take(agent.calls * BUSY[day.weekday()] * 0.065, 9)
        happy = content[agent.name].take(level(agent.satisfied, day) * count, count, spread=0.5)
        for number in range(count):
            satisfied = number < happy
            score = (5 if chance.random() < 0.6 else 4) if satisfied else 1 + int(chance.random() * 3)
            recommended = str(_recommendation(chance, satisfied=satisfied)) if chance.random() < 0.85 else ""
            yield f"{day},{agent.exported},phone,{score},{recommended}"
        if chance.random() < 0.08:
            yield f"{day},{agent.exported},phone,,{_recommendation(chance, satisfied=True)}"


def tickets(chance: Chance) -> Iterator[str]:
    """Yield the ticket system's export: one line a solved ticket."""
    yield "Ticket,Solved at,Agent,Topic,Resolution time,Reopened"
    topics = ("router", "billing portal", "e-mail set-up", "slow line", "television box")
    number = 48210
    for day, agent in shifts():
        if not agent.tickets:
            continue
        for _ in range(max(1, round(agent.tickets * BUSY[day.weekday()] + chance.bell()))):
            number += 1 + int(chance.random() * 3)
            minutes = round(level(agent.resolution, day) * 60 * chance.skewed(0.6))
            solved = f"{day} {8 + int(chance.random() * 9):02}:{int(chance.random() * 60):02}"
            topic = topics[int(chance.random() * len(topics))]
            reopened = "yes" if chance.random() < 0.04 else "no"
            yield f"T-{number},{solved},{agent.exported},{topic},{minutes // 60}:{minutes % 60:02},{reopened}"


def complaints(chance: Chance) -> Iterator[str]:
    """Yield the complaint list: one line a complaint."""
    yield "Received,Channel,Reason"
    reasons = ("waited too long", "called twice for one problem", "wrong answer", "invoice", "tone of the call")
    tally = Tally(chance)
    for day in days():
        for _ in range(tally.take(level(COMPLAINTS, day), 4, spread=0.7)):
            channel = ("phone", "e-mail", "letter")[int(chance.random() * 3)]
            yield f"{day},{channel},{reasons[int(chance.random() * len(reasons))]}"


def queue(chance: Chance) -> Iterator[str]:
    """Yield the queue's export: one line a day for the whole team."""
    yield "Day,Offered,Answered in 20 s,Answered,Abandoned,Busy minutes,Logged-in minutes"
    fast, lost = Tally(chance), Tally(chance)
    for day in days():
        offered = round(172 * BUSY[day.weekday()] * (1 + 0.08 * chance.bell()))
        abandoned = lost.take(level(ABANDONED, day) * offered, offered, spread=2.0)
        answered = offered - abandoned
        in_time = fast.take(level(SERVICE_LEVEL, day) * offered, answered, spread=5.0)
        busy = round(offered * 6.6)
        logged_in = round(busy / (level(OCCUPANCY, day) + 0.012 * chance.bell()))
        yield f"{day},{offered},{in_time},{answered},{abandoned},{busy},{logged_in}"


def backlog(chance: Chance) -> Iterator[str]:
    """Yield the open tickets of the technical team at each day's end, as a tidy file."""
    yield "date,metric,team,value"
    for day in days():
        yield f"{day},backlog,Technical support,{round(level(OPEN_TICKETS, day) + 3 * chance.bell())}"


def training(chance: Chance) -> Iterator[str]:
    """Yield training hours and test results, as a tidy file; the newest agent hasn't sat a test yet."""
    yield "date,metric,owner,value,unit"
    for day in days():
        for agent in AGENTS:
            if not works(agent, day):
                continue
            course = agent.name == "Diego Herrera" and day >= date(2026, 9, 1)
            if day.weekday() == FRIDAY and (course or (day.toordinal() // 7 + AGENTS.index(agent)) % 2 == 0):
                hours = (1.5, 2, 2.5, 3)[int(chance.random() * 4)] if course else 1.5
                yield f"{day},training_hours,{agent.name},{hours},h"
            if day == TEST_DAY:
                yield f"{day},knowledge_score,{agent.name},{round(82 + 5 * chance.bell())},%"


FILES: Mapping[str, Callable[[Chance], Iterable[str]]] = {
    "sample-backlog.csv": backlog,
    "sample-calls.csv": calls,
    "sample-complaints.csv": complaints,
    "sample-queue.csv": queue,
    "sample-reviews.csv": reviews,
    "sample-survey.csv": survey,
    "sample-tickets.csv": tickets,
    "sample-training.csv": training,
}


def sample_files() -> Mapping[str, str]:
    """Return every sample file's name and text; each has its own chance, so that one never moves another."""
    return {name: "\n".join((*make(Chance(name)), "")) for name, make in FILES.items()}


def main() -> None:
    """Write the sample files into the package."""
    for name, text in sample_files().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
