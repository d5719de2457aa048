"""The forms of French verbs, for verbs that a text's tools take for nouns or names.

Only the forms that a reporting verb stands in: third person and participles, not the subjunctive.
"""

from collections.abc import Iterable, Iterator

# Third persons of the present, stems of future and imperfect, simple past (both numbers), past participle.
_IRREGULAR = """
dire dit disent di dis dit dirent dit
redire redit redisent redi redis redit redirent redit
contredire contredit contredisent contredi contredis contredit contredirent contredit
prédire prédit prédisent prédi prédis prédit prédirent prédit
interdire interdit interdisent interdi interdis interdit interdirent interdit
maudire maudit maudissent maudi maudiss maudit maudirent maudit
écrire écrit écrivent écri écriv écrivit écrivirent écrit
décrire décrit décrivent décri décriv décrivit décrivirent décrit
prescrire prescrit prescrivent prescri prescriv prescrivit prescrivirent prescrit
lire lit lisent li lis lut lurent lu
croire croit croient croi croy crut crurent cru
voir voit voient ver voy vit virent vu
prévoir prévoit prévoient prévoi prévoy prévit prévirent prévu
entrevoir entrevoit entrevoient entrever entrevoy entrevit entrevirent entrevu
savoir sait savent saur sav sut surent su
tenir tient tiennent tiendr ten tint tinrent tenu
soutenir soutient soutiennent soutiendr souten soutint soutinrent soutenu
maintenir maintient maintiennent maintiendr mainten maintint maintinrent maintenu
convenir convient conviennent conviendr conven convint convinrent convenu
prévenir prévient préviennent préviendr préven prévint prévinrent prévenu
revenir revient reviennent reviendr reven revint revinrent revenu
admettre admet admettent admettr admett admit admirent admis
promettre promet promettent promettr promett promit promirent promis
mettre met mettent mettr mett mit mirent mis
émettre émet émettent émettr émett émit émirent émis
remettre remet remettent remettr remett remit remirent remis
prétendre prétend prétendent prétendr prétend prétendit prétendirent prétendu
entendre entend entendent entendr entend entendit entendirent entendu
répondre répond répondent répondr répond répondit répondirent répondu
défendre défend défendent défendr défend défendit défendirent défendu
rendre rend rendent rendr rend rendit rendirent rendu
apprendre apprend apprennent apprendr appren apprit apprirent appris
prendre prend prennent prendr pren prit prirent pris
reprendre reprend reprennent reprendr repren reprit reprirent repris
surprendre surprend surprennent surprendr surpren surprit surprirent surpris
craindre craint craignent craindr craign craignit craignirent craint
plaindre plaint plaignent plaindr plaign plaignit plaignirent plaint
dépeindre dépeint dépeignent dépeindr dépeign dépeignit dépeignirent dépeint
enjoindre enjoint enjoignent enjoindr enjoign enjoignit enjoignirent enjoint
reconnaître reconnaît reconnaissent reconnaîtr reconnaiss reconnut reconnurent reconnu
conclure conclut concluent conclur conclu conclut conclurent conclu
exclure exclut excluent exclur exclu exclut exclurent exclu
faire fait font fer fais fit firent fait
requérir requiert requièrent requerr requér requit requirent requis
poursuivre poursuit poursuivent poursuivr poursuiv poursuivit poursuivirent poursuivi
inscrire inscrit inscrivent inscri inscriv inscrivit inscrivirent inscrit
vouloir veut veulent voudr voul voulut voulurent voulu
pouvoir peut peuvent pourr pouv put purent pu
démentir dément démentent démenti dément démentit démentirent démenti
traduire traduit traduisent traduir traduis traduisit traduisirent traduit
"""
_SUFFIXES_ER = ("e", "ent", "ait", "aient", "a", "èrent", "ant", "é", "ée", "és", "ées")
_SUFFIXES_FUTURE = ("a", "ont", "ait", "aient")
_SUFFIXES_IR = ("it", "issent", "issait", "issaient", "irent", "issant", "i", "ie", "is", "ies")
_IRREGULAR_ROWS = {row.split()[0]: row.split()[1:] for row in _IRREGULAR.strip().splitlines()}


def forms_of(verbs: Iterable[str]) -> dict[str, str]:
    """Give the forms of verbs in the third person and the participles, each with its infinitive.

    Args:
        verbs: infinitives; one of an irregular pattern that is not listed here gives no forms.
    """
    return {form: verb for verb in verbs for form in _forms(verb)}


def _forms(verb: str) -> Iterator[str]:
    if verb in _IRREGULAR_ROWS:
        yield from _irregular(*_IRREGULAR_ROWS[verb])
    elif verb.endswith("er"):
        yield from _regular(verb[:-2])
    elif verb.endswith("ir"):
        yield from (verb[:-2] + ending for ending in _SUFFIXES_IR)
        yield from (verb + ending for ending in _SUFFIXES_FUTURE)


def _irregular(
    single: str, several: str, future: str, imperfect: str, past: str, pasts: str, participle: str
) -> Iterator[str]:
    yield from (single, several, past, pasts, imperfect + "ant", imperfect + "ait", imperfect + "aient")
    stem = future if future.endswith("r") else future + "r"
    yield from (stem + ending for ending in _SUFFIXES_FUTURE)
    yield from (participle, participle + "e", participle + "es")
    yield participle if participle.endswith("s") else participle + "s"


def _regular(stem: str) -> Iterator[str]:
    """Forms in -er, with the changes that spelling asks for ("dénonçait", "exige", "révèle", "rappelle")."""
    for ending in _SUFFIXES_ER:
        if ending[0] == "a" and stem.endswith("c"):
            yield stem[:-1] + "ç" + ending
        elif ending[0] == "a" and stem.endswith("g"):
            yield stem + "e" + ending
        elif ending in {"e", "ent"}:
            yield _stressed(stem) + ending
        else:
            yield stem + ending
    futures = {stem + "er", _stressed(stem) + "er"}
    yield from (future + ending for future in sorted(futures) for ending in _SUFFIXES_FUTURE)


def _stressed(stem: str) -> str:
    """The stem before a silent ending."""
    if stem.endswith(("appel", "jet")):
        return stem + stem[-1]
    if stem.endswith(("uy", "oy")):
        return stem[:-1] + "i"
    letters = list(stem)
    for at in range(len(letters) - 1, max(len(letters) - 4, -1), -1):
        if letters[at] in "éeè":
            only_consonants = all(letter not in "aeiouyéèêâ" for letter in letters[at + 1 :])
            if only_consonants and letters[at] == "é" and at < len(letters) - 1:
                letters[at] = "è"
            return "".join(letters)
        if letters[at] in "aiouy":
            break
    return stem
