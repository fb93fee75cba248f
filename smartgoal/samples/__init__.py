"""Invented exports, and the goal file to begin with that `smartgoal init` writes."""

from smartgoal.samples.starter import STARTER_METRICS, starter_files, starter_name

__all__ = ["STARTER_METRICS", "starter_files", "starter_name"]
