"""What one cell of an export says: figures, days, lengths of time."""
