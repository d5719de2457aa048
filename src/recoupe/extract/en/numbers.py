"""English numbers."""

from recoupe.extract.numbers import number_grammar
from recoupe.model.vocabulary import Bound

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred"

NUMBERS = number_grammar(
    words={word: value for value, word in enumerate(_UNITS.split())}
    | {word: value * 10 for value, word in enumerate(_TENS.split(), start=2)}
    | {"a": 1, "an": 1},
    scales={
        "thousand": 1e3,
        "million": 1e6,
        "billion": 1e9,
        "trillion": 1e12,
        "k": 1e3,
        "m": 1e6,
        "mn": 1e6,
        "bn": 1e9,
        "tn": 1e12,
    },
    collectives={
        "half-dozen": 6,
        "dozen": 12,
        "dozens": 12,
        "score": 20,
        "scores": 20,
        "tens": 10,
        "hundreds": 100,
        "thousands": 1000,
        "millions": 1_000_000,
        "billions": 1_000_000_000,
    },
    articles=frozenset({"a", "an", "one"}),
    several=frozenset({"several", "some", "many", "a few", "few", "the", "these"}),
    linkers=" and |-and-|[ -]",
    of="of ",
    thousands=",",
    decimal=".",
    before={
        "more than": Bound.MORE_THAN,
        "over": Bound.MORE_THAN,
        "above": Bound.MORE_THAN,
        "upwards of": Bound.MORE_THAN,
        "upward of": Bound.MORE_THAN,
        "in excess of": Bound.MORE_THAN,
        "well over": Bound.MORE_THAN,
        "at least": Bound.AT_LEAST,
        "no fewer than": Bound.AT_LEAST,
        "no less than": Bound.AT_LEAST,
        "not less than": Bound.AT_LEAST,
        "a minimum of": Bound.AT_LEAST,
        "about": Bound.ABOUT,
        "around": Bound.ABOUT,
        "some": Bound.ABOUT,
        "roughly": Bound.ABOUT,
        "nearly": Bound.ABOUT,
        "almost": Bound.ABOUT,
        "close to": Bound.ABOUT,
        "approximately": Bound.ABOUT,
        "an estimated": Bound.ABOUT,
        "estimated": Bound.ABOUT,
        "up to": Bound.AT_MOST,
        "as many as": Bound.AT_MOST,
        "at most": Bound.AT_MOST,
        "no more than": Bound.AT_MOST,
        "a maximum of": Bound.AT_MOST,
        "less than": Bound.LESS_THAN,
        "fewer than": Bound.LESS_THAN,
        "under": Bound.LESS_THAN,
        "below": Bound.LESS_THAN,
    },
    after={
        "or more": Bound.AT_LEAST,
        "or so": Bound.ABOUT,
        "or less": Bound.AT_MOST,
        "or fewer": Bound.AT_MOST,
        "at least": Bound.AT_LEAST,
        "at most": Bound.AT_MOST,
    },
    join=r" (?:to|or) | ?- ?|(?P<and> and )",
    both="between|from",
)
