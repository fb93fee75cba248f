"""The languages that goals are written in."""

LANGUAGES = ("en", "fr", "zh", "hu")
"""In this order where people choose; the first is the default."""
