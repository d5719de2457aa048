"""Write model/vocabulary.py and docs/codebook.md from reference/vocabulary.toml."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent.parent
SOURCE = HERE / "src/recoupe/reference/vocabulary.toml"
MODULE = HERE / "src/recoupe/model/vocabulary.py"
CODEBOOK = HERE / "docs/codebook.md"

MODULE_HEAD = '''"""The closed vocabularies, written by tools/vocabulary.py from reference/vocabulary.toml."""

from enum import StrEnum
'''

CODEBOOK_HEAD = """# Codebook

The closed vocabularies of the record. `tools/vocabulary.py` writes this page from
`src/recoupe/reference/vocabulary.toml`, as it does the terms in the code and on the page.
"""

Vocabularies = Mapping[str, Any]


def render_module(vocabularies: Vocabularies) -> str:
    """The source of model/vocabulary.py."""
    classes = []
    for name, group in vocabularies.items():
        members = "".join(f'    {term.upper()} = "{term}"\n' for term in group["terms"])
        classes.append(f'\n\nclass {name}(StrEnum):\n    """{group["about"]}"""\n\n{members}')
    return MODULE_HEAD + "".join(classes)


def render_codebook(vocabularies: Vocabularies) -> str:
    """The text of docs/codebook.md."""
    sections = []
    for name, group in vocabularies.items():
        rows = "".join(
            f"| `{term}` | {entry['en']} | {entry['fr']} | {entry['means']} |\n"
            for term, entry in group["terms"].items()
        )
        head = "| term | English | French | means |\n|---|---|---|---|\n"
        sections.append(f"\n## {name}\n\n{group['about']}\n\n{head}{rows}")
    return CODEBOOK_HEAD + "".join(sections)


def main() -> None:
    """Write both files."""
    vocabularies = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    MODULE.write_text(render_module(vocabularies), encoding="utf-8")
    CODEBOOK.write_text(render_codebook(vocabularies), encoding="utf-8")


if __name__ == "__main__":
    main()
