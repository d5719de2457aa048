"""Lines of statements: the speaker's own words, shortened, never reworded.

Words that a source gives as spoken stand in the quotation marks of the line's language, in the
language they are given in. Words that a source only reports stand without quotation marks: after
"que" or "that" where the source puts them there too and the line is in its language, and else
marked as that outlet's report.
"""

import re

from recoupe.compare.drafts import Draft
from recoupe.compare.matters import Matter
from recoupe.compare.nouns import elides, name_in
from recoupe.compare.outlets import outlet_label
from recoupe.compare.parts import Parts
from recoupe.model.vocabulary import NameKind, Stance, StatementKind
from recoupe.reference.labels import filled, words
from recoupe.reference.sentences import stance_words

# Code points of a speaker's words that a line shows at most.
SHOWN = 160
_GIVEN = {StatementKind.DIRECT: 0, StatementKind.MIXED: 1, StatementKind.INDIRECT: 2, None: 3}
_INNER = {"fr": ("“", "”"), "en": ("‘", "’")}
_QUOTED = re.compile(r"[«“„][\s\u00a0\u202f]*([^«»“”„]*?)[\s\u00a0\u202f]*[»”]|\"([^\"]*)\"")
_STRAY = re.compile(r"[«»“”„\"]")
# Stand for inner marks until those that open or close nothing are gone.
_OPENED, _CLOSED = "\ue000", "\ue001"


def said_line(draft: Draft, parts: Parts, language: str) -> str:
    """Tell a statement in one language.

    Args:
        draft: the claim.
        parts: its speaker.
        language: `fr` or `en`.
    """
    matter = min(draft.matters, key=lambda one: (_GIVEN[one.given], one.language != language, one.order))
    name, single = _speaker(draft, parts, language)
    stance = _stance(draft)
    if matter.given is StatementKind.DIRECT:
        verb = stance_words(stance.value, language, "verb") if single else ""
        noun = "" if single else stance_words(stance.value, language, "noun")
        said = filled(words("lines", "quoted", language), {"words": shortened(matter.anchor.exact, language)})
        return filled(words("lines", "said", language), {"who": _beside(name, verb, noun), "words": said})
    that = stance_words(stance.value, language, "that")
    if matter.clause and matter.language == language and single and that:
        return _that_clause(name, that, shortened(matter.anchor.exact, language), language)
    return _reported(matter, parts, (name, stance_words(stance.value, language, "noun")), language)


def _beside(name: str, verb: str, noun: str) -> str:
    """The speaker with what is done: "Mariam Oze dément", "Police (démenti)"."""
    if verb:
        return f"{name} {verb}"
    return f"{name} ({noun})" if noun else name


def _that_clause(name: str, verb: str, said: str, language: str) -> str:
    """Reported words after "que" or "that"."""
    if language == "en":
        return f"{name} {verb} that {said}"
    return f"{name} {verb} qu'{said}" if elides(said) else f"{name} {verb} que {said}"


def _reported(matter: Matter, parts: Parts, who: tuple[str, str], language: str) -> str:
    """Words that a source reports, marked as its own."""
    reading = parts.readings[matter.ref.article]
    label = outlet_label(reading)
    outlet = label if label != reading.id else words("lines", "unknown_outlet", language)
    name, noun = who
    foreign = ""
    if matter.language is not None and matter.language != language:
        foreign = words("lines", f"in_{matter.language}", language) if matter.language in ("fr", "en") else ""
    values = {
        "who": name,
        "stance": f"{noun}, " if noun else "",
        "outlet": outlet,
        "foreign": foreign,
        "words": shortened(matter.anchor.exact, language),
    }
    return filled(words("lines", "reported", language), values)


def _speaker(draft: Draft, parts: Parts, language: str) -> tuple[str, bool]:
    """Who says it, and whether the name surely stands for one."""
    entity = parts.actor
    if entity is not None and entity in parts.linked.entities:
        known = parts.linked.entities[entity]
        single = known.named and known.kind in (NameKind.PERSON, NameKind.STATE, NameKind.ORGANISATION)
        name = name_in(parts.linked, entity, language)
        return name, single and not name.islower()
    voices = draft.matters[0].voices
    return (voices[0].name if voices else words("lines", "unnamed", language)), False


def _stance(draft: Draft) -> Stance:
    """What the speaker does, as most accounts have it."""
    stances = [matter.stance for matter in draft.matters if matter.stance is not None]
    return min(set(stances), key=lambda one: (-stances.count(one), one)) if stances else Stance.ASSERTS


def shortened(exact: str, language: str) -> str:
    """A source's words on one line, cut at the end of a word; quotations in them in inner marks."""

    def inner(found: re.Match[str]) -> str:
        return f"{_OPENED}{found[1] or found[2] or ''}{_CLOSED}"

    opened, closed = _INNER[language]
    marked = _STRAY.sub("", _QUOTED.sub(inner, " ".join(exact.split())))
    plain = " ".join(marked.replace(_OPENED, opened).replace(_CLOSED, closed).split())
    if len(plain) <= SHOWN:
        return plain.rstrip(" ,;:")
    cut = plain[:SHOWN].rsplit(" ", 1)[0].rstrip(" ,;:.–—(")
    return cut + (closed if cut.count(opened) > cut.count(closed) and opened != "‘" else "") + " …"
