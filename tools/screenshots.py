"""Take pictures of the page: `python tools/screenshots.py DOSSIER FOLDER [--chromium PATH] [NAME …]`.

Serves the dossier on a free port, opens each kind of page in a headless Chromium at two widths and in
both languages, and writes one PNG for each. The pictures of the README are made with it.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from recoupe.record import browse
from recoupe.record.browse import ClaimFilter, Page
from recoupe.record.queries import open_record
from recoupe.web.app import create_app, listen

WIDTHS = {"wide": 1280, "narrow": 390}
LANGUAGES = ("fr", "en")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


def addresses(dossier: Path) -> dict[str, str]:
    """One address of each kind of page, by a short name."""
    with open_record(dossier / "record.sqlite") as record:
        found = {
            name: name for name in ("claims", "figures", "timeline", "statements", "events", "entities")
        } | {name: name for name in ("articles", "sources", "coverage", "judgements")}
        found["overview"] = ""
        found["search"] = "search?q=président"
        for claim in browse.claims(record, ClaimFilter(disputed=True), Page(1)):
            found["claim"] = f"claim/{claim.id}"
        for head in sorted(record.articles(), key=lambda line: -line.statements)[:1]:
            found["article"] = f"article/{head.head.id}"
        for name, _ in browse.speaker_counts(record)[:1]:
            found["entity"] = f"entity/{name}"
        for view in browse.facts(record, "statement", browse.FactFilter(), Page(1)):
            found["fact"] = f"fact/{view.id}"
        for copy in browse.closest_copies(record, 1):
            found["pair"] = f"side-by-side/{copy.a}/{copy.b}"
    return found


@contextmanager
def serving(dossier: Path) -> Iterator[str]:
    """Serve a dossier on a free port until the block ends."""
    listener = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(create_app(dossier), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()


def picture(chromium: str, address: str, target: Path, width: int, height: int) -> None:
    """Open an address and write what a window of this size shows."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                chromium,
                *FLAGS,
                f"--user-data-dir={profile}",
                f"--window-size={width},{height}",
                f"--screenshot={target}",
                address,
            ],
            check=True,
            capture_output=True,
        )


def main() -> None:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dossier", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--chromium", default=shutil.which("chromium") or "chromium")
    parser.add_argument("--height", type=int, default=1600)
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--width", choices=sorted(WIDTHS))
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    known = addresses(given.dossier)
    if unknown := set(given.names) - set(known):
        sys.exit(f"no page is named {', '.join(sorted(unknown))}; there are {', '.join(sorted(known))}")
    with serving(given.dossier) as base:
        for name in given.names or known:
            for language in [given.language] if given.language else LANGUAGES:
                for size in [given.width] if given.width else WIDTHS:
                    target = given.folder / f"{name}-{language}-{size}.png"
                    picture(
                        given.chromium, f"{base}/{language}/{known[name]}", target, WIDTHS[size], given.height
                    )
                    print(target)


if __name__ == "__main__":
    main()
