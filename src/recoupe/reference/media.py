"""Services that carry anyone's words."""

import tomllib
from functools import cache
from importlib.resources import files

# Names that are common words too tell no service.
_COMMON = frozenset({"X", "VK", "Signal", "Threads", "Rumble"})


@cache
def platforms() -> frozenset[str]:
    """Names of services that carry anyone's words ("Telegram"), those that can mean nothing else."""
    source = files("recoupe.reference").joinpath("media.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(source)["platform"]) - _COMMON
