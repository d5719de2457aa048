"""Who and what an article speaks of: its mentions, and the referents that they share.

Names are joined first, then the offices that stand beside them; what is left (bare offices,
pronouns) is read in text order and means whom the article spoke of last, where gender, number
and office agree. Where nothing agrees, an office is a referent of its own and a pronoun none.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from recoupe.extract.attribution import Attribution
from recoupe.extract.book import Book, Mark
from recoupe.extract.naming import Name, find_named
from recoupe.extract.offices import Office, find_offices, states_in
from recoupe.extract.pack import Pack
from recoupe.extract.people import Card, join_names
from recoupe.extract.sources import Source
from recoupe.extract.syntax import Analysis, Sentence, Token
from recoupe.extract.tokens import plain, word_of
from recoupe.model.anchor import anchor_at
from recoupe.model.facts import Mention, Referent
from recoupe.model.naming import fold
from recoupe.model.vocabulary import NameKind

# How much more a source, a subject and any other mention is remembered.
_AS_SOURCE, _AS_SUBJECT, _AS_OTHER, _AS_POSSESSOR = 4.0, 2.0, 0.6, 0.2
_BETWEEN = re.compile(r"[\s,(«\"]*")


@dataclass(frozen=True, slots=True)
class Cast:
    """The mentions and referents of an article.

    Attributes:
        mentions: in text order.
        referents: in the order of their first mention.
        speakers: for each attribution with a source, by the source's start: index of its mention.
    """

    mentions: tuple[Mention, ...]
    referents: tuple[Referent, ...]
    speakers: dict[int, int]


def find_names(
    analysis: Analysis, pack: Pack, attributions: Sequence[Attribution] = ()
) -> tuple[tuple[Mention, ...], tuple[Referent, ...]]:
    """Find the mentions of an article and who or what they mean."""
    cast = find_cast(analysis, pack, attributions)
    return cast.mentions, cast.referents


def find_cast(analysis: Analysis, pack: Pack, attributions: Sequence[Attribution] = ()) -> Cast:
    """Find the mentions of an article, who or what they mean, and which of them speak.

    Args:
        analysis: of the article.
        pack: of its language.
        attributions: whose sources become mentions.
    """
    offices = list(find_offices(analysis, pack))
    names = find_named(analysis, pack, _likely(offices, attributions))
    cards, chosen = join_names(analysis.article.text, names)
    book = Book(analysis.article.text, pack, cards, analysis.sentences)
    for name, card in zip(names, chosen, strict=True):
        book.add(Mark(name.start, name.end, "name", card, name.start))
    loose = _attach_offices(book, names, chosen, offices)
    sources = {one.source.start: one.source for one in attributions if one.source is not None}
    alone = [one.start for one in attributions if one.form == "alone" and one.source is None]
    speakers = _read_in_order(book, analysis, loose, sources, alone)
    _join_continuing(book, attributions, speakers)
    return _cast(book, speakers)


def likely_people(
    analysis: Analysis, pack: Pack, attributions: Sequence[Attribution]
) -> list[tuple[int, int]]:
    """Spans where the name of a person is likely: beside an office, before a reporting verb."""
    return _likely(list(find_offices(analysis, pack)), attributions)


def _likely(offices: Sequence[Office], attributions: Sequence[Attribution]) -> list[tuple[int, int]]:
    beside = [(o.head + 1, o.reach) for o in offices if o.kind is NameKind.PERSON and not o.plural]
    heads = [(one.source.head, one.source.head + 1) for one in attributions if one.source is not None]
    return [*beside, *heads]


def _attach_offices(
    book: Book, names: Sequence[Name], chosen: Sequence[int], offices: list[Office]
) -> list[Office]:
    """Give people the offices that stand beside their names; return the offices left."""
    people: dict[int, list[tuple[Name, int]]] = defaultdict(list)
    for name, card in zip(names, chosen, strict=True):
        if name.kind is NameKind.PERSON:
            people[name.block].append((name, card))
    named = list(book.marks)
    loose = []
    for office in offices:
        beside = next(((n, c) for n, c in people[office.block] if _stands_beside(book.text, office, n)), None)
        if beside is None or office.plural or office.kind is NameKind.ORGANISATION:
            loose.append(office)
            continue
        name, card = beside
        _give_office(book, card, office, name)
        if name.start >= office.end:
            book.add(Mark(office.start, office.end, "role", card, office.head))
    return [office for office in loose if not book.is_named(office.head, named)]


def _stands_beside(text: str, office: Office, name: Name) -> bool:
    """Whether a name stands in an office's phrase, right after it, or right before it after a comma."""
    if office.head < name.start and (name.end <= office.end or name.start < office.reach):
        return True
    if 0 <= name.start - office.end <= 3:
        return (
            bool(_BETWEEN.fullmatch(text[office.end : name.start]))
            and "," not in text[office.end : name.start]
        )
    if 0 < office.start - name.end <= 3:
        after = text[office.end : office.end + 2].strip()
        return text[name.end : office.start].strip() in {",", "("} and after[:1] in {",", ".", ")", ";", ""}
    return False


def _give_office(book: Book, card: int, office: Office, name: Name) -> None:
    end = min(office.end, name.start) if name.start > office.head else office.end
    words = " ".join(plain(book.text[office.start : end]).split()).rstrip(' ,("«')
    opening = words.replace("'", "' ").split()
    if len(opening) > 1 and opening[0].lower() in book.pack.names.articles:
        words = words[len(opening[0]) :].strip()
    entry = book.cards[card]
    if words and words not in entry.roles:
        entry.roles.append(words)
    if entry.feminine is None:
        entry.feminine = office.feminine
    book.give(card, office)


def _read_in_order(
    book: Book, analysis: Analysis, loose: list[Office], sources: dict[int, Source], alone: Sequence[int]
) -> dict[int, int]:
    """Resolve bare offices, sources and pronouns sentence by sentence.

    Returns:
        The mark that speaks, by the start of its source, or of the quotation that has none.
    """
    speakers: dict[int, int] = {}
    silent = {book.sentence_of(start): start for start in alone}
    bare, said = _by_sentence(book, loose), _by_sentence(book, list(sources.values()))
    for number, sentence in enumerate(analysis.sentences):
        spoken = said.get(number, [])
        before = _speaking_before(book, silent[number], number) if number in silent else None
        if before is not None:
            speakers[silent[number]] = before
            book.remember(book.marks[before].card, _AS_SOURCE, number)
        for office in bare.get(number, []):
            _resolve_office(
                book, office, number, is_source=any(s.start <= office.head < s.reach for s in spoken)
            )
        named = {book.marks[at].start: book.marks[at] for at in book.marks_in(number)}
        for token in sentence.tokens:
            if token.start in named:
                mark = named[token.start]
                book.remember(mark.card, _weight(sentence, mark, spoken), number)
            source = next((s for s in spoken if s.start == token.start), None)
            if source is not None:
                speaker = _speaker(book, source, number)
                if speaker is not None:
                    speakers[source.start] = speaker
                    book.remember(book.marks[speaker].card, _AS_SOURCE, number)
            elif _is_pronoun(token, book.pack):
                _resolve_pronoun(book, token.start, token.end, number)
    return speakers


def _speaking_before(book: Book, start: int, sentence: int) -> int | None:
    """Who speaks in a quotation without cue: whom the sentence before is about, else who spoke last."""

    def is_person(card: int) -> bool:
        return book.cards[card].kind is NameKind.PERSON and not book.cards[card].plural

    card = book.subject_of(sentence - 1, is_person)
    if card is None:
        card = book.recalled(sentence, is_person)
    return None if card is None else book.last_mark(card, start)


_Headed = TypeVar("_Headed", Office, Source)


def _by_sentence(book: Book, phrases: Sequence[_Headed]) -> dict[int, list[_Headed]]:
    """Group phrases by the sentence of their head."""
    grouped: dict[int, list[_Headed]] = defaultdict(list)
    for phrase in phrases:
        grouped[book.sentence_of(phrase.head)].append(phrase)
    return grouped


def _weight(sentence: Sentence, mark: Mark, spoken: Sequence[Source]) -> float:
    if any(source.start <= mark.start < source.reach for source in spoken):
        return _AS_SOURCE
    outside = [t for t in sentence.tokens if mark.start <= t.start < mark.end]
    inside = {position for position, t in enumerate(sentence.tokens) if mark.start <= t.start < mark.end}
    head = next((t for t in outside if t.head not in inside), None)
    if head is None:
        return _AS_OTHER
    if head.relation.startswith(("nsubj", "root", "obl:agent")):
        return _AS_SUBJECT
    return _AS_POSSESSOR if head.relation.startswith("nmod") else _AS_OTHER


def _resolve_office(book: Book, office: Office, sentence: int, *, is_source: bool) -> None:
    """Give an office that stands alone its card: a known holder, the last person, or its own."""
    told = office.subject and office.kind is NameKind.PERSON and not office.plural
    if not office.definite and not is_source and not told:
        return
    card = _holder(book, office)
    if card is None and office.bare and office.kind is NameKind.PERSON and office.definite:
        card = book.recalled(sentence, lambda entry: _may_hold(book, entry, office))
    if card is None and office.bare and office.kind is NameKind.ORGANISATION:
        card = book.recalled(sentence, lambda number: _is_such_body(book.cards[number], office))
    if card is None:
        card = _own_card(book, office)
    form = "demonym" if office.states else "role" if office.definite else "description"
    book.add(Mark(office.start, office.end, form, card, office.head))


def _holder(book: Book, office: Office) -> int | None:
    """The referent that holds the same office, as the article tells."""
    for card in book.holders(office.noun):
        if any(_same_office(one, office) for one in book.offices[card]):
            return card
    return None


def _same_office(held: Office, office: Office) -> bool:
    if held.noun != office.noun or held.plural != office.plural or held.kind is not office.kind:
        return False
    if fold(held.words) == fold(office.words):
        return True
    if held.states and office.states:
        return held.states == office.states
    if (
        office.bare
        or fold(held.words).startswith(fold(office.words))
        or fold(office.words) in fold(held.words)
    ):
        return True
    return "pays" in fold(office.words).split() and bool(held.states)


def _may_hold(book: Book, card: int, office: Office) -> bool:
    entry = book.cards[card]
    held = {one.noun for one in book.offices.get(card, ())} & book.pack.names.offices
    return (
        entry.kind is NameKind.PERSON
        and entry.named
        and (not held or bool(held & _LOOSE))
        and (entry.feminine is None or office.feminine is None or entry.feminine == office.feminine)
    )


_LOOSE = frozenset(
    [
        "membre",
        "élu",
        "responsable",
        "expert",
        "experte",
        "chercheur",
        "chercheuse",
        "spécialiste",
        "member",
        "official",
        "expert",
        "researcher",
    ]
)


def _is_such_body(entry: Card, office: Office) -> bool:
    """Whether a body's name says that it is such a body ("the ministry": the Health Ministry)."""
    if entry.kind is not NameKind.ORGANISATION:
        return False
    return any(fold(office.noun) in fold(name).split() for name in entry.names)


def _own_card(book: Book, office: Office) -> int:
    card = book.unnamed(office.kind, office.words, lambda: _card_of(office))
    if office.definite:
        book.give(card, office)
    return card


def _card_of(office: Office) -> Card:
    person = office.kind is NameKind.PERSON
    return Card(
        kind=office.kind,
        names=[office.words],
        roles=[office.words] if person else [],
        feminine=office.feminine if person else None,
        plural=office.plural,
        named=False,
        state=next(iter(sorted(office.states)), None),
    )


def _speaker(book: Book, source: Source, sentence: int) -> int | None:
    """The mark of a source: a name in it, an office, what its pronoun means, or its own words."""
    if source.pronoun:
        return _resolve_pronoun(book, source.start, source.end, sentence)
    near = book.marks_in(sentence)
    inside = [at for at in near if source.start <= book.marks[at].start < source.reach]
    covering = [at for at in near if book.marks[at].start <= source.head < book.marks[at].end]
    office = next((at for at in covering if book.marks[at].form != "name"), None)
    name = next((at for at in covering if book.marks[at].form == "name"), None)
    if name is not None:
        return name
    people = [at for at in inside if book.marks[at].form == "name" and _is_person(book, at)]
    if people and (office is None or _is_person(book, office)) and not _belongs(book, source, people[-1]):
        return people[-1]
    if office is not None:
        return office
    back = _pointed_back(book, source, sentence)
    return back if back is not None else _described(book, source)


def _belongs(book: Book, source: Source, at: int) -> bool:
    """Whether a name in a source only says whose it is ("l'avocat de Jean Untel")."""
    before = plain(book.text[source.head : book.marks[at].start]).lower().replace("'", "' ").split()
    return (
        bool(before)
        and before[-1] in {"de", "d'", "du", "of"} | book.pack.names.titles
        and before[-1] in {"de", "d'", "du", "of"}
    )


def _is_person(book: Book, at: int) -> bool:
    return book.cards[book.marks[at].card].kind is NameKind.PERSON


def _pointed_back(book: Book, source: Source, sentence: int) -> int | None:
    """The last source, where the words point to it ("sa version", "la même source")."""
    words = plain(book.text[source.start : source.end]).lower().replace("'", "' ").split()
    rules = book.pack.names
    own = bool(words) and words[0] in rules.possessives and any(word in rules.source_nouns for word in words)
    if not own and not any(word in rules.same for word in words[:2]):
        return None
    card = book.recalled(sentence, lambda _: True)
    if card is None:
        return None
    return book.add(Mark(source.start, source.end, "description", card, source.head))


def _described(book: Book, source: Source) -> int:
    """A mention of its own for a source that no name and no office names."""
    words = " ".join(plain(book.text[source.start : source.end]).split())
    opening = words.replace("'", "' ").split()
    if len(opening) > 1 and opening[0].lower() in book.pack.names.articles:
        words = words[len(opening[0]) :].strip() or words
    kind = NameKind.GROUP if words.split()[0].endswith("s") else NameKind.ORGANISATION
    state = next(iter(sorted(states_in(words))), None)
    card = book.unnamed(
        None,
        words,
        lambda: Card(kind=kind, names=[words], named=False, plural=kind is NameKind.GROUP, state=state),
    )
    return book.add(Mark(source.start, source.end, "description", card, source.head))


def _is_pronoun(token: Token, pack: Pack) -> bool:
    """Whether a token is a subject pronoun of the third person that means somebody."""
    word = word_of(token.text)
    if word not in pack.names.singular | pack.names.plural or token.tag != "PRON":
        return False
    return token.relation.startswith("nsubj") or (word.startswith("-") and token.relation == "expl:subj")


def _resolve_pronoun(book: Book, start: int, end: int, sentence: int) -> int | None:
    word = plain(book.text[start:end]).lower()
    rules = book.pack.names
    plural, feminine = word in rules.plural, word in rules.feminine
    strict = word not in rules.neuter

    def agrees(number: int) -> bool:
        entry = book.cards[number]
        if plural:
            return entry.kind is not NameKind.PLACE and (entry.plural or entry.kind is not NameKind.PERSON)
        if entry.plural or entry.kind is NameKind.PLACE or entry.kind is NameKind.GROUP:
            return False
        if entry.kind is NameKind.PERSON:
            return strict and (entry.feminine is None or entry.feminine == feminine)
        return entry.kind is NameKind.ORGANISATION

    people = (
        book.recalled(sentence, lambda n: agrees(n) and book.cards[n].kind is NameKind.PERSON)
        if not plural
        else None
    )
    card = people if people is not None else book.recalled(sentence, agrees)
    if card is None:
        return None
    entry = book.cards[card]
    if entry.kind is NameKind.PERSON and entry.feminine is None and not plural:
        entry.feminine = feminine
    return book.add(Mark(start, end, "pronoun", card, start))


def _join_continuing(book: Book, attributions: Sequence[Attribution], speakers: dict[int, int]) -> None:
    """Join an unnamed office with the surname that goes on speaking ("Le président … Untel ajoute")."""
    last: int | None = None
    for one in attributions:
        mark = speakers.get(one.source.start) if one.source is not None else None
        card = last if mark is None else book.marks[mark].card
        if (
            last is not None
            and card is not None
            and one.continuing
            and card != last
            and _may_be(book, last, card)
        ):
            book.cards[card].roles.extend(
                role for role in book.cards[last].roles if role not in book.cards[card].roles
            )
            book.marks = [_moved(mark, last, card) for mark in book.marks]
        last = card


def _may_be(book: Book, office: int, person: int) -> bool:
    unnamed, named = book.cards[office], book.cards[person]
    return (
        not unnamed.named
        and named.named
        and unnamed.kind is named.kind is NameKind.PERSON
        and not unnamed.plural
        and not named.roles
    )


def _moved(mark: Mark, old: int, new: int) -> Mark:
    return Mark(mark.start, mark.end, mark.form, new, mark.head) if mark.card == old else mark


def _cast(book: Book, speakers: dict[int, int]) -> Cast:
    """Put marks and cards into text order as mentions and referents."""
    order = sorted(range(len(book.marks)), key=lambda at: (book.marks[at].start, book.marks[at].end, at))
    kept = list(_unique(book, order))
    place = {at: position for position, at in enumerate(kept)}
    same = {_span(book.marks[at]): position for at, position in place.items()}
    cards = list(dict.fromkeys(book.marks[at].card for at in kept))
    number = {card: position for position, card in enumerate(cards)}
    mentions = tuple(
        Mention(
            anchor=anchor_at(book.text, book.marks[at].start, book.marks[at].end),
            kind=book.cards[book.marks[at].card].kind,
            form=book.marks[at].form,
            referent=number[book.marks[at].card],
        )
        for at in kept
    )
    referents = tuple(_referent(book.cards[card]) for card in cards)
    found = {start: same[_span(book.marks[at])] for start, at in speakers.items()}
    return Cast(mentions, referents, found)


def _span(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end


def _unique(book: Book, order: Sequence[int]) -> Iterator[int]:
    """One mark for the same words; the first that was read."""
    seen: set[tuple[int, int]] = set()
    for at in order:
        if _span(book.marks[at]) not in seen:
            seen.add(_span(book.marks[at]))
            yield at


def _referent(card: Card) -> Referent:
    return Referent(
        kind=card.kind,
        name=card.name,
        names=tuple(sorted(card.names)) if card.named else (),
        roles=tuple(sorted(set(card.roles))),
        named=card.named,
    )
