"""Write src/recoupe/model/vocabulary.py from src/recoupe/reference/vocabulary.toml."""

import tomllib
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src/recoupe/reference/vocabulary.toml"
TARGET = Path(__file__).parent.parent / "src/recoupe/model/vocabulary.py"

HEAD = '''"""The closed vocabularies, written by tools/vocabulary.py from reference/vocabulary.toml."""

from enum import StrEnum
'''


def render(source: str) -> str:
    """Turn the vocabulary file into the module's source."""
    classes = []
    for name, group in tomllib.loads(source).items():
        members = "".join(f'    {term.upper()} = "{term}"\n' for term in group["terms"])
        classes.append(f'\n\nclass {name}(StrEnum):\n    """{group["about"]}"""\n\n{members}')
    return HEAD + "".join(classes)


if __name__ == "__main__":
    TARGET.write_text(render(SOURCE.read_text(encoding="utf-8")), encoding="utf-8")
