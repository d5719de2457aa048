"""How readily French verbs report, way by way: what each does with an object, an infinitive, a clause."""

from collections.abc import Mapping

_SAYS_THAT = """
affirmer ajouter alléguer annoncer arguer assurer attester avancer avertir aviser avouer certifier clamer
concéder confesser confier confirmer considérer contester craindre croire déclarer déplorer dire
écrire espérer estimer exiger expliquer indiquer informer insister insinuer ironiser juger jurer
maintenir marteler mentionner nier noter objecter observer préciser prétendre prévenir proclamer professer
promettre pronostiquer prédire raconter rappeler rapporter réaffirmer reconnaître redire redouter
regretter réitérer relater relever remarquer répéter répliquer répondre reprocher réclamer demander
rétorquer révéler signaler souligner soutenir spécifier stipuler suggérer supposer témoigner tonner
recommander préconiser souhaiter penser admettre convenir démentir réfuter exclure vouloir annoncer
conjecturer conclure constater déduire poster tweeter crier hurler renchérir surenchérir plaider nuancer
réjouir féliciter inquiéter indigner
"""
_SELDOM_THAT = """
sembler savoir voir vouloir comprendre découvrir trouver prouver montrer signifier sentir oublier apprendre
attendre faire permettre empêcher obtenir décider éviter vérifier imaginer rêver ignorer deviner entendre
falloir suffire importer arriver résulter paraître avoir laisser prévoir veiller tenir aimer préférer
"""
_TELLS_IT = """
annoncer condamner dénoncer déplorer réclamer démentir fustiger prôner préconiser redouter craindre
revendiquer exiger regretter désapprouver nier réfuter contester récuser stigmatiser pointer réprouver
recommander revendiquer réaffirmer souligner évoquer promettre dévoiler révéler confirmer espérer souhaiter
demander critiquer décrier saluer rappeler escompter alléguer invoquer mentionner pronostiquer prédire
vilipender blâmer reconnaître lamenter réitérer communiquer
"""
_SELDOM_IT = """
publier présenter montrer voir poursuivre porter offrir approuver observer trouver tenir traiter penser
comprendre établir identifier poser lancer exposer exprimer répondre prouver entrevoir afficher commander
opposer interpréter notifier officialiser planifier programmer compter vouloir appuyer encourager adhérer
justifier maintenir décrire raconter relater lire écrire noter citer dire croire juger estimer attribuer
décliner ordonner prescrire décréter engager célébrer remercier louer applaudir appeler inviter attendre
aspirer ambitionner envisager projeter parler qualifier désigner commenter solliciter tabler émettre
"""
_TO_DO = """
affirmer annoncer appeler assurer avouer conseiller déclarer demander dire enjoindre espérer exhorter
exiger inviter jurer menacer nier presser prétendre prier promettre proposer reconnaître recommander
souhaiter sommer suggérer supplier accuser soupçonner reprocher indiquer regretter confirmer
préconiser réclamer craindre redouter admettre confier raconter démentir conjurer implorer ordonner
"""
_SELDOM_TO_DO = """
refuser vouloir penser prévoir envisager compter tenir oublier croire attendre chercher décider faire
programmer planifier engager projeter ambitionner aspirer voir entendre montrer pousser inciter
encourager accepter choisir tenter préférer commander offrir craindre songer permettre
"""
_WAYS = {
    "que": (_SAYS_THAT, _SELDOM_THAT),
    "object": (_TELLS_IT, _SELDOM_IT),
    "infinitive": (_TO_DO, _SELDOM_TO_DO),
}

STRONG: Mapping[str, frozenset[str]] = {way: frozenset(lists[0].split()) for way, lists in _WAYS.items()}
WEAK: Mapping[str, frozenset[str]] = {way: frozenset(lists[1].split()) for way, lists in _WAYS.items()}

# Heads of what "selon" and "d'après" measure by, which say nothing.
MEASURES = """
tradition traditions règle règles cas saison saisons critère critères ordre méthode méthodes procédure
principe principes habitude habitudes coutume coutumes circonstances besoin besoins goût goûts modèle
modalités calendrier barème âge taille gravité formule type degré moment
"""
