"""Tests of the rules: what their examples can't say."""
