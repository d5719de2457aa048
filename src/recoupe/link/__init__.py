"""Across articles: entities, places, and times bound."""
