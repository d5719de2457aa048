"""Small dossiers for tests."""

from pathlib import Path

from recoupe.collect.dossier import Dossier, create_dossier
from recoupe.collect.evidence import Evidence
from recoupe.collect.found import Received
from recoupe.collect.store import open_store

STORIES = tuple(
    f"Unrest, day {n}\n\nOn 2031-03-{n:02d} there were {n + 3} dead. “We counted {n + 3}” said {who}."
    for n, who in enumerate(("Orla", "Milan", "Orla", "Tess", "Ivo", "Milan"), start=1)
)


def url_of(n: int) -> str:
    return f"https://outlet.example/{n}"


def page(n: int, text: str) -> Received:
    return Received(
        source=f"{n}.txt",
        url=url_of(n),
        url_source="declared",
        payload=text.encode(),
        media_type="text/plain",
        captured="2031-04-01T00:00:00Z",
    )


def add(dossier: Dossier, *pages: Received) -> None:
    with open_store(dossier) as store:
        for _ in store.keep(pages):
            pass


def make_dossier(folder: Path, *texts: str) -> Dossier:
    dossier = create_dossier(folder)
    add(dossier, *(page(n, text) for n, text in enumerate(texts or STORIES, start=1)))
    return dossier


def ids(dossier: Dossier) -> list[str]:
    return [kept.capture.id for kept in Evidence(dossier.folder).captures()]
