"""What the field knows, as data: metrics, units and words."""
