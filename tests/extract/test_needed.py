"""Whom a reader needs, and what nouns can be sources."""

import pytest

from recoupe.extract.extraction import extract
from recoupe.extract.noun_senses import is_denied, speaking_kind, tidied
from recoupe.extract.pack import pack_for
from recoupe.model.facts import Extraction
from recoupe.model.vocabulary import NameKind
from tests.extract.articles import article

FR, EN = pack_for("fr").names, pack_for("en").names


def speakers_of(extraction: Extraction) -> list[str | None]:
    return [
        None if one.speaker is None else extraction.referents[extraction.mentions[one.speaker].referent].name
        for one in extraction.statements
    ]


@pytest.mark.parametrize(
    ("noun", "plural", "kind"),
    [
        ("ministre", False, NameKind.PERSON),
        ("boulangère", False, NameKind.PERSON),
        ("syndicat", False, NameKind.ORGANISATION),
        ("rapport", False, NameKind.ORGANISATION),
        ("habitants", True, NameKind.GROUP),
        ("samedi", False, None),
        ("utilisation", False, None),
    ],
)
def test_a_french_noun_tells_what_kind_of_source_it_is(
    noun: str, plural: bool, kind: NameKind | None
) -> None:
    assert speaking_kind(noun, FR, plural=plural) is kind


def test_an_english_noun_tells_what_kind_of_source_it_is() -> None:
    assert speaking_kind("driver", EN, plural=False) is NameKind.PERSON
    assert speaking_kind("swollen", EN, plural=False) is None


def test_what_is_denied_is_nobody() -> None:
    assert is_denied(["aucun", "soldat"], FR)
    assert not is_denied(["le", "soldat"], FR)


def test_a_phrase_that_a_cut_left_open_is_closed() -> None:
    assert tidied("président de la", FR) == "président"
    assert tidied("secrétaire du syndicat", FR) == "secrétaire du syndicat"


def test_a_possessive_is_no_part_of_a_name_or_a_description() -> None:
    found = extract(
        article(
            "The observatory's director, Lena Mirsk, said that the alliance's answer was late.", language="en"
        )
    )
    names = [referent.name for referent in found.referents]
    assert not [name for name in names if "'" in name or "’" in name]
    assert speakers_of(found) == ["Lena Mirsk"]


def test_unnamed_people_that_no_fact_points_to_are_left_out() -> None:
    found = extract(article("Sa sœur et son successeur étaient assis au fond de la salle."))
    assert found.referents == ()


def test_a_day_never_speaks() -> None:
    found = extract(article("Samedi affirme que « tout va bien dans la ville de Korvina »."))
    assert "Samedi" not in speakers_of(found)


def test_facts_still_point_to_their_mentions() -> None:
    found = extract(
        article(
            "Le frère du maire est parti. « Nous resterons ici », a dit Orlan Vastek, ministre de la Santé."
        )
    )
    assert speakers_of(found) == ["Orlan Vastek"]
