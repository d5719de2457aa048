import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.extract.pack import languages, pack_for
from recoupe.extract.tokens import plain, token_spans


def cut(text: str, language: str) -> list[str]:
    simple = plain(text)
    return [simple[start:end] for start, end in token_spans(simple, pack_for(language).tokens)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("L’armée n’a-t-elle rien dit ?", ["L'", "armée", "n'", "a", "-t", "-elle", "rien", "dit", "?"]),
        ("ajoute-t-il aujourd'hui", ["ajoute", "-t", "-il", "aujourd'hui"]),
        ("M. Korda et J.-P. Ferrand", ["M.", "Korda", "et", "J.-P.", "Ferrand"]),
        ("8.000 blessés, 3,5 % et 20h30", ["8.000", "blessés", ",", "3,5", "%", "et", "20h30"]),
        ("d'”Occident”", ["d'", '"', "Occident", '"']),
        ("Kassym-Jomart, ex-ministre", ["Kassym", "-", "Jomart", ",", "ex-ministre"]),
        ("jusqu'à Saint-Denis", ["jusqu'", "à", "Saint-Denis"]),
        ("sur exemple.info, etc.", ["sur", "exemple.info", ",", "etc."]),
    ],
)
def test_french_is_cut_as_its_model_expects(text: str, tokens: list[str]) -> None:
    assert cut(text, "fr") == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("They don't know", ["They", "do", "n't", "know"]),
        ("Marsh's aides cannot", ["Marsh", "'s", "aides", "can", "not"]),
        ("at 5 p.m. in the U.S. today", ["at", "5", "p.m.", "in", "the", "U.S.", "today"]),
        ("O'Brien's 2,600 state-run", ["O'Brien", "'s", "2,600", "state", "-", "run"]),
    ],
)
def test_english_is_cut_as_its_model_expects(text: str, tokens: list[str]) -> None:
    assert cut(text, "en") == tokens


@pytest.mark.parametrize("language", languages())
@given(text=st.text(alphabet=st.sampled_from("aé'’\"“”«» .,-–\u00a0\u202f5%()É\u0301م記\x00\n"), max_size=60))
def test_tokens_cover_everything_but_white_space(language: str, text: str) -> None:
    simple = plain(text)
    spans = token_spans(simple, pack_for(language).tokens)
    covered = {position for start, end in spans for position in range(start, end)}
    assert len(simple) == len(text)
    assert all(position in covered or char.isspace() for position, char in enumerate(simple))
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
