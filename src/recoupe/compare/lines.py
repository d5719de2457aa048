"""Lines: a claim in neutral words, built from its parts by rules, never by rewording a source's sentence."""

from collections.abc import Sequence

from recoupe.compare.drafts import Draft
from recoupe.compare.event_lines import event_line
from recoupe.compare.figure_lines import figure_line
from recoupe.compare.matters import Matter, Voice
from recoupe.compare.nouns import noun_of
from recoupe.compare.parts import Parts
from recoupe.compare.phrases import capital
from recoupe.compare.said_lines import said_line
from recoupe.model.comparison import Line
from recoupe.model.vocabulary import Stance
from recoupe.reference.characterisations import characterisations
from recoupe.reference.labels import LANGUAGES, filled, words

# Names that a line about a characterisation gives at most.
NAMES = 3


def line_of(draft: Draft, parts: Parts) -> Line:
    """Word a claim in both languages.

    Args:
        draft: the claim.
        parts: its time, place and parties.
    """
    return Line(*(capital(_worded(draft, parts, language)) for language in LANGUAGES))


def _worded(draft: Draft, parts: Parts, language: str) -> str:
    """A claim in one language."""
    if draft.about == "event":
        return event_line(draft, parts, language)
    if draft.about == "figure":
        return figure_line(draft, parts, language)
    if draft.about == "characterisation":
        return _characterisation(draft, parts, language)
    return said_line(draft, parts, language)


def _characterisation(draft: Draft, parts: Parts, language: str) -> str:
    """A word for the events with who uses it, who contests it, or who raises it."""
    key, matters = _callers(draft)
    voices = [matter.voices[0] for matter in matters if matter.voices]
    names = list(dict.fromkeys(_voice_name(voice, parts, language) for voice in voices))
    shown = ", ".join(names[:NAMES]) + (" …" if len(names) > NAMES else "")
    what = characterisations()[draft.type].labels[language]
    by = filled(words("lines", f"called_{key}", language), {"names": shown}) if shown else ""
    return filled(words("lines", "characterisation", language), {"what": what, "by": by})


def _callers(draft: Draft) -> tuple[str, Sequence[Matter]]:
    """Who uses a word for the events, or else who contests it, or else who raises it."""
    users = [matter for matter in draft.matters if matter.supports]
    against = [matter for matter in draft.matters if matter.stance is Stance.DENIES]
    if users:
        return "used", users
    return ("contested", against) if against else ("raised", draft.matters)


def _voice_name(voice: Voice, parts: Parts, language: str) -> str:
    """The name of a voice in the language of the line."""
    noun = noun_of(parts, voice.entity, language)
    return voice.name if noun is None else noun.plain()
