"""Outlets, agencies and services that carry words."""

import tomllib
from functools import cache
from importlib.resources import files

# Names that are common words too tell no service.
_COMMON = frozenset({"X", "VK", "Signal", "Threads", "Rumble"})


def is_outlet(name: str) -> bool:
    """Whether a name is an outlet's or a news agency's, its article aside ("Parisien" of "au Parisien")."""
    words = name.replace("’", "'").split()
    return _bare(name) in _outlets() or (len(words) > 1 and not _titled().isdisjoint(words))


def _bare(name: str) -> str:
    folded = " ".join(name.replace("’", "'").split()).lower()
    for article in ("le ", "la ", "les ", "l'", "the "):
        folded = folded.removeprefix(article)
    return folded


@cache
def _outlets() -> frozenset[str]:
    agencies = (way for ways in _file("agencies.toml").values() for way in ways)
    return frozenset(_bare(name) for name in (*_file("media.toml")["names"], *agencies))


@cache
def _titled() -> frozenset[str]:
    return frozenset(_file("media.toml")["titled"])


@cache
def _file(name: str) -> dict[str, list[str]]:
    read: dict[str, list[str]] = tomllib.loads(
        files("recoupe.reference").joinpath(name).read_text(encoding="utf-8")
    )
    return read


@cache
def platforms() -> frozenset[str]:
    """Names of services that carry anyone's words ("Telegram"), those that can mean nothing else."""
    return frozenset(_file("media.toml")["platform"]) - _COMMON
