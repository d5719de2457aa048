"""Which lines of scraped text are furniture by themselves, and which only begin like furniture."""

import pytest

from recoupe.read.plain_lines import Line
from recoupe.read.plain_signs import Sign, byline_of, sign_of

AROUND = """
Rejoignez notre groupe WhatsApp
Rejoignez notre chaîne Telegram
Abonnez-vous à notre chaîne Telegram
Retrouvez-nous sur Google News
Suivez-nous sur Google News
Suivez l'actualité de Lefanal sur WhatsApp
Cliquez ici pour rejoindre notre groupe
Téléchargez notre application
Télécharger l'application mobile
Partager : Cliquez pour partager sur Twitter(ouvre dans une nouvelle fenêtre)
Partager cet article sur Facebook
PARTAGER
Partage
Partagez sur les réseaux sociaux
J’aime chargement…
WordPress:
Article précédent
Article suivant : Le phare cherche son gardien
Navigation de l’article
Navigation des articles
Sur le même thème
Vous avez aimé cet article ? Partagez-le !
Si vous avez aimé cet article, partagez-le
Did you enjoy this article? Share it with your friends
Réagissez à cet article
Réagissez !
Faire un don
Les opinions exprimées dans cet article n'engagent que leur auteur.
Le contenu de cet article n'engage que son auteur
Lire l'article original
Lire l'article complet
Lire la suite sur lefanal.fr
Source: lefanal.com
Source : Agence littorale de presse
Par La Rédaction
La Rédaction
Rédaction
Publié il y a 3 heures
Il y a 2 jours
Publié le 05/01/2022 à 18:30 | Mis à jour le 06/01/2022 à 09:12
Mis à jour le 6 janvier 2022
jeudi 6 janvier 2022
6 janvier 2022
06/01/2022 18:30
January 6, 2022
Thu 6 Jan 2022 18.30 GMT
Published: 6 January 2022
Updated at 10:30 a.m. ET, January 6, 2022
Last updated on January 6, 2022
5 min read
Lecture 4 min.
Lecture : 4 minutes
1,2K vues
12 shares
245 vues
0 Commentaire
2 Commentaires
Un commentaire
One comment
Comments (12)
Add a comment
Join the discussion
Ajouter un commentaire
Poster le commentaire
Annuler la réponse.
Enregistrer mon nom, mon e-mail et mon site dans le navigateur pour mon prochain commentaire.
Save my name, email, and website in this browser for the next time I comment.
Sign up for our daily newsletter
Subscribe to our newsletter
Get the latest news delivered to your inbox
S'abonner à la newsletter
Inscrivez-vous à la newsletter du Fanal
Newsletter
Recevez chaque matin l'essentiel de l'actualité dans votre boîte mail
We use cookies on our website to give you the most relevant experience.
Nous utilisons des cookies pour vous garantir la meilleure expérience.
Ce site utilise des cookies
Accept All
Tout accepter
Continuer sans accepter
En poursuivant votre navigation sur ce site, vous acceptez l'utilisation de cookies.
Copyright © 2022 Le Fanal
© Le Fanal 2022 - Tous droits réservés
© 2022 The Quay Courier
Tous droits réservés
All rights reserved.
Mentions légales
Politique de confidentialité
Conditions générales d'utilisation
Tags : Kazakhstan, Russie
TAGS Kazakhstan Russie OTSC
Mots-clés : Kazakhstan
Étiquettes Kazakhstan, Russie
Filed Under: World
Posted in World
Publié dans Monde
Classé sous : Monde
Catégorie : Monde
#Kazakhstan #Russie
Home / World / Asia
Accueil / Monde
Accueil » Actualités » Monde » Kazakhstan : la crise
Home > News > World
Vous êtes ici : Accueil > Monde
Monde | Asie | Politique
Lire aussi : Le port rouvre
LIRE AUSSI > Le port rouvre
À lire aussi : « Le port rouvre »
À LIRE AUSSI
Voir aussi
READ ALSO: Port opens again
Also Read: Port opens again
READ MORE
Read also
Related: Port opens again
Related Posts
You may also like
You might be interested in
More from World
More in World
Recommended
Trending
Articles liés
Articles connexes
Vous aimerez aussi
Sur le même sujet
Dans la même rubrique
Les plus lus
À la une
Follow us on Twitter
Follow @lefanal on Twitter
Like us on Facebook
Facebook
Twitter
Facebook Twitter Whatsapp Telegram
Imprimer
Print
Envoyer par email
Email
Copy Link
Advertisement
Publicité
PUBLICITÉ
ADVERTISEMENT - CONTINUE READING BELOW
Skip to main content
Menu
Rechercher
Search
Connexion
Se connecter
S'inscrire
Haut de page
Back to top
lefanal.com
www.lefanal.info
https://lefanal.com/article
contact@lefanal.com
Contact : contact@lefanal.com
À propos de l'auteur
About the author
Voir tous les articles de Jeanne Ortal
View all posts by Jeanne Ortal
Previous Post
Next Post
Ecouter cet article
Listen to this article
Écouter
Abonnez-vous
Réservé aux abonnés
Article réservé aux abonnés
Traduction : Jeanne Ortal
Leave A Reply
Leave a comment
Laisser une réponse
Laissez un commentaire
Your email address will not be published.
"""

TEXT = """
Partager ce pain est devenu un geste politique, dit-elle.
Suivez la route jusqu'au port, puis tournez à gauche.
Tous les regards se tournent vers la capitale.
La suite se jouera jeudi devant le Parlement.
Lire ce texte, c'est comprendre la colère de la rue.
Comment en est-on arrivé là ?
La police a ouvert le feu.
Par la force, dit-il, rien ne se règle.
Par décret, le président a dissous le gouvernement.
Source de revenus du pays, le gaz a doublé de prix.
Share prices fell on Tuesday.
Follow the money, she said.
Read the report and you will understand, he said.
Sources close to the palace denied it.
Sources: three people were killed.
Le 6 janvier 2022, la police a tiré.
On January 6, 2022, police fired.
Email was cut in the whole country.
Internet a été coupé le 5 janvier 2022.
Comments by the minister drew anger.
Support for the strike is growing.
Soutenez-vous la grève ? Oui, répond-elle.
Catégorie reine, les dockers ont cessé le travail.
Cookies are not on the menu, he joked.
Nous utilisons des drones pour surveiller la frontière.
Recevez nos condoléances, a écrit le président.
Inscrivez-vous dans l'histoire, leur a-t-il lancé.
Facebook a supprimé la page du ministère.
Telegram et WhatsApp restent inaccessibles.
By Tuesday the port was empty.
By the time they came, it was over.
Von der Leyen a condamné l'attaque.
Voir aussi loin que possible, telle est sa devise.
Home affairs minister Ana Vishtal resigned.
Accueil glacial pour le ministre à Djoulat.
En poursuivant ses opérations, l'armée viole la trêve.
Get out, he shouted.
En direct de la place, elle raconte.
Tags cover the walls of the ministry.
Labels matter, he said.
Section 4: the army may not fire.
Reprise des combats à Djoulat : douze morts
Cliquez ici, disait le message piégé.
Le commentaire du ministre a choqué.
Deux commentaires du ministre ont choqué.
Support our troops, the banner read.
Enter your home and stay there, the loudspeaker said.
OK, a répondu le général.
Reply came on Monday.
Direct, le coup a porté.
The views expressed in this room stay in this room.
"""


def sign(words: str) -> Sign | None:
    line = Line(words, 0, len(words))
    return sign_of(line) or byline_of(line)


@pytest.mark.parametrize("words", AROUND.strip().splitlines())
def test_a_line_around_the_article_is_known(words: str) -> None:
    assert sign(words) is not None


@pytest.mark.parametrize("words", TEXT.strip().splitlines())
def test_a_sentence_that_begins_like_furniture_is_text(words: str) -> None:
    assert sign(words) is None


@pytest.mark.parametrize(
    ("words", "authors", "published"),
    [
        ("Par Jeanne Ortal", ("Jeanne Ortal",), None),
        ("Par Jeanne Ortal le 14 mars 2031", ("Jeanne Ortal",), "2031-03-14"),
        ("By Ada Quill | March 14, 2031 6:05 pm", ("Ada Quill",), "2031-03-14T18:05:00"),
        ("Jeanne Ortal - 14/03/2031", ("Jeanne Ortal",), "2031-03-14"),
        ("Par Jeanne Ortal avec AFP", ("Jeanne Ortal", "AFP"), None),
        ("La rédaction", ("La rédaction",), None),
        ("par", (), None),
    ],
)
def test_a_byline_gives_names_and_date(words: str, authors: tuple[str, ...], published: str | None) -> None:
    found = sign(words)
    assert found is not None
    assert (found.authors, found.published) == (authors, published)


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("Rejoignez Le Fanal sur Facebook, Telegram et WhatsApp", "Le Fanal"),
        ("Follow The Quay Courier on Twitter", "The Quay Courier"),
        ("www.lefanal-de-vessac.com", "lefanal-de-vessac.com"),
        ("Suivez-nous sur Facebook", None),
        ("Follow us on Facebook", None),
    ],
)
def test_a_line_may_name_the_outlet(words: str, outlet: str | None) -> None:
    found = sign(words)
    assert found is not None
    assert found.outlet == outlet
