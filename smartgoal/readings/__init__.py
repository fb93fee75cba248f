"""What exports say: readings of metrics."""
