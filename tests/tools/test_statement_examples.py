from pathlib import Path

import pytest
from tools.statement_examples import matched, overlap, read_made_up, rightness

from recoupe.extract.attribution import Attribution
from recoupe.extract.pack import pack_for
from recoupe.model.vocabulary import StatementKind


def proposal(start: int, end: int) -> Attribution:
    """Words given as somebody's."""
    return Attribution(start, end, StatementKind.INDIRECT, 0)


def test_brackets_of_invented_sentences_become_spans(tmp_path: Path) -> None:
    file = tmp_path / "some_fr.txt"
    file.write_text("# a note\n= Crue : [le port ferme]\nAnna dit que [la digue tient].\n", encoding="utf-8")
    articles = list(read_made_up(file, pack_for("fr")))
    found = {article.scene.text[start:end] for article in articles for start, end in article.truth}
    assert found == {"le port ferme", "la digue tient"}
    assert not any("[" in article.scene.text for article in articles)
    assert [article.scene.titles for article in articles if article.scene.titles] != []


def test_a_proposal_is_worth_the_overlaps_that_it_reaches() -> None:
    assert rightness(proposal(0, 10), [(0, 10)]) == pytest.approx(1.0)
    assert 0 < rightness(proposal(0, 10), [(0, 20)]) < 1
    assert rightness(proposal(0, 10), [(30, 40)]) == 0.0


def test_overlap_is_shared_words_by_all_words() -> None:
    assert overlap((0, 10), (5, 20)) == pytest.approx(0.25)
    assert overlap((0, 10), (10, 20)) == 0.0


def test_each_statement_is_found_once() -> None:
    assert matched([proposal(0, 10), proposal(0, 9)], [(0, 10)], 0.8) == 1
