"""The bundled example is sound: what is expected of it stands in its pages."""

import runpy
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias, TypeGuard

import pytest

from recoupe.model import vocabulary
from tests.examples.pages import EXAMPLE, archived, collapse, words

TERMS: dict[tuple[str, str], type[StrEnum]] = {
    ("copy", "relation"): vocabulary.Relation,
    ("origin", "kind"): vocabulary.OriginKind,
    ("entity", "kind"): vocabulary.NameKind,
    ("statement", "kind"): vocabulary.StatementKind,
    ("statement", "stance"): vocabulary.Stance,
    ("figure", "what"): vocabulary.FigureKind,
    ("figure", "bound"): vocabulary.Bound,
    ("figure", "category"): vocabulary.PeopleCategory,
    ("event", "type"): vocabulary.EventType,
    ("event", "modality"): vocabulary.Modality,
    ("claim", "support"): vocabulary.Support,
    ("claim", "life"): vocabulary.Life,
    ("claim", "nature"): vocabulary.Nature,
    ("disputes", "kind"): vocabulary.DisputeKind,
}
SIDECARS = {"README.md", "captures.toml", "expected.toml"}
FICTION = ("fictif", "fictional")

Row: TypeAlias = Mapping[str, object]
Table: TypeAlias = list[Row]


def load(name: str) -> dict[str, Table]:
    return tomllib.loads((EXAMPLE / name).read_text(encoding="utf-8"))


EXPECTED = load("expected.toml")
CAPTURES = load("captures.toml")["capture"]
DOCUMENTS = {str(row["id"]): row for row in EXPECTED["document"]}


def is_rows(value: object) -> TypeGuard[Table]:
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def text_list(row: Row, key: str) -> list[str]:
    value = row.get(key, [])
    assert isinstance(value, list), f"{key} is a list"
    return [str(entry) for entry in value]


def page_of(document: str) -> str:
    row = DOCUMENTS[document]
    return words(str(row["file"]), str(row["url"]) if "url" in row else None)


def rows_within(table: str, row: Row) -> Iterator[tuple[str, Row]]:
    """A row and the rows inside it, each with the table or key that it stands under."""
    yield table, row
    for key, value in row.items():
        if is_rows(value):
            yield from ((key, inner) for inner in value)
        elif isinstance(value, dict):
            yield key, value


def all_rows() -> Iterator[tuple[str, Row]]:
    for table, rows in EXPECTED.items():
        for row in rows:
            yield from rows_within(table, row)


def quotes() -> Iterator[tuple[str, str]]:
    for _, row in all_rows():
        places = [str(row["document"])] if "document" in row else text_list(row, "documents")
        if "quote" in row:
            yield from ((place, str(row["quote"])) for place in places)


def day(value: object) -> date:
    return datetime.fromisoformat(str(value)).date()


@pytest.mark.parametrize(("document", "quote"), sorted(set(quotes())))
def test_a_quote_stands_once_in_its_page(document: str, quote: str) -> None:
    assert page_of(document).count(collapse(quote)) == 1


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_page_says_that_it_is_fiction(document: str) -> None:
    assert any(word in page_of(document).lower() for word in FICTION)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_page_shows_its_title_and_authors(document: str) -> None:
    page = page_of(document)
    assert collapse(str(DOCUMENTS[document]["title"])) in page
    assert all(author in page for author in text_list(DOCUMENTS[document], "authors"))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_an_article_is_as_long_as_articles_are(document: str) -> None:
    assert 220 <= len(page_of(document).split()) <= 700


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_page_fetches_nothing(document: str) -> None:
    row = DOCUMENTS[document]
    file = EXAMPLE / str(row["file"])
    page = archived()[str(row["url"])][0] if "url" in row else file.read_text(encoding="utf-8")
    assert not any(asking in page for asking in (" src=", "@import", "url(", "stylesheet"))


def test_documents_named_anywhere_exist() -> None:
    named = {str(row["document"]) for _, row in all_rows() if "document" in row}
    named.update(name for _, row in all_rows() for name in text_list(row, "documents"))
    assert named == set(DOCUMENTS)


def test_ids_are_unique_and_point_to_something() -> None:
    for table in ("document", "origin", "figure", "claim"):
        ids = [row["id"] for row in EXPECTED[table]]
        assert len(ids) == len(set(ids))
    origins = {str(row["id"]) for row in EXPECTED["origin"]}
    figures = {row["id"] for row in EXPECTED["figure"]}
    assert all(set(text_list(claim, "origins")) <= origins for claim in EXPECTED["claim"])
    assert {row["subset_of"] for row in EXPECTED["figure"] if "subset_of" in row} <= figures


def test_terms_are_those_of_the_vocabulary() -> None:
    for table, row in all_rows():
        for key, value in row.items():
            if (table, key) in TERMS:
                TERMS[table, key](str(value))


def test_every_spelling_of_an_entity_stands_in_some_page() -> None:
    everything = "\n".join(page_of(document) for document in DOCUMENTS)
    spellings = {name for row in EXPECTED["entity"] for name in text_list(row, "variants")}
    assert {name for name in spellings if name not in everything} == set()


def test_speakers_and_cues_stand_in_the_page_of_their_statement() -> None:
    for row in EXPECTED["statement"]:
        page = page_of(str(row["document"]))
        assert all(str(row[key]) in page for key in ("speaker", "cue", "channel") if key in row), row


def test_times_name_the_weekday_of_their_date() -> None:
    for row in EXPECTED["time"]:
        assert str(row["words"]) in str(row["quote"])
        if "weekday" in row:
            assert DAYS[day(row["value"]).weekday()] == str(row["weekday"]).lower()


WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_weekday_written_with_a_date_is_the_right_one(document: str) -> None:
    page = page_of(document).lower()
    for number in range(1, 32):
        weekday = WEEKDAYS[date(2024, 3, number).weekday()]
        wrong = [f"{other} {number} mars" for other in WEEKDAYS if other != weekday]
        wrong += [f"{other} {number} march" for other in DAYS if other != DAYS[WEEKDAYS.index(weekday)]]
        assert not any(phrase in page for phrase in wrong)


def test_a_claim_has_the_type_of_an_event_or_a_figure() -> None:
    kinds = {*vocabulary.EventType, *vocabulary.FigureKind}
    assert {str(claim["type"]) for claim in EXPECTED["claim"] if "type" in claim} <= kinds


def test_the_accounts_of_a_claim_stand_in_its_documents() -> None:
    for claim in EXPECTED["claim"]:
        accounts = claim["accounts"]
        assert is_rows(accounts)
        assert accounts
        assert all(set(account) == {"document", "quote"} for account in accounts)


def test_captures_list_the_folder_and_come_after_publication() -> None:
    files = {str(row["file"]) for row in CAPTURES}
    assert files == {path.name for path in EXAMPLE.iterdir()} - SIDECARS
    captured = {str(row["file"]): str(row["captured"]) for row in CAPTURES if "captured" in row}
    for row in DOCUMENTS.values():
        seen = archived()[str(row["url"])][1] if "url" in row else captured[str(row["file"])]
        latest = str(row.get("modified", row.get("published", "2024-03-01")))
        assert at(latest) < at(seen) < datetime(2024, 4, 1, tzinfo=UTC)


def at(value: str) -> datetime:
    """A point in time, taken as UTC where the page gives no zone."""
    parsed = datetime.fromisoformat(value)
    return parsed if parsed.tzinfo else datetime.combine(parsed.date(), parsed.time() or time(), UTC)


def test_the_archive_holds_the_pages_it_is_made_from() -> None:
    tools = EXAMPLE.parents[1] / "tools"
    script = runpy.run_path(str(tools / "example_warc.py"))
    made = {
        page.url: (read(tools / "example_warc" / page.file), page.captured) for page in script["RECEIVED"]
    }
    assert made == archived()
    assert script["build"]() == script["build"]()


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
