"""Tests of `smartgoal.report.html`."""
