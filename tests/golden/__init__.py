"""Whole reports as files, so that a change of a format is seen as a whole."""
