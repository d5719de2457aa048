"""What is proposed without a cue in its sentence; trained weights decide what stands."""

import pytest

from recoupe.extract.attribution import Attribution
from recoupe.extract.attributions import proposed
from recoupe.extract.carried import standing_alone
from recoupe.extract.pack import pack_for
from recoupe.extract.scene import Scene, scene_of
from recoupe.extract.tools import analyse
from tests.extract.articles import article


def scene(text: str, *, titled: bool = False) -> Scene:
    pack = pack_for("fr")
    return scene_of(analyse(article(text, titled=titled), pack), pack)


def offered(text: str, how: str, *, titled: bool = False) -> list[tuple[str, str | None]]:
    """The words proposed in one way, with their sources."""
    laid = scene(text, titled=titled)
    first = proposed(laid)
    standing = [one for one in first if one.sure]
    return [
        (text[one.start : one.end], _source(text, one))
        for one in (*first, *standing_alone(laid, standing))
        if one.how == how
    ]


def _source(text: str, one: Attribution) -> str | None:
    return None if one.source is None else text[one.source.start : one.source.end]


def test_sentences_after_a_statement_may_go_on_in_its_voice() -> None:
    text = "Anna Kovel a indiqué que la digue tient. En effet, elle serait consolidée. La pluie tombe."
    assert offered(text, "carried sentence") == [
        ("elle serait consolidée", "Anna Kovel"),
        ("La pluie tombe", "Anna Kovel"),
    ]


def test_a_quotation_goes_on_after_one_whose_cue_stands_behind_it() -> None:
    text = "« La digue tient », a dit Anna Kovel. « Nous la gardons tous les jours. »"
    assert offered(text, "carried quote") == [("Nous la gardons tous les jours.", "Anna Kovel")]


@pytest.mark.parametrize(
    "text",
    [
        "La digue tient. C'est ce qu'a déclaré Anna Kovel.",
        "La digue tient. Cette annonce a été faite par Anna Kovel.",
    ],
)
def test_a_sentence_may_point_back_to_what_it_reports(text: str) -> None:
    assert ("La digue tient", "Anna Kovel") in offered(text, "pointing")


def test_items_of_a_list_are_proposed_for_who_introduces_it() -> None:
    text = "Le syndicat réclame :\n- une hausse des salaires ;\n- le retour des équipes.\nLa pluie tombe."
    found = [words for words, _ in offered(text, "listed")]
    assert found == ["une hausse des salaires", "le retour des équipes"]


def test_a_paragraph_without_marks_is_proposed_for_who_signs_it() -> None:
    text = "La mairie a réagi.\n\nJe n'ai jamais caché ces chiffres.\n\n— Anna Kovel, maire"
    assert offered(text, "signed") == [("Je n'ai jamais caché ces chiffres", "Anna Kovel")]


@pytest.mark.parametrize(
    ("title", "how"),
    [("Anna Kovel : « la digue tient »", "title before"), ("« la digue tient » (Anna Kovel)", "title after")],
)
def test_titles_name_their_source_by_a_colon_or_brackets(title: str, how: str) -> None:
    text = f"{title}\n\nLa pluie tombe sur la ville."
    assert ("la digue tient", "Anna Kovel") in offered(text, how, titled=True)
