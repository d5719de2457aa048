"""Our own light tools: tags, heads, relations and names from a small net, dictionary forms from a table."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from recoupe.extract.lemma_table import LemmaTable, load_lemmas
from recoupe.extract.parse_net import Net, Parsed, load_net
from recoupe.extract.pieces import Piece
from recoupe.extract.syntax import NameSpan, Sentence, Token
from recoupe.extract.tokens import plain

# Outside, then beginning and inside of each kind, as the net numbers them.
NAME_LABELS = ("O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place")


_VERBS = frozenset({"VERB", "AUX"})

ShownByForm = Callable[[str, str], str | None]
# Marks that the treebanks seldom show at the head of a line, where datelines have them.
_DASHES = frozenset("–—―")


class Parser:
    """The tools of a language that has a net of its own."""

    def __init__(self, net: Net, lemmas: LemmaTable, shown_by_form: ShownByForm) -> None:
        """Over what ships with the package.

        Args:
            net: tells what words are and how they hang together.
            lemmas: dictionary forms.
            shown_by_form: tells features that a verb shows beyond doubt, from form and lemma.
        """
        self._net = net
        self._shown_by_form = shown_by_form
        self._lemmas = lemmas

    def read(self, text: str, pieces: Sequence[Piece]) -> tuple[list[Sentence], list[NameSpan]]:
        """Analyse the pieces of an article.

        Args:
            text: of the article.
            pieces: of it, in text order.

        Returns:
            Their sentences, and the names that the net proposes.
        """
        places = [
            (piece.block, piece.spans[first:last])
            for piece in pieces
            for first, last in itertools.pairwise([*piece.starts, len(piece.spans)])
        ]
        forms = [[text[start:end] for start, end in spans] for _, spans in places]
        parsed = self._net.parse(forms)
        sentences = [
            Sentence(spans[0][0], spans[-1][1], block, tuple(self._tokens(words, spans, found)))
            for (block, spans), words, found in zip(places, forms, parsed, strict=True)
        ]
        names = [
            NameSpan(spans[first][0], spans[last - 1][1], kind)
            for (_, spans), found in zip(places, parsed, strict=True)
            for first, last, kind in names_in(found.names)
        ]
        return sentences, names

    def _tokens(self, forms: list[str], spans: Sequence[tuple[int, int]], found: Parsed) -> Iterator[Token]:
        net = self._net
        tagged = zip(forms, found.tags, strict=True)
        kinds = [("PUNCT", "") if form in _DASHES else net.tags[number] for form, number in tagged]
        words = [(plain(form), tag) for form, (tag, _) in zip(forms, kinds, strict=True)]
        parts = zip(
            forms, spans, kinds, self._lemmas.lemmas(words), found.heads, found.relations, strict=True
        )
        for form, (start, end), (tag, morph), lemma, head, relation in parts:
            shown = self._shown_by_form(form.lower(), lemma) if tag in _VERBS else None
            yield Token(form, start, end, lemma, tag, shown or morph, head, net.relations[relation])


def names_in(labels: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """First and one past the last token, and kind, of the names that labels spell out."""
    first = 0
    while first < len(labels):
        last = first + 1
        kind = NAME_LABELS[labels[first]][2:]
        if kind:
            while last < len(labels) and NAME_LABELS[labels[last]] == f"I-{kind}":
                last += 1
            yield first, last, kind
        first = last


@lru_cache(maxsize=4)
def own_tools(net: str, lemmas: str, shown_by_form: ShownByForm) -> Parser:
    """Load the tools of a language, once a process.

    Args:
        net: its file among the reference data.
        lemmas: the table of dictionary forms there.
        shown_by_form: see `Parser`.
    """
    return Parser(load_net(net), load_lemmas(lemmas), shown_by_form)
