"""Claims: accounts of the same thing, and where they stand on four axes."""

from collections.abc import Iterable
from dataclasses import replace

from recoupe.compare.comparison import compare
from recoupe.model.article import CreditKind
from recoupe.model.comparison import Claim, Comparison, Judged
from recoupe.model.reason import FactRef
from recoupe.model.vocabulary import (
    Basis,
    Bound,
    DisputeKind,
    EventType,
    FigureKind,
    Life,
    Modality,
    NameKind,
    Nature,
    OriginKind,
    Stance,
    Support,
)
from tests.compare.pages import Page, compared, entities_of, page
from tests.compare.test_copies import WIRE

CUT = "À Kesh, Internet a été coupé le 5 mai."


def about(comparison: Comparison, kind: str) -> list[Claim]:
    return [claim for claim in comparison.claims if claim.about == kind or claim.type == kind]


def called(comparison: Comparison) -> list[Claim]:
    return [claim for claim in comparison.claims if claim.standing.nature is Nature.CHARACTERISATION]


def only(claims: Iterable[Claim]) -> Claim:
    (claim,) = claims
    return claim


def cut_page(identity: str, *, place: str = "Kesh", day: str = "2031-05-05") -> Page:
    one = page(identity, f"{identity.upper()} écrit ceci.", f"À {place}, Internet a été coupé le 5 mai.")
    one.tells(
        "Internet a été coupé",
        EventType.INTERNET_SHUTDOWN,
        time=one.day("le 5 mai", day),
        place=one.name(place, NameKind.PLACE),
    )
    return one


def dead_page(
    identity: str, number: int, bound: Bound = Bound.EXACT, *, published: str = "2031-05-06"
) -> Page:
    one = page(identity, f"{identity.upper()} : le bilan de Kesh est de {number} morts.", published=published)
    one.counts(f"{number} morts", FigureKind.KILLED, number, bound, where=one.name("Kesh", NameKind.PLACE))
    return one


def told(one: Page, speaker: str) -> Page:
    """The same page with its first figure said by somebody."""
    one.paragraphs = (*one.paragraphs, f"C'est ce que dit {speaker}.")
    one.figures[0] = replace(one.figures[0], according_to=one.name(speaker, NameKind.PERSON))
    return one


# ---------------------------------------------------------------- support


def test_accounts_of_one_event_by_place_and_day_are_one_claim() -> None:
    claim = only(about(compared(cut_page("a"), cut_page("b")), "internet_shutdown"))
    assert claim.standing.outlets == 2
    assert claim.actor is None


def test_another_day_or_town_is_another_claim() -> None:
    found = compared(cut_page("a"), cut_page("b", day="2031-05-07"), cut_page("c", place="Lidra"))
    assert len(about(found, "internet_shutdown")) == 3


def test_two_outlets_that_state_no_origin_establish_nothing() -> None:
    claim = only(about(compared(cut_page("a"), cut_page("b")), "internet_shutdown"))
    assert claim.standing.support is Support.NOT_ESTABLISHED


def test_two_named_speakers_are_several_origins() -> None:
    found = compared(told(dead_page("a", 12), "Mira Tolv"), told(dead_page("b", 12), "Ivo Brent"))
    assert only(about(found, "figure")).standing.support is Support.SEVERAL


def test_one_speaker_in_three_outlets_is_one_origin() -> None:
    found = compared(*(told(dead_page(one, 12), "Mira Tolv") for one in "abc"))
    standing = only(about(found, "figure")).standing
    assert (standing.support, standing.outlets, len(standing.origins)) == (Support.ONE, 3, 1)


def test_three_outlets_with_one_wire_are_one_origin() -> None:
    pages = [page("a", "(AXP)", *WIRE, CUT).credit("AXP"), page("b", *WIRE, CUT), page("c", WIRE[2], CUT)]
    for one in pages:
        place = one.name("Kesh", NameKind.PLACE)
        one.tells("Internet a été coupé", EventType.INTERNET_SHUTDOWN, place=place)
    found = compared(*pages)
    claim = only(about(found, "internet_shutdown"))
    assert (claim.standing.support, claim.standing.outlets) == (Support.ONE, 3)
    origin = next(one for one in found.origins if one.id == claim.standing.origins[0])
    assert (origin.kind, origin.name) == (OriginKind.CREDITED, "AXP")


def test_the_same_words_of_nobody_establish_nothing() -> None:
    pages = [page(identity, *WIRE, CUT) for identity in "abc"]
    for one in pages:
        one.tells("Internet a été coupé", EventType.INTERNET_SHUTDOWN, place=one.name("Kesh", NameKind.PLACE))
    standing = only(about(compared(*pages), "internet_shutdown")).standing
    assert (standing.support, standing.reasons[0].code) == (Support.NOT_ESTABLISHED, "support.same_words")


def test_own_reporting_needs_a_cue() -> None:
    seen = cut_page("a")
    seen.paragraphs = (seen.paragraphs[0], seen.paragraphs[1] + " Notre journaliste l'a constaté.")
    seen.rests("Notre journaliste l'a constaté", Basis.OWN_OBSERVATION)
    found = compared(seen, cut_page("b"))
    claim = only(about(found, "internet_shutdown"))
    assert claim.standing.support is Support.ONE
    assert {account.basis for account in claim.accounts} == {Basis.OWN_OBSERVATION, Basis.NOT_STATED}


def test_a_medium_is_credited_for_the_words_beside_its_name_only() -> None:
    one = page("a", "Le bilan est de 12 morts, écrit Le Phare.", "À part cela, 30 blessés.").credit(
        "Le Phare", CreditKind.MEDIUM
    )
    one.counts("12 morts", FigureKind.KILLED, 12)
    one.counts("30 blessés", FigureKind.INJURED, 30)
    found = compared(one)
    assert only(about(found, "killed")).standing.support is Support.ONE
    assert only(about(found, "injured")).standing.support is Support.NOT_ESTABLISHED


def test_two_captures_of_one_page_are_one_outlet() -> None:
    a, b = cut_page("a"), cut_page("b")
    a.url = b.url = "https://phare.example/une"
    claim = only(about(compared(a, b), "internet_shutdown"))
    assert claim.standing.support is Support.NOT_ESTABLISHED
    assert ("outlets", "1") in claim.standing.reasons[0].values


# ---------------------------------------------------------------- what is said and what happened


def test_an_order_and_its_execution_are_two_claims() -> None:
    one = page("a", "Il a donné l'ordre de tirer.", "La police a tiré sur la foule.")
    one.tells("donné l'ordre de tirer", EventType.SHOOT_TO_KILL_ORDER)
    one.tells("a tiré sur la foule", EventType.USE_OF_FORCE)
    natures = {claim.type: claim.standing.nature for claim in compared(one).claims}
    assert natures == {
        EventType.SHOOT_TO_KILL_ORDER: Nature.SPEECH_ACT,
        EventType.USE_OF_FORCE: Nature.FACT,
    }


def test_a_statement_and_the_event_it_tells_are_two_claims() -> None:
    one = page("a", "Mira Tolv affirme que la police a tiré sur la foule.")
    said = one.says("Mira Tolv", "la police a tiré sur la foule")
    one.tells("a tiré sur la foule", EventType.USE_OF_FORCE, Modality.REPORTED, statement=said)
    natures = {claim.about: claim.standing.nature for claim in compared(one).claims}
    assert natures == {"statement": Nature.SPEECH_ACT, "event": Nature.FACT}


def test_a_characterisation_is_shown_by_name_and_is_no_fact() -> None:
    a = page("a", "Ivo Brent y voit une tentative de coup d'État.")
    a.says("Ivo Brent", "une tentative de coup d'État")
    b = page("b", "C'est un coup d’État, dit Mira Tolv.")
    b.says("Mira Tolv", "C'est un coup d’État")
    claim = only(called(compared(a, b)))
    assert claim.standing.nature is Nature.CHARACTERISATION
    assert claim.standing.support is Support.SEVERAL
    assert (
        claim.line.fr == "Qualification des faits : « tentative de coup d'État », selon Ivo Brent, Mira Tolv"
    )


def test_what_a_speaker_does_not_know_is_supported_by_nobody() -> None:
    one = page("a", "Mira Tolv ne sait pas si l'invitation était légitime.")
    one.says("Mira Tolv", "si l'invitation était légitime", Stance.DOES_NOT_KNOW)
    standing = only(called(compared(one))).standing
    assert standing.support is Support.NONE
    assert "doubt.not_known_to" in {reason.code for reason in standing.reasons}


def test_what_is_planned_is_a_forecast() -> None:
    one = page("a", "Le retrait commencera le 19 mai.")
    one.tells("Le retrait commencera", EventType.WITHDRAWAL, Modality.PLANNED)
    assert only(compared(one).claims).standing.nature is Nature.FORECAST


def test_the_same_words_of_a_speaker_in_two_articles_are_one_statement() -> None:
    words = "les quais de Kesh resteront fermés jusqu'à la fin du mois"
    a, b = page("a", f"Selon Mira Tolv, {words}."), page("b", f"Mira Tolv l'a dit : {words}.")
    a.says("Mira Tolv", words)
    b.says("Mira Tolv", words)
    claim = only(compared(a, b).claims)
    assert (claim.standing.outlets, claim.standing.support) == (2, Support.ONE)


# ---------------------------------------------------------------- dispute


def test_a_bare_denial_is_a_dispute_and_hides_no_support() -> None:
    a = cut_page("a")
    b = cut_page("b")
    b.paragraphs = (b.paragraphs[0], b.paragraphs[1], "Ivo Brent nie qu'Internet ait été coupé.")
    said = b.says("Ivo Brent", "qu'Internet ait été coupé", Stance.DENIES)
    b.tells(
        "qu'Internet ait été coupé",
        EventType.INTERNET_SHUTDOWN,
        Modality.DENIED,
        statement=said,
        place=0,
        time=0,
    )
    standing = only(about(compared(a, b), "internet_shutdown")).standing
    assert [(one.by, one.kind) for one in standing.disputes] == [("Ivo Brent", DisputeKind.BARE_DENIAL)]
    assert standing.support is Support.NOT_ESTABLISHED


def test_a_floor_and_a_higher_value_do_not_contradict_each_other() -> None:
    found = compared(dead_page("a", 12, Bound.AT_LEAST), dead_page("b", 27))
    assert all(not claim.standing.disputes for claim in found.claims)


def test_two_exact_values_for_one_day_contradict_each_other() -> None:
    found = compared(told(dead_page("a", 12), "Mira Tolv"), told(dead_page("b", 27), "Ivo Brent"))
    disputes = {claim.accounts[0].value: claim.standing.disputes for claim in found.claims}
    assert [(one.by, one.kind, one.value) for one in disputes["12"]] == [
        ("Ivo Brent", DisputeKind.INCOMPATIBLE_VALUE, "27")
    ]


def test_values_of_two_days_do_not_contradict_each_other() -> None:
    found = compared(dead_page("a", 12), dead_page("b", 27, published="2031-05-08"))
    assert all(not claim.standing.disputes for claim in found.claims)


def test_a_part_is_never_set_against_its_whole() -> None:
    one = page("a", "À Kesh, 12 morts, dont 3 gendarmes.")
    where = one.name("Kesh", NameKind.PLACE)
    whole = one.counts("12 morts", FigureKind.KILLED, 12, where=where)
    one.counts("3 gendarmes", FigureKind.KILLED, 3, where=where, part_of=whole)
    found = compared(one)
    assert len(found.claims) == 2
    assert all(not claim.standing.disputes for claim in found.claims)


def test_more_than_160_and_160_are_told_apart() -> None:
    found = compared(dead_page("a", 160, Bound.MORE_THAN), dead_page("b", 160))
    assert {claim.accounts[0].value for claim in found.claims} == {"> 160", "160"}


# ---------------------------------------------------------------- life


def test_a_value_is_updated_by_the_same_origin_only() -> None:
    a = told(dead_page("a", 12), "Mira Tolv")
    b = told(dead_page("b", 27, published="2031-05-08"), "Mira Tolv")
    c = told(dead_page("c", 30, published="2031-05-09"), "Ivo Brent")
    lives = {claim.accounts[0].value: claim.standing.life for claim in compared(a, b, c).claims}
    assert lives == {"12": Life.UPDATED, "27": Life.CURRENT, "30": Life.CURRENT}


def test_a_downward_revision_is_flagged() -> None:
    a = told(dead_page("a", 27), "Mira Tolv")
    b = told(dead_page("b", 12, published="2031-05-08"), "Mira Tolv")
    former = next(claim for claim in compared(a, b).claims if claim.accounts[0].value == "27")
    assert "life.revised_down" in {reason.code for reason in former.standing.reasons}


def withdrawn_pages() -> tuple[Page, Page, Page]:
    a = told(dead_page("a", 63), "Mira Tolv")
    b = told(dead_page("b", 63), "Mira Tolv")
    c = page("c", "Mira Tolv retire le chiffre de 63 morts donné à Kesh.", published="2031-05-09")
    said = c.says("Mira Tolv", "le chiffre de 63 morts donné à Kesh", Stance.WITHDRAWS)
    c.counts("63 morts", FigureKind.KILLED, 63, statement=said, where=c.name("Kesh", NameKind.PLACE))
    return a, b, c


def test_a_claim_is_withdrawn_by_its_origin() -> None:
    claim = only(about(compared(*withdrawn_pages()), "killed"))
    assert claim.standing.life is Life.WITHDRAWN
    assert claim.standing.outlets == 3
    assert claim.standing.questioned
    (reason,) = (one for one in claim.standing.reasons if one.code == "life.withdrawn")
    assert reason.facts[0].article == "c"


def test_a_body_withdraws_what_whoever_speaks_for_it_said() -> None:
    a = told(dead_page("a", 63), "Mira Tolv")
    c = page("c", "Le Syndicat des quais retire le chiffre de 63 morts donné à Kesh.", published="2031-05-09")
    kind = NameKind.ORGANISATION
    words = "le chiffre de 63 morts donné à Kesh"
    said = c.says("Syndicat des quais", words, Stance.WITHDRAWS, kind=kind)
    c.counts("63 morts", FigureKind.KILLED, 63, statement=said, where=c.name("Kesh", NameKind.PLACE))
    assert only(about(compared(a, c), "killed")).standing.life is Life.CURRENT
    entities = [
        replace(one, roles=("secrétaire du Syndicat des quais",)) if one.name == "Mira Tolv" else one
        for one in entities_of((a, c))
    ]
    found = compare([a.reading(), c.reading()], entities)
    assert only(about(found, "killed")).standing.life is Life.WITHDRAWN


def test_an_office_does_not_make_its_holder_a_second_origin() -> None:
    a = told(dead_page("a", 12), "Mira Tolv")
    b = page("b", "Le Syndicat des quais compte 12 morts à Kesh.")
    source = b.name("Syndicat des quais", NameKind.ORGANISATION)
    b.counts("12 morts", FigureKind.KILLED, 12, where=b.name("Kesh", NameKind.PLACE), according_to=source)
    assert only(about(compared(a, b), "killed")).standing.support is Support.SEVERAL
    entities = [
        replace(one, roles=("secrétaire du Syndicat des quais",)) if one.name == "Mira Tolv" else one
        for one in entities_of((a, b))
    ]
    found = compare([a.reading(), b.reading()], entities)
    assert only(about(found, "killed")).standing.support is Support.ONE


def test_an_agency_beside_accounts_of_unknown_origin_establishes_nothing() -> None:
    a = page("a", "(AXP) A écrit ceci.", "À Kesh, Internet a été coupé le 5 mai.").credit("AXP")
    a.tells(
        "Internet a été coupé",
        EventType.INTERNET_SHUTDOWN,
        time=a.day("le 5 mai", "2031-05-05"),
        place=a.name("Kesh", NameKind.PLACE),
    )
    b = page("b", "Le réseau est tombé à Kesh dans la soirée du 5 mai, et rien ne le dit ailleurs.")
    b.tells(
        "Le réseau est tombé",
        EventType.INTERNET_SHUTDOWN,
        time=b.day("5 mai", "2031-05-05"),
        place=b.name("Kesh", NameKind.PLACE),
    )
    standing = only(about(compared(a, b), "internet_shutdown")).standing
    assert (standing.support, len(standing.origins)) == (Support.NOT_ESTABLISHED, 2)


def test_an_announced_act_is_the_outlets_wording_and_an_owned_one_its_authors() -> None:
    a = page("a", "Ivo Brent a annoncé l'état d'urgence à Kesh.")
    said = a.says("Ivo Brent", "l'état d'urgence à Kesh", Stance.ANNOUNCES)
    a.tells("l'état d'urgence", EventType.STATE_OF_EMERGENCY, statement=said)
    b = page("b", "Ivo Brent a déclaré qu'il avait décrété l'état d'urgence.")
    said = b.says("Ivo Brent", "il avait décrété l'état d'urgence")
    b.tells("décrété l'état d'urgence", EventType.STATE_OF_EMERGENCY, statement=said)
    assert only(about(compared(a), "state_of_emergency")).standing.support is Support.NOT_ESTABLISHED
    assert only(about(compared(b), "state_of_emergency")).standing.support is Support.ONE


def test_nobody_withdraws_what_another_origin_says() -> None:
    a, b, c = withdrawn_pages()
    other = told(dead_page("d", 63), "Ivo Brent")
    claim = only(about(compared(a, b, c, other), "killed"))
    assert claim.standing.life is Life.CURRENT


def test_what_descends_from_withdrawn_words_is_questioned() -> None:
    a = page("a", "Mira Tolv parle de 63 morts et de 9 disparus à Kesh.")
    said = a.says("Mira Tolv", "63 morts et de 9 disparus à Kesh")
    where = a.name("Kesh", NameKind.PLACE)
    a.counts("63 morts", FigureKind.KILLED, 63, statement=said, where=where)
    a.counts("9 disparus", FigureKind.MISSING, 9, statement=said, where=where)
    claim = only(about(compared(a, withdrawn_pages()[2]), "missing"))
    assert claim.standing.questioned


def test_a_claim_is_offline_when_all_its_pages_are() -> None:
    a, b = cut_page("a"), cut_page("b")
    a.offline = True
    assert only(about(compared(a, b), "internet_shutdown")).standing.life is Life.CURRENT
    b.offline = True
    assert only(about(compared(a, b), "internet_shutdown")).standing.life is Life.OFFLINE


# ---------------------------------------------------------------- judgements and lines


def test_a_rejected_fact_is_in_no_claim() -> None:
    judged = Judged(rejected=frozenset({FactRef("a", "event", 0)}))
    claim = only(about(compared(cut_page("a"), cut_page("b"), judged=judged), "internet_shutdown"))
    assert [account.fact.article for account in claim.accounts] == ["b"]


def test_facts_judged_not_the_same_stand_in_two_claims() -> None:
    judged = Judged(not_same=frozenset({(FactRef("a", "event", 0), FactRef("b", "event", 0))}))
    assert len(about(compared(cut_page("a"), cut_page("b"), judged=judged), "internet_shutdown")) == 2


def test_facts_judged_the_same_stand_in_one_claim() -> None:
    judged = Judged(same=frozenset({(FactRef("a", "event", 0), FactRef("b", "event", 0))}))
    found = compared(cut_page("a"), cut_page("b", place="Lidra"), judged=judged)
    assert len(about(found, "internet_shutdown")) == 1


def test_an_agency_and_whom_its_dispatch_quotes_are_not_two_origins() -> None:
    one = page("a", "Par AGP", "Le bilan de Kesh est de 40 morts.", "Il y a 40 morts, dit Mira Tolv.").credit(
        "AGP"
    )
    where = one.name("Kesh", NameKind.PLACE)
    said = one.says("Mira Tolv", "Il y a 40 morts")
    one.counts("de 40 morts", FigureKind.KILLED, 40, where=where)
    one.counts("a 40 morts", FigureKind.KILLED, 40, where=where, statement=said)
    assert only(about(compared(one), "killed")).standing.support is not Support.SEVERAL


def union_page(identity: str, words: str, body: str, officer: str) -> Page:
    one = page(identity, words)
    where = one.name("Kesh", NameKind.PLACE)
    source = one.name(body, NameKind.ORGANISATION)
    if officer:
        one.name(officer, NameKind.PERSON)
    one.counts("63 disparus", FigureKind.MISSING, 63, where=where, according_to=source)
    return one


def test_two_names_of_a_body_with_one_officer_are_one_origin_and_one_withdraws_for_both() -> None:
    a = union_page(
        "a",
        "Kesh : 63 disparus, dit l'Union des dockers, dont la secrétaire Mira Tolv se tait.",
        "Union des dockers",
        "Mira Tolv",
    )
    b = union_page(
        "b",
        "À Kesh, 63 disparus selon Dockers First, dont la secrétaire, Mira Tolv, se tait.",
        "Dockers First",
        "Mira Tolv",
    )
    claim = only(about(compared(a, b), "missing"))
    assert claim.standing.support is Support.ONE
    c = page("c", "Dockers First retire le chiffre de 63 disparus à Kesh.")
    c.tells(
        "Dockers First retire le chiffre de 63 disparus",
        EventType.RETRACTION,
        actor=c.name("Dockers First", NameKind.ORGANISATION),
    )
    c.counts("63 disparus", FigureKind.MISSING, 63, where=c.name("Kesh", NameKind.PLACE))
    claim = only(about(compared(a, b, c), "missing"))
    assert claim.standing.life is Life.WITHDRAWN
    assert claim.standing.questioned


def test_two_unrelated_sums_neither_replace_nor_contradict_each_other() -> None:
    one = page("a", "Le prêt est de 40 talans, dit Mira Tolv. Le budget est de 90 talans, dit Ivo Brent.")
    for words, value, who in (("40 talans", 40, "Mira Tolv"), ("90 talans", 90, "Ivo Brent")):
        one.counts(words, FigureKind.MONEY, value, according_to=one.name(who, NameKind.PERSON))
    for claim in compared(one).claims:
        assert not claim.standing.disputes
        assert claim.standing.life is Life.CURRENT


def test_what_an_outlet_says_did_not_happen_contradicts_nobody() -> None:
    one = page("a", "Le pont de Kesh n'a pas explosé.")
    one.tells("n'a pas explosé", EventType.EXPLOSION, Modality.DENIED, place=one.name("Kesh", NameKind.PLACE))
    assert not only(about(compared(one), "explosion")).standing.disputes


def test_grave_and_disputed_claims_come_before_small_ones() -> None:
    one = dead_page("a", 40)
    two = page("b", "Le trajet de Kesh dure 3 jours.")
    two.counts("3 jours", FigureKind.DURATION, 3, of_whom="trajet")
    assert [claim.type for claim in compared(two, one).claims] == [FigureKind.KILLED, FigureKind.DURATION]


def test_two_sources_on_one_day_need_a_place_or_party_in_common_to_be_several() -> None:
    one = page(
        "a",
        "Mira Tolv dit qu'il y a eu des arrestations le 5 mai. Ivo Brent parle d'une arrestation le 5 mai.",
    )
    day = one.day("le 5 mai", "2031-05-05")
    first = one.says("Mira Tolv", "il y a eu des arrestations le 5 mai")
    second = one.says("Ivo Brent", "une arrestation le 5 mai")
    one.tells("des arrestations", EventType.ARREST, statement=first, time=day)
    one.tells("une arrestation", EventType.ARREST, statement=second, time=day)
    assert all(claim.standing.support is not Support.SEVERAL for claim in about(compared(one), "arrest"))
