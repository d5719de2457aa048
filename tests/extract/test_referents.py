from recoupe.extract.extraction import extract
from recoupe.model.facts import Extraction
from recoupe.model.vocabulary import NameKind
from tests.extract.articles import article


def meanings(extraction: Extraction) -> dict[str, set[str]]:
    """The words of the mentions of each referent, by its name."""
    found: dict[str, set[str]] = {}
    for mention in extraction.mentions:
        found.setdefault(extraction.referents[mention.referent].name, set()).add(mention.anchor.exact)
    return found


def read(text: str, language: str = "fr") -> Extraction:
    return extract(article(text, language=language))


def test_a_surname_means_the_person_named_in_full() -> None:
    extraction = read("Le préfet Paul Marek est arrivé. Marek a visité le port.")
    assert "Marek" in meanings(extraction)["Paul Marek"]


def test_two_people_of_one_surname_stay_two() -> None:
    extraction = read("Paul Marek a salué Anna Marek. Anna Marek a souri à Paul Marek.")
    people = {one.name for one in extraction.referents if one.kind is NameKind.PERSON}
    assert people == {"Paul Marek", "Anna Marek"}


def test_two_spellings_of_a_surname_meet_in_one_article() -> None:
    extraction = read("Pouchkine parle. Le sénateur Alexey Pushkine a répondu. Pouchkine a souri.")
    names = [set(one.names) for one in extraction.referents if one.kind is NameKind.PERSON]
    assert {"Pouchkine", "Alexey Pushkine"} in names


def test_an_acronym_means_its_long_form() -> None:
    extraction = read("L'Organisation des ports du Nord (OPN) a voté. L'OPN se réunira lundi à Lyon.")
    names = next(set(one.names) for one in extraction.referents if "OPN" in one.names)
    assert any(name.startswith("Organisation des ports") for name in names)


def test_offices_beside_a_name_become_its_roles() -> None:
    extraction = read(
        "Le président tamarien Ivan Dorn est absent. Lise Ferrand, porte-parole du palais, l'a dit."
    )
    roles = {one.name: one.roles for one in extraction.referents}
    assert roles["Ivan Dorn"] == ("président tamarien",)
    assert roles["Lise Ferrand"] == ("porte-parole du palais",)


def test_states_are_told_from_towns() -> None:
    extraction = read("Le convoi a quitté la France pour Varsovie, en Pologne.")
    kinds = {one.name: one.kind for one in extraction.referents}
    assert kinds["France"] is NameKind.STATE
    assert kinds["Pologne"] is NameKind.STATE
    assert kinds["Varsovie"] is NameKind.PLACE


def test_people_of_a_state_are_a_group_that_nobody_named() -> None:
    extraction = read("Les autorités polonaises ont fermé la route.")
    group = next(one for one in extraction.referents if one.kind is NameKind.GROUP)
    assert (group.name, group.named) == ("autorités polonaises", False)


def test_an_english_ministry_alone_means_the_one_named_before() -> None:
    extraction = read(
        "According to the Health Ministry, roads are open. The ministry said that buses run.", "en"
    )
    assert {"Health Ministry", "The ministry"} <= meanings(extraction)["Health Ministry"]
