"""Rules of the criterion file."""
