"""Tests of `smartgoal.readings.file`."""
