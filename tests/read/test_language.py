import socket
from concurrent.futures import ThreadPoolExecutor

import pytest

from recoupe.read.language import tell_language

FR = "Le bac qui relie l'île à la côte ne partira plus avant la fin du mois, a annoncé la capitainerie. "
EN = "Dock workers in the port walked out on Tuesday after the company announced the new machines. "


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FR * 5, "fr"),
        (EN * 5, "en"),
        ("Die Hafenarbeiter haben am Dienstag die Arbeit niedergelegt und fordern mehr Geld.", "de"),
        ("Портовые рабочие во вторник прекратили работу и требуют повышения зарплаты.", "ru"),
        ("Порт жұмысшылары сейсенбіде жұмысты тоқтатып, жалақыны көтеруді талап етті.", "kk"),
        ("توقف عمال الميناء عن العمل يوم الثلاثاء وطالبوا بزيادة الأجور", "ar"),
    ],
)
def test_the_language_of_a_text_is_told(text: str, language: str) -> None:
    assert tell_language(text) == language


def test_what_was_declared_wins() -> None:
    assert tell_language(FR, "en", "de") == "de"


def test_a_wrong_claim_gives_way_to_a_long_text() -> None:
    assert tell_language(FR * 5, "en") == "fr"


def test_a_short_text_is_what_the_page_claims() -> None:
    assert tell_language("Vessac", "fr") == "fr"
    assert tell_language("12 345 (67)", "en") == "en"
    assert tell_language("", None) is None


def test_french_with_english_quotations_stays_french() -> None:
    assert tell_language(FR * 3 + EN + FR * 2, "fr") == "fr"


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    from recoupe.read import language

    language._model.cache_clear()
    assert tell_language(FR * 3) == "fr"


def test_threads_may_ask_at_once() -> None:
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(tell_language, [FR * 3, EN * 3] * 40))
    assert told == ["fr", "en"] * 40
