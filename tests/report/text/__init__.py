"""Tests of `smartgoal.report.text`."""
