"""Across articles: copies, origins, claims and where they stand."""
