"""Judging goals against the SMART criteria."""
