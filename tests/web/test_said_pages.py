"""The page of an entity, of statements, and of an article: who said what, when, by which way."""

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette

from recoupe.model.facts import Statement
from recoupe.model.judgement import Decision
from recoupe.model.vocabulary import StatementKind
from recoupe.record.judgements import read_judgements
from recoupe.record.queries import open_record
from recoupe.web.app import create_app
from tests.record.speaking import COURIER, FLOOD, Said, Story, id_of, make_spoken
from tests.web.asking import BASE, Structure, ask, token_in

STORIES = (
    COURIER,
    Story(
        "La Digue",
        "2031-03-05",
        (
            Said("Orla Vance", "la digue a tenu trois nuits", kind=StatementKind.INDIRECT),
            Said("Milo Rask", "Orla Vance knew of the cracks", channel="point-presse"),
        ),
        agency="ALP",
        language="fr",
    ),
    Story(
        "The Ring",
        "2031-03-08",
        (
            Said("Union", "the mayor told us that the gates were shut for a week"),
            Said("mayor", "the gates were shut for a week", inside=0),
        ),
    ),
)
ARABIC, MARKUP = "\u0639\u0645\u0631 \u0627\u0644\u0628\u062d\u0631", '<img src=x onerror=alert(1)>"&amp;'


@pytest.fixture
def app(tmp_path: Path) -> Starlette:
    made = make_spoken(
        tmp_path / "d",
        STORIES,
        same=[(FLOOD, "la digue a tenu trois nuits")],
        maybe=("Orla Vance", "Milo Rask"),
    )
    return create_app(made.folder)


def words_of(page: str) -> str:
    """A page without its tags, with single spaces."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def entity_page(app: Starlette, name: str, language: str = "en") -> str:
    return ask(app, f"/{language}/entity/{id_of(name)}").text


def article_page(app: Starlette, outlet: str) -> str:
    with open_record(app.state.site.dossier.record) as record:
        name = next(head.id for head in record.heads() if head.outlet == outlet)
    return ask(app, f"/en/article/{name}").text


def test_what_somebody_says_comes_in_time_with_the_day_said_or_published(app: Starlette) -> None:
    text = words_of(entity_page(app, "Orla Vance"))
    assert text.index("4 March 2031 said") < text.index("6 March 2031 published")
    assert "as engineer" in text
    assert "through Telegram" in text


def test_the_same_words_of_several_outlets_are_one_entry_with_all_of_them(app: Starlette) -> None:
    page = entity_page(app, "Orla Vance")
    assert page.count('<li class="said') - page.count("voice") == 2
    text = words_of(page)
    assert "Also in La Digue , 5 March 2031 “la digue a tenu trois nuits”" in text


def test_of_words_quoted_in_two_languages_the_reader_s_are_shown_first(tmp_path: Path) -> None:
    stories = (
        Story("A", "2031-03-05", (Said("Orla", "we were told nothing"),)),
        Story("B", "2031-03-06", (Said("Orla", "on ne nous a rien dit"),), language="fr"),
    )
    same = [("we were told nothing", "on ne nous a rien dit")]
    app = create_app(make_spoken(tmp_path / "d", stories, same=same).folder)
    shown = {
        language: re.findall(r"<b>([^<]*)</b>", entity_page(app, "Orla", language))
        for language in ("fr", "en")
    }
    assert shown == {"fr": ["on ne nous a rien dit"], "en": ["we were told nothing"]}


def test_what_others_say_is_not_what_somebody_says(app: Starlette) -> None:
    page = entity_page(app, "Orla Vance")
    own, _, others = page.partition('id="h-about"')
    assert "knew of the cracks" not in own
    assert "knew of the cracks" in others
    assert f"/en/statements?about={id_of('Orla Vance')}" in page


def test_names_and_roles_have_numbers_and_days(app: Starlette) -> None:
    text = words_of(entity_page(app, "Orla Vance"))
    assert "Roles over time Role Articles engineer 4 March 2031 · The Courier 1" in text
    assert "director 6 March 2031 · The Courier 1" in text


def test_the_way_of_relayed_words_is_shown_step_by_step(app: Starlette) -> None:
    text = words_of(entity_page(app, "Milo Rask"))
    assert "Milo Rask → point-presse → ALP → La Digue" in text
    assert "mayor → Union → The Ring" in words_of(entity_page(app, "mayor"))


def test_a_statement_inside_another_stands_under_it_in_the_article(app: Starlette) -> None:
    page = article_page(app, "The Ring")
    assert len(re.findall(r'<li id="l-\w+" class="statement deep d1"', page)) == 1
    assert "mayor → Union → The Ring" in words_of(page)
    assert "Who speaks here: Union 1 · mayor 1" in words_of(page)


def test_an_agency_between_speaker_and_outlet_is_on_the_way_in_the_article(app: Starlette) -> None:
    assert "Milo Rask → point-presse → ALP → La Digue" in words_of(article_page(app, "La Digue"))
    assert "→" not in words_of(article_page(app, "The Courier"))


def test_the_words_of_attribution_are_marked_with_their_statement(app: Starlette) -> None:
    spans = Structure(article_page(app, "The Ring")).named("span")
    cues = [found for found in spans if found.get("class") == "f cue"]
    statements = {found["data-fact"] for found in spans if found.get("id", "").startswith("f-s")}
    assert cues
    assert all(cue["data-fact"] in statements and "id" not in cue for cue in cues)


def test_an_agency_that_is_credited_is_named_at_the_head(app: Starlette) -> None:
    assert "Credits ALP" in words_of(article_page(app, "La Digue").partition("<h1")[0])


def test_what_a_person_corrected_stands_beside_the_text_s_own(tmp_path: Path) -> None:
    corrected = ("the gates were shut for a week", "Orla <b>Vance</b>")
    app = create_app(make_spoken(tmp_path / "d", STORIES, corrected=corrected).folder)
    with open_record(app.state.site.dossier.record) as record:
        (fact,) = (view.id for view in record.facts(Statement) if view.corrected)
    for page in (
        article_page(app, "The Ring"),
        ask(app, f"/en/fact/{fact}").text,
        ask(app, "/en/statements").text,
    ):
        text = re.sub(r"</?bdi>", "", page)
        assert "corrected: Orla &lt;b&gt;Vance&lt;/b&gt;" in text
        assert "mayor" in text
    assert "corrigé\u00a0:" in ask(app, "/fr/statements").text


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 6),
        (f"speaker={id_of('Orla Vance')}", 3),
        (f"about={id_of('Orla Vance')}", 1),
        (f"about={id_of('Milo Rask')}&speaker={id_of('Orla Vance')}", 1),
        ("channel=Telegram", 1),
        ("stance=denies", 1),
        ("form=indirect", 1),
        ("outlet=The+Ring", 2),
        ("from=2031-03-05&to=2031-03-06", 3),
        ("from=2031-03&to=2031", 6),
        ("from=soon", 6),
        ("speaker=nobody", 0),
    ],
)
def test_the_list_of_statements_is_narrowed_by_its_form(app: Starlette, query: str, count: int) -> None:
    text = ask(app, f"/en/statements?{query}").text
    assert text.count('<li class="said') == count
    assert f"{count} statement" in words_of(text)


def test_a_day_that_is_none_is_told(app: Starlette) -> None:
    assert "“soon” is no date" in words_of(ask(app, "/en/statements?from=soon").text)


@pytest.mark.parametrize(("decision", "kept"), [("same", Decision.SAME), ("not_same", Decision.NOT_SAME)])
def test_what_may_be_the_same_is_judged_by_one_of_two_buttons(
    app: Starlette, decision: str, kept: Decision
) -> None:
    page = entity_page(app, "Orla Vance")
    _, _, form = page.partition('id="maybe"')
    values = {found["value"] for found in Structure(form).named("button") if found.get("name") == "decision"}
    chosen = f"{decision} {id_of('Milo Rask')}"
    assert chosen in values
    left = re.search(r'name="left" value="(\w+)"', form)
    assert left is not None
    sent = {
        "token": token_in(form),
        "back": "/en/",
        "left": left[1],
        "author": "Ada",
        "reason": "seen",
        "decision": chosen,
    }
    response = ask(app, "/en/judge", method="POST", form=sent, headers={"origin": BASE})
    assert response.status_code == 303
    (judgement,) = read_judgements(app.state.site.dossier.judgements)
    assert judgement.decision is kept
    assert {target.exact for target in judgement.targets} == {"Orla Vance", "Milo Rask"}
    for name in ("Orla Vance", "Milo Rask"):
        after = entity_page(app, name)
        assert "counts from the next run" in words_of(after)
        assert f'value="{decision} {id_of("Milo Rask")}"' not in after


def test_a_button_for_an_entity_that_is_not_there_is_refused(app: Starlette) -> None:
    page = entity_page(app, "Orla Vance")
    left = re.search(r'name="left" value="(\w+)"', page)
    assert left is not None
    sent = {"token": token_in(page), "left": left[1], "author": "Ada", "decision": "same e0000000000000000"}
    assert ask(app, "/en/judge", method="POST", form=sent, headers={"origin": BASE}).status_code == 400
    assert not read_judgements(app.state.site.dossier.judgements)


@pytest.mark.parametrize("name", [ARABIC, MARKUP, f"{ARABIC} {MARKUP}", "Eve\u202elive"])
def test_a_name_in_any_script_with_anything_in_it_is_only_a_name(tmp_path: Path, name: str) -> None:
    story = Story(name, "2031-03-06", (Said(name, f"{name} was here", role=name, channel=name),), agency=name)
    other = Story("B", "2031-03-07", (Said("Orla", f"{name} was there"),))
    made = make_spoken(
        tmp_path / "d", [story, other], maybe=(name, "Orla"), corrected=(f"{name} was here", name)
    )
    app = create_app(made.folder)
    with open_record(made.record) as record:
        article = record.heads()[0].id
        entities = [line.entity.id for line in record.entities()]
    for path in ("statements", f"article/{article}", *(f"entity/{one}" for one in entities)):
        page = ask(app, f"/fr/{path}").text
        structure = Structure(page)
        assert not structure.named("img"), path
        assert "\u202e" not in page
        assert not [found for _, found in structure.elements if any(key.startswith("on") for key in found)]
    assert re.search(r"<h1><bdi>", page)


def test_words_of_right_to_left_scripts_take_their_own_direction(tmp_path: Path) -> None:
    made = make_spoken(tmp_path / "d", [Story("B", "2031-03-06", (Said(ARABIC, f"{ARABIC} {ARABIC}"),))])
    page = ask(create_app(made.folder), f"/fr/entity/{id_of(ARABIC)}").text
    assert f"<h1><bdi>{ARABIC}</bdi></h1>" in page
    assert all(
        found.get("dir") == "auto"
        for found in Structure(page).named("span")
        if found.get("class") == "sentence"
    )


def test_a_large_article_has_its_words_drawn_once(tmp_path: Path) -> None:
    lines = tuple(Said(f"Witness {n}", f"words number {n} of this account") for n in range(400))
    made = make_spoken(tmp_path / "d", [Story("Long", "2031-01-01", lines)])
    app = create_app(made.folder)
    page = article_page(app, "Long")
    assert page.count('<span class="f statement" id="f-s') == 400
    assert page.count('<li id="l-') < 800
    assert "and 100 more, marked in the text" in words_of(page)
    ids = Structure(page).values("id")
    assert len(ids) == len(set(ids))


def test_a_decision_that_was_taken_back_leaves_the_buttons(app: Starlette) -> None:
    page = entity_page(app, "Orla Vance")
    left = re.search(r'name="left" value="(\w+)"', page)
    assert left is not None
    sent = {"token": token_in(page), "author": "Ada"}
    decision = f"same {id_of('Milo Rask')}"
    judge = {**sent, "left": left[1], "decision": decision}
    ask(app, "/en/judge", method="POST", form=judge, headers={"origin": BASE})
    (kept,) = read_judgements(app.state.site.dossier.judgements)
    assert decision not in entity_page(app, "Orla Vance")
    undo = {**sent, "decision": "undo", "value": kept.id}
    assert ask(app, "/en/judge", method="POST", form=undo, headers={"origin": BASE}).status_code == 303
    assert decision in entity_page(app, "Orla Vance")
