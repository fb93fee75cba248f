"""Proposing sources for exports that no goal file describes."""
