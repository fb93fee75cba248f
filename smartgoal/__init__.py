"""smartgoal checks whether goals are SMART and shows where each goal stands."""

__version__ = "0.1.0"
