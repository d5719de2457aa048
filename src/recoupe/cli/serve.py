"""`recoupe serve`."""

import argparse

from recoupe.cli.place import make_parser, the_dossier

PORT = 8765


def parser() -> argparse.ArgumentParser:
    """The command's parser."""
    made = make_parser(
        "serve",
        "Open the dossier's page. It is served to this machine only and nothing leaves it.",
        "  recoupe serve crisis\n  recoupe serve crisis --port 9000 --no-open",
    )
    made.add_argument("dossier", nargs="?", help="its folder; may be left out inside of it")
    made.add_argument(
        "--port", type=int, default=PORT, help=f"{PORT} if not given; the next free one where it is taken"
    )
    made.add_argument("--no-open", action="store_true", help="do not open a browser")
    return made


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from recoupe.web.app import serve

    dossier = the_dossier(arguments.dossier)
    serve(dossier.folder, port=arguments.port, open_browser=not arguments.no_open)
    return 0
