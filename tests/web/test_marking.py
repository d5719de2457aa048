"""Facts that nest or overlap are drawn as a well-formed run of pieces."""

from hypothesis import given
from hypothesis import strategies as st

from recoupe.model.anchor import Anchor
from recoupe.web.marking import AROUND, Mark, Piece, pieces, quoted, snippet

TEXT = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJ"

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 15)), max_size=12)


def drawn(found: list[Piece]) -> str:
    signs = {"open": "[", "close": "]", "note": "*"}
    return "".join(piece.words or signs[piece.action] for piece in found)


@given(SPANS, st.integers(0, 10), st.integers(15, 46))
def test_the_words_stay_and_every_mark_that_opens_closes(
    spans: list[tuple[int, int]], start: int, end: int
) -> None:
    marks = [Mark(at, at + size, str(n), "event", n) for n, (at, size) in enumerate(spans)]
    found = pieces(TEXT, start, end, marks)
    assert "".join(piece.words for piece in found) == TEXT[start:end]
    open_marks = []
    for piece in found:
        if piece.action == "open" and piece.mark:
            open_marks.append(piece.mark.name)
        if piece.action == "close" and piece.mark:
            assert open_marks.pop() == piece.mark.name
    assert not open_marks


@given(SPANS)
def test_each_mark_has_one_first_piece_and_one_note(spans: list[tuple[int, int]]) -> None:
    marks = [Mark(at, at + size, str(n), "event", n) for n, (at, size) in enumerate(spans)]
    found = pieces(TEXT, 0, len(TEXT), marks)
    first = [piece.mark.name for piece in found if piece.action == "open" and piece.first and piece.mark]
    noted = [piece.mark.name for piece in found if piece.action == "note" and piece.mark]
    assert sorted(first) == sorted(noted) == sorted(mark.name for mark in marks)


def test_the_shorter_of_two_facts_stands_inside_the_longer() -> None:
    marks = [Mark(2, 4, "figure", "figure"), Mark(0, 6, "statement", "statement")]
    assert drawn(pieces("abcdef", 0, 6, marks)) == "[ab[cd]ef]"


def test_a_fact_that_crosses_another_is_drawn_in_two_pieces() -> None:
    marks = [Mark(0, 4, "a", "event"), Mark(2, 6, "b", "figure")]
    assert drawn(pieces("abcdef", 0, 6, marks)) == "[ab[cd]][ef]"


def test_a_fact_over_two_blocks_is_first_in_the_first_only() -> None:
    marks = [Mark(0, 6, "a", "statement", 1)]
    before, after = pieces("abcdef", 0, 3, marks), pieces("abcdef", 3, 6, marks)
    assert [piece.first for piece in before + after if piece.action == "open"] == [True, False]
    assert drawn(before) + drawn(after) == "[abc][def]*"


def test_a_sentence_without_end_is_cut_around_the_words() -> None:
    sentence = "x" * 10_000 + "here" + "y" * 10_000
    found = quoted(sentence, 50, Anchor(10_050, 10_054, "here"))
    assert found.words == "here"
    assert len(found.before) <= AROUND + 1
    assert len(found.after) <= AROUND + 1


def test_words_sought_are_told_from_those_around_them() -> None:
    assert snippet("a \x02b\x03 c") == [("a ", False), ("b", True), (" c", False)]
    assert snippet("a \x02 b") == [("a ", False), (" b", False)]
