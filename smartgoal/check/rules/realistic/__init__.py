"""Rules of the criterion realistic."""
