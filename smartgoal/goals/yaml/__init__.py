"""YAML of anybody's, read without running, hanging or losing places."""
