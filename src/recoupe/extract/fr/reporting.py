"""French ways of reporting beyond the commonest: verbs, nouns and turns, with what each brings."""

from recoupe.extract.fr.bents import MEASURES, STRONG, WEAK
from recoupe.extract.fr.verb_forms import forms_of
from recoupe.extract.name_rules import words
from recoupe.extract.wider import WiderRules
from recoupe.model.vocabulary import Stance

_VERBS = {
    Stance.ASSERTS: """
    affirmer ajouter alléguer analyser apercevoir apprendre argumenter arguer articuler asséner assurer
    attester avancer balayer bredouiller calculer caractériser certifier chanter chiffrer chuchoter citer
    clamer claironner clarifier commenter comparer comprendre compléter comptabiliser compter conclure
    confesser confier confirmer conjecturer considérer constater continuer conter croire débuter déclamer
    déclarer décrire déduire définir démontrer dénombrer déterminer détailler diagnostiquer dicter dire
    discerner écrire élucider émettre enchaîner énoncer énumérer entendre entrevoir établir estimer étayer
    évaluer évoquer expliciter expliquer exposer exprimer faire figurer formuler garantir glisser gronder
    hasarder hurler illustrer imaginer indiquer informer insinuer insister interpréter interrompre inscrire
    intituler invoquer ironiser juger jurer justifier lâcher lancer lire maintenir marteler mentionner
    mesurer montrer murmurer narrer noter nuancer objecter observer opiner parler penser plaisanter
    postuler poster poursuivre préciser prétendre prétexter proclamer professer pronostiquer prophétiser
    prédire prouver publier raconter railler raisonner rappeler rapporter rassurer rectifier réaffirmer
    réagir recenser récapituler redire réitérer relater relativiser relayer relever remarquer renchérir
    répandre répéter répliquer répondre reprendre résumer rétorquer révéler revenir rire riposter
    savoir scander sembler signaler signifier situer songer soulever souligner soupirer soutenir spécifier
    spéculer statuer stipuler suggérer supposer surenchérir tabler témoigner tempérer théoriser titrer tonner
    traduire trancher tranquilliser trouver tweeter twitter valider vanter vociférer crier voir
    afficher apostropher arguer assener avérer chuchoter déceler découvrir démarrer divulguer
    embrayer entonner étaler expliquer exulter fanfaronner gazouiller identifier jubiler marmonner
    philosopher plaider ponctuer présumer pressentir prévoir promulguer propager réciter renseigner
    résonner rouspéter seriner solliciter soumettre sourire souffler spécifier déplorer triompher vérifier
    """,
    Stance.DENIES: """
    contester contredire débouter démentir dénier disconvenir écarter exclure infirmer invalider nier récuser
    réfuter rejeter repousser
    """,
    Stance.QUESTIONS: "demander douter interroger questionner suspecter",
    Stance.DOES_NOT_KNOW: "ignorer méconnaître",
    Stance.ACCUSES: """
    accuser attribuer désigner imputer incriminer inculper mettre pointer reprocher soupçonner suspecter
    taxer
    """,
    Stance.CONDEMNS: """
    blâmer condamner conspuer critiquer décrier déplorer dénigrer dénoncer désapprouver désavouer
    disqualifier éreinter flétrir fustiger grogner huer indigner insurger lamenter maudire moquer offusquer
    opposer pester plaindre pourfendre protester râler regretter réprouver stigmatiser tancer tonner
    vilipender vitupérer
    """,
    Stance.SUPPORTS: """
    acclamer acquiescer adhérer applaudir approuver appuyer cautionner célébrer défendre encenser encourager
    féliciter glorifier louer plébisciter prôner réjouir remercier saluer soutenir souscrire vanter
    """,
    Stance.ANNOUNCES: """
    annoncer assurer communiquer décréter dévoiler engager notifier officialiser planifier programmer
    promettre prévoir projeter revendiquer tenir compter envisager
    """,
    Stance.WARNS: "alarmer alerter avertir craindre inquiéter menacer préoccuper prévenir redouter",
    Stance.CALLS_FOR: """
    appeler conjurer conseiller commander demander enjoindre exhorter exiger implorer inciter inviter
    militer ordonner plaider pousser préconiser prescrire presser prier prôner quémander réclamer
    recommander requérir revendiquer solliciter sommer suggérer supplier vouloir
    """,
    Stance.OFFERS: "offrir proposer",
    Stance.REFUSES: "décliner refuser",
    Stance.ADMITS: "accepter admettre avouer concéder confesser convenir reconnaître",
    Stance.HOPES: "ambitionner aspirer attendre escompter espérer souhaiter",
    Stance.WITHDRAWS: "rétracter dédire raviser",
}
_STANCES = {verb: stance for stance, verbs in _VERBS.items() for verb in verbs.split()}

_COMPLETIONS = {
    "faire": {
        "savoir": Stance.ANNOUNCES,
        "valoir": Stance.ASSERTS,
        "remarquer": Stance.ASSERTS,
        "observer": Stance.ASSERTS,
        "comprendre": Stance.ASSERTS,
        "entendre": Stance.ASSERTS,
        "part": Stance.ASSERTS,
        "état": Stance.ASSERTS,
        "mention": Stance.ASSERTS,
        "allusion": Stance.ASSERTS,
        "référence": Stance.ASSERTS,
    },
    "laisser": {
        "entendre": Stance.ASSERTS,
        "entrevoir": Stance.ASSERTS,
        "penser": Stance.ASSERTS,
        "croire": Stance.ASSERTS,
        "supposer": Stance.ASSERTS,
    },
    "mettre": {
        "garde": Stance.WARNS,
        "avant": Stance.ASSERTS,
        "évidence": Stance.ASSERTS,
        "lumière": Stance.ASSERTS,
        "cause": Stance.ACCUSES,
        "doute": Stance.QUESTIONS,
    },
    "pointer": {"doigt": Stance.CONDEMNS},
    "montrer": {"doigt": Stance.CONDEMNS},
    "rendre": {"hommage": Stance.SUPPORTS, "compte": Stance.ASSERTS, "responsable": Stance.ACCUSES},
    "tenir": {"responsable": Stance.ACCUSES, "responsables": Stance.ACCUSES},
    "tirer": {"sonnette": Stance.WARNS, "alarme": Stance.WARNS},
    "sonner": {"alarme": Stance.WARNS},
    "donner": {"raison": Stance.SUPPORTS, "alerte": Stance.WARNS},
    "prendre": {"défense": Stance.SUPPORTS},
    "porter": {"plainte": Stance.ACCUSES},
    "poser": {"question": Stance.QUESTIONS},
    "avoir": {"espoir": Stance.HOPES},
}

_BRINGS = {
    "de": """
    accuser aviser avertir dissuader douter féliciter indigner informer inquiéter insurger lamenter menacer
    moquer offusquer parler persuader plaindre prévenir prier promettre qualifier rappeler réjouir remercier
    soupçonner suspecter taxer témoigner traiter convenir faire alarmer préoccuper convaincre alerter
    """,
    "à": "appeler conclure croire exhorter inciter inviter opposer adhérer acquiescer souscrire songer "
    "penser engager pousser évaluer estimer chiffrer aspirer fixer chiffrer réagir",
    "contre": "protester alerter manifester pester prévenir tonner insurger mettre avertir vitupérer",
    "sur": "alerter insister interroger tabler compter",
    "pour": "plaider militer craindre prier opter",
    "en faveur": "plaider militer prononcer",
    "comme": "considérer décrire dépeindre désigner présenter voir définir",
}
_WRITTEN = {
    "de": ("de", "d'", "du", "des"),
    "à": ("à", "au", "aux"),
    "en faveur": ("faveur",),
}

_NOUNS = {
    Stance.ASSERTS: """
    affirmation/affirmations allégation/allégations argument/arguments assertion/assertions assurance
    analyse/analyses avis certitude commentaire/commentaires conclusion/conclusions confidence/confidences
    confirmation constat/constats conviction/convictions croyance déclaration/déclarations
    démonstration description diagnostic estimation/estimations explication/explications hypothèse/hypothèses
    idée impression indication/indications information/informations jugement justification message mention
    nouvelle observation/observations opinion/opinions parole/paroles pensée plaidoyer point
    précision/précisions
    prédiction/prédictions prévision/prévisions principe pronostic/pronostics propos rappel rapport rapports
    remarque/remarques réponse/réponses révélation/révélations rumeur/rumeurs sentiment témoignage/témoignages
    théorie/théories thèse/thèses raison argumentation explications bilan slogan/slogans signalement
    """,
    Stance.DENIES: "contestation démenti/démentis dénégation/dénégations réfutation rejet",
    Stance.QUESTIONS: "doute/doutes question/questions interrogation/interrogations",
    Stance.ACCUSES: """
    accusation/accusations grief/griefs plainte/plaintes reproche/reproches soupçon/soupçons
    """,
    Stance.CONDEMNS: """
    condamnation/condamnations critique/critiques dénonciation/dénonciations indignation
    protestation/protestations
    regret/regrets colère opposition mécontentement désaccord
    """,
    Stance.SUPPORTS: "approbation félicitations hommage soutien/soutiens satisfaction solidarité accord",
    Stance.ANNOUNCES: """
    annonce/annonces ambition/ambitions désir engagement/engagements intention/intentions objectif/objectifs
    projet/projets promesse/promesses revendication/revendications serment volonté détermination décision
    """,
    Stance.WARNS: """
    alerte/alertes avertissement/avertissements crainte/craintes inquiétude/inquiétudes menace/menaces
    peur/peurs préoccupation/préoccupations angoisse
    """,
    Stance.CALLS_FOR: """
    appel/appels conseil/conseils consigne/consignes demande/demandes exhortation exigence/exigences
    injonction/injonctions invitation/invitations ordre/ordres pétition prière recommandation/recommandations
    requête/requêtes suggestion/suggestions mot supplique souhait/souhaits vœu/vœux
    """,
    Stance.OFFERS: "offre/offres proposition/propositions",
    Stance.REFUSES: "refus veto",
    Stance.ADMITS: "aveu/aveux reconnaissance",
    Stance.HOPES: "espoir/espoirs espérance/espérances optimisme",
    Stance.WITHDRAWS: "rétractation",
}

_BEING = {
    Stance.ASSERTS: """
    avis certain certaine certains certaines catégorique catégoriques clair claire convaincu convaincue
    convaincus convaincues confiant confiante confiants confiantes conscient consciente conscients formel
    formelle formels formelles fier fière fiers fières persuadé persuadée persuadés persuadées sûr sûre
    sûrs sûres surpris surprise déterminé déterminée déterminés optimiste pessimiste satisfait satisfaite
    """,
    Stance.SUPPORTS: """
    favorable favorables partisan partisans solidaire solidaires heureux heureuse ravi ravie
    """,
    Stance.CONDEMNS: """
    hostile hostiles opposé opposée opposés opposées choqué choquée choqués indigné indignée
    consterné consternée scandalisé scandalisée déçu déçue déçus
    """,
    Stance.WARNS: "inquiet inquiète inquiets inquiètes préoccupé préoccupée préoccupés alarmé",
    Stance.OFFERS: "prêt prête prêts prêtes disposé disposée disposés",
}


_OBJECTS = """
affirmer alléguer annoncer assurer attester avancer certifier citer commenter confirmer considérer constater
croire déclarer décrire détailler dire entrevoir estimer évaluer évoquer exclure expliquer exposer exprimer
indiquer invoquer juger jurer mentionner montrer nier noter observer pointer préciser prédire prétendre
proclamer promettre pronostiquer prôner prouver publier rappeler rapporter réaffirmer recenser reconnaître
réitérer relater relayer relever remarquer révéler signaler souligner soutenir stipuler suggérer supposer
contester contredire démentir écarter infirmer récuser réfuter rejeter repousser douter
accuser attribuer désigner imputer incriminer reprocher soupçonner suspecter taxer
blâmer condamner critiquer décrier déplorer dénoncer désapprouver désavouer fustiger lamenter opposer plaindre
protester regretter réprouver stigmatiser tancer vilipender insurger indigner féliciter réjouir
applaudir approuver appuyer défendre encourager louer saluer remercier vanter célébrer souscrire adhérer
communiquer décréter dévoiler divulguer engager notifier officialiser planifier programmer prévoir projeter
revendiquer envisager compter
alarmer alerter avertir craindre inquiéter menacer préoccuper prévenir redouter
appeler conseiller commander demander enjoindre exhorter exiger implorer inciter inviter militer ordonner
plaider préconiser prescrire presser prier réclamer recommander requérir solliciter sommer supplier vouloir
offrir proposer décliner refuser admettre avouer concéder confesser convenir
ambitionner aspirer attendre escompter espérer souhaiter tabler chiffrer dénombrer comptabiliser
afficher diagnostiquer démontrer établir identifier interpréter justifier maintenir présenter qualifier
voir trouver penser raconter formuler émettre répondre parler traiter tenir comprendre
"""
_ADDRESSING = """
accuser alerter appeler avertir aviser blâmer conjurer convaincre dissuader encourager enjoindre exhorter
féliciter implorer incriminer inciter informer interroger inviter menacer persuader pousser presser prévenir
prier rassurer remercier soupçonner sommer supplier suspecter tancer taxer traiter inculper solliciter
"""
_SUPPORT = """
adresser annoncer confirmer donner émettre évoquer exprimer faire formuler lancer manifester présenter porter
rappeler réaffirmer réitérer rejeter répéter nier partager proférer transmettre avoir prendre déposer recevoir
"""
_AFTER_PREPOSITION = """
d' après|au dire|aux dires|à entendre|de l' aveu|de l' opinion|du point de vue|du côté|aux yeux|
au regard|à l' en croire|à en croire|à la demande|à l' appel|sur ordre|par la voix|au nom|
selon les informations|selon les dires|selon les termes|de l' avis
"""


def _prepositions() -> tuple[tuple[str, ...], ...]:
    """Each turn alone and with the article that joins it to its source."""
    turns = [tuple(turn.split()) for turn in _AFTER_PREPOSITION.replace("\n", "").split("|")]
    joined = [(*turn, of) for turn in turns for of in ("de", "du", "des", "d'")]
    return tuple(turns + joined)


def _by_word(lists: dict[Stance, str]) -> dict[str, Stance]:
    """Each word of lists in which a slash parts a singular from its plural, with its stance."""
    return {word: stance for stance, words in lists.items() for word in words.replace("/", " ").split()}


def _brought() -> dict[str, frozenset[str]]:
    verbs = {verb for verbs in _BRINGS.values() for verb in verbs.split()}
    return {
        verb: frozenset(
            form
            for preposition, those in _BRINGS.items()
            if verb in those.split()
            for form in _WRITTEN.get(preposition, (preposition,))
        )
        for verb in verbs
    }


REPORTING = WiderRules(
    verbs=_STANCES,
    forms=forms_of(_STANCES),
    completions=_COMPLETIONS,
    brings=_brought(),
    nouns=_by_word(_NOUNS),
    being=_by_word(_BEING),
    be=words("est sont était étaient être fut furent sera seront serait reste demeure"),
    of=words("de d' du des"),
    own=words("son sa ses leur leurs"),
    asking=words("""
        si s' comment pourquoi combien quand où quel quelle quels quelles ce quoi qui lequel laquelle
    """),
    opening=words("""
        plus moins près environ autour quelque quelques plusieurs au beaucoup trop tout toute tous toutes
        aucun aucune davantage entre jusqu' jusqu'à
    """),
    subordinating=words("""
        tandis car puisque puisqu' lorsque lorsqu' quoique quoiqu' alors après avant afin pour parce suite
        lors malgré quand bien sans
    """),
    relative=words("qui dont où lequel laquelle lesquels lesquelles que qu' ce auquel à"),
    pronouns_before=words("""
        se s' y en l' le la les lui leur ne n' pas plus me m' nous vous jamais rien également aussi tout
        bien bientôt
    """),
    lead=words("""
        ainsi toutefois néanmoins cependant or mais et car enfin ensuite puis aussi pourtant donc alors en
    """),
    fronting=words("si s' alors même bien quand lorsque lorsqu' tandis puisque puisqu' comme après"),
    like=words("comme ainsi"),
    prepositions=_prepositions(),
    sourced=(("de", "source"), ("de", "sources"), ("de", "même", "source")),
    strong=STRONG,
    weak=WEAK,
    measures=words(MEASURES),
    addressing=words(_ADDRESSING),
    objects=words(_OBJECTS),
    support=words(_SUPPORT),
    joining=words("et ou mais puis"),
    contrasting=words("tandis alors quand lorsque lorsqu'"),
    comparing=words("plus moins autant tandis ainsi tel telle tels telles autre"),
    who=words("qui que qu' dont où"),
    this=words("ce"),
    having=words("ayant étant"),
    gerund=("tout", "en"),
    before_participle=words("en tout et l' le"),
    before_telling=(("avant", "de"), ("avant", "d'")),
    leaning=words("n' ne s' se en y"),
    whether=words("si s'"),
    noun_brings=words("à au aux contre pour sur"),
)
