"""Lines of figures: "Au moins 12 morts à Djoulat (ministère de l'Intérieur, 6 mars 2024)"."""

from recoupe.compare.drafts import Draft
from recoupe.compare.matters import Matter
from recoupe.compare.nouns import noun_of
from recoupe.compare.parts import Parts
from recoupe.compare.phrases import date_phrase, place_phrase
from recoupe.compare.values import Value, number_words
from recoupe.model.vocabulary import Bound, FigureKind, OriginKind
from recoupe.reference.labels import filled, measured, term, words
from recoupe.reference.sentences import counted_noun

# Sources that a line names at most.
SOURCES = 2
# Kinds whose number says nothing without the words for what it measures.
_NAMED_FIRST = {
    FigureKind.DURATION,
    FigureKind.PRICE,
    FigureKind.MONEY,
    FigureKind.DAMAGE,
    FigureKind.VOTES_PCT,
}
_EXACTLY = {Bound.EXACT, Bound.INDEFINITE, Bound.RANGE}
# French counts one up to here, English one alone.
_ONE_BELOW = {"fr": 2.0, "en": 1.000001}


def figure_line(draft: Draft, parts: Parts, language: str) -> str:
    """Tell a figure in one language: the value, what it counts, where, by whom and when.

    Args:
        draft: the claim.
        parts: its time, place and parties.
        language: `fr` or `en`.
    """
    where = place_phrase(parts.linked, parts.place, language)
    said = [*_sources(draft, parts, language), date_phrase(parts.time, language, bare=True)]
    beside = ", ".join(filter(None, said))
    part = words("lines", "part", language) if draft.matters[0].part else ""
    return " ".join(filter(None, (_count(draft, language) + part, where, f"({beside})" if beside else "")))


def _count(draft: Draft, language: str) -> str:
    """The value with what it counts."""
    kind, value = FigureKind(draft.type), draft.value
    if value is not None and (kind in _NAMED_FIRST or value.unit):
        of = _own_words(draft, language)
        label = value_phrase(value, language)
        if kind is not FigureKind.OTHER:
            named = term("FigureKind", kind.value, language)
            label = filled(words("lines", "measure", language), {"what": named, "value": label})
        return f"{label} ({of})" if of else label
    noun = _noun(draft, value, language)
    if value is None:
        return f"{noun} ({words('lines', 'no_value', language)})"
    return f"{value_phrase(value, language)} {noun}".strip()


def _noun(draft: Draft, value: Value | None, language: str) -> str:
    """What is counted: by its kind, with the category of people, or else in the text's own words."""
    one = value is not None and value.high < _ONE_BELOW[language]
    noun = counted_noun(draft.type, language, one=one)
    if noun is None:
        return _own_words(draft, language) or _quoted(draft.matters[0].anchor.exact, language)
    category = next((key[1:] for key in draft.matters[0].counted if key.startswith("@")), None)
    if category is None or draft.type in _SAYS_CATEGORY:
        return noun
    return f"{noun} ({term('PeopleCategory', category, language)})"


# Kinds that are one category of people by themselves.
_SAYS_CATEGORY = {FigureKind.TROOPS.value, FigureKind.POLICE.value, FigureKind.PROTESTERS.value}


def _own_words(draft: Draft, language: str) -> str:
    """Whom or what the texts say it counts; in quotation marks where only the other language has words."""
    worded = [matter for matter in draft.matters if matter.whom]
    own = next((matter.whom for matter in worded if matter.language == language), None)
    if own is not None:
        return " ".join(own.split())
    return _quoted(worded[0].whom or "", language) if worded else ""


def _quoted(exact: str, language: str) -> str:
    """Words of a source in quotation marks."""
    return filled(words("lines", "quoted", language), {"words": " ".join(exact.split())})


def _sources(draft: Draft, parts: Parts, language: str) -> list[str]:
    """Whose figure it is, where the accounts show that; more than two are only counted."""
    names = list(
        dict.fromkeys(
            _source(matter, provenance.origin.name, parts, language)
            for matter, provenance in zip(draft.matters, draft.provenances, strict=True)
            if matter.supports and provenance.origin.kind in _SHOWN and provenance.origin.name
        )
    )
    if len(names) <= SOURCES:
        return names
    more = filled(words("lines", "more_sources", language), {"number": str(len(names) - SOURCES)})
    return [*names[:SOURCES], more]


_SHOWN = {OriginKind.SPEAKER, OriginKind.CREDITED, OriginKind.OWN_REPORTING}


def _source(matter: Matter, name: str, parts: Parts, language: str) -> str:
    """A source's name, in the language of the line."""
    noun = noun_of(parts, matter.voices[0].entity, language) if matter.voices else None
    return name if noun is None else noun.name


def value_phrase(value: Value, language: str) -> str:
    """A value in words: "plus de 160", "2 to 3", "au moins 6 jours"."""
    low, high = _number(value.low, language), _number(value.high, language)
    number = low
    if value.high != value.low:
        number = f"{low} à {high}" if language == "fr" else f"{low} to {high}"
    one = value.high < _ONE_BELOW[language]
    shown = measured(number, value.unit, language, one=one) if value.unit else number
    if value.high != value.low or value.bound in _EXACTLY:
        return shown
    return f"{term('Bound', value.bound.value, language)} {shown}"


def _number(number: float, language: str) -> str:
    """A number with its thousands set apart and the language's decimal mark."""
    whole, _, decimals = number_words(number).partition(".")
    grouped = f"{int(whole):,}" if whole.lstrip("-").isdigit() and len(whole) > 3 else whole
    if language == "fr":
        return grouped.replace(",", "\u202f") + ("," + decimals if decimals else "")
    return grouped + ("." + decimals if decimals else "")
