"""What a language knows of reporting beyond its commonest cues: rare verbs, nouns, frames, turns."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from recoupe.model.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class WiderRules:
    """Ways of reporting that a text uses for other things too; what they propose is weighed.

    Attributes:
        verbs: dictionary forms of verbs that may report, with the stance that each shows.
        forms: forms of those verbs that tools may take for nouns or names, with the dictionary form.
        completions: words that make a cue of a verb that is none alone ("faire" + "état"), with the stance.
        brings: prepositions that bring the content of a verb ("accuser" + "de").
        nouns: nouns that report ("annonce"), in the singular and plural, with the stance.
        being: adjectives and nouns that report after a verb of being ("favorable", "d'avis").
        be: forms of the verb of being.
        of: prepositions between a noun and its content or its source ("de").
        own: possessives that name the source of a noun ("sa promesse").
        asking: words that open an indirect question.
        opening: words without article that open a noun phrase ("plus", "environ").
        subordinating: words that open what no longer is content ("tandis", "car").
        relative: words that open a relative clause after a comma.
        pronouns_before: pronouns and negations that stand before a verb and belong to its clause.
        lead: words that open a sentence beside the content ("ainsi", "toutefois").
        fronting: words that open a clause before the main one ("si", "alors").
        like: words that open a cue beside its content ("comme").
        prepositions: further words that name a source ("aux dires de").
        sourced: the same where the source begins with the words themselves ("de source policière").
        addressing: verbs whose object is who is spoken to or of, never content ("inviter").
        strong: by way ("que", "object"), verbs that nearly always report in it.
        weak: by way, verbs that seldom do.
        measures: nouns after "selon" that say nothing ("tradition").
        objects: verbs whose object or infinitive may be content.
        support: verbs that only carry a noun that reports ("lancer" + "un appel").
        joining: words that join clauses ("et", "mais").
        contrasting: words that set a clause against the content ("tandis").
        comparing: words before a conjunction that compares ("plus que").
        who: relative pronouns and conjunctions that stand for something before them ("qui").
        this: the pronoun before them that takes up a clause ("ce qui").
        having: participles of clauses with a subject of their own ("ayant").
        gerund: the two words that open what goes along ("tout en").
        before_participle: words between a comma and a participle that reports ("en", "tout").
        before_telling: words between a comma and an infinitive that reports ("avant de").
        leaning: pronouns and negations that show that a verb's subject stands before it ("ne").
        whether: words that open a question and are no part of it ("si").
        noun_brings: prepositions besides "de" that bring the content of a noun ("appel" + "à").
    """

    verbs: Mapping[str, Stance] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    completions: Mapping[str, Mapping[str, Stance]] = field(default_factory=dict)
    brings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    nouns: Mapping[str, Stance] = field(default_factory=dict)
    being: Mapping[str, Stance] = field(default_factory=dict)
    be: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    subordinating: frozenset[str] = frozenset()
    relative: frozenset[str] = frozenset()
    pronouns_before: frozenset[str] = frozenset()
    lead: frozenset[str] = frozenset()
    like: frozenset[str] = frozenset()
    fronting: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    contrasting: frozenset[str] = frozenset()
    comparing: frozenset[str] = frozenset()
    who: frozenset[str] = frozenset()
    this: frozenset[str] = frozenset()
    having: frozenset[str] = frozenset()
    gerund: tuple[str, ...] = ()
    before_participle: frozenset[str] = frozenset()
    before_telling: tuple[tuple[str, ...], ...] = ()
    leaning: frozenset[str] = frozenset()
    whether: frozenset[str] = frozenset()
    noun_brings: frozenset[str] = frozenset()
    prepositions: tuple[tuple[str, ...], ...] = ()
    sourced: tuple[tuple[str, ...], ...] = ()
    addressing: frozenset[str] = frozenset()
    strong: Mapping[str, frozenset[str]] = field(default_factory=dict)
    weak: Mapping[str, frozenset[str]] = field(default_factory=dict)
    measures: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    support: frozenset[str] = frozenset()

    def bent(self, how: str, lemma: str) -> str:
        """How readily a verb reports in a way: `strong`, `even` or `weak`."""
        if lemma in self.strong.get(how, ()):
            return "strong"
        return "weak" if lemma in self.weak.get(how, ()) else "even"
