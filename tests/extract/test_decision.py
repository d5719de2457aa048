from collections.abc import Sequence

import pytest

from recoupe.extract.attribution import Attribution
from recoupe.extract.attributions import proposed
from recoupe.extract.decision import Weights, by_rules, chosen, contradicts
from recoupe.extract.pack import pack_for
from recoupe.extract.scene import Scene, scene_of
from recoupe.extract.sources import Source
from recoupe.extract.statement_signs import signs_of
from recoupe.extract.tools import analyse
from recoupe.model.vocabulary import StatementKind
from tests.extract.articles import article


def attribution(start: int, end: int, cue: tuple[int, int] | None, source: int | None = None) -> Attribution:
    """Words of a made-up article given as somebody's."""
    named = None if source is None else Source(source, source + 5, source, source + 5)
    return Attribution(start, end, StatementKind.INDIRECT, 0, source=named, cue=cue)


def scene(text: str) -> Scene:
    """An article as attribution sees it."""
    pack = pack_for("fr")
    return scene_of(analyse(article(text), pack), pack)


def stands(found: Sequence[Attribution], likely: Sequence[float]) -> set[tuple[int, int]]:
    """The spans that are chosen from likelihoods."""
    return {(one.start, one.end) for one in chosen(found, likely, 0.4, ())}


def test_the_likelier_of_two_readings_of_a_cue_stands() -> None:
    short, long = attribution(20, 40, (10, 19), 0), attribution(20, 80, (10, 19), 0)
    assert stands([short, long], [0.5, 0.9]) == {(20, 80)}
    assert stands([short, long], [0.9, 0.5]) == {(20, 40)}


def test_what_is_unlikely_does_not_stand() -> None:
    assert stands([attribution(20, 40, (10, 19), 0)], [0.39]) == set()


def test_a_source_within_another_sources_words_stands_with_it() -> None:
    outer, inner = attribution(20, 80, (10, 19), 0), attribution(45, 80, (35, 44), 25)
    assert not contradicts(outer, inner, nested=True)
    assert stands([outer, inner], [0.9, 0.85]) == {(20, 80), (45, 80)}


def test_a_doubtful_source_within_another_sources_words_does_not_stand() -> None:
    outer, inner = attribution(20, 80, (10, 19), 0), attribution(45, 80, (35, 44), 25)
    assert stands([outer, inner], [0.9, 0.5]) == {(20, 80)}


def test_what_was_decided_before_keeps_its_words() -> None:
    quotation = attribution(20, 40, None)
    assert chosen([attribution(20, 60, None)], [0.9], 0.4, [quotation]) == []


def test_without_weights_only_what_is_sure_stands() -> None:
    sure = attribution(20, 40, (10, 19), 0)
    unsure = Attribution(50, 70, StatementKind.INDIRECT, 0, sure=False)
    assert by_rules([sure, unsure], ()) == [sure]


def test_signs_are_readable_and_name_no_content() -> None:
    shown = scene("La ministre Anna Kovel a déclaré que les ponts de Brennac seraient rouverts.")
    proposals = proposed(shown)
    signs = frozenset().union(*signs_of(shown, proposals))
    assert "cue: déclarer" in signs
    assert not any("Brennac" in sign or "Kovel" in sign for sign in signs)


def test_a_likelihood_is_the_logistic_of_the_sum_of_known_signs() -> None:
    weights = Weights({"a": 1.0, "b": -3.0}, base=2.0, least=0.4)
    assert weights.likelihood(["a", "b", "unknown"]) == pytest.approx(0.5)
