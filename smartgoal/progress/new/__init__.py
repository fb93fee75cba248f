"""Goals to be added: successors, and first ones with a measured baseline."""
