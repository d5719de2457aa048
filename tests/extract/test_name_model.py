"""The model that corrects names: what it reads, and that it keeps to the rules of labels."""

import numpy as np

from recoupe.extract.name_model import LABELS, NameModel, best_labels, best_path, load_model, with_order
from recoupe.extract.name_signs import ROWS, shape_of, signs_of
from recoupe.extract.naming import find_named
from recoupe.extract.pack import pack_for
from recoupe.extract.tools import analyse
from tests.extract.articles import article

TEXT = (
    "À Korvina, le ministre Jean-Marie Telban a rencontré lundi le président Orlan Vastek. "
    "Le pont du Sel reste fermé, a indiqué le ministère de l'Intérieur."
)


def names_in(text: str) -> list[tuple[str, str]]:
    pack = pack_for("fr")
    analysis = analyse(article(text), pack)
    return [(text[name.start : name.end], str(name.kind)) for name in find_named(analysis, pack)]


def test_shapes_tell_capitals_from_small_letters_and_digits() -> None:
    assert shape_of("Korvina") == "Xxx"
    assert shape_of("OTSC") == "XX"
    assert shape_of("12h30") == "99x99"


def test_an_inside_never_follows_another_kind() -> None:
    steps = with_order(np.zeros((len(LABELS), len(LABELS)), np.float32))
    scores = np.zeros((2, len(LABELS)), np.float32)
    scores[0, LABELS.index("B-person")] = 1
    scores[1, LABELS.index("I-place")] = 5
    path = [LABELS[label] for label in best_path(scores, steps)]
    assert path == ["B-place", "I-place"]


def test_a_sentence_without_tokens_has_no_labels() -> None:
    model = NameModel(np.zeros((ROWS, len(LABELS)), np.float32), with_order(np.zeros((7, 7), np.float32)))
    assert best_labels(model, np.empty((0, 3), np.int64)) == []


def test_every_sign_has_a_row_of_weights() -> None:
    pack = pack_for("fr")
    analysis = analyse(article(TEXT), pack)
    model = load_model("names_fr.npz")
    for signs in signs_of(analysis.sentences, analysis.names, [], pack.names):
        assert signs.min() >= 0
        assert signs.max() < len(model.weights)


def test_a_hyphen_never_parts_a_name() -> None:
    assert ("Jean-Marie Telban", "person") in names_in(TEXT)


def test_a_body_keeps_its_head() -> None:
    assert ("ministère de l'Intérieur", "organisation") in names_in(TEXT)


def test_a_common_noun_at_the_head_of_a_sentence_is_no_name() -> None:
    assert not [words for words, _ in names_in("Patience. Orlan Vastek parle.") if words == "Patience"]


def test_towns_of_several_words_bodies_and_sites_are_whole() -> None:
    found = names_in(
        "Il vit à Rio de Janeiro. Hier, le Conseil de défense de la région et Korvina-infos.net l'ont dit."
    )
    assert ("Rio de Janeiro", "place") in found
    assert ("Conseil de défense de la région", "organisation") in found
    assert ("Korvina-infos.net", "organisation") in found
