"""What a language tells about names: titles, offices, kinds of bodies and places, pronouns."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class NameRules:
    """The names of a language.

    Attributes:
        titles: words before a person's name that are no part of it ("m.", "dr", "général").
        offices: nouns for people by office or trade ("président", "porte-parole"); heads of roles.
        bodies: nouns for institutions, as heads of descriptions ("ministère", "police").
        groups: plural nouns for people ("autorités", "manifestants").
        organisations: first words of names of organisations ("organisation", "université").
        places: words that stand right before or begin names of places ("ville", "région").
        articles: words that a name does not begin with.
        links: lower-case words that may stand inside a name ("de", "von").
        singular: pronouns for one person or body.
        plural: pronouns for several, or for a body in the plural.
        feminine: pronouns that are feminine.
        neuter: pronouns that stand for things and bodies.
        oblique: pronouns that follow prepositions; each with one that agrees as a subject.
        source_nouns: nouns that stand for what a source says ("version", "communiqué").
        possessives: words that point to the last source ("sa", "his").
        same: words that point to the last source ("même", "same").
        anonymous: words for sources with no name ("source", "témoin").
        directions: capitalised words that alone name nothing ("nord", "constitution").
        streets: words that are part of the name that follows them ("place", "gare").
        locating: prepositions right before names of places far more than others ("à", "en", "in").
        abstract: nouns that a capital does not make a name ("patience").
        negative: determiners and pronouns that say there is none ("aucun").
        documents: nouns for what speaks in writing ("rapport").
        person_endings: endings of nouns for people ("-iste").
        thing_endings: endings of nouns for what cannot speak ("-tion").
        outside: prepositions that end the words of an office ("par").
        same_office: folded phrases that stand for an office, with its noun ("chef de l'État").
        womans: titles of women alone ("mme").
        mans: titles of men alone ("m.").
        women: nouns for women ("mother"), where form and article do not tell.
        men: nouns for men.
        la: feminine articles, alone or with a preposition; none where the language has none.
        le: masculine ones.
        alike: families of nouns that may stand for one office or body.
        loose: nouns that people bear beside any office ("élu", "homme").
        shading: words in an office that do not tell which ("nouveau", "actuel").
        companies: nouns that may take up any body whose name tells no kind ("firme").
        authors: words between a document and who made it ("de", "publié", "par").
        leading: what nouns for leaders mean in the list of leaders, `président` or `premier`.
        latter: phrases for "the latter", in lower case, each with whether it is feminine and plural.
        some: words that alone stand for some people ("beaucoup").
        one: words that pick out one of several ("l'un des avocats").
        by: prepositions before an author ("par").
        conjoining: words that join two names ("et").
        rights: nouns whose complement is nobody ("droits de l'homme").
        indefinite: articles that introduce somebody new.
        ordinals: words of offices that before another noun only count ("premier").
        pointing: determiners that take up what was named ("cet").
        model: file among the reference data with the weights that correct the rules, or None.
    """

    titles: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    groups: frozenset[str]
    organisations: frozenset[str]
    places: frozenset[str]
    articles: frozenset[str]
    links: frozenset[str]
    singular: frozenset[str]
    plural: frozenset[str]
    feminine: frozenset[str]
    neuter: frozenset[str]
    source_nouns: frozenset[str]
    possessives: frozenset[str]
    same: frozenset[str]
    anonymous: frozenset[str]
    directions: frozenset[str]
    streets: frozenset[str]
    locating: frozenset[str]
    abstract: frozenset[str]
    negative: frozenset[str]
    documents: frozenset[str]
    person_endings: tuple[str, ...]
    thing_endings: tuple[str, ...]
    outside: frozenset[str]
    same_office: dict[str, str]
    womans: frozenset[str] = frozenset()
    mans: frozenset[str] = frozenset()
    women: frozenset[str] = frozenset()
    men: frozenset[str] = frozenset()
    la: frozenset[str] = frozenset()
    le: frozenset[str] = frozenset()
    alike: tuple[frozenset[str], ...] = ()
    loose: frozenset[str] = frozenset()
    shading: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    leading: dict[str, tuple[str, ...]] = field(default_factory=dict)
    latter: dict[str, tuple[bool, bool]] = field(default_factory=dict)
    some: frozenset[str] = frozenset()
    one: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    rights: frozenset[str] = frozenset()
    conjoining: frozenset[str] = frozenset({"et", "and", "&"})
    model: str | None = None


def words(text: str) -> frozenset[str]:
    """Read a list of words written in lines."""
    return frozenset(text.split())
