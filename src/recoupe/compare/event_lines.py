"""Lines of events: a sentence with its actor, or without one where no text names one."""

from recoupe.compare.drafts import Draft
from recoupe.compare.kinds import ANSWERABLE, TOWARDS
from recoupe.compare.nouns import Noun, noun_of
from recoupe.compare.parts import Parts
from recoupe.compare.phrases import date_phrase, place_phrase
from recoupe.model.vocabulary import EventType, Modality
from recoupe.reference.labels import filled, words
from recoupe.reference.sentences import event_sentence, told


def event_line(draft: Draft, parts: Parts, language: str) -> str:
    """Tell an event in one language.

    The actor is named where the accounts name one, and said to be missing where the kind of event
    has one and no account names it.

    Args:
        draft: the claim.
        parts: its time, place and parties.
        language: `fr` or `en`.
    """
    actor = noun_of(parts, parts.actor, language)
    target = noun_of(parts, parts.target, language) if parts.target != parts.actor else None
    sentence, tail = _sentence(draft.type, actor, target, language)
    # What is done to a place is done there: it is not named twice.
    where = "" if parts.place == parts.target else place_phrase(parts.linked, parts.place, language)
    if language == "en" and EventType(draft.type) in TOWARDS:
        where = where.replace("in ", "to ", 1)
    when = date_phrase(parts.time, language)
    return " ".join(filter(None, (sentence, where, when, tail, _held(draft, language))))


def _sentence(kind: str, actor: Noun | None, target: Noun | None, language: str) -> tuple[str, str]:
    """The sentence and what stands behind place and time."""
    active = event_sentence(kind, language, by=True)
    passive = event_sentence(kind, language, by=False) or ""
    if active is None:
        return _told(passive, actor, target), ""
    if actor is None:
        asked = EventType(kind) in ANSWERABLE
        return _told(passive, actor, target), _bracketed("no_actor", language, "") if asked else ""
    if not actor.known:
        return _told(passive, actor, target), _bracketed("actor", language, actor.name)
    return _told(active, actor, target), ""


def _told(template: str, actor: Noun | None, target: Noun | None) -> str:
    """A sentence with its blanks filled; a target whose article is not known is left to its name."""
    blanks = {"a": "ont" if actor is not None and actor.many else "a"}
    if actor is not None:
        blanks |= {"actor": actor.plain(), "to_actor": actor.to()}
    if target is not None:
        blanks["target_name"] = target.name
        if target.known:
            blanks |= {"target": target.plain(), "of_target": target.of(), "to_target": target.to()}
    return told(template, lambda blank: blanks.get(blank, ""))


def _bracketed(key: str, language: str, name: str) -> str:
    """A remark in brackets."""
    return filled(words("lines", key, language), {"name": name})


def _held(draft: Draft, language: str) -> str:
    """How the accounts hold it, where none simply tells it."""
    if not any(matter.supports for matter in draft.matters):
        key = "asserted_by_nobody"
    elif all(matter.modality is Modality.PLANNED for matter in draft.matters):
        key = "planned"
    elif all(matter.modality is Modality.CONDITIONAL for matter in draft.matters if matter.supports):
        key = "conditional"
    else:
        return ""
    return words("lines", key, language) if draft.type != EventType.OTHER.value else ""
