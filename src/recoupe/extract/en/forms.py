"""English inflection, as far as finding listed verbs and nouns needs it."""

from collections.abc import Iterator

_IRREGULAR = {
    "beat": "beat beats beating beaten",
    "break": "break breaks broke broken breaking",
    "burn": "burn burns burned burnt burning",
    "catch": "catch catches caught catching",
    "choose": "choose chooses chose chosen choosing",
    "die": "die dies died dying",
    "drown": "drown drowns drowned drowning",
    "fight": "fight fights fought fighting",
    "flee": "flee flees fled fleeing",
    "free": "free frees freed freeing",
    "forbid": "forbid forbids forbade forbidden forbidding",
    "freeze": "freeze freezes froze frozen freezing",
    "hold": "hold holds held holding",
    "hurt": "hurt hurts hurting",
    "kidnap": "kidnap kidnaps kidnapped kidnapping",
    "leave": "leave leaves left leaving",
    "meet": "meet meets met meeting",
    "overthrow": "overthrow overthrows overthrew overthrown overthrowing",
    "put": "put puts putting",
    "send": "send sends sent sending",
    "shoot": "shoot shoots shot shooting",
    "sink": "sink sinks sank sunk sinking",
    "slay": "slay slays slew slain slaying",
    "strike": "strike strikes struck striking",
    "take": "take takes took taken taking",
    "withdraw": "withdraw withdraws withdrew withdrawn withdrawing",
}
_DOUBLED = frozenset("bdgmnprt")
_VOWELS = frozenset("aeiou")
# Verbs of more than one syllable whose last consonant doubles.
_STRESSED_LAST = frozenset({"annul", "deter", "expel", "rebel", "repel", "shell-shock"})


def verb_forms(verb: str) -> Iterator[str]:
    """All forms of a verb."""
    if verb in _IRREGULAR:
        yield from _IRREGULAR[verb].split()
        return
    yield verb
    yield verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if verb.endswith("e"):
        yield from (verb + "d", verb[:-1] + "ing")
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        yield from (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    elif _doubles(verb):
        yield from (verb + verb[-1] + "ed", verb + verb[-1] + "ing")
    else:
        yield from (verb + "ed", verb + "ing")


def _doubles(verb: str) -> bool:
    """Whether the last consonant doubles ("rob", "robbed")."""
    if verb in _STRESSED_LAST:
        return True
    short = len(verb) <= 4 and verb[-1] in _DOUBLED and verb[-2] in _VOWELS
    return short and verb[-3] not in _VOWELS


def noun_forms(noun: str) -> Iterator[str]:
    """Singular and plural of a noun."""
    yield noun
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        yield noun[:-1] + "ies"
    elif noun.endswith(("s", "x", "ch", "sh")):
        yield noun + "es"
    else:
        yield noun + "s"
