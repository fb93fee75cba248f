"""Tests of `smartgoal.readings.rows`."""
