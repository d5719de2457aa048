"""Offices: a role in words turned into a key that the same office shares in every wording."""

from functools import lru_cache

from recoupe.model.naming import fold, sound_key
from recoupe.reference.institutions import institution_words
from recoupe.reference.leaders import leaders
from recoupe.reference.states import state_coded, state_named, state_of_demonym

# Besides the words that tell nothing in names of bodies: titles, and those that point to somebody.
_SMALL_WORDS = frozenset(
    ("un", "une", "an", "to", "m", "mme", "mr", "mrs", "ms", "dr", "son", "sa", "ses", "his", "her", "its")
)


def _word(word: str) -> str:
    """The one form of a word; empty for one that tells nothing."""
    state = state_of_demonym(word)
    if state is not None:
        return state
    meaning = institution_words().meaning(word)
    return word if meaning is None else meaning


def _states_in(words: list[str]) -> list[str]:
    """Replace state names, of up to three words, by their codes."""
    out: list[str] = []
    index = 0
    while index < len(words):
        for length in (3, 2, 1):
            code = state_named(" ".join(words[index : index + length]))
            if code is not None and index + length <= len(words):
                out.append(code)
                index += length
                break
        else:
            out.append(_word(words[index]))
            index += 1
    return out


@lru_cache(maxsize=16384)
def office_of(role: str) -> str | None:
    """The key of an office that one person holds at a time for a state.

    "le président kazakh", "président du Kazakhstan" and "Kazakhstan's president" share a key; a role
    that names no state has none, since it does not tell whose it is.

    Args:
        role: in the text's words.

    Returns:
        A key, or None.
    """
    silent = _SMALL_WORDS | institution_words().silent
    words = [word for word in fold(role.replace("’s", "").replace("'s", "")).split() if word not in silent]
    parts = sorted(set(_states_in(words)) - {""})
    has_state = any(part.isupper() for part in parts)
    return " ".join(parts) if has_state and len(parts) > 1 else None


@lru_cache(maxsize=1)
def _led() -> dict[str, frozenset[str]]:
    """The keys of the offices that each leader of a state has held, by the sound of the leader's name."""
    words = {"président": "president", "premier": "premier ministre"}
    found: dict[str, set[str]] = {}
    for (state, office), names in leaders().items():
        key = office_of(f"{words[office]} {state_coded(state).english}")
        for name in names:
            found.setdefault(sound_key(name), set()).update({key} if key else ())
    return {name: frozenset(keys) for name, keys in found.items()}


def offices_led(sound: str) -> frozenset[str]:
    """The keys of the offices that somebody is widely known to have led a state by.

    Args:
        sound: of a full name, after `recoupe.model.naming.sound_key`.
    """
    return _led().get(sound, frozenset())
