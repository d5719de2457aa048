"""How English quotes."""

from recoupe.extract.quotes import QuoteRules

QUOTES = QuoteRules(single=True)
