import pytest

from recoupe.model.article import Block, BlockKind, Credit, CreditKind
from recoupe.read.credits import find_credits

TEXT = (
    "Le bac qui relie l'île à la côte ne partira plus avant la fin du mois, a annoncé lundi la capitainerie "
    "du port de Vessac."
)


def credits_of(words: str, *, kind: BlockKind = BlockKind.BODY, outlet: str | None = None) -> list[Credit]:
    text = f"{TEXT}\n\n{words}"
    blocks = (
        Block(BlockKind.BODY, 0, len(TEXT)),
        Block(kind, len(TEXT) + 2, len(text)),
    )
    found = find_credits(text, blocks, outlet)
    assert all(text[credit.start : credit.end].strip() == text[credit.start : credit.end] for credit in found)
    return list(found)


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("PARIS, 14 mars (AFP) – Le ministre a parlé.", "AFP", CreditKind.AGENCY),
        ("VESSAC (ALP) — Des heurts ont éclaté dans la nuit.", "ALP", CreditKind.AGENCY),
        ("WASHINGTON (Reuters) - The president spoke.", "Reuters", CreditKind.AGENCY),
        ("Le bilan s'alourdit. (AFP)", "AFP", CreditKind.AGENCY),
        ("Source : TASS", "TASS", CreditKind.AGENCY),
        ("© Reuters", "Reuters", CreditKind.AGENCY),
        ("AFP/Le Monde", "AFP", CreditKind.AGENCY),
        ("Par ALP – Publié le 14 mars 2031", "ALP", CreditKind.AGENCY),
        ("Selon une dépêche de l'agence Kazinform, le port est fermé.", "Kazinform", CreditKind.AGENCY),
        ("Jeanne Ortal avec AFP", "AFP", CreditKind.WITH),
        ("Le bilan s'alourdit (avec ALP)", "ALP", CreditKind.WITH),
        ("With files from The Canadian Press", "La Presse Canadienne", CreditKind.WITH),
        ("Elle a déclaré à Express.co.uk que tout va bien.", "Express.co.uk", CreditKind.MEDIUM),
        ("He told the BBC that it was over.", "BBC", CreditKind.MEDIUM),
        ("Elle l'a confié au Monde.", "Le Monde", CreditKind.MEDIUM),
        ("Deux marins sont morts, a indiqué l'hôpital à l'AFP.", "AFP", CreditKind.MEDIUM),
        (
            "Le port est fermé, rapporte le quotidien Le Sillage de Vessac",
            "Le Sillage de Vessac",
            CreditKind.MEDIUM,
        ),
        ("The story was first published by The Coastal Herald.", "The Coastal Herald", CreditKind.MEDIUM),
        ("Cet article est repris de Mediapart", "Mediapart", CreditKind.MEDIUM),
        ("Interrogé par Franceinfo, il dément.", "Franceinfo", CreditKind.MEDIUM),
        ("The crane, Reuters reported, fell at noon.", "Reuters", CreditKind.MEDIUM),
    ],
)
def test_an_article_names_where_its_account_comes_from(words: str, name: str, kind: CreditKind) -> None:
    assert (name, kind) in [(credit.name.rstrip("."), credit.kind) for credit in credits_of(words)]


@pytest.mark.parametrize(
    "words",
    [
        "Le ministre a dit à la presse qu'il viendrait à Paris.",
        "Les troupes de l'Organisation du traité de sécurité collective (OTSC)",
        "L'Organisation de l'unité (ODU) a réagi.",
        "Il l'a écrit sur la chaîne Telegram du ministère.",
        "He told a regional paper on Saturday that he would go.",
        "Les pays ont signé un accord avec AFP Holding.",
        "Elle a confié son fils au monde entier.",
        "Il a déclaré à Vessac que tout va bien.",
    ],
)
def test_what_names_no_medium_gives_no_credit(words: str) -> None:
    assert credits_of(words) == []


def test_the_credit_of_a_picture_is_not_the_articles() -> None:
    assert credits_of("Le port de Vessac. (AFP)", kind=BlockKind.CAPTION) == []
    assert credits_of("Le port de Vessac (Paul Ormont/AFP)") == []


def test_the_outlet_itself_is_no_credit() -> None:
    assert credits_of("Elle l'a confié au Monde.", outlet="Le Monde") == []


def test_the_words_that_say_so_are_the_span() -> None:
    words = "Elle a déclaré à Express.co.uk que tout va bien."
    (found,) = credits_of(words)
    assert f"{TEXT}\n\n{words}"[found.start : found.end] == "déclaré à Express.co.uk"
