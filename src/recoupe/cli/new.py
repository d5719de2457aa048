"""`recoupe new`."""

import argparse
import shlex
from pathlib import Path

from recoupe.cli.place import make_parser
from recoupe.collect.dossier import create_dossier


def parser() -> argparse.ArgumentParser:
    """The command's parser."""
    made = make_parser(
        "new",
        "Make a dossier: one crisis under watch, as a folder that can be copied and kept.",
        "  recoupe new kazakhstan-2022\n  recoupe new kz --name 'Kazakhstan, January 2022'",
    )
    made.add_argument("folder", type=_folder, help="a folder that does not exist yet, or is empty")
    made.add_argument("--name", help="a name for people; the folder's own if not given")
    return made


def _folder(word: str) -> Path:
    if not word:
        raise argparse.ArgumentTypeError("the name is empty")
    return Path(word)


def run(arguments: argparse.Namespace) -> int:
    """Make the dossier."""
    dossier = create_dossier(arguments.folder, name=arguments.name)
    folder = shlex.quote(str(dossier.folder))
    print(f"Made {folder}. Next: `recoupe add {folder} PAGES`")
    return 0
