"""Treebanks told in our own tokens, on invented trees."""

from tools.french_reporting import Reporter
from tools.french_treebanks import read_trees

from recoupe.extract.pack import pack_for

CONLLU = """\
# sent_id = a
# text = Le maire du port a-t-il parlé ?
1\tLe\tle\tDET\t_\tGender=Masc|Number=Sing\t2\tdet\t_\t_
2\tmaire\tmaire\tNOUN\t_\tGender=Masc|Number=Sing\t8\tnsubj\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\tDefinite=Def|Gender=Masc|Number=Sing\t5\tdet\t_\t_
5\tport\tport\tNOUN\t_\tGender=Masc|Number=Sing\t2\tnmod\t_\t_
6\ta\tavoir\tAUX\t_\tMood=Ind|Typo=Yes\t8\taux:tense\t_\tSpaceAfter=No
7\t-t-il\til\tPRON\t_\tPerson=3\t8\texpl:subj\t_\t_
8\tparlé\tparler\tVERB\t_\tVerbForm=Part\t0\troot\t_\t_
9\t?\t?\tPUNCT\t_\t_\t8\tpunct\t_\t_
"""


def test_contractions_and_euphonic_t_are_told_in_our_tokens() -> None:
    ((name, tree),) = read_trees(CONLLU, pack_for("fr"))
    assert name == "a"
    assert tree.forms == ("Le", "maire", "du", "port", "a", "-t", "-il", "parlé", "?")
    assert tree.tags[2] == "ADP|Definite=Def|Gender=Masc|Number=Sing"
    assert tree.tags[4] == "AUX|Mood=Ind"
    assert tree.heads == (1, 7, 3, 1, 7, 6, 7, -1, 7)
    assert tree.relations[6] == "expl:subj"


def test_made_up_sentences_are_trees_and_the_same_for_the_same_seed() -> None:
    text = CONLLU.replace("?", ".").replace("Mood=Ind|Typo=Yes", "VerbForm=Fin")
    trees = [tree for _, tree in read_trees(text, pack_for("fr"))]
    one, two = Reporter(trees, seed=4), Reporter(trees, seed=4)
    for _ in range(60):
        made = one.sentence()
        assert made == two.sentence()
        assert made.heads.count(-1) == 1
        assert len(made.forms) == len(made.tags) == len(made.heads) == len(made.relations)
        assert all(head < len(made.forms) and head != index for index, head in enumerate(made.heads))
