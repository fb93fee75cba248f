"""Tests of `smartgoal.progress.changes`."""
