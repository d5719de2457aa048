# ruff: noqa: E501 - a page and what must come of it stand on one line
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.model.article import Dated
from recoupe.model.capture import Capture, Declared
from recoupe.read.metadata import Metadata, read_metadata
from recoupe.read.page import parse_page

URL = "https://www.lefanal.example/region/2031/03/14/le-bac-reste-a-quai.html"
CAPTURED = "2031-03-20T12:00:00+00:00"
TITLE = "Vessac : le bac reste à quai"


def read(
    head: str = "",
    body: str = "",
    *,
    url: str = URL,
    captured: str = CAPTURED,
    declared: Declared | None = None,
) -> Metadata:
    markup = (
        f"<!DOCTYPE html><html lang='fr-FR'><head>{head}</head><body>{body}<p>Un texte.</p></body></html>"
    )
    capture = Capture("id", url, "", captured, "text/html", None, 200, 0, declared or Declared())
    return read_metadata(parse_page(markup, url).root, capture)


def linked(*nodes: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)


def article(**fields: object) -> dict[str, object]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, **fields}


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


# Titles


@pytest.mark.parametrize("joint", [" | ", " - ", " – ", " — ", " : ", " · "])
def test_the_outlet_is_cut_from_the_end_of_a_title(joint: str) -> None:
    page = read(f"<title>Le bac reste à quai{joint}Le Fanal</title>" + meta("og:site_name", "Le Fanal"))
    assert page.title == "Le bac reste à quai"


def test_a_dash_inside_a_headline_stays() -> None:
    page = read(
        "<title>Bac – gouvernail : la panne | Le Fanal</title>", "<h1>Bac – gouvernail : la panne</h1>"
    )
    assert page.title == "Bac – gouvernail : la panne"


def test_the_heading_that_is_like_the_other_titles_is_the_headline() -> None:
    page = read(f"<title>{TITLE}</title>", f"<h1>Le Fanal</h1><h1>{TITLE}</h1><h1>Plus lus</h1>")
    assert page.title == TITLE


def test_a_kicker_over_the_headline_is_left_out_where_other_titles_do_so() -> None:
    page = read(
        meta("og:title", "Le bac reste à quai") + linked(article(headline="Le bac reste à quai")),
        "<h1><span>Transports</span> Le bac reste à quai</h1>",
    )
    assert page.title == "Le bac reste à quai"


def test_entities_written_twice_are_undone() -> None:
    assert read(meta("og:title", "L&amp;#039;île &amp;amp; le bac")).title == "L'île & le bac"


def test_a_meta_cut_by_a_quotation_mark_gives_way_to_the_heading() -> None:
    page = read(
        '<meta property="og:title" content="La maire dit "non" au bac">', '<h1>La maire dit "non" au bac</h1>'
    )
    assert page.title == 'La maire dit "non" au bac'


# Outlets


def test_the_outlet_is_what_was_declared_then_what_is_marked_then_the_host() -> None:
    head = meta("og:site_name", "Le Fanal")
    assert read(head, declared=Declared(outlet="Fanal du soir")).outlet == "Fanal du soir"
    assert read(head).outlet == "Le Fanal"
    assert (
        read(linked(article(publisher={"@type": "Organization", "name": "Le Fanal SA"}))).outlet
        == "Le Fanal SA"
    )
    assert read(f"<title>{TITLE} | Le Fanal</title>").outlet == "Le Fanal"
    assert read().outlet == "lefanal.example"


# Authors


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Par Jeanne Ortal et Kévin Le Dantec", ("Jeanne Ortal", "Kévin Le Dantec")),
        ("By Ada Quill, Tom Brandreth and Lena Stroud", ("Ada Quill", "Tom Brandreth", "Lena Stroud")),
        ("Jeanne Ortal avec AFP", ("Jeanne Ortal", "AFP")),
        ("Jeanne Ortal (AFP)", ("Jeanne Ortal", "AFP")),
        ("Jeanne ORTAL, journaliste", ("Jeanne ORTAL",)),
        ("Jeanne Ortal (jor)", ("Jeanne Ortal",)),
        ("Jeanne Ortal, j.ortal@lefanal.example", ("Jeanne Ortal",)),
        ("Von Grete Sandvoss und dpa", ("Grete Sandvoss", "dpa")),
        ("La rédaction", ("La rédaction",)),
        ("admin", ()),
        ("@lefanal", ()),
        ("14 mars 2031", ()),
        ("https://social.example/lefanal", ()),
    ],
)
def test_a_byline_gives_the_names_as_they_are_written(written: str, names: tuple[str, ...]) -> None:
    assert read(meta("author", written)).authors == names


def test_given_and_family_names_are_joined() -> None:
    person = {"@type": "Person", "givenName": "Jeanne", "familyName": "Ortal"}
    assert read(linked(article(author=[person]))).authors == ("Jeanne Ortal",)


def test_a_person_is_found_through_its_reference_in_the_graph() -> None:
    graph = {
        "@graph": [article(author={"@id": "#p"}), {"@type": "Person", "@id": "#p", "name": "Jeanne Ortal"}]
    }
    assert read(linked(graph)).authors == ("Jeanne Ortal",)


def test_the_outlet_signs_only_where_nobody_else_does() -> None:
    head = meta("og:site_name", "Le Fanal") + linked(
        article(author={"@type": "Organization", "name": "Le Fanal"})
    )
    assert read(head).authors == ("Le Fanal",)
    assert read(head, f'<h1>{TITLE}</h1><a rel="author" href="/a">Jeanne Ortal</a>').authors == (
        "Jeanne Ortal",
    )


def test_a_byline_by_its_class_is_read_without_the_role_and_the_date() -> None:
    byline = "<div class='article-byline'><span>Par</span><b>Jeanne Ortal</b><i>Journaliste</i><i>14 mars</i></div>"
    assert read("", f"<h1>{TITLE}</h1>{byline}").authors == ("Jeanne Ortal",)


def test_a_byline_that_nothing_marks_is_read_by_its_words() -> None:
    assert read("", f"<h1>{TITLE}</h1><p>Par Jeanne Ortal<br>14 mars 2031</p>").authors == ("Jeanne Ortal",)
    assert read("", f"<h1>{TITLE}</h1><div>14 mars 2031 – Jeanne Ortal</div>").authors == ("Jeanne Ortal",)


def test_authors_of_other_articles_do_not_sign() -> None:
    aside = "<aside><a rel='author' href='/author/x'>Paul Ormont</a></aside>"
    comment = "<div class='comment-author'>Bernard Louvet</div>"
    assert read("", f"<h1>{TITLE}</h1>{aside}{comment}").authors == ()


# Dates


@pytest.mark.parametrize(
    ("head", "body", "value", "source"),
    [
        (linked(article(datePublished="2031-03-14T18:05:00+01:00")), "", "2031-03-14T18:05:00+01:00", "json-ld"),
        (meta("article:published_time", "2031-03-14T17:05:00Z"), "", "2031-03-14T17:05:00+00:00", "meta article:published_time"),
        ("", "<h1>T</h1><time datetime='2031-03-14T18:05'>hier</time>", "2031-03-14T18:05:00", "time element"),
        ("", "<p itemprop='datePublished' content='2031-03-14'>hier</p>", "2031-03-14", "microdata"),
        ("", "<h1>T</h1><p class='date'>Publié le 14 mars 2031 à 18h05</p>", "2031-03-14T18:05:00", "text"),
        ("", "<h1>T</h1><p>14.03.2031</p>", "2031-03-14", "url"),
        ("", "", "2031-03-14", "url"),
    ],
)  # fmt: skip
def test_a_date_says_where_it_comes_from(head: str, body: str, value: str, source: str) -> None:
    assert read(head, body).published == Dated(value, source)


def test_an_unmarked_date_line_is_read_where_nothing_else_gives_a_date() -> None:
    page = read("", "<h1>T</h1><p>Samedi 14 mars 2031 à 18h05</p>", url="https://lefanal.example/a")
    assert page.published == Dated("2031-03-14T18:05:00", "text")


def test_a_declared_date_wins_and_says_so() -> None:
    page = read(linked(article(datePublished="2031-03-14")), declared=Declared(published="2031-03-13"))
    assert page.published == Dated("2031-03-13", "declared")


def test_marks_that_agree_outvote_one_that_differs() -> None:
    head = linked(
        article(datePublished="2031-03-16T08:00:00+01:00", dateModified="2031-03-16T08:00:00+01:00")
    )
    head += meta("article:published_time", "2031-03-14T18:05:00+01:00")
    assert read(head).published == Dated("2031-03-14T18:05:00+01:00", "meta article:published_time")


def test_the_date_of_a_change_is_not_that_of_publication() -> None:
    page = read(
        meta("article:modified_time", "2031-03-16T08:00:00+01:00"),
        "<h1>T</h1><time class='updated' datetime='2031-03-16'>Mis à jour le 16 mars 2031</time>",
        url="https://lefanal.example/a",
    )
    assert page.published is None
    assert page.modified == Dated("2031-03-16T08:00:00+01:00", "meta article:modified_time")


def test_dates_of_related_articles_are_not_taken() -> None:
    body = "<h1>T</h1><div class='related-posts'><time datetime='2030-01-01'>1er janvier</time></div>"
    assert read("", body, url="https://lefanal.example/a").published is None


def test_a_date_after_the_capture_is_kept_with_its_reason_and_not_used() -> None:
    page = read(linked(article(datePublished="2031-05-01T00:00:00Z")))
    assert page.published == Dated("2031-03-14", "url")
    assert [problem.code for problem in page.problems] == ["date_after_capture"]
    assert "2031-05-01" in page.problems[0].detail


@pytest.mark.parametrize(
    ("value", "captured", "used"),
    [
        ("2031-03-20T12:30:00Z", "2031-03-20T12:00:00+00:00", True),
        ("2031-03-20T14:30:00Z", "2031-03-20T12:00:00+00:00", False),
        ("2031-03-20T22:00:00", "2031-03-20T12:00:00+00:00", True),
        ("2031-03-21", "2031-03-20T12:00:00+00:00", True),
        ("2031-03-22", "2031-03-20T12:00:00+00:00", False),
        ("2031-03-20T23:00:00Z", "2031-03-20", True),
        ("2031-03-23T00:00:00Z", "2031-03-20", False),
    ],
)
def test_only_clocks_and_zones_excuse_a_date_after_the_capture(value: str, captured: str, used: bool) -> None:
    page = read(linked(article(datePublished=value)), captured=captured, url="file:a")
    assert (page.published is not None) is used
    assert bool(page.problems) is not used


def test_placeholders_of_programs_are_no_dates() -> None:
    assert read(linked(article(datePublished="1970-01-01T00:00:00Z")), url="file:a").published is None
    assert read(linked(article(datePublished="0001-01-01T00:00:00Z")), url="file:a").published is None


# The article among others


def test_the_item_that_matches_the_page_is_chosen() -> None:
    other = article(headline="Un chalutier disparaît", datePublished="2031-01-01", author="Paul Ormont")
    own = article(url=URL, datePublished="2031-03-14", author="Jeanne Ortal")
    page = read(
        f"<title>{TITLE}</title>" + linked({"@type": "ItemList", "itemListElement": [other]}, other, own)
    )
    assert (page.title, page.authors, page.published) == (
        TITLE,
        ("Jeanne Ortal",),
        Dated("2031-03-14", "json-ld"),
    )


def test_the_language_is_what_the_page_claims() -> None:
    assert read().language == "fr"
    assert read(meta("og:locale", "en_GB")).language == "fr"


def test_what_votes_for_the_body_is_handed_on() -> None:
    page = read(meta("og:description", "Le gouvernail a lâché.") + linked(article(articleBody="Le bac…")))
    assert (page.description, page.article_body) == ("Le gouvernail a lâché.", "Le bac…")


# Broken and hostile


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type":"NewsArticle","author":"Jeanne Ortal"} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","author":"Jeanne Ortal"}\n//]]>',
        '{"@type":"NewsArticle","author":["Jeanne Ortal",],}',
        '{"@type":"NewsArticle","author":"Jeanne Ortal"};',
        '{"@type":"NewsArticle","headline":"L\\\'île","author":"Jeanne Ortal"}',
        '{"@type":"NewsArticle","headline":"ligne\ncoupée","author":"Jeanne Ortal"}',
        '{"@type":"WebSite"} {"@type":"NewsArticle","author":"Jeanne Ortal"}',
        '[[{"@type":["Thing","NewsArticle"],"author":{"name":"Jeanne Ortal"}}]]',
        "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;author&quot;:&quot;Jeanne Ortal&quot;}",
    ],
)
def test_broken_json_is_mended_where_that_is_safe(script: str) -> None:
    assert read(f'<script type="application/ld+json">{script}</script>').authors == ("Jeanne Ortal",)


@pytest.mark.parametrize(
    "script",
    [
        "", "{", "null", "42", '"x"', "[" * 100_000, '{"a":' * 5_000, '{"@type":{"a":1}}', "{]",
        '{"@type":"NewsArticle","author":{"name":{"name":{"name":["x"]}}},"datePublished":{"a":[]}}',
        '{"@type":"NewsArticle","author":[null,1,true,{}],"headline":17,"datePublished":99999999999999999999}',
        '{"@type":"NewsArticle","headline":"\\ud83d","author":"\\udc00 x"}',
        '{"@id":"a","b":{"@id":"a","b":{"@id":"a"}}}',
    ],
)  # fmt: skip
def test_hostile_json_breaks_nothing(script: str) -> None:
    page = read(f'<script type="application/ld+json">{script}</script><title>{TITLE}</title>')
    assert page.title is not None
    (page.title + "".join(page.authors)).encode()


def test_huge_values_take_little_time() -> None:
    nodes = [article(author=[f"Nom{n}" for n in range(2000)], headline="x" * 100_000) for _ in range(20)]
    head = linked(*nodes) + "".join(meta("author", "a " * 5000) for _ in range(500))
    body = "".join(f"<div class='byline date author'><time>{'9' * 500}</time></div>" for _ in range(5000))
    started = time.perf_counter()
    read(head, body)
    assert time.perf_counter() - started < 2


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(
        ["@type", "@id", "@graph", "name", "author", "headline", "datePublished", "url", "publisher"]
    ), inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(VALUES)
def test_any_json_is_survived(value: object) -> None:
    page = read(linked(article(author=value, publisher=value, datePublished=value, url=value), value))
    assert isinstance(page.authors, tuple)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_meta_is_survived(name: str, content: str) -> None:
    escaped = [text.replace('"', "&quot;").replace("<", "&lt;") for text in (name, content)]
    read(
        meta(*escaped) + "".join(meta(mark, escaped[1]) for mark in ("author", "og:title", "date", "og:url"))
    )
