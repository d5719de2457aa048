from recoupe.extract.extraction import extract
from recoupe.extract.office_holders import _leads
from recoupe.model.facts import Extraction
from recoupe.reference.antecedents import antecedent_weights
from recoupe.reference.given_names import is_womans
from recoupe.reference.media import is_outlet
from tests.extract.articles import article


def speakers(text: str) -> list[str | None]:
    """The names of those who speak, in text order."""
    extraction = extract(article(text))
    return [name_of(extraction, one.speaker) for one in extraction.statements]


def name_of(extraction: Extraction, mention: int | None) -> str | None:
    return None if mention is None else extraction.referents[extraction.mentions[mention].referent].name


def test_a_pronoun_set_in_does_not_mean_somebody_whom_the_quotation_names() -> None:
    text = (
        "Le maire Paul Marek s'est rendu au port. « Je pense à Luc Danel et à ses proches, "
        "qui attendent depuis hier », a-t-il déclaré."
    )
    assert speakers(text) == ["Paul Marek"]


def test_a_womans_given_name_tells_whom_she_means() -> None:
    text = "Paul Marek a reçu Claire Danel. Elle a affirmé que le pont serait fermé lundi."
    assert speakers(text) == ["Claire Danel"]


def test_a_quotation_is_signed_in_the_line_after_it() -> None:
    text = (
        "Luc Danel visitait le port.\n\n« Nous rouvrirons le pont lundi matin. »\n\n"
        "— Service de presse du port"
    )
    assert speakers(text)[-1] == "Service de presse du port"


def test_a_bare_body_means_the_body_of_that_kind() -> None:
    text = (
        "L'association Rives Libres a visité le port. Le pont est fermé. "
        "L'association a affirmé que les travaux dureraient un an."
    )
    assert speakers(text) == ["association Rives Libres"]


def test_a_president_known_to_lead_a_state_is_found_by_name() -> None:
    text = "Emmanuel Macron est arrivé à Lyon.\n\nLe président français a affirmé que le pont rouvrirait."
    assert speakers(text) == ["Emmanuel Macron"]


def test_a_president_of_another_state_is_nobody_named() -> None:
    text = "Luc Danel est arrivé à Lyon. Le président kazakh a affirmé que le pont rouvrirait."
    assert speakers(text) == ["président kazakh"]


def test_a_spokesman_not_named_is_no_spokesman_named_before() -> None:
    text = (
        "Paul Marek, porte-parole du port, a visité le pont. "
        "Un porte-parole de la mairie a affirmé que le pont rouvrirait."
    )
    assert speakers(text) == ["porte-parole de la mairie"]


def test_a_poll_speaks_for_the_institute_that_made_it() -> None:
    text = "Selon un sondage IFRA réalisé lundi, le pont sera rouvert avant l'été."
    assert speakers(text) == ["IFRA"]


def test_a_title_before_a_surname_is_no_part_of_who_speaks() -> None:
    text = "Paul Marek est arrivé. M. Marek a affirmé que le pont serait fermé."
    assert speakers(text) == ["Paul Marek"]


def test_the_outlet_that_was_told_is_the_channel() -> None:
    text = "« Nous rouvrirons le pont lundi », a déclaré Paul Marek au Parisien."
    statement = extract(article(text)).statements[0]
    assert statement.channel is not None
    assert "Parisien" in statement.channel


def test_an_outlet_that_carries_words_is_kept_beside_their_speaker() -> None:
    text = "« Nous rouvrirons le pont lundi », a déclaré le maire Paul Marek, cité par l'AFP."
    extraction = extract(article(text))
    relays = [name_of(extraction, at) for at in extraction.statements[0].relays]
    assert (name_of(extraction, extraction.statements[0].speaker), relays) == ("Paul Marek", ["AFP"])


def test_leaders_are_known_by_any_spelling_of_their_surname() -> None:
    assert _leads("Tokayev", "président", "KZ")
    assert _leads("Volodymyr Zelenskyy", "président", "UA")
    assert not _leads("Paul Marek", "président", "KZ")


def test_given_names_that_both_bear_tell_nothing() -> None:
    assert (is_womans("Claire"), is_womans("Jean-Marie"), is_womans("Camille")) == (True, False, None)


def test_outlets_are_known_without_their_article() -> None:
    assert is_outlet("Parisien")
    assert not is_outlet("Paul Marek")


def test_the_latest_speaker_of_a_paragraph_weighs_more_than_words_far_back() -> None:
    weights = antecedent_weights()
    assert weights["latest speaker in this paragraph"] > weights["further back"]
