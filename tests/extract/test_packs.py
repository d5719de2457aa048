"""The contract that every language pack keeps."""

import pytest

from recoupe.errors import MissingPart
from recoupe.extract.extraction import extract
from recoupe.extract.pack import languages, pack_for
from tests.extract.articles import article


@pytest.mark.parametrize("language", languages())
def test_a_pack_names_its_own_language_and_loads_its_tools_once(language: str) -> None:
    pack = pack_for(language)
    assert pack.language == language
    assert pack.tools() is pack.tools()


@pytest.mark.parametrize("language", languages())
def test_words_of_a_pack_are_plain_and_in_lower_case(language: str) -> None:
    pack = pack_for(language)
    for words in (
        pack.names.titles,
        pack.names.offices,
        pack.names.bodies,
        pack.names.groups,
        pack.names.singular,
        pack.names.plural,
        pack.cues.clitics,
        pack.cues.conjunctions,
        frozenset(pack.cues.verbs),
    ):
        assert words
        assert all(word == word.lower() and "’" not in word for word in words)


@pytest.mark.parametrize("language", languages())
def test_channels_and_footings_name_what_they_find(language: str) -> None:
    pack = pack_for(language)
    assert all(pattern.groups >= 1 for pattern in pack.cues.channels)
    assert all("source" in pattern.groupindex for pattern, _ in pack.cues.footings)


def test_a_language_without_a_pack_is_told_with_those_that_have_one() -> None:
    with pytest.raises(MissingPart, match="en, fr"):
        pack_for("xx")


def test_an_article_in_another_language_is_degraded_not_empty() -> None:
    extraction = extract(article("Der Minister sagte nichts.", language="de"))
    assert extraction.language is None
    assert extraction.degraded
