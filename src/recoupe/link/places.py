"""Which town of the gazetteer a name means, from the countries that its article speaks of."""

from collections.abc import Iterable
from itertools import chain

from recoupe.model.naming import fold, sound_key
from recoupe.reference.gazetteer import Town, towns_sounding, towns_spelled

# A town outside every country that the article names is taken only when most readers would know it.
WELL_KNOWN = 300_000
# A town of this size keeps its main name from towns that bear it as a second one.
LARGE = 100_000


def resolve_town(names: Iterable[str], countries: frozenset[str]) -> Town | None:
    """Find the town that one of the names means.

    A town in a country that the article names comes first, under its main name, under another name
    that no other large town bears, and then under its sound; after that the largest town of that
    spelling, if it is well known.

    Args:
        names: of one place, as the article writes them.
        countries: ISO 3166-1 alpha-2 codes of the states the article names.

    Returns:
        The town, or None where the gazetteer does not tell.
    """
    names = tuple(names)
    spelled = [(name, town) for name in names for town in towns_spelled(fold(name))]
    own = [town for name, town in spelled if fold(town.name) == fold(name)]
    other = [town for _, town in spelled if max((one.population for one in own), default=0) < LARGE]
    sounding = (town for name in names for town in towns_sounding(sound_key(name)))
    for town in chain(own, other, sounding):
        if town.country in countries:
            return town
    largest = max((town for _, town in spelled), key=lambda town: (town.population, -town.id), default=None)
    return largest if largest is not None and largest.population >= WELL_KNOWN else None
