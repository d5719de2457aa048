"""English cues."""

import re

from recoupe.extract.cues import CueRules
from recoupe.extract.en.ways import reported_in
from recoupe.model.vocabulary import Basis, Stance

_BY_STANCE = {
    Stance.ASSERTS: """
    add advise affirm allege argue assert assess assume assure attest believe blog boast calculate
    claim clarify comment conclude confirm consider contend counter cry declare describe detail
    disclose elaborate emphasise emphasize estimate exclaim expect explain express figure
    forecast hint imply indicate infer inform insist joke maintain mention narrate note observe opine
    point post predict pronounce propose quip quote read reaffirm reassure recall reckon recount
    reiterate relate remark repeat reply report respond retort reveal say shout signal
    speculate state stipulate stress suggest swear tell testify theorise theorize think tweet
    underline underscore write yell find found show rule remind continue
    proclaim profess posit confide divulge scream mutter murmur sigh fume rage rant brag snap notify
    understand share begin laugh hear
    """,
    Stance.DENIES: "deny refute dispute rebut reject dismiss",
    Stance.QUESTIONS: "wonder question ask doubt debate",
    Stance.ACCUSES: "accuse blame",
    Stance.CONDEMNS: """
    condemn criticise criticize decry denounce deplore lament slam blast lambast lambaste complain
    regret bemoan
    """,
    Stance.SUPPORTS: "applaud endorse hail praise support welcome agree concur defend",
    Stance.ANNOUNCES: "announce pledge promise vow unveil plan intend",
    Stance.WARNS: "warn caution fear threaten worry",
    Stance.CALLS_FOR: "urge demand call appeal recommend request order implore plead beg advocate",
    Stance.OFFERS: "offer",
    Stance.REFUSES: "refuse",
    Stance.ADMITS: "admit acknowledge concede confess apologise apologize",
    Stance.HOPES: "hope wish",
    Stance.WITHDRAWS: "retract",
}
_NOUNS = {
    Stance.ASSERTS: "claim assertion statement suggestion belief argument insistence contention remark",
    Stance.ACCUSES: "allegation accusation charge",
    Stance.ANNOUNCES: "announcement promise pledge",
    Stance.ADMITS: "admission",
    Stance.WARNS: "warning fear concern",
    Stance.HOPES: "hope",
    Stance.CALLS_FOR: "demand",
    Stance.DENIES: "denial",
}
_WITH_OBJECT = """
announce condemn criticise criticize decry denounce deplore deny demand reject welcome praise pledge
promise claim confirm expect predict forecast estimate fear maintain regret lament slam blast hail
recommend acknowledge admit applaud propose describe dispute report dismiss request advocate
"""
_WITH_INFINITIVE = """
urge vow pledge promise refuse demand threaten offer claim order hope expect advise ask tell call
appeal warn implore plead beg plan propose recommend request swear
"""
_NAMING = """
call describe label brand denounce condemn dub characterise characterize hail praise slam criticise
criticize blast dismiss
"""

CUES = CueRules(
    verbs={verb: stance for stance, verbs in _BY_STANCE.items() for verb in verbs.split()},
    with_object=frozenset(_WITH_OBJECT.split()),
    with_infinitive=frozenset(_WITH_INFINITIVE.split()),
    naming=frozenset(_NAMING.split()),
    helpers={"make": {"clear": Stance.ASSERTS}, "take": {"responsibility": Stance.ADMITS}},
    continuing=frozenset(["add", "continue", "go", "conclude"]),
    conjunctions=frozenset({"that"}),
    bare_clause=True,
    prepositions=(("according", "to"), ("in", "the", "words", "of")),
    never_source=frozenset(["which", "whom", "what", "plan", "schedule", "law"]),
    relatives=frozenset({"which", "whom", "what"}),
    ambiguous=frozenset(),
    clitics=frozenset(["he", "she", "they", "it", "i", "we"]),
    impersonal=frozenset(
        ["there", "what", "nothing", "none", "nobody", "no", "i", "we", "you", "which", "that", "this"]
    ),
    by=frozenset({"by"}),
    pointing=re.compile(
        r"(?:that is what|this is what|so (?:said|says)|that was the (?:view|message|assessment) of|"
        r"(?:the|this|that) (?:statement|announcement|news|claim) was )"
    ),
    time_words=frozenset(),
    told_to=frozenset(["told", "to", "with", "on", "in"]),
    carried_by=frozenset(["by", "citing", "quoting", "per"]),
    service={"tweet": "Twitter"},
    channels=tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            r"\b(?:on|via|through)\s+(?:its |his |her |their )?(Telegram|Twitter|X|Facebook|"
            r"YouTube|WhatsApp|Instagram|TikTok)\b",
            r"\b(Telegram|Twitter|Facebook|YouTube) (?:channel|account|post|page)",
            r"\b((?:news|press) (?:conference|briefing|release)|briefing)\b",
            r"\bin (?:a|an|his|her|their|its) (?:\w+ )?(statement|interview|speech|tweet|"
            r"letter|address|op-ed|report|email|post)\b",
            r"\b(?:state|public|national) (television|radio|TV)\b",
            r"\btold (?!that\b|the\b|a\b|his\b|her\b)((?:the )?(?-i:[A-Z][\w.]*(?: [A-Z][\w.]*)*))",
        )
    ),
    stances=tuple(
        (re.compile(pattern, re.IGNORECASE), stance)
        for pattern, stance in (
            (r"\b(?:do|does|did)(?: not|n['’]t) know\b", Stance.DOES_NOT_KNOW),
            (r"\b(?:we|i) condemn\b|\b(?:unacceptable|intolerable|abhorrent)\b", Stance.CONDEMNS),
            (r"\b(?:we|i) (?:call|urge|demand)\b|\b(?:must|should|ought to|needs? to)\b", Stance.CALLS_FOR),
            (r"\bready to (?:help|assist|provide)\b", Stance.OFFERS),
            (r"\b(?:never|did(?: not|n['’]t)|was(?: not|n['’]t)|is false)\b", Stance.DENIES),
            (r"\b(?:we|i) (?:hope|wish)\b", Stance.HOPES),
            (r"\b(?:we|i) (?:support|welcome)\b", Stance.SUPPORTS),
            (
                r"\b(?:opened fire|fired|shot) (?:on|at|into) (?:us|the crowd|protesters|people|civilians|"
                r"unarmed)",
                Stance.ACCUSES,
            ),
            (
                r"\b(?:will|would) be (?:prosecuted|punished|held (?:to account|accountable)|jailed|arrested|"
                r"destroyed|eliminated)|\bface (?:charges|prison|trial)",
                Stance.WARNS,
            ),
            (
                r"\b(?:we|i|they) (?:will|shall)(?! (?:never|not))\b|'ll\b|"
                r"\b(?:will|shall) (?:be \w+(?:ed|en|ld)|begin|start|resume|open|take)\b",
                Stance.ANNOUNCES,
            ),
            (r"\?\s*$", Stance.QUESTIONS),
        )
    ),
    voiced=tuple(
        (re.compile(pattern, re.IGNORECASE), stance)
        for pattern, stance in (
            (
                r"\b(?:i|we) (?:can(?:not|'t| not)|could(?: not|n't)) (?:say|tell|confirm|be sure|know)|"
                r"\btoo early to (?:say|tell)|\bimpossible to (?:say|tell|know)",
                Stance.DOES_NOT_KNOW,
            ),
            (
                r"\b(?:is|are|was|were) (?:all |just )?(?:an? |the )?(?:terrorists?|traitors?|liars?|"
                r"murderers?|criminals?|mercenaries|putschists?)\b|\bseize (?:power|the state)|"
                r"\b(?:is|are|was|were|been) lying\b|\blied\b",
                Stance.ACCUSES,
            ),
            (
                r"\b(?:a |pure )?(?:work of fiction|fabrications?|inventions?|fairy ?tales?)\b|"
                r"\b(?:baseless|unfounded|groundless|untrue)\b|\bthere (?:is|was|were|has been) no\b",
                Stance.DENIES,
            ),
            (
                r"\bin (?:doubt|question)\b|\bopen question\b|\bremains to be seen\b|"
                r"\b(?:i|we) (?:can(?:not|'t| not)) (?:find|see)\b|"
                r"\bdo(?:es)?(?: not|n't) (?:say|tell us) (?:who|whether|why|how|what)",
                Stance.QUESTIONS,
            ),
        )
    ),
    acts={
        "announce": frozenset(["state", "curfew", "mourning", "resignation", "strike"]),
        "demand": frozenset(["help", "assistance"]),
        "claim": frozenset(["victory", "win", "title", "life", "prize", "medal", "seat", "crown"]),
        "reject": frozenset(["offer", "bid", "deal", "request", "application", "motion", "bill", "appeal"]),
        "report": frozenset(["earnings", "profit", "loss", "revenue", "sale", "income", "result", "growth"]),
    },
    no_orders=frozenset({"thank", "look", "listen", "see", "say", "believe", "do", "be", "have", "is"}),
    footings=(
        (
            re.compile(
                r"\b(?P<source>(?:an?|the|our) [\w ]{0,20}?(?:reporter|journalist|correspondent|"
                r"photographer)s?[^,.;]{0,40}?) (?:saw|heard|witnessed|at the scene|on the ground)",
                re.I,
            ),
            Basis.OWN_OBSERVATION,
        ),
        (
            re.compile(
                r"\b(?P<source>(?:an?|the|two|three|several|some)? ?(?:witness(?:es)?|residents?|"
                r"eyewitness(?:es)?|survivors?)[^,.;]{0,30}?) (?:said|told|saw|reported|described)",
                re.I,
            ),
            Basis.WITNESS,
        ),
        (
            re.compile(
                r"\baccording to (?P<source>(?:an?|the) (?:document|report|memo|video|footage|"
                r"recording|filing|decree)s?[^,.;]{0,60})",
                re.I,
            ),
            Basis.DOCUMENT,
        ),
        (
            re.compile(
                r"\b(?:documents?|videos?|footage|recordings?) (?:seen|obtained|verified|"
                r"reviewed) by (?P<source>[^,.;]{2,60})",
                re.I,
            ),
            Basis.DOCUMENT,
        ),
        (
            re.compile(
                r"\baccording to (?P<source>(?:the )?(?:newspaper|agency|broadcaster|daily|website"
                r"|channel|state media|local media)[^,.;]{0,60})",
                re.I,
            ),
            Basis.OTHER_MEDIUM,
        ),
        (
            re.compile(
                r"\baccording to (?P<source>(?:the )?(?:ministry|minister|police|army|military|"
                r"government|authorities|officials?|prosecutors?|spokes\w+|opposition|presidency|"
                r"president|mayor|organisers|organizers)[^,.;]{0,60})",
                re.I,
            ),
            Basis.PARTY,
        ),
    ),
    governed={
        "accuse": frozenset(["of"]),
        "warn": frozenset(["of", "about", "against"]),
        "call": frozenset(["for"]),
        "appeal": frozenset(["for"]),
        "blame": frozenset(["for"]),
        "complain": frozenset(["of", "about"]),
        "speak": frozenset(["of"]),
        "boast": frozenset(["of", "about"]),
        "apologise": frozenset(["for"]),
        "apologize": frozenset(["for"]),
    },
    nouns={noun: stance for stance, nouns in _NOUNS.items() for noun in nouns.split()},
    ways=(reported_in,),
    distance=re.compile(
        r"\b(?:reportedly|allegedly|supposedly|purportedly|without (?:giving|providing|offering) evidence)\b",
        re.I,
    ),
)
