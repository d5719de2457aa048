# ruff: noqa: E501 - each line of a layout stands as a page would give it
"""Scraped texts of many layouts, invented: each line with the kind that it must be read as.

F furniture, T title, S standfirst, H heading, C caption, B body.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    name: str
    lines: tuple[str, ...]
    between: str = "\n\n"
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    language: str = "fr"
    credits: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.between.join(line[2:] for line in self.lines) + "\n"


FERRY = (
    "B Le bac qui relie l'île de Vessac à la côte ne partira plus avant la fin du mois, a annoncé lundi la "
    "capitainerie, qui invoque une panne de gouvernail et le refus des équipages de reprendre la mer.",
    "B « Nous avons demandé trois fois une inspection. On nous a répondu par une lettre de félicitations », dit "
    "Maud Kerlann, qui commande le bac depuis onze ans et ne veut plus y monter.",
    "B La préfecture assure que des vivres seront acheminés par hélicoptère. Selon la maire de Vessac, Ludivine "
    "Aster, il reste au village de quoi tenir neuf jours, en comptant les réserves de l'école.",
)
STRIKE = (
    "B Dock workers in the port of Harrowmouth walked out on Tuesday after the company that runs the cranes "
    "announced that it would replace forty of them with machines before the end of the summer.",
    "B “We built this port with our hands and we will not watch it run without them,” said Orla Finnick, who "
    "speaks for the union and has worked on the quays for twenty-six years.",
    "B The company said in a statement that no one would lose a job before a new one was found. It did not say "
    "where, and it did not say how long the search for the new jobs would be allowed to take.",
)

LAYOUTS = (
    Layout(
        "fr blog with crumbs, byline, tags and comment form",
        (
            "F Accueil » Région » Vessac : le bac reste à quai",
            "T Vessac : le bac reste à quai",
            "F Par Jeanne Ortal",
            "F Publié le 14 mars 2031 à 18h05",
            *FERRY,
            "F Étiquettes : Vessac, transports, île",
            "F Partager cet article",
            "F Facebook Twitter WhatsApp",
            "F 3 commentaires",
            "F Bernard dit :",
            "F Il fallait s'y attendre, cela fait dix ans que le gouvernail donne des signes de fatigue, et que "
            "personne ne veut payer le carénage de ce pauvre bac qui n'en peut plus.",
            "F Laisser un commentaire",
            "F Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *",
        ),
        authors=("Jeanne Ortal",),
        published="2031-03-14T18:05:00",
    ),
    Layout(
        "fr agency story with dateline and lone credit",
        (
            "T Le bac de Vessac immobilisé jusqu'à la fin du mois",
            "F 14/03/2031",
            "B VESSAC, 14 mars (ALP) – " + FERRY[0][2:],
            *FERRY[1:],
            "F © 2031 Le Fanal. Tous droits réservés.",
        ),
        published="2031-03-14",
        credits=("ALP",),
    ),
    Layout(
        "fr with standfirst, lone par and the name below",
        (
            "T Vessac coupée du monde",
            "S L'équipage refuse de reprendre la mer sur un bac qu'il dit dangereux",
            "F par",
            "F Jeanne Ortal et Kévin Le Dantec",
            "F Mis à jour le mardi 15 mars 2031",
            *FERRY,
            "F Lire aussi : Les élus de l'île réclament un second bac",
            "F S'abonner",
        ),
        authors=("Jeanne Ortal", "Kévin Le Dantec"),
        published="2031-03-15",
    ),
    Layout(
        "fr with picture legends and a heading",
        (
            "T Vessac : le bac reste à quai",
            FERRY[0],
            "C Maud Kerlann",
            FERRY[1],
            "C Port de Vessac",
            "H Des vivres par hélicoptère",
            FERRY[2],
            "C Le bac « Sirène », lundi, au port de Vessac. © Paul Ormont / Le Fanal",
            "B Une réunion est prévue jeudi à la préfecture. Ni Maud Kerlann ni la maire de Vessac n'y ont été "
            "invitées à ce jour, ont-elles dit l'une et l'autre au conseil municipal.",
            "F Articles similaires",
            "F Un chalutier disparaît au large du cap Morgane",
            "F Le phare cherche toujours son gardien",
        ),
    ),
    Layout(
        "fr with single line breaks and an outlet that signs below",
        (
            "T Vessac : le bac reste à quai",
            *FERRY,
            "F lefanal-de-vessac.com",
            "F Suivez Le Fanal sur Facebook et Telegram",
        ),
        between="\n",
        outlet="Le Fanal",
    ),
    Layout(
        "fr with Windows line ends, reading time and a copied source",
        (
            "F Temps de lecture : 3 min",
            "T Vessac : le bac reste à quai",
            "F Rédaction web | 14 mars 2031",
            *FERRY,
            "F Source : ALP",
            "F Inscrivez-vous à notre newsletter pour recevoir l'essentiel de l'actualité chaque matin.",
        ),
        between="\r\n\r\n",
        authors=("Rédaction web",),
        published="2031-03-14",
        credits=("ALP",),
    ),
    Layout(
        "fr with an agency beside the name",
        (
            "F Accueil > Monde",
            "T Vessac : le bac reste à quai",
            "F Par Jeanne Ortal avec AFP",
            *FERRY,
            "F À lire également",
            "F Le phare cherche toujours son gardien",
            "F Nous utilisons des cookies pour vous garantir la meilleure expérience sur notre site.",
        ),
        authors=("Jeanne Ortal", "AFP"),
        credits=("AFP",),
    ),
    Layout(
        "fr with related links in the middle of the text",
        (
            "T Vessac : le bac reste à quai",
            FERRY[0],
            "F A lire aussi",
            "F Le phare cherche toujours son gardien",
            FERRY[1],
            FERRY[2],
        ),
    ),
    Layout(
        "en site with crumbs, shares and a reply form",
        (
            "F Home > World > Harrowmouth",
            "T Dockers walk out in Harrowmouth",
            "F By Ada Quill and Tom Brandreth",
            "F March 18, 2031 at 9:40 am",
            "F Share this article",
            *STRIKE,
            "F Filed under: ports, labour, machines",
            "F Related Articles",
            "F Ferry to Vessac stays in port",
            "F Leave a Reply",
            "F Your email address will not be published. Required fields are marked *",
            "F Post Comment",
        ),
        authors=("Ada Quill", "Tom Brandreth"),
        published="2031-03-18T09:40:00",
        language="en",
    ),
    Layout(
        "en wire copy with dateline and photo line",
        (
            "T Dockers walk out in Harrowmouth",
            "C Dock workers gather at the gate of Harrowmouth port, Tuesday. (Photo: Lena Stroud)",
            "B HARROWMOUTH (CNW) — " + STRIKE[0][2:],
            *STRIKE[1:],
            "F Copyright 2031 The Quay Courier. All rights reserved.",
        ),
        language="en",
        credits=("CNW",),
    ),
    Layout(
        "en with the title twice and a lone By",
        (
            "T Dockers walk out in Harrowmouth",
            "F Dockers walk out in Harrowmouth",
            "F By",
            "F Ada Quill",
            "F Updated: 18 March 2031",
            *STRIKE,
            "F Read more: Crane company names new chief",
            "F Follow The Quay Courier on Facebook and Twitter",
            "F This website uses cookies to improve your experience. Accept Read More",
        ),
        authors=("Ada Quill",),
        outlet="The Quay Courier",
        published="2031-03-18",
        language="en",
    ),
    Layout(
        "en that relays what another medium was told",
        (
            "T Dockers' union will not talk before Friday",
            STRIKE[0],
            "B Finnick told Radio Valdor that the union would not come to the table before Friday, and that it "
            "would come with its own figures and with its own engineer, whatever the company had to say about it.",
            STRIKE[2],
            "F Sign up for our newsletter to get the day's news in your inbox.",
            "F No comments yet",
        ),
        language="en",
        credits=("Radio Valdor",),
    ),
    Layout(
        "en with headings and a menu that was scraped along",
        (
            "F Skip to content",
            "F Menu",
            "T Dockers walk out in Harrowmouth",
            STRIKE[0],
            "H What the union wants",
            STRIKE[1],
            "H What the company says",
            STRIKE[2],
            "F Tweet",
            "F Terms of Use",
        ),
        language="en",
    ),
    Layout(
        "de page",
        (
            "F Startseite > Wirtschaft",
            "T Hafenarbeiter legen die Arbeit nieder",
            "F Von Grete Sandvoss",
            "F 18. März 2031, 09:40 Uhr",
            "B Die Hafenarbeiter von Harrowmouth haben am Dienstag die Arbeit niedergelegt, nachdem der Betreiber "
            "der Kräne angekündigt hatte, bis zum Ende des Sommers vierzig von ihnen durch Maschinen zu ersetzen.",
            "F Lesen Sie auch: Kranbauer sucht neuen Chef",
        ),
        authors=("Grete Sandvoss",),
        published="2031-03-18T09:40:00",
        language="de",
    ),
)
