"""What a common noun can stand for: a person, a body, several people, or nothing that speaks."""

from collections.abc import Sequence

from recoupe.extract.name_rules import NameRules
from recoupe.model.vocabulary import NameKind


def speaking_kind(noun: str, rules: NameRules, *, plural: bool) -> NameKind | None:
    """Tell what kind of source a noun can be.

    Args:
        noun: head of a description, in lower case.
        rules: of the language.
        plural: whether it is in the plural.

    Returns:
        None where it names nothing that can say or do something.
    """
    if noun in rules.negative or noun.isdigit():
        return None
    if noun in rules.offices or noun in rules.anonymous:
        return NameKind.GROUP if plural else NameKind.PERSON
    if noun in rules.groups:
        return NameKind.GROUP
    if noun in rules.bodies | rules.organisations | rules.documents | rules.source_nouns:
        return NameKind.ORGANISATION
    if noun in rules.abstract:
        return None
    single = noun.removesuffix("s") if plural else noun
    if single in rules.offices | rules.bodies | rules.anonymous:
        return NameKind.GROUP
    if single.endswith(rules.thing_endings):
        return None
    if single.endswith(rules.person_endings):
        return NameKind.GROUP if plural else NameKind.PERSON
    return NameKind.GROUP if plural else NameKind.ORGANISATION


def is_denied(words: Sequence[str], rules: NameRules) -> bool:
    """Whether a phrase says that there is none ("aucun soldat", "none of them")."""
    return any(word in rules.negative for word in words[:2])


def tidied(words: str, rules: NameRules) -> str:
    """A phrase without the links and articles that a cut left at its end ("président de la")."""
    parts = words.split()
    loose = rules.links | rules.articles | rules.outside | {"et", "ou", "and", "or", "&", "-"}
    while parts and parts[-1].lower() in loose:
        parts.pop()
    return " ".join(parts)
