"""The settings in force, as TOML that can be kept."""

from __future__ import annotations

import json
from pathlib import Path

from smartgoal.settings.file import shown
from smartgoal.settings.model import Settings


def show_settings(of_file: Settings, in_force: Settings) -> str:
    """Return the settings in force as TOML, each with where it comes from; what isn't set stands as a comment."""
    return "".join(_shown_setting(name, of_file, in_force) for name in Settings.model_fields)


def _shown_setting(name: str, of_file: Settings, in_force: Settings) -> str:
    value = getattr(in_force, name)
    origin = "default"
    if value != getattr(of_file, name):
        origin = "command line"
    elif of_file.file is not None and name in of_file.model_fields_set:
        origin = shown(Path(of_file.file))
    key = name.replace("_", "-")
    line = f"# {key} isn't set" if value is None else f"{key} = {_toml(value)}"
    return f"{line:<40} # {origin}\n" if value is not None else f"{line}\n"


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_quoted(key)} = {_toml(one)}' for key, one in value.items())}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return _quoted(value) if isinstance(value, str) else f"{value}"


def _quoted(text: str) -> str:
    return json.dumps(text)
