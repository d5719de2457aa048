"""The words that name happenings in English."""

from functools import cache

from recoupe.extract.en.forms import noun_forms, verb_forms
from recoupe.extract.event_lexicon import EventLexicon, read_event_lexicon


@cache
def event_lexicon() -> EventLexicon:
    """The triggers of `events.toml`, read once."""
    return read_event_lexicon(__package__, verb_forms=verb_forms, noun_forms=noun_forms)
