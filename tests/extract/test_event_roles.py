import pytest

from tests.extract.happened import event_in, extracted, name_of


def actor_of(text: str, type_: str, language: str = "fr") -> str | None:
    return name_of(extracted(text, language), event_in(text, type_, language).actor)


def target_of(text: str, type_: str, language: str = "fr") -> str | None:
    return name_of(extracted(text, language), event_in(text, type_, language).target)


@pytest.mark.parametrize(
    ("text", "type_", "actor"),
    [
        ("Les soldats qui ont tiré sur la foule sont rentrés.", "use_of_force", "soldats"),
        ("Le président a ordonné à l’armée de disperser les manifestants.", "use_of_force", "armée"),
        ("L’offensive de l’armée a commencé lundi.", "attack", "armée"),
        ("Des opposants ont été arrêtés par la gendarmerie.", "arrest", "gendarmerie"),
        ("Les policiers sont accusés d’avoir torturé des détenus.", "torture", "policiers"),
        ("Des centaines de manifestants ont incendié la mairie.", "arson", "manifestants"),
        ("Le couvre-feu décrété par le préfet a été levé.", "curfew", "préfet"),
    ],
)
def test_the_grammar_gives_the_actor(text: str, type_: str, actor: str) -> None:
    assert actor_of(text, type_) == actor


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("La mort de Tomas Iltchev a ému la ville.", "deaths"),
        ("L’arrestation de Tomas Iltchev a ému la ville.", "arrest"),
        ("L’attentat revendiqué par les rebelles a visé la gare.", "attack"),
        ("Des affrontements avec la police ont éclaté.", "clash"),
        ("La démission du chef a été annoncée par la présidence.", "resignation"),
    ],
)
def test_whom_it_is_done_to_or_who_speaks_of_it_is_no_actor(text: str, type_: str) -> None:
    assert actor_of(text, type_) is None


def test_those_who_clash_are_its_target() -> None:
    assert target_of("Des affrontements avec la police ont éclaté.", "clash") == "police"


def test_whoever_says_i_is_the_speaker() -> None:
    text = "« J’ai demandé l’aide des pays du Pacte », a déclaré Orhan Tcheldar."
    assert actor_of(text, "request_for_help") == "Orhan Tcheldar"


def test_security_forces_that_shoot_use_force() -> None:
    assert actor_of("The soldiers opened fire on the crowd.", "use_of_force", "en") == "soldiers"
    assert actor_of("Gunmen opened fire on the crowd.", "attack", "en") == "Gunmen"


@pytest.mark.parametrize(
    "text",
    [
        "Si l’armée attaquait la ville, les habitants fuiraient.",
        "Le juge d’instruction parle du risque d’attentat.",
        "Le Front de libération de la Tamarie tient son stand.",
        "Il est venu pour libérer les otages.",
        "La liste publiée mardi est longue.",
        "Le traité de 1998 compte douze articles.",
        "L’horloge s’arrêtait souvent.",
        "Le registre a disparu.",
    ],
)
def test_conditions_topics_names_and_aims_are_no_events(text: str) -> None:
    assert extracted(text).events == ()


def test_a_place_that_only_the_text_before_names_is_marked() -> None:
    text = "Djoulat a peur.\nÀ Djoulat, la police patrouille.\nTrois hommes ont été arrêtés."
    event = event_in(text, "arrest")
    assert name_of(extracted(text), event.place) == "Djoulat"
    assert event.place_inferred


def test_what_a_happening_does_is_no_other_happening() -> None:
    events = extracted("Un séisme a frappé le nord du pays.").events
    assert [event.type.value for event in events] == ["disaster"]


def test_what_someone_is_accused_of_is_no_event() -> None:
    events = extracted("Le parquet a ouvert une enquête pour meurtre.").events
    assert [event.type.value for event in events] == ["investigation"]


def test_a_state_that_acts_is_no_place() -> None:
    extraction = extracted("Les États-Unis ont gelé les avoirs de deux ministres.")
    event = event_in("Les États-Unis ont gelé les avoirs de deux ministres.", "asset_freeze")
    assert (name_of(extraction, event.actor), event.place) == ("États-Unis", None)


@pytest.mark.parametrize(
    "text",
    [
        "Le président a donné à la police l’ordre de tirer sans avertissement.",
        "Le ministre a autorisé les gendarmes à tirer sans sommation.",
    ],
)
def test_whoever_receives_an_order_to_shoot_is_not_whom_it_is_aimed_at(text: str) -> None:
    assert target_of(text, "shoot_to_kill_order") is None
