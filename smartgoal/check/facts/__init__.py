"""What rules ask of goals, where more than one of them asks."""
