"""The codec gives back what it was given."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.model.article import Article
from recoupe.model.capture import Capture
from recoupe.model.comparison import Claim, Comparison, Line, Standing
from recoupe.model.entity import Entity
from recoupe.model.facts import Extraction, Figure
from recoupe.model.judgement import Judgement
from recoupe.model.times import BoundTime
from recoupe.model.vocabulary import EventType, FigureKind, Life, Nature, Support
from recoupe.record.codec import decode, encode

NOUNS = [Article, BoundTime, Capture, Claim, Comparison, Entity, Extraction, Figure, Judgement]
numbers = st.integers(-(10**6), 10**6)
finite = st.floats(allow_nan=False, allow_infinity=False)
st.register_type_strategy(int, numbers)
st.register_type_strategy(float, finite)


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_decoding_what_was_encoded_gives_the_same_value(noun: type, data: st.DataObject) -> None:
    value = data.draw(st.from_type(noun))
    again: object = decode(noun, encode(value))
    assert again == value
    assert repr(again) == repr(value)


def test_two_vocabularies_that_share_a_word_are_told_apart() -> None:
    standing = Standing(Support.ONE, (), 1, (), Life.CURRENT, Nature.FACT)
    for kind in (EventType.OTHER, FigureKind.OTHER):
        claim = Claim("k", "event", kind, Line("a", "b"), (), standing)
        assert type(decode(Claim, encode(claim)).type) is type(kind)


def test_a_line_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="not a"):
        decode(Capture, '{"what": 1}')
