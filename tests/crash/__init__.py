"""Killing imports wherever they are."""
