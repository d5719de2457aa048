"""Captures in: files, archives, and the evidence log."""
