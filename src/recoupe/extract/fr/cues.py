"""French cues."""

import re

from recoupe.extract.cues import CueRules
from recoupe.extract.fr.reporting import REPORTING
from recoupe.model.vocabulary import Basis, Stance

_BY_STANCE = {
    Stance.ASSERTS: """
    affirmer ajouter alléguer analyser argumenter arguer asséner assurer attester avancer certifier
    citer clamer commenter conclure confier confirmer considérer constater croire déclarer décrire
    détailler dire écrire enchaîner énoncer estimer évaluer évoquer expliquer expliciter exposer
    exprimer glisser imaginer indiquer informer insister ironiser juger jurer lancer lâcher lire
    marteler mentionner narrer noter nuancer observer penser plaisanter poster poursuivre préciser
    prétendre proclamer pronostiquer prédire publier raconter rappeler rapporter rassurer réaffirmer
    réagir redire relater relativiser relayer relever remarquer répéter répliquer répondre reprendre
    résumer rétorquer révéler riposter signaler soupirer souligner spécifier stipuler
    supposer tempérer témoigner tonner tweeter titrer tranquilliser rectifier renchérir conter
    professer postuler diagnostiquer théoriser
    """,
    Stance.DENIES: "contester contredire démentir nier récuser réfuter rejeter",
    Stance.QUESTIONS: "interroger questionner douter",
    Stance.DOES_NOT_KNOW: "ignorer",
    Stance.ACCUSES: "accuser imputer incriminer reprocher soupçonner attribuer",
    Stance.CONDEMNS: """
    blâmer condamner critiquer déplorer dénoncer désapprouver fustiger indigner insurger lamenter
    plaindre regretter réprouver vilipender stigmatiser pester
    """,
    Stance.SUPPORTS: """
    applaudir approuver appuyer défendre encourager féliciter louer réjouir saluer soutenir
    """,
    Stance.ANNOUNCES: "annoncer communiquer décréter dévoiler engager promettre prévoir notifier planifier",
    Stance.WARNS: "alerter avertir craindre inquiéter menacer prévenir redouter",
    Stance.CALLS_FOR: """
    appeler conjurer conseiller demander enjoindre exhorter exiger implorer inviter ordonner plaider
    préconiser presser prier prôner réclamer recommander requérir revendiquer suggérer sommer
    supplier
    """,
    Stance.OFFERS: "offrir proposer",
    Stance.REFUSES: "refuser",
    Stance.ADMITS: "admettre avouer concéder reconnaître convenir",
    Stance.HOPES: "espérer souhaiter",
    Stance.WITHDRAWS: "rétracter dédire raviser",
}
_VERBS = {verb: stance for stance, verbs in _BY_STANCE.items() for verb in verbs.split()}

_WITH_OBJECT = """
annoncer confirmer condamner critiquer démentir dénoncer déplorer exiger évoquer fustiger nier promettre
réclamer recommander préconiser prôner proposer regretter réfuter rejeter revendiquer saluer souhaiter
réaffirmer craindre redouter contester demander soutenir approuver
"""
_WITH_INFINITIVE = """
accuser affirmer annoncer appeler assurer conseiller déclarer demander engager espérer estimer exhorter
exiger inviter jurer menacer nier ordonner plaider promettre proposer recommander refuser regretter
souhaiter suggérer soupçonner prévoir réclamer dire reconnaître prétendre enjoindre presser prier
indiquer considérer croire penser juger expliquer confirmer avouer admettre confier rappeler préciser craindre
"""
_NAMING = """
appeler qualifier baptiser désigner nommer traiter dépeindre présenter définir surnommer parler voir
"""

_TIMES = """
lundi mardi mercredi jeudi vendredi samedi dimanche matin soir midi nuit jour semaine mois année dernier
dernière hier aujourd'hui janvier février mars avril mai juin juillet août septembre octobre novembre décembre
heure heures h
"""

_S = r"(?:\s|\u00a0|\u202f)+"

CUES = CueRules(
    verbs=_VERBS,
    wider=REPORTING,
    with_object=frozenset(_WITH_OBJECT.split()),
    with_infinitive=frozenset(_WITH_INFINITIVE.split()),
    naming=frozenset(_NAMING.split()),
    helpers={
        "tenir": {"responsable": Stance.ACCUSES},
        "exprimer": {
            "espoir": Stance.HOPES,
            "souhait": Stance.HOPES,
            "regret": Stance.CONDEMNS,
            "regrets": Stance.CONDEMNS,
            "inquiétude": Stance.WARNS,
            "crainte": Stance.WARNS,
            "soutien": Stance.SUPPORTS,
        },
        "faire": {
            "savoir": Stance.ANNOUNCES,
            "valoir": Stance.ASSERTS,
            "remarquer": Stance.ASSERTS,
            "observer": Stance.ASSERTS,
            "part": Stance.ASSERTS,
            "état": Stance.ASSERTS,
        },
        "laisser": {"entendre": Stance.ASSERTS},
        "mettre": {"garde": Stance.WARNS, "avant": Stance.ASSERTS},
        "porter": {"plainte": Stance.ACCUSES},
    },
    continuing=frozenset(
        ["ajouter", "poursuivre", "continuer", "conclure", "préciser", "enchaîner", "insister", "reprendre"]
    ),
    conjunctions=frozenset({"que", "qu'"}),
    bare_clause=False,
    prepositions=(
        ("selon",),
        ("d'", "après"),
        ("à", "en", "croire"),
        ("de", "l'", "avis", "de"),
        ("de", "l'", "avis", "des"),
        ("de", "l'", "avis", "du"),
        ("aux", "yeux", "de"),
        ("aux", "yeux", "du"),
        ("aux", "dires", "de"),
        ("pour",),
    ),
    never_source=frozenset(
        [
            "laquelle",
            "lesquelles",
            "lequel",
            "lesquels",
            "que",
            "qu'",
            "ce",
            "moi",
            "quoi",
            "le",
            "les",
            "un",
            "une",
            "leur",
            "leurs",
            "son",
            "sa",
            "ses",
            "cela",
            "ça",
            "elle-même",
            "lui-même",
            "autant",
        ]
    ),
    relatives=frozenset({"laquelle", "lesquelles", "lequel", "lesquels", "que", "qu'"}),
    ambiguous=frozenset({"pour"}),
    clitics=frozenset(["-il", "-elle", "-ils", "-elles", "-on", "-je", "il", "elle", "ils", "elles"]),
    impersonal=frozenset({"on", "-on", "tout", "rien", "cela", "ceci", "ce", "c'", "ça", "je", "-je", "j'"}),
    by=frozenset({"par"}),
    pointing=re.compile(
        r"(?:c'est(?: ainsi| du moins| en tout cas)? ce qu|c'est du moins ce qu|telle? "
        r"est |tels? sont |voilà ce qu|"
        r"(?:cela|ceci|ces propos|cette (?:déclaration|annonce|information|affirmation|nouvelle)|"
        r"l'(?:information|annonce)) (?:a|ont) (?:également |ainsi )?(?:été )|"
        r"ainsi (?:s'est exprimé|a parlé|s'exprim)|(?:a|ont)-t-(?:il|elle|ils|elles) )"
    ),
    time_words=frozenset(_TIMES.split()),
    channels=tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            r"(?:chaîne|canal|compte|fil|application)"
            + _S
            + r"(Telegram|Twitter|X|Facebook|YouTube|WhatsApp|VK)\b",
            r"\b(?:sur|via)" + _S + r"(?:le réseau social |son compte |la plateforme )?"
            r"(Telegram|Twitter|X|Facebook|YouTube|WhatsApp|Instagram|TikTok|LinkedIn|VKontakte)\b",
            r"\b((?:point|conférence|brief)[ -]presse(?: \w+)?)",
            r"\b(point de presse|conférence de presse|point-presse|conférence commune|tribune|"
            r"séance plénière|les réseaux sociaux|les médias sociaux|mini-conférence)",
            r"\b(conférence (?:de l'|de la |du |des |d')[^\W\d_][\w-]+(?: [A-Z]\w+)?)",
            r"(?<!a )(?<!ont )(?<!bilan provisoire )\b(communiqué(?: de presse| commun| conjoint)?)",
            r"\b(?:dans|lors d'|au cours d'|accord\w+) ?(?:un |une |cet |cette |son |sa )?(?:dernière? )?"
            r"(entretien|interview|"
            r"tribune|discours|allocution|lettre(?: ouverte)?|courrier|tweet|message(?: vidéo)?|vidéo|"
            r"plaidoirie|déposition|débat(?: \w+)?|rapport|"
            r"billet|audition)",
            r"\b(?:un |une |son |sa |d')(allocution(?: télévisée)?|discours|communiqué|"
            r"déclaration|tweet|entretien|interview)",
            r"\b(?:au micro de|à l'antenne de|sur|à)"
            + _S
            + r"((?:France|RTL|BFM|RMC|CNN|BBC|LCI|CNews|Europe|Al)"
            r"(?:[ -]?[\w]+)?|la télévision(?: \w+)?|la radio(?: \w+)?)",
            r"\bà (?:l'agence |la chaîne |la radio |l'hebdomadaire |au quotidien )((?-i:[A-ZÀ-Ý]"
            r"[\w.-]*(?: [A-ZÀ-Ý][\w.-]*)*))",
            r"\b(?:au|du) (?:quotidien|journal|site|magazine|hebdomadaire) (?:\w+ )?"
            r"((?-i:[A-ZÀ-Ý][\w.-]*(?: [A-ZÀ-Ý][\w.-]*)*))",
            r"\b(?:déclar\w+|confi\w+|dit|indiqu\w+|affirm\w+|expliqu\w+) à ((?:l')?(?-i:[A-ZÀ-Ý][\w.-]*))",
        )
    ),
    told_to=frozenset(["à", "au", "aux", "auprès", "sur", "dans", "devant"]),
    carried_by=frozenset(["par", "selon", "d'après", "citant", "rapporte", "rapporté", "révèle"]),
    service={"tweeter": "Twitter", "twitter": "Twitter", "retweeter": "Twitter", "twitté": "Twitter"},
    stances=tuple(
        (re.compile(pattern, re.IGNORECASE), stance)
        for pattern, stance in (
            (
                r"\b(?:ne|n')[ ]?(?:le |la |l')?(?:sa(?:it|is|vons|vent|vez|vait|vaient)|ignor\w+)"
                r"[^.]{0,12} pas\b",
                Stance.DOES_NOT_KNOW,
            ),
            (r"\bon ignore\b|\bnous ignorons\b", Stance.DOES_NOT_KNOW),
            (r"\b(?:nous|je) (?:appel\w+|demand\w+|exig\w+|exhort\w+)", Stance.CALLS_FOR),
            (
                r"\b(?:nous|je) condamn\w+|\bn'augure rien de bon|\b(?:inacceptable|inadmissible|"
                r"intolérable|odieu\w+|lâche|honteu\w+|scandaleu\w+|abject\w*|ignobles?|barbare?s?|"
                r"révoltant\w*|irresponsables?|consterné\w*|indigné\w*)\b",
                Stance.CONDEMNS,
            ),
            (r"\b(?:prêt|prête|prêts|prêtes) à (?:aider|apporter|fournir|accueillir)", Stance.OFFERS),
            (r"\b(?:souten(?:ons|ait|aient|ir)|soutien(?:s|t|nent)|approuv\w+)\b.{0,40}", Stance.SUPPORTS),
            (
                r"\b(?:devrai(?:t|ent)|doi(?:t|vent)|devons|il faut|il faudra|ont la responsabilité d)",
                Stance.CALLS_FOR,
            ),
            (
                r"\b(?:démen\w+|n'(?:a|ont|avait|avaient|avons|ai) (?:jamais|aucun\w*)|est "
                r"fau(?:x|sse)|sont faux)\b",
                Stance.DENIES,
            ),
            (r"\b(?:espér\w+|espoir)\b", Stance.HOPES),
            (
                r"\b(?:ouvert le feu|tiré|tir(?:ait|aient|ent)) sur (?:nous|la foule|des? |les )",
                Stance.ACCUSES,
            ),
            (
                r"\b(?:ser(?:a|ont|ait|aient)|soient|soit) (?:tous |sévèrement )?(?:poursuivi|puni|"
                r"sanctionné|jugé|châtié|éliminé|détruit|arrêté)\w*|\bs'expos\w+ à\b|\bsous peine d|"
                r"\bfaute de quoi\b",
                Stance.WARNS,
            ),
            (
                r"\b(?:entrer(?:a|ont)|débuter(?:a|ont)|commencer(?:a|ont)|aur(?:a|ont) lieu|"
                r"(?:va|vont) être \w+)\b",
                Stance.ANNOUNCES,
            ),
            (
                r"\b(?:sera|seront) \w+(?:é|ée|és|ées|is|ises?)\b|\b(?:nous|je) \w+(?:rons|rai)\b",
                Stance.ANNOUNCES,
            ),
            (
                r"\b[Aa]ucune? .{1,40}\bn['e]|^pas (?:de|d')|\bnous ne \w+ (?:pas|jamais)\b",
                Stance.DENIES,
            ),
            (r"\?\s*$", Stance.QUESTIONS),
        )
    ),
    voiced=tuple(
        (re.compile(pattern, re.IGNORECASE), stance)
        for pattern, stance in (
            (
                r"^(?:et |mais |alors )?qu(?:e |')(?!est-ce)(?:le|la|les|l'|on|il|elle|ils|chacun\w*|tous|"
                r"personne|ceux|celui|nos|vos|cette|ces|ce)\b(?!.*\?)",
                Stance.CALLS_FOR,
            ),
            (
                r"\b(?:je|nous|on) (?:ne |n')(?:peux|pouvons|peut|saurais|saurions) (?:pas |rien )?"
                r"(?:vous |leur |lui )?(?:dire|confirmer|préciser|affirmer|savoir|l'affirmer)|"
                r"\bimpossible de (?:dire|savoir|confirmer)|\btrop tôt pour (?:dire|savoir|conclure)",
                Stance.DOES_NOT_KNOW,
            ),
            (
                r"\b(?:ment|mentent|mentait|mentaient)\b|\bs'emparer (?:de l'État|du pouvoir)|"
                r"\b(?:est|sont|était|étaient|sommes) (?:tous |bien )?(?:un |une |des |les |le |la )?"
                r"(?:terroristes?|traîtres?|menteurs?|assassins?|criminels?|bourreaux?|mercenaires?|"
                r"putschistes?)\b",
                Stance.ACCUSES,
            ),
            (
                r"\b(?:pure |simple )?(?:invention|fabrication|affabulation)s?\b|"
                r"\bsans (?:aucun )?fondement|\bc'est faux\b|\bn'est pas vrai|"
                r"\bil n'y a (?:pas|jamais)(?: eu)? (?:de |d'|eu )",
                Stance.DENIES,
            ),
            (
                r"\ben (?:doute|cause|question)\b|\bse demander\b|\breste à savoir\b|"
                r"\bne (?:dit|disent|précise\w*) pas (?:qui|si|pourquoi|comment|où|quand|ce qu)",
                Stance.QUESTIONS,
            ),
        )
    ),
    orders=("ez",),
    before_infinitive=frozenset({"à", "de", "d'"}),
    of_oneself=frozenset({"dire", "déclarer"}),
    reflexives=frozenset({"se", "s'"}),
    acts={
        "annoncer": frozenset(["état", "couvre-feu", "deuil"]),
        "demander": frozenset(["aide", "assistance", "renfort", "asile", "intervention", "soutien"]),
        "décréter": frozenset(["état", "couvre-feu", "deuil", "urgence"]),
    },
    asking=frozenset({"-vous"}),
    no_orders=frozenset(
        {
            "est-ce",
            "savez",
            "voyez",
            "écoutez",
            "imaginez",
            "avez",
            "êtes",
            "pouvez",
            "assez",
            "chez",
            "rez",
            "nez",
        }
    ),
    footings=(
        (
            re.compile(
                r"\b(?:a|ont) (?:pu )?(?:constaté|vu|observé|entendu)\w* (?P<source>(?:un|une|des|"
                r"le|la|les|nos|notre|deux) (?:journalistes?|correspondant\w*|reporters?|envoyé\w"
                r"* spéci\w+|équipes?|photographes?|vidéastes?)[^,.;]{0,60})",
                re.I,
            ),
            Basis.OWN_OBSERVATION,
        ),
        (
            re.compile(
                r"\b(?P<source>(?:un|une|des|le|la|les|nos|notre) (?:journalistes?|correspondant\w"
                r"*|reporters?|envoyé\w* spéci\w+)[^,.;]{0,60}?) (?:sur place )?(?:a|ont) (?:pu "
                r")?(?:constaté|vu|observé|entendu|assisté)",
                re.I,
            ),
            Basis.OWN_OBSERVATION,
        ),
        (
            re.compile(
                r"\b(?:selon|d'après|raconte\w*|rapporte\w*|témoigne\w*|affirment|ont (?:vu|décrit"
                r"|raconté|rapporté)) (?P<source>(?:un|une|des|le|la|les|plusieurs|deux|trois) "
                r"(?:témoins?|habitants?|riverains?|passants?|rescapé\w*|survivant\w*)[^,.;]"
                r"{0,40})",
                re.I,
            ),
            Basis.WITNESS,
        ),
        (
            re.compile(
                r"(?P<source>\b(?:un|une|des|les|plusieurs|deux|trois) (?:témoins?|habitants?|"
                r"riverains?|rescapé\w*|survivant\w*)[^,.;]{0,40}?) (?:a|ont|affirm\w+|racont\w+|"
                r"témoign\w+|décri\w+)",
                re.I,
            ),
            Basis.WITNESS,
        ),
        (
            re.compile(
                r"\b(?:selon|d'après) (?P<source>(?:un|une|des|le|la|les) (?:documents?|rapports?|"
                r"notes?|images? satellites?|vidéos?|enregistrements?|procès-verba\w+|décrets?|"
                r"arrêtés?)[^,.;]{0,60})",
                re.I,
            ),
            Basis.DOCUMENT,
        ),
        (
            re.compile(
                r"\b(?:documents?|vidéos?|images?|enregistrements?) (?:que )?(?:consulté\w*|obtenu"
                r"\w*|vérifié\w*|authentifié\w*|visionné\w*) par (?P<source>[^,.;]{2,60})",
                re.I,
            ),
            Basis.DOCUMENT,
        ),
        (
            re.compile(
                r"\b(?:selon|d'après|rapporte\w*|écrit|révèle\w*|indique\w*) (?P<source>(?:le|la|"
                r"les|l') ?(?:journal|quotidien|agence|chaîne|site|hebdomadaire|magazine|presse|"
                r"médias?|radio|télévision)[^,.;]{0,60})",
                re.I,
            ),
            Basis.OTHER_MEDIUM,
        ),
        (
            re.compile(
                r"\b(?:selon|d'après) (?P<source>(?:le|la|les|l') ?(?:ministère|ministre|police|"
                r"armée|gouvernement|autorités?|préfecture|préfet|parquet|procureur|porte-parole|"
                r"pouvoir|opposition|présidence|président|mairie|maire|syndicats?|organisateurs?|"
                r"état-major)[^,.;]{0,60})",
                re.I,
            ),
            Basis.PARTY,
        ),
    ),
    conditional="Mood=Cnd",
    weights="statements_fr.tsv",
    distance=re.compile(
        r"\b(?:présumé\w*|supposé\w*|soi-disant|prétendument|sans (?:apporter|fournir|donner) de preuves?)\b",
        re.I,
    ),
)
