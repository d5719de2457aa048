"""Groups: people and bodies that the text names by a common noun ("la police", "des manifestants").

They are mentions like names, so that an actor or a target can point to them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe.extract.event_lexicon import EventLexicon
from recoupe.extract.folding import fold
from recoupe.extract.syntax import Analysis, Sentence
from recoupe.model.anchor import Anchor, anchor_at
from recoupe.model.facts import Event, Figure, Mention, Referent, Statement
from recoupe.model.vocabulary import NameKind


@dataclass(frozen=True, slots=True)
class Parties:
    """Whom an article speaks of, groups included.

    Attributes:
        mentions: in text order.
        referents: those given, then one for each group.
        given: how many referents were given.
    """

    mentions: tuple[Mention, ...]
    referents: tuple[Referent, ...]
    given: int


def kept_groups(parties: Parties, events: Sequence[Event]) -> tuple[Parties, tuple[Event, ...]]:
    """Leave out the groups that no event points to.

    Returns:
        the parties that stay, and the events, pointing to the mentions in their new order.
    """
    used = {index for event in events for index in (event.actor, event.target)}
    stay = [
        index
        for index, mention in enumerate(parties.mentions)
        if mention.referent < parties.given or index in used
    ]
    meant = sorted({parties.mentions[index].referent for index in stay} - set(range(parties.given)))
    renamed = {
        **{i: i for i in range(parties.given)},
        **{old: parties.given + i for i, old in enumerate(meant)},
    }
    moved = {old: new for new, old in enumerate(stay)}
    mentions = tuple(
        replace(mention, referent=renamed[mention.referent])
        for mention in (parties.mentions[index] for index in stay)
    )
    referents = (*parties.referents[: parties.given], *(parties.referents[old] for old in meant))
    return Parties(mentions, referents, parties.given), tuple(_moved(event, moved) for event in events)


def _moved(event: Event, moved: Mapping[int, int]) -> Event:
    """An event that points to the mentions in their new order."""
    return replace(
        event,
        place=None if event.place is None else moved[event.place],
        actor=None if event.actor is None else moved[event.actor],
        target=None if event.target is None else moved[event.target],
    )


def mentions_moved(old: Sequence[Mention], new: Sequence[Mention]) -> tuple[int, ...]:
    """Where each mention of an article stands among more mentions of it."""
    at = {(mention.anchor.start, mention.anchor.end, mention.referent): i for i, mention in enumerate(new)}
    return tuple(at[mention.anchor.start, mention.anchor.end, mention.referent] for mention in old)


def statement_moved(statement: Statement, moved: Sequence[int]) -> Statement:
    """A statement that points to its speaker and relays in the new order."""
    return replace(
        statement,
        speaker=None if statement.speaker is None else moved[statement.speaker],
        relays=tuple(moved[at] for at in statement.relays),
    )


def figure_moved(figure: Figure, moved: Sequence[int]) -> Figure:
    """A figure that points to its place and source in the new order."""
    return replace(
        figure,
        where=None if figure.where is None else moved[figure.where],
        according_to=None if figure.according_to is None else moved[figure.according_to],
    )


def with_groups(
    analysis: Analysis, lexicon: EventLexicon, mentions: Sequence[Mention], referents: Sequence[Referent]
) -> Parties:
    """Add the groups that no mention covers yet; the same words mean the same group.

    Args:
        analysis: the article with its sentences.
        lexicon: gives the nouns for people and bodies.
        mentions: what was found so far, in text order.
        referents: whom those mean.
    """
    text = analysis.article.text
    folded = fold(text)
    covered = bytearray(len(text))
    for mention in mentions:
        covered[mention.anchor.start : mention.anchor.end] = b"\1" * len(mention.anchor.exact)
    known = list(referents)
    by_words: dict[str, int] = {}
    added: list[Mention] = []
    for sentence in analysis.sentences:
        for anchor in _groups_in(text, folded, sentence, lexicon, covered):
            words = folded[anchor.start : anchor.end]
            if words not in by_words:
                by_words[words] = len(known)
                known.append(Referent(NameKind.GROUP, anchor.exact, (), (), named=False))
            added.append(Mention(anchor, NameKind.GROUP, "description", by_words[words]))
    ordered = sorted([*mentions, *added], key=lambda mention: (mention.anchor.start, mention.anchor.end))
    return Parties(tuple(ordered), tuple(known), len(referents))


def _groups_in(
    text: str, folded: str, sentence: Sentence, lexicon: EventLexicon, covered: bytearray
) -> list[Anchor]:
    """The group nouns of a sentence, each with the adjectives after it."""
    starts = {token.start: index for index, token in enumerate(sentence.tokens)}
    found = []
    for match in lexicon.people.finditer(folded, sentence.start, sentence.end):
        start, end = match.span()
        while start not in starts and start < end:
            start += 1
        if start == end or any(covered[start:end]):
            continue
        index = starts[start]
        if sentence.tokens[index].tag == "DET" and index + 1 < len(sentence.tokens):
            index += 1
            start = sentence.tokens[index].start
        if sentence.tokens[index].tag not in {"NOUN", "PROPN"} or start >= end:
            continue
        last = next((i for i in range(index, len(sentence.tokens)) if sentence.tokens[i].end >= end), index)
        while last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].tag == "ADJ":
            last += 1
        anchor = anchor_at(text, start, sentence.tokens[last].end)
        if not any(covered[anchor.start : anchor.end]):
            found.append(anchor)
    return found
