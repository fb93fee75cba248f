"""Rules of the criterion specific."""
