"""Lines: each claim in words of the rules or of its source, in both languages."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.compare.nouns import Noun
from recoupe.compare.said_lines import SHOWN, shortened
from recoupe.model.vocabulary import (
    Bound,
    EventType,
    FigureKind,
    Modality,
    NameKind,
    Stance,
    StatementKind,
)
from recoupe.reference.labels import LANGUAGES
from recoupe.reference.sentences import event_sentence, stance_words, told
from tests.compare.pages import Page, compared, page
from tests.compare.test_claims import about, cut_page, dead_page, only


def test_an_event_without_an_actor_says_so() -> None:
    line = only(about(compared(cut_page("a")), "internet_shutdown")).line
    assert line.fr == "Internet coupé à Kesh le 5 mai 2031 (auteur non précisé)"
    assert line.en == "Internet cut in Kesh on 5 May 2031 (by whom is not said)"


def acted(kind: EventType, actor: str, sort: NameKind, **extra: object) -> Page:
    one = page("a", f"{actor} a agi à Kesh.")
    one.tells(
        "a agi",
        kind,
        actor=one.name(actor, sort),
        place=one.name("Kesh", NameKind.PLACE),
        **extra,  # type: ignore[arg-type]
    )
    return one


@pytest.mark.parametrize(
    ("actor", "sort", "fr", "en"),
    [
        ("Mira Tolv", NameKind.PERSON, "Mira Tolv a", "Mira Tolv"),
        ("police", NameKind.GROUP, "La police a", "The police"),
        ("manifestants", NameKind.GROUP, "Des manifestants ont", "“manifestants”"),
        ("Pacte des plaines", NameKind.ORGANISATION, "Le Pacte des plaines a", "The Pacte des plaines"),
        ("ONU", NameKind.ORGANISATION, "L'ONU a", "ONU"),
        ("forces de l'ordre", NameKind.GROUP, "Les forces de l'ordre ont", "The forces de l'ordre"),
        ("opposition", NameKind.GROUP, "L'opposition a", "The opposition"),
    ],
)
def test_an_actor_takes_its_article_and_its_verb(actor: str, sort: NameKind, fr: str, en: str) -> None:
    line = only(about(compared(acted(EventType.USE_OF_FORCE, actor, sort)), "use_of_force")).line
    assert line.fr == f"{fr} employé la force à Kesh"
    assert line.en == f"{en} used force in Kesh"


def test_an_actor_whose_article_is_not_known_stands_in_brackets() -> None:
    line = only(about(compared(acted(EventType.STRIKE, "brol", NameKind.GROUP)), "strike")).line
    assert line.fr == "Grève à Kesh (auteur : brol)"


def test_what_is_only_planned_or_that_nobody_asserts_is_told_as_such() -> None:
    planned = acted(EventType.CURFEW, "police", NameKind.GROUP, modality=Modality.PLANNED)
    assert only(about(compared(planned), "curfew")).line.fr.endswith("(annoncé ou prévu)")
    denied = acted(EventType.CURFEW, "police", NameKind.GROUP, modality=Modality.DENIED)
    assert only(about(compared(denied), "curfew")).line.en.endswith("(nobody asserts it)")


def test_a_figure_names_what_it_counts_and_whose_it_is() -> None:
    line = only(compared(dead_page("a", 160, Bound.MORE_THAN)).claims).line
    assert (line.fr, line.en) == ("Plus de 160 morts à Kesh", "More than 160 people killed in Kesh")
    one = page("b", "Selon Mira Tolv, un mort.")
    one.counts("un mort", FigureKind.KILLED, 1, according_to=one.name("Mira Tolv", NameKind.PERSON))
    line = only(compared(one).claims).line
    assert (line.fr, line.en) == ("1 mort (Mira Tolv)", "1 person killed (Mira Tolv)")


def test_a_figure_of_other_things_takes_the_words_of_the_text() -> None:
    one = page("b", "Le port compte six péniches.")
    one.counts("six péniches", FigureKind.OTHER, 6, of_whom="péniches")
    line = only(compared(one).claims).line
    assert (line.fr, line.en) == ("6 péniches", "6 “péniches”")


def spoken(given: StatementKind, words: str, text: str, stance: Stance = Stance.ASSERTS) -> Page:
    one = page("a", text)
    one.says("Mira Tolv", words, stance, given=given)
    return one


def test_spoken_words_stand_in_the_quotation_marks_of_the_line() -> None:
    one = spoken(StatementKind.DIRECT, "Rien ne presse", "« Rien ne presse », dit Mira Tolv.")
    line = only(compared(one).claims).line
    assert (line.fr, line.en) == ("Mira Tolv : « Rien ne presse »", "Mira Tolv says: “Rien ne presse”")


def test_a_denial_in_spoken_words_says_that_it_is_one() -> None:
    one = spoken(StatementKind.DIRECT, "C'est faux", "« C'est faux », dit Mira Tolv.", Stance.DENIES)
    line = only(compared(one).claims).line
    assert (line.fr, line.en) == ("Mira Tolv dément : « C'est faux »", "Mira Tolv denies: “C'est faux”")


def test_reported_words_follow_que_in_their_own_language_and_are_marked_in_the_other() -> None:
    one = spoken(StatementKind.INDIRECT, "il neige", "Mira Tolv dit qu'il neige.")
    line = only(compared(one).claims).line
    assert line.fr == "Mira Tolv dit qu'il neige"
    assert line.en == "Mira Tolv (as reported by Le A, in French): il neige"


def test_reported_words_without_que_are_marked_as_a_report() -> None:
    one = spoken(StatementKind.INDIRECT, "une lettre", "Mira Tolv réclame une lettre.", Stance.CALLS_FOR)
    assert only(compared(one).claims).line.fr == "Mira Tolv (appel, propos rapportés par Le A) : une lettre"


def test_a_denial_in_reported_words_is_never_turned_round() -> None:
    one = spoken(
        StatementKind.INDIRECT, "rien ne manque", "Mira Tolv affirme que rien ne manque.", Stance.DENIES
    )
    line = only(compared(one).claims).line
    assert line.fr == "Mira Tolv (démenti, propos rapportés par Le A) : rien ne manque"


@given(st.text(alphabet="ab cé «»“”\n", max_size=400))
def test_shortened_words_are_those_of_the_source_cut_between_words(words: str) -> None:
    for language in LANGUAGES:
        short = shortened(words, language)
        assert len(short) <= SHOWN + 3
        letters = re.sub(r"[^abcé]", "", words)
        assert letters.startswith(re.sub(r"[^abcé]", "", short))


def test_inner_quotations_take_inner_marks() -> None:
    assert shortened("il a dit « non » hier", "fr") == "il a dit “non” hier"
    assert shortened("il a dit « non » hier", "en") == "il a dit ‘non’ hier"


def test_prepositions_contract_with_their_article() -> None:
    assert (Noun("Pacte", "le").of(), Noun("Pacte", "le").to()) == ("du Pacte", "au Pacte")
    assert (Noun("opposition", "l'").of(), Noun("opposition", "l'").to()) == (
        "de l'opposition",
        "à l'opposition",
    )
    assert (Noun("forces", "les").of(), Noun("habitants", "des").of()) == ("des forces", "d'habitants")
    assert (Noun("Aro").of(), Noun("Aro").to(), Noun("brol", None).of()) == ("d'Aro", "à Aro", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_event_and_every_stance_has_its_sentence(language: str) -> None:
    for kind in EventType:
        for by in (True, False):
            template = event_sentence(kind.value, language, by=by)
            assert by or template
            assert not re.search(r"[{}\[\]|]", told(template or "", lambda _: "X"))
            assert not re.search(r"[{}\[\]|]", told(template or "", lambda _: ""))
    assert all(
        stance_words(one.value, language, "verb")
        for one in Stance
        if one is not Stance.ASSERTS or language == "en"
    )
