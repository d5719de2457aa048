"""Labels: reasons, terms and characterisations in both languages."""

import pytest

from recoupe.model.vocabulary import EventType, FigureKind, Stance
from recoupe.reference.characterisations import characterisations, characterisations_in
from recoupe.reference.labels import LANGUAGES, measured, month, sentence, term


def test_a_reason_is_worded_with_its_values() -> None:
    assert sentence("life.withdrawn", (("name", "Mira Tolv"),), "fr") == "Mira Tolv l'a retiré."


def test_a_value_may_name_a_term() -> None:
    assert "tués" in sentence("life.updated", (("value", "@FigureKind.killed"),), "fr")


def test_a_reason_without_words_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"labels\.toml"):
        sentence("no.such.reason", (), "fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_that_lines_use_has_words(language: str) -> None:
    for group in (EventType, FigureKind, Stance):
        assert all(term(group.__name__, one.value, language) for one in group)


def test_months_and_units_follow_the_language() -> None:
    assert (month(8, "fr"), month(8, "en")) == ("août", "August")
    assert (measured("91", "percent", "fr"), measured("91", "percent", "en")) == ("91 %", "91%")
    assert measured("12", "EUR", "fr") == "12 EUR"


def test_a_negation_before_a_characterisation_denies_it() -> None:
    (called,) = characterisations_in("Il n'y a pas de coup d’État ici", "fr")
    assert (called.key, called.negated) == ("coup", True)
    (called,) = characterisations_in("It was an attempted coup.", "en")
    assert not called.negated


def test_what_is_illegitimate_is_not_called_legitimate() -> None:
    assert [one.key for one in characterisations_in("une demande illégitime", "fr")] == ["illegitimacy"]


def test_every_characterisation_has_a_label_in_both_languages() -> None:
    assert all(one.labels[language] for one in characterisations().values() for language in LANGUAGES)


def test_a_language_without_expressions_gives_none() -> None:
    assert characterisations_in("terrorismo", "it") == ()
