"""Exports as vendors and colleagues make them."""
