"""A dossier: one crisis under watch, as a folder."""

import json
import re
import shlex
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from recoupe.collect.disk import flush_file, flush_folder, writing
from recoupe.errors import NewerRecord, NotADossier

DOSSIER_FILE = "dossier.toml"
FORMAT = 1
SURROGATE = re.compile(r"[\ud800-\udfff]")  # what Python makes of bytes in a name that are no text


@dataclass(frozen=True, slots=True)
class Dossier:
    """Where the parts of a dossier stand.

    Attributes:
        folder: of the dossier.
        name: for people.
        created: ISO 8601 date and time in UTC.
        version: of the folder's format.
    """

    folder: Path
    name: str
    created: str
    version: int = FORMAT

    @property
    def captures(self) -> Path:
        """The folder of WARC files."""
        return self.folder / "captures"

    @property
    def log(self) -> Path:
        """The hash-chained log of captures."""
        return self.folder / "log.jsonl"

    @property
    def set_aside(self) -> Path:
        """The folder of what interrupted runs left behind."""
        return self.folder / "set-aside"

    @property
    def judgements(self) -> Path:
        """The people's decisions."""
        return self.folder / "judgements.sqlite"

    @property
    def cache(self) -> Path:
        """The folder of what can be made again from one article."""
        return self.folder / "cache"

    @property
    def record(self) -> Path:
        """The derived record."""
        return self.folder / "record.sqlite"


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def timestamp(moment: datetime) -> str:
    """A moment as it is logged: in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def create_dossier(folder: Path, *, name: str | None = None, clock: Callable[[], datetime] = now) -> Dossier:
    """Make a new dossier.

    Args:
        folder: that does not exist or is empty.
        name: for people; the folder's own where none is given.
        clock: tells the time.

    Raises:
        NotADossier: the folder holds other things, or already is a dossier.
        CannotWrite: no permission, or the disk is full.
    """
    if (folder / DOSSIER_FILE).exists():
        named = shlex.quote(str(folder))
        raise NotADossier(f"{folder}: is a dossier already; add to it with `recoupe add {named} …`")
    if folder.exists() and not folder.is_dir():
        raise NotADossier(f"{folder}: is a file; give the name of a new folder")
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise NotADossier(f"{folder}: holds other files; give the name of a new or empty folder")
        called = name if name is not None else folder.resolve().name
        dossier = Dossier(folder, SURROGATE.sub("�", called), timestamp(clock()))
        _write(dossier)
    return dossier


def is_dossier(folder: Path) -> bool:
    """Whether a folder is a dossier; one that cannot be looked into is none."""
    try:
        return (folder / DOSSIER_FILE).is_file()
    except OSError:
        return False


def _write(dossier: Dossier) -> None:
    """Write `dossier.toml` last and in one piece: a folder without it is no dossier."""
    text = (
        "# A Recoupe dossier. captures/ and log.jsonl are evidence: never edit them by hand.\n"
        f"format = {dossier.version}\n"
        f"name = {json.dumps(dossier.name, ensure_ascii=False)}\n"
        f"created = {json.dumps(dossier.created)}\n"
    )
    dossier.captures.mkdir(exist_ok=True)
    partial = dossier.folder / f"{DOSSIER_FILE}.part"
    with partial.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        flush_file(file.fileno())
    partial.replace(dossier.folder / DOSSIER_FILE)
    flush_folder(dossier.folder)


def open_dossier(folder: Path) -> Dossier:
    """Open a dossier.

    Raises:
        NotADossier: the folder is none.
        NewerRecord: a newer version of Recoupe made it.
    """
    path = folder / DOSSIER_FILE
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        what = "is not a dossier" if folder.exists() else "does not exist"
        raise NotADossier(
            f"{folder}: {what}; make one with `recoupe new {shlex.quote(str(folder))}`"
        ) from error
    except OSError as error:
        raise NotADossier(f"{path}: cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        raise NotADossier(f"{path}: cannot be read: {error}") from error
    version = settings.get("format")
    if not isinstance(version, int):
        raise NotADossier(f"{path}: does not say which format it is; is it a dossier.toml of Recoupe?")
    if version > FORMAT:
        raise NewerRecord(
            f"{folder}: made by a newer version of Recoupe (format {version}, this one knows {FORMAT}); "
            "update Recoupe, then try again"
        )
    return Dossier(
        folder=folder,
        name=str(settings.get("name", folder.resolve().name)),
        created=str(settings.get("created", "")),
        version=version,
    )
