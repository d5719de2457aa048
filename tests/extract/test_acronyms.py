import pytest

from recoupe.extract.acronyms import long_names
from recoupe.extract.name_line import line_of, words_of
from recoupe.extract.pack import pack_for
from recoupe.extract.tools import analyse
from tests.extract.articles import article


def found(text: str) -> list[str]:
    pack = pack_for("fr")
    line = line_of(analyse(article(text), pack))
    return [words_of(line, span) for span in long_names(line, pack.names)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("L'Observatoire des ports de Sarnie (OPS) compte 12 navires.", "Observatoire des ports de Sarnie"),
        ("La Ligue des droits humains (LDH) a protesté.", "Ligue des droits humains"),
        ("Le Front pour la libération du littoral (FLL) attend.", "Front pour la libération du littoral"),
    ],
)
def test_a_long_name_stands_before_its_acronym(text: str, name: str) -> None:
    assert found(text) == [name]


def test_letters_that_the_words_do_not_begin_define_nothing() -> None:
    assert found("Le port de Sarnie (TVA comprise) et la gare (SNCF) rouvrent.") == []
