"""Which dossier a command is about, and how its parser is made."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from recoupe.collect.dossier import DOSSIER_FILE, Dossier, open_dossier
from recoupe.errors import NotADossier


def make_parser(name: str, about: str, examples: str, words: str | None = None) -> argparse.ArgumentParser:
    """A parser with examples under its help.

    Args:
        name: of the command.
        about: what it does.
        examples: one a line.
        words: how its words are put after each other, where the parser cannot tell.
    """
    return argparse.ArgumentParser(
        prog=f"recoupe {name}",
        usage=None if words is None else f"recoupe {name} {words} [options]",
        description=about,
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def the_dossier(folder: str | None, *, instead_of: str | None = None) -> Dossier:
    """The dossier that was named, or the one that the current folder stands in.

    Args:
        folder: as it was named, or None.
        instead_of: a word that stood where a dossier may stand and is none, for the message.

    Raises:
        NotADossier: the folder is none, or no folder was named outside of any dossier.
        NewerRecord: a newer version of Recoupe made it.
    """
    if folder is not None:
        return open_dossier(Path(folder))
    here = Path.cwd()
    for place in (here, *here.parents):
        if (place / DOSSIER_FILE).exists():
            return open_dossier(place)
    if instead_of is not None:
        raise NotADossier(
            f"{instead_of}: is not a dossier, and you are not inside one; make one with `recoupe new FOLDER`"
        )
    raise NotADossier("no dossier here: name its folder, or make one with `recoupe new FOLDER`")


def _may_be_dossier(folder: Path) -> bool:
    """Whether a folder is a dossier, or is closed to us: then opening it says so."""
    try:
        return (folder / DOSSIER_FILE).exists()
    except OSError as error:
        return isinstance(error, PermissionError)


def dossier_and_rest(words: Sequence[str], least: int = 0) -> tuple[Dossier, list[str]]:
    """Tell the dossier's folder from the words after it.

    Args:
        words: the first may name a dossier.
        least: how many words the command itself needs; with fewer, the first is none of the dossier's.

    Raises:
        NotADossier: as for `the_dossier`.
    """
    if len(words) > least and _may_be_dossier(Path(words[0])):
        return the_dossier(words[0]), list(words[1:])
    return the_dossier(None, instead_of=words[0] if len(words) > least else None), list(words)
