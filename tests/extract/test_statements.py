import pytest

from recoupe.extract.extraction import extract
from recoupe.model.facts import Extraction
from recoupe.model.vocabulary import Modality, SpeakerKind, Stance, StatementKind
from tests.extract.articles import article

DIRECT, INDIRECT, MIXED = StatementKind.DIRECT, StatementKind.INDIRECT, StatementKind.MIXED


def speaker(extraction: Extraction, index: int) -> str | None:
    mention = extraction.statements[index].speaker
    return None if mention is None else extraction.referents[extraction.mentions[mention].referent].name


def said(text: str, language: str = "fr") -> list[tuple[str, str | None, StatementKind]]:
    extraction = extract(article(text, language=language))
    return [
        (one.anchor.exact, speaker(extraction, at), one.kind) for at, one in enumerate(extraction.statements)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La ministre Anna Kovel a déclaré que les ponts seraient rouverts.",
            ("les ponts seraient rouverts", "Anna Kovel", INDIRECT),
        ),
        (
            "« Les ponts sont sûrs », a assuré Anna Kovel.",
            ("Les ponts sont sûrs", "Anna Kovel", DIRECT),
        ),
        (
            "Anna Kovel a ajouté : “Nous avons tout vérifié deux fois.”",
            ("Nous avons tout vérifié deux fois.", "Anna Kovel", DIRECT),
        ),
        (
            "Selon Anna Kovel, les ponts sont « parfaitement sûrs » pour les piétons.",
            ("les ponts sont « parfaitement sûrs » pour les piétons", "Anna Kovel", MIXED),
        ),
        (
            "Les ponts rouvriront lundi, a indiqué Anna Kovel.",
            ("Les ponts rouvriront lundi", "Anna Kovel", INDIRECT),
        ),
        (
            "Anna Kovel a qualifié la rumeur de « fable ridicule ».",
            ("fable ridicule", "Anna Kovel", MIXED),
        ),
        (
            "Le ministère de l'Intérieur affirme que la place est vide.",
            ("la place est vide", "ministère de l'Intérieur", INDIRECT),
        ),
    ],
)
def test_a_french_sentence_gives_its_statement(text: str, expected: tuple[str, str, StatementKind]) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Interior Minister Anna Kovel said that the bridges would reopen.",
            ("the bridges would reopen", "Anna Kovel", INDIRECT),
        ),
        (
            "“The bridges are safe,” Anna Kovel said.",
            ("The bridges are safe,", "Anna Kovel", DIRECT),
        ),
        (
            "According to the Health Ministry, forty people were wounded.",
            ("forty people were wounded", "Health Ministry", INDIRECT),
        ),
        (
            "‘It was like a war,’ said Anna Kovel.",
            ("It was like a war,", "Anna Kovel", DIRECT),
        ),
    ],
)
def test_an_english_sentence_gives_its_statement(text: str, expected: tuple[str, str, StatementKind]) -> None:
    assert said(text, "en") == [expected]


def test_a_scare_quote_is_no_statement() -> None:
    assert said("La foule a quitté la place « rouge » vers midi.") == []


def test_a_mark_that_opens_again_carries_the_speaker_over() -> None:
    found = said("Anna Kovel a déclaré : “Nous resterons ici demain.\n\n“Personne ne partira avant la nuit.”")
    assert [words for words, _, _ in found] == [
        "Nous resterons ici demain.",
        "Personne ne partira avant la nuit.",
    ]
    assert {name for _, name, _ in found} == {"Anna Kovel"}


def test_the_cue_may_stand_in_the_next_sentence() -> None:
    found = said("Les ponts rouvriront lundi matin. C'est ce qu'a déclaré la porte-parole Lise Ferrand.")
    assert found == [("Les ponts rouvriront lundi matin", "Lise Ferrand", INDIRECT)]


def test_a_pronoun_and_an_office_mean_the_last_speaker() -> None:
    found = said(
        "Le sénateur Paul Marek a affirmé que la loi passerait. "
        "Il a ajouté que le vote aurait lieu mardi.\n\n"
        "« Personne ne s'y opposera plus », a conclu le sénateur."
    )
    assert [name for _, name, _ in found] == ["Paul Marek"] * 3


def test_a_participle_has_the_source_of_its_sentence() -> None:
    found = said("Paul Marek a déclaré que la loi passerait, ajoutant que le vote aurait lieu mardi.")
    assert found == [
        ("la loi passerait", "Paul Marek", INDIRECT),
        ("le vote aurait lieu mardi", "Paul Marek", INDIRECT),
    ]


def test_channel_time_role_and_cue_come_from_the_reporting_clause() -> None:
    extraction = extract(
        article(
            "La porte-parole du palais, Lise Ferrand, a annoncé jeudi sur Telegram que l'école rouvrirait."
        )
    )
    statement = extraction.statements[0]
    assert statement.channel == "Telegram"
    assert statement.said is not None
    assert extraction.times[statement.said].anchor.exact == "jeudi"
    assert statement.cue is not None
    assert statement.cue.exact.startswith("a annoncé")
    assert statement.speaker_kind is SpeakerKind.PERSON
    assert statement.stance is Stance.ANNOUNCES


def test_the_press_conditional_keeps_its_distance() -> None:
    extraction = extract(article("Selon Paul Marek, le président aurait quitté le pays."))
    assert extraction.statements[0].modality is Modality.CONDITIONAL


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Paul Marek a démenti que la police ait tiré.", Stance.DENIES),
        ("Paul Marek a déclaré : « Nous ne le savons pas à ce stade. »", Stance.DOES_NOT_KNOW),
        ("Paul Marek a estimé que le gouvernement devrait partir.", Stance.CALLS_FOR),
        ("Paul Marek a averti que la crue arrivait.", Stance.WARNS),
        ("Paul Marek a promis de revenir.", Stance.ANNOUNCES),
    ],
)
def test_stance_comes_from_the_cue_and_the_content(text: str, stance: Stance) -> None:
    assert [one.stance for one in extract(article(text)).statements] == [stance]


def test_a_statement_inside_another_points_to_it() -> None:
    statements = extract(
        article("Le journal rapporte que le ministre Paul Marek a déclaré que la frontière fermerait.")
    ).statements
    assert [one.within for one in statements] == [None, 0]


@pytest.mark.parametrize("title", ["Paul Marek affirme que tout va bien", "Paul Marek : « tout va bien »"])
def test_titles_that_name_a_source_make_statements(title: str) -> None:
    statements = extract(article(title, titled=True)).statements
    assert [one.anchor.exact for one in statements] == ["tout va bien"]


def test_titles_that_only_tell_make_no_statements() -> None:
    assert extract(article("Paul Marek quitte la mairie de Belport", titled=True)).statements == ()


def test_a_verb_with_its_subject_may_end_the_sentence_without_a_comma() -> None:
    found = extract(article("Les effectifs du port vont augmenter de deux cents postes assure Lise Ferrand."))
    assert [one.anchor.exact for one in found.statements] == [
        "Les effectifs du port vont augmenter de deux cents postes"
    ]


def test_asking_for_help_is_an_act_and_no_statement() -> None:
    assert extract(article("Le président a demandé l'aide des pays voisins.")).statements == ()


def test_words_set_apart_are_nobodys() -> None:
    found = extract(
        article("Le maire a refusé de recevoir lundi matin les élus du groupe des « dockers libres ».")
    )
    assert "dockers libres" not in [one.anchor.exact for one in found.statements]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Anna Kovel affirme que « la digue tient encore ».", StatementKind.DIRECT),
        ("Anna Kovel affirme que la digue « tient encore ».", StatementKind.MIXED),
        ("« La digue tient encore », affirme Anna Kovel.", StatementKind.DIRECT),
        ("Anna Kovel a affirmé que le journal « La Digue » paraîtrait lundi.", StatementKind.INDIRECT),
    ],
)
def test_marks_make_words_direct_only_where_they_tell_something_by_themselves(
    text: str, kind: StatementKind
) -> None:
    assert [one.kind for one in extract(article(text)).statements] == [kind]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "La pluie a cessé. « La digue tient, a dit Anna Kovel, et nous la gardons. »",
            ["La digue tient", "et nous la gardons"],
        ),
        ("La pluie a cessé. « La digue, assure Anna Kovel, tiendra encore. »", ["tiendra encore"]),
    ],
)
def test_a_quotation_cut_by_its_cue_makes_a_statement_for_each_piece_that_tells(
    text: str, pieces: list[str]
) -> None:
    assert [one.anchor.exact for one in extract(article(text)).statements] == pieces


def test_a_quotation_that_a_sentence_begins_goes_to_its_end() -> None:
    found = extract(article("Anna Kovel a dit que « la digue tient. Nous la gardons tous les jours »."))
    assert [one.anchor.exact for one in found.statements] == [
        "la digue tient. Nous la gardons tous les jours"
    ]
