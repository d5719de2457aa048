"""Only the page itself, opened on this machine, is answered and may change anything."""

from pathlib import Path

import pytest
from starlette.applications import Starlette

from recoupe.errors import InputError
from recoupe.model.facts import Statement
from recoupe.model.judgement import Decision
from recoupe.record.judgements import read_judgements
from recoupe.record.queries import open_record
from recoupe.web.app import create_app, listen, serve
from recoupe.web.security import HEADERS, LARGEST_FORM
from tests.web.asking import BASE, ask, token_in
from tests.web.making import Words, make_record

PAGES = (Words(), Words(title="Again", url="https://fake.example/again", outlet="The Other"))


@pytest.fixture
def app(tmp_path: Path) -> Starlette:
    return create_app(make_record(tmp_path / "dossier", PAGES).folder)


def a_statement(app: Starlette) -> str:
    with open_record(app.state.site.dossier.record) as record:
        return record.facts(Statement)[0].id


def form(app: Starlette, **values: str) -> dict[str, str]:
    fact = a_statement(app)
    token = token_in(ask(app, f"/en/fact/{fact}").text)
    return {"token": token, "decision": "reject", "author": "Ana", "fact": fact, **values}


def judged(app: Starlette) -> list[Decision]:
    return [judgement.decision for judgement in read_judgements(app.state.site.dossier.judgements)]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.4:8765", "", "[::2]", "a@b"]
)
def test_a_request_for_another_host_is_refused(app: Starlette, host: str) -> None:
    response = ask(app, "/en/", headers={"host": host})
    assert response.status_code == 421
    assert response.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
    assert "Recoupe" not in response.text


@pytest.mark.parametrize("host", ["127.0.0.1:9999", "localhost:8765", "[::1]:8765", "LOCALHOST"])
def test_this_machine_by_any_of_its_names_is_answered(app: Starlette, host: str) -> None:
    assert ask(app, "/en/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(app: Starlette, method: str) -> None:
    assert ask(app, "/en/", method=method).status_code == 405


def test_a_change_without_the_token_is_refused(app: Starlette) -> None:
    for token in ("", "0" * 64, "é"):
        response = ask(app, "/en/judge", method="POST", form=form(app, token=token), headers={"origin": BASE})
        assert response.status_code == 403
        assert response.headers["X-Frame-Options"] == "DENY"
    assert not judged(app)


def test_a_token_of_another_process_is_refused(app: Starlette) -> None:
    other = create_app(app.state.site.dossier.folder)
    response = ask(app, "/en/judge", method="POST", form=form(other), headers={"origin": BASE})
    assert response.status_code == 403


def test_a_change_from_another_site_is_refused_even_with_the_token(app: Starlette) -> None:
    for headers in (
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1:9"},
        {"origin": "null"},
        {"origin": BASE, "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {},
    ):
        response = ask(app, "/en/judge", method="POST", form=form(app), headers=headers)
        assert response.status_code == 403, headers
    assert not judged(app)


def test_another_site_cannot_embed_a_page(app: Starlette) -> None:
    embedded = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    assert ask(app, "/en/", headers=embedded).status_code == 403
    followed = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert ask(app, "/en/", headers=followed).status_code == 200


def test_a_judgement_is_kept_and_leads_back(app: Starlette) -> None:
    response = ask(
        app,
        "/en/judge",
        method="POST",
        form=form(app, reason="misread", back="/en/judgements"),
        headers={"origin": BASE, "sec-fetch-site": "same-origin"},
    )
    assert response.status_code == 303
    assert response.headers["location"] == "/en/judgements"
    assert judged(app) == [Decision.REJECT]
    page = ask(app, f"/en/fact/{a_statement(app)}").text
    assert "misread" in page
    assert "counts from the next run" in page


def test_a_note_is_the_words_that_were_written(app: Starlette) -> None:
    values = form(app, decision="note", reason="see the letter")
    assert ask(app, "/en/judge", method="POST", form=values, headers={"origin": BASE}).status_code == 303
    kept = read_judgements(app.state.site.dossier.judgements)[0]
    assert (kept.value, kept.reason) == ("see the letter", "")


def test_a_speaker_is_corrected_by_name(app: Starlette) -> None:
    values = form(app, decision="correct", given=" Ada <b>Rask</b> ", reason="she signs it")
    assert ask(app, "/en/judge", method="POST", form=values, headers={"origin": BASE}).status_code == 303
    kept = read_judgements(app.state.site.dossier.judgements)[0]
    assert (kept.decision, kept.value, kept.reason) == (Decision.CORRECT, "Ada <b>Rask</b>", "she signs it")
    page = ask(app, f"/en/fact/{values['fact']}").text
    assert "Ada &lt;b&gt;Rask&lt;/b&gt;" in page


def test_a_judgement_can_be_taken_back(app: Starlette) -> None:
    headers = {"origin": BASE}
    ask(app, "/en/judge", method="POST", form=form(app), headers=headers)
    kept = read_judgements(app.state.site.dossier.judgements)[0]
    token = token_in(ask(app, "/en/judgements").text)
    undo = {"token": token, "decision": "undo", "author": "Ana", "value": kept.id}
    assert ask(app, "/en/judge", method="POST", form=undo, headers=headers).status_code == 303
    assert judged(app) == [Decision.REJECT, Decision.UNDO]
    assert "taken back" in ask(app, "/en/judgements").text


def test_two_entities_are_declared_the_same(app: Starlette) -> None:
    page = ask(app, "/en/entity/ncrowd").text
    values = {"token": token_in(page), "decision": "same", "author": "Ana", "entity": "nother"}
    left = page.split('name="left" value="')[1].split('"')[0]
    response = ask(app, "/en/judge", method="POST", form={**values, "left": left}, headers={"origin": BASE})
    assert response.status_code == 303
    assert judged(app) == [Decision.SAME]


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "/fr/\r\nX: y", "x"]
)
def test_the_way_back_stays_on_the_page(app: Starlette, back: str) -> None:
    response = ask(app, "/fr/judge", method="POST", form=_french(app, back), headers={"origin": BASE})
    assert response.headers["location"] == "/fr/judgements"


def _french(app: Starlette, back: str) -> dict[str, str]:
    fact = a_statement(app)
    token = token_in(ask(app, f"/fr/fact/{fact}").text)
    return {"token": token, "decision": "confirm", "author": "Ana", "fact": fact, "back": back}


@pytest.mark.parametrize(
    "values",
    [
        {"decision": "drop"},
        {"fact": "snothing"},
        {"author": " "},
        {"decision": "note", "value": ""},
        {"decision": "correct", "given": " "},
        {"decision": "bind_date", "given": "2031-01-01"},
    ],
)
def test_a_form_that_is_not_whole_is_told_so(app: Starlette, values: dict[str, str]) -> None:
    response = ask(app, "/en/judge", method="POST", form=form(app, **values), headers={"origin": BASE})
    assert response.status_code == 400
    assert not judged(app)


def test_a_form_that_is_too_long_is_refused(app: Starlette) -> None:
    values = form(app, reason="x" * LARGEST_FORM)
    response = ask(app, "/en/judge", method="POST", form=values, headers={"origin": BASE})
    assert response.status_code == 413


def test_a_page_without_language_leads_to_the_reader_s_own(app: Starlette) -> None:
    for accepted, language in (("en-GB,en;q=0.9", "en"), ("de, fr;q=0.3, en;q=0.2", "fr"), ("de", "fr")):
        response = ask(app, "/claim/k1?x=1", headers={"accept-language": accepted})
        assert response.headers["location"] == f"/{language}/claim/k1?x=1"
    assert ask(app, "//evil.example/x").headers["location"].startswith("/fr/")
    assert ask(app, "/static/../../dossier.toml").status_code in {307, 404}


def test_no_cookie_is_set(app: Starlette) -> None:
    assert "set-cookie" not in ask(app, "/en/").headers


def test_an_unforeseen_error_keeps_the_headers_and_says_nothing_of_the_inside(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recoupe.web.visit.open_record", lambda _path: 1 / 0)
    response = ask(app, "/en/")
    assert response.status_code == 500
    assert response.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
    assert "ZeroDivisionError" not in response.text


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.1", "example.com", "::"])
def test_the_page_listens_on_this_machine_only(tmp_path: Path, host: str) -> None:
    dossier = make_record(tmp_path / "dossier", PAGES)
    with pytest.raises(InputError, match="this machine only"):
        serve(dossier.folder, host=host)


def test_the_next_free_port_is_taken() -> None:
    first = listen("127.0.0.1", 0)
    port = first.getsockname()[1]
    second = listen("127.0.0.1", port)
    assert second.getsockname()[1] > port
    first.close()
    second.close()
