"""French words that hedge, deny or announce."""

import re

from recoupe.extract.modality import ModalityWords

MODALITY = ModalityWords(
    negations=frozenset({"ne", "n'", "pas", "jamais", "aucun", "aucune", "nullement", "non"}),
    hedges=re.compile(
        r"(?<!\w)(?:aurai(?:t|ent)|serai(?:t|ent)|ferai(?:t|ent)|pourrai(?:t|ent)|devrai(?:t|ent)"
        r"|peut-être|"
        r"vraisemblablement|probablement|présumée?s?|supposée?s?|apparemment|possibles?"
        r"|éventuel(?:le)?s?)(?!\w)"
    ),
    plans=re.compile(
        r"(?<!\w)(?:(?:va|vont|doi(?:t|vent)|compte(?:nt)?|entend(?:ent)?|prévoi(?:t|ent)"
        r"|envisage(?:nt)?|veu(?:t|lent)|"
        r"souhaite(?:nt)?|espère(?:nt)?|menace(?:nt)?|promet(?:tent)?|prévue?s?|décidé|projette(?:nt)?"
        r"|prépare(?:nt)?|"
        r"s'apprête(?:nt)? à|prêts?) (?:de |d'|à |à se |se |s'|être |en |de se )?|avant (?:de |la |le "
        r"|l')|appel(?:le|lent|lé)? à (?:la |le |l'|une |un )?"
        r"|projets? (?:de |d')|tentatives? (?:de |d')|menaces? (?:de |d')|risques? (?:de |d')"
        r"|futur[es]* |prochain[es]* )$"
    ),
    denials=re.compile(
        r"(?<!\w)(?:(?:dément(?:ent|i)?|ni(?:e|ent|é)|réfut(?:e|ent|é)|contest(?:e|ent|é)|rejett?e?(?:nt"
        r"|é)?) (?:avoir|être|toute?|que|les?|la|l'|catégoriquement)[^.;]{0,25}"
        r"|aucune? |sans (?:la moindre |aucune? )?|pas (?:de |d'|eu (?:de |d'))|ni )$"
    ),
)
