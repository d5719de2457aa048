import pytest

from recoupe.extract.pack import pack_for
from recoupe.extract.sentences import LONGEST, sentence_starts
from recoupe.extract.tokens import plain, token_spans


def split(text: str, language: str = "fr") -> list[str]:
    pack = pack_for(language)
    spans = token_spans(plain(text), pack.tokens)
    starts = sentence_starts(text, spans, pack.sentences)
    ends = [*starts[1:], len(spans)]
    return [text[spans[first][0] : spans[last - 1][1]] for first, last in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Il a plu.", "Le fleuve monte."],
        ["« Nous partons. », a dit le maire.", "Rien d'autre."],
        ["« Nous partons.", "Nous reviendrons », a dit le maire."],
        ["« Qui a tiré ? »", "Elle a posé la question deux fois."],
        ["M. Korda et le Dr. Hassim sont venus.", "J. Ferrand aussi."],
        ["Il a déclaré : ” C'est faux. “", "Puis il est sorti."],
        ["La route est fermée !", "Les secours attendent…", "Personne ne passe."],
        ["Des vivres, de l'eau, etc.", "Le convoi part demain."],
    ],
)
def test_french_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_english_titles_and_acronyms_do_not_end_sentences() -> None:
    assert split("Mr. Marsh left the U.S. embassy. He waved.", "en") == [
        "Mr. Marsh left the U.S. embassy.",
        "He waved.",
    ]


def test_a_short_line_is_a_sentence_of_its_own() -> None:
    assert split("Situation à Tamarie\nLe calme est revenu.") == [
        "Situation à Tamarie",
        "Le calme est revenu.",
    ]


def test_text_without_a_stop_is_cut_all_the_same() -> None:
    assert len(split("mot " * (3 * LONGEST))) == 3
