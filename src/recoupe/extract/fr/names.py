"""What French tells about names."""

from recoupe.extract.name_rules import NameRules, words
from recoupe.model.naming import fold

NAMES = NameRules(
    model="names_fr.npz",
    titles=words("""
        m. mm. m mme mmes mlle mr mr. mrs monsieur madame messieurs mesdames mademoiselle dr dr.
        premier première docteur docteure pr pr. professeur professeure me maître mgr mgr. monseigneur
        sir lord lady saint frère sœur père abbé cardinal cheikh imam émir sultan roi reine prince
        princesse général générale colonel colonelle capitaine commandant commandante lieutenant
        lieutenante sergent amiral maréchal major brigadier président présidente ministre
        sénateur sénatrice député députée maire préfet préfète chancelier chancelière juge
        procureur procureure ambassadeur ambassadrice pape
    """),
    offices=words("""
        président présidente vice-président vice-présidente ministre vice-ministre ex-président
        ex-ministre ancien porte-parole sénateur sénatrice député députée maire adjoint adjointe
        préfet préfète gouverneur gouverneure chancelier chancelière secrétaire directeur
        directrice chef cheffe dirigeant dirigeante patron patronne responsable représentant
        représentante ambassadeur ambassadrice envoyé envoyée émissaire procureur procureure juge
        avocat avocate magistrat magistrate commissaire général générale colonel commandant
        commandante capitaine lieutenant officier policier policière soldat militaire expert
        experte chercheur chercheuse professeur professeure enseignant analyste politologue
        historien historienne économiste sociologue maître spécialiste journaliste correspondant
        correspondante rédacteur médecin docteur infirmier infirmière opposant opposante militant
        militante activiste candidat candidate leader roi reine prince princesse pape cardinal
        évêque archevêque entraîneur entraîneuse sélectionneur joueur joueuse capitaine
        conseiller conseillère membre fondateur fondatrice coordinateur coordinatrice
        coordonnateur délégué déléguée syndicaliste élu élue parlementaire diplomate premier
        présentateur auteur autrice écrivain philosophe propriétaire gérant gérante pilote
        habitant habitante témoin victime survivant survivante riverain homme femme fils fille
        frère père mère veuve épouse porteur haut-commissaire commissaire rapporteur rapporteuse
        homologue successeur prédécesseur pdg photographe universitaire individu proche star
        champion championne gendarme gardien gardienne fonctionnaire agent agente lycéen lycéenne
        élève parent voisin voisine collègue ami amie otage rescapé rescapée blessé blessée détenu
        détenue suspect suspecte prévenu prévenue artiste acteur actrice chanteur chanteuse cinéaste
        réalisateur réalisatrice prêtre imam rabbin employé employée salarié salariée chauffeur
        conducteur conductrice astronome ingénieur ingénieure architecte biologiste physicien
        climatologue météorologue secouriste pompier sauveteur négociateur négociatrice médiateur
        observateur observatrice patriarche curé pasteur étudiant étudiante retraité retraitée
        agriculteur pêcheur marin commerçant commerçante lanceur lanceuse ouvrier ouvrière
    """),
    bodies=words("""
        gouvernement ministère parlement sénat assemblée police gendarmerie armée parquet
        tribunal cour présidence ambassade préfecture mairie municipalité conseil comité
        commission agence institut organisation association fédération syndicat parti coalition
        alliance union bureau centre université hôpital entreprise société compagnie groupe
        banque opposition régime junte état-major commandement marine aviation justice kremlin
        diplomatie administration exécutif département direction journal quotidien chaîne radio
        télévision magazine hebdomadaire média presse site club fondation ong collectif mouvement
        front milice rébellion délégation mission observatoire commissariat secrétariat consulat
        constructeur opérateur autorité entourage équipe camp formation peuple
    """),
    groups=words("""
        autorités forces manifestants rebelles insurgés policiers soldats militaires officiels
        responsables habitants témoins riverains secours pompiers sauveteurs enquêteurs médecins
        experts scientifiques chercheurs journalistes médias députés sénateurs élus opposants
        militants syndicats organisateurs juges avocats diplomates dirigeants ministres
        parlementaires proches familles victimes civils étudiants agriculteurs ouvriers salariés
        enseignants électeurs terroristes djihadistes séparatistes pays alliés services pouvoirs
        associations organisations partis analystes observateurs spécialistes auteurs troupes
        gardes-frontières migrants réfugiés séries auteurs supporters ong
    """),
    organisations=words("""
        organisation union ministère parti conseil comité commission agence institut université
        école association fédération confédération syndicat fondation front mouvement alliance
        ligue banque cour tribunal parlement assemblée sénat chambre groupe société compagnie
        centre observatoire bureau communauté haut-commissariat office ordre armée garde police
        gendarmerie croix-rouge rassemblement coalition académie club fc as olympique direction
        département secrétariat ambassade musée hôpital théâtre radio télévision télé journal pacte ligue
        institution réseau
    """),
    places=words("""
        ville villes village villages région régions province provinces département commune
        quartier banlieue île îles mer océan lac fleuve rivière mont montagne col golfe baie
        détroit désert vallée aéroport port gare rue avenue boulevard place pont capitale
        district oblast comté état localité arrondissement
    """),
    articles=words("le la les l' un une des du de d' au aux ce cette ces son sa ses leur"),
    links=words(
        "de du des d' la le les l' et en sur sous von van der den bin ibn al el ben ould da dos do di "
        "y à aux au pour"
    ),
    singular=words("il elle -il -elle lui celui-ci celle-ci ce dernier cette dernière"),
    plural=words("ils elles -ils -elles eux ceux-ci celles-ci leur"),
    feminine=words("elle elles -elle -elles celle-ci celles-ci"),
    neuter=frozenset(),
    womans=words("mme mmes mlle madame mesdames mademoiselle"),
    mans=words("m. mm. mr mr. monsieur messieurs sir"),
    la=words("la"),
    le=words("le du au"),
    source_nouns=words(
        "version communiqué déclaration propos témoignage rapport tweet discours analyse récit"
    ),
    possessives=words("sa son ses leur leurs"),
    same=words("même mêmes"),
    anonymous=words("source sources témoin témoins interlocuteur interlocuteurs"),
    directions=words(
        "nord sud est ouest nord-est nord-ouest sud-est sud-ouest constitution état états région "
        "mairie courriel euro tour utc gmt monde histoire internet web dieu noël pâques coran bible "
        "covid covid-19 couvre-feu"
    ),
    locating=words("à en vers depuis près"),
    abstract=words("""
        patience raison nation république liberté égalité fraternité justice vérité paix guerre
        honneur victoire silence courage mémoire droit loi ordre retour enquête reportage entretien
        analyse tribune portrait récit direct vidéo photo photos document exclusif chronologie bilan
        rappel résultat question réponse conclusion contexte réactions urgence crise drame colère
        deuil hommage pourquoi comment aucun aucune samedi dimanche lundi mardi mercredi jeudi
        vendredi janvier février mars avril mai juin juillet août septembre octobre novembre
        décembre hier aujourd'hui demain numéro propos dieu
    """),
    negative=words("aucun aucune nul nulle personne rien"),
    documents=words("""
        rapport communiqué lettre texte document sondage étude registre note décret enquête livre
        rapports communiqués documents études sondages tribune article dépêche message loi
        constitution charte résolution recensement bilan livret manuel encyclopédie biographie
        données chiffres baromètre
        éditorial revue blog enquête enquêtes témoignage témoignages bilan messages analyse vidéo
    """),
    person_endings=(
        "eur",
        "euse",
        "rice",
        "iste",
        "ien",
        "ienne",
        "ier",
        "ière",
        "ger",
        "gère",
        "cher",
        "chère",
        "ant",
        "ante",
        "ais",
        "aise",
        "ain",
        "aine",
        "logue",
        "crate",
        "éen",
        "éenne",
        "ois",
        "oise",
    ),
    thing_endings=("tion", "sion", "ment", "ité", "age", "isme", "ance", "ence", "ure", "esse", "ude"),
    outside=words("par avec dans sur contre pendant depuis après avant chez malgré sans que dont"),
    same_office={
        fold("chef de l'État"): "président",
        fold("chef d'État"): "président",
        fold("chef du gouvernement"): "premier",
        fold("chef de gouvernement"): "premier",
        fold("Premier ministre"): "premier",
        fold("Première ministre"): "premier",
    },
    authors=words("""
        de du des d' par publié publiée publiés publiées diffusé diffusée diffusés diffusées signé signée
        dévoilé dévoilée dévoilés dévoilées réalisé réalisée menée conduite officiel officielle
    """),
    leading={
        **dict.fromkeys(("président", "présidente"), ("président",)),
        **dict.fromkeys(("premier", "chancelier", "chancelière"), ("premier",)),
        **dict.fromkeys(("dirigeant", "dirigeante", "leader"), ("président", "premier")),
    },
    latter={
        "ce dernier": (False, False),
        "cette dernière": (True, False),
        "ces derniers": (False, True),
        "ces dernières": (True, True),
        "lequel": (False, False),
        "laquelle": (True, False),
        "lesquels": (False, True),
        "lesquelles": (True, True),
    },
    some=words("beaucoup plusieurs certains certaines d'autres autres tous toutes nombreux nombreuses"),
    one=words("un une"),
    by=words("par"),
    rights=words("droits droit"),
    indefinite=words("un une"),
    ordinals=words("premier première"),
    alike=(
        words("président présidente dirigeant dirigeante leader chef cheffe numéro"),
        words("pdg patron patronne directeur directrice président présidente dirigeant dirigeante"),
        words("député députée élu élue parlementaire sénateur sénatrice"),
        words("entreprise firme société groupe compagnie constructeur opérateur géant enseigne marque"),
        words("association organisation ong fondation collectif fédération"),
        words("parti formation mouvement"),
        words("journal quotidien hebdomadaire magazine site média titre"),
        words("chaîne télévision radio station"),
    ),
    loose=words("""
        membre élu élue responsable expert experte chercheur chercheuse spécialiste homme femme
        représentant représentante dirigeant dirigeante leader habitant habitante candidat candidate
        politique militant militante opposant opposante universitaire professeur professeure
        individu témoin parlementaire politicien politicienne
    """),
    shading=words("""
        nouveau nouvelle actuel actuelle ancien ancienne ex futur future sortant sortante jeune
        principal principale célèbre même défunt défunte présumé présumée dernier dernière
        grand grande
    """),
    companies=words("""
        entreprise firme société groupe compagnie constructeur opérateur géant enseigne marque
        organisation ong association agence institution formation club
    """),
    pointing=words("ce cet cette"),
    streets=words(
        "place avenue rue boulevard gare porte quai pont square impasse lac mont golfe détroit mer "
        "rivière col"
    ),
)
