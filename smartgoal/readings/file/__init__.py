"""A file of an export, from its bytes to a table of text."""
