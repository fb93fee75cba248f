"""Makes the pictures that README shows, from what the command really prints: of the terminal, and of the report.

The report's needs Chromium and its driver; it is left as it is where they are missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tests.browser.driver import browser

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".github"
COLUMNS = 118
PICTURES = {
    "progress": ("progress", "goals.example.yaml", "--as-of", "2026-11-22"),
    "check": ("check", "tests/pictures/warm-calls.goals.yaml"),
}
# No web fonts: the picture loads nothing.
_FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>TITLE</title>
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: system-ui, sans-serif; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g>
</g>
</svg>
"""
_THEME = TerminalTheme(
    (250, 250, 248),
    (30, 34, 40),
    [
        (30, 34, 40),
        (181, 29, 20),
        (31, 111, 67),
        (143, 91, 0),
        (0, 101, 158),
        (156, 20, 99),
        (0, 110, 120),
        (91, 100, 112),
    ],
    [
        (91, 100, 112),
        (181, 29, 20),
        (31, 111, 67),
        (143, 91, 0),
        (0, 101, 158),
        (156, 20, 99),
        (0, 110, 120),
        (30, 34, 40),
    ],
)


def main() -> None:
    """Write every picture."""
    FOLDER.mkdir(exist_ok=True)
    for name, arguments in PICTURES.items():
        (FOLDER / f"{name}.svg").write_text(picture(name, arguments), "utf-8")
    if shutil.which("chromedriver"):
        picture_report(FOLDER / "report.png")


def picture_report(to: Path) -> None:
    """Write a picture of the report of the example: its top, the goals that need a decision, one chart."""
    shown = (
        "document.querySelectorAll('.goals tbody tr:nth-child(n+9), .together, section').forEach("
        "part => { if (!part.querySelector('article') || part.tagName == 'TR') part.remove() });"
        "document.querySelectorAll('article:not(#g6)').forEach(card => card.remove());"
        "document.querySelectorAll('footer, .key').forEach(part => part.remove())"
    )
    with tempfile.TemporaryDirectory() as folder, browser() as one:
        page = Path(folder) / "report.html"
        command = [sys.executable, "-m", "smartgoal", *PICTURES["progress"], "-f", f"html:{page}"]
        subprocess.run(command, cwd=ROOT, check=True)
        one.open(page, width=1000)
        one.run(shown)
        one.picture(to)


def picture(name: str, arguments: tuple[str, ...]) -> str:
    """Return an SVG of a command and what it prints."""
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "smartgoal", *arguments, "--color", "always"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True, color_system="standard")
    console.print(Text(f"$ smartgoal {' '.join(arguments)}\n", style="bold"), Text.from_ansi(done.stdout), sep="")
    return console.export_svg(
        title=f"smartgoal {name}",
        theme=_THEME,
        code_format=_FORMAT.replace("TITLE", f"smartgoal {name}"),
        unique_id=name,
    )


if __name__ == "__main__":
    main()
