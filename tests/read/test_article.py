import time

import pytest
from tests.read.captures import capture_of

from recoupe.errors import UnreadableFile
from recoupe.model.article import SEPARATOR, Article, BlockKind
from recoupe.read.article import plain_body, read_capture

STORY = [
    "Le couvre-feu décrété samedi restera en vigueur jusqu'au 11 mars, a annoncé mercredi la préfecture.",
    "« Nous ne pouvons pas accepter que des commerces soient pillés », a déclaré le préfet mercredi.",
    "Selon l'hôpital, douze blessés ont été soignés dans la nuit de lundi à mardi, dont deux gravement.",
]
PAGE = (
    "<!DOCTYPE html><html lang=fr><head><meta charset=utf-8><title>Le couvre-feu prolongé</title></head>"
    "<body>"
    "<nav><a href=/>Accueil</a> <a href=/monde>Monde</a></nav><article><h1>Le couvre-feu prolongé</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    + "</article><footer><p>© 2026 Tous droits réservés</p></footer></body></html>"
)


def read(markup: str | bytes, *, media_type: str = "text/html") -> Article:
    payload = markup if isinstance(markup, bytes) else markup.encode("utf-8", errors="replace")
    return read_capture(capture_of(payload, media_type=media_type), payload)


def codes(article: Article) -> list[str]:
    return [problem.code for problem in article.problems]


def test_the_body_is_told_from_what_surrounds_it() -> None:
    article = read(PAGE)
    assert article.title == "Le couvre-feu prolongé"
    assert plain_body(article) == SEPARATOR.join(STORY)


def test_furniture_stays_in_the_text_and_the_blocks_cover_it() -> None:
    article = read(PAGE)
    assert SEPARATOR.join(article.words_of(block) for block in article.blocks) == article.text
    assert {article.words_of(b) for b in article.blocks if b.kind is BlockKind.FURNITURE} == {
        "Accueil Monde",
        "© 2026 Tous droits réservés",
    }


def test_white_space_collapses_in_the_plain_body_only() -> None:
    article = read(PAGE.replace("a annoncé mercredi", "a\n\t annoncé\u00a0mercredi"))
    assert "a\n\t annoncé\u00a0mercredi" in article.text
    assert plain_body(article) == SEPARATOR.join(STORY)


def test_scraped_text_is_read_as_text() -> None:
    article = read(SEPARATOR.join(["Le couvre-feu prolongé", *STORY]), media_type="text/plain")
    assert STORY[0] in plain_body(article)


def test_text_that_stands_only_in_data_is_said() -> None:
    body = " ".join(STORY * 3)
    data = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{body}"}}</script>'
    assert "text_only_in_data" in codes(read(f"<html><head>{data}</head><body><p>Chargement…</p>"))


def test_text_for_readers_without_scripts_is_read_where_there_is_no_other() -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    article = read(f"<html><body><div id=app></div><noscript><h1>Titre</h1>{paragraphs}</noscript>")
    assert "text_in_noscript" in codes(article)
    assert STORY[1] in article.text


def test_a_page_that_shows_nothing_says_so() -> None:
    article = read("<html><body><div id=app></div><script>start()</script></body></html>")
    assert (article.text, article.blocks) == ("", ())
    assert "no_body" in codes(article)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + "fond",
        "<b>" * 3_000 + "<i>x</i>" * 3_000,
        "<p>mot</p>" * 15_000,
        f'<p class="{"a b " * 200_000}">x</p>',
        f'<img src="data:image/png;base64,{"A" * 2_000_000}"><p>x',
        "<p>a\x00b\x00</p>" * 50,
        "<table><tr><td>" * 2_000 + "x",
        "<p>" + "&" * 100_000,
        "<ul><li>" * 900 + "x" + "</ul>y" * 900,
        "<p hidden>" + "<div hidden><p>" * 1_000 + "x" * 300,
        "<" * 50_000 + "p>x",
        "<p>x<br>" + "<span> </span><br>" * 20_000,
    ],
    ids=range(12),
)
def test_no_page_breaks_it_or_holds_it_up(markup: str) -> None:
    start = time.process_time()
    try:
        article = read("<html><body>" + markup)
    except UnreadableFile:
        return
    assert SEPARATOR.join(article.words_of(block) for block in article.blocks) == article.text
    assert time.process_time() - start < 10
