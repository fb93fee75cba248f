"""Showing results to people and machines."""
