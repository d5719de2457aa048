"""Dictionary forms from the table that ships with the package; `tools/lemmas.py` makes it."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from recoupe.extract.lemmas import stems_by_rule

# Words that are remembered; beyond, remembering starts anew.
_REMEMBERED = 60_000
# Under which a form stands whatever its part of speech.
_ANY_PART = "x"
_ASKED = "SELECT part, lemma FROM lemma WHERE form = ? AND part IN (?, ?)"


@dataclass(frozen=True, slots=True)
class LemmaTable:
    """Dictionary forms by form and part of speech.

    Attributes:
        address: of the table, as SQLite takes it.
        rules: endings with what replaces them, by part of speech, for words that are not listed.
    """

    address: str
    rules: dict[str, tuple[tuple[str, str], ...]]
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    def lemmas(self, words: Sequence[tuple[str, str]]) -> list[str]:
        """Give the dictionary forms of words.

        Args:
            words: each with its universal part of speech; apostrophes written plainly.

        Returns:
            In lower case, but for names, which stay as they are.
        """
        known = self._known
        if len(known) > _REMEMBERED:
            known.clear()
        fresh = {word for word in words if word not in known}
        if fresh:
            known.update(self._found(fresh))
        return [known[word] for word in words]

    def _found(self, words: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], str]]:
        # A connection a call keeps processes and threads apart.
        database = sqlite3.connect(self.address, uri=True)
        try:
            for form, tag in words:
                part = "verb" if tag == "AUX" else tag.lower()
                yield (form, tag), form if tag == "PROPN" else self._find(database, form.lower(), part)
        finally:
            database.close()

    def _find(self, database: sqlite3.Connection, form: str, part: str) -> str:
        rows = dict(database.execute(_ASKED, (form, part, _ANY_PART)).fetchall())
        if part in rows:
            return str(rows[part])
        made = stems_by_rule(form, self.rules.get(part, ()))
        return made[0] if made else str(rows.get(_ANY_PART, form))


@lru_cache(maxsize=2)
def load_lemmas(name: str) -> LemmaTable:
    """Open a table that ships with the package.

    Args:
        name: of the file among the reference data.
    """
    path = resources.files("recoupe.reference") / name
    address = f"file:{path}?mode=ro&immutable=1"
    database = sqlite3.connect(address, uri=True)
    try:
        rows = database.execute("SELECT part, ending, instead FROM rule ORDER BY rowid").fetchall()
    finally:
        database.close()
    rules: dict[str, list[tuple[str, str]]] = {}
    for part, ending, instead in rows:
        rules.setdefault(part, []).append((ending, instead))
    return LemmaTable(address, {part: tuple(pairs) for part, pairs in rules.items()})
