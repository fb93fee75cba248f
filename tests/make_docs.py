"""Writes README's generated parts: the rule table, the help texts, and the output of every console block.

Run `python -m tests.make_docs`; with `--check` it only says whether README is up to date.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from smartgoal.check.engine import all_rules

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
_CONSOLE = re.compile(r"(```console\n)(.*?)(```)", re.DOTALL)


def main() -> int:
    """Write README anew, or with `--check` compare; 1 where it differs."""
    written = README.read_text("utf-8")
    made = documented(written)
    if "--check" in sys.argv:
        sys.stdout.write("README is up to date.\n" if made == written else "README differs: run `poe docs`.\n")
        return int(made != written)
    README.write_text(made, "utf-8")
    return 0


def documented(text: str) -> str:
    """Return README with its generated parts made anew."""
    text = _between(text, "rules", rule_table())
    return _CONSOLE.sub(lambda block: f"{block[1]}{_replayed(block[2])}{block[3]}", text)


def rule_table() -> str:
    """Return a table of all rules."""
    rows = [f"| {one.id} | {one.name} | {one.severity} | {one.summary.rstrip('.')} |" for one in all_rules()]
    return "\n".join(["| id | name | severity | finds |", "|---|---|---|---|", *rows])


def _between(text: str, name: str, content: str) -> str:
    marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    return marks.sub(lambda match: f"{match[1]}{content}\n{match[2]}", text)


def _replayed(block: str) -> str:
    """Return a console block with what its commands print now."""
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{_run(command)}" for command in commands)


def _run(command: str) -> str:
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    environment["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), environment["PATH"]])
    done = subprocess.run(  # noqa: S602 - README's own commands
        command, shell=True, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    return done.stdout + done.stderr


if __name__ == "__main__":
    sys.exit(main())
