"""English words that hedge, deny or announce."""

import re

from recoupe.extract.modality import ModalityWords

MODALITY = ModalityWords(
    negations=frozenset({"not", "n't", "never", "no", "neither"}),
    hedges=re.compile(
        r"(?<!\w)(?:reportedly|allegedly|apparently|may have|might have|could have|may|might|could|would"
        r"|possibly|"
        r"probably|perhaps|suspected|alleged|presumed|likely)(?!\w)"
    ),
    plans=re.compile(
        r"(?<!\w)(?:(?:will|shall|plans?|planning|intends?|wants?|hopes?|vows?|promises?|threatens?"
        r"|prepares?|preparing|set|"
        r"expected|due|scheduled|about|going|decided|agreed|ready) (?:to (?:be |have )?|be )"
        r"|before (?:the |a )?|planned |"
        r"plans? (?:for|of) (?:the |a |an )?|attempt(?:ed)? |calls? for (?:the |a |an )?|threats? of "
        r"|risk of |next |upcoming )$"
    ),
    denials=re.compile(
        r"(?<!\w)(?:(?:den(?:y|ies|ied)|reject(?:s|ed)?|refut(?:es|ed)|disput(?:es|ed)) [^.;]{0,25}|no "
        r"|without (?:any )?|"
        r"neither |nor |never )$"
    ),
)
