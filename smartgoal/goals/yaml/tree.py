"""From libyaml's events to data and positions, in one loop without recursion."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NoReturn

import yaml
from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from smartgoal.goals.yaml.decode import parsable
from smartgoal.goals.yaml.document import Positions
from smartgoal.goals.yaml.frames import KEY, VALUE, Anchor, Expects, ListFrame, MappingFrame
from smartgoal.goals.yaml.message import explain
from smartgoal.goals.yaml.notes import Notes
from smartgoal.goals.yaml.scalars import plain_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml.events import CollectionStartEvent, Event

    from smartgoal.goals.yaml.document import Places
    from smartgoal.goals.yaml.fault import Troubles

HAS_LIBYAML = yaml.__with_libyaml__
DEPTH = 50
NODES = 400_000
"""A container counts twice, as it takes the memory of three scalars."""
ALIASED_NODES = 300_000
_MOST_CUT_NUMBERS = 100
"""Keys of one mapping that are looked at for it; a goal has fewer."""
_CONTAINER_TAGS = (None, "!")
_ODD_KEYS = ("", "<<")
_TEXT_TAGS = (*_CONTAINER_TAGS, "tag:yaml.org,2002:str")


def _parser(text: str) -> yaml.CBaseLoader | yaml.BaseLoader:
    # The loaders are used for their events alone: composing nodes from them is where PyYAML can be attacked.
    if not HAS_LIBYAML:
        return yaml.BaseLoader(text)
    # libyaml takes a second byte order mark for the first, and doesn't count it.
    return yaml.CBaseLoader(f"\ufeff{text}" if text.startswith("\ufeff") else text)


def _offsets(event: Event) -> tuple[int, int]:
    # The types allow for events without marks, but those that a parser makes have them.
    return event.start_mark.index, event.end_mark.index  # type: ignore[union-attr]


class _StopReadingError(Exception):
    """The rest of the file is left alone; the reason is noted."""


class Tree:
    """The data of a file in the making, and the place of each of its nodes."""

    def __init__(self, text: str, troubles: Troubles) -> None:
        self.complete = False
        self.broken_at: int | None = None
        """Where the text isn't YAML."""
        self._text = text
        self._troubles = troubles
        self._parsable, self._restored = parsable(text)
        self._starts = array("L")
        self._ends = array("L")
        self._inside: dict[int, Places] = {}
        self._aliases: dict[int, int] = {}
        self._anchors: dict[str, Anchor] = {}
        self._aliased = 0
        self._containers = 0
        self._last_closed = (0, 0)
        self._documents = ListFrame(-1, 0)
        self._stack: list[ListFrame | MappingFrame] = [self._documents]
        self._notes = Notes(text, troubles, self._stack)

    def data(self) -> object:
        """Return the data of the document; None for an empty one."""
        return next(iter(self._documents.data), None)

    def positions(self) -> Positions:
        """Return where the data stands."""
        return Positions(self._starts, self._ends, self._inside, self._aliases, next(iter(self._documents.nodes), None))

    def read(self) -> None:
        """Read to the end, or to the first place that can't be read."""
        try:
            self._take_events(_parser(self._parsable).get_event)
        except YAMLError as error:
            opened = (self._starts[frame.node] for frame in self._stack[1:])
            trouble = explain(error, self._text, self._last(), opened)
            self._troubles.add(trouble)
            self.broken_at = trouble.start
            self._drop_unfinished()
        except _StopReadingError:
            if len(self._stack) > 1:
                self._drop_unfinished()
        else:
            self.complete = True

    def _take_events(self, next_event: Callable[[], Event | None]) -> None:
        """Take every event; plain words and numbers are most of a file, so that they go the shortest way."""
        takers: dict[type[Event], Callable[..., None]] = {
            ScalarEvent: self._odd_scalar,
            MappingStartEvent: self._mapping,
            SequenceStartEvent: self._list,
            MappingEndEvent: self._close,
            SequenceEndEvent: self._close,
            AliasEvent: self._alias,
            DocumentStartEvent: self._document,
        }
        starts, ends, stack, restored = self._starts, self._ends, self._stack, self._restored
        while (event := next_event()) is not None:
            if type(event) is ScalarEvent and not (event.tag or event.anchor):
                node = len(starts)
                if node + self._containers >= NODES:
                    self._refuse_more(event)
                # The types allow for events without marks, but those that a parser makes have them.
                starts.append(event.start_mark.index)  # type: ignore[union-attr]
                ends.append(event.end_mark.index)  # type: ignore[union-attr]
                text = event.value.translate(restored) if restored else event.value
                top = stack[-1]
                if top.expects is not KEY:
                    top.put(text if event.style else plain_value(text), node)
                elif text in top.nodes or text in _ODD_KEYS:
                    self._begin_key(top, text, node, plain=not event.style)
                else:
                    top.key, top.key_node, top.expects = text, node, VALUE
            elif type(event) in takers:
                takers[type(event)](event)

    def _document(self, event: DocumentStartEvent) -> None:
        if self._documents.data:
            self._notes.second_document(_offsets(event))
            raise _StopReadingError

    def _mapping(self, event: MappingStartEvent) -> None:
        self._open(event, MappingFrame(len(self._starts), self._size()))

    def _list(self, event: SequenceStartEvent) -> None:
        self._open(event, ListFrame(len(self._starts), self._size()))

    def _odd_scalar(self, event: ScalarEvent) -> None:
        """Take a scalar with a tag or an anchor."""
        node = self._number(event)
        text = event.value.translate(self._restored) if self._restored else event.value
        if event.tag is not None and event.tag not in _TEXT_TAGS:
            self._notes.tag(self._starts[node])
        is_text = event.style or event.tag
        if event.anchor:
            self._anchors[event.anchor] = Anchor(node, text if is_text else plain_value(text), text, 1)
        top = self._stack[-1]
        if top.expects is Expects.KEY:
            self._begin_key(top, text, node, plain=not event.style)
        else:
            top.put(text if is_text else plain_value(text), node)

    def _begin_key(self, frame: MappingFrame, text: str, node: int, *, plain: bool) -> None:
        if text in frame.nodes and len(frame.nodes) < _MOST_CUT_NUMBERS and self._cuts_number(text, node):
            # Two numbers with the same decimals: each is a slip of its own, and no key stands twice.
            while text in frame.nodes:
                text += " "
        frame.key, frame.key_node, frame.expects = text, node, Expects.VALUE
        if plain and text == "<<":
            frame.expects = Expects.MERGE
        elif text in frame.nodes:
            frame.expects = Expects.DROPPED
            self._notes.duplicate(text, self._place(node), self._place(frame.nodes[text]))
        elif plain and not text:
            frame.expects = Expects.DROPPED
            self._notes.empty_key(self._place(node))

    def _cuts_number(self, text: str, node: int) -> bool:
        """Return whether a key is the rest of a number, whose decimal comma YAML took for the end of the value."""
        before = self._text[max(0, self._starts[node] - 2) : self._starts[node]]
        return text[:1].isdigit() and before[:1].isdigit() and before[1:] == ","

    def _open(self, event: CollectionStartEvent, frame: ListFrame | MappingFrame) -> None:
        node = self._number(event)
        self._containers += 1
        if event.tag is not None and event.tag not in _CONTAINER_TAGS:
            self._notes.tag(self._starts[node])
        if len(self._stack) > DEPTH:
            self._notes.too_deep(self._place(node), DEPTH)
            raise _StopReadingError
        top = self._stack[-1]
        if top.expects is Expects.KEY:
            self._refuse_key(top, node)
        else:
            top.put(frame.data, node)
        if event.anchor:
            frame.anchor = self._anchors[event.anchor] = Anchor(node, frame.data)
        self._inside[node] = frame.nodes
        self._stack.append(frame)

    def _refuse_key(self, frame: MappingFrame, node: int) -> None:
        self._notes.container_as_key(self._place(node))
        frame.expects = Expects.DROPPED

    def _close(self, event: MappingEndEvent | SequenceEndEvent) -> None:
        frame = self._stack[-1]
        # A block ends before the next one's first word for libyaml; for a reader where its own last word ends.
        start, end = _offsets(event)
        if end > start:
            self._last_closed = self._starts[frame.node], end
        self._ends[frame.node] = max(self._last_closed[1], self._ends[-1])
        if isinstance(frame, MappingFrame):
            for value, node in frame.merges:
                self._merge(frame, value, node)
        if frame.anchor:
            frame.anchor.size = self._size() - frame.size_before
        self._stack.pop()

    def _merge(self, frame: MappingFrame, value: object, node: int) -> None:
        nodes = self._inside_of(node)
        if isinstance(value, list) and isinstance(nodes, list):
            for item, item_node in zip(value, nodes, strict=True):
                self._merge_keys(frame, item, item_node)
        else:
            self._merge_keys(frame, value, node)

    def _merge_keys(self, frame: MappingFrame, value: object, node: int) -> None:
        nodes = self._inside_of(node)
        if isinstance(value, dict) and isinstance(nodes, dict):
            for key in value:
                if key not in frame.data:
                    frame.data[key], frame.nodes[key] = value[key], nodes[key]
        elif value is not None:
            self._notes.not_mergeable(self._place(node))

    def _alias(self, event: AliasEvent) -> None:
        node = self._number(event)
        name = str(event.anchor)
        anchor = self._anchors.get(name) or self._unknown(name, node)
        top = self._stack[-1]
        if top.expects is not Expects.KEY:
            top.put(self._use(anchor, name, node), node)
        elif anchor.text is None:
            self._refuse_key(top, node)
        else:
            self._begin_key(top, anchor.text, node, plain=False)

    def _unknown(self, name: str, node: int) -> Anchor:
        self._notes.unknown_alias(name, self._place(node))
        text = f"*{name}"
        return Anchor(node, text, text, 1)

    def _use(self, anchor: Anchor, name: str, node: int) -> object:
        """Return what an alias stands for; None where that has no end."""
        if anchor.size is None:
            self._notes.endless_alias(name, self._place(node))
            return None
        if self._aliased + anchor.size > ALIASED_NODES:
            self._notes.too_many_aliased(self._place(node), ALIASED_NODES)
            # Every further alias would be one more finding of this one cause.
            raise _StopReadingError
        self._aliased += anchor.size
        if anchor.node != node:
            self._aliases[node] = anchor.node
        return anchor.value

    def _number(self, event: Event) -> int:
        node = len(self._starts)
        if node + self._containers >= NODES:
            self._refuse_more(event)
        # The types allow for events without marks, but those that a parser makes have them.
        self._starts.append(event.start_mark.index)  # type: ignore[union-attr]
        self._ends.append(event.end_mark.index)  # type: ignore[union-attr]
        return node

    def _refuse_more(self, event: Event) -> NoReturn:
        self._notes.too_many(_offsets(event))
        raise _StopReadingError

    def _last(self) -> tuple[int, int]:
        """Return where the text read last stands: a scalar or the start or end of a container."""
        newest = (self._starts[-1], self._ends[-1]) if self._starts else (0, 0)
        return max(newest, self._last_closed, key=lambda place: place[1])

    def _inside_of(self, node: int) -> Places | None:
        return self._inside.get(self._aliases.get(node, node))

    def _place(self, node: int) -> tuple[int, int]:
        return self._starts[node], self._ends[node]

    def _size(self) -> int:
        return len(self._starts) + self._aliased

    def _drop_unfinished(self) -> None:
        """Forget the item or top key read last: it may lack what stands after the place that can't be read."""
        data, nodes = self.data(), self._inside_of(next(iter(self._documents.nodes), -1))
        if isinstance(data, dict) and isinstance(nodes, dict):
            self._drop_key(data, nodes)
        elif isinstance(data, list) and isinstance(nodes, list):
            del data[-1:], nodes[-1:]
        else:
            self._documents.data.clear()
            self._documents.nodes.clear()

    def _drop_key(self, data: dict[str, object], nodes: dict[str, int]) -> None:
        if not nodes:
            return
        # Merged keys come last in the mapping, but stood earlier in the text.
        key = max(nodes, key=nodes.__getitem__)
        value, inside = data[key], self._inside_of(nodes[key] + 1)
        if isinstance(value, list) and isinstance(inside, list):
            del value[-1:], inside[-1:]
        else:
            del data[key], nodes[key]
