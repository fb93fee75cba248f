"""Judging goals against readings."""
