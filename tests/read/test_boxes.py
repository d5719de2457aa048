import numpy as np

from recoupe.read.boxes import Boxes, boxes_around, nearest, sums_inside, sums_outside
from recoupe.read.page import parse_page
from recoupe.read.surroundings import Amounts, forms, surroundings
from recoupe.read.walk import walk

PAGE = """<body><nav><a href=x>Accueil</a></nav><article class=texte><p>Un.<p>Deux.
<aside><p>Trois.</aside></article>"""


def boxes() -> Boxes:
    return boxes_around(walk(parse_page(PAGE).root))


def tags(made: Boxes) -> list[str]:
    return [box.tag for box in made.boxes]


def test_each_box_stands_once_and_after_the_one_around_it() -> None:
    made = boxes()
    assert sorted(tags(made)) == ["a", "article", "aside", "body", "html", "nav", "p", "p", "p"]
    assert all(parent < place for place, parent in enumerate(made.parent.tolist()) if place)


def test_steps_outwards_end_at_the_root() -> None:
    made = boxes()
    assert [tags(made)[place] for place in made.above(made.inner, 1)] == [
        "nav",
        "article",
        "article",
        "aside",
    ]
    assert set(made.above(made.inner, 40).tolist()) == {0}


def test_sums_over_blocks_reach_every_box_around_them() -> None:
    made = boxes()
    sums = dict(zip(tags(made), sums_inside(made, np.ones((4, 1)))[:, 0], strict=True))
    assert (sums["html"], sums["article"], sums["aside"], sums["nav"]) == (4, 3, 1, 1)


def test_sums_over_boxes_take_in_all_around_each() -> None:
    made = boxes()
    assert (sums_outside(made, np.ones((len(made.boxes), 1)))[:, 0] == made.depth + 1).all()


def test_the_nearest_mark_counts_and_none_is_minus_one() -> None:
    made = boxes()
    marked = np.array([[tag in {"article", "aside"}] for tag in tags(made)])
    assert nearest(made, marked, 48)[made.inner, 0].tolist() == [-1, 1, 1, 1]
    assert nearest(made, marked, 1)[made.inner, 0].tolist() == [-1, -1, -1, -1]


def test_blocks_of_one_form_share_a_number() -> None:
    first, second, third, fourth = forms(boxes()).tolist()
    assert second == third
    assert len({first, second, fourth}) == 3


def test_a_page_without_running_text_is_measured_all_the_same() -> None:
    made = boxes()
    table = surroundings(made, Amounts([7, 3, 5, 6], [7, 0, 0, 0], [0.0] * 4), forms(made))
    assert table.shape == (4, 37)
    assert np.isfinite(table).all()
