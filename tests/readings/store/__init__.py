"""Tests of `smartgoal.readings.store`."""
