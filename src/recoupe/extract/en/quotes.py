"""How English quotes."""

from recoupe.extract.quote_marks import QuoteRules

QUOTES = QuoteRules(
    single=True,
    elided=frozenset({"tis", "twas", "em", "til", "cause", "round", "n", "bout", "cos", "twould", "tisn"}),
)
