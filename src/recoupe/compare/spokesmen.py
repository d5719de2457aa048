"""Spokesmen: persons whom an article calls officers of a body by standing beside its name."""

import re
from itertools import pairwise

from recoupe.compare.linked import Linked
from recoupe.model.comparison import Reading
from recoupe.model.vocabulary import NameKind

# Between a body and a person: "the Dockers' Union, whose secretary, Ivo Brent", "le syndicat, dont la
# secrétaire Mira Tolv". At most this many code points stand between them.
_OFFICER = re.compile(
    r"\s*,?\s+(?:whose|dont\s+(?:le|la|l['’]|les))\s*[^,.;:«»“”\"()]{3,40}?,?\s*", re.IGNORECASE
)
BETWEEN = 60
_BODIES = {NameKind.ORGANISATION, NameKind.GROUP}


def spokesmen_of(reading: Reading, linked: Linked) -> frozenset[tuple[str, str]]:
    """Find who an article calls officers of which body.

    Args:
        reading: the whole article.
        linked: the entities.

    Returns:
        pairs of entity ids, the person first.
    """
    named = [row for row in enumerate(reading.extraction.mentions) if row[1].form == "name"]
    mentions = sorted(named, key=lambda row: row[1].anchor.start)
    found: set[tuple[str, str]] = set()
    for (left, body), (right, person) in pairwise(mentions):
        gap = reading.article.text[body.anchor.end : person.anchor.start]
        if body.kind not in _BODIES or len(gap) > BETWEEN or not _OFFICER.fullmatch(gap):
            continue
        pair = linked.id_of(reading, right), linked.id_of(reading, left)
        if person.kind is NameKind.PERSON and pair[0] is not None and pair[1] is not None:
            found.add((pair[0], pair[1]))
    return frozenset(found)
