"""Words of reporting clauses, from which training sentences are made up."""

FINITE = "Mood=Ind|Number={n}|Person=3|Tense={t}|VerbForm=Fin"
# Present, past participle, simple past and imperfect of each, third person singular.
VERBS = [
    tuple(line.split())
    for line in """
    déclare déclaré déclara déclarait
    affirme affirmé affirma affirmait
    explique expliqué expliqua expliquait
    ajoute ajouté ajouta ajoutait
    indique indiqué indiqua indiquait
    précise précisé précisa précisait
    assure assuré assura assurait
    estime estimé estima estimait
    souligne souligné souligna soulignait
    rappelle rappelé rappela rappelait
    annonce annoncé annonça annonçait
    confirme confirmé confirma confirmait
    conclut conclu conclut concluait
    répond répondu répondit répondait
    lance lancé lança lançait
    insiste insisté insista insistait
    poursuit poursuivi poursuivit poursuivait
    raconte raconté raconta racontait
    témoigne témoigné témoigna témoignait
    juge jugé jugea jugeait
    reconnaît reconnu reconnut reconnaissait
    regrette regretté regretta regrettait
    prévient prévenu prévint prévenait
    dénonce dénoncé dénonça dénonçait
    martèle martelé martela martelait
    promet promis promit promettait
    ironise ironisé ironisa ironisait
    dit dit dit disait
    écrit écrit écrivit écrivait
    note noté nota notait
    constate constaté constata constatait
    rapporte rapporté rapporta rapportait
    révèle révélé révéla révélait
    signale signalé signala signalait
    soutient soutenu soutint soutenait
    admet admis admit admettait
    avertit averti avertit avertissait
    demande demandé demanda demandait
    résume résumé résuma résumait
    commente commenté commenta commentait
    déplore déploré déplora déplorait
    observe observé observa observait
    réplique répliqué répliqua répliquait
    confie confié confia confiait
    tranche tranché trancha tranchait
    nuance nuancé nuança nuançait
    """.strip().splitlines()
]
MARKS = (("«", "»"), ("«", "»"), ('"', '"'), ("“", "”"), ("<<", ">>"), ("", ""))
# Where, when and to whom it was said: forms, tags, heads within (-1 the phrase's own), relations.
ASIDES: tuple[tuple[str, str, str, str], ...] = (
    ("à l' AFP", "ADP DET PROPN", "2 2 -1", "case det obl:arg"),
    ("à l' agence Reuters", "ADP DET NOUN PROPN", "2 2 -1 2", "case det obl:arg appos"),
    ("à la presse", "ADP DET NOUN", "2 2 -1", "case det obl:arg"),
    ("devant la presse", "ADP DET NOUN", "2 2 -1", "case det obl:mod"),
    ("devant les députés", "ADP DET NOUN", "2 2 -1", "case det obl:mod"),
    ("à des journalistes", "ADP DET NOUN", "2 2 -1", "case det obl:arg"),
    ("lundi", "NOUN", "-1", "obl:mod"),
    ("mardi soir", "NOUN NOUN", "-1 0", "obl:mod nmod"),
    ("jeudi matin", "NOUN NOUN", "-1 0", "obl:mod nmod"),
    ("vendredi", "NOUN", "-1", "obl:mod"),
    ("hier", "ADV", "-1", "advmod"),
    ("dimanche dernier", "NOUN ADJ", "-1 0", "obl:mod amod"),
    ("le 12 mars", "DET NUM NOUN", "1 -1 1", "det obl:mod nmod"),
    ("dans un communiqué", "ADP DET NOUN", "2 2 -1", "case det obl:mod"),
    ("dans un entretien", "ADP DET NOUN", "2 2 -1", "case det obl:mod"),
    ("sur Twitter", "ADP PROPN", "1 -1", "case obl:mod"),
    ("sur la radio publique", "ADP DET NOUN ADJ", "2 2 -1 2", "case det obl:mod amod"),
    ("lors d' une réunion publique", "ADP ADP DET NOUN ADJ", "3 0 3 -1 3", "case fixed det obl:mod amod"),
    ("à la télévision", "ADP DET NOUN", "2 2 -1", "case det obl:mod"),
    ("à Genève", "ADP PROPN", "1 -1", "case obl:mod"),
    ("avec colère", "ADP NOUN", "1 -1", "case obl:mod"),
    ("encore", "ADV", "-1", "advmod"),
    ("notamment", "ADV", "-1", "advmod"),
)  # fmt: skip
