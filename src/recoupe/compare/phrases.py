"""Phrases: dates, places and names put into French and English by rules."""

from recoupe.compare.linked import Linked
from recoupe.model.times import BoundTime
from recoupe.reference.labels import month, states_apart

_VOWELS = frozenset("aeiouyhàâéèêëîïôûœ")


def date_phrase(time: BoundTime | None, language: str) -> str:
    """When, with its preposition and a leading comma; empty where nothing is known.

    "le 5 mars 2024", "entre le 4 et le 5 mars 2024", "jusqu'au 19 mars 2024", "en mars 2024".
    """
    if time is None or (time.earliest is None and time.latest is None):
        return ""
    if time.earliest is None or time.latest is None:
        return _half_open(time.earliest, time.latest, language)
    if time.earliest == time.latest:
        return (", le " if language == "fr" else ", on ") + day(time.earliest, language)
    if time.precision == "month" and time.earliest[:7] == time.latest[:7]:
        return (", en " if language == "fr" else ", in ") + day(time.earliest[:7], language)
    if time.precision == "year" and time.earliest[:4] == time.latest[:4]:
        return (", en " if language == "fr" else ", in ") + time.earliest[:4]
    first, last = day(time.earliest, language), day(time.latest, language)
    return f", entre le {first} et le {last}" if language == "fr" else f", between {first} and {last}"


def _half_open(earliest: str | None, latest: str | None, language: str) -> str:
    """An interval of which one end is known."""
    if latest is not None:
        return (", jusqu'au " if language == "fr" else ", until ") + day(latest, language)
    return (", depuis le " if language == "fr" else ", since ") + day(earliest or "", language)


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
    """Where, with its preposition and a leading space; empty where no place is named."""
    if place is None or place not in linked.entities:
        return ""
    name = name_in(linked, place, language)
    if language == "en":
        return f" in {'the ' if name.endswith('States') or name.startswith('United') else ''}{name}"
    return f" {_state_phrase(name)}" if linked.is_state(place) else f" {_town_phrase(name)}"


def name_in(linked: Linked, entity: str, language: str) -> str:
    """An entity's name, in the language where a list of states has it."""
    found = linked.entities[entity]
    code = linked.country(entity)
    if linked.is_state(entity) and code is not None:
        from recoupe.reference.states import state_coded

        state = state_coded(code)
        return state.french if language == "fr" else state.english
    return found.name


def _state_phrase(name: str) -> str:
    """In a state, in French."""
    if name in states_apart("with_en"):
        return f"en {name}"
    if name in states_apart("without_article"):
        return f"à {name}"
    if name.endswith("s") and ("-" in name or " " in name or name in ("Philippines", "Comores", "Maldives")):
        return f"aux {name}"
    feminine = name.split(" ")[0].endswith("e") and name not in states_apart("masculine")
    return f"en {name}" if feminine or name[0].lower() in _VOWELS - {"h", "y"} else f"au {name}"


def _town_phrase(name: str) -> str:
    """In a town or another place, in French."""
    if name.startswith("Le "):
        return f"au {name[3:]}"
    if name.startswith("Les "):
        return f"aux {name[4:]}"
    return f"à {name}" if name[:1].isupper() else f"({name})"


def of_phrase(name: str, language: str) -> str:
    """Of somebody: "de Jen Psaki", "d'Antony Blinken"; in English the name alone."""
    if language == "en":
        return name
    lower = name.lower()
    if lower.startswith("le "):
        return f"du {name[3:]}"
    if lower.startswith("les "):
        return f"des {name[4:]}"
    return f"d'{name}" if lower[:1] in _VOWELS - {"h", "y"} else f"de {name}"


def capital(words: str) -> str:
    """The same words with a capital first."""
    return words[:1].upper() + words[1:]
