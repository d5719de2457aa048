import pytest

from recoupe.extract.fr.conjugation import shown_by_form


@pytest.mark.parametrize(
    ("form", "lemma", "mood", "tense"),
    [
        ("serait", "être", "Cnd", "Pres"),
        ("auraient", "avoir", "Cnd", "Pres"),
        ("déclarerait", "déclarer", "Cnd", "Pres"),
        ("appelleraient", "appeler", "Cnd", "Pres"),
        ("achèterait", "acheter", "Cnd", "Pres"),
        ("paierait", "payer", "Cnd", "Pres"),
        ("prendrait", "prendre", "Cnd", "Pres"),
        ("enverra", "envoyer", "Ind", "Fut"),
        ("pourront", "pouvoir", "Ind", "Fut"),
        ("tiendra", "tenir", "Ind", "Fut"),
    ],
)
def test_conditional_and_future_show_by_the_form(form: str, lemma: str, mood: str, tense: str) -> None:
    shown = shown_by_form(form, lemma)
    assert shown is not None
    assert f"Mood={mood}" in shown
    assert f"Tense={tense}" in shown


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("déclarait", "déclarer"), ("préparaient", "préparer"), ("entra", "entrer"), ("était", "être")],
)
def test_imperfect_and_simple_past_of_verbs_in_r_stay_open(form: str, lemma: str) -> None:
    assert shown_by_form(form, lemma) is None
