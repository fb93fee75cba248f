"""Tests of `smartgoal.check.facts`."""
