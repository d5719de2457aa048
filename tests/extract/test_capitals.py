import pytest

from recoupe.extract.naming import find_named
from recoupe.extract.pack import pack_for
from recoupe.extract.tools import analyse
from recoupe.model.vocabulary import NameKind
from tests.extract.articles import article

CITY, GOVERNMENT = NameKind.PLACE, NameKind.STATE


def kinds_of(text: str, name: str, language: str) -> list[NameKind]:
    pack = pack_for(language)
    analysis = analyse(article(text, language=language), pack)
    return [one.kind for one in find_named(analysis, pack) if text[one.start : one.end] == name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lundi, Ottawa a condamné les tirs et demandé une enquête.", "Ottawa"),
        ("Les relations entre Ottawa et Lisbonne se sont tendues.", "Lisbonne"),
        ("La réponse de Lisbonne n'a pas tardé, selon un diplomate.", "Lisbonne"),
        ("Selon Lisbonne, trois soldats ont été tués.", "Lisbonne"),
        ("Oslo et Lisbonne ont exigé la libération des marins.", "Lisbonne"),
    ],
)
def test_a_capital_that_says_or_decides_is_its_government(text: str, name: str) -> None:
    assert kinds_of(text, name, "fr") == [GOVERNMENT]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("À Lisbonne, des milliers de personnes ont manifesté.", "Lisbonne"),
        ("Les rues de Lisbonne étaient vides lundi.", "Lisbonne"),
        ("Le vol entre Ottawa et Lisbonne a été annulé.", "Lisbonne"),
        ("Le maire de Lisbonne a démissionné.", "Lisbonne"),
    ],
)
def test_a_capital_where_something_happens_is_a_city(text: str, name: str) -> None:
    assert kinds_of(text, name, "fr") == [CITY]


def test_what_one_sentence_leaves_open_another_tells() -> None:
    text = "Ottawa reste prudente. Ottawa a refusé de commenter la décision."
    assert kinds_of(text, "Ottawa", "fr") == [GOVERNMENT, GOVERNMENT]


def test_one_article_may_speak_of_the_city_and_of_the_government() -> None:
    text = "Lisbonne a rappelé son ambassadeur. Une foule s'est réunie à Lisbonne."
    assert kinds_of(text, "Lisbonne", "fr") == [GOVERNMENT, CITY]


def test_english_capitals_speak_too() -> None:
    assert kinds_of("Lisbon condemned the raid on Monday.", "Lisbon", "en") == [GOVERNMENT]
    assert kinds_of("LISBON - Thousands marched on Monday. Lisbon denied it.", "LISBON", "en") == [CITY]
    assert kinds_of("Thousands marched in Lisbon on Monday.", "Lisbon", "en") == [CITY]
    assert kinds_of("Tensions between Ottawa and Lisbon rose.", "Lisbon", "en") == [GOVERNMENT]
