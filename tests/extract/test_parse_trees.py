import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from recoupe.extract.parse_trees import best_tree, best_trees


def leads_to_root(heads: list[int]) -> bool:
    for place in range(1, len(heads) + 1):
        seen = set()
        at = place
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    return heads.count(0) == 1


@given(data=st.data(), size=st.integers(1, 9))
def test_whatever_the_scores_every_token_hangs_from_one_root(data: st.DataObject, size: int) -> None:
    scores = data.draw(arrays(np.float32, (size, size + 1), elements=st.floats(-9, 9, width=32)))
    scores[np.arange(size), np.arange(size) + 1] = -1e9
    assert leads_to_root(best_tree(scores).tolist())


@given(data=st.data(), lengths=st.lists(st.integers(1, 6), min_size=1, max_size=4))
def test_sentences_together_are_as_each_alone(data: st.DataObject, lengths: list[int]) -> None:
    longest = max(lengths)
    shape = (len(lengths), longest, longest + 1)
    scores = data.draw(arrays(np.float32, shape, elements=st.floats(-9, 9, width=32)))
    scores[:, np.arange(longest), np.arange(longest) + 1] = -1e9
    for row, length in enumerate(lengths):
        scores[row, :, length + 1 :] = -1e9
    together = best_trees(scores, np.array(lengths))
    for row, length in enumerate(lengths):
        heads = together[row, :length].tolist()
        assert leads_to_root(heads)
        assert not together[row, length:].any()


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    # The first two take each other; only the second has a fair way to the root.
    scores = np.array([[0, -1e9, 5, 1], [4, 5, -1e9, 1], [0, 3, 2, -1e9]], dtype=np.float32)
    assert best_tree(scores).tolist() == [2, 0, 1]
