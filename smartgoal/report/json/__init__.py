"""Results for programs: JSON, version 1, with its schemas."""
