"""Tests of `smartgoal.report.json`."""
