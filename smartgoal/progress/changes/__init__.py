"""What changed between two plans, and what that does to verdicts."""
