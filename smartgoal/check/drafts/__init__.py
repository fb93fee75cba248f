"""Drafts: goals made from plain sentences."""
