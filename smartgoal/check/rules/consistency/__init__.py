"""Rules of the criterion consistency."""
