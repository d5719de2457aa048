import time

import pytest

from recoupe.extract.event_lexicon import EventLexicon
from recoupe.extract.extraction import extract
from recoupe.extract.pack import languages, pack_for
from recoupe.model.anchor import check_anchor
from recoupe.model.article import Article, Block, BlockKind
from recoupe.model.vocabulary import EventType, Modality
from tests.extract.happened import event_in, extracted, name_of

LONGEST = 160


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("La police a fait usage de gaz et de grenades.", "use_of_force"),
        ("Internet a été coupé dans tout le pays.", "internet_shutdown"),
        ("Le président a destitué le gouvernement.", "dismissal"),
        ("Des affrontements ont éclaté près du port.", "clash"),
        ("Il a autorisé les soldats à tirer sans sommation.", "shoot_to_kill_order"),
        ("Le conseil a décidé d’envoyer des troupes.", "decision_to_deploy"),
        ("Les avoirs du clan ont été gelés.", "asset_freeze"),
        ("Le ministre a démissionné.", "resignation"),
        ("Un couvre-feu est instauré.", "curfew"),
        ("Trois journalistes ont été arrêtés.", "arrest"),
    ],
)
def test_french_happenings_are_typed(text: str, type_: str) -> None:
    assert event_in(text, type_).type is EventType(type_)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Police fired tear gas at the crowd.", "use_of_force"),
        ("The internet was cut across the country.", "internet_shutdown"),
        ("The president dismissed the government.", "dismissal"),
        ("The minister resigned.", "resignation"),
        ("Three reporters were arrested.", "arrest"),
    ],
)
def test_english_happenings_are_typed(text: str, type_: str) -> None:
    assert event_in(text, type_, "en").type is EventType(type_)


def test_a_request_to_deploy_is_no_deed_of_whoever_doubts_it() -> None:
    text = "La Norvège ne sait pas si une demande du gouvernement d’envoyer des soldats au port était légale."
    found = extracted(text)
    assert all(name_of(found, event.actor) != "Norvège" for event in found.events)


def test_what_a_title_announces_is_told_where_the_body_tells_it() -> None:
    title, body = "Manifestation à Lyon", "Mille personnes étaient mardi à une manifestation."
    text = f"{title}\n\n{body}"
    start = text.index(body)
    blocks = Block(BlockKind.TITLE, 0, len(title)), Block(BlockKind.BODY, start, len(text))
    events = extract(Article(text, blocks, language="fr")).events
    assert [event.trigger.start > start for event in events if event.type is EventType.PROTEST] == [True]


def test_an_agentless_passive_has_no_actor() -> None:
    assert event_in("Internet a été coupé dans tout le pays.", "internet_shutdown").actor is None


def test_the_subject_of_an_active_verb_acts_and_its_object_is_the_target() -> None:
    text = "La police a arrêté des manifestants."
    extraction = extracted(text)
    event = event_in(text, "arrest")
    assert name_of(extraction, event.actor) == "police"
    assert name_of(extraction, event.target) == "manifestants"


@pytest.mark.parametrize(
    ("text", "type_", "modality"),
    [
        ("La police a arrêté trois hommes.", "arrest", Modality.ASSERTED),
        ("La police aurait arrêté trois hommes.", "arrest", Modality.CONDITIONAL),
        ("La police n’a pas arrêté ces hommes.", "arrest", Modality.DENIED),
        ("La police arrêtera ces hommes.", "arrest", Modality.PLANNED),
    ],
)
def test_modality_follows_the_verb(text: str, type_: str, modality: Modality) -> None:
    assert event_in(text, type_).modality is modality


def test_a_bare_toll_is_no_event() -> None:
    assert extracted("On compte 160 morts et 30 blessés.").events == ()


def test_two_mentions_of_one_happening_are_one_event() -> None:
    text = "Une explosion a secoué le port lundi.\nL’explosion a été entendue de loin."
    assert event_in(text, "explosion").time == 0


def test_events_count_their_victims() -> None:
    extraction = extracted("L’attentat a tué douze personnes.")
    assert any(event.victims == (0,) for event in extraction.events)


def test_every_event_stands_on_its_words() -> None:
    text = "Lundi, des affrontements ont éclaté ; la police a tiré à balles réelles et Internet a été coupé."
    for event in extracted(text).events:
        check_anchor(text, event.anchor)
        check_anchor(text, event.trigger)
        assert event.anchor.end - event.anchor.start <= LONGEST


def types_of(lexicon: EventLexicon) -> set[EventType]:
    words = (*lexicon.verbs.values(), *lexicon.nouns.values())
    return {trigger.type for found in words for trigger in found} | {
        trigger.type for trigger in lexicon.triggers
    }


@pytest.mark.parametrize("language", languages())
def test_every_pack_has_words_for_every_type(language: str) -> None:
    assert types_of(pack_for(language).events()) == set(EventType) - {EventType.OTHER}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("piece", ["la police a ", "forces ", "ordonné de ", "prix ", "a", "internet coupe "])
def test_hostile_repetition_is_matched_in_linear_time(language: str, piece: str) -> None:
    lexicon = pack_for(language).events()
    text = piece * (8_000 // len(piece))
    start = time.perf_counter()
    assert sum(1 for _ in lexicon.phrases.finditer(text)) >= 0
    assert time.perf_counter() - start < 3
