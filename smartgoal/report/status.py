"""How each status looks, everywhere: a word, a shape and a colour."""

from __future__ import annotations

from dataclasses import dataclass

from smartgoal.progress.kinds import Status


@dataclass(frozen=True, slots=True)
class Look:
    """A status as people see it; the colour is one of the terminal's."""

    word: str
    shape: str
    colour: str


LOOKS = {
    Status.MISSED: Look("missed", "✗", "magenta"),
    Status.OFF_TRACK: Look("off track", "▼", "magenta"),
    Status.NO_DATA: Look("no data", "○", "grey"),
    Status.AT_RISK: Look("at risk", "▲", "yellow"),
    Status.TOO_EARLY: Look("too early", "·", "grey"),
    Status.ON_TRACK: Look("on track", "●", "blue"),
    Status.REACHED: Look("reached", "✔", "green"),
    Status.STRETCH_REACHED: Look("stretch reached", "◆", "green"),
    Status.MET: Look("met", "✔", "green"),
    Status.STRETCH_MET: Look("stretch met", "◆", "green"),
    Status.NOT_STARTED: Look("not started", "·", "grey"),
    Status.DRAFT: Look("draft", "·", "grey"),
}
