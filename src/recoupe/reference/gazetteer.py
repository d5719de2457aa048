"""The gazetteer: towns of the world with the names people write, without any network.

Keys are made by `recoupe.model.naming`: `fold` for spellings, `sound_key` for sounds.
"""

import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "gazetteer.sqlite"
_COLUMNS = "town.id, name, country, latitude, longitude, population, zone"


@dataclass(frozen=True, slots=True)
class Town:
    """A town of GeoNames.

    Attributes:
        id: GeoNames id.
        name: main name in Latin letters.
        country: ISO 3166-1 alpha-2 code.
        latitude: degrees north.
        longitude: degrees east.
        population: inhabitants.
        zone: IANA time zone.
    """

    id: int
    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    zone: str


def _towns(table: str, key: str) -> tuple[Town, ...]:
    # A connection a call keeps processes and threads apart; opening takes 60 µs, and results are cached.
    database = sqlite3.connect(f"{_FILE.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        rows = database.execute(
            f"SELECT {_COLUMNS} FROM {table} JOIN town ON town.id = {table}.town"  # noqa: S608
            " WHERE key = ? ORDER BY population DESC, town.id",
            (key,),
        ).fetchall()
    finally:
        database.close()
    return tuple(Town(*row) for row in rows)


@lru_cache(maxsize=16384)
def towns_spelled(key: str) -> tuple[Town, ...]:
    """Towns that carry a name, the largest first.

    Args:
        key: the name after `recoupe.model.naming.fold`.
    """
    return _towns("spelling", key)


@lru_cache(maxsize=16384)
def towns_sounding(key: str) -> tuple[Town, ...]:
    """Towns whose main name sounds so, the largest first.

    Args:
        key: the name after `recoupe.model.naming.sound_key`.
    """
    return _towns("sound", key)
