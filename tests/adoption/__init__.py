"""Tests of adopting the check: known findings, fixes, several formats, hooks and templates."""
