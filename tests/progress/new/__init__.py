"""Tests of `smartgoal.progress.new`."""
