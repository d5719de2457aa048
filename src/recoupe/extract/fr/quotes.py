"""How French quotes."""

from recoupe.extract.quotes import QuoteRules

QUOTES = QuoteRules(single=False)
