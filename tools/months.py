"""Write reference/months.toml, the month names of many languages, from the CLDR data in Babel."""

import sys
from pathlib import Path

from babel import Locale

LANGUAGES = (
    "fr", "en", "de", "es", "it", "pt", "ca", "nl", "da", "sv", "nb", "nn", "fi", "is", "pl", "cs",
    "sk", "hu", "ro", "bg", "ru", "uk", "be", "sr", "hr", "sl", "mk", "lt", "lv", "et", "el", "tr",
    "az", "kk", "ky", "uz", "ar", "he", "fa", "id", "ms", "vi", "sw", "af", "zu", "xh", "eu", "gl",
    "ga", "cy", "sq", "hy", "ka", "mn",
)  # fmt: skip
TARGET = Path(__file__).resolve().parents[1] / "src/recoupe/reference/months.toml"
HEAD = """\
# Month names, wide and abbreviated, in running text and alone; one list of twelve for each language,
# spellings of one month parted by a bar.
# Source: Unicode CLDR through Babel, written by tools/months.py, 2026-11. Licence: Unicode-3.0.
"""


def spellings(locale: Locale, month: int) -> str:
    """The spellings of one month, without full stops, in lower case, longest first."""
    found = {
        locale.months[context][width][month].rstrip(".").lower()
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
    }
    return "|".join(
        sorted((name for name in found if not name[0].isdigit()), key=lambda name: (-len(name), name))
    )


def main() -> None:
    """Write the file."""
    lines = [HEAD]
    for language in LANGUAGES:
        months = [spellings(Locale.parse(language), month) for month in range(1, 13)]
        if all(months):
            lines.append(f"{language} = {months!r}".replace("'", '"') if "'" not in "".join(months) else "")
    TARGET.write_text("\n".join(line for line in lines if line) + "\n", encoding="utf-8")
    sys.stdout.write(f"{TARGET.name}: {len(lines) - 1} languages\n")


if __name__ == "__main__":
    main()
