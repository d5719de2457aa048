"""Words that begin an English sentence."""

from recoupe.extract.sentences import SentenceRules

_OPENERS = """
    The A An He She They It We I In On At But And For After Before Since This That These Those His Her
    Their According As By From If When While There Some Many Several
"""

SENTENCES = SentenceRules(openers=frozenset(_OPENERS.split()))
