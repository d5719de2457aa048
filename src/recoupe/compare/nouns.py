"""Nouns: names with the article, number and prepositions that a sentence needs.

French articles need the gender of common nouns: it is known by a list of those that call bodies and
by endings that nearly always tell. Where it is not known no article is guessed: the sentence is
built without it.
"""

from dataclasses import dataclass

from recoupe.compare.linked import Linked
from recoupe.compare.parts import Parts
from recoupe.model.entity import Entity
from recoupe.model.naming import fold
from recoupe.model.vocabulary import NameKind
from recoupe.reference.labels import filled, states_apart, words
from recoupe.reference.sentences import heads

_VOWELS = frozenset("aeiouàâéèêëîïôûœ")
# Common nouns whose h stands like a consonant: "le haut-commissariat", "la hausse".
_ASPIRATED = ("haut", "hauss", "hangar", "harc", "halte", "hasard", "héros", "houill", "huit", "hameau")
# Words for people at large: a sentence says as much without them.
_ANYBODY = frozenset({"people", "person", "persons", "personne", "personnes", "gens", "someone", "others"})
_DETERMINERS = ("le ", "la ", "les ", "l'", "l’", "un ", "une ", "des ", "the ", "a ", "an ")
_POSSESSIVES = ("notre ", "nos ", "son ", "sa ", "ses ", "leur ", "leurs ", "our ", "his ", "her ", "their ")
# Endings of common nouns that tell their gender nearly always.
_FEMININE = ("tion", "sion", "té", "ture", "ence", "ance", "ise", "ée", "tie", "rie")
_MASCULINE = ("ment", "age", "isme", "eur", "ien", "ier", "eau", "oir", "at", "if")
# Code points of a description that a sentence holds at most.
LONGEST = 60
# The shortest capital letters that are read as initials ("ONU"), not as a word.
INITIALS = 2


@dataclass(frozen=True, slots=True)
class Noun:
    """A name in a sentence.

    Attributes:
        name: without an article.
        article: `le`, `la`, `l'`, `les`, `des`, `the`, empty where it takes none, or None where unknown.
    """

    name: str
    article: str | None = ""

    @property
    def known(self) -> bool:
        """Whether a sentence can be built around it."""
        return self.article is not None

    @property
    def many(self) -> bool:
        """Whether it takes a verb in the plural, in French."""
        return self.article in ("les", "des")

    def plain(self) -> str:
        """With its article: "le Pacte", "l'opposition", "Mariam Oze"."""
        return _with(self.article, self.name) if self.article else self.name

    def of(self) -> str:
        """With "de": "du Pacte", "de la police", "d'Orhan Tcheldar"; empty where the article is unknown."""
        return self._after({"le": "du", "les": "des", "des": _de(self.name), "": _de(self.name)}, "de ")

    def to(self) -> str:
        """With "à": "au Pacte", "à la police", "à Orhan Tcheldar"; empty where the article is unknown."""
        return self._after({"le": "au", "les": "aux", "": "à"}, "à ")

    def _after(self, contracted: dict[str, str], preposition: str) -> str:
        """With a preposition, contracted with the article where French does that."""
        if self.article is None:
            return ""
        if self.article in contracted:
            return _with(contracted[self.article], self.name)
        return preposition + _with(self.article, self.name)


def _with(word: str, name: str) -> str:
    """A word before a name: elided ones stand close."""
    return f"{word}{name}" if word.endswith("'") else f"{word} {name}"


def _de(name: str) -> str:
    """The preposition "de", elided before a vowel."""
    return "d'" if elides(name) else "de"


def elides(name: str) -> bool:
    """Whether "de", "le" and "que" lose their vowel before a word.

    An h does that to common nouns ("l'hôpital") but for a few; before a proper name "de" is always right.
    """
    first = name[:1].lower()
    if first == "h":
        return name[:1] == "h" and not name.startswith(_ASPIRATED)
    return first in _VOWELS


def name_in(linked: Linked, entity: str, language: str) -> str:
    """An entity's name in a language: a state's by the list of states, a body's fullest one in it."""
    found = linked.entities[entity]
    code = linked.country(entity)
    if linked.is_state(entity) and code is not None:
        from recoupe.reference.states import state_coded

        state = state_coded(code)
        return state.french if language == "fr" else state.english
    if found.kind in (NameKind.ORGANISATION, NameKind.GROUP) and not _reads_in(found.name, language):
        others = [name for name in found.names if _reads_in(name, language)]
        return max(others, key=lambda name: (len(name), name), default=found.name)
    return found.name


def _reads_in(name: str, language: str) -> bool:
    """Whether a body's name is built on a noun of a language."""
    nouns = fold(name).replace("'", " ").split()
    if language == "fr":
        return bool(nouns) and (_gender(nouns[0]) != "" or nouns[0] in heads("fr", "known_many"))
    return any(noun in heads("en", "words") for noun in nouns)


def _clipped(name: str) -> str:
    """A description that runs on, cut at the end of a word."""
    return name if len(name) <= LONGEST else name[:LONGEST].rsplit(" ", 1)[0] + " …"


def noun_of(parts: Parts, entity: str | None, language: str) -> Noun | None:
    """An entity as a noun, or None where there is none or it names people at large.

    A common noun that no article of the line's language gives stands in quotation marks, as it is.
    """
    linked = parts.linked
    if entity is None or entity not in linked.entities:
        return None
    found = linked.entities[entity]
    name = _clipped(name_in(linked, entity, language))
    if fold(name) in _ANYBODY:
        return None
    if name[:1].islower() and not _reads_in(name, language) and language not in parts.languages(found):
        return Noun(filled(words("lines", "quoted", language), {"words": name}))
    if language == "en":
        return Noun(name, _english(name, found))
    return _french(name, found, linked)


def _english(name: str, entity: Entity) -> str:
    """The English article of a name."""
    lower = name.lower()
    if lower.startswith((*_DETERMINERS, *_POSSESSIVES)) or (entity.kind is NameKind.PERSON and entity.named):
        return ""
    if entity.kind is NameKind.STATE:
        return "the" if lower.startswith("united ") or lower.endswith((" states", " republic")) else ""
    nouns = fold(name).replace("'", " ").split()
    called = any(noun in heads("en", "words") for noun in nouns) or (bool(nouns) and _gender(nouns[0]) != "")
    return "the" if called or (name[:1].islower() and not lower.endswith("s") and lower != "people") else ""


def _french(name: str, entity: Entity, linked: Linked) -> Noun:
    """A name with its French article."""
    lower = name.lower().replace("’", "'")
    for article in ("les ", "des ", "le ", "la ", "l'"):
        if lower.startswith(article):
            return Noun(name[len(article) :], article.strip())
    if lower.startswith((*_DETERMINERS, *_POSSESSIVES)):
        return Noun(name)
    if entity.kind is NameKind.STATE:
        return Noun(name, state_article(name, listed=linked.country(entity.id) is not None))
    if entity.kind is NameKind.PLACE or (entity.kind is NameKind.PERSON and name[:1].isupper()):
        return Noun(name)
    return Noun(name, _body_article(name))


def state_article(name: str, *, listed: bool) -> str:
    """The French article of a state; of one that no list knows only where its ending tells."""
    if name in states_apart("without_article"):
        return ""
    if name.endswith("s") and ("-" in name or " " in name or name in ("Philippines", "Comores", "Maldives")):
        return "les"
    if not listed and not name.endswith(("ie", "nde")):
        return ""
    if elides(name):
        return "l'"
    return "la" if feminine_state(name) else "le"


def feminine_state(name: str) -> bool:
    """Whether the French name of a state is feminine."""
    return name.split(" ")[0].endswith("e") and name not in states_apart("masculine")


def _body_article(name: str) -> str | None:
    """The French article of a body, group or common noun, or None where its gender is not known."""
    first = name.replace("’", "'").split()[0]
    head = fold(first)
    if first.isupper() and len(first) >= INITIALS:
        return "l'" if head[:1] in "aeiou" else ""
    if head in heads("fr", "known_many"):
        return "les"
    gender = _gender(head) or (_ending(first.lower()) if first[:1].islower() else "")
    if gender:
        return "l'" if elides(first) or head == "hopital" else gender
    if head.endswith(("s", "x")) and (first[:1].islower() or _gender(_one(head))):
        return "des"
    return None if first[:1].islower() else ""


def _gender(head: str) -> str:
    """The article of a noun by which bodies are called, or an empty string."""
    if head in heads("fr", "masculine"):
        return "le"
    return "la" if head in heads("fr", "feminine") else ""


def _ending(word: str) -> str:
    """The article that a common noun's ending tells, or an empty string."""
    if word.endswith(_FEMININE):
        return "la"
    return "le" if word.endswith(_MASCULINE) else ""


def _one(head: str) -> str:
    """A noun in the singular, by cutting the mark of the plural."""
    return head.removesuffix("s")
