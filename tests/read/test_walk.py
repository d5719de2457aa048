import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.errors import UnreadableFile
from recoupe.read.page import parse_page
from recoupe.read.walk import Passage, walk


def blocks(markup: str) -> list[str]:
    return [passage.text for passage in walk(parse_page(markup).root)]


def found_again(markup: str) -> bool:
    root = parse_page(markup).root
    return all(reads_back(root, passage) for passage in walk(root))


def reads_back(root: object, passage: Passage) -> bool:
    for part in passage.parts:
        nodes = root.xpath(part.path)  # type: ignore[attr-defined]
        words = nodes[0][part.start : part.end]
        if len(nodes) != 1 or words != passage.text[part.at : part.at + len(words)]:
            return False
    return True


def test_inline_elements_stay_in_their_block() -> None:
    assert blocks("<p>Le <b>préfet</b> a <a href=x>dit</a> non.</p><p>Fin.") == [
        "Le préfet a dit non.",
        "Fin.",
    ]


def test_text_before_between_and_after_blocks_is_kept_in_order() -> None:
    assert blocks("<div>un<p>deux</p>trois<ul><li>quatre<li>cinq</ul>six</div>") == [
        *("un", "deux", "trois", "quatre", "cinq", "six")
    ]


def test_white_space_inside_a_block_is_not_normalised() -> None:
    assert blocks("<p>  a\n   b\u00a0c </p>") == ["a\n   b\u00a0c"]


def test_one_line_break_stays_in_the_block_and_two_end_it() -> None:
    assert blocks("<p>un<br>deux<br> <br/>trois") == ["un\ndeux", "trois"]


def test_tables_captions_and_buttons_are_blocks_of_their_own() -> None:
    page = """<figure><img alt=x><figcaption>Une place.</figcaption></figure>
    <table><tr><td>a<table><tr><td>b</table>c<td>d</table><button>Partager</button>reste"""
    assert blocks(page) == ["Une place.", "a", "b", "c", "d", "Partager", "reste"]


def test_what_is_never_seen_is_skipped() -> None:
    page = """<p>vu</p><script>a</script><style>b</style><template>c</template><noscript>d</noscript>
    <p hidden>e</p><div style="display: none">f</div><!-- g --><select><option>h</select><svg><text>i</svg>
    <dialog>j</dialog>"""
    assert blocks(page) == ["vu"]


def test_paragraphs_that_a_script_shows_later_are_kept() -> None:
    paragraph = "<p>" + "Une phrase assez longue pour un article. " * 4 + "</p>"
    assert len(blocks(f"<div hidden id=S:1>{paragraph * 3}</div>")) == 3


def test_text_for_readers_without_scripts_is_found_on_request() -> None:
    root = parse_page("<noscript><p>sans script</p></noscript>").root
    assert [passage.text for passage in walk(root, scripts=False)] == ["sans script"]


def test_text_after_the_end_of_the_page_is_kept() -> None:
    assert blocks("<html><body><p>a</p></body></html><p>b</p>") == ["a", "b"]


def test_links_are_measured() -> None:
    (passage,) = walk(parse_page("<p>voir <a href=x>ici</a> et <a href=y>là</a></p>").root)
    assert (passage.linked, passage.links) == (5, 2)


def test_comments_part_text_nodes_and_the_paths_follow() -> None:
    assert found_again("<p>a<!-- x -->b<i>c</i>d<!-- y --><br>e</p><o:p>f</o:p><p>g")


def test_deep_pages_are_named_by_number_and_found_again() -> None:
    page = (
        "<i>x</i><script>var a;</script>"
        + "<div>" * 300
        + "fond"
        + "<b>de<!-- -->puis</b>"
        + "</div>fin" * 300
    )
    root = parse_page(page).root
    assert any(part.path.startswith("/descendant") for passage in walk(root) for part in passage.parts)
    assert found_again(page)


def test_a_page_that_is_too_deep_is_cut_and_said() -> None:
    page = parse_page("<p>début</p>" + "<div>" * 5000 + "fond")
    assert [problem.code for problem in page.problems] == ["page_cut"]
    assert walk(page.root)[0].text == "début"


@pytest.mark.parametrize("markup", ["", "   ", "<!-- rien -->"])
def test_a_page_without_an_element_is_refused(markup: str) -> None:
    with pytest.raises(UnreadableFile):
        parse_page(markup)


def test_time_grows_with_the_page_and_not_faster() -> None:
    def seconds(count: int) -> float:
        root = parse_page("<div><p>a <b>b</b><br>c</p>" * count).root
        start = time.process_time()
        walk(root)
        return time.process_time() - start

    seconds(500)
    assert seconds(20_000) < 40 * max(seconds(2_000), 0.002)


TAGS = st.sampled_from(
    [
        "p",
        "div",
        "b",
        "i",
        "br",
        "table",
        "tr",
        "td",
        "ul",
        "li",
        "h1",
        "script",
        "noscript",
        "figure",
        "a",
        "o:p",
        "svg",
        "template",
    ]
)
PIECES = st.one_of(
    TAGS.map("<{}>".format),
    TAGS.map("</{}>".format),
    st.sampled_from(
        ["<!-- c -->", " ", "\n", "\x00", "&amp;", "&#0;", "<![CDATA[x]]>", "<p hidden>", "</html>", "<"]
    ),
    st.text(alphabet="abcé \u200b\u00a0😀", max_size=5),
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_whatever_the_page_every_word_is_found_again(markup: str) -> None:
    assert found_again(f"<html><body>{markup}")
