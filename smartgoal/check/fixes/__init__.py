"""Text edits that mend what findings name."""
