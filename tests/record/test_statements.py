"""Statements in the order of time, by every question that a monitor asks; sayings, names, roles, ways."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.model.vocabulary import StatementKind
from recoupe.record import browse
from recoupe.record.browse import Carrier, Page, StatementFilter
from recoupe.record.queries import Record, open_record
from tests.record.speaking import COURIER, FLOOD, Said, Story, id_of, make_spoken

STORIES = (
    replace(COURIER, roles=(("Orla Vance", "engineer"),)),
    Story(
        "La Digue",
        "2031-03-05",
        (
            Said("Orla Vance", FLOOD, kind=StatementKind.INDIRECT),
            Said("Milo Rask", "Orla Vance knew of the cracks", channel="point-presse"),
        ),
        agency="ALP",
        language="fr",
    ),
    Story(
        "Undated Post",
        None,
        (
            Said("Union", "the mayor told us that the gates were shut for a week"),
            Said("mayor", "the gates were shut for a week", inside=0),
        ),
    ),
    Story("Evening Copy", "2031-03-09", (Said("O. Vance", "I said so"),), roles=(("O. Vance", "engineer"),)),
)
ORLA, MILO = id_of("Orla Vance"), id_of("Milo Rask")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("spoken") / "dossier"
    made = make_spoken(
        folder,
        STORIES,
        same=[(FLOOD,)],
        joined=[("Orla Vance", "O. Vance")],
        maybe=("Orla Vance", "Milo Rask"),
        taken=(3, 0),
    )
    with open_record(made.record) as opened:
        yield opened


def words(record: Record, wanted: StatementFilter) -> list[str]:
    found = browse.statements(record, wanted)
    assert len(found) == browse.count_statements(record, wanted)
    return [view.fact.anchor.exact for view in found]


def test_statements_come_by_the_day_said_else_by_that_of_publication(record: Record) -> None:
    assert words(record, StatementFilter()) == [
        FLOOD,
        FLOOD,
        "Orla Vance knew of the cracks",
        "nobody asked Milo Rask",
        "I said so",
        "the mayor told us that the gates were shut for a week",
        "the gates were shut for a week",
    ]


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (StatementFilter(speakers=(ORLA,)), 4),
        (StatementFilter(speakers=(ORLA, MILO)), 5),
        (StatementFilter(speakers=()), 0),
        (StatementFilter(about=(MILO,)), 1),
        (StatementFilter(about=(ORLA,), others=(ORLA,)), 1),
        (StatementFilter(stance="denies"), 1),
        (StatementFilter(form="indirect"), 1),
        (StatementFilter(channels=("Telegram", "point-presse")), 2),
        (StatementFilter(outlet="La Digue"), 2),
        (StatementFilter(first="2031-03-05"), 4),
        (StatementFilter(last="2031-03-04"), 1),
        (StatementFilter(first="2031-03", last="2031-03"), 5),
        (StatementFilter(first="2031", last="2031"), 5),
        (StatementFilter(first="2032"), 0),
        (StatementFilter(last="2030"), 0),
        (StatementFilter(speakers=(ORLA,), first="2031-03-06", stance="denies"), 1),
    ],
)
def test_a_filter_leaves_what_was_asked_for(record: Record, wanted: StatementFilter, count: int) -> None:
    assert len(words(record, wanted)) == count


def test_what_a_day_leaves_out_for_want_of_one_is_counted(record: Record) -> None:
    assert browse.count_undated(record, StatementFilter(first="2031")) == 2
    assert browse.count_undated(record, StatementFilter(first="2031", speakers=(ORLA,))) == 0


def test_the_same_words_in_several_outlets_are_one_saying(record: Record) -> None:
    found = browse.sayings(record, StatementFilter(speakers=(ORLA,)))
    assert (found.total, len(found.shown), found.statements) == (3, 3, 4)
    flood = found.shown[0]
    assert flood.shown.fact.kind is StatementKind.DIRECT
    assert flood.shown.article.outlet == "The Courier"
    assert [other.article.outlet for other in flood.others] == ["La Digue"]


def test_pages_of_sayings_put_together_are_all_of_them(record: Record) -> None:
    whole = browse.sayings(record, StatementFilter())
    pages = [browse.sayings(record, StatementFilter(), Page(2, at)) for at in range(0, whole.total, 2)]
    assert tuple(saying for page in pages for saying in page.shown) == whole.shown


def test_the_way_of_words_leads_from_the_innermost_speaker_to_the_outlet(record: Record) -> None:
    views = browse.statements(record, StatementFilter())
    ways = browse.chains(record, views)
    by_words = {
        (view.article.outlet, view.fact.anchor.exact): [step.name for step in ways[view.id]] for view in views
    }
    assert by_words["The Courier", FLOOD] == ["Orla Vance", "Telegram", "The Courier"]
    assert by_words["La Digue", FLOOD] == ["Orla Vance", "ALP", "La Digue"]
    assert by_words["Undated Post", "the gates were shut for a week"] == ["mayor", "Union", "Undated Post"]
    assert by_words["Evening Copy", "I said so"] == ["Orla Vance", "The Courier", "Evening Copy"]


def test_a_way_is_the_same_where_only_the_inner_statement_is_asked_for(record: Record) -> None:
    inner = browse.statements(record, StatementFilter(speakers=(id_of("mayor"),)))
    (way,) = browse.chains(record, inner).values()
    assert [step.carrier for step in way] == [Carrier.SPEAKER, Carrier.SPEAKER, Carrier.OUTLET]
    assert way[0].entity == id_of("mayor")


def test_statements_that_stand_in_each_other_in_a_circle_end(tmp_path: Path) -> None:
    circle = (Said("Ann", "one and two", inside=2), Said("Bo", "and two", inside=1))
    lines = (Said("Cy", "Ann and Bo spoke of one and two"), *circle)
    made = make_spoken(tmp_path / "d", [Story("Ring", None, lines)])
    with open_record(made.record) as record:
        ways = browse.chains(record, browse.statements(record, StatementFilter()))
    assert all(len(way) <= 4 for way in ways.values())


def test_statements_that_nest_without_end_take_no_endless_time(tmp_path: Path) -> None:
    depth = 300
    words = " ".join(f"w{n}" for n in range(depth))
    inner = (Said(f"P{n}", words[words.index(f"w{n}") :], inside=n - 1) for n in range(1, depth))
    names = " and ".join(f"P{n}" for n in range(1, depth))
    lines = (Said("P0", f"{names} say {words}"), *inner)
    made = make_spoken(tmp_path / "d", [Story("Deep", None, lines)])
    with open_record(made.record) as record:
        ways = browse.chains(record, browse.statements(record, StatementFilter()))
    assert max(map(len, ways.values())) == browse.DEEPEST + 1


def test_names_are_counted_by_how_articles_write_them(record: Record) -> None:
    first, second = browse.names_of(record, ORLA)
    assert (first.words, first.count, first.articles) == ("Orla Vance", 4, 2)
    assert {outlet for outlet, _ in first.outlets} == {"The Courier", "La Digue"}
    assert (first.first, first.last) == ("2031-03-05", "2031-03-06")
    assert (second.words, second.count) == ("O. Vance", 1)
    assert first.fact is not None
    view = record.fact(first.fact)
    assert view is not None
    assert view.article.id == first.article


def test_roles_have_their_first_and_last_day(record: Record) -> None:
    engineer, director = browse.roles_of(record, ORLA)
    assert (engineer.words, engineer.first, engineer.last) == ("engineer", "2031-03-04", "2031-03-09")
    assert (engineer.articles, engineer.count) == (2, 1)
    assert (director.words, director.first, director.last) == ("director", "2031-03-06", "2031-03-06")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("orla", ["Orla Vance"]),
        ("VANCE", ["Orla Vance"]),
        ("Орла", ["Orla Vance"]),
        ("Wance", ["Orla Vance"]),
        ("rla", []),
        ("", []),
        ("%", []),
        (id_of("Milo Rask"), ["Milo Rask"]),
        (id_of("Milo Rask")[:10], ["Milo Rask"]),
    ],
)
def test_an_entity_is_found_as_it_is_typed(record: Record, typed: str, found: list[str]) -> None:
    assert [entity.name for entity in browse.find_entities(record, typed)] == found


def test_a_statement_counts_for_the_speaker_whom_a_person_gave_it(tmp_path: Path) -> None:
    made = make_spoken(
        tmp_path / "d", STORIES, joined=[("Orla Vance", "O. Vance")], corrected=("I said so", "milo rask")
    )
    with open_record(made.record) as record:
        assert "I said so" in words(record, StatementFilter(speakers=(MILO,)))
        assert "I said so" not in words(record, StatementFilter(speakers=(ORLA,)))
        assert "I said so" in words(record, StatementFilter(about=None, others=(ORLA,)))


def test_facts_of_one_endless_sentence_share_it(tmp_path: Path) -> None:
    lines = tuple(Said(f"Witness {n}", f"words number {n} without end") for n in range(40))
    made = make_spoken(tmp_path / "d", [Story("Long", "2031-01-01", lines)])
    with open_record(made.record) as record:
        views = browse.statements(record, StatementFilter())
        one = [record.facts_by_id([view.id])[0].sentence for view in views]
    assert [view.sentence for view in views] == one
