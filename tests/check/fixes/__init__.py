"""Tests of `smartgoal.check.fixes`."""
