"""Packs: what extraction must know of a language, part by part.

A pack lists its parts; nothing outside a pack asks which language it is. The type of a part
lives in a module that does not import this one, so that the module that uses the part can.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass

from recoupe.errors import MissingPart
from recoupe.extract.cues import CueRules
from recoupe.extract.event_lexicon import EventLexicon
from recoupe.extract.figure_lexicon import FigureLexicon
from recoupe.extract.modality import ModalityWords
from recoupe.extract.name_rules import NameRules
from recoupe.extract.numbers import NumberGrammar
from recoupe.extract.pieces import Tools
from recoupe.extract.quote_marks import QuoteRules
from recoupe.extract.sentences import SentenceRules
from recoupe.extract.times import TimeGrammar
from recoupe.extract.tokens import TokenRules


@dataclass(frozen=True, slots=True)
class Pack:
    """A language.

    Attributes:
        language: two-letter code.
        tools: gives the trained tools; loaded at first use.
        tokens: how words are written.
        sentences: what begins a sentence.
        quotes: how it quotes.
        cues: by which words it reports.
        names: titles, offices and other words around names.
        numbers: how it counts.
        times: how it tells time.
        modality: by which words it hedges, denies and announces.
        figures: gives what it counts; read at first use.
        events: gives the words for happenings; read at first use.
    """

    language: str
    tools: Callable[[], Tools]
    tokens: TokenRules
    sentences: SentenceRules
    quotes: QuoteRules
    cues: CueRules
    names: NameRules
    numbers: NumberGrammar
    times: TimeGrammar
    modality: ModalityWords
    figures: Callable[[], FigureLexicon]
    events: Callable[[], EventLexicon]


def languages() -> tuple[str, ...]:
    """Codes of the languages that have a pack, sorted."""
    folder = importlib.import_module("recoupe.extract").__path__
    return tuple(sorted(module.name for module in pkgutil.iter_modules(folder) if module.ispkg))


def pack_for(language: str | None) -> Pack:
    """Give the pack of a language.

    Raises:
        MissingPart: there is none.
    """
    if language not in languages():
        known = ", ".join(languages())
        raise MissingPart(f"no language pack for {language or 'an unknown language'}; there are: {known}")
    pack = importlib.import_module(f"recoupe.extract.{language}").PACK
    if not isinstance(pack, Pack):
        raise MissingPart(f"recoupe.extract.{language} lists no pack")
    return pack
