"""Tests of `smartgoal.report.junit`."""
