"""Pages that attack whoever reads them are shown and do nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette

from recoupe.record.queries import open_record
from recoupe.web.app import create_app
from recoupe.web.security import HEADERS
from tests.web.asking import Structure, ask
from tests.web.making import Words, make_record

SCRIPT = "<script>alert('pwned')</script>"
BREAKER = "\"'><img src=x onerror=alert(1)><svg/onload=alert(2)>"
TEMPLATE = "{{ 7 * 7 }}{% raw %}{# #}${7*7}"
OVERRIDE = "innocent\u202egnp.exe\u2066"
NULLS = "a\x00b\x1b[31mc\x7f\x85"
HUGE = "Z" * 50_000
JAVASCRIPT = "javascript:alert(document.domain)//"
ESCAPES = "&lt;b&gt;&#60;script&#62;"


def page(n: int, payload: str, **others: str) -> Words:
    tagged = f"{payload}#{n}"
    return Words(
        **{
            "title": tagged,
            "outlet": tagged,
            "author": tagged,
            "url": f"https://hostile.example/{n}",
            "speaker": f"{payload}speaker",
            "said": f"{payload}said",
            "furniture": tagged,
            "detail": payload,
            **others,
        }
    )


PAYLOADS = (SCRIPT, BREAKER, TEMPLATE, OVERRIDE, NULLS, HUGE, ESCAPES, "</textarea></select></title></style>")
PAGES = (
    *(page(n, payload) for n, payload in enumerate(PAYLOADS)),
    page(100, "plain", url=f"{JAVASCRIPT}/{SCRIPT}"),
    page(101, "plain", url=f"https://hostile.example/{BREAKER}"),
    page(102, "plain", url="data:text/html,<script>alert(1)</script>"),
)


@pytest.fixture(scope="module", params=range(len(PAYLOADS)))
def app(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Starlette:
    """Each payload once as what the claims, origins and entities say."""
    first = PAGES[request.param]
    rest = [words for words in PAGES if words is not first]
    folder = tmp_path_factory.mktemp("hostile") / "dossier"
    name = PAYLOADS[request.param][:300]
    return create_app(
        make_record(folder, [first, *rest], name=name if name.isprintable() else OVERRIDE).folder
    )


def routes(folder: Path) -> Iterator[str]:
    with open_record(folder / "record.sqlite") as record:
        articles = [head.id for head in record.heads()]
        captures = [capture.id for capture in record.captures()]
        unread = {problem.capture for problem in record.problems() if not problem.analysed}
        copies = record.copies()
        views = [record.article(name) for name in articles[:1]]
        facts = [fact.id for view in views if view is not None for fact in view.facts]
        entities = [line.entity.id for line in record.entities()]
    yield from ("", "claims", "claims?order=time&disputed=yes", "figures", "timeline", "statements", "events")
    yield from ("entities", "articles", "sources", "coverage", "judgements", "search?q=speaker")
    yield from (f"article/{name}" for name in {*captures[:4], articles[0], articles[-1], *unread})
    yield from (f"claim/k{n}" for n in (1, 2, 3, 4))
    yield from (f"entity/{name}" for name in entities)
    yield from (f"fact/{name}" for name in facts)
    yield from (f"side-by-side/{copy.a}/{copy.b}" for copy in copies[:2])
    yield from (
        "nowhere",
        "article/nothing",
        "claim/%3Cscript%3E",
        "search?q=%3Cscript%3Ealert(1)%3C/script%3E",
    )
    yield from ("statements?outlet=%22%3E%3Cscript%3E&speaker=%27", "claims?page=-1&entity=%22onload=x")
    yield from ("events?self=1&anchor=x&parts=2&page=%00", "claims?series=%F0%9F%92%A9%ED%A0%80")


def check_harmless(text: str) -> None:
    structure = Structure(text)
    assert {script.get("src") for script in structure.named("script")} == {"/static/page.js"}
    assert not structure.named("img")
    assert not structure.named("style")
    for tag, attributes in structure.elements:
        assert not {name for name in attributes if name.startswith("on")}, (tag, attributes)
        assert "style" not in attributes, (tag, attributes)
    for address in structure.values("href") + structure.values("action") + structure.values("src"):
        assert (
            address.startswith(("/", "#", "?", "https://hostile.example/", "https://fake.example/"))
            or not address
        )
        assert "<" not in address


def test_every_page_shows_hostile_words_as_words(app: Starlette) -> None:
    for route in routes(app.state.site.dossier.folder):
        response = ask(app, f"/fr/{route}")
        assert response.status_code in {200, 404}, route
        check_harmless(response.text)
        for hidden in ("\u202e", "\u2066", "\x00", "\x1b", "\x7f", "\x85"):
            assert hidden not in response.text, (route, hidden)
        for name, value in HEADERS.items():
            assert response.headers[name] == value, route


def test_words_that_look_like_a_template_are_not_run(tmp_path: Path) -> None:
    dossier = make_record(tmp_path / "dossier", [page(0, "{{ 333 * 3 }}")], name="{{ 333 * 3 }}")
    text = ask(create_app(dossier.folder), "/en/").text
    assert "999" not in text
    assert "{{ 333 * 3 }}" in text


def test_an_override_is_shown_by_its_code_point(tmp_path: Path) -> None:
    dossier = make_record(tmp_path / "dossier", [page(0, OVERRIDE)])
    assert "innocent⟦U+202E⟧gnp.exe⟦U+2066⟧" in ask(create_app(dossier.folder), "/en/articles").text


@pytest.mark.parametrize("url", [words.url for words in PAGES[-3:]])
def test_an_address_that_is_not_of_the_web_is_shown_and_not_linked(tmp_path: Path, url: str) -> None:
    dossier = make_record(tmp_path / "dossier", [page(0, "plain", url=url)])
    with open_record(dossier.record) as record:
        name = record.heads()[0].id
    text = ask(create_app(dossier.folder), f"/en/article/{name}").text
    assert url not in Structure(text).values("href")
    assert "alert" in text


def test_an_address_of_the_web_is_linked_without_saying_whence(tmp_path: Path) -> None:
    dossier = make_record(tmp_path / "dossier", [Words()])
    with open_record(dossier.record) as record:
        name = record.heads()[0].id
    links = Structure(ask(create_app(dossier.folder), f"/en/article/{name}").text).named("a")
    found = next(link for link in links if link.get("href") == Words().url)
    assert "noreferrer" in found["rel"]
