import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.extract.quote_marks import QuoteRules
from recoupe.extract.quotes import quotes_of

ENGLISH = QuoteRules(single=True, elided=frozenset({"tis"}))
FRENCH = QuoteRules()


def outermost(text: str, *, single: bool = False) -> list[str]:
    quotes = quotes_of(text, [(0, len(text))], ENGLISH if single else FRENCH)
    return [text[quote.start : quote.end] for quote in quotes if quote.depth == 0]


def over(*paragraphs: str) -> list[str]:
    """The outermost quotations of paragraphs."""
    text = "\n\n".join(paragraphs)
    starts = [len("\n\n".join(paragraphs[:at])) + (2 if at else 0) for at in range(len(paragraphs))]
    blocks = [(start, start + len(words)) for start, words in zip(starts, paragraphs, strict=True)]
    return [text[quote.start : quote.end] for quote in quotes_of(text, blocks, FRENCH) if quote.depth == 0]


@pytest.mark.parametrize(
    "text",
    [
        "Il a dit : « tout va bien ».",
        "Il a dit : “tout va bien”.",
        'Il a dit : "tout va bien".',
        "Il a dit : ‹ tout va bien ›.",
        "Il a dit : <<tout va bien>>.",
        "Il a dit : „tout va bien“.",
        "Il a dit : ” tout va bien “",
        "Il a dit : «tout va bien» .",
        "Il a dit : ''tout va bien''.",
    ],
)
def test_every_mark_that_pages_use_quotes(text: str) -> None:
    assert outermost(text) == ["tout va bien"]


def test_single_marks_quote_where_the_language_says_so() -> None:
    text = "‘It was Marsh’s idea,’ she said. 'We won't go.'"
    assert outermost(text, single=True) == ["It was Marsh’s idea,", "We won't go."]


def test_only_curly_single_marks_quote_where_single_ones_are_rare() -> None:
    assert outermost("‘C’est l’heure’, dit-il. 'Pas encore' l'autre, l'ami.") == ["C’est l’heure"]


def test_a_mark_glued_to_an_elision_opens() -> None:
    assert outermost("les pays de l'”Est” tiennent") == ["Est"]


def test_a_quotation_inside_another_is_not_outermost() -> None:
    assert outermost("« Il a crié “non” deux fois »") == ["Il a crié “non” deux fois"]


def test_a_mark_that_nothing_closes_runs_to_the_end_of_its_block() -> None:
    assert outermost("« Nous resterons. Nous tiendrons.") == ["Nous resterons. Nous tiendrons."]


def test_a_closing_mark_that_begins_a_paragraph_opens_it() -> None:
    assert outermost("» Nous tiendrons. »") == ["Nous tiendrons."]


@given(text=st.text(alphabet="a «»“”\"‹›<>'’.,", max_size=80))
def test_quotations_lie_inside_their_marks(text: str) -> None:
    for quote in quotes_of(text, [(0, len(text))], QuoteRules(single=True)):
        assert 0 <= quote.outer_start <= quote.start < quote.end <= quote.outer_end <= len(text)


def test_a_mark_opened_again_at_each_paragraph_quotes_each() -> None:
    assert over("« Nous irons.", "« Nous tiendrons.", "« Nous resterons. »") == [
        "Nous irons.",
        "Nous tiendrons.",
        "Nous resterons.",
    ]


def test_paragraphs_run_together_are_told_apart_by_their_opening_marks() -> None:
    assert outermost('"Nous irons. "Nous tiendrons. "Nous resterons."') == [
        "Nous irons.",
        "Nous tiendrons.",
        "Nous resterons.",
    ]


def test_a_quotation_runs_over_paragraphs_to_the_mark_that_closes_it() -> None:
    assert over("Elle écrit : « Nous irons.", "Nous tiendrons.", "Nous resterons », avant de signer.") == [
        "Nous irons.",
        "Nous tiendrons.",
        "Nous resterons",
    ]


def test_an_orphan_closing_mark_closes_its_own_sentence() -> None:
    assert outermost("La pluie tombe. Nous resterons », a-t-il dit. Elle part.") == ["Nous resterons"]


def test_a_mark_of_another_family_closes_where_no_other_can() -> None:
    assert outermost("« Nous irons”, dit-il. Puis il part.") == ["Nous irons"]


def test_a_mark_that_nothing_closes_in_the_middle_of_a_block_runs_to_the_end_of_its_sentence() -> None:
    assert outermost("Il répond : « Nous irons. Mais la salle est vide et froide.") == ["Nous irons."]


def test_quotations_in_quotations_of_the_same_marks_are_one() -> None:
    assert outermost("« Il a crié « non » deux fois », dit-elle.") == ["Il a crié « non » deux fois"]
    assert outermost("“He cried “no” twice,” she said.") == ["He cried “no” twice,"]


def test_a_thousand_nested_marks_are_one_quotation() -> None:
    text = "« a " * 1000 + "mot" + " »" * 1000
    assert [len(quote) for quote in outermost(text)] == [len(text) - 4]


def test_a_closing_mark_that_leads_a_line_as_a_bullet_quotes_nothing() -> None:
    assert outermost(">> Lire aussi : la grève des ports") == []


def test_apostrophes_do_not_quote() -> None:
    assert outermost("The workers' rights, the '90s and 'tis the season o' the boys' club", single=True) == []
    assert outermost("'The workers' rights matter,' she said, 'and we won't yield.'", single=True) == [
        "The workers' rights matter,",
        "and we won't yield.",
    ]


def test_inches_and_seconds_do_not_quote() -> None:
    assert over('Elle nage en 46"97, sur un écran de 12".', "Elle gagne.") == []
