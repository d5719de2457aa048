"""Words that begin a French sentence."""

from recoupe.extract.sentences import SentenceRules

_OPENERS = """
    Le La Les L' Il Elle Ils Elles On Un Une Des Du De Ce Cette Ces C' Cela En Dans Pour Selon Mais Et À
    A Au Aux Après Avant Depuis Son Sa Ses Leur Nous Je D' S' Si Par Sur Plusieurs Certains Tous
"""

SENTENCES = SentenceRules(openers=frozenset(_OPENERS.split()))
