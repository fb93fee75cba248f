"""Rules of the criterion portfolio."""
