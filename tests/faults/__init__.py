"""A reproducer for every error that a user can meet."""
