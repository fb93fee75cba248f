"""Progress as one page, with its charts."""
