"""From an article to its facts; one pack a language."""
