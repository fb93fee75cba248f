"""How long one small file takes from a cold start, beside two checkers of YAML: `python -m tests.benchmarks.cold`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import CLEAN_FILE

ROUNDS = 15


def commands(folder: Path, target: str) -> dict[str, list[str]]:
    """Return each checker's command for a file or folder; what they need is written beside it."""
    schema = folder / "goals.schema.json"
    smartgoal = [sys.executable, "-m", "smartgoal"]
    schema.write_bytes(subprocess.run([*smartgoal, "schema"], capture_output=True, check=True).stdout)
    files = [target] if Path(target).is_file() else [str(file) for file in sorted(Path(target).glob("*.yaml"))]
    return {
        "smartgoal check": [*smartgoal, "check", target],
        "yamllint": [sys.executable, "-m", "yamllint", "-d", "relaxed", target],
        "check-jsonschema": [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *files],
    }


def seconds(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """Return the shortest wall time of each command; they take turns, so that all have the same noise."""
    best = dict.fromkeys(commands, float("inf"))
    # As installed: compiled modules are kept from one run to the next.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as cache:
        environment["PYTHONPYCACHEPREFIX"] = cache
        for _ in range(rounds + 1):
            for name, command in commands.items():
                start = time.perf_counter()
                subprocess.run(command, capture_output=True, check=False, env=environment)
                best[name] = min(best[name], time.perf_counter() - start)
    return best


def table(times: dict[str, float]) -> str:
    """Return each time, and how many times smartgoal's it is."""
    ours = times["smartgoal check"]
    return "".join(f"{name:<18} {taken:8.3f} s  {taken / ours:5.2f} ×\n" for name, taken in times.items())


def main() -> None:
    """Print the times for one file of about 1 kB."""
    with tempfile.TemporaryDirectory() as place:
        goals = Path(place) / "goals.yaml"
        goals.write_text(CLEAN_FILE, "utf-8")
        print(table(seconds(commands(Path(place), str(goals)), ROUNDS)), end="")  # noqa: T201


if __name__ == "__main__":
    main()
