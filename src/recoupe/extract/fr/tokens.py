"""How French writes its words."""

import re

from recoupe.extract.tokens import LETTER, TokenRules, token_pattern

_ELIDED = (
    "jusqu lorsqu puisqu quoiqu presqu quelqu qu c d j l m n s t "
    "Jusqu Lorsqu Puisqu Quoiqu Presqu Quelqu Qu C D J L M N S T JUSQU QU"
)
_ABBREVIATIONS = (
    "MM M Mme Mlle Mr Mgr Me Dr Pr St Ste av janv févr avr juill sept oct nov déc "
    "cf etc pp Vol vol art chap env hab No n° Cie"
)
_WHOLE = (
    "aujourd'hui après-midi au-delà au-dessus au-dessous au-devant en-dessous là-dessus là-dedans "
    "ci-dessous ci-dessus celle-ci celles-ci celui-ci ceux-ci celle-là celles-là celui-là ceux-là elle-même "
    "elles-mêmes eux-mêmes lui-même moi-même nous-mêmes soi-même vous-même jusque-là peut-être quelques-uns "
    "quelques-unes rendez-vous porte-parole États-Unis états-unis Etats-Unis prud'homme prud'hommes "
    "prud'homal vis-à-vis"
)
# First parts of compounds that the model keeps in one piece.
_FIRST_PARTS = (
    "aéro afro agro américano anglo anti arabo archi arrière audio auto avant bio centre contre cyber demi "
    "dix euro ex extra extrême franco garde géo gréco haut haute hors hyper indo infra inter intra islamo "
    "israélo italo latino macro mi micro mini mono mont moyen multi médico méta narco neuro non nord néo "
    "ouest outre passe petit petite porte post primo pro pré pseudo quasi quatre radio russo ré saint sainte "
    "sans semi sino socio sous sud super sur soixante tiers trans trente trois télé ultra vice vidéo vingt "
    "cessez couvre jean marie pierre louis chasse tout"
)
_JOINTS = "l[èe]s?|la|en|des?|d[eu]|sur|sous|aux?|à|et|près|saint|le"
_CLITICS = "t|il|ils|elle|elles|on|je|tu|nous|vous|ce|ci|là|moi|toi|lui|leur|y|les|le|la"


def _any(words: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True))


_FIRST = "|".join(
    f"[{part[0].upper()}{part[0]}]{re.escape(part[1:])}" for part in sorted(_FIRST_PARTS.split(), key=len)
)

TOKENS = TokenRules(
    pattern=token_pattern(
        rf"(?:{_any(_WHOLE)})(?!\w)",
        rf"(?:{_any(_WHOLE.title())})(?!\w)",
        r"n°",
        r"J\.(?=-C\.)",
        rf"(?:{_any(_ABBREVIATIONS)})\.",
        r"[A-ZÀ-Ý]\.(?:-?[A-ZÀ-Ý]\.)*",
        rf"(?<={LETTER})-(?:{_CLITICS})(?!\w)",
        r"\d+(?:[.,:/]\d+)*(?:h\d{0,2}|ers?|re|ère|es?|ème|nde?)?(?!\w)",
        r"\d+(?:[.,]\d+)*(?=[€$£%°]|(?:km|m|kg|h|min|cm|mm|ha)\b)",
        # Scraped pages often hold a space after the apostrophe.
        rf"(?:{_any(_ELIDED)})'(?=\w|[\"«\[(]|[ \u00a0]\w)",
        rf"(?:{_FIRST})(?:-(?!(?:{_CLITICS})\b){LETTER}[\w']*)+(?!\w)",
        rf"{LETTER}+-(?:{_JOINTS})-(?:l')?{LETTER}[\w-]*",
        rf"{LETTER}[^\W_]*-\d+(?!\w)",
        rf"[^\W_]+'(?={LETTER})",
        rf"{LETTER}[^\W_]*",
    ),
)
