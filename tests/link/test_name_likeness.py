import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.link.name_likeness import NameLikeness, alike_bodies, alike_persons
from recoupe.link.name_parts import body_parts, person_parts


def told(found: NameLikeness | None) -> str | None:
    return None if found is None else found.code.removeprefix("entity_alike_")


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("M. Anton Verlaine", "Anton Verlaine", "words"),
        ("VERLAINE, Anton", "Anton Verlaine", "words"),
        ("Verlaine Anton", "Anton Verlaine", "order"),
        ("AntonVerlaine", "Anton Verlaine", "words"),
        ("Sergueï Gloukhov", "Sergey Glukhow", "sound"),
        ("Сергей Глухов", "Sergueï Gloukhov", "sound"),
        ("Karim ben Salah", "Karim Bin Salah", "words"),
    ],
)
def test_what_only_writing_parts_is_sure(left: str, right: str, why: str) -> None:
    found = alike_persons(left, right)
    assert told(found) == why
    assert found is not None
    assert found.sure


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("Anton Verlaime", "Anton Verlaine", "letters"),
        ("Ted Marlowe", "Theodore Marlowe", "short_name"),
        ("A. Verlaine", "Anton Verlaine", "initials"),
        ("JP Morvan", "Jean-Pierre Morvan", "initials"),
        ("Anton Louis Verlaine", "Anton Verlaine", "part"),
        ("Mahmoud Salman", "Mahmud Selmin", "vowels"),
        ("Peng Hsi-kang", "Peng Xigang", "bones"),
        ("سليم منصور", "Selim Mansour", "vowels"),
    ],
)
def test_what_is_alike_otherwise_is_proposed(left: str, right: str, why: str) -> None:
    found = alike_persons(left, right)
    assert told(found) == why
    assert found is not None
    assert not found.sure


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Anna Verlaine", "Anton Verlaine"),
        ("Karim bin Salah Nouri", "Salah bin Karim Nouri"),
        ("A. N.", "Anton Nouri"),
        ("Paul Murat", "Mara Polit"),
        ("이수민", "이수진"),
        ("Henri O. Morel", "Henri Jacques Morel"),
    ],
)
def test_two_persons_are_not_proposed_as_one(left: str, right: str) -> None:
    assert alike_persons(left, right) is None


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("Morvan Energy Limited", "Morvan Energy Ltd.", "words"),
        ("Morvan Aktiengesellschaft", "Morvan AG", "words"),
        ("JSC Sevtrans", "OAO Sevtrans", "words"),
        ("Brigade Twenty-Two", "Brigade 22", "words"),
        ("Second Intl. Bank", "2nd International Bank", "words"),
        ("U.S. Department of Ports", "United States Department of Ports", "words"),
        ("Good Will Company", "Goodwill Company", "words"),
        ("The Coal & Salt Union", "Coal and Salt Union", "words"),
        ("PFL", "People's Front for Liberty", "acronym"),
        ("LDH", "Ligue des droits humains", "acronym"),
        ("Morvam Energy", "Morvan Energy", "letters"),
    ],
)
def test_bodies_under_other_words(left: str, right: str, why: str) -> None:
    assert told(alike_bodies(left, right)) == why


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Morvan AG", "Morvan GmbH"),
        ("Fund IV", "Fund V"),
        ("Morvan of Lille", "Morvan of Lyon"),
        ("Ministry of Ports", "Ministry of Posts and Ports of Lille"),
    ],
)
def test_two_bodies_are_not_proposed_as_one(left: str, right: str) -> None:
    assert alike_bodies(left, right) is None


def test_titles_particles_and_legal_forms_are_put_aside() -> None:
    assert person_parts("Colonel Ali ben Salah").words == ("ali", "salah")
    assert body_parts("Morvan Sp. z o.o.").words == ("morvan",)
    assert body_parts("Morvan Sp. z o.o.").forms == {"limited"}


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_the_same_both_ways_and_any_text_has_one(left: str, right: str) -> None:
    for compare in (alike_persons, alike_bodies):
        found, turned = compare(left, right), compare(right, left)
        assert (found is None) == (turned is None)
        if found is not None and turned is not None:
            assert found.score == turned.score
            assert found.code == turned.code
