import dataclasses
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.extract.extraction import extract
from recoupe.model.anchor import check_anchor
from recoupe.model.article import BlockKind
from recoupe.model.facts import Extraction
from recoupe.model.vocabulary import Basis, EventType
from tests.extract.articles import article

PIECES = [
    "Le maire Paul Marek a dit que ",
    "« la route est coupée »",
    "« ",
    " »",
    "“",
    "”",
    '"',
    ", a-t-il ajouté",
    "Selon la police, ",
    "12 blessés",
    ". ",
    "\n\n",
    "\n",
    "الوضع صعب",
    "記者団",
    "e\u0301",
    "\u202e",
    "\x00",
    "\u00a0",
    "ajoutant que ",
    ": ",
    "— ",
    "- ",
    "‘",
    "’",
    "\u200b",
    "C'est ce qu'a déclaré X. ",
    "Réaction de X : ",
]


def check(extraction: Extraction, text: str) -> None:
    for kind in ("mentions", "times", "statements", "figures", "events", "footings"):
        facts = getattr(extraction, kind)
        for fact in facts:
            check_anchor(text, fact.anchor)
        assert [fact.anchor.start for fact in facts] == sorted(fact.anchor.start for fact in facts)
    for statement in extraction.statements:
        if statement.cue is not None:
            check_anchor(text, statement.cue)


@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=25))
def test_every_anchor_reads_back_its_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    check(extract(article(text)), text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "« " * 1000 + "il a dit non" + " »" * 1000,
        '"' * 501 + " “" * 500,
        "la foule avance vers la place et le ministre dit que rien ne change " * 100,
    ],
)
def test_broken_text_is_read_in_good_time(text: str) -> None:
    extract(article("Bonjour."))
    began = time.perf_counter()
    check(extract(article(text)), text)
    assert time.perf_counter() - began < 10


def test_furniture_and_captions_give_no_facts() -> None:
    made = article("Paul Marek a dit que tout va bien.\n\nLe maire a dit que rien ne va.")
    furniture = dataclasses.replace(
        made,
        blocks=tuple(
            dataclasses.replace(block, kind=kind)
            for block, kind in zip(made.blocks, (BlockKind.FURNITURE, BlockKind.CAPTION), strict=True)
        ),
    )
    extraction = extract(furniture)
    assert extraction.sentences == ()
    assert not extraction.mentions
    assert not extraction.statements


def test_no_sentence_runs_over_two_blocks() -> None:
    made = article("Le ministre est venu\n\nIl est reparti")
    assert [made.text[start:end] for start, end in extract(made).sentences] == [
        "Le ministre est venu",
        "Il est reparti",
    ]


def test_the_same_article_gives_the_same_facts() -> None:
    made = article(
        "« Nous restons », a dit Anna Kovel jeudi. Elle a ajouté que douze blessés étaient soignés."
    )
    assert extract(made) == extract(made)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        (
            "Les vitrines sont brisées, a constaté un journaliste de l'agence sur place.",
            Basis.OWN_OBSERVATION,
        ),
        ("Des témoins ont raconté une nuit de panique.", Basis.WITNESS),
        ("Selon un rapport interne, la digue était fissurée.", Basis.DOCUMENT),
        ("D'après le quotidien du soir, le pont fermera.", Basis.OTHER_MEDIUM),
        ("Selon le ministère de l'Intérieur, la place est vide.", Basis.PARTY),
    ],
)
def test_an_account_says_what_it_rests_on(text: str, basis: Basis) -> None:
    assert [footing.basis for footing in extract(article(text)).footings] == [basis]


def test_who_says_i_is_the_speaker_though_groups_are_named_before() -> None:
    said = "Des manifestants ont pillé la mairie. J'ai demandé l'aide de nos voisins"
    found = extract(article(f"Paul Marek a parlé vendredi soir.\n\n« {said} », a déclaré Paul Marek."))
    requests = [event for event in found.events if event.type is EventType.REQUEST_FOR_HELP]
    actors = [event.actor for event in requests if event.actor is not None]
    assert [found.referents[found.mentions[actor].referent].name for actor in actors] == ["Paul Marek"]
