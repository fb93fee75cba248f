"""The rows of one export: which of them count, whose they are, what they say of which metric."""
