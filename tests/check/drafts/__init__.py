"""Tests of `smartgoal.check.drafts`."""
