"""Rules of the criterion time-bound."""
