"""Statements: attributions with their speaker, capacity, channel, stance and time."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from recoupe.extract.attribution import Attribution
from recoupe.extract.channels import Way, way_of
from recoupe.extract.cues import CueRules
from recoupe.extract.pack import Pack
from recoupe.extract.scene import Scene
from recoupe.extract.stances import stance_of
from recoupe.extract.syntax import Sentence
from recoupe.extract.tokens import plain
from recoupe.model.anchor import anchor_at
from recoupe.model.facts import Mention, Referent, Statement
from recoupe.model.times import Time
from recoupe.model.vocabulary import Modality, NameKind, SpeakerKind, StatementKind

_KINDS = {
    NameKind.PERSON: SpeakerKind.PERSON,
    NameKind.ORGANISATION: SpeakerKind.ORGANISATION,
    NameKind.STATE: SpeakerKind.ORGANISATION,
    NameKind.PLACE: SpeakerKind.ORGANISATION,
    NameKind.GROUP: SpeakerKind.GROUP,
}


def find_statements(
    scene: Scene,
    attributions: Sequence[Attribution],
    speakers: dict[int, int],
    mentions: Sequence[Mention],
    referents: Sequence[Referent],
    times: Sequence[Time],
    pack: Pack,
) -> tuple[Statement, ...]:
    """Turn attributions into statements, in text order.

    Args:
        scene: the article as attribution saw it.
        attributions: in text order.
        speakers: index of the mention that speaks, by the start of the attribution's source.
        mentions: of the article.
        referents: of the article.
        times: of the article.
        pack: of its language.
    """
    found: list[Statement] = []
    last: int | None = None
    for one in attributions:
        speaker = speakers.get(one.start if one.source is None else one.source.start)
        if not _can_speak(one, speaker, mentions):
            continue
        if one.form == "alone" and speaker is None:
            speaker = last
        last = speaker if speaker is not None else last
        sentence = scene.sentences[one.sentence]
        frame = _frame(scene, one, sentence)
        way = Way() if one.form == "alone" else way_of(scene, frame, one, speaker, mentions, referents)
        found.append(
            Statement(
                anchor=anchor_at(scene.text, one.start, one.end),
                kind=one.kind,
                stance=stance_of(scene, one, pack.cues),
                speaker=speaker,
                speaker_kind=None if speaker is None else _speaker_kind(mentions[speaker], referents, pack),
                role=None if speaker is None else _role(mentions[speaker], referents, one, pack),
                cue=None if one.cue is None else anchor_at(scene.text, *one.cue),
                channel=way.channel,
                relays=way.relays,
                said=_said(frame, one, times),
                within=None,
                modality=_modality(scene, one, pack.cues),
            )
        )
    return _nested(_carried_on(scene, found, mentions))


def _carried_on(scene: Scene, found: Sequence[Statement], mentions: Sequence[Mention]) -> list[Statement]:
    """Give statements that go on in a paragraph the channel by which their speaker began in it."""
    done: list[Statement] = []
    for one in found:
        last = done[-1] if done else None
        goes_on = (
            one.channel is None
            and last is not None
            and None not in (one.speaker, last.speaker, last.channel)
            and _speaker(one, mentions) == _speaker(last, mentions)
            and _block(scene, one) == _block(scene, last)
        )
        done.append(replace(one, channel=last.channel) if goes_on and last is not None else one)
    return done


def _speaker(one: Statement, mentions: Sequence[Mention]) -> int | None:
    return None if one.speaker is None else mentions[one.speaker].referent


def _block(scene: Scene, one: Statement) -> int | None:
    at = scene.sentence_at(one.anchor.start)
    return None if at is None else scene.sentences[at].block


def _can_speak(one: Attribution, speaker: int | None, mentions: Sequence[Mention]) -> bool:
    """Whether what a verb has for its subject can say something.

    A verb with an object or an infinitive reports only what people and bodies do: "the meeting
    promises a change" reports nothing.
    """
    if one.form != "phrase":
        return True
    return speaker is not None and mentions[speaker].form != "description"


def _frame(scene: Scene, one: Attribution, sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """The parts of the cue's sentence that stand outside the content."""
    parts = ((sentence.start, min(one.start, sentence.end)), (max(one.end, sentence.start), sentence.end))
    return tuple((start, end) for start, end in parts if start < end and scene.text[start:end].strip())


def _speaker_kind(mention: Mention, referents: Sequence[Referent], pack: Pack) -> SpeakerKind:
    referent = referents[mention.referent]
    if referent.named:
        return _KINDS[referent.kind]
    words = plain(referent.name).lower().split()
    if any(word in pack.names.anonymous for word in words[:3]):
        return SpeakerKind.ANONYMOUS
    return SpeakerKind.ROLE if referent.kind is NameKind.PERSON else _KINDS[referent.kind]


def _role(mention: Mention, referents: Sequence[Referent], one: Attribution, pack: Pack) -> str | None:
    """The capacity that stands nearest to the cue, else the first that the article gives."""
    referent = referents[mention.referent]
    if mention.form in {"role", "demonym"} and referent.kind is NameKind.PERSON:
        return _undetermined(mention.anchor.exact, pack)
    return referent.roles[0] if referent.roles and one.source is not None else None


def _undetermined(words: str, pack: Pack) -> str:
    """Words on one line, without the article or possessive before them."""
    parts = plain(" ".join(words.split())).replace("'", "' ").split(maxsplit=1)
    if len(parts) < 2 or parts[0].lower() not in pack.names.articles | pack.names.possessives:
        return " ".join(words.split())
    return " ".join(words.split())[len(parts[0]) :].strip()


def _said(frame: tuple[tuple[int, int], ...], one: Attribution, times: Sequence[Time]) -> int | None:
    """The time in the reporting clause, the nearest to the cue."""
    if one.cue is None:
        return None
    cue = one.cue[0]
    inside = [
        at
        for start, end in frame
        for at in range(
            *(bisect_left(times, edge, key=lambda time: time.anchor.start) for edge in (start, end))
        )
        if times[at].anchor.end <= end
    ]
    return min(inside, key=lambda at: abs(times[at].anchor.start - cue), default=None)


def _modality(scene: Scene, one: Attribution, rules: CueRules) -> Modality:
    """Conditional where the outlet keeps its distance; in a quotation the form is the speaker's own."""
    if one.kind is StatementKind.DIRECT:
        return Modality.REPORTED
    cue = scene.sentences[one.sentence]
    if rules.distance is not None and rules.distance.search(scene.plain, cue.start, cue.end):
        return Modality.CONDITIONAL
    if not rules.conditional:
        return Modality.REPORTED
    sentences = scene.sentences_in(one.start, one.end)
    kept = (
        token
        for sentence in sentences
        for token in sentence.tokens
        if one.start <= token.start < one.end and rules.conditional in token.morph
    )
    return Modality.CONDITIONAL if any(True for _ in kept) else Modality.REPORTED


def _nested(found: Sequence[Statement]) -> tuple[Statement, ...]:
    """Point each statement to the smallest one that holds it; they come in order of start, longest first."""
    placed: list[Statement] = []
    around: list[int] = []
    for at, one in enumerate(found):
        while around and not found[around[-1]].anchor.holds(one.anchor):
            around.pop()
        placed.append(replace(one, within=around[-1]) if around else one)
        around.append(at)
    return tuple(placed)
