"""How French quotes."""

from recoupe.extract.quote_marks import QuoteRules

QUOTES = QuoteRules(single=False)
