"""The French pack."""

from recoupe.extract.fr.cues import CUES
from recoupe.extract.fr.events import event_lexicon
from recoupe.extract.fr.figures import figure_lexicon
from recoupe.extract.fr.modality import MODALITY
from recoupe.extract.fr.names import NAMES
from recoupe.extract.fr.numbers import NUMBERS
from recoupe.extract.fr.quotes import QUOTES
from recoupe.extract.fr.sentences import SENTENCES
from recoupe.extract.fr.times import TIMES
from recoupe.extract.fr.tokens import TOKENS
from recoupe.extract.fr.tools import french_tools
from recoupe.extract.pack import Pack

PACK = Pack(
    language="fr",
    tools=french_tools,
    tokens=TOKENS,
    sentences=SENTENCES,
    quotes=QUOTES,
    cues=CUES,
    names=NAMES,
    numbers=NUMBERS,
    times=TIMES,
    modality=MODALITY,
    figures=figure_lexicon,
    events=event_lexicon,
)
