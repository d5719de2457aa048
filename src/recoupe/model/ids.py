"""Ids: hashes of what a thing is, so that doing something twice changes nothing."""

import hashlib
from collections import Counter
from collections.abc import Iterable

from recoupe.model.anchor import Anchor


def digest(*parts: str, size: int = 16) -> str:
    """Hash the parts, each set apart from the next, to `size` hexadecimal characters."""
    state = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        state.update(len(encoded).to_bytes(8, "big"))
        state.update(encoded)
    return state.hexdigest()[:size]


def capture_id(url: str, payload_sha256: str) -> str:
    """Name a capture after its URL and the hash of its payload."""
    return "c" + digest("capture", url, payload_sha256)


def entity_id(first_mention: str) -> str:
    """Name an entity after its smallest member.

    Args:
        first_mention: the smallest among the members' first mentions, each by its fact id.
    """
    return "e" + digest("entity", first_mention)


def claim_id(about: str, smallest: str, called: str = "") -> str:
    """Name a claim after its smallest member, so that better readings of the same words keep it.

    Args:
        about: `event`, `figure`, `statement` or `characterisation`.
        smallest: the smallest among the ids of its facts.
        called: what a characterisation calls the happenings; one fact may hold several of them.
    """
    return "k" + digest("claim", about, smallest, called)


def fact_ids(capture: str, kind: str, anchors: Iterable[Anchor]) -> list[str]:
    """Name the facts of one kind in one capture, in the order given.

    An id depends on capture, kind, quote, surroundings and occurrence only: never on offsets,
    speaker or value, so that a better reading of the same words keeps it.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    ids = []
    for anchor in anchors:
        words = (anchor.exact, anchor.prefix, anchor.suffix)
        ids.append(kind[0] + digest("fact", capture, kind, *words, str(seen[words])))
        seen[words] += 1
    return ids
