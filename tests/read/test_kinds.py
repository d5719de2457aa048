import numpy as np

from recoupe.model.article import BlockKind
from recoupe.read.features import Hints
from recoupe.read.kinds import mark_kinds
from recoupe.read.page import parse_page
from recoupe.read.walk import walk

LONG = "Les secours ont travaillé toute la nuit dans la vallée, où deux ponts ont cédé mercredi."
TITLE, FURNITURE, BODY, HEADING, STANDFIRST = (
    BlockKind.TITLE,
    BlockKind.FURNITURE,
    BlockKind.BODY,
    BlockKind.HEADING,
    BlockKind.STANDFIRST,
)


def kinds(markup: str, likely: list[float], hints: Hints | None = None) -> list[BlockKind]:
    passages = walk(parse_page(markup).root)
    return mark_kinds(passages, np.array(likely), hints or Hints())


def test_a_paragraph_beside_sure_ones_of_its_form_is_body() -> None:
    page = f"<div><p>{LONG}<p>{LONG}<p class=x>{LONG}</div><div><p>{LONG}</div>"
    assert kinds(page, [0.9, 0.3, 0.3, 0.3]) == [BODY, BODY, FURNITURE, FURNITURE]


def test_neither_links_nor_short_lines_are_vouched_for() -> None:
    page = f"<div><p>{LONG}<p>Lire aussi<p><a href=x>{LONG}</a></div>"
    assert kinds(page, [0.9, 0.4, 0.4]) == [BODY, FURNITURE, FURNITURE]


def test_a_heading_among_the_paragraphs_of_the_body_belongs_to_it() -> None:
    page = f"<div><p>{LONG}<h2>La crue</h2><p>{LONG}</div><h2>À lire</h2>"
    assert kinds(page, [0.9, 0.01, 0.9, 0.01]) == [BODY, HEADING, BODY, FURNITURE]


def test_a_heading_above_the_body_is_not_drawn_into_it() -> None:
    page = f"<div><h2>Région</h2><p>{LONG}<p>{LONG}</div>"
    assert kinds(page, [0.01, 0.9, 0.9]) == [FURNITURE, BODY, BODY]


def test_the_summary_above_the_body_is_its_standfirst() -> None:
    summary = "Deux ponts ont cédé dans la vallée de l'Ardane."
    page = f"<h1>La crue</h1><div>{summary}</div><p>12 mars 2031</p><p>{LONG}"
    found = kinds(page, [0.1, 0.1, 0.1, 0.9], Hints(title="La crue", description=summary))
    assert found == [TITLE, STANDFIRST, FURNITURE, BODY]


def test_a_page_that_repeats_its_summary_below_the_body_has_no_second_standfirst() -> None:
    summary = "Deux ponts ont cédé dans la vallée de l'Ardane."
    found = kinds(f"<p>{LONG}<div>{summary}</div>", [0.9, 0.1], Hints(description=summary))
    assert found == [BODY, FURNITURE]
