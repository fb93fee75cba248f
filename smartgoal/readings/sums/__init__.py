"""Several exports together: which rows count, and what they add up to each day."""
