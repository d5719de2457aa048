"""The tools for French: a net and a table of our own; see docs/models/french-parser.md."""

from recoupe.extract.fr.conjugation import shown_by_form
from recoupe.extract.parser import own_tools
from recoupe.extract.pieces import Tools


def french_tools() -> Tools:
    """Load them, once a process."""
    return own_tools("parser_fr.npz", "lemmas_fr.sqlite", shown_by_form)
