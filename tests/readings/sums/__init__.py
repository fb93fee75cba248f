"""Tests of `smartgoal.readings.sums`."""
