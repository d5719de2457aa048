"""What our own French tools make of invented sentences."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.extract.pack import pack_for
from recoupe.extract.syntax import Sentence
from recoupe.extract.tools import analyse
from recoupe.extract.tree import subject_of
from tests.extract.articles import article


def parsed(text: str) -> tuple[Sentence, ...]:
    return analyse(article(text), pack_for("fr")).sentences


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("« Nous partirons demain », a déclaré le sénateur Jean Dorval à la presse.", "déclaré", "sénateur"),
        ("« Nous partirons demain, a-t-il ajouté, et nous gagnerons. »", "ajouté", "-il"),
        ("Le pont sera rouvert mardi, explique la ministre.", "explique", "ministre"),
        ("« Le pont est sûr », affirment des sources, « et il le restera ».", "affirment", "sources"),
        ("“Le pont est sûr”, assure-t-elle.", "assure", "-elle"),
        ("La préfète a indiqué que le pont était fermé.", "indiqué", "préfète"),
    ],
)
def test_a_reporting_verb_has_its_subject(text: str, verb: str, subject: str) -> None:
    (sentence,) = parsed(text)
    index = next(i for i, token in enumerate(sentence.tokens) if token.text == verb)
    found = subject_of(sentence, index)
    assert found is not None
    assert sentence.tokens[found].text == subject


def test_tokens_have_their_part_features_and_dictionary_form() -> None:
    (sentence,) = parsed("Les manifestants seraient arrivés à Orvelle.")
    verb, place = sentence.tokens[2], sentence.tokens[-2]
    assert (verb.tag, verb.lemma) == ("AUX", "être")
    assert "Mood=Cnd" in verb.morph
    assert sentence.tokens[1].lemma == "manifestant"
    assert (place.tag, place.lemma) == ("PROPN", "Orvelle")


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("aé'’\"“”«» .,-–\u00a05%()É\u0301م記\x00\n"), max_size=80))
def test_whatever_the_text_each_sentence_is_a_tree(text: str) -> None:
    for sentence in parsed(f"Oui.{text}"):
        tokens = sentence.tokens
        roots = [index for index, token in enumerate(tokens) if token.head == index]
        assert len(roots) == 1
        assert tokens[roots[0]].relation == "root"
        assert all(0 <= token.head < len(tokens) for token in tokens)


def test_a_text_is_read_alike_alone_and_among_others() -> None:
    alone = parsed("Le maire a fermé le pont.")[0]
    among = parsed("Oui.\n\nLe maire a fermé le pont.\n\nLes habitants attendaient depuis lundi soir.")[1]
    assert [t.head for t in alone.tokens] == [t.head for t in among.tokens]
    assert [t.relation for t in alone.tokens] == [t.relation for t in among.tokens]


def test_french_needs_no_spacy() -> None:
    code = (
        "import sys; from recoupe.extract.pack import pack_for; pack_for('fr').tools();"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
