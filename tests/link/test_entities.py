from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.link.entities import link_entities
from recoupe.model.anchor import anchor_at
from recoupe.model.entity import Entity, ReferentRef
from recoupe.model.facts import Extraction, Mention, Referent
from recoupe.model.vocabulary import NameKind

PERSON, ORGANISATION, PLACE, STATE = NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE, NameKind.STATE


def naming(*referents: Referent) -> Extraction:
    """An extraction whose text is the names of its referents, one after the other."""
    text = "\n".join(referent.name for referent in referents)
    mentions, start = [], 0
    for index, referent in enumerate(referents):
        end = start + len(referent.name)
        mentions.append(Mention(anchor_at(text, start, end), referent.kind, "name", index))
        start = end + 1
    return Extraction("fr", mentions=tuple(mentions), referents=referents)


def named(kind: NameKind, name: str, *others: str, roles: tuple[str, ...] = ()) -> Referent:
    return Referent(kind, name, tuple(sorted({name, *others})), roles)


def office(words: str) -> Referent:
    return Referent(PERSON, words, roles=(words,), named=False)


def names_of(entities: tuple[Entity, ...]) -> set[frozenset[str]]:
    return {frozenset(entity.names) for entity in entities}


def test_romanisations_of_one_person_are_one_entity_with_all_names() -> None:
    entities = link_entities(
        {
            "a": naming(named(PERSON, "Kassym-Jomart Tokaïev")),
            "b": naming(named(PERSON, "Kassym-Zhomart Tokayev")),
        }
    )
    assert names_of(entities) == {frozenset({"Kassym-Jomart Tokaïev", "Kassym-Zhomart Tokayev"})}
    assert entities[0].merges[0].reason.code == "entity_same_sound"


def test_a_surname_alone_joins_the_only_person_who_has_it() -> None:
    entities = link_entities(
        {"a": naming(named(PERSON, "Irina Velkova")), "b": naming(named(PERSON, "Velkova"))}
    )
    assert len(entities) == 1
    assert entities[0].name == "Irina Velkova"


def test_a_surname_that_two_persons_have_joins_neither() -> None:
    entities = link_entities(
        {
            "a": naming(named(PERSON, "Irina Velkova"), named(PERSON, "Paul Velkov")),
            "b": naming(named(PERSON, "Anna Velkova")),
            "c": naming(named(PERSON, "Velkova")),
        }
    )
    assert len(entities) == 4


def test_initials_and_reversed_order_join_and_other_given_names_do_not() -> None:
    entities = link_entities(
        {
            "a": naming(named(PERSON, "George W. Bush"), named(PERSON, "Kim Jong Un")),
            "b": naming(named(PERSON, "George Bush"), named(PERSON, "Jong Un Kim")),
            "c": naming(named(PERSON, "Laura Bush")),
        }
    )
    assert len(entities) == 3


def test_a_body_is_one_under_its_acronyms_and_names_in_two_languages() -> None:
    entities = link_entities(
        {
            "a": naming(named(ORGANISATION, "OTSC", "Organisation du traité de sécurité collective")),
            "b": naming(named(ORGANISATION, "CSTO")),
            "c": naming(named(ORGANISATION, "Collective Security Treaty Organization")),
        }
    )
    assert len(entities) == 1


def test_councils_with_like_names_stay_apart() -> None:
    councils = ("Conseil de la Fédération", "Conseil de sécurité collective de l’OTSC", "Conseil de sécurité")
    entities = link_entities({"a": naming(*(named(ORGANISATION, council) for council in councils))})
    assert len(entities) == 3


def test_a_public_body_is_one_in_two_languages_and_others_stay_apart() -> None:
    entities = link_entities(
        {
            "a": naming(
                named(ORGANISATION, "ministère de l'Intérieur"),
                named(ORGANISATION, "ministère de la Défense"),
            ),
            "b": naming(
                named(ORGANISATION, "interior ministry"), named(ORGANISATION, "Russian foreign ministry")
            ),
            "c": naming(named(ORGANISATION, "ministère russe des Affaires étrangères")),
            "d": naming(Referent(ORGANISATION, "interior ministry", named=False)),
            "e": naming(Referent(ORGANISATION, "ministry", named=False)),
        }
    )
    assert len(entities) == 4


def test_an_acronym_joins_the_one_body_that_has_its_initials() -> None:
    entities = link_entities(
        {
            "a": naming(named(ORGANISATION, "Union des mineurs de Sarnitz")),
            "b": naming(named(ORGANISATION, "UMS")),
        }
    )
    assert len(entities) == 1


def test_towns_are_one_under_their_spellings_and_resolve_to_coordinates() -> None:
    entities = link_entities(
        {
            "a": naming(named(PLACE, "Janaozen"), named(STATE, "Kazakhstan"), named(PLACE, "Almaty")),
            "b": naming(named(PLACE, "Zhanaozen"), named(STATE, "Kazakhstan"), named(PLACE, "Alma-Ata")),
        }
    )
    assert len(entities) == 3
    assert {entity.place.country for entity in entities if entity.place} == {"KZ"}
    assert sum(entity.place is not None and entity.place.latitude is not None for entity in entities) == 2


def test_one_article_that_takes_a_town_for_a_person_is_outvoted() -> None:
    extractions = {key: naming(named(PLACE, "Sarnitz")) for key in "ab"} | {
        "c": naming(named(PERSON, "Sarnitz"))
    }
    entities = link_entities(extractions)
    assert [entity.kind for entity in entities] == [PLACE]


def test_a_country_is_one_under_its_french_and_english_ending() -> None:
    entities = link_entities({"a": naming(named(PLACE, "Tamarie")), "b": naming(named(PLACE, "Tamaria"))})
    assert len(entities) == 1


def test_an_office_of_a_state_joins_the_one_person_who_is_said_to_hold_it() -> None:
    entities = link_entities(
        {
            "a": naming(named(PERSON, "Kassym-Jomart Tokaïev", roles=("président du Kazakhstan",))),
            "b": naming(office("le président kazakh"), office("le président")),
        }
    )
    assert len(entities) == 2


def test_a_person_judges_and_is_followed() -> None:
    extractions = {"a": naming(named(PERSON, "Irina Velkova")), "b": naming(named(PERSON, "Irina Velkova"))}
    pair = (ReferentRef("a", 0), ReferentRef("b", 0))
    assert len(link_entities(extractions)) == 1
    assert len(link_entities(extractions, not_same=[pair])) == 2
    extractions["b"] = naming(named(PERSON, "Irma Selkova"))
    assert len(link_entities(extractions, same=[pair])) == 1


NAMES = st.sampled_from(
    [
        "Irina Velkova",
        "Irina Velkowa",
        "Velkova",
        "I. Velkova",
        "Anna Velkova",
        "Orel Dans",
        "Dans",
        "Dans Orel",
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from("abcdefg"), st.lists(NAMES, min_size=1, max_size=4, unique=True)),
    st.randoms(),
)
def test_the_order_of_articles_changes_nothing_and_every_referent_has_one_entity(
    articles: dict[str, list[str]], random: object
) -> None:
    extractions = {key: naming(*(named(PERSON, name) for name in names)) for key, names in articles.items()}
    shuffled = list(extractions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    entities = link_entities(extractions)
    assert entities == link_entities({key: extractions[key] for key in shuffled})
    members = [member for entity in entities for member in entity.members]
    assert len(members) == len(set(members)) == sum(map(len, articles.values()))


def test_names_a_letter_apart_are_proposed_and_not_joined() -> None:
    entities = link_entities(
        {"a": naming(named(PERSON, "Irina Velkova")), "b": naming(named(PERSON, "Irina Velkoma"))}
    )
    assert len(entities) == 2
    assert [maybe.entity for maybe in entities[0].maybe] == [entities[1].id]
    assert [maybe.entity for maybe in entities[1].maybe] == [entities[0].id]
    assert entities[0].maybe[0].reason.code == "entity_alike_letters"


def test_names_a_letter_apart_in_one_article_are_two() -> None:
    entities = link_entities({"a": naming(named(PERSON, "Irina Velkova"), named(PERSON, "Irina Velkoma"))})
    assert all(not entity.maybe for entity in entities)


def test_what_a_person_judged_to_be_two_is_not_proposed_again() -> None:
    extractions = {"a": naming(named(PERSON, "Irina Velkova")), "b": naming(named(PERSON, "Irina Velkoma"))}
    apart = link_entities(extractions, not_same=[(ReferentRef("a", 0), ReferentRef("b", 0))])
    assert len(apart) == 2
    assert all(not entity.maybe for entity in apart)


def test_a_surname_of_two_persons_may_be_either() -> None:
    entities = link_entities(
        {
            "a": naming(named(PERSON, "Irina Velkova")),
            "b": naming(named(PERSON, "Anna Velkova")),
            "c": naming(named(PERSON, "Velkova")),
        }
    )
    alone = next(entity for entity in entities if entity.name == "Velkova")
    assert {maybe.name for maybe in alone.maybe} == {"Irina Velkova", "Anna Velkova"}


def test_legal_forms_part_no_company_from_itself() -> None:
    one = link_entities(
        {"a": naming(named(ORGANISATION, "Morvan Ltd")), "b": naming(named(ORGANISATION, "Morvan"))}
    )
    assert len(one) == 1
    entities = link_entities(
        {
            "a": naming(named(ORGANISATION, "Morvan Energy Ltd")),
            "b": naming(named(ORGANISATION, "Morvan Energy")),
        }
    )
    assert len(entities) == 1


def test_a_capital_that_speaks_is_its_state_and_the_city_stays_a_city() -> None:
    entities = link_entities(
        {
            "a": naming(named(STATE, "Lisbonne")),
            "b": naming(named(STATE, "Portugal"), named(PLACE, "Lisbonne")),
        }
    )
    state = next(entity for entity in entities if entity.kind is STATE)
    city = next(entity for entity in entities if entity.kind is PLACE)
    assert state.name == "Portugal"
    assert state.names == ("Lisbonne", "Portugal")
    assert city.names == ("Lisbonne",)
    assert city.place is not None
    assert city.place.geonames is not None


def test_a_body_meets_its_translation_whatever_its_own_words_sound_like() -> None:
    entities = link_entities(
        {
            "a": naming(named(ORGANISATION, "Ligue des mineurs de Sarnie"), named(PLACE, "pont du Roi")),
            "b": naming(named(ORGANISATION, "Sarnia Miners' League"), named(PLACE, "King Bridge")),
        }
    )
    assert names_of(entities) == {
        frozenset({"Ligue des mineurs de Sarnie", "Sarnia Miners' League"}),
        frozenset({"King Bridge", "pont du Roi"}),
    }


def test_councils_of_other_words_stay_apart() -> None:
    councils = (
        "Conseil de la Fédération",
        "Conseil de sécurité de la république",
        "Conseil de sécurité collective de l'OTSC",
    )
    entities = link_entities({"a": naming(*(named(ORGANISATION, name) for name in councils))})
    assert len(entities) == 3


def test_a_given_name_in_other_languages_is_one_name() -> None:
    entities = link_entities(
        {"a": naming(named(PERSON, "Oleg Sarnov")), "b": naming(named(PERSON, "Oleh Sarnov"))}
    )
    assert len(entities) == 1


def test_short_given_names_are_proposed_and_not_joined() -> None:
    entities = link_entities(
        {"a": naming(named(PERSON, "Ted Marlowe")), "b": naming(named(PERSON, "Theodore Marlowe"))}
    )
    assert [maybe.reason.code for entity in entities for maybe in entity.maybe] == [
        "entity_alike_short_name"
    ] * 2


def test_titles_and_initials_join_the_one_who_bears_the_name() -> None:
    names = ("Jean-Paul Morvan", "M. Morvan", "J.-P. Morvan", "MORVAN Jean-Paul")
    entities = link_entities({name: naming(named(PERSON, name)) for name in names})
    assert len(entities) == 1


def test_a_surname_that_comes_first_may_stand_alone() -> None:
    entities = link_entities({"a": naming(named(PERSON, "Qiu Weimin")), "b": naming(named(PERSON, "Qiu"))})
    assert len(entities) == 1


def test_a_ministry_of_a_state_may_be_the_one_without() -> None:
    entities = link_entities(
        {
            "a": naming(named(ORGANISATION, "ministère de l'Intérieur")),
            "b": naming(named(ORGANISATION, "Portuguese interior ministry")),
        }
    )
    assert {maybe.reason.code for entity in entities for maybe in entity.maybe} == {"entity_alike_state"}


def test_names_in_latin_letters_are_shown_first() -> None:
    entities = link_entities(
        {"a": naming(named(PERSON, "Сергей Глухов")), "b": naming(named(PERSON, "Serge Glukhov"))}
    )
    assert [entity.name for entity in entities] == ["Serge Glukhov"]


def test_who_is_known_to_have_led_a_state_is_proposed_for_its_office_and_not_joined() -> None:
    entities = link_entities(
        {"a": naming(named(PERSON, "Jacques Chirac")), "b": naming(office("le président français"))}
    )
    assert len(entities) == 2
    assert {maybe.reason.code for entity in entities for maybe in entity.maybe} == {"entity_alike_leader"}
