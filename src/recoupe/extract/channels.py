"""Through what something was said, and which outlets carried it on the way to the article."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.extract.attribution import Attribution
from recoupe.extract.scene import Scene
from recoupe.extract.tokens import plain
from recoupe.model.facts import Mention, Referent
from recoupe.model.vocabulary import NameKind
from recoupe.reference.media import is_outlet

# Words before a name among which the one that tells its part stands.
_BEFORE = 5
_SPEAKS = frozenset({NameKind.ORGANISATION, NameKind.PLACE})


@dataclass(frozen=True, slots=True)
class Way:
    """The way of words from their speaker to the article.

    Attributes:
        channel: through what they were said, in the text's words, or None.
        relays: mentions of the outlets that are said to have carried them, in text order.
    """

    channel: str | None = None
    relays: tuple[int, ...] = ()


def way_of(
    scene: Scene,
    frame: Sequence[tuple[int, int]],
    one: Attribution,
    speaker: int | None,
    mentions: Sequence[Mention],
    referents: Sequence[Referent],
) -> Way:
    """Read what a cue's sentence tells, outside the content, of how the words came.

    Args:
        scene: the article as attribution saw it.
        frame: the parts of the sentence outside the content.
        one: the attribution.
        speaker: index of the mention that speaks, or None.
        mentions: of the article.
        referents: of the article.
    """
    outlets = [
        at
        for start, end in frame
        for at in range(_first_from(mentions, start), _first_from(mentions, end))
        if _is_outlet(mentions[at], referents)
        and (speaker is None or mentions[at].referent != mentions[speaker].referent)
    ]
    before = {at: _before(scene, mentions[at]) for at in outlets}
    told = next((at for at in outlets if before[at] & scene.rules.told_to), None)
    relays = tuple(at for at in outlets if at != told and before[at] & scene.rules.carried_by)
    if told is not None:
        return Way(" ".join(mentions[told].anchor.exact.split()), relays)
    return Way(scene.rules.service.get(one.lemma) or _in_words(scene, frame), relays)


def _first_from(mentions: Sequence[Mention], position: int) -> int:
    return bisect_left(mentions, position, key=lambda mention: mention.anchor.start)


def _is_outlet(mention: Mention, referents: Sequence[Referent]) -> bool:
    if mention.form != "name" or mention.kind not in _SPEAKS:
        return False
    return any(is_outlet(name) for name in (mention.anchor.exact, referents[mention.referent].name))


def _before(scene: Scene, mention: Mention) -> frozenset[str]:
    """The last words before a mention, back to a comma, in lower case."""
    start = scene.sentences[scene.sentence_at(mention.anchor.start) or 0].start
    words = plain(scene.text[start : mention.anchor.start]).lower().replace("'", "' ").rpartition(",")[2]
    return frozenset(words.split()[-_BEFORE:])


def _in_words(scene: Scene, frame: Sequence[tuple[int, int]]) -> str | None:
    """A channel that no outlet's name tells ("dans un communiqué")."""
    for start, end in frame:
        for pattern in scene.rules.channels:
            match = pattern.search(scene.plain, start, end)
            if match is not None:
                return " ".join(scene.text[match.start(1) : match.end(1)].split()).rstrip(".,;:")
    return None
