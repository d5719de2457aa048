"""From a capture to an article."""
