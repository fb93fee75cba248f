"""Results as JUnit XML, for CI that shows tests."""
