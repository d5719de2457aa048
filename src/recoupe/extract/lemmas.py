"""Dictionary forms, from the tables that come with the language models.

The tables and the order in which they are asked are those of spaCy's rule lemmatizer: the index
of dictionary forms, the exceptions, the rules for endings, the plain look-up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Lemmatizer:
    """Tables of one language.

    Attributes:
        index: dictionary forms by part of speech.
        exceptions: forms with their dictionary forms, by part of speech.
        rules: endings with what replaces them, by part of speech.
        lookup: hash of a form to its dictionary forms, whatever the part of speech.
    """

    index: dict[str, frozenset[str]]
    exceptions: dict[str, dict[str, list[str]]]
    rules: dict[str, list[list[str]]]
    lookup: dict[int, list[str]]
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    def lemma(self, form: str, tag: str) -> str:
        """Give the dictionary form of a word.

        Args:
            form: the word, apostrophes written plainly.
            tag: universal part of speech.

        Returns:
            In lower case, but for names, which stay as they are.
        """
        if tag == "PROPN":
            return form
        key = (form, tag)
        if key not in self._known:
            self._known[key] = self._find(form.lower(), "verb" if tag == "AUX" else tag.lower())
        return self._known[key]

    def _find(self, form: str, tag: str) -> str:
        if form in self.index.get(tag, ()):
            return form
        exception = self.exceptions.get(tag, {}).get(form)
        if exception:
            return exception[0]
        return self._by_rule(form, tag) or self._looked_up(form)

    def _by_rule(self, form: str, tag: str) -> str | None:
        index = self.index.get(tag, frozenset())
        made = stems_by_rule(form, self.rules.get(tag, ()))
        return next((stem for stem in made if stem in index), made[0] if made else None)

    def _looked_up(self, form: str) -> str:
        from spacy.strings import get_string_id

        return self.lookup.get(get_string_id(form), [form])[0]


def stems_by_rule(form: str, rules: Iterable[Sequence[str]]) -> list[str]:
    """What rules for endings make of a form, in their order.

    Args:
        form: in lower case.
        rules: endings, each with what replaces it.
    """
    made = [
        form[: len(form) - len(old)] + new
        for old, new in rules
        if form.endswith(old) and len(form) > len(old)
    ]
    return made + [stem.replace("è", "é") for stem in made if "è" in stem]


def read_lemmas(path: Path) -> Lemmatizer:
    """Read the tables of a model."""
    import srsly

    tables: dict[str, Any] = srsly.read_msgpack(path)
    return Lemmatizer(
        index={tag: frozenset(forms) for tag, forms in _by_tag(tables, "lemma_index").items()},
        exceptions=_by_tag(tables, "lemma_exc"),
        rules=_by_tag(tables, "lemma_rules"),
        lookup=tables.get("lemma_lookup", {}),
    )


def _by_tag(tables: dict[str, Any], name: str) -> dict[str, Any]:
    """Name a table's parts by part of speech; the file names them by hash."""
    from spacy.strings import get_string_id

    table = tables.get(name, {})
    tags = ("adj", "adv", "adp", "aux", "cconj", "det", "noun", "pron", "punct", "sconj", "verb")
    return {tag: table[get_string_id(tag)] for tag in tags if get_string_id(tag) in table}
