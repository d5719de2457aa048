"""The documents name what there is, and nothing that is gone."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from recoupe.cli import COMMANDS
from recoupe.publish.listing import LISTS
from recoupe.record.schema import CONTENT

DOCS = Path(__file__).resolve().parents[1] / "docs"
COMMANDS_TEXT = (DOCS / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    assert f"recoupe {name}" in COMMANDS_TEXT or f"`{name}`" in COMMANDS_TEXT
    parser = import_module(f"recoupe.cli.{name}").parser()
    options = {option for action in parser._actions for option in action.option_strings} - {"-h", "--help"}
    assert {option for option in options if option not in COMMANDS_TEXT} == set()


def test_no_option_is_documented_that_is_gone() -> None:
    known = {"--help", "--version"}
    for name in COMMANDS:
        parser = import_module(f"recoupe.cli.{name}").parser()
        known |= {option for action in parser._actions for option in action.option_strings}
    assert set(re.findall(r"--[a-z][a-z-]+", COMMANDS_TEXT)) <= known


def test_every_list_and_table_is_documented() -> None:
    assert all(f"`{name}`" in COMMANDS_TEXT for name in LISTS)
    record = (DOCS / "record.md").read_text(encoding="utf-8")
    assert all(f"`{table}`" in record for table in CONTENT)
