"""Text that no newspaper prints but pages hold: nothing is lost, nothing fails, every anchor is true."""

import time

import pytest

from recoupe.extract.extraction import extract
from recoupe.extract.quote_marks import QuoteRules
from recoupe.extract.quotes import quotes_of
from recoupe.model.facts import Extraction
from tests.extract.articles import article

SAYS = "La maire Anna Kovel affirme que « la digue tient »."


def anchors_hold(text: str, extraction: Extraction) -> bool:
    """Whether every statement, cue and mention reads back its own words."""
    said, named = extraction.statements, extraction.mentions
    anchors = [one.anchor for one in said] + [one.anchor for one in named]
    anchors += [one.cue for one in said if one.cue is not None]
    return all(text[anchor.start : anchor.end] == anchor.exact != "" for anchor in anchors)


@pytest.mark.parametrize(
    "odd",
    [
        "« " * 500 + "non" + " »" * 500,
        '"' * 999,
        "“a ‘b “c ‘d " * 100,
        "a" * 20_000,
        "oui " * 1000,
        "Il a dit « oui " * 300,
        "هذا نص باللغة العربية قال الوزير إن السد صامد. ",
        "市長は「堤防は持ちこたえる」と述べた。" * 5,
        "\u202eLe maire a dit non.\u202c",
        "L\u200ba m\u200da\u00adi\ufeffr\u2060e a dit que non.",
        "Le pre\u0301fet a de\u0301clare\u0301 que l'e\u0301tat e\u0301tait su\u0302r.",
        "\x00\x07\x1b[31mLe maire\x0b\x0c a dit\x85 que non.\u2028\u2029",
        "\U0001f469\u200d\U0001f469\u200d\U0001f467 \ud7ff \U000e0041 𝕃𝕖 𝕞𝕒𝕚𝕣𝕖",
        "— \n— \n— C'est ce qu'a déclaré X. —",
        ": : : « » “ ” ‘ ’ << >> ‹ ›",
    ],
)
def test_odd_text_neither_fails_nor_hides_what_stands_beside_it(odd: str) -> None:
    text = f"{odd}\n\n{SAYS}"
    extraction = extract(article(text))
    assert anchors_hold(text, extraction)
    assert "la digue tient" in [one.anchor.exact for one in extraction.statements]


def test_an_article_in_a_third_language_is_kept_and_said_to_be_unread() -> None:
    extraction = extract(article("Der Bürgermeister sagte, der Deich halte.", language="de"))
    assert extraction.language is None
    assert extraction.degraded
    assert extraction.statements == ()


def test_time_to_pair_quotation_marks_grows_with_the_text() -> None:
    def seconds(count: int) -> float:
        text = "« a “b « c ‘d ” e \n\n" * count
        blocks = [(at * 20, at * 20 + 18) for at in range(count)]
        begun = time.process_time()
        quotes_of(text, blocks, QuoteRules(single=True))
        return time.process_time() - begun

    assert seconds(8000) < 10 * max(seconds(2000), 0.01)
