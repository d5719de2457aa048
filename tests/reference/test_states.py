import pytest

from recoupe.reference.states import state_coded, state_named, state_of_demonym, states


@pytest.mark.parametrize(
    ("name", "code"),
    [("États-Unis", "US"), ("etats unis", "US"), ("Kazakhstan", "KZ"), ("Côte d'Ivoire", "CI"), ("UK", "GB")],
)
def test_a_state_is_found_by_its_names(name: str, code: str) -> None:
    assert state_named(name) == code


def test_a_capital_names_its_state_only_when_asked() -> None:
    assert state_named("Bakou") is None
    assert state_named("Bakou", capital=True) == "AZ"


@pytest.mark.parametrize(
    ("word", "code"),
    [("kazakhes", "KZ"), ("américaine", "US"), ("turques", "TR"), ("grecque", "GR"), ("Russian", "RU")],
)
def test_a_demonym_points_to_its_state(word: str, code: str) -> None:
    assert state_of_demonym(word) == code


def test_codes_are_unique_and_every_state_has_both_names() -> None:
    assert len({state.code for state in states()}) == len(states())
    assert all(state.french and state.english and state.demonyms for state in states())
    assert state_coded("FR").english == "France"
