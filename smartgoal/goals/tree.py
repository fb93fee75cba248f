"""From libyaml's events to data and positions, in one loop without recursion."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

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
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from smartgoal.goals.decode import parsable
from smartgoal.goals.document import Positions
from smartgoal.goals.frames import Anchor, Expects, ListFrame, MappingFrame
from smartgoal.goals.notes import Notes
from smartgoal.goals.scalars import plain_value
from smartgoal.goals.yaml_message import explain

if TYPE_CHECKING:
    from yaml.events import CollectionStartEvent, Event

    from smartgoal.goals.document import Places
    from smartgoal.goals.fault import Troubles
    from smartgoal.goals.span import Path

try:
    from yaml.cyaml import CParser
except ImportError:
    HAS_LIBYAML = False
else:
    HAS_LIBYAML = True

DEPTH = 50
NODES = 1_000_000
ALIASED_NODES = 300_000
_CONTAINER_TAGS = (None, "!")
_TEXT_TAGS = (*_CONTAINER_TAGS, "tag:yaml.org,2002:str")


class PureParser(Reader, Scanner, Parser):
    """PyYAML's own parser, for where libyaml is missing."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


class _StopReadingError(Exception):
    """The rest of the file is left alone; the reason is noted."""


class Tree:
    """The data of a file in the making, and the place of each of its nodes."""

    def __init__(self, text: str, troubles: Troubles) -> None:
        self.complete = False
        self._text = text
        self._troubles = troubles
        self._notes = Notes(text, troubles)
        self._parsable, self._restored = parsable(text)
        self._starts = array("L")
        self._ends = array("L")
        self._inside: dict[int, Places] = {}
        self._aliases: dict[int, int] = {}
        self._anchors: dict[str, Anchor] = {}
        self._aliased = 0
        self._last_start = self._last_end = 0
        self._documents = ListFrame(-1, 0)
        self._stack: list[ListFrame | MappingFrame] = [self._documents]

    def data(self) -> object:
        """Return the data of the document; None for an empty one."""
        return next(iter(self._documents.data), None)

    def positions(self) -> Positions:
        """Return where the data stands."""
        return Positions(self._starts, self._ends, self._inside, self._aliases, next(iter(self._documents.nodes), None))

    def read(self) -> None:
        """Read to the end, or to the first place that can't be read."""
        parser = CParser(self._parsable) if HAS_LIBYAML else PureParser(self._parsable)
        try:
            while (event := parser.get_event()) is not None:
                self._take(event)
        except YAMLError as error:
            self._troubles.add(explain(error, self._text, (self._last_start, self._last_end)))
            self._drop_unfinished()
        except _StopReadingError:
            if len(self._stack) > 1:
                self._drop_unfinished()
        else:
            self.complete = True

    def _take(self, event: Event) -> None:
        if isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, MappingStartEvent):
            self._open(event, MappingFrame(len(self._starts), self._size()))
        elif isinstance(event, SequenceStartEvent):
            self._open(event, ListFrame(len(self._starts), self._size()))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._close(event)
        elif isinstance(event, AliasEvent):
            self._alias(event)
        elif isinstance(event, DocumentStartEvent) and self._documents.data:
            self._notes.second_document((event.start_mark.index, event.end_mark.index))
            raise _StopReadingError

    def _scalar(self, event: ScalarEvent) -> None:
        node = self._number(event)
        text = event.value.translate(self._restored) if self._restored else event.value
        if event.tag not in _TEXT_TAGS:
            self._notes.tag(self._starts[node], self._path())
        if event.anchor:
            value = text if event.style or event.tag else plain_value(text)
            self._anchors[event.anchor] = Anchor(node, value, text, 1)
        top = self._stack[-1]
        if isinstance(top, MappingFrame) and top.expects is Expects.KEY:
            self._begin_key(top, text, node, plain=not event.style)
        else:
            top.put(text if event.style or event.tag else plain_value(text), node)

    def _begin_key(self, frame: MappingFrame, text: str, node: int, *, plain: bool) -> None:
        frame.key, frame.key_node, frame.expects = text, node, Expects.VALUE
        if plain and text == "<<":
            frame.expects = Expects.MERGE
        elif text in frame.nodes:
            frame.expects = Expects.DROPPED
            self._notes.duplicate(text, self._place(node), self._place(frame.nodes[text]), self._path())
        elif plain and not text:
            frame.expects = Expects.DROPPED
            self._notes.empty_key(self._place(node), self._path())

    def _open(self, event: CollectionStartEvent, frame: ListFrame | MappingFrame) -> None:
        node = self._number(event)
        if event.tag not in _CONTAINER_TAGS:
            self._notes.tag(self._starts[node], self._path())
        if len(self._stack) > DEPTH:
            self._notes.too_deep(self._place(node), self._path(), DEPTH)
            raise _StopReadingError
        top = self._stack[-1]
        if isinstance(top, MappingFrame) and top.expects is Expects.KEY:
            self._refuse_key(top, node)
        else:
            top.put(frame.data, node)
        if event.anchor:
            frame.anchor = self._anchors[event.anchor] = Anchor(node, frame.data)
        self._inside[node] = frame.nodes
        self._stack.append(frame)

    def _refuse_key(self, frame: MappingFrame, node: int) -> None:
        self._notes.container_as_key(self._place(node), self._path())
        frame.expects = Expects.DROPPED

    def _close(self, event: MappingEndEvent | SequenceEndEvent) -> None:
        frame = self._stack.pop()
        # A block ends before the next one's first word for libyaml; for a reader where its own last word ends.
        if event.end_mark.index > event.start_mark.index:
            self._last_start, self._last_end = self._starts[frame.node], event.end_mark.index
        self._ends[frame.node] = self._last_end
        if isinstance(frame, MappingFrame):
            for value, node in frame.merges:
                self._merge(frame, value, node)
        if frame.anchor:
            frame.anchor.size = self._size() - frame.size_before

    def _merge(self, frame: MappingFrame, value: object, node: int) -> None:
        nodes = self._inside.get(self._aliases.get(node, node))
        if isinstance(value, list) and isinstance(nodes, list):
            for item, item_node in zip(value, nodes, strict=True):
                self._merge_keys(frame, item, item_node)
        else:
            self._merge_keys(frame, value, node)

    def _merge_keys(self, frame: MappingFrame, value: object, node: int) -> None:
        nodes = self._inside.get(self._aliases.get(node, node))
        if isinstance(value, dict) and isinstance(nodes, dict):
            for key in value:
                if key not in frame.data:
                    frame.data[key], frame.nodes[key] = value[key], nodes[key]
        elif value is not None:
            self._notes.not_mergeable(self._place(node), self._path())

    def _alias(self, event: AliasEvent) -> None:
        node = self._number(event)
        anchor = self._anchors.get(event.anchor)
        if anchor is None:
            self._notes.unknown_alias(event.anchor, self._place(node), self._path())
            text = f"*{event.anchor}"
            anchor = Anchor(node, text, text, 1)
        top = self._stack[-1]
        if not (isinstance(top, MappingFrame) and top.expects is Expects.KEY):
            top.put(self._use(anchor, event.anchor, node), node)
        elif anchor.text is None:
            self._refuse_key(top, node)
        else:
            self._begin_key(top, anchor.text, node, plain=False)

    def _use(self, anchor: Anchor, name: str, node: int) -> object:
        """Return what an alias stands for; None where that has no end or is too much."""
        if anchor.size is None:
            self._notes.endless_alias(name, self._place(node), self._path())
            return None
        if self._aliased + anchor.size > ALIASED_NODES:
            self._notes.too_many_aliased(self._place(node), self._path(), ALIASED_NODES)
            return None
        self._aliased += anchor.size
        if anchor.node != node:
            self._aliases[node] = anchor.node
        return anchor.value

    def _number(self, event: Event) -> int:
        node = len(self._starts)
        if node >= NODES:
            self._notes.too_many((event.start_mark.index, event.end_mark.index), self._path(), NODES)
            raise _StopReadingError
        self._last_start, self._last_end = event.start_mark.index, event.end_mark.index
        self._starts.append(self._last_start)
        self._ends.append(self._last_end)
        return node

    def _place(self, node: int) -> tuple[int, int]:
        return self._starts[node], self._ends[node]

    def _size(self) -> int:
        return len(self._starts) + self._aliased

    def _drop_unfinished(self) -> None:
        """Forget the item or top key read last: it may lack what stands after the place that can't be read."""
        root = self.data()
        if isinstance(root, list):
            self._drop_item(root, self._documents.nodes[0])
        elif isinstance(root, dict) and root:
            keys = self._inside[self._documents.nodes[0]]
            if isinstance(keys, dict):
                self._drop_key(root, keys)

    def _drop_key(self, data: dict[str, object], nodes: dict[str, int]) -> None:
        # Merged keys come last in the mapping, but stood earlier in the text.
        key = max(nodes, key=nodes.__getitem__)
        value = data[key]
        if isinstance(value, list):
            self._drop_item(value, nodes[key] + 1)
        else:
            del data[key], nodes[key]

    def _drop_item(self, data: list[object], node: int) -> None:
        nodes = self._inside[self._aliases.get(node, node)]
        if isinstance(nodes, list):
            del data[-1:], nodes[-1:]

    def _path(self) -> Path:
        frames = self._stack[1:]
        return tuple(step for frame in frames for step in frame.step(inside=frame is not frames[-1]))
