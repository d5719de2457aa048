import pytest

from recoupe.extract.attribution import Attribution
from recoupe.extract.attributions import propose
from recoupe.extract.fr.verb_forms import forms_of
from recoupe.extract.pack import pack_for
from recoupe.extract.scene import Scene, scene_of
from recoupe.extract.tools import analyse
from tests.extract.articles import article


def proposals(text: str) -> tuple[Scene, list[Attribution]]:
    pack = pack_for("fr")
    scene = scene_of(analyse(article(text), pack), pack)
    found = [one for at, sentence in enumerate(scene.sentences) for one in propose(scene, at, sentence)]
    return scene, found


def offered(text: str) -> set[str]:
    scene, found = proposals(text)
    return {scene.text[one.start : one.end] for one in found}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Le maire Paul Marek a annoncé sa démission.", "sa démission"),
        ("Le syndicat menace de bloquer le port.", "bloquer le port"),
        ("Cent stations-service ont indiqué manquer de carburant.", "manquer de carburant"),
        ("Les experts pointent du doigt l'absence de digue.", "l'absence de digue"),
        ("Le préfet a fait état de douze morts.", "douze morts"),
        ("Le ministre s'est dit prêt à négocier avec les dockers.", "prêt à négocier avec les dockers"),
        ("Le sergent est accusé par ses chefs d'avoir fui.", "avoir fui"),
        ("L'attaque a été revendiquée par le Front du Sud.", "L'attaque"),
        ("Sa promesse de raser le port a choqué.", "raser le port"),
        ("Le maire est d'avis que la digue est trop basse.", "la digue est trop basse"),
        ("Et la présidente d'ajouter que la partie continue.", "la partie continue"),
        ("Comme le rappelle Lise Ferrand, la ville avait six portes.", "la ville avait six portes"),
        ("Pour eux, la réforme est dans l'impasse.", "la réforme est dans l'impasse"),
        ("De source judiciaire, le suspect a été libéré.", "le suspect a été libéré"),
        ("Dix mille personnes (quatre mille selon la police) ont défilé.", "quatre mille"),
        ("Les riverains s'inquiètent du sort des pêcheurs.", "sort des pêcheurs"),
    ],
)
def test_every_way_of_reporting_is_offered(text: str, content: str) -> None:
    assert content in offered(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Si la maire a annoncé qu'elle attendrait l'été, la pression monte dans son camp.",
            "elle attendrait l'été",
        ),
        ("La préfète a annoncé la fermeture de dix écoles, ce qui a surpris.", "la fermeture de dix écoles"),
        (
            "Il dénonce le refus de la mairie et demande une enquête.",
            "le refus de la mairie",
        ),
        (
            "Vers 10h, selon un sondage publié lundi, la cote du maire remonte.",
            "la cote du maire remonte",
        ),
        (
            "Pour Jan Oslo, délégué du syndicat des marins, ce plan n'offre aucune garantie.",
            "ce plan n'offre aucune garantie",
        ),
        (
            "Les pompiers ont déclaré que cent hectares avaient brûlé sur leur compte Twitter.",
            "cent hectares avaient brûlé",
        ),
    ],
)
def test_the_first_end_offered_leaves_out_what_the_reporter_adds(text: str, content: str) -> None:
    scene, found = proposals(text)
    assert content in {scene.text[one.start : one.end] for one in found if one.rank == 0}


@pytest.mark.parametrize(
    "text",
    [
        "Les prix varient selon la saison.",
        "Le lac a gelé.",
        "Pour rejoindre l'île, il faut deux heures.",
    ],
)
def test_what_only_looks_like_reporting_is_not_offered(text: str) -> None:
    assert offered(text) == set()


def test_every_proposal_stands_inside_its_article() -> None:
    scene, found = proposals("Selon Anna Kovel, « la digue tient », mais son adjoint craint que")
    assert all(0 <= one.start < one.end <= len(scene.text) for one in found)


def test_verbs_are_known_by_their_forms() -> None:
    forms = forms_of(["dénoncer", "espérer", "promettre", "avertir"])
    assert [forms[form] for form in ("dénonçait", "espère", "promis", "avertissent")] == [
        "dénoncer",
        "espérer",
        "promettre",
        "avertir",
    ]
