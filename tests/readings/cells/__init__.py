"""Tests of `smartgoal.readings.cells`."""
