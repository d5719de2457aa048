"""Phrases: dates and places put into French and English by rules."""

from recoupe.compare.linked import Linked
from recoupe.compare.nouns import Noun, feminine_state, name_in, state_article
from recoupe.model.times import BoundTime
from recoupe.model.vocabulary import NameKind
from recoupe.reference.labels import month, states_apart

# The places that "in" and "à" can stand before.
_PLACES = {NameKind.PLACE, NameKind.STATE}


def date_phrase(time: BoundTime | None, language: str, *, bare: bool = False) -> str:
    """When, with its preposition: "le 5 mars 2024", "entre le 4 et le 5 mars 2024", "jusqu'au 19 mars 2024".

    Args:
        time: when, or None.
        language: `fr` or `en`.
        bare: a single day or month without its preposition, as it stands in brackets.

    Returns:
        the words, or an empty string where nothing is known.
    """
    if time is None or (time.earliest is None and time.latest is None):
        return ""
    if time.earliest is None or time.latest is None:
        return _half_open(time.earliest, time.latest, language)
    if time.earliest == time.latest:
        return _led("le" if language == "fr" else "on", day(time.earliest, language), bare=bare)
    if time.precision == "month" and time.earliest[:7] == time.latest[:7]:
        return _led("en" if language == "fr" else "in", day(time.earliest[:7], language), bare=bare)
    if time.precision == "year" and time.earliest[:4] == time.latest[:4]:
        return _led("en" if language == "fr" else "in", time.earliest[:4], bare=bare)
    first, last = day(time.earliest, language), day(time.latest, language)
    return f"entre le {first} et le {last}" if language == "fr" else f"between {first} and {last}"


def _led(preposition: str, words: str, *, bare: bool) -> str:
    """A date behind its preposition, or without it."""
    return words if bare else f"{preposition} {words}"


def _half_open(earliest: str | None, latest: str | None, language: str) -> str:
    """An interval of which one end is known."""
    if latest is not None:
        return ("jusqu'au " if language == "fr" else "until ") + day(latest, language)
    return ("depuis le " if language == "fr" else "since ") + day(earliest or "", language)


def day(value: str, language: str) -> str:
    """An ISO day or month in words: "1er mars 2024", "March 2024"."""
    parts = value.split("-")
    if not all(part.isdigit() for part in parts):
        return value
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, month(int(parts[1]), language))
    if len(parts) > 2:
        number = int(parts[2][:2])
        words.insert(0, "1er" if number == 1 and language == "fr" else str(number))
    return " ".join(words)


def place_phrase(linked: Linked, place: str | None, language: str) -> str:
    """Where, with its preposition; empty where no place is named or what is named is none."""
    if place is None or place not in linked.entities or linked.entities[place].kind not in _PLACES:
        return ""
    name = name_in(linked, place, language)
    if language == "en":
        return f"in {'the ' if name.endswith('States') or name.startswith('United') else ''}{name}"
    if linked.is_state(place):
        return _state_phrase(name, listed=linked.country(place) is not None)
    return _town_phrase(name)


def _state_phrase(name: str, *, listed: bool) -> str:
    """In a state, in French: "en Russie", "au Kazakhstan"; in brackets where its gender is not known."""
    article = state_article(name, listed=listed)
    if article == "les":
        return f"aux {name}"
    if article == "l'" or (article == "la" and feminine_state(name)):
        return f"en {name}"
    if article == "le":
        return f"au {name}"
    if name in states_apart("with_en"):
        return f"en {name}"
    return f"à {name}" if listed else f"({name})"


def _town_phrase(name: str) -> str:
    """In a town or another place, in French; in brackets where what is named is not a proper name."""
    if name.startswith(("Le ", "Les ")):
        return Noun(name.split(" ", 1)[1], name.split(" ", 1)[0].lower()).to()
    return f"à {name}" if name[:1].isupper() else f"({name})"


def capital(words: str) -> str:
    """The same words with a capital first."""
    return words[:1].upper() + words[1:]
