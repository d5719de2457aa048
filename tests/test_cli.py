"""The commands, as a person meets them."""

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import recoupe.pipeline
from recoupe.cli import BUSY, COMMANDS, DONE, FAILED, IN_PART, INTERRUPTED, USAGE, main
from recoupe.collect.dossier import Dossier
from recoupe.collect.lock import hold
from recoupe.manifest import read_manifest
from tests.dossiers import STORIES, make_dossier
from tests.fakes import fake_stages


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put quick stages in the place of the real ones."""
    monkeypatch.setattr(recoupe.pipeline, "stages", fake_stages)


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    made = make_dossier(tmp_path / "d")
    assert main(["run", str(made.folder)]) == DONE
    return made


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_help_names_every_command_and_starts_fast(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == DONE
    text = printed(capsys)
    assert all(f"  {name}" in text for name in COMMANDS)
    took = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "recoupe", "--help"], check=True, capture_output=True)
        took.append(time.perf_counter() - start)
    # 0.3 s is what is promised; a machine that runs other tests beside gets some more.
    assert min(took) < 0.6


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == DONE
    assert f"  recoupe {name} " in printed(capsys)


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from recoupe.cli import main; main(['--help']); "
        "heavy = ('argparse', 'lxml', 'numpy', 'spacy', 'sqlite3', 'starlette'); "
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_an_unknown_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["frobnicate"]) == USAGE
    assert "recoupe --help" in capsys.readouterr().err


def test_a_slip_in_a_command_gets_the_one_that_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["shwo"]) == USAGE
    assert "`recoupe show`" in capsys.readouterr().err


def test_a_run_without_captures_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "crisis")]) == DONE
    assert main(["run", str(tmp_path / "crisis")]) == DONE
    assert "recoupe add" in capsys.readouterr().out


def test_a_dossier_is_made_filled_run_and_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, pages = tmp_path / "crisis", tmp_path / "pages"
    pages.mkdir()
    for n, text in enumerate(STORIES):
        (pages / f"{n}.txt").write_text(text)
    assert main(["new", str(folder)]) == DONE
    assert main(["add", str(folder), str(pages)]) == DONE
    assert main(["run", str(folder)]) == DONE
    assert "6 of 6 captures" in printed(capsys)
    assert main(["show", str(folder), "statements", "--speaker", "orla"]) == DONE
    assert printed(capsys).count("Orla ·") == 2
    assert main(["verify", str(folder)]) == DONE
    assert "hold: 6 captures" in printed(capsys)


def test_inside_a_dossier_its_name_can_be_left_out(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(dossier.captures)
    assert main(["run"]) == DONE
    assert "Nothing changed" in printed(capsys)
    assert main(["show", "--json", "figures"]) == DONE
    rows = [json.loads(line) for line in printed(capsys).splitlines()]
    assert [row["fact"]["value"] for row in rows] == [4, 5, 6, 7, 8, 9]
    assert all(row["sentence"] for row in rows)


@pytest.mark.parametrize(
    "what", ["claims", "figures", "events", "timeline", "entities", "articles", "gaps", "problems"]
)
def test_every_list_can_be_shown(dossier: Dossier, what: str) -> None:
    assert main(["show", str(dossier.folder), what]) == DONE
    assert main(["show", str(dossier.folder), what, "--json"]) == DONE


def test_a_fact_is_rejected_by_the_beginning_of_its_id(
    dossier: Dossier, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["show", str(dossier.folder), "figures", "--json"])
    name = json.loads(printed(capsys).splitlines()[0])["id"]
    words = ["judge", str(dossier.folder), "reject", name[:10], "--author", "Ada", "--reason", "not a count"]
    assert main(words) == DONE
    main(["run", str(dossier.folder)])
    printed(capsys)
    main(["show", str(dossier.folder), "judgements"])
    assert "reject · in force" in printed(capsys)
    main(["show", str(dossier.folder), "figures"])
    assert "[reject]" in printed(capsys)


def test_two_entities_are_judged_by_their_ids(dossier: Dossier, capsys: pytest.CaptureFixture[str]) -> None:
    main(["show", str(dossier.folder), "entities", "--json"])
    rows = [json.loads(line)["entity"]["id"] for line in printed(capsys).splitlines()]
    assert main(["judge", str(dossier.folder), "same", rows[0], rows[1], "--author", "Ada"]) == DONE
    assert main(["run", str(dossier.folder)]) == DONE


def test_an_id_that_is_not_there_is_refused(dossier: Dossier, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["judge", str(dossier.folder), "reject", "zzz", "--author", "Ada"]) == FAILED
    assert "recoupe show" in capsys.readouterr().err


def test_a_folder_that_is_no_dossier_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(tmp_path)]) == FAILED
    error = capsys.readouterr().err
    assert str(tmp_path) in error
    assert "recoupe new" in error
    assert "Traceback" not in error


def test_a_bad_file_is_reported_and_the_rest_is_added(
    dossier: Dossier, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, empty = tmp_path / "good.txt", tmp_path / "empty.html"
    good.write_text("A new page\n\nThere were 77 dead.")
    empty.touch()
    assert main(["add", str(dossier.folder), str(empty), str(tmp_path / "absent"), str(good)]) == IN_PART
    out, err = capsys.readouterr()
    assert "1 added" in out
    assert "empty.html" in err
    assert "absent" in err


def test_two_runs_at_once_are_told_apart_from_other_failures(
    dossier: Dossier, capsys: pytest.CaptureFixture[str]
) -> None:
    with hold(dossier.folder):
        assert main(["run", str(dossier.folder)]) == BUSY
    assert "try again" in capsys.readouterr().err


def test_a_newer_record_is_refused_in_words(dossier: Dossier, capsys: pytest.CaptureFixture[str]) -> None:
    import sqlite3

    connection = sqlite3.connect(dossier.record)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    for words in (["run", str(dossier.folder)], ["show", str(dossier.folder), "claims"]):
        assert main(words) == FAILED
        assert "Update Recoupe" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may write anywhere")
def test_a_folder_without_permission_is_named(dossier: Dossier, capsys: pytest.CaptureFixture[str]) -> None:
    dossier.folder.chmod(0o500)
    try:
        assert main(["run", str(dossier.folder)]) == FAILED
    finally:
        dossier.folder.chmod(0o700)
    assert "permission" in capsys.readouterr().err


def test_stopping_a_run_says_how_to_go_on(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> object:
        raise KeyboardInterrupt

    stopping = replace(fake_stages("2"), compare=interrupted)  # type: ignore[arg-type]
    monkeypatch.setattr(recoupe.pipeline, "stages", lambda: stopping)
    assert main(["run", str(dossier.folder)]) == INTERRUPTED
    assert "goes on from there" in capsys.readouterr().err


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 200 kB, where the system lets one be made."""
    place = tmp_path / "disk"
    place.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(place)]
    if sys.platform != "linux" or subprocess.run(mounting, check=False, capture_output=True).returncode:
        pytest.skip("a small disk can only be mounted by the administrator of a Linux machine")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk_is_reported_and_what_was_done_stays(
    small_disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, pages = small_disk / "d", tmp_path / "pages"
    pages.mkdir()
    for n in range(60):
        (pages / f"{n}.txt").write_text(
            f"Page {n}\n\n" + " ".join(f"{n * 7919 + k} dead" for k in range(900))
        )
    main(["new", str(folder)])
    statuses = {main(["add", str(folder), str(pages)]), main(["run", str(folder)])}
    assert FAILED in statuses
    error = capsys.readouterr().err
    assert "full" in error
    assert "Traceback" not in error
    assert main(["verify", str(folder)]) in {DONE, IN_PART}


# Documents of a manifest


def manifest_of(folder: Path, *rows: dict[str, str | None]) -> Path:
    path = folder / "manifest.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_a_manifest_with_a_bad_line_is_refused_with_its_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "m.jsonl"
    path.write_text('{"doc": "a", "path": "a.txt"}\n{"doc": 3}\n')
    for command in ("extract", "read", "compare"):
        assert main([command, str(path)]) == FAILED
        assert "line 2" in capsys.readouterr().err


def test_fields_of_a_manifest_may_be_null(tmp_path: Path) -> None:
    row = {"doc": "a", "path": "a.txt", "published": None, "language": None, "url": None, "outlet": None}
    (entry,) = read_manifest(manifest_of(tmp_path, row))
    assert (entry.doc, entry.published) == ("a", None)


def test_a_document_that_cannot_be_used_is_a_problem_and_not_a_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows: list[dict[str, str | None]] = [
        {"doc": "gone", "path": str(tmp_path / "gone.txt")},
        {"doc": "b", "path": str(tmp_path / "b.txt"), "published": "soon", "language": "fr"},
    ]
    text = "Titre de la page\u2028\n\nLe ministre a parlé hier. Il y a eu 12 morts à Paris, selon la police."
    (tmp_path / "b.txt").write_text(text)
    path = manifest_of(tmp_path, *rows)
    for command in ("extract", "read"):
        assert main([command, str(path)]) == DONE
        documents = [json.loads(line) for line in printed(capsys).splitlines()]
        assert [document["doc"] for document in documents] == ["gone", "b"]
        assert documents[0]["problems"][0]["code"] == "unreadable_file"
        assert "declared_date_unreadable" in [problem["code"] for problem in documents[1]["problems"]]
    assert main(["compare", str(path)]) == DONE
    document = json.loads(printed(capsys))
    assert {"pairs", "origins", "stories", "points", "claims", "problems"} <= document.keys()
    assert document["problems"][0]["doc"] == "gone"


def test_progress_goes_to_the_error_stream(dossier: Dossier, capsys: pytest.CaptureFixture[str]) -> None:
    from recoupe.progress import Progress

    stream = io.StringIO()
    progress = Progress("articles", 10, stream)
    progress.step()
    progress.end()
    assert stream.getvalue() == ""
    assert "articles" not in capsys.readouterr().out.replace("articles ", "")
    assert dossier.record.exists()
