"""The English pack."""

from recoupe.extract.en.cues import CUES
from recoupe.extract.en.events import event_lexicon
from recoupe.extract.en.figures import figure_lexicon
from recoupe.extract.en.modality import MODALITY
from recoupe.extract.en.names import NAMES
from recoupe.extract.en.numbers import NUMBERS
from recoupe.extract.en.quotes import QUOTES
from recoupe.extract.en.sentences import SENTENCES
from recoupe.extract.en.times import TIMES
from recoupe.extract.en.tokens import TOKENS
from recoupe.extract.en.tools import english_tools
from recoupe.extract.pack import Pack

PACK = Pack(
    language="en",
    tools=english_tools,
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
