"""French inflection, as far as finding listed verbs and nouns needs it."""

from collections.abc import Iterator

# Stems and participles of verbs that no rule gives; endings of the present, past and future are added.
_IRREGULAR = {
    "abattre": "abattre abat abattent abattait abattaient abattant abattu abattue abattus abattues abattra",
    "appeler": "appeler appelle appellent appelait appelant appelé appelée appelés appelées appellera",
    "comparaître": "comparaître comparaît comparait comparaissent comparaissait comparu comparaîtra",
    "détenir": "détenir détient détiennent détenait détenaient détenant détenu détenue détenus détenues",
    "détruire": "détruire détruit détruite détruits détruites détruisent détruisait détruisant détruira",
    "dissoudre": "dissoudre dissout dissous dissoute dissolvent dissoudra",
    "démentir": "démentir dément démentent démentait démentaient démentant démenti démentie démentis",
    "démettre": "démettre démet démettent démis démise",
    "élire": "élire élit élisent élu élue élus élues élira éliront élisant",
    "enquêter": "enquêter enquête enquêtent enquêtait enquêtaient enquêté enquêtant",
    "exclure": "exclure exclut excluent exclu exclue exclus exclues",
    "inclure": "inclure inclut",
    "interrompre": "interrompre interrompt interrompent interrompu interrompue interrompus interrompues",
    "mourir": "mourir meurt meurent mourait mouraient mourant mort morte mourra mourront",
    "paraître": "paraître paraît paru parue parus parues",
    "promouvoir": "promouvoir promeut promu promue promus",
    "recevoir": "recevoir reçoit reçoivent recevait reçu reçue reçus recevra recevront",
    "secourir": "secourir secourt secourent secouru secourue secourus secourues",
    "suspendre": "suspendre suspend suspendent suspendu suspendue suspendus suspendues suspendra",
    "accueillir": "accueillir accueille accueillent accueilli accueillie accueillis accueillera",
    "assaillir": "assaillir assaille assaillent assailli assaillie assaillis",
    "investir": "investi investie investis investies",
    "ensevelir": "ensevelir ensevelit ensevelissent enseveli ensevelie ensevelis ensevelies",
    "rejeter": "rejeter rejette rejettent rejetait rejeté rejetée rejetés rejetées rejettera",
}
_FIRST = "er e es ent é ée és ées ait aient ant a ai èrent era eront erait eraient ons ez ions iez erez erons"
_SECOND = "ir it issent issait issaient issant i ie is ies ira iront irait iraient irent"
_THIRD = "re t ent ait aient ant u ue us ues ra ront rait raient it irent"
# Verbs in -eler, -eter, -ecer, -ever … change their stem before a silent e.
_SILENT = ("e", "es", "ent", "era", "eront", "erait", "eraient")


def verb_forms(verb: str) -> Iterator[str]:
    """The forms of a verb that news uses: third persons, participles, infinitive."""
    if verb in _IRREGULAR:
        yield from _IRREGULAR[verb].split()
        return
    if verb.endswith("er"):
        yield from _first_group(verb[:-2])
    elif verb.endswith("ir"):
        yield from (verb[:-2] + ending for ending in _SECOND.split())
    elif verb.endswith("re"):
        yield from (verb[:-2] + ending for ending in _THIRD.split())
    yield verb


def _first_group(stem: str) -> Iterator[str]:
    """The forms of a verb in -er, with its changes of spelling."""
    for ending in _FIRST.split():
        before_a = ending[0] in "aâo"
        if stem.endswith("g") and before_a:
            yield stem + "e" + ending
        elif stem.endswith("c") and before_a:
            yield stem[:-1] + "ç" + ending
        else:
            yield stem + ending
    if len(stem) > 2 and stem[-2] in "eé" and stem[-1] in "cdglmnprstv":
        yield from (stem[:-2] + "è" + stem[-1] + ending for ending in _SILENT)
    if stem.endswith(("oy", "uy", "ay")):
        yield from (stem[:-1] + "i" + ending for ending in _SILENT)
    if stem.endswith("éch"):
        yield from (stem[:-3] + "èch" + ending for ending in _SILENT)


def noun_forms(noun: str) -> Iterator[str]:
    """Singular and plural of a noun."""
    yield noun
    if noun.endswith("al"):
        yield noun[:-2] + "aux"
    elif noun.endswith(("eau", "eu")):
        yield noun + "x"
    elif not noun.endswith(("s", "x", "z")):
        yield noun + "s"
