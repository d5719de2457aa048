"""English statements by the ways in which English reports; all texts invented."""

import pytest

from recoupe.extract.extraction import extract
from recoupe.model.article import Article, Block, BlockKind
from recoupe.model.vocabulary import Stance

Found = list[tuple[str, str | None]]


def read(*lines: str, title: bool = False) -> Article:
    """An article whose blocks are lines; the first is its title where asked for."""
    blocks, start = [], 0
    for number, line in enumerate(lines):
        kind = BlockKind.TITLE if title and number == 0 else BlockKind.BODY
        blocks.append(Block(kind, start, start + len(line)))
        start += len(line) + 2
    return Article(text="\n\n".join(lines), blocks=tuple(blocks), language="en")


def told(article: Article) -> Found:
    """The statements of an article with their speakers."""
    found = extract(article)
    return [
        (
            one.anchor.exact,
            None if one.speaker is None else found.referents[found.mentions[one.speaker].referent].name,
        )
        for one in found.statements
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Two drivers told the Kelby Post the barriers had been missing since Sunday.",
            [("the barriers had been missing since Sunday", "Two drivers")],
        ),
        (
            "The bridge would stay closed until the spring, the mayor, Anna Marsh, said.",
            [("The bridge would stay closed until the spring", "Anna Marsh")],
        ),
        (
            "Nobody, the report said, had inspected the piles for nine years.",
            [("had inspected the piles for nine years", "report")],
        ),
        ("Paul Venn vowed to reopen the road.", [("to reopen the road", "Paul Venn")]),
        (
            "Police urged drivers to use the tunnel and warned of further closures.",
            [("to use the tunnel", "Police"), ("further closures", "Police")],
        ),
        (
            "The board denied hiding the report and accused the council of spreading panic.",
            [("hiding the report", "board"), ("spreading panic", "board")],
        ),
        (
            "The government's claim that the piles had rotted was repeated by nobody.",
            [("the piles had rotted", "government")],
        ),
        (
            "According to police, the signs were removed at night.",
            [("the signs were removed at night", "police")],
        ),
        (
            "The signs were removed at night, according to police.",
            [("The signs were removed at night", "police")],
        ),
        (
            "Anna Marsh confirmed that two men had died and called it a “tragic” day.",
            [("two men had died", "Anna Marsh"), ("it a “tragic” day", "Anna Marsh")],
        ),
        (
            "“The water,” Anna Marsh said, “is not what broke the bridge.”",
            [("is not what broke the bridge.", "Anna Marsh")],
        ),
        (
            "“We were told in March,” Anna Marsh said, adding that the council had kept the letter.",
            [
                ("We were told in March,", "Anna Marsh"),
                ("the council had kept the letter", "Anna Marsh"),
            ],
        ),
    ],
)
def test_content_and_speaker_of_a_sentence(line: str, expected: Found) -> None:
    assert told(read(line)) == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Bridge unsafe for lorries, engineers say", [("Bridge unsafe for lorries", "engineers")]),
        ("Bridge will close on Friday: police", [("Bridge will close on Friday", "police")]),
        ("Anna Marsh: ‘We were not told about it’", [("We were not told about it", "Anna Marsh")]),
        ("Bridge at Kelby closes for the winter", []),
    ],
)
def test_a_headline_may_name_its_source(headline: str, expected: Found) -> None:
    assert told(read(headline, "It rained on Monday.", title=True)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "The board declined to say how much the work would cost.",
        "The council is expected to vote on Friday.",
        "He could say that it was over, but he did not.",
        "The firm refused to comment on the price.",
        "The board rejected the earlier offer.",
        "If the mayor says that it is safe, the road will open.",
        "The bridge, called “the comb”, is made of wood.",
    ],
)
def test_what_nobody_says_is_no_statement(line: str) -> None:
    assert told(read(line)) == []


def test_a_thought_that_a_speaker_tells_of_himself_is_one_statement() -> None:
    assert told(read("Police said they believed the signs had been stolen.")) == [
        ("they believed the signs had been stolen", "Police")
    ]


def test_somebody_told_to_do_something_is_called_on() -> None:
    found = extract(read("Anna Marsh told the drivers to turn back."))
    assert [one.stance for one in found.statements] == [Stance.CALLS_FOR]
