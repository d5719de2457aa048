import pytest

from recoupe.extract.lemma_table import load_lemmas


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("déclara", "VERB", "déclarer"),
        ("Annonce", "VERB", "annoncer"),
        ("annonce", "NOUN", "annonce"),
        ("sont", "AUX", "être"),
        ("chevaux", "NOUN", "cheval"),
        ("Orvelle", "PROPN", "Orvelle"),
        ("zigouillait", "VERB", "zigouiller"),
        ("xqwv", "NOUN", "xqwv"),
        ("dire", "VERB", "dire"),
        ("promettre", "VERB", "promettre"),
        ("montre", "VERB", "montrer"),
    ],
)
def test_words_have_their_dictionary_form(form: str, tag: str, lemma: str) -> None:
    assert load_lemmas("lemmas_fr.sqlite").lemmas([(form, tag)]) == [lemma]


def test_forms_come_in_the_order_asked() -> None:
    table = load_lemmas("lemmas_fr.sqlite")
    assert table.lemmas([("dit", "VERB"), ("faits", "NOUN"), ("dit", "VERB")]) == ["dire", "fait", "dire"]
