"""Language tools from a package of spaCy models: the only module that loads them.

The models are loaded from their package's files pipe by pipe. Loading them as they come costs
seconds, nearly all of it for a tokenizer's patterns and for tables of strings that only training
needs; our own tokens and sentences make both needless.
"""

import importlib.util
import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe.errors import MissingPart
from recoupe.extract.lemmas import Lemmatizer, read_lemmas
from recoupe.extract.pieces import Piece
from recoupe.extract.syntax import NameSpan, Sentence, Token
from recoupe.extract.tokens import plain

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Documents that go through the tools together; more gained nothing on articles of 20 paragraphs.
_BATCH = 64
# Names that the models give to their labels.
_LABELS = {
    "PER": "person",
    "PERSON": "person",
    "ORG": "organisation",
    "LOC": "place",
    "GPE": "place",
    "FAC": "place",
    "NORP": "other",
    "MISC": "other",
    "EVENT": "other",
    "PRODUCT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
    "LANGUAGE": "other",
}
# Relations of the English model that Universal Dependencies name otherwise; prepositions keep
# their own place as heads there (`prep`, `pobj`).
_RELATIONS = {
    "ROOT": "root",
    "nsubjpass": "nsubj:pass",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dobj": "obj",
    "dative": "iobj",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "neg": "advmod",
}
_UNUSED = frozenset({"senter", "lemmatizer"})


class SpacyTools:
    """A loaded model: its pipeline, and the lemmas of its language."""

    def __init__(self, package: str, norms: dict[str, str]) -> None:
        """Load a model from its package's files.

        Args:
            package: that holds it.
            norms: forms that the model was trained to see as another.

        Raises:
            MissingPart: the package is not installed.
        """
        folder = _model_folder(package)
        self._norms = norms
        self._pipeline = _pipeline(folder)
        self._lemmatizer: Lemmatizer = read_lemmas(folder / "lemmatizer" / "lookups" / "lookups.bin")

    def read(self, text: str, pieces: Sequence[Piece]) -> tuple[list[Sentence], list[NameSpan]]:
        """Analyse the pieces of an article.

        Args:
            text: of the article.
            pieces: of it, in text order.

        Returns:
            Their sentences, and the names that the model proposes.
        """
        documents = [self._document(text, piece) for piece in pieces]
        sentences: list[Sentence] = []
        names: list[NameSpan] = []
        docs = self._pipeline.pipe(documents, batch_size=_BATCH)
        for piece, document in zip(pieces, docs, strict=True):
            sentences.extend(self._sentences(text, piece, document))
            names.extend(_names(piece, document))
        return sentences, names

    def _document(self, text: str, piece: Piece) -> "Doc":
        from spacy.tokens import Doc

        words = [plain(text[start:end]) for start, end in piece.spans]
        ends = [following[0] for following in piece.spans[1:]] + [piece.spans[-1][1]]
        spaces = [end < following for (_, end), following in zip(piece.spans, ends, strict=True)]
        starts = set(piece.starts)
        document = Doc(
            self._pipeline.vocab,
            words=words,
            spaces=spaces,
            sent_starts=[index in starts for index in range(len(words))],
        )
        for token in document:
            norm = self._norms.get(token.lower_)
            if norm is not None:
                token.norm_ = norm
        return document

    def _sentences(self, text: str, piece: Piece, document: "Doc") -> Iterator[Sentence]:
        bounds = [*piece.starts, len(piece.spans)]
        for first, last in itertools.pairwise(bounds):
            tokens = tuple(
                Token(
                    text=text[piece.spans[token.i][0] : piece.spans[token.i][1]],
                    start=piece.spans[token.i][0],
                    end=piece.spans[token.i][1],
                    lemma=self._lemmatizer.lemma(token.text, token.pos_),
                    tag=token.pos_,
                    morph=str(token.morph),
                    head=token.head.i - first,
                    relation=_RELATIONS.get(token.dep_, token.dep_),
                )
                for token in document[first:last]
            )
            yield Sentence(start=tokens[0].start, end=tokens[-1].end, block=piece.block, tokens=tokens)


def _names(piece: Piece, document: "Doc") -> Iterable[NameSpan]:
    for entity in document.ents:
        label = _LABELS.get(entity.label_)
        if label is not None:
            yield NameSpan(piece.spans[entity.start][0], piece.spans[entity.end - 1][1], label)


def _pipeline(folder: Path) -> "Language":
    from spacy.lang.xx import MultiLanguage
    from spacy.util import load_config

    config = load_config(folder / "config.cfg")
    config["nlp"]["lang"] = MultiLanguage.lang
    config["nlp"]["disabled"] = []
    config["nlp"]["pipeline"] = [pipe for pipe in config["nlp"]["pipeline"] if pipe not in _UNUSED]
    config["components"] = {
        pipe: settings for pipe, settings in config["components"].items() if pipe not in _UNUSED
    }
    pipeline = MultiLanguage.from_config(config)
    pipeline.vocab.from_disk(folder / "vocab", exclude=["strings"])
    for name, pipe in pipeline.pipeline:
        pipe.from_disk(folder / name, exclude=["vocab"])  # type: ignore[attr-defined]
    return pipeline


def _model_folder(name: str) -> Path:
    found = importlib.util.find_spec(name)
    if found is None or not found.submodule_search_locations:
        raise MissingPart(f"the language model {name} is not installed; install it with Recoupe's lock file")
    return next(Path(found.submodule_search_locations[0]).glob(f"{name}-*"))


@lru_cache(maxsize=4)
def spacy_tools(package: str, norms: tuple[tuple[str, str], ...]) -> SpacyTools:
    """Load a model, once a process; see `SpacyTools`."""
    return SpacyTools(package, dict(norms))
