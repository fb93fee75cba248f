"""A bar is drawn only where it is asked for, and wiped at the end."""

from __future__ import annotations

import io

from smartgoal.report.terminal import Bar


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """Return True."""
        return True


def test_short_work_shows_nothing() -> None:
    """The timer is stopped with the work."""
    stream = Terminal()
    with Bar(stream, delay_seconds=3600) as bar:
        bar("Reading a.csv", 0, 2)

    assert stream.getvalue() == ""


def test_long_work_shows_how_far_it_is() -> None:
    """What is done and what came before; names can't paint."""
    stream = Terminal()
    with Bar(stream, delay_seconds=3600) as bar:
        bar("Reading [bold]\x1b[31m:smile:.csv", 0, 2)
        bar.show()
        bar("Keeping", 1, 2)

    shown = stream.getvalue()
    assert "Reading [bold]\\u{1b}[31m:smile:.csv" in shown
    assert "Keeping" in shown
    assert shown.endswith("\x1b[2K")


def test_a_terminal_that_has_gone_stops_nothing() -> None:
    """The work is what counts."""

    class Gone(Terminal):
        def write(self, _text: str) -> int:
            raise OSError

    with Bar(Gone(), delay_seconds=3600) as bar:
        bar.show()
        bar("Reading", 1, 2)
