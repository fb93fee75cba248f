"""Opens the report of the example in a real browser: on screens, in the dark, on a phone, on paper.

Needs Chromium with its driver, and axe-core: `npm install axe-core`, then
`python -m tests.browser.check_report node_modules/axe-core/axe.min.js [FOLDER]`.
With a folder it leaves pictures there. It fails where a page says something on the console, asks for anything, is wider
than the screen, breaks a rule of accessibility, or shows other figures than the JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.driver import browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.driver import Browser

ROOT = Path(__file__).resolve().parent.parent.parent
COMMAND = ("progress", "goals.example.yaml", "--as-of", "2026-11-22")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: arguments[0]}).then(
    found => done(found.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' | ')}`)),
    error => done([String(error)]));
"""
_FIGURES = """
return [...document.querySelectorAll('article')].map(card => ({
    title: card.querySelector('h3').textContent,
    status: card.querySelector('.s').textContent.split(' ').slice(1).join('_'),
    values: card.querySelectorAll('details tbody tr').length,
    dots: card.querySelectorAll('.chart .o circle').length,
    now: card.querySelector('.chart text.v')?.textContent ?? null,
}))
"""
_OUTSIDE = """
const width = document.documentElement.clientWidth;
return [...document.querySelectorAll('text')].filter(text => {
    const box = text.getBoundingClientRect();
    return box.width && (box.left < -1 || box.right > width + 1);
}).map(text => text.textContent)
"""


@dataclass(frozen=True, slots=True)
class View:
    """A way to look at the page."""

    name: str
    width: int
    scheme: str = "light"
    media: str = "screen"


VIEWS = (
    View("light", 1200),
    View("dark", 1200, scheme="dark"),
    View("phone", 380),
    View("phone-dark", 380, scheme="dark"),
    View("tablet", 800),
    View("print", 703, media="print"),
)


def main() -> int:
    """Check every view; 1 where something is wrong."""
    axe = Path(sys.argv[1]).read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder, browser() as one:
        pictures = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder)
        pictures.mkdir(parents=True, exist_ok=True)
        page = Path(folder) / "report.html"
        _smartgoal(*COMMAND, "-f", f"html:{page}")
        faults = [fault for view in VIEWS for fault in _faults(one, page, view, axe, pictures)]
        faults += _wrong_figures(one, page)
        one.paper(pictures / "report.pdf")
    sys.stdout.write("".join(f"{fault}\n" for fault in faults) or f"{len(VIEWS)} views are fine.\n")
    return int(bool(faults))


def _smartgoal(*arguments: str) -> str:
    command = [sys.executable, "-m", "smartgoal", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout


def _faults(one: Browser, page: Path, view: View, axe: str, pictures: Path) -> Iterator[str]:
    one.log("browser")
    one.log("performance")
    one.open(page, width=view.width, scheme=view.scheme, media=view.media)
    one.run("document.querySelectorAll('details').forEach(part => part.open = true)")
    one.picture(pictures / f"{view.name}.png")
    yield from (f"{view.name}: console: {entry['message']}" for entry in one.log("browser"))
    yield from (f"{view.name}: asks for {address}" for address in _asked(one) if address != page.resolve().as_uri())
    width = one.run("return document.documentElement.scrollWidth")
    if width != view.width:
        yield f"{view.name}: {width} pixels wide on a screen of {view.width}"
    outside = one.run(_OUTSIDE)
    yield from (f"{view.name}: outside: {text}" for text in (outside if isinstance(outside, list) else [outside]))
    one.run(axe)
    broken = one.run_later(_AXE, _RULES)
    yield from (f"{view.name}: axe: {text}" for text in (broken if isinstance(broken, list) else [broken]))


def _asked(one: Browser) -> Iterator[str]:
    """Return the address of every request since the log was last read."""
    for entry in one.log("performance"):
        message = json.loads(str(entry["message"]))["message"]
        if message["method"] == "Network.requestWillBeSent":
            yield message["params"]["request"]["url"]


def _wrong_figures(one: Browser, page: Path) -> Iterator[str]:
    """Compare what a reader sees with the JSON of the same run."""
    one.open(page, width=1200)
    shown = one.run(_FIGURES)
    goals = json.loads(_smartgoal(*COMMAND, "-f", "json"))["goals"]
    if not isinstance(shown, list) or len(shown) != len(goals):
        yield f"the page has other goals than the JSON: {shown}"
        return
    for card, goal in zip(shown, goals, strict=True):
        told = (card["title"], card["status"], card["values"], card["dots"], card["now"] is None)
        meant = (goal["title"], goal["status"], len(goal["series"]), len(goal["series"]), goal["value"] is None)
        if told != meant:
            yield f"{goal['id']}: the page shows {told}, the JSON says {meant}"


if __name__ == "__main__":
    sys.exit(main())
