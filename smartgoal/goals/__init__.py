"""What people write: goal files."""
