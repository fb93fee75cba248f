"""How the goals of a run belong together: which one a name means, what stands above it, what follows it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from smartgoal.goals.plan import Goal, Plan

Link = Literal["parent", "follows"]


def named_by(goal: Goal, link: Link) -> str | None:
    """Return the id that the goal names as its parent, or as the one it follows."""
    return goal.written.parent if link == "parent" else goal.written.follows


class Family:
    """Looks goals up by name, in time that grows with their number."""

    def __init__(self, plan: Plan) -> None:
        self._goals = plan.goals
        self._named: defaultdict[str, list[Goal]] = defaultdict(list)
        for goal in plan.goals:
            for name in dict.fromkeys((goal.id, goal.whole, _id_as_written(goal))):
                self._named[name].append(goal)
        self._roots: dict[str, str | None] = {}
        self._doubled = {goal.whole for goal, _ in plan.doubled()}
        self.is_complete = all(file.document.complete for file in plan.files)
        """Whether every goal of the run could be read; else a name may mean one that couldn't."""

    @property
    def names(self) -> Iterable[str]:
        """Every id that can be named."""
        return self._named.keys()

    def named(self, name: str | None) -> list[Goal]:
        """Return the goals that a name means: one goal, or all of several owners; none where nobody is called so."""
        return self._named.get(name, []) if name is not None else []

    def is_doubled(self, name: str) -> bool:
        """Whether several goals have an id that is to name one."""
        return name in self._doubled

    def parent_of(self, goal: Goal) -> Goal | None:
        """Return the goal above this one; of several owners' goals the first."""
        return next(iter(self.named(goal.written.parent)), None)

    def links(self, link: Link) -> Mapping[str, Goal]:
        """Return id as written to the goal that it names."""
        found: dict[str, Goal] = {}
        for goal in self._goals:
            for other in self.named(named_by(goal, link))[:1]:
                found.setdefault(goal.whole, other)
        return found

    def root_of(self, goal: Goal) -> str | None:
        """Return the id of the topmost goal above this one, its own where nothing is; None where the way is broken."""
        way: list[str] = []
        current = goal
        while current.whole not in self._roots:
            # A circle meets this mark of its own and stays without a top.
            self._roots[current.whole] = None
            way.append(current.whole)
            above = self.parent_of(current)
            if above is None:
                unknown = current.written.parent is not None or current.is_faulty(("parent",))
                self._roots[current.whole] = None if unknown else current.whole
                break
            current = above
        root = self._roots[current.whole]
        self._roots.update(dict.fromkeys(way, root))
        return root

    def reached(self, link: Link) -> Iterator[Goal]:
        """Yield every goal that another one names as its parent, or follows; each name is looked up once."""
        for name in dict.fromkeys(named_by(goal, link) for goal in self._goals):
            yield from self.named(name)


def circles(links: Mapping[str, Goal]) -> Iterator[list[str]]:
    """Return every circle of ids along links, each once, beginning with the first of its goals."""
    order = {name: number for number, name in enumerate(links)}
    seen: set[str] = set()
    for start in links:
        way: dict[str, None] = {}
        name: str | None = start
        while name is not None and name not in seen and name in links:
            seen.add(name)
            way[name] = None
            name = links[name].whole
        if name in way:
            members = list(way)
            circle = members[members.index(name) :]
            first = min(range(len(circle)), key=lambda place: order[circle[place]])
            yield circle[first:] + circle[:first]


def _id_as_written(goal: Goal) -> str:
    """Return the id even where it can't be used, so that only its own fault is named and not that of its children."""
    return goal.file.document.written((*goal.place, "id")) if goal.is_faulty(("id",)) else goal.whole
