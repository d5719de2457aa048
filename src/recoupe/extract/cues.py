"""Cues: the words by which a text says that somebody else says something."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recoupe.extract.wider import WiderRules
from recoupe.model.vocabulary import Basis, Stance

if TYPE_CHECKING:
    from recoupe.extract.attribution import Attribution
    from recoupe.extract.scene import Scene
    from recoupe.extract.syntax import Sentence

    Way = Callable[[Scene, int, Sentence], Iterator[Attribution]]


@dataclass(frozen=True, slots=True)
class CueRules:
    """The cues of a language.

    Attributes:
        verbs: dictionary forms of reporting verbs with the stance that each shows.
        with_object: those whose object is content by itself ("condamner l'attaque").
        with_infinitive: those whose infinitive is content ("promettre de partir").
        before_infinitive: words that bring such an infinitive ("à", "de").
        of_oneself: verbs by which somebody says to be something ("se dire").
        reflexives: the pronouns before them.
        acts: verbs with the objects that make them an act rather than content ("demander de l'aide").
        naming: verbs that give a name to something ("qualifier de"), cues only with quotation marks.
        helpers: verbs that make a cue together with a word after them ("faire" + "savoir").
        continuing: verbs that carry on what the same source said before ("poursuivre").
        conjunctions: words that open the content ("que").
        bare_clause: whether content may follow with no conjunction ("X said it was").
        prepositions: words that name a source ("selon"), each as plain lower-case tokens.
        never_source: words that cannot begin a source after a preposition ("selon laquelle").
        relatives: words after a preposition that make it a relative clause.
        ambiguous: prepositions that name a source only with a name ("pour").
        clitics: subjects that stand after the verb ("-il").
        impersonal: subjects that name nobody ("on").
        by: words that bring the agent of a passive ("par").
        pointing: matches a sentence that gives the source of the sentence before.
        time_words: words at the end of a time that may stand between a verb and its conjunction.
        channels: patterns whose group 1 names what it was said through.
        stances: patterns for content, with the stance that it shows, strongest first.
        voiced: the same for quoted words only, tried before those.
        orders: endings of verbs in the imperative; none where it is the bare form.
        no_orders: verbs at the head of a quotation that order nothing ("thank").
        asking: what follows a verb that asks rather than orders ("-vous").
        footings: patterns with the basis they state; group `source` holds who.
        conditional: feature of the verb form that keeps a distance, or an empty string.
        distance: words that keep a distance, or None.
        weights: file among the reference data with the weights that decide what is a statement, or None.
        wider: rarer ways of reporting, whose proposals are weighed.
        governed: verbs whose content a preposition brings ("accuse" … "of").
        nouns: nouns whose clause is what somebody says ("claim"), with the stance that each shows.
        told_to: words before an outlet that was told ("à", "auprès").
        carried_by: words before an outlet that only carries what another said ("selon", "par", "citant").
        service: verbs that name the service by which something is said ("tweeter").
        ways: the language's own ways of reporting, in place of those that languages share.
    """

    verbs: dict[str, Stance]
    with_object: frozenset[str]
    with_infinitive: frozenset[str]
    naming: frozenset[str]
    helpers: dict[str, dict[str, Stance]]
    continuing: frozenset[str]
    conjunctions: frozenset[str]
    bare_clause: bool
    prepositions: tuple[tuple[str, ...], ...]
    never_source: frozenset[str]
    relatives: frozenset[str]
    ambiguous: frozenset[str]
    clitics: frozenset[str]
    impersonal: frozenset[str]
    by: frozenset[str]
    pointing: re.Pattern[str]
    time_words: frozenset[str]
    channels: tuple[re.Pattern[str], ...]
    stances: tuple[tuple[re.Pattern[str], Stance], ...]
    voiced: tuple[tuple[re.Pattern[str], Stance], ...] = ()
    orders: tuple[str, ...] = ()
    no_orders: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    acts: dict[str, frozenset[str]] = field(default_factory=dict)
    of_oneself: frozenset[str] = frozenset()
    reflexives: frozenset[str] = frozenset()
    before_infinitive: frozenset[str] = frozenset()
    footings: tuple[tuple[re.Pattern[str], Basis], ...] = field(default=())
    conditional: str = ""
    distance: re.Pattern[str] | None = None
    weights: str | None = None
    wider: WiderRules = field(default_factory=WiderRules)
    governed: dict[str, frozenset[str]] = field(default_factory=dict)
    nouns: dict[str, Stance] = field(default_factory=dict)
    ways: tuple["Way", ...] = ()
    told_to: frozenset[str] = frozenset()
    carried_by: frozenset[str] = frozenset()
    service: dict[str, str] = field(default_factory=dict)
