"""Stances: what a speaker does with what is said."""

import pytest

from recoupe.extract.extraction import extract
from recoupe.model.vocabulary import Stance
from tests.extract.articles import article


def stance_of(text: str, language: str) -> Stance:
    (statement,) = extract(article(text, language=language)).statements
    return statement.stance


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("Montrez-nous les registres du port", Stance.CALLS_FOR),
        ("Rendez les corps aux familles", Stance.CALLS_FOR),
        ("Que le gouverneur vienne nous parler", Stance.CALLS_FOR),
        ("Je ne peux pas vous dire qui a coupé le courant", Stance.DOES_NOT_KNOW),
        ("Il est impossible de dire combien ils étaient", Stance.DOES_NOT_KNOW),
        ("Le ministre ment depuis trois semaines", Stance.ACCUSES),
        ("Ils ont ouvert le feu sur la foule sans prévenir", Stance.ACCUSES),
        ("Il n'y a pas eu de blessés parmi les dockers", Stance.DENIES),
        ("Les meneurs seront poursuivis jusqu'au dernier", Stance.WARNS),
        ("Les travaux débuteront au printemps prochain", Stance.ANNOUNCES),
        ("La grue est tombée sur le quai numéro deux", Stance.ASSERTS),
    ],
)
def test_french_content_shows_the_stance(content: str, stance: Stance) -> None:
    assert stance_of(f"« {content} », a déclaré Lena Mirsk, la directrice du port.", "fr") is stance


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("Show us the port records now", Stance.CALLS_FOR),
        ("I cannot say who turned off the power", Stance.DOES_NOT_KNOW),
        ("These people are terrorists and nothing else", Stance.ACCUSES),
        ("The legal basis is in doubt from the first day", Stance.QUESTIONS),
        ("The leaders will be prosecuted to the last man", Stance.WARNS),
        ("The crane fell on the second quay at noon", Stance.ASSERTS),
    ],
)
def test_english_content_shows_the_stance(content: str, stance: Stance) -> None:
    assert stance_of(f"“{content},” said Lena Mirsk, the director of the port.", "en") is stance


def test_a_cue_that_shows_a_stance_outweighs_the_content() -> None:
    assert (
        stance_of("Lena Mirsk a démenti que « les meneurs seront poursuivis demain ».", "fr") is Stance.DENIES
    )
