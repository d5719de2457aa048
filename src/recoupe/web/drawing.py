"""Drawing a marked text as HTML: every word escaped, every hidden character shown."""

from collections.abc import Callable, Iterable
from html import escape

from markupsafe import Markup

from recoupe.model.visible import visible
from recoupe.web.marking import Mark, Piece


def draw(pieces: Iterable[Piece], leads_to: Callable[[Mark], tuple[str, str]]) -> Markup:
    """Draw the pieces of a text.

    A text may hold tens of thousands of marks, so this is done by hand rather than by a template:
    whatever is put in goes through `escape` here.

    Args:
        pieces: as `recoupe.web.marking.pieces` cut them.
        leads_to: for a mark that has a number, the address of its note and the words for those who
            do not see it.
    """
    return Markup("".join(_drawn(piece, leads_to) for piece in pieces))  # noqa: S704


def _drawn(piece: Piece, leads_to: Callable[[Mark], tuple[str, str]]) -> str:
    if piece.mark is None:
        return escape(visible(piece.words))
    if piece.action == "note":
        return _note(piece.mark, *leads_to(piece.mark))
    return _opened(piece.mark, piece.first) if piece.action == "open" else "</span>"


def _opened(mark: Mark, first: bool) -> str:
    """Where a mark begins, or goes on after another that it crosses."""
    own = f' id="f-{escape(mark.name)}"' if first and mark.fact is None else ""
    classes = mark.classes if first else f"{mark.classes} more"
    return f'<span class="f {escape(classes)}"{own} data-fact="{escape(mark.fact or mark.name)}">'


def _note(mark: Mark, address: str, label: str) -> str:
    return f'<a class="note" href="{escape(address)}" aria-label="{escape(label)}">{mark.number}</a>'
