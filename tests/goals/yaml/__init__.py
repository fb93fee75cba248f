"""Tests of `smartgoal.goals.yaml`."""
