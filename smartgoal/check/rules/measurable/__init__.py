"""Rules of the criterion measurable."""
