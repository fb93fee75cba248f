"""Rules of the criterion achievable."""
