from recoupe.model.naming import fold, sound_key
from recoupe.reference.gazetteer import towns_sounding, towns_spelled


def test_a_town_is_found_under_its_former_name_and_other_scripts() -> None:
    almaty = towns_spelled(fold("Almaty"))[0]
    assert almaty in towns_spelled(fold("Alma-Ata"))
    assert almaty in towns_spelled(fold("Алматы"))


def test_a_spelling_the_gazetteer_lacks_is_found_by_its_sound() -> None:
    assert not towns_spelled(fold("Janaozen"))
    assert [town.country for town in towns_sounding(sound_key("Janaozen"))] == ["KZ"]


def test_of_towns_with_one_name_the_largest_stands_first() -> None:
    towns = towns_spelled(fold("Tripoli"))
    assert [town.population for town in towns] == sorted((town.population for town in towns), reverse=True)


def test_a_name_of_no_town_finds_nothing() -> None:
    assert towns_spelled(fold("Qwrtzpsdf")) == ()
