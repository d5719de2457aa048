import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recoupe.read.trees import Forest, forest_from

# Two trees: three leaves under two nodes, and a lone leaf.
ARRAYS = {
    "t_feature": np.array([0, 0, 1, 0, 0, 0]),
    "t_threshold": np.array([1.5, -2.0, 0.5, 3.0, 4.0, 0.25]),
    "t_left": np.array([1, 1, 3, 3, 4, 5]),
    "t_right": np.array([2, 1, 4, 3, 4, 5]),
    "t_roots": np.array([0, 5]),
    "t_base": np.array([-0.5]),
}
Row = tuple[float, float]
numbers = st.floats(-4, 4, width=32)


def followed(row: Row) -> float:
    """What the trees say, branch by branch."""
    total = float(ARRAYS["t_base"][0])
    for root in ARRAYS["t_roots"].tolist():
        node = root
        while ARRAYS["t_left"][node] != node:
            goes_left = row[ARRAYS["t_feature"][node]] <= ARRAYS["t_threshold"][node]
            node = int(ARRAYS["t_left" if goes_left else "t_right"][node])
        total += float(ARRAYS["t_threshold"][node])
    return float(1 / (1 + np.exp(-total)))


def forest() -> Forest:
    return forest_from(ARRAYS, "t")


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=600))
def test_all_trees_at_once_say_what_each_says_branch_by_branch(rows: list[Row]) -> None:
    said = forest().predict(np.array(rows, dtype=np.float32))
    assert np.allclose(said, [followed(row) for row in rows])


def test_a_value_on_the_threshold_goes_left() -> None:
    assert forest().predict(np.array([[1.5, 9.0]], dtype=np.float32))[0] == followed((1.5, 9.0))


def test_a_page_without_blocks_has_no_likelihoods() -> None:
    assert forest().predict(np.zeros((0, 2), dtype=np.float32)).size == 0


def test_saved_trees_come_back_the_same() -> None:
    again = forest_from(forest().arrays("u"), "u")
    row = np.array([[0.0, 2.0]], dtype=np.float32)
    assert again.predict(row) == forest().predict(row)
