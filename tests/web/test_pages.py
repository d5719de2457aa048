"""What the pages say, and that every fact leads to its words."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from benchmarks.page import make_large, measure
from starlette.applications import Starlette

from recoupe.collect.dossier import create_dossier
from recoupe.record.queries import open_record
from recoupe.web.app import create_app
from tests.web.asking import Structure, ask
from tests.web.making import Words, make_record

PAGES = (Words(), Words(title="Again", url="https://fake.example/again", outlet="The Other"))


@pytest.fixture
def app(tmp_path: Path) -> Starlette:
    return create_app(make_record(tmp_path / "dossier", PAGES).folder)


def first_article(app: Starlette) -> str:
    with open_record(app.state.site.dossier.record) as record:
        return record.heads()[0].id


def test_a_dossier_that_was_not_run_says_what_to_do(tmp_path: Path) -> None:
    create_dossier(tmp_path / "dossier")
    text = ask(create_app(tmp_path / "dossier"), "/en/").text
    assert "recoupe run" in text
    assert "recoupe add" in text


def test_while_a_run_goes_on_the_page_says_so(tmp_path: Path) -> None:
    dossier = make_record(tmp_path / "dossier", PAGES, complete=False)
    app = create_app(dossier.folder)
    assert "A run is going on" in ask(app, "/en/claims").text
    glance = ask(app, "/en/").text
    assert "the bridge was closed" in glance
    assert "Orla" in glance


def test_the_glance_shows_what_is_missing_and_the_log_head(app: Starlette) -> None:
    text = ask(app, "/en/").text
    assert "What this dossier lacks" in text
    assert "1 capture is kept but could not be analysed." in text
    assert "18:abc" in text


def test_the_four_axes_stand_apart_in_words(app: Starlette) -> None:
    text = ask(app, "/en/claims").text
    for words in ("one origin", "disputed", "withdrawn", "in question", "fact"):
        assert words in text


def test_every_link_to_a_fact_lands_on_its_words(app: Starlette) -> None:
    for path in (
        "/en/",
        "/en/claim/k1",
        "/en/statements",
        "/en/figures",
        "/en/timeline",
        "/en/entity/nperson",
    ):
        links = [link for link in Structure(ask(app, path).text).values("href") if "#f-" in link]
        assert links, path
        for link in links:
            address, _, anchor = link.partition("#")
            assert f'id="{anchor}"' in ask(app, address).text, link


def test_the_list_beside_the_text_leads_there_and_back(app: Starlette) -> None:
    text = ask(app, f"/en/article/{first_article(app)}").text
    ids = set(Structure(text).values("id"))
    inside = [link[1:] for link in Structure(text).values("href") if re.match(r"#[fl]-", link)]
    assert any(link.startswith("l-") for link in inside)
    assert any(link.startswith("f-") for link in inside)
    assert set(inside) <= ids
    assert len(ids) == len(Structure(text).values("id"))


def test_an_article_says_where_it_comes_from(app: Starlette) -> None:
    text = ask(app, f"/en/article/{first_article(app)}").text
    for words in ("SHA-256", "from meta found later", "7\u00a0March 2031", "HTTP 200", "Page furniture"):
        assert words in text


def test_words_that_stand_elsewhere_lead_there(app: Starlette) -> None:
    name = first_article(app)
    links = [link for link in Structure(ask(app, f"/en/article/{name}").text).values("href") if "#p-" in link]
    assert links
    for link in links:
        address, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in ask(app, address).text


def test_a_search_finds_articles_facts_and_people(app: Starlette) -> None:
    text = ask(app, "/en/search?q=BRIDGE").text
    assert "<mark>bridge</mark>" in text
    assert "the bridge was closed" in text
    assert "/en/entity/nperson" in ask(app, "/en/search?q=orla").text
    assert ask(app, '/en/search?q="*(').status_code == 200


def test_what_is_not_there_is_told_in_the_reader_s_language(app: Starlette) -> None:
    assert "n’existe pas" in ask(app, "/fr/claim/k99").text
    assert "There is no such page" in ask(app, "/en/claim/k99").text
    assert ask(app, "/en/claim/k99").status_code == 404


def test_each_page_is_there_in_both_languages(app: Starlette) -> None:
    page = Structure(ask(app, "/fr/claim/k1?x=1").text)
    assert "/en/claim/k1?x=1" in page.values("href")
    assert page.named("html")[0]["lang"] == "fr"


def test_headings_and_landmarks_are_in_order(app: Starlette) -> None:
    for path in ("/en/", "/en/claim/k1", f"/en/article/{first_article(app)}", "/en/entity/nperson"):
        page = Structure(ask(app, path).text)
        assert len(page.named("h1")) == 1
        assert len(page.named("main")) == 1
        labels = page.values("for") + page.values("aria-labelledby")
        assert set(labels) <= set(page.values("id")), path


def test_pages_over_a_large_dossier_stay_short_and_quick(tmp_path: Path) -> None:
    folder = make_large(tmp_path / "dossier", 120)
    app = create_app(folder)
    assert len(ask(app, "/en/claims").text) < 300_000
    for path, seconds in measure(folder, 2).items():
        assert min(seconds) < 0.2, path


def test_a_record_of_a_newer_version_is_told_with_what_to_do(app: Starlette) -> None:
    with closing(sqlite3.connect(app.state.site.dossier.record)) as connection:
        connection.execute("PRAGMA user_version = 99")
    response = ask(app, "/en/claims")
    assert response.status_code == 503
    assert "Update Recoupe" in response.text
    assert "default-src" in response.headers["Content-Security-Policy"]
