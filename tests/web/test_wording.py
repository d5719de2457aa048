"""Numbers, dates and labels in the reader's language."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from recoupe.model.times import BoundTime
from recoupe.model.visible import visible
from recoupe.web.visible import clip, web_address
from recoupe.web.wording import LANGUAGES, Wording, preferred_language, typeset

TEMPLATES = Path(str(files("recoupe.web"))) / "templates"
FR, EN = Wording("fr"), Wording("en")
NBSP, THIN = "\u00a0", "\u202f"


def test_numbers_have_their_thousands_apart() -> None:
    assert FR.number(12500) == f"12{THIN}500"
    assert EN.number(1234567.5) == "1,234,567.5"
    assert FR.number(0.5) == "0,5"
    assert FR.share(0.824) == f"82{NBSP}%"


@pytest.mark.parametrize(
    ("iso", "french", "english"),
    [
        ("2024-03-01", "1er mars 2024", "1 March 2024"),
        ("2024-03", "mars 2024", "March 2024"),
        ("2024", "2024", "2024"),
        ("2024-03-06T19:30:00+01:00", "6 mars 2024, 19 h 30 (UTC+1)", "6 March 2024, 19:30 (UTC+1)"),
        ("2024-03-06T07:00:00Z", "6 mars 2024, 7 h (UTC)", "6 March 2024, 07:00 (UTC)"),
        ("2024-03-06T19:30:00-03:30", "6 mars 2024, 19 h 30 (UTC−3:30)", "6 March 2024, 19:30 (UTC−3:30)"),
        ("2024-99-99", "2024-99-99", "2024-99-99"),
        ("soon", "soon", "soon"),
    ],
)
def test_dates_are_as_fine_as_they_are_known(iso: str, french: str, english: str) -> None:
    assert FR.date(iso).replace(NBSP, " ") == french
    assert EN.date(iso).replace(NBSP, " ") == english


@pytest.mark.parametrize(
    ("bound", "french"),
    [
        (BoundTime(None, None, None, None, "unknown", None), "date inconnue"),
        (BoundTime(None, "../2024-03-19", None, "2024-03-19", "day", "text"), "jusqu’au 19 mars 2024"),
        (BoundTime(None, "2024-03-04/..", "2024-03-04", None, "day", "text"), "depuis le 4 mars 2024"),
        (
            BoundTime("2024-03-05TEV", None, "2024-03-05", "2024-03-05", "part_of_day", "text"),
            "5 mars 2024, le soir",
        ),
        (
            BoundTime("2024-03-05T21:40", None, "2024-03-05", "2024-03-05", "minute", "text"),
            "5 mars 2024, 21 h 40",
        ),
        (BoundTime("2024-03", None, "2024-03-01", "2024-03-31", "month", "text"), "mars 2024"),
        (BoundTime("x", None, "2024-03-04", "2024-03-06", "day", "text"), "du 4 au 6 mars 2024"),
    ],
)
def test_a_time_says_no_more_than_is_known(bound: BoundTime, french: str) -> None:
    assert FR.when(bound).replace(NBSP, " ") == french


def test_french_signs_take_a_no_break_space() -> None:
    assert typeset("Qu'est-ce : « ceci » ?", "fr") == f"Qu’est-ce{NBSP}: «{NBSP}ceci{NBSP}»{NBSP}?"
    assert typeset("It's: this", "en") == "It’s: this"


def test_the_reader_s_language_is_the_one_asked_for() -> None:
    assert preferred_language("en-US,en;q=0.8,fr;q=0.3") == "en"
    assert preferred_language("fr-CH") == "fr"
    assert preferred_language("x;q=oops, en;q=9, fr;q=0.1") == "fr"


def test_every_label_stands_in_both_languages_with_the_same_blanks() -> None:
    source = tomllib.loads(files("recoupe.web").joinpath("interface.toml").read_text(encoding="utf-8"))
    for section, entries in source.items():
        for key, entry in entries.items():
            assert set(entry) == set(LANGUAGES), f"{section}.{key}"
            blanks = [set(re.findall(r"\{\w+\}", str(entry[language]))) for language in LANGUAGES]
            assert blanks[0] == blanks[1], f"{section}.{key}"


def test_every_label_that_a_template_asks_for_is_there() -> None:
    for path in TEMPLATES.glob("*.html"):
        for key in re.findall(r"\bt\(\"([\w.]+)\"[,)]", path.read_text(encoding="utf-8")):
            assert FR.knows(key), f"{path.name}: {key}"


def test_hidden_characters_are_shown() -> None:
    assert visible("a\u202eb\x00") == "a⟦U+202E⟧b⟦U+0000⟧"
    assert visible("nœud\u200d\n") == "nœud\u200d\n"


def test_long_words_are_cut() -> None:
    assert clip("one two three", 9) == "one two\u2009…"
    assert clip("short", 9) == "short"


def test_only_addresses_of_the_web_are_linked() -> None:
    assert web_address("https://a.example/x?y") == "https://a.example/x?y"
    for url in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        'https://a.example/" onclick=',
        "",
    ):
        assert web_address(url) is None
