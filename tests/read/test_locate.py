import pytest
from tests.read.captures import capture_of

from recoupe.errors import AnchorError
from recoupe.model.article import Block, BlockKind, Part
from recoupe.read.article import read_capture
from recoupe.read.locate import open_capture, words_at

PAGE = """<html><body><nav><a href=/>Accueil</a></nav><h1>La place reste fermée</h1>
<p>Le maire a dit <b>non</b>.<br>Il <!-- x -->n'a pas répondu.</p></body></html>""".encode()


def test_every_block_of_a_page_is_found_through_its_parts() -> None:
    capture = capture_of(PAGE)
    article = read_capture(capture, PAGE)
    located = open_capture(capture, PAGE)
    assert [located.words_of(block) for block in article.blocks] == [
        article.words_of(b) for b in article.blocks
    ]


def test_one_block_is_found_by_itself() -> None:
    capture = capture_of(PAGE)
    block = read_capture(capture, PAGE).blocks[2]
    assert words_at(capture, PAGE, block) == "Le maire a dit non.\nIl n'a pas répondu."


def test_plain_text_is_found_by_its_bytes() -> None:
    payload = "Le préfet a démenti.\r\n\r\nAucun blessé n'a été signalé à l'hôpital de la ville.\n".encode(
        "cp1252"
    )
    capture = capture_of(payload, media_type="text/plain", charset="windows-1252")
    article = read_capture(capture, payload)
    assert [words_at(capture, payload, block) for block in article.blocks] == [
        article.words_of(block) for block in article.blocks
    ]


@pytest.mark.parametrize("path", ["/html/body/p[9]/text()[1]", "/descendant::text()[99]", "/html/body"])
def test_a_part_that_leads_nowhere_is_an_error(path: str) -> None:
    block = Block(BlockKind.BODY, 0, 3, (Part(path, 0, 3, 0),))
    if path == "/html/body":
        block = Block(BlockKind.BODY, 0, 3, (Part("/html/body/*", 0, 3, 0),))
    with pytest.raises(AnchorError):
        words_at(capture_of(PAGE), PAGE, block)
