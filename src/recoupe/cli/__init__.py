"""The `recoupe` command: finds the command that was asked for and imports nothing else."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

from recoupe import __version__
from recoupe.errors import DossierBusy, RecoupeError

DONE, FAILED, USAGE, IN_PART, BUSY, INTERRUPTED = 0, 1, 2, 3, 4, 130

# Each is a module of this package with `parser()` and `run(arguments)`.
COMMANDS = {
    "new": "make a dossier: one crisis under watch, as a folder",
    "add": "add pages, folders, WARC files or pasted text to a dossier",
    "run": "read what was added and bring the record up to date",
    "show": "show claims, statements, figures, events and what is missing",
    "serve": "open the dossier's page in the browser, on this machine only",
    "judge": "reject or confirm a fact, join or part two people, note, undo",
    "verify": "check that captures and log, and every fact's anchor, still hold",
    "extract": "facts of texts listed in a manifest, as JSON lines",
    "read": "articles of pages listed in a manifest, as JSON lines",
    "compare": "copies, origins and claims of articles listed in a manifest, as JSON",
}

HELP = f"""Recoupe {__version__}: who said what, who copied whom, and where each claim stands.

usage: recoupe COMMAND …        recoupe COMMAND --help        recoupe --version

{{commands}}

A first dossier:
  recoupe new crisis
  recoupe add crisis pages/ archive.warc.gz
  recoupe run crisis
  recoupe serve crisis

Inside a dossier's folder its name can be left out.
Exit status: 0 done, 1 it could not be done, 2 wrong usage, 3 done in part (some of what was given
could not be used, or something does not hold), 4 another process is writing to the dossier,
130 interrupted.
"""


def main(words: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        words: the command and its arguments; those of this process where not given.

    Returns:
        The exit status.
    """
    words = sys.argv[1:] if words is None else list(words)
    if isinstance(sys.stdout, TextIOWrapper):
        # A name that the terminal cannot show is shown in part; it must not end the command.
        sys.stdout.reconfigure(errors="backslashreplace")
    if not words or words[0] in {"-h", "--help", "help"}:
        print(HELP.format(commands="\n".join(f"  {name:<9}{about}" for name, about in COMMANDS.items())))
        return DONE if words else USAGE
    if words[0] == "--version":
        print(f"recoupe {__version__}")
        return DONE
    if words[0] not in COMMANDS:
        print(f"recoupe: no command {words[0]!r}; {_instead_of(words[0])}", file=sys.stderr)
        return USAGE
    return _run(words[0], words[1:])


def _instead_of(word: str) -> str:
    """What to do where a word is no command."""
    from difflib import get_close_matches

    near = get_close_matches(word, COMMANDS, n=1)
    return f"did you mean `recoupe {near[0]}`?" if near else "`recoupe --help` lists them"


def _run(name: str, words: Sequence[str]) -> int:
    command = import_module(f"recoupe.cli.{name}")
    arguments = command.parser().parse_intermixed_args(words)
    try:
        return int(command.run(arguments))
    except DossierBusy as problem:
        print(f"recoupe: {problem}", file=sys.stderr)
        return BUSY
    except RecoupeError as problem:
        print(f"recoupe: {problem}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print(
            f"\nStopped. What was done is kept; `recoupe {' '.join((name, *words))}` goes on from there.",
            file=sys.stderr,
        )
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read this, `head` for instance, has seen enough; Python would complain while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as problem:
        # What a file system can refuse is without end; where nobody foresaw it, it is told as it is.
        where = "" if problem.filename is None else f"{problem.filename}: "
        print(f"recoupe: {where}{problem.strerror or problem}", file=sys.stderr)
        return FAILED
