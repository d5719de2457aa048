"""Copies: what two articles share, and which took from which."""

from recoupe.compare.wording import wording_of
from recoupe.model.article import BlockKind, CreditKind
from recoupe.model.comparison import Copy
from recoupe.model.vocabulary import NameKind, Relation
from tests.compare.pages import Page, compared, page

WIRE = (
    "Les dockers du port de Kesh ont cessé le travail lundi matin pour protester contre des fermetures.",
    "La préfecture a fait venir trois cents gendarmes depuis la capitale dans la nuit de dimanche à lundi.",
    "Le directeur du port assure que les navires attendus cette semaine seront détournés vers Lidra.",
    "Aucune rencontre n'est prévue entre les deux camps avant la fin du mois, selon les organisateurs.",
)


def only_copy(*pages: Page) -> Copy:
    (copy,) = compared(*pages).copies
    return copy


def test_a_retitled_and_trimmed_copy_is_a_copy_by_containment() -> None:
    whole = page("a", *WIRE)
    cut = page("b", WIRE[0], WIRE[1])
    cut.title = "Kesh : le port à l'arrêt"
    copy = only_copy(whole, cut)
    assert copy.relation is Relation.COPY
    assert copy.share == 1.0


def test_case_quotation_marks_and_accents_do_not_hide_a_copy() -> None:
    plain = tuple(words.upper().replace("É", "E").replace("'", "’") for words in WIRE)
    assert only_copy(page("a", *WIRE), page("b", *plain)).relation is Relation.COPY


def test_one_word_in_ten_replaced_is_still_a_copy() -> None:
    words = " ".join(WIRE).split()
    spun = [f"{word}x" if number % 10 == 9 else word for number, word in enumerate(words)]
    assert only_copy(page("a", *WIRE), page("b", " ".join(spun))).relation is Relation.COPY


def test_reordered_paragraphs_are_still_a_copy() -> None:
    assert only_copy(page("a", *WIRE), page("b", *reversed(WIRE))).relation is Relation.COPY


def test_two_shared_sentences_among_others_are_a_partial_copy() -> None:
    other = "Sur les hauteurs, la récolte des amandes a commencé avec deux semaines d'avance, dit-on."
    mine = [f"{other} Relevé numéro {number} de la coopérative." for number in range(8)]
    copy = only_copy(
        page("a", *WIRE, *["Autre récit, autre ville, autre jour, sans rapport aucun."]),
        page("b", WIRE[0], WIRE[3], *mine),
    )
    assert copy.relation is Relation.PARTIAL_COPY


def test_shared_quotations_alone_are_no_copying() -> None:
    quote = "« nous ne quitterons pas les quais tant que la fermeture ne sera pas annulée par écrit »"
    a = page("a", f"Devant les grilles, la porte-parole Mira Tolv a lancé à la foule : {quote}.", WIRE[1])
    b = page(
        "b",
        f"Interrogée par téléphone le soir même, elle répète {quote}, puis raccroche aussitôt.",
        "Le maire se tait.",
    )
    assert only_copy(a, b).relation is Relation.SHARED_QUOTES_ONLY


def test_the_same_quotation_by_two_speakers_is_not_a_shared_quotation() -> None:
    quote = "nous allons gagner cette partie tous ensemble"
    a = page("a", f"Mira Tolv a dit au micro : « {quote} ».")
    b = page("b", f"Ivo Brent a dit à la radio : « {quote} ».")
    a.says("Mira Tolv", quote)
    b.says("Ivo Brent", quote)
    assert compared(a, b).copies == ()


def test_furniture_never_counts() -> None:
    a, b = (
        page("a", "Un premier récit, tout à fait seul.", *WIRE),
        page("b", "Un second, sans rapport avec lui.", *WIRE),
    )
    for one in (a, b):
        one.kinds = dict.fromkeys(range(1, 5), BlockKind.FURNITURE)
    assert compared(a, b).copies == ()


def test_what_an_outlet_prints_under_everything_is_no_copying() -> None:
    frame = "Ce journal est fait par ses lecteurs : abonnez-vous dès maintenant et soutenez une presse libre."
    pages = [
        page(identity, words, frame, outlet="Le Phare") for identity, words in zip("abc", WIRE, strict=False)
    ]
    assert compared(*pages).copies == ()


def test_two_captures_of_one_page_are_no_copy() -> None:
    a, b = page("a", *WIRE), page("b", *WIRE)
    a.url = b.url = "https://phare.example/port"
    found = compared(a, b)
    assert found.copies == ()
    assert [origin.articles for origin in found.origins if origin.articles] == [("a", "b")]


def test_the_credited_outlet_is_the_source_although_it_looks_later() -> None:
    a = page("a", "Selon Le Phare, tout commence lundi.", *WIRE, published="2031-05-01").credit(
        "Le Phare", CreditKind.MEDIUM
    )
    b = page("b", *WIRE, outlet="Le Phare", published="2031-05-02")
    assert only_copy(a, b).source == "b"


def test_two_articles_that_credit_one_agency_took_from_neither() -> None:
    a = page("a", "(AXP) Dépêche.", *WIRE, published="2031-05-01").credit("AXP")
    b = page("b", "(AXP) Dépêche.", *WIRE, published="2031-05-02").credit("AXP")
    found = compared(a, b)
    assert found.copies[0].source is None
    assert [(o.name, o.articles) for o in found.origins if o.articles] == [("AXP", ("a", "b"))]


def test_the_earlier_article_is_the_source_where_nothing_else_tells() -> None:
    assert (
        only_copy(page("a", *WIRE, published="2031-05-02"), page("b", *WIRE, published="2031-05-01")).source
        == "b"
    )


def test_without_dates_the_source_stays_unknown() -> None:
    assert only_copy(page("a", *WIRE, published=None), page("b", *WIRE, published=None)).source is None


def test_passages_read_back_from_both_texts() -> None:
    a, b = page("a", "Une ouverture à part.", *WIRE), page("b", *WIRE[1:])
    copy = only_copy(a, b)
    for passage in copy.passages:
        left, right = a.text[passage.a_start : passage.a_end], b.text[passage.b_start : passage.b_end]
        assert left.casefold() == right.casefold()


def translated_pair() -> tuple[Page, Page]:
    a = page(
        "a",
        "Mira Tolv a quitté Kesh le 5 mai avec 300 délégués, direction Lidra, où Ivo Brent l'attendait.",
        "À Lidra, Ivo Brent a compté 1 200 dockers et 14 navires arrêtés devant Kesh.",
        "Kesh et Lidra avaient signé en 2027 un accord sur 8 quais, que Mira Tolv dénonce.",
    )
    b = page(
        "b",
        "Mira Tolv left Kesh on 5 May with 300 delegates, bound for Lidra, where Ivo Brent awaited her.",
        "In Lidra, Ivo Brent counted 1,200 dockers and 14 ships lying idle off Kesh.",
        "Kesh and Lidra signed an agreement on 8 quays in 2027, which Mira Tolv denounces.",
    )
    b.language = "en"
    for one in (a, b):
        for name in ("Mira Tolv", "Ivo Brent"):
            for start in _starts(one.text, name):
                _mention(one, name, NameKind.PERSON, start)
        for name in ("Kesh", "Lidra"):
            for start in _starts(one.text, name):
                _mention(one, name, NameKind.PLACE, start)
    return a, b


def _starts(text: str, words: str) -> list[int]:
    return [start for start in range(len(text)) if text.startswith(words, start)]


def _mention(one: Page, name: str, kind: NameKind, start: int) -> None:
    from recoupe.model.anchor import anchor_at
    from recoupe.model.facts import Mention

    number = one.name(name, kind)
    one.mentions[number] = Mention(
        anchor_at(one.text, start, start + len(name)), kind, "name", one.mentions[number].referent
    )


def test_a_translation_is_found_by_names_numbers_and_order() -> None:
    copy = only_copy(*translated_pair())
    assert copy.translated
    assert copy.relation is Relation.COPY


def test_an_article_without_body_has_no_copies() -> None:
    assert compared(page("a"), page("b", *WIRE)).copies == ()


def test_a_wording_keeps_the_place_of_every_word() -> None:
    reading = page("a", "« L'été, dit-elle, finit. » Puis M. Tolv s'en va.").reading()
    wording = wording_of("a", reading.article)
    words = [reading.article.text[start:end] for start, end in zip(wording.starts, wording.ends, strict=True)]
    assert words == ["L", "été", "dit", "elle", "finit", "Puis", "M", "Tolv", "s", "en", "va"]
    assert wording.quoted.tolist() == [True] * 5 + [False] * 6
    assert wording.sentences.tolist() == [0] * 5 + [1] * 6
