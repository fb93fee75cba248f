"""Tests of `smartgoal.readings.proposing`."""
