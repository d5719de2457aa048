"""The words that name happenings: a pack's `events.toml`, checked and made ready to match."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from recoupe.extract.lexicon import load_lexicon, whole_words
from recoupe.model.vocabulary import EventType

# What an ellipsis in an expression stands for: up to forty code points of the same sentence.
OTHER_WORDS = r"(?!\w)[^.;]{0,40}(?<!\w)"
_KEYS = frozenset({"type", "frame", "verbs", "nouns", "phrases", "with", "unless", "forces"})
# What is done by announcing it.
_BY_WORDS = frozenset(
    {
        EventType.STATE_OF_EMERGENCY,
        EventType.CURFEW,
        EventType.RESIGNATION,
        EventType.DISMISSAL,
        EventType.APPOINTMENT,
        EventType.DISSOLUTION,
        EventType.ASSEMBLY_BAN,
        EventType.BORDER_CLOSURE,
        EventType.DECISION_TO_DEPLOY,
        EventType.SANCTION,
        EventType.ASSET_FREEZE,
    }
)


class Frame(StrEnum):
    """Who does what to whom."""

    ACTS = "acts"
    JOINS = "joins"
    SUFFERS = "suffers"
    HAPPENS = "happens"
    MEETS = "meets"


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name one type of event.

    Attributes:
        type: the type.
        frame: whether its subject acts, takes part, meets others or suffers.
        needs: what must stand near the words, or None.
        unless: what must not, or None.
        forces: the type where security forces do it, or None where that changes nothing.
    """

    type: EventType
    frame: Frame
    needs: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    forces: EventType | None = None

    @property
    def by_words(self) -> bool:
        """Whether it is done by announcing it."""
        return self.type in _BY_WORDS


@dataclass(frozen=True, slots=True)
class EventWords:
    """Words by which a language tells who does what; all in lower case.

    Attributes:
        by: introduce the agent of a passive or of a noun ("par", "by").
        of: open a noun's complement ("de", "of").
        bare_of: those of them that leave no room for an article ("d'").
        between: introduce those who meet ("entre", "avec").
        towards: introduce whom a verb is directed at ("sur", "at").
        relatives: subjects of relative clauses ("qui").
        speaker: pronouns of the first person, as subjects.
        light: lemmas of verbs whose subject does what their object names ("lancer une attaque").
        announcing: lemmas of verbs that do so where the thing is done by words.
        control: lemmas of verbs whose object does what their infinitive says ("ordonner").
        doers: lemmas of nouns whose complement does it ("l'offensive de l'armée").
        gatherings: lemmas of nouns that gather or count people ("des centaines de manifestants").
        where: words that a place follows ("à", "in").
        anaphors: articles and determiners that point back to what was told.
        conditions: open a clause that says what might be ("si").
        aims: introduce an infinitive that says what something is for ("pour").
        without: say that something is not there ("sans").
        charges: stand before a bare noun for what someone is accused of ("pour meurtre").
        wants: lemmas of verbs of which what they govern is wanted or feared, not told.
        topics: lemmas of nouns for what a happening is only the topic of ("risque", "lutte").
        wholes: lemmas of nouns that are made of happenings ("vague d'arrestations").
    """

    by: frozenset[str]
    of: frozenset[str]
    bare_of: frozenset[str]
    between: frozenset[str]
    towards: frozenset[str]
    relatives: frozenset[str]
    speaker: frozenset[str]
    light: frozenset[str]
    announcing: frozenset[str]
    control: frozenset[str]
    doers: frozenset[str]
    gatherings: frozenset[str]
    where: frozenset[str]
    anaphors: frozenset[str]
    conditions: frozenset[str]
    aims: frozenset[str]
    without: frozenset[str]
    charges: frozenset[str]
    wants: frozenset[str]
    topics: frozenset[str]
    wholes: frozenset[str]


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """A language's triggers.

    Attributes:
        verbs: triggers by each inflected form, folded.
        nouns: triggers by singular and plural, folded.
        phrases: finds any phrase in folded text; its last group is `t` and the index in `triggers`.
        triggers: of the phrases.
        words: by which it tells who does what.
        people: nouns for people and bodies that act or are acted upon.
        forces: nouns for police, army and the like.
        past: words that set what they stand by in history ("depuis l'indépendance").
    """

    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]
    phrases: re.Pattern[str]
    triggers: tuple[Trigger, ...]
    words: EventWords
    people: re.Pattern[str]
    forces: re.Pattern[str]
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
        words=EventWords(**{part.name: frozenset(_words(words, part.name)) for part in fields(EventWords)}),
        people=whole_words(_listed(words, "people", package)),
        forces=whole_words(_listed(words, "forces", package)),
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
        forces = EventType(str(entry["forces"])) if "forces" in entry else None
    except (KeyError, ValueError) as error:
        raise ValueError(f"{package} events.toml: {error} in an entry for {entry.get('type')}") from error
    if not any(key in entry for key in ("verbs", "nouns", "phrases")):
        raise ValueError(f"{package} events.toml: an entry for {type_} has no words")
    return Trigger(type_, frame, _pattern(entry.get("with")), _pattern(entry.get("unless")), forces)


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
