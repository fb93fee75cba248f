"""From libyaml's events to data and positions, in one loop without recursion."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
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
from smartgoal.goals.fault import FaultKind, Trouble
from smartgoal.goals.frames import Expects, ListFrame, MappingFrame
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
_TEXT_TAGS = (None, "!", "tag:yaml.org,2002:str")


class PureParser(Reader, Scanner, Parser):
    """PyYAML's own parser, for where libyaml is missing."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


class _StopReadingError(Exception):
    """The rest of the file is left alone; the reason is noted."""


@dataclass(slots=True)
class _Anchor:
    node: int
    value: object
    text: str | None = None
    """What a scalar says, for where it's used as a key."""
    size: int | None = None
    """How many nodes it has; None while it's open."""


class Tree:
    """The data of a file in the making, and the place of each of its nodes."""

    def __init__(self, text: str, troubles: Troubles) -> None:
        self.complete = False
        self._text = text
        self._troubles = troubles
        self._parsable, self._restored = parsable(text)
        self._starts = array("L")
        self._ends = array("L")
        self._inside: dict[int, Places] = {}
        self._aliases: dict[int, int] = {}
        self._anchors: dict[str, _Anchor] = {}
        self._aliased = 0
        self._last_end = 0
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
            self._troubles.add(explain(error, self._text, self._last_end))
            self._drop_unfinished()
        except _StopReadingError:
            self._drop_unfinished()
        else:
            self.complete = True

    def _take(self, event: Event) -> None:
        if isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, MappingStartEvent):
            self._open(event, MappingFrame(len(self._starts), self._size(), event.anchor))
        elif isinstance(event, SequenceStartEvent):
            self._open(event, ListFrame(len(self._starts), self._size(), event.anchor))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._close(event)
        elif isinstance(event, AliasEvent):
            self._alias(event)
        elif isinstance(event, DocumentStartEvent):
            self._begin_document(event)

    def _begin_document(self, event: DocumentStartEvent) -> None:
        if self._documents.data:
            message = "A second document begins here; a goal file holds one."
            hint = "Delete the line of dashes, or make two files."
            self._note(FaultKind.INVALID_YAML, event, message, hint)
            raise _StopReadingError

    def _scalar(self, event: ScalarEvent) -> None:
        node = self._number(event)
        text = event.value.translate(self._restored) if self._restored else event.value
        top = self._stack[-1]
        if event.tag not in _TEXT_TAGS:
            self._note_tag(event)
        if event.anchor:
            value = text if event.style or event.tag else plain_value(text)
            self._anchors[event.anchor] = _Anchor(node, value, text, 1)
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
            self._note_duplicate(frame, text, node)
        elif plain and not text:
            frame.expects = Expects.DROPPED
            self._note_at(FaultKind.WRONG_TYPE, node, "A key is missing before this colon.", "Name the key.")

    def _open(self, event: CollectionStartEvent, frame: ListFrame | MappingFrame) -> None:
        node = self._number(event)
        if event.tag not in _TEXT_TAGS[:2]:
            self._note_tag(event)
        if len(self._stack) > DEPTH:
            message = f"Brackets or indents go more than {DEPTH} deep here."
            self._note(FaultKind.UNSAFE_YAML, event, message, "Write the file with fewer levels.")
            raise _StopReadingError
        top = self._stack[-1]
        if isinstance(top, MappingFrame) and top.expects is Expects.KEY:
            self._refuse_key(top, node)
        else:
            top.put(frame.data, node)
        if event.anchor:
            self._anchors[event.anchor] = _Anchor(node, frame.data)
        self._inside[node] = frame.nodes
        self._stack.append(frame)

    def _refuse_key(self, frame: MappingFrame, node: int) -> None:
        frame.expects = Expects.DROPPED
        message = "A list or a mapping stands where a key is needed."
        self._note_at(FaultKind.WRONG_TYPE, node, message, "Put the text in quotes, or give the key a name.")

    def _close(self, event: MappingEndEvent | SequenceEndEvent) -> None:
        frame = self._stack.pop()
        # A block ends before the next one's first word for libyaml; for a reader where its own last word ends.
        if event.end_mark.index > event.start_mark.index:
            self._last_end = event.end_mark.index
        self._ends[frame.node] = max(self._last_end, self._starts[frame.node])
        if isinstance(frame, MappingFrame) and frame.merges:
            self._merge(frame)
        if frame.anchor:
            self._anchors[frame.anchor].size = self._size() - frame.size_before

    def _merge(self, frame: MappingFrame) -> None:
        for value, node in frame.merges:
            sources = zip(value, self._item_nodes(node), strict=True) if isinstance(value, list) else [(value, node)]
            for source, source_node in sources:
                if isinstance(source, dict):
                    places = self._inside[self._aliases.get(source_node, source_node)]
                    self._merge_one(frame, source, places)
                elif source is not None:
                    message = "`<<` takes the keys of another mapping, and this isn't one."
                    self._note_at(FaultKind.WRONG_TYPE, source_node, message, "Name a mapping's anchor, such as *base.")

    def _merge_one(self, frame: MappingFrame, source: dict[str, object], places: Places) -> None:
        for key, value in source.items():
            if key not in frame.data and isinstance(places, dict):
                frame.data[key] = value
                frame.nodes[key] = places[key]

    def _item_nodes(self, node: int) -> list[int]:
        return list(self._inside[self._aliases.get(node, node)])

    def _alias(self, event: AliasEvent) -> None:
        node = self._number(event)
        anchor = self._anchors.get(event.anchor)
        value: object = None
        if anchor is None:
            message = f"`*{event.anchor}` stands for nothing in this file."
            self._note(FaultKind.INVALID_YAML, event, message, "Put the text in quotes, or mark what's meant with &.")
            value = f"*{event.anchor}"
        elif anchor.size is None:
            message = f"`*{event.anchor}` stands inside what it stands for."
            self._note(FaultKind.UNSAFE_YAML, event, message, "Write the values out.")
        elif self._aliased + anchor.size > ALIASED_NODES:
            message = f"The file's aliases stand for more than {ALIASED_NODES:,} values."
            self._note(FaultKind.UNSAFE_YAML, event, message, "Write the values out.")
        else:
            self._aliased += anchor.size
            self._aliases[node] = self._aliases.get(anchor.node, anchor.node)
            value = anchor.value
        top = self._stack[-1]
        if not (isinstance(top, MappingFrame) and top.expects is Expects.KEY):
            top.put(value, node)
        elif anchor and anchor.text is not None:
            self._begin_key(top, anchor.text, node, plain=False)
        else:
            self._refuse_key(top, node)

    def _number(self, event: Event) -> int:
        node = len(self._starts)
        if node >= NODES:
            message = f"The file has more than {NODES:,} values."
            self._note(FaultKind.UNSAFE_YAML, event, message, "Split the file.")
            raise _StopReadingError
        self._starts.append(event.start_mark.index)
        self._last_end = event.end_mark.index
        self._ends.append(self._last_end)
        return node

    def _size(self) -> int:
        return len(self._starts) + self._aliased

    def _drop_unfinished(self) -> None:
        """Forget what was read last: it may lack what stands after the place that can't be read."""
        root = self.data()
        nodes = self._inside.get(self._documents.nodes[0]) if self._documents.nodes else None
        if isinstance(root, dict) and isinstance(nodes, dict) and root:
            key = next(reversed(root))
            node = nodes[key] + 1
            last = root[key]
            if isinstance(last, list):
                del last[-1:], self._inside[self._aliases.get(node, node)][-1:]
            else:
                del root[key], nodes[key]
        elif isinstance(root, list) and isinstance(nodes, list):
            del root[-1:], nodes[-1:]

    def _path(self) -> Path:
        frames = self._stack[1:]
        return tuple(step for frame in frames for step in frame.step(inside=frame is not frames[-1]))

    def _note_tag(self, event: ScalarEvent | CollectionStartEvent) -> None:
        message = f"`{event.tag}` is a tag for programs; a goal file has none."
        self._note(FaultKind.UNSAFE_YAML, event, message, "Delete it, or put the text in quotes.")

    def _note_duplicate(self, frame: MappingFrame, key: str, node: int) -> None:
        first = frame.nodes[key]
        related = (("first given here", self._starts[first], self._ends[first]),)
        trouble = Trouble(
            FaultKind.DUPLICATE_KEY,
            self._starts[node],
            self._ends[node],
            f'The key "{key}" stands twice; the first value counts.',
            "Delete one of them.",
            related,
            self._path(),
        )
        self._troubles.add(trouble)

    def _note(self, kind: FaultKind, event: Event, message: str, hint: str) -> None:
        trouble = Trouble(kind, event.start_mark.index, event.end_mark.index, message, hint, (), self._path())
        self._troubles.add(trouble)

    def _note_at(self, kind: FaultKind, node: int, message: str, hint: str) -> None:
        self._troubles.add(Trouble(kind, self._starts[node], self._ends[node], message, hint, (), self._path()))
