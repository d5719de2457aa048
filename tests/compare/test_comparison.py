"""The comparison as a whole: a function of the set of articles."""

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.compare.comparison import Memory, compare
from recoupe.model.comparison import Judged
from recoupe.model.vocabulary import Bound, EventType, FigureKind, NameKind, Nature
from recoupe.publish.comparison import comparison_document
from recoupe.reference.labels import sentence
from tests.compare.pages import Page, compared, entities_of, page
from tests.compare.test_claims import cut_page, dead_page, told, withdrawn_pages
from tests.compare.test_copies import WIRE, translated_pair


def dossier() -> list[Page]:
    """Articles that show every kind of relation and claim."""
    pages = [page("m", *WIRE), page("n", *WIRE[:2], published="2031-05-07"), page("o", *reversed(WIRE))]
    pages += [cut_page("p"), cut_page("q"), cut_page("r", place="Lidra")]
    pages += [dead_page("s", 12, Bound.AT_LEAST), told(dead_page("t", 27), "Mira Tolv")]
    pages += [*withdrawn_pages(), *(_renamed(one) for one in translated_pair())]
    return pages


def _renamed(one: Page) -> Page:
    one.id = f"z{one.id}"
    return one


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(13)), st.permutations(range(13)))
def test_the_order_of_articles_and_entities_changes_nothing(order: list[int], other: list[int]) -> None:
    pages = dossier()
    entities = entities_of(pages)
    readings = [one.reading() for one in pages]
    shuffled = compare(
        [readings[n] for n in order], sorted(entities, key=lambda e: (other[len(e.name) % 13], e.id))
    )
    assert shuffled == compare(readings, entities)


def test_articles_one_by_one_with_a_memory_give_the_same_as_all_at_once() -> None:
    pages = dossier()
    memory = Memory()
    for count in range(1, len(pages) + 1):
        step = compared(*pages[:count], memory=memory)
    assert step == compared(*pages)


def test_a_new_article_aligns_only_with_what_it_touches() -> None:
    memory = Memory()
    pages = dossier()
    compared(*pages, memory=memory)
    before = {key: id(tiles) for key, tiles in memory.tiles.items()}
    compared(*pages, page("new", *WIRE[:3]), memory=memory)
    assert all(id(memory.tiles[key]) == known for key, known in before.items())
    assert len(memory.tiles) == len(before) + 3


def test_every_reason_has_words_in_both_languages() -> None:
    found = compared(*dossier())
    reasons = [r for claim in found.claims for r in claim.standing.reasons]
    reasons += [r for copy in found.copies for r in copy.reasons]
    reasons += [r for origin in found.origins for r in origin.reasons]
    reasons += [gap.reason for gap in found.gaps]
    for reason in reasons:
        assert sentence(reason.code, reason.values, "fr") != sentence(reason.code, reason.values, "en")


def test_every_account_has_an_origin_of_the_comparison() -> None:
    found = compared(*dossier())
    known = {origin.id for origin in found.origins}
    assert {account.origin for claim in found.claims for account in claim.accounts} <= known
    assert {origin for claim in found.claims for origin in claim.standing.origins} <= known


def test_every_article_has_one_dominant_origin_and_one_story() -> None:
    pages = dossier()
    found = compared(*pages)
    names = sorted(one.id for one in pages)
    assert sorted(article for origin in found.origins for article in origin.articles) == names
    assert sorted(article for story in found.stories for article in story.articles) == names


def test_every_fact_stands_in_one_claim() -> None:
    pages = dossier()
    found = compared(*pages)
    refs = [
        account.fact
        for claim in found.claims
        for account in claim.accounts
        if claim.standing.nature is not Nature.CHARACTERISATION
    ]
    assert len(refs) == len(set(refs))
    facts = sum(len(one.figures) + len(one.events) + len(one.statements) for one in pages)
    assert len(refs) == facts


def test_an_empty_dossier_compares_to_nothing() -> None:
    assert compare([], [], Judged()).claims == ()


def test_points_tell_whether_values_are_the_same() -> None:
    points = compared(dead_page("a", 12), dead_page("b", 27), dead_page("c", 12)).points
    (point,) = (one for one in points if one.what == "killed")
    assert dict(point.values) == {"a": "12", "b": "27", "c": "12"}
    assert not point.agree


def test_a_shared_paragraph_keeps_who_carried_it_first() -> None:
    background = (
        "Fondé en 1911 sur un banc de sable, le port de Kesh emploie un habitant sur six et n'a connu "
        "de grève générale qu'une fois, au printemps 1968. Depuis 2019, deux sociétés se partagent ses quais."
    )
    a = page(
        "a",
        *(f"Récit propre numéro {n}, sans rapport avec l'autre, {n * 7} fois." for n in range(9)),
        background,
    )
    b = page(
        "b",
        *(f"Tout autre texte {n * 3}, écrit ailleurs et pour d'autres." for n in range(9)),
        background,
        published="2031-05-04",
    )
    found = compared(a, b)
    (shared,) = found.shared
    assert found.copies == ()
    assert shared.first == "b"
    assert [place[0] for place in shared.places] == ["a", "b"]


def test_gaps_say_what_is_missing() -> None:
    codes = {gap.reason.code for gap in compared(page("a", *WIRE, published=None)).gaps}
    assert codes == {"gap.one_outlet", "gap.no_date", "gap.no_own_reporting"}


def test_the_document_names_every_article_as_the_user_did() -> None:
    pages = dossier()
    document = comparison_document(compared(*pages), {one.id: f"{one.id}.txt" for one in pages})
    docs = {doc for origin in document["origins"] for doc in origin["docs"]}
    assert docs == {f"{one.id}.txt" for one in pages}
    assert {point["status"] for point in document["points"]} <= {"agree", "differ"}


def test_an_event_without_named_actor_has_none_in_its_claim() -> None:
    one = page("a", "À Kesh, 3 navires ont été incendiés.")
    one.tells("ont été incendiés", EventType.ARSON, place=one.name("Kesh", NameKind.PLACE))
    one.counts("3 navires", FigureKind.DAMAGE, 3)
    assert all(claim.actor is None for claim in compared(one).claims)


SHOW = "from tests.compare.test_comparison import compared, dossier; print(compared(*dossier()))"


def test_every_process_gives_the_same_result() -> None:
    shown = [
        subprocess.run(
            [sys.executable, "-c", SHOW],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).resolve().parents[2],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert len(shown[0]) > 1000
    assert shown[0] == shown[1]
