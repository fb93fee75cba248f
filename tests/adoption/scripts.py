"""Running the shell lines of CI templates as the services do, with stand-ins for what needs a network."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def stand_in(path: Path, script: str) -> None:
    """Write a program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/usr/bin/env bash\n{script}\n", "utf-8")
    path.chmod(0o755)


def smartgoal_at(path: Path) -> None:
    """Put smartgoal, as it is tested here, where an installation would put it."""
    stand_in(path, f'exec "{sys.executable}" -m smartgoal "$@"')


def bash(
    lines: str, folder: Path, variables: Mapping[str, str], programs: Iterable[Path] = ()
) -> subprocess.CompletedProcess[str]:
    """Run lines in bash as GitHub and GitLab do: the first command that fails ends them."""
    path = os.pathsep.join([*map(str, programs), "/usr/bin", "/bin"])
    environment = {"PATH": path, "HOME": str(folder), "LANG": "C.UTF-8", **variables}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", lines],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
