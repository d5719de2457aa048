"""Lines: a claim in neutral words, built from its parts by rules and never from a source's sentence."""

from recoupe.compare.drafts import Draft
from recoupe.compare.linked import Linked
from recoupe.compare.phrases import capital, date_phrase, name_in, of_phrase, place_phrase
from recoupe.compare.values import Value, number_words
from recoupe.model.comparison import Line
from recoupe.model.times import BoundTime
from recoupe.model.vocabulary import Bound, Modality
from recoupe.reference.characterisations import characterisations
from recoupe.reference.labels import filled, measured, term, words

# Names that a line about something said gives at most.
TOPICS = 4


def line_of(
    draft: Draft,
    linked: Linked,
    *,
    time: BoundTime | None,
    place: str | None,
    actor: str | None,
    target: str | None,
) -> Line:
    """Word a claim in both languages.

    Args:
        draft: the claim.
        linked: the entities.
        time: the finest time of its accounts.
        place: the entity id of its place.
        actor: the entity id of who did or said it.
        target: the entity id of whom or what it was done to.
    """

    def worded(language: str) -> str:
        values = {
            "what": _what(draft, language),
            "where": place_phrase(linked, place, language),
            "when": date_phrase(time, language),
            "actor": _named("actor", linked, actor, language),
            "target": _named("target", linked, target, language),
            "value": value_phrase(draft.value, language),
            "counted": _counted(draft, language),
            "of": _speaker(draft, linked, actor, language),
            "stance": _stance(draft, language),
            "topics": _topics(draft, linked, language),
        }
        return capital(filled(words("lines", draft.about, language), values))

    return Line(worded("fr"), worded("en"))


def _what(draft: Draft, language: str) -> str:
    """The kind of event or figure, or the characterisation."""
    if draft.about == "characterisation":
        return characterisations()[draft.type].labels[language]
    if draft.about == "figure":
        return term("FigureKind", draft.type, language)
    if draft.about == "statement":
        return ""
    label = term("EventType", draft.type, language)
    planned = all(matter.modality is Modality.PLANNED for matter in draft.matters)
    return filled(words("lines", "planned", language), {"what": label}) if planned else label


def _named(slot: str, linked: Linked, entity: str | None, language: str) -> str:
    """The actor or target, where one is named."""
    if entity is None or entity not in linked.entities:
        return ""
    return filled(words("lines", slot, language), {"name": name_in(linked, entity, language)})


def value_phrase(value: Value | None, language: str) -> str:
    """A value in words: "plus de 160", "between 2 and 3"."""
    if value is None:
        return words("lines", "no_value", language)
    low, high = _number(value.low, language), _number(value.high, language)
    number = low
    if value.high != value.low:
        number = f"de {low} à {high}" if language == "fr" else f"{low} to {high}"
    with_unit = measured(number, value.unit, language) if value.unit else number
    if value.high != value.low or value.bound in (Bound.EXACT, Bound.INDEFINITE, Bound.RANGE):
        return with_unit
    return f"{term('Bound', value.bound.value, language)} {with_unit}"


def _number(number: float, language: str) -> str:
    """A number with its thousands set apart and the language's decimal mark."""
    whole, _, decimals = number_words(number).partition(".")
    grouped = f"{int(whole):,}" if whole.lstrip("-").isdigit() and len(whole) > 4 else whole
    if language == "fr":
        return grouped.replace(",", "\u202f") + ("," + decimals if decimals else "")
    return grouped + ("." + decimals if decimals else "")


def _counted(draft: Draft, language: str) -> str:
    """Which people a figure counts, where they are a category, and whether it is a part."""
    first = draft.matters[0]
    category = next((key[1:] for key in first.counted if key.startswith("@")), None)
    named = f" ({term('PeopleCategory', category, language)})" if category is not None else ""
    return named + (words("lines", "part", language) if first.part else "")


def _speaker(draft: Draft, linked: Linked, actor: str | None, language: str) -> str:
    """Who says it."""
    if actor is not None and actor in linked.entities:
        return of_phrase(name_in(linked, actor, language), language)
    voices = draft.matters[0].voices
    name = voices[0].name if voices else words("lines", "unnamed", language)
    return of_phrase(name, language)


def _stance(draft: Draft, language: str) -> str:
    """What the speaker does with it, as most accounts have it."""
    stances = [matter.stance.value for matter in draft.matters if matter.stance is not None]
    if not stances:
        return ""
    return term("Stance", min(set(stances), key=lambda one: (-stances.count(one), one)), language)


def _topics(draft: Draft, linked: Linked, language: str) -> str:
    """Whom and what the words name."""
    speaker = draft.matters[0].actor
    named = sorted(
        {
            bone
            for matter in draft.matters
            for bone in matter.bones
            if bone in linked.entities and bone != speaker
        },
        key=lambda bone: (-sum(bone in matter.bones for matter in draft.matters), linked.entities[bone].name),
    )[:TOPICS]
    if not named:
        return ""
    names = ", ".join(name_in(linked, bone, language) for bone in named)
    return filled(words("lines", "topics", language), {"names": names})
