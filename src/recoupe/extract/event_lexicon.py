"""The words that name happenings: a pack's `events.toml`, checked and made ready to match."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from recoupe.extract.lexicon import load_lexicon, whole_words
from recoupe.model.vocabulary import EventType

# What an ellipsis in an expression stands for: up to forty code points of the same sentence.
OTHER_WORDS = r"(?!\w)[^.;]{0,40}(?<!\w)"
_KEYS = frozenset({"type", "frame", "verbs", "nouns", "phrases", "with", "unless"})


class Frame(StrEnum):
    """Who does what to whom."""

    ACTS = "acts"
    JOINS = "joins"
    SUFFERS = "suffers"
    HAPPENS = "happens"


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name one type of event.

    Attributes:
        type: the type.
        frame: whether its subject acts, takes part or suffers.
        needs: what must stand near the words, or None.
        unless: what must not, or None.
    """

    type: EventType
    frame: Frame
    needs: re.Pattern[str] | None
    unless: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """A language's triggers.

    Attributes:
        verbs: triggers by each inflected form, folded.
        nouns: triggers by singular and plural, folded.
        phrases: finds any phrase in folded text; its last group is `t` and the index in `triggers`.
        triggers: of the phrases.
        by: ends where the agent of a passive or of a noun starts ("par", "by").
        of: words that open a noun's complement ("de", "of").
        light: lemmas of verbs whose subject does what their object names ("lancer une attaque").
        where: words that a place follows ("à", "in").
        anaphors: articles and determiners that point back to what was told.
        people: nouns for people and bodies that act or are acted upon.
        past: words that set what they stand by in history ("depuis l'indépendance").
    """

    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]
    phrases: re.Pattern[str]
    triggers: tuple[Trigger, ...]
    by: frozenset[str]
    of: frozenset[str]
    light: frozenset[str]
    where: frozenset[str]
    anaphors: frozenset[str]
    people: re.Pattern[str]
    past: re.Pattern[str]


def read_event_lexicon(
    package: str,
    *,
    verb_forms: Callable[[str], Iterable[str]],
    noun_forms: Callable[[str], Iterable[str]],
) -> EventLexicon:
    """Read a pack's `events.toml`.

    Args:
        package: dotted name of the pack.
        verb_forms: the inflected forms of a verb.
        noun_forms: singular and plural of a noun.

    Raises:
        ValueError: an entry names an unknown type, frame or key, or no words.
        TypeError: the table of words is none.
    """
    verbs: dict[str, list[Trigger]] = {}
    nouns: dict[str, list[Trigger]] = {}
    phrases: list[str] = []
    triggers: list[Trigger] = []
    source = load_lexicon(package, "events.toml")
    for entry in _entries(source, package):
        trigger = _trigger(entry, package)
        for verb in _words(entry, "verbs"):
            for form in set(verb_forms(verb)):
                verbs.setdefault(form, []).append(trigger)
        for noun in _words(entry, "nouns"):
            for form in set(noun_forms(noun)):
                nouns.setdefault(form, []).append(trigger)
        if "phrases" in entry:
            phrases.append(f"(?P<t{len(triggers)}>{'|'.join(_listed(entry, 'phrases', package))})")
            triggers.append(trigger)
    words = source["words"]
    if not isinstance(words, Mapping):
        raise TypeError(f"{package} events.toml: words is no table")
    return EventLexicon(
        verbs={form: tuple(found) for form, found in verbs.items()},
        nouns={form: tuple(found) for form, found in nouns.items()},
        phrases=re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)"),
        triggers=tuple(triggers),
        by=frozenset(_words(words, "by")),
        of=frozenset(_words(words, "of")),
        light=frozenset(_words(words, "light")),
        where=frozenset(_words(words, "where")),
        anaphors=frozenset(_words(words, "anaphors")),
        people=whole_words(_listed(words, "people", package)),
        past=re.compile(rf"(?<!\w)(?:{words['past']})(?!\w)"),
    )


def _entries(source: Mapping[str, object], package: str) -> list[Mapping[str, object]]:
    """The entries of the file.

    Raises:
        ValueError: there are none, or one has a key that is not known.
    """
    entries = source.get("trigger")
    if not isinstance(entries, list) or not entries:
        raise ValueError(f"{package} events.toml lists no trigger")
    for entry in entries:
        if unknown := set(entry) - _KEYS:
            raise ValueError(f"{package} events.toml: unknown key {', '.join(sorted(unknown))}")
    return entries


def _trigger(entry: Mapping[str, object], package: str) -> Trigger:
    """One entry, its type and frame checked."""
    try:
        type_, frame = EventType(str(entry["type"])), Frame(str(entry.get("frame", "acts")))
    except (KeyError, ValueError) as error:
        raise ValueError(f"{package} events.toml: {error} in an entry for {entry.get('type')}") from error
    if not any(key in entry for key in ("verbs", "nouns", "phrases")):
        raise ValueError(f"{package} events.toml: an entry for {type_} has no words")
    return Trigger(type_, frame, _pattern(entry.get("with")), _pattern(entry.get("unless")))


def _pattern(words: object) -> re.Pattern[str] | None:
    """A condition as a pattern."""
    return re.compile(rf"(?<!\w)(?:{str(words).replace('…', OTHER_WORDS)})(?!\w)") if words else None


def _words(entry: Mapping[str, object], key: str) -> list[str]:
    """The dictionary forms that an entry lists."""
    return str(entry.get(key, "")).split()


def _listed(entry: Mapping[str, object], key: str, package: str) -> list[str]:
    """A list of expressions.

    Raises:
        TypeError: it is none.
    """
    listed = entry.get(key)
    if not isinstance(listed, list):
        raise TypeError(f"{package} events.toml: {key} is no list")
    return [str(expression).replace("…", OTHER_WORDS) for expression in listed]
