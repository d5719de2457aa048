"""Hostile pages go the whole way, from their files to the page, and do nothing."""

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from starlette.applications import Starlette

from recoupe.cli import DONE, IN_PART, main
from recoupe.model.visible import HIDDEN
from recoupe.web.app import create_app
from recoupe.web.security import HEADERS
from tests.web.asking import Structure, ask

EVIL = (
    "<script>pwned()</script> \"><img src=x onerror=pwned()> ' onmouseover='pwned() {{ 'pw' ~ 'ned9' }} "
    "\u202egnp.exe\u202c </title></textarea><svg onload=pwned()>"
)
ADDRESSES = (
    "javascript:pwned()",
    "http://evil.example/<script>pwned()</script>",
    "https://evil.example/../../etc/passwd%00",
    "http://u:p@evil.example:99999/\u202e",
    "https://evil.example/' onload='pwned()",
    "http://[::1",
)
# What the crawl of a dossier that strangers wrote asks for at most, in each language.
PAGES = 220


def page(said: str = "", *, head: str = "", names: str = EVIL) -> str:
    told = escape(names)
    linked = {
        "@type": "NewsArticle",
        "headline": f"\ud83d {names}",
        "author": [{"name": f"\udc00{names}"}] * 20,
        "publisher": {"name": names},
        "datePublished": "2031-03-04T10:00:00+01:00",
    }
    data = json.dumps(linked).replace("<", "\\u003c")
    return (
        f'<html lang="fr"><head><meta charset="utf-8"><title>{told}</title>{head}'
        f'<meta property="og:site_name" content="{told}">'
        f'<script type="application/ld+json">{data}</script></head>'
        f"<body><h1>{told}</h1><p>Par {told}</p><figure><figcaption>Photo {told} / AFP</figcaption></figure>"
        f'<p onclick="pwned()" style="position:fixed">« Ils ont tiré {told} », a déclaré mardi Ivo Brankel, '
        f"ministre de {told}.</p><p>Au moins 14 personnes {told} ont été tuées lundi à Verlane, selon le "
        f'syndicat {told} des dockers.</p><iframe src="javascript:pwned()"></iframe>{said}</body></html>'
    )


def archive(addresses: tuple[str, ...]) -> bytes:
    records = []
    for n, address in enumerate(addresses):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8<script>\r\n\r\n" + page().encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
            f"WARC-Date: 2031-03-05T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{n:012d}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        records.append(head.encode() + http + b"\r\n\r\n")
    return b"".join(records)


def write_pages(folder: Path) -> None:
    folder.mkdir()
    canonical = '<link rel="canonical" href="javascript:pwned()">'
    files = {
        "plain.html": page().encode(),
        "canonical.html": page(head=canonical, names=f"{EVIL} deux").encode(),
        "nested.html": page("<b><i>" * 3_000).encode(),
        "long.html": page(f"<p>{'mot' * 50_000}</p>", names="x" * 20_000).encode(),
        "bytes.html": page().encode().replace(b"tir", b"t\x00\xff\xed\xa0\x80r"),
        "controls.txt": b"Ivo \x1b]0;pwn\x07Brankel a d\xc3\xa9clar\xc3\xa9 mardi que \x00 oui.\r\n" * 20,
        "<script>pwned()<_script> \u202egnp.html": page(names="Verlane").encode(),
        "a\n\x1b[31m.html": page(names="Ivo Brankel").encode(),
        "addresses.warc": archive(ADDRESSES),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Starlette:
    folder = tmp_path_factory.mktemp("hostile")
    dossier = str(folder / "dossier")
    write_pages(folder / "pages")
    assert main(["new", dossier, "--name", '"><script>pwned()</script>']) == DONE
    assert main(["add", dossier, str(folder / "pages"), "--outlet", '<b>{{7*7}}"onload=']) in {DONE, IN_PART}
    assert main(["run", dossier, "--workers", "1"]) == DONE
    assert main(["verify", dossier, "--anchors"]) == DONE
    return create_app(Path(dossier))


def crawled(app: Starlette, first: str) -> Iterator[tuple[str, str]]:
    """Every page that links lead to, with its text, up to a number."""
    waiting, seen = [first], {first}
    while waiting and len(seen) - len(waiting) < PAGES:
        address = waiting.pop(0)
        response = ask(app, address)
        assert response.status_code == 200, address
        assert {name: response.headers[name] for name in HEADERS} == dict(HEADERS), address
        yield address, response.text
        for link in Structure(response.text).values("href"):
            target = link.partition("#")[0]
            if target.startswith(first) and target not in seen:
                seen.add(target)
                waiting.append(target)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_whatever_strangers_wrote_every_page_is_whole_and_harmless(app: Starlette, language: str) -> None:
    kinds = set()
    for address, text in crawled(app, f"/{language}/"):
        kinds.add(address.split("/")[2].partition("?")[0])
        structure = Structure(text)
        assert HIDDEN.search(text) is None, address
        assert "pwned9" not in text, address
        assert {script.get("src") for script in structure.named("script")} == {"/static/page.js"}, address
        tags = {tag for tag, _ in structure.elements}
        assert not tags & {"img", "iframe", "object", "embed", "base", "style"}, address
        attributes = {name for _, found in structure.elements for name in found}
        assert not {name for name in attributes if name.startswith("on") or name == "style"}, address
        links = structure.values("href") + structure.values("action") + structure.values("formaction")
        assert [link for link in links if not link.startswith(("/", "#", "http://", "https://"))] == [], (
            address
        )
        assert [link for link in links if link.startswith("//")] == [], address
    assert {"article", "claim", "entity", "fact", "sources", "timeline", "figures"} <= kinds
