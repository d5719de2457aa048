"""Moods and tenses that the form of a French verb shows beyond doubt: the conditional, the future.

Both are built on one stem, mostly the infinitive; rare forms are where a net is least sure.
"""

from functools import lru_cache

_CONDITIONAL = {
    "ais": "Sing|Person=1",
    "ait": "Sing|Person=3",
    "ions": "Plur|Person=1",
    "iez": "Plur|Person=2",
    "aient": "Plur|Person=3",
}
_FUTURE = {
    "ai": "Sing|Person=1",
    "as": "Sing|Person=2",
    "a": "Sing|Person=3",
    "ons": "Plur|Person=1",
    "ez": "Plur|Person=2",
    "ont": "Plur|Person=3",
}
# Endings of infinitives with the stems that do not follow from them, the longest first.
_STEMS = (
    ("quérir", "querr"),
    ("envoyer", "enverr"),
    ("mouvoir", "mouvr"),
    ("pouvoir", "pourr"),
    ("vouloir", "voudr"),
    ("falloir", "faudr"),
    ("savoir", "saur"),
    ("mourir", "mourr"),
    ("courir", "courr"),
    ("cevoir", "cevr"),
    ("devoir", "devr"),
    ("valoir", "vaudr"),
    ("avoir", "aur"),
    ("faire", "fer"),
    ("venir", "viendr"),
    ("tenir", "tiendr"),
    ("aller", "ir"),
    ("voir", "verr"),
    ("être", "ser"),
)


@lru_cache(maxsize=1 << 14)
def shown_by_form(form: str, lemma: str) -> str | None:
    """The features that a finite verb shows by its form alone.

    Args:
        form: in lower case.
        lemma: its infinitive.

    Returns:
        Universal features, or None where the form leaves it open.
    """
    stems = {_folded(stem) for stem in _stems(lemma)}
    for endings, mood, tense in ((_CONDITIONAL, "Cnd", "Pres"), (_FUTURE, "Ind", "Fut")):
        for ending, who in endings.items():
            if form.endswith(ending) and _folded(form[: -len(ending)]) in stems:
                return f"Mood={mood}|Number={who}|Tense={tense}|VerbForm=Fin"
    return None


def _stems(lemma: str) -> list[str]:
    """The stems that future and conditional may have."""
    regular = [lemma[:-1] if lemma.endswith("re") else lemma] if lemma.endswith(("r", "re")) else []
    odd = [lemma[: -len(ending)] + stem for ending, stem in _STEMS if lemma.endswith(ending)]
    return odd[:1] or regular


def _folded(stem: str) -> str:
    """A stem without what changes before a mute e: è for e or é, ll for l, tt for t, i for y."""
    folded = stem.replace("è", "e").replace("é", "e").replace("ll", "l").replace("tt", "t")
    return folded.replace("yer", "ier")
