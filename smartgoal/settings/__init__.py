"""The settings of a team: their names and values, the file they stand in, and options laid over them."""

from smartgoal.settings.file import find_settings, place_of
from smartgoal.settings.model import FAIL_ON, NAMES, SEVERITIES, STATUSES, Settings
from smartgoal.settings.options import with_options
from smartgoal.settings.show import show_settings

__all__ = [
    "FAIL_ON",
    "NAMES",
    "SEVERITIES",
    "STATUSES",
    "Settings",
    "find_settings",
    "place_of",
    "show_settings",
    "with_options",
]
