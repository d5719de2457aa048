"""`recoupe show`: who said what, and one entity whole."""

import json
from pathlib import Path

import pytest

from recoupe.cli import DONE, FAILED, USAGE, main
from recoupe.model.vocabulary import StatementKind
from tests.record.speaking import COURIER, FLOOD, Said, Story, id_of, make_spoken

ESCAPE = "Eve\x1b[31m\u202eil"
STORIES = (
    COURIER,
    Story(
        "La Digue",
        "2031-03-05",
        (
            Said("Orla Vance", "the dam held for three nights", kind=StatementKind.INDIRECT),
            Said("Milo Rask", "Orla Vance knew of the cracks", channel="point-presse"),
            Said("Ada Rask", "we saw the water"),
        ),
        agency="ALP",
    ),
    Story("Undated Post", None, (Said(ESCAPE, "I was not there"),)),
)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    made = make_spoken(
        tmp_path / "d",
        STORIES,
        same=[(FLOOD, "the dam held for three nights")],
        maybe=("Milo Rask", "Ada Rask"),
    )
    return str(made.folder)


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["show", *words]) == DONE
    return capsys.readouterr().out


def test_statements_are_told_with_role_stance_channel_day_and_way(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = shown(capsys, folder, "statements", "--speaker", "orla", "--language", "en")
    assert "Orla Vance, engineer · says · direct · through Telegram · said 2031-03-04" in text
    assert "Orla Vance, director · denies · direct · published 2031-03-06" in text
    assert "way: Orla Vance → ALP → La Digue" in text
    assert text.index("2031-03-04") < text.index("published 2031-03-05") < text.index("published 2031-03-06")


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--speaker", "rask"), 2),
        (("--speaker", id_of("Milo Rask")), 1),
        (("--about", "milo rask"), 1),
        (("--about", "orla", "--stance", "asserts"), 1),
        (("--stance", "denies"), 1),
        (("--type", "denies"), 1),
        (("--kind", "indirect"), 1),
        (("--channel", "TELEGRAM"), 1),
        (("--outlet", "digue"), 3),
        (("--from", "2031-03-05", "--to", "2031-03"), 4),
        (("--article", "/2"), 1),
        (("--speaker", "orla", "--stance", "accuses"), 0),
    ],
)
def test_each_option_narrows_the_statements(
    folder: str, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], count: int
) -> None:
    rows = [json.loads(line) for line in shown(capsys, folder, "statements", "--json", *options).splitlines()]
    assert len(rows) == count
    assert all(row["kind"] == "statement" and row["sentence"] and row["way"] for row in rows)


def test_statements_without_a_day_are_counted_where_a_day_is_asked_for(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", folder, "statements", "--from", "2031"]) == DONE
    assert "nobody knows their day: 1" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("figures", "--speaker", "orla"), "--speaker narrows statements, not figures"),
        (("entity", "orla", "--from", "2031"), "--from narrows statements, not entity"),
        (("statements", "--from", "2031-13"), "write 2022-01-07"),
        (("statements", "--to", "yesterday"), "write 2022-01-07"),
        (("statements", "--stance", "shouts"), "invalid choice"),
        (("entity",), "say whom"),
        (("statements", "extra"), "say what to list"),
    ],
)
def test_options_that_do_not_fit_are_told(
    folder: str, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["show", folder, *words])
    assert ended.value.code == USAGE
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("statements", "--speaker", "Orla Vence"), "close to it: Orla Vance"),
        (("statements", "--channel", "radio"), "there are Telegram, point-presse"),
        (("statements", "--outlet", "Gazette"), "there are La Digue"),
        (("entity", "Nobody", "Here"), "'Nobody Here'"),
    ],
)
def test_a_name_that_nobody_has_is_told_with_what_is_close(
    folder: str, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert main(["show", folder, *words]) == FAILED
    assert said in capsys.readouterr().err


def test_an_entity_is_shown_whole(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, folder, "entity", "Orla", "Vance", "--language", "en")
    for words in (
        "Orla Vance (person)",
        "Orla Vance: 4 mentions, 2031-03-05 to 2031-03-06 (La Digue, The Courier)",
        "engineer: 1 article, 2031-03-04 (The Courier)",
        "director: 1 article, 2031-03-06 (The Courier)",
        "Statements (3 statements)",
        "The Courier 2031-03-06; also La Digue 2031-03-05 « the dam held for three nights »",
        "What others say of them (1 statement)",
        "Milo Rask",
    ):
        assert words in text


def test_what_may_be_the_same_is_shown_with_its_reason(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = shown(capsys, folder, "entity", "Milo Rask", "--language", "fr")
    assert f"{id_of('Ada Rask')[:10]}  Ada Rask: « Milo Rask » et « Ada Rask »" in text
    assert "0.62" in text


def test_an_entity_is_one_object_of_json(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = shown(capsys, folder, "entity", id_of("Orla Vance")[:9], "--json").splitlines()
    found = json.loads(line)
    assert found["entity"]["name"] == "Orla Vance"
    assert [told["shown"]["day_is"] for told in found["statements"]] == ["said", "published"]
    assert found["statements"][0]["shown"]["way"][1]["carrier"] == "channel"
    assert [use["words"] for use in found["roles"]] == ["engineer", "director"]


def test_several_entities_of_a_name_are_listed_with_their_ids(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", folder, "entity", "rask"]) == FAILED
    told = capsys.readouterr().err
    assert "any of 2 entities" in told
    assert id_of("Milo Rask")[:10] in told
    assert id_of("Ada Rask")[:10] in told


def test_what_a_name_hides_is_shown_and_commands_no_terminal(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (("statements",), ("entities",), ("entity", "Eve")):
        text = shown(capsys, folder, *words)
        assert "Eve⟦U+001B⟧[31m⟦U+202E⟧il" in text
        assert "\x1b" not in text
        assert "\u202e" not in text
