"""Support: how many independent origins stand for a claim. Independence needs positive evidence."""

from collections.abc import Mapping

from recoupe.compare.drafts import Draft
from recoupe.compare.kinds import RARE
from recoupe.compare.linked import Linked
from recoupe.compare.matters import OF_PEOPLE, Matter
from recoupe.compare.provenance import SHOWN, Provenance
from recoupe.model.comparison import Reading
from recoupe.model.reason import FactRef, Reason
from recoupe.model.vocabulary import EventType, FigureKind, OriginKind, SpeakerKind, Stance, Support

Pair = tuple[Matter, Provenance]


def support_of(
    draft: Draft, readings: Mapping[str, Reading], linked: Linked
) -> tuple[Support, tuple[Reason, ...]]:
    """Say how a claim is supported, with the reasons.

    Several needs two distinct named sources or own reporting of two outlets; articles that carry
    the same words, captures of one page, and an organisation with whoever speaks for it count
    once. Accounts whose origin is not stated establish nothing between them; beside one agency or
    outlet they leave open whether they are its echo; beside a speaker's own words they change nothing.
    """
    pairs = [
        (matter, provenance)
        for matter, provenance in zip(draft.matters, draft.provenances, strict=True)
        if matter.supports
    ]
    if not pairs:
        return Support.NONE, (_nobody(draft),)
    shown = _by_origin(pairs, SHOWN)
    outlets = len({readings[matter.ref.article].url or matter.ref.article for matter, _ in pairs})
    others = {matter.ref.article for matter, one in pairs if one.origin.kind not in SHOWN}
    reasons = tuple(_origin_reason(rows, outlets) for _, rows in sorted(shown.items()))
    if others and shown:
        reasons += (Reason("support.others_not_stated", (("outlets", str(len(others))),)),)
    if len(_independent(shown, linked)) > 1:
        return Support.SEVERAL, reasons
    if shown and (not others or OriginKind.SPEAKER in {rows[0][1].origin.kind for rows in shown.values()}):
        return Support.ONE, reasons
    if shown:
        return Support.NOT_ESTABLISHED, reasons
    return _without_source(pairs, outlets)


def _by_origin(pairs: list[Pair], kinds: set[OriginKind]) -> dict[str, list[Pair]]:
    """The accounts by origin, of the kinds given."""
    found: dict[str, list[Pair]] = {}
    for pair in pairs:
        if pair[1].origin.kind in kinds:
            found.setdefault(pair[1].origin.id, []).append(pair)
    return found


def _independent(shown: Mapping[str, list[Pair]], linked: Linked) -> list[str]:
    """The origins that are distinct and named; sources without a name may all be one."""
    named = sorted(key for key, rows in shown.items() if _is_named(rows[0]))
    if not named:
        return sorted(shown)[:1]
    distinct: list[str] = []
    for key in named:
        if not any(_not_distinct(shown[key], shown[other], linked) for other in distinct):
            distinct.append(key)
    return distinct


def _not_distinct(a: list[Pair], b: list[Pair], linked: Linked) -> bool:
    """Whether nothing shows that two origins are two.

    They are one where one speaks for the other, where one translates the other, where an agency or a medium
    only carries what the other says, and where their accounts have nothing in common but their kind.
    """
    if _one_party(a[0][0], b[0][0], linked) or _translated_from(a, b) or _translated_from(b, a):
        return True
    return _carries(a, b) or _carries(b, a) or not any(_tied(x, y) for x, _ in a for y, _ in b)


def _carries(a: list[Pair], b: list[Pair]) -> bool:
    """Whether an agency or medium may only carry the other origin.

    It may have from a speaker whatever it does not say whence it has; beside own reporting it carries what
    it is credited with only in articles that give that too.
    """
    kind = b[0][1].origin.kind
    if a[0][1].origin.kind is not OriginKind.CREDITED or kind is OriginKind.CREDITED:
        return False
    if kind is OriginKind.SPEAKER:
        return True
    return {matter.ref.article for matter, _ in a} <= {matter.ref.article for matter, _ in b}


def _tied(a: Matter, b: Matter) -> bool:
    """Whether two accounts have something in common that only one happening has.

    A party or a place; a day alone only for what a crisis rarely has twice. Two counts share the number and
    whom it counts already: enough for people, and for other things where both name them. Words for the
    events and statements are shown by name and need none of it.
    """
    if a.about == "event":
        parties = {a.actor, a.target} & {b.actor, b.target} - {None}
        rare = EventType(a.type) in RARE and bool(set(a.days.each()) & set(b.days.each()))
        return rare or bool(parties) or (a.place is not None and a.place == b.place)
    if a.about == "figure":
        return FigureKind(a.type) in OF_PEOPLE or bool(a.counted and b.counted)
    return True


def _translated_from(a: list[Pair], b: list[Pair]) -> bool:
    """Whether every account of one origin translates an account of the other."""
    articles = {matter.ref.article for matter, _ in b}
    return all(articles & provenance.carriers.translated for _, provenance in a)


def _one_party(a: Matter, b: Matter, linked: Linked) -> bool:
    """Whether one of two speakers speaks for the other."""
    if not a.voices or not b.voices:
        return False
    left, right = a.voices[0], b.voices[0]
    if _one_body_in_two_languages(a, b):
        return True
    return linked.one_party(left.entity, right.entity, (left.role, right.role))


def _one_body_in_two_languages(a: Matter, b: Matter) -> bool:
    """Whether two languages each call a body by what it is: "syndicat des dockers", "dockers' union"."""
    bodies = all(one.voices[0].kind == SpeakerKind.ORGANISATION.value for one in (a, b))
    proper = all(one.voices[0].name[:1].isupper() for one in (a, b))
    return bodies and not proper and a.language != b.language


def _is_named(pair: Pair) -> bool:
    """Whether an origin is named; a body called by what it is ("the ministry of the interior") is."""
    matter, provenance = pair
    if provenance.origin.kind is not OriginKind.SPEAKER:
        return True
    return matter.voices[0].named or matter.voices[0].kind == SpeakerKind.ORGANISATION.value


def _origin_reason(rows: list[Pair], outlets: int) -> Reason:
    """Why an origin stands for the claim, with the sentences."""
    origin = rows[0][1].origin
    carriers = len({matter.ref.article for matter, _ in rows})
    values = (("name", origin.name or ""), ("outlets", str(carriers)), ("all", str(outlets)))
    return Reason(f"support.{origin.kind.value}", values, _facts(rows))


def _without_source(pairs: list[Pair], outlets: int) -> tuple[Support, tuple[Reason, ...]]:
    """Support where no account says where it comes from; the same words in all are told apart."""
    texts = {provenance.origin.id for _, provenance in pairs}
    code = "support.same_words" if len(texts) == 1 and outlets > 1 else "support.not_stated"
    return Support.NOT_ESTABLISHED, (Reason(code, (("outlets", str(outlets)),), _facts(pairs)),)


def _nobody(draft: Draft) -> Reason:
    """Why nothing supports a claim: whoever tells it denies, doubts or does not know it."""
    code = "support.not_known"
    if not any(matter.stance is Stance.DOES_NOT_KNOW for matter in draft.matters):
        code = "support.nobody_asserts"
    names = sorted({matter.voices[0].name for matter in draft.matters if matter.voices})
    return Reason(code, (("names", ", ".join(names)),), tuple(matter.ref for matter in draft.matters))


def _facts(rows: list[Pair]) -> tuple[FactRef, ...]:
    """The facts of some accounts, and those that show their basis."""
    facts = [matter.ref for matter, _ in rows]
    facts += [provenance.footing for _, provenance in rows if provenance.footing is not None]
    return tuple(dict.fromkeys(facts))
