import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from recoupe.collect.disk import cannot_write
from recoupe.collect.dossier import create_dossier, open_dossier
from recoupe.collect.lock import hold
from recoupe.errors import CannotWrite, DossierBusy, NewerRecord, NotADossier
from tests.collect.making import noon


def test_a_dossier_is_made_and_opened(tmp_path: Path) -> None:
    made = create_dossier(tmp_path / "new" / "tamarie", name='Tamarie "2024"\n', clock=noon)
    opened = open_dossier(tmp_path / "new" / "tamarie")
    assert made == opened
    assert (opened.name, opened.created, opened.version) == ('Tamarie "2024"\n', "2024-03-15T12:00:00Z", 1)


def test_a_dossier_takes_the_name_of_its_folder(tmp_path: Path) -> None:
    assert create_dossier(tmp_path / "Tamarie").name == "Tamarie"


def test_no_dossier_is_made_over_other_things(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("x")
    with pytest.raises(NotADossier, match="holds other files"):
        create_dossier(tmp_path)
    with pytest.raises(NotADossier, match="is a file"):
        create_dossier(tmp_path / "thesis.doc")
    create_dossier(tmp_path / "d")
    with pytest.raises(NotADossier, match="is a dossier already"):
        create_dossier(tmp_path / "d")


def test_a_folder_that_is_no_dossier_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotADossier, match="recoupe new"):
        open_dossier(tmp_path)
    with pytest.raises(NotADossier, match="does not exist"):
        open_dossier(tmp_path / "absent")
    (tmp_path / "dossier.toml").write_text("name = 3 4")
    with pytest.raises(NotADossier, match="cannot be read"):
        open_dossier(tmp_path)
    (tmp_path / "dossier.toml").write_text("name = 'x'")
    with pytest.raises(NotADossier, match="which format"):
        open_dossier(tmp_path)


def test_a_newer_dossier_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dossier.toml").write_text("format = 2")
    with pytest.raises(NewerRecord, match="update Recoupe"):
        open_dossier(tmp_path)


def test_a_second_writer_is_told_who_the_first_is(tmp_path: Path) -> None:
    with hold(tmp_path), pytest.raises(DossierBusy, match=f"process {os.getpid()}"), hold(tmp_path):
        pass
    with hold(tmp_path):
        pass


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from recoupe.collect.lock import hold\n"
        "with hold(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(DossierBusy, match=f"process {other.pid}"), hold(tmp_path):
            pass
        other.kill()
        other.wait()
        with hold(tmp_path):
            pass


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder that may be read and not written, also where the tests run as root."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o555)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield folder
    if user == 0:
        os.seteuid(0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions as Unix knows them")
def test_without_permission_the_folder_is_named(locked_folder: Path) -> None:
    with pytest.raises(CannotWrite, match=f"{locked_folder}: no permission"):
        create_dossier(locked_folder)
    with pytest.raises(CannotWrite, match="no permission"), hold(locked_folder):
        pass


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "no permission"), (errno.EIO, "cannot be written")],
)
def test_what_the_system_says_about_writing_is_put_in_words(tmp_path: Path, code: int, words: str) -> None:
    told = str(cannot_write(tmp_path, OSError(code, os.strerror(code))))
    assert words in told
    assert str(tmp_path) in told
