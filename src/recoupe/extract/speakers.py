"""Who speaks: the mention that a source's words stand for."""

from dataclasses import replace

from recoupe.extract.antecedents import DESCRIPTION, Anaphor, antecedent
from recoupe.extract.book import Book, Mark
from recoupe.extract.name_rules import NameRules
from recoupe.extract.noun_senses import is_denied, speaking_kind, tidied
from recoupe.extract.office_holders import taken_up
from recoupe.extract.offices import office_at, states_in
from recoupe.extract.people import Card
from recoupe.extract.pronouns import resolve_latter, resolve_pronoun
from recoupe.extract.sources import Source
from recoupe.extract.syntax import Token
from recoupe.extract.tokens import plain, word_of
from recoupe.model.vocabulary import NameKind
from recoupe.reference.states import state_of_demonym

# Letters of the shortest acronym that names a body.
_ACRONYM = 3
# Letters of the shortest word that can say who speaks, and words of the longest unseen name.
_SHORTEST, _LONGEST = 2, 3


def speaker_of(book: Book, source: Source, sentence: int, *, told: bool) -> int | None:
    """The mark of a source: a name in it, an office, what its pronoun means, or its own words.

    Args:
        book: of the article.
        source: the words.
        sentence: index of theirs.
        told: whether a preposition says that they are a source ("selon"), whatever they are.

    Returns:
        None where they mean nobody.
    """
    words, rules = plain(book.text[source.start : source.end]).lower(), book.pack.names
    named = [at for at in book.marks_in(sentence) if book.marks[at].form == "name"]
    over = next((at for at in named if book.marks[at].start <= source.head < book.marks[at].end), None)
    titled = next((at for at in named if _is_titled(book, source, at)), None)
    if over is not None or titled is not None:
        return titled if over is None else over
    if words in rules.latter:
        return resolve_latter(book, source.start, source.end, sentence)
    if words in rules.singular | rules.plural:
        return resolve_pronoun(book, source.start, source.end, sentence)
    if source.pronoun:
        return None
    near = book.marks_in(sentence)
    covering = [at for at in near if book.marks[at].start <= source.head < book.marks[at].end]
    author = _author(book, source, near)
    if author is not None:
        return author
    office = next((at for at in covering if book.marks[at].form != "name"), None)
    beside = _beside(book, source, near, office) if office is not None or _is_human(book, source) else None
    if beside is not None:
        return beside
    if office is not None:
        return office
    back = _pointed_back(book, source, sentence)
    return back if back is not None else _described(book, source, sentence, told=told)


def _is_titled(book: Book, source: Source, at: int) -> bool:
    """Whether a source is a name with nothing but titles before it ("M. Untel")."""
    mark, rules = book.marks[at], book.pack.names
    before = plain(book.text[source.start : mark.start]).lower().split()
    inside = source.start < mark.start < source.end and _is_person(book, at)
    return inside and bool(before) and all(word in rules.titles for word in before)


def _beside(book: Book, source: Source, near: list[int], office: int | None) -> int | None:
    """The name in apposition to a source: after it ("le maire, X"), or before it ("X, maire de Y,")."""
    for at in near:
        mark = book.marks[at]
        if mark.form != "name" or not (
            _is_person(book, at) if office is None else _same_kind(book, at, office)
        ):
            continue
        inside = source.start <= mark.start < (source.reach if _is_person(book, at) else source.end)
        if inside and not governed(book, source.head, mark.start) and not _possesses(book, mark):
            return at
        between = plain(book.text[mark.end : source.start]).strip()
        if mark.end <= source.start and between in {",", "(", "-", "–", "—"} and _is_person(book, at):
            return at
    return None


def _possesses(book: Book, mark: Mark) -> bool:
    """Whether a name only says whose somebody is ("Marsh's lawyer")."""
    return plain(book.text[mark.end : mark.end + 2]) == "'s"


def _is_human(book: Book, source: Source) -> bool:
    """Whether the head of a source is a noun for one person."""
    sentence = book.sentences[book.sentence_of(source.head)]
    head = next((token for token in sentence.tokens if token.start == source.head), None)
    return head is not None and _kind_told(head, book.pack.names, plural=False) is NameKind.PERSON


def _same_kind(book: Book, at: int, other: int) -> bool:
    """Whether two mentions are of one kind, one in the singular."""
    one, two = book.cards[book.marks[at].card], book.cards[book.marks[other].card]
    return one.kind is two.kind and not two.plural


def _author(book: Book, source: Source, near: list[int]) -> int | None:
    """Whom a document speaks for, where its phrase names them ("un sondage BVA", "le communiqué de X")."""
    rules = book.pack.names
    head = plain(book.text[source.head : source.end]).lower().split()
    if not head or head[0] not in rules.documents | rules.source_nouns:
        return None
    for at in sorted(near, key=lambda at: book.marks[at].start):
        mark = book.marks[at]
        if source.start <= mark.start < mark.end <= source.head and _makes(book, mark, source):
            return at
        if mark.start <= source.head or book.cards[mark.card].kind is NameKind.PLACE:
            continue
        between = plain(book.text[source.head : mark.start]).lower().replace("'", "' ").split()[1:]
        if all(word in rules.articles | rules.authors for word in between):
            return at
        if mark.start < source.end and _by(between, rules):
            return at
    return _initials(book, source)


def _makes(book: Book, mark: Mark, source: Source) -> bool:
    """Whether a name or body stands right before a document, as its maker ("a police statement")."""
    between = plain(book.text[mark.end : source.head]).strip()
    return between in {"", "'s", "'"} and book.cards[mark.card].kind is not NameKind.PLACE


def _by(between: list[str], rules: NameRules) -> bool:
    """Whether words before a name end in "by" ("publié hier par l'")."""
    ends = [word for word in between[-2:] if word not in rules.articles]
    return bool(ends) and ends[-1] in rules.by


def _initials(book: Book, source: Source) -> int | None:
    """The body whose acronym stands right after a document ("un sondage BVA"), made known."""
    tokens = book.sentences[book.sentence_of(source.head)].tokens
    index = next((at for at, token in enumerate(tokens) if token.start == source.head), len(tokens)) + 1
    if index >= len(tokens) or len(tokens[index].text) < _ACRONYM or not tokens[index].text.isupper():
        return None
    token = tokens[index]
    book.cards.append(Card(kind=NameKind.ORGANISATION, names=[token.text]))
    return book.add(Mark(token.start, token.end, "name", len(book.cards) - 1, token.start))


def governed(book: Book, head: int, start: int) -> bool:
    """Whether a preposition stands before a name in a phrase ("l'avocat de X", "reçu par X")."""
    rules = book.pack.names
    before = plain(book.text[head:start]).lower().replace("'", "' ").split()
    return bool(before) and before[-1] in rules.links | rules.outside | rules.articles | rules.locating


def _is_person(book: Book, at: int) -> bool:
    return book.cards[book.marks[at].card].kind is NameKind.PERSON


def _pointed_back(book: Book, source: Source, sentence: int) -> int | None:
    """The last source, where the words point to it ("sa version", "la même source")."""
    words = plain(book.text[source.start : source.end]).lower().replace("'", "' ").split()
    rules = book.pack.names
    own = bool(words) and words[0] in rules.possessives and any(word in rules.source_nouns for word in words)
    same = any(word in rules.same for word in words[:2]) and not rules.anonymous.isdisjoint(words)
    if not own and not same:
        return None
    card = antecedent(book, Anaphor(source.start, sentence, DESCRIPTION), lambda _: True)
    if card is None:
        return None
    return book.add(Mark(source.start, source.end, "description", card, source.head))


def _described(book: Book, source: Source, sentence: int, *, told: bool) -> int | None:
    """A mention of its own for a source that no name and no office names; None where it can be no source."""
    rules = book.pack.names
    head = next((t for t in book.sentences[sentence].tokens if t.start == source.head), None)
    words = " ".join(plain(book.text[source.start : _end_told(book, source, sentence)]).split())
    opening = words.replace("'", "' ").split()
    if head is None or not opening or is_denied([word.lower() for word in opening], rules):
        return None
    if len(opening) > 1 and opening[0].lower() in rules.articles:
        words = words[len(opening[0]) :].strip() or words
    first = next((t for t in book.sentences[sentence].tokens if t.start == source.start), head)
    if len(word_of(head.text).rstrip("'")) < _SHORTEST or first.tag in {"VERB", "AUX"}:
        return None
    name = _unseen_name(book, source, head)
    if name is not None:
        return name
    plural = "Number=Plur" in head.morph or word_of(head.text) in rules.plural
    kind = _kind_told(head, rules, plural=plural)
    if kind is None and told and word_of(head.text) not in rules.abstract:
        kind = NameKind.ORGANISATION
    words = tidied(words, rules)
    if kind is None or not words:
        return None
    taken = _taken_up(book, source, sentence, kind) if opening[0].lower() in rules.articles else None
    if taken is not None:
        return book.add(Mark(source.start, source.end, "description", taken, source.head))
    state = next(iter(sorted(states_in(words))), None)
    card = book.unnamed(
        None,
        words,
        lambda: Card(kind=kind, names=[words], named=False, plural=kind is NameKind.GROUP, state=state),
    )
    return book.add(Mark(source.start, source.end, "description", card, source.head))


def _unseen_name(book: Book, source: Source, head: Token) -> int | None:
    """A source of capitalised words alone that was not seen as a name: somebody's ("Tokaïev ajoute")."""
    words = plain(book.text[source.start : source.end]).split()
    rules = book.pack.names
    proper = head.tag == "PROPN" and len(words) <= _LONGEST
    if not proper or not all(_is_proper(word, rules) for word in words):
        return None
    name = " ".join(words)
    known = (at for at, card in enumerate(book.cards) if card.named and name in card.names)
    card = next(known, None)
    if card is None:
        book.cards.append(Card(kind=NameKind.PERSON, names=[name]))
        card = len(book.cards) - 1
    return book.add(Mark(source.start, source.end, "name", card, source.head))


def _is_proper(word: str, rules: NameRules) -> bool:
    lowered = word.lower()
    common = (
        rules.articles | rules.bodies | rules.organisations | rules.places | rules.abstract | rules.offices
    )
    return word[0].isupper() and not word.isupper() and lowered not in common and word.isalpha()


def _end_told(book: Book, source: Source, sentence: int) -> int:
    """Where a description ends: before a participle after its head ("les résultats tombés mercredi")."""
    for token in book.sentences[sentence].tokens:
        if source.head < token.start < source.end and token.tag in {"VERB", "AUX"}:
            return token.start
    return source.end


def _taken_up(book: Book, source: Source, sentence: int, kind: NameKind) -> int | None:
    """Whom a definite description that is no listed office takes up ("le Portugais")."""
    number = book.sentences[sentence]
    index = next((at for at, token in enumerate(number.tokens) if token.start == source.head), None)
    if index is None or kind is not NameKind.PERSON:
        return None
    noun = word_of(number.tokens[index].text)
    if noun in book.pack.names.one:
        return None
    office = office_at(book.text, number, index, noun, kind, book.pack.names)
    if office is None or not office.definite:
        return None
    return taken_up(book, replace(office, end=max(office.end, source.end)), sentence)


def _kind_told(head: Token, rules: NameRules, *, plural: bool) -> NameKind | None:
    """The kind of source that the head of a description shows."""
    word = word_of(head.text)
    if state_of_demonym(word) is not None and head.text[0].isupper():
        return NameKind.GROUP if plural else NameKind.PERSON
    if head.tag == "PROPN" and word not in rules.abstract:
        return NameKind.ORGANISATION
    if word in rules.some or (head.tag == "NUM" and plural):
        return NameKind.GROUP
    if head.tag not in {"NOUN", "PRON", "ADJ", "NUM", "X"}:
        return None
    if head.tag in {"PRON", "NUM", "ADJ"}:
        return NameKind.GROUP if plural else NameKind.PERSON if word in rules.one else None
    return speaking_kind(word, rules, plural=plural)
