"""Who and what an article speaks of: its mentions, and the referents that they share.

Names are joined first, then the offices that stand beside them; what is left (bare offices,
pronouns) is read in text order and means whom the article spoke of last, where gender, number
and office agree. Where nothing agrees, an office is a referent of its own and a pronoun none.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from recoupe.extract.attribution import Attribution
from recoupe.extract.book import Book, Mark
from recoupe.extract.gender import tell_genders
from recoupe.extract.joined import joined
from recoupe.extract.name_parts import mended
from recoupe.extract.naming import Name, find_named
from recoupe.extract.noun_senses import tidied
from recoupe.extract.office_holders import resolve_office
from recoupe.extract.offices import Office, find_offices, states_in
from recoupe.extract.pack import Pack
from recoupe.extract.people import Card, join_names
from recoupe.extract.pronouns import is_pronoun, resolve_pronoun
from recoupe.extract.silence import Silent, part_of, speaking_before, speaking_near
from recoupe.extract.sources import Source
from recoupe.extract.speakers import speaker_of
from recoupe.extract.syntax import Analysis
from recoupe.extract.tokens import plain
from recoupe.model.anchor import anchor_at
from recoupe.model.facts import Mention, Referent
from recoupe.model.vocabulary import NameKind

# Code points from an office beyond which a name no longer stands beside it.
_FARTHEST = 200
# Code points of the longest words that are no name ("l'").
_SHORTEST = 2
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


def find_cast(
    analysis: Analysis,
    pack: Pack,
    attributions: Sequence[Attribution] = (),
    quotes: Sequence[tuple[int, int]] = (),
) -> Cast:
    """Find the mentions of an article, who or what they mean, and which of them speak.

    Args:
        analysis: of the article.
        pack: of its language.
        attributions: whose sources become mentions.
        quotes: spans of the outermost quotations, in text order.
    """
    book, speakers = read_cast(analysis, pack, attributions, quotes)
    return _cast(book, speakers)


def read_cast(
    analysis: Analysis,
    pack: Pack,
    attributions: Sequence[Attribution],
    quotes: Sequence[tuple[int, int]],
    *,
    training: bool = False,
) -> tuple[Book, dict[int, int]]:
    """Gather an article's referents in a book, with the marks that speak; training keeps every choice."""
    offices = list(find_offices(analysis, pack))
    named = find_named(analysis, pack, _likely(offices, attributions))
    names = mended(analysis, named, offices, pack.names)
    cards, chosen = join_names(analysis.article.text, names)
    book = Book(analysis.article.text, pack, cards, analysis.sentences, quotes=quotes)
    book.choices = {} if training else None
    for name, card in zip(names, chosen, strict=True):
        book.add(Mark(name.start, name.end, "name", card, name.start))
    tell_genders(book, names, chosen)
    loose = _attach_offices(book, names, chosen, offices)
    sources = {source.start: source for one in attributions if (source := _sound(book, one)) is not None}
    told = frozenset(one.source.start for one in attributions if one.source and one.form == "source")
    speakers = _read_in_order(book, loose, sources, _silent(book, attributions), told)
    _join_continuing(book, attributions, speakers)
    return book, speakers


def _says_nobody(book: Book, one: Attribution) -> bool:
    """Whether the words taken for a source name nobody of themselves: a pronoun, a letter, what is said."""
    source = _sound(book, one)
    return source is None or source.pronoun or source.end - source.start <= _SHORTEST


def _sound(book: Book, one: Attribution) -> Source | None:
    """The source of an attribution; None where it stands in what is said, where nobody can say it."""
    source = one.source
    if source is None or one.cue is None:
        return source
    cue = one.cue[0]
    if one.start <= source.start < one.end and not one.start <= cue < one.end:
        return None
    if book.is_quoted(source.start) and not book.is_quoted(cue):
        return None
    return replace(source, end=cue) if source.head < cue < source.end else source


def _silent(book: Book, attributions: Sequence[Attribution]) -> list[Silent]:
    """What is said with no words that say who."""
    return [
        Silent(
            key=one.start if one.source is None else one.source.start,
            head=one.start if one.cue is None else one.cue[0],
            end=one.end,
            cue=None if one.cue is None else one.cue[0],
        )
        for one in attributions
        if one.source is None or (one.cue is not None and _says_nobody(book, one))
    ]


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
    near: dict[int, list[tuple[Name, int]]] = defaultdict(list)
    for name, card in zip(names, chosen, strict=True):
        if name.kind in {NameKind.PERSON, NameKind.ORGANISATION}:
            near[name.block].append((name, card))
    starts = {block: [name.start for name, _ in beside] for block, beside in near.items()}
    named = list(book.marks)
    loose = []
    for office in offices:
        edges = (office.start - _FARTHEST, max(office.end, office.reach) + _FARTHEST)
        first, last = (bisect_left(starts.get(office.block, ()), edge) for edge in edges)
        window = near[office.block][first:last]
        alike = ((name, card) for name, card in window if name.kind is office.kind)
        beside = next((pair for pair in alike if _stands_beside(book, office, pair[0])), None)
        if beside is None or office.plural:
            loose.append(office)
            continue
        name, card = beside
        _give_office(book, card, office, name)
        if name.start >= office.end:
            book.add(Mark(office.start, office.end, "role", card, office.head))
    return [office for office in loose if not book.is_named(office.head, named)]


def _stands_beside(book: Book, office: Office, name: Name) -> bool:
    """Whether a name stands in an office's phrase, right after it, or right before it after a comma."""
    text, rules = book.text, book.pack.names
    if name.start <= office.head < name.end:
        return False
    if office.kind is NameKind.ORGANISATION and office.head < name.start:
        before = plain(text[office.head : name.start]).lower().replace("'", "' ").split()
        if not before or before[-1] in rules.links | rules.articles | rules.outside:
            return False
    if office.head < name.start and (name.end <= office.end or name.start < office.reach):
        before = plain(text[office.head : name.start]).lower().split()
        return not before or before[-1] not in rules.locating
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
    words = tidied(words, book.pack.names)
    entry = book.cards[card]
    if words and words not in entry.roles and office.kind is NameKind.PERSON:
        entry.roles.append(words)
    if entry.feminine is None:
        entry.feminine = office.feminine
    book.give(card, replace(office, words=words, states=states_in(words)))


def _read_in_order(
    book: Book,
    loose: list[Office],
    sources: dict[int, Source],
    silent: Sequence[Silent],
    told: frozenset[int],
) -> dict[int, int]:
    """Resolve bare offices, sources and pronouns sentence by sentence.

    Returns:
        The mark that speaks, by the start of its source, or of the content that has none.
    """
    speakers: dict[int, int] = {}
    bare, said = _by_sentence(book, loose), _by_sentence(book, list(sources.values()))
    quiet = _by_sentence(book, silent)
    for number, sentence in enumerate(book.sentences):
        spoken = said.get(number, [])
        for one in quiet.get(number, []):
            if one.cue is None:
                _note(book, speakers, one, speaking_before(book, one, number))
        for office in bare.get(number, []):
            resolve_office(
                book, office, number, is_source=any(s.start <= office.head < s.reach for s in spoken)
            )
        _read_sentence(book, number, spoken, speakers, told)
        for one in quiet.get(number, []):
            if one.cue is not None and one.key not in speakers:
                _note(book, speakers, one, speaking_near(book, one.cue, sentence, number))
    return speakers


def _note(book: Book, speakers: dict[int, int], one: Silent, speaker: int | None) -> None:
    if speaker is not None:
        speakers[one.key] = speaker
        book.remember(book.marks[speaker].card, "source", one.head, "carried")


def _read_sentence(
    book: Book, number: int, spoken: Sequence[Source], speakers: dict[int, int], told: frozenset[int]
) -> None:
    """Resolve the sources and pronouns of a sentence, and note of whom it speaks."""
    sentence = book.sentences[number]
    named = {book.marks[at].start: book.marks[at] for at in book.marks_in(number)}
    together = joined(book, number)
    for token in sentence.tokens:
        if token.start in named:
            mark = named[token.start]
            book.remember(mark.card, part_of(sentence, mark), mark.start, mark.form)
        if token.start in together:
            book.remember(together[token.start], part_of(sentence, named[token.start]), token.start, "name")
        source = next((s for s in spoken if s.start == token.start), None)
        if source is not None:
            speaker = speaker_of(book, source, number, told=source.start in told)
            if speaker is not None:
                speakers[source.start] = speaker
                book.remember(book.marks[speaker].card, "source", source.start, book.marks[speaker].form)
        elif is_pronoun(token, book.pack):
            at = resolve_pronoun(book, token.start, token.end, number)
            if at is not None:
                book.remember(book.marks[at].card, "subject", token.start, "pronoun")


_Headed = TypeVar("_Headed", Office, Source, Silent)


def _by_sentence(book: Book, phrases: Sequence[_Headed]) -> dict[int, list[_Headed]]:
    """Group phrases by the sentence of their head."""
    grouped: dict[int, list[_Headed]] = defaultdict(list)
    for phrase in phrases:
        grouped[book.sentence_of(phrase.head)].append(phrase)
    return grouped


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
