"""The store: imports kept, corrected, withdrawn and rebuilt."""
