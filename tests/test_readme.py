"""What a stranger reads first is true: the commands it names, and the files it leads to."""

import re
from pathlib import Path

import pytest

from recoupe.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "examples").rglob("*.md")),
]
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_file_a_page_leads_to_is_there(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_readme_names_every_command_and_both_jobs() -> None:
    assert [command for command in COMMANDS if f"recoupe {command}" not in README] == []
    assert "python3 do.py example" in README
    assert "python3 do.py test" in README


def test_the_commands_of_the_readme_are_commands() -> None:
    assert set(re.findall(r"^recoupe (\w+)", README, flags=re.MULTILINE)) <= set(COMMANDS)
