import pytest

from recoupe.model.vocabulary import Bound, FigureKind, Modality, PeopleCategory
from tests.extract.happened import extracted, figure_in, name_of


@pytest.mark.parametrize(
    ("text", "what", "value", "bound"),
    [
        ("On compte plus de 160 morts dans la vallée.", "killed", 160, "more_than"),
        ("La police annonce 8000 personnes arrêtées.", "arrested", 8000, "exact"),
        ("Deux personnes ont été tuées à Solane.", "killed", 2, "exact"),
        ("L’explosion a tué au moins douze personnes.", "killed", 12, "at_least"),
        ("Des heurts ont fait plus d’un millier de blessés.", "injured", 1000, "more_than"),
        ("Près de 3 000 soldats sont partis.", "troops", 3000, "about"),
        ("Entre 600 et 800 manifestants bloquaient le pont.", "protesters", (600, 800), "range"),
        ("La région promet 3,5 millions d’euros.", "money", 3_500_000, "exact"),
        ("Le texte obtient 212 voix.", "votes", 212, "exact"),
        ("Le groupe supprime 2 600 emplois.", "jobs", 2600, "exact"),
    ],
)
def test_french_counts_are_found(text: str, what: str, value: object, bound: str) -> None:
    figure = figure_in(text)
    assert (figure.what, figure.value, figure.bound) == (FigureKind(what), value, Bound(bound))


def test_a_toll_without_a_number_is_indefinite() -> None:
    figure = figure_in("Les heurts ont fait des morts.")
    assert (figure.what, figure.value, figure.bound) == (FigureKind.KILLED, None, Bound.INDEFINITE)


def test_a_part_points_to_its_whole() -> None:
    whole, part = extracted("Le bilan atteint 225 morts, dont 19 policiers.").figures
    assert (part.subset_of, part.what, part.value) == (0, FigureKind.KILLED, 19)
    assert part.category is PeopleCategory.SECURITY_FORCES
    assert whole.subset_of is None


def test_a_part_without_a_noun_counts_what_the_whole_counts() -> None:
    _, part = extracted("Le séisme a fait 281 morts, dont 221 à Vessin.").figures
    assert (part.subset_of, part.what, part.value) == (0, FigureKind.KILLED, 221)


def test_a_multiple_of_a_price_is_a_factor() -> None:
    figure = figure_in("Ils refusent un doublement des prix du gaz.")
    assert (figure.what, figure.value, figure.unit, figure.of_whom) == (FigureKind.PRICE, 2, "factor", "gaz")


def test_a_duration_keeps_its_own_unit() -> None:
    figure = figure_in("La trêve tient depuis trois semaines.")
    assert (figure.what, figure.value, figure.unit) == (FigureKind.DURATION, 3, "week")


@pytest.mark.parametrize(
    ("text", "of_what"),
    [
        ("Il risque cinq ans de prison.", "prison"),
        ("La banque paie une amende de 300 millions d’euros.", "amende"),
        ("Le chef a décrété un état d’urgence de deux semaines.", "état d’urgence"),
    ],
)
def test_sums_and_durations_say_of_what_they_are(text: str, of_what: str) -> None:
    assert figure_in(text).of_whom == of_what


@pytest.mark.parametrize(
    "text",
    [
        "Jeanne, 24 ans, attend.",
        "Le village est à 12 kilomètres.",
        "L’article 5 du traité le prévoit.",
        "Rendez-vous à 18 h 30.",
        "Le 4 mars 2021, la pluie tombe.",
        "Les Bleus gagnent 3-0.",
    ],
)
def test_ages_distances_references_and_scores_are_no_counts(text: str) -> None:
    assert extracted(text).figures == ()


def test_the_press_conditional_makes_a_figure_conditional() -> None:
    assert figure_in("Douze personnes auraient été tuées.").modality is Modality.CONDITIONAL


def test_english_counts_are_found() -> None:
    killed, arrested = extracted("At least 160 people were killed and 8,000 arrested.", "en").figures
    assert (killed.what, killed.value, killed.bound) == (FigureKind.KILLED, 160, Bound.AT_LEAST)
    assert (arrested.what, arrested.value) == (FigureKind.ARRESTED, 8000)
    money = figure_in("The fund pledged $1.2 billion.", "en")
    assert (money.what, money.value, money.unit, money.anchor.exact) == (
        FigureKind.MONEY,
        1_200_000_000,
        "USD",
        "$1.2 billion",
    )


@pytest.mark.parametrize(
    ("text", "language", "what", "values"),
    [
        ("Le bilan est passé à 47 morts, dont 7 policiers.", "fr", "killed", [47, 7]),
        ("L’hôpital avait reçu 27 corps.", "fr", "killed", [27]),
        ("Six cents hommes du contingent sont arrivés.", "fr", "troops", [600]),
        ("Ils étaient 4 000 à défiler.", "fr", "participants", [4000]),
        ("Combien de morts ? Au moins 90, répond l’observatoire.", "fr", "killed", [90]),
        ("Le ministère dénombre 12 morts ; l’opposition parle de 40.", "fr", "killed", [12, 40]),
        ("Trente-quatre d’entre eux sont morts.", "fr", "killed", [34]),
        ("The ministry counts 31 dead; the observatory puts it at more than 90.", "en", "killed", [31, 90]),
        ("Thirty-four of those listed died.", "en", "killed", [34]),
        ("The death toll has risen to 47.", "en", "killed", [47]),
    ],
)
def test_a_number_counts_what_stands_elsewhere(
    text: str, language: str, what: str, values: list[int]
) -> None:
    figures = extracted(text, language).figures
    assert [(figure.what.value, figure.value) for figure in figures] == [(what, value) for value in values]


@pytest.mark.parametrize("text", ["Elle vit ici depuis vingt ans.", "En 2014, il parlait de 1 900."])
def test_what_measures_or_counts_nothing_is_no_figure(text: str) -> None:
    assert extracted(text).figures == ()


def test_the_subject_of_a_verb_of_counting_is_the_source() -> None:
    extraction = extracted("Le ministère avait fait état de 31 morts.")
    assert name_of(extraction, extraction.figures[0].according_to) == "ministère"


def test_a_ceiling_is_no_denial() -> None:
    figure = figure_in("Le contingent ne dépasse pas 1 500 hommes.")
    assert (figure.bound, figure.modality) == (Bound.AT_MOST, Modality.ASSERTED)
