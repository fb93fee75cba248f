"""Tests of `smartgoal.report.markdown`."""
