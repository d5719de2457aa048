"""The language tools: the only module that imports spacy.

The models are loaded from their package's files pipe by pipe. Loading them as they come costs 12
to 21 s, nearly all of it for a tokenizer of 1.45 MB of patterns and for tables of strings that
only training needs; our own tokens and sentences make both needless.
"""

import importlib.util
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe.errors import MissingPart
from recoupe.extract.lemmas import Lemmatizer, read_lemmas
from recoupe.extract.pack import Pack
from recoupe.extract.sentences import sentence_starts
from recoupe.extract.syntax import Analysis, NameSpan, Sentence, Token
from recoupe.extract.tokens import plain, token_spans
from recoupe.model.article import BODY_KINDS, Article, Block, BlockKind

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

READ_KINDS = BODY_KINDS | {BlockKind.TITLE}

# Tokens a document of the tools holds at most: their memory grows with it.
_LARGEST = 2_000
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


@dataclass(frozen=True, slots=True)
class _Piece:
    """Tokens of one block that the tools read together."""

    block: int
    spans: Sequence[tuple[int, int]]
    starts: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Model:
    """A loaded model: the pipeline, the lemmas of its language, and words for its numbers so far."""

    pipeline: "Language"
    lemmatizer: Lemmatizer
    words: dict[tuple[int, int, int], tuple[str, str, str]] = field(default_factory=dict)


def analyse(article: Article, pack: Pack) -> Analysis:
    """Cut an article into sentences of tokens, block by block.

    Args:
        article: read by `read`; furniture and captions are left out.
        pack: of its language.

    Returns:
        Its sentences, with the names that the tools propose.

    Raises:
        MissingPart: the model of the pack is not installed.
    """
    model = _model(pack.model)
    pieces = [
        piece
        for index, block in enumerate(article.blocks)
        if block.kind in READ_KINDS
        for piece in _pieces(article, index, block, pack)
    ]
    documents = [_document(model, article.text, piece, pack) for piece in pieces]
    docs = model.pipeline.pipe(documents, batch_size=_BATCH)
    sentences: list[Sentence] = []
    names: list[NameSpan] = []
    for piece, document in zip(pieces, docs, strict=True):
        sentences.extend(_sentences(article.text, piece, document, model))
        names.extend(_names(piece, document))
    return Analysis(article=article, sentences=tuple(sentences), names=tuple(names))


def _pieces(article: Article, index: int, block: Block, pack: Pack) -> Iterator[_Piece]:
    words = article.words_of(block)
    spans = token_spans(plain(words), pack.tokens)
    starts = sentence_starts(words, spans, pack.sentences)
    shifted = [(start + block.start, end + block.start) for start, end in spans]
    for first, last in _portions(starts, len(spans)):
        inside = [start - first for start in starts if first <= start < last]
        yield _Piece(block=index, spans=shifted[first:last], starts=inside)


def _portions(starts: Sequence[int], count: int) -> Iterator[tuple[int, int]]:
    """Group whole sentences into portions that the tools can hold."""
    first = 0
    for start in starts[1:]:
        if start - first > _LARGEST:
            yield first, start
            first = start
    if count:
        yield first, count


def _document(model: _Model, text: str, piece: _Piece, pack: Pack) -> "Doc":
    from spacy.tokens import Doc

    words = [plain(text[start:end]) for start, end in piece.spans]
    ends = [following[0] for following in piece.spans[1:]] + [piece.spans[-1][1]]
    spaces = [end < following for (_, end), following in zip(piece.spans, ends, strict=True)]
    starts = set(piece.starts)
    document = Doc(
        model.pipeline.vocab,
        words=words,
        spaces=spaces,
        sent_starts=[index in starts for index in range(len(words))],
    )
    for token in document:
        norm = pack.tokens.norms.get(token.lower_)
        if norm is not None:
            token.norm_ = norm
    return document


def _sentences(text: str, piece: _Piece, document: "Doc", model: _Model) -> Iterator[Sentence]:
    forms = [text[start:end] for start, end in piece.spans]
    told = list(zip(forms, piece.spans, _told(document, model), strict=True))
    bounds = [*piece.starts, len(piece.spans)]
    for first, last in itertools.pairwise(bounds):
        tokens = tuple(
            Token(form, start, end, lemma, tag, morph, head - first, relation)
            for form, (start, end), (lemma, tag, morph, head, relation) in told[first:last]
        )
        yield Sentence(start=tokens[0].start, end=tokens[-1].end, block=piece.block, tokens=tokens)


def _told(document: "Doc", model: _Model) -> Iterator[tuple[str, str, str, int, str]]:
    """Lemma, tag, features, head and relation of each token.

    A column of numbers at once costs a quarter of asking token by token; the words for them are
    looked up once each.
    """
    from spacy.attrs import DEP, HEAD, MORPH, POS

    words = model.words
    table = document.to_array([POS, MORPH, DEP, HEAD])
    heads = table[:, 3].astype("int64").tolist()
    for index, (pos, morph, relation, _) in enumerate(table.tolist()):
        if (pos, morph, relation) not in words:
            token = document[index]
            told = _RELATIONS.get(token.dep_, token.dep_)
            words[pos, morph, relation] = token.pos_, str(token.morph), told
        tag, features, name = words[pos, morph, relation]
        lemma = model.lemmatizer.lemma(document[index].text, tag)
        yield lemma, tag, features, index + heads[index], name


def _names(piece: _Piece, document: "Doc") -> Iterable[NameSpan]:
    for entity in document.ents:
        label = _LABELS.get(entity.label_)
        if label is not None:
            yield NameSpan(piece.spans[entity.start][0], piece.spans[entity.end - 1][1], label)


@lru_cache(maxsize=4)
def _model(package: str) -> _Model:
    """Load a model once a process, from its package's files."""
    folder = _model_folder(package)
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
    lemmas = read_lemmas(folder / "lemmatizer" / "lookups" / "lookups.bin")
    return _Model(pipeline=pipeline, lemmatizer=lemmas)


def _model_folder(name: str) -> Path:
    found = importlib.util.find_spec(name)
    if found is None or not found.submodule_search_locations:
        raise MissingPart(f"the language model {name} is not installed; install it with Recoupe's lock file")
    return next(Path(found.submodule_search_locations[0]).glob(f"{name}-*"))
