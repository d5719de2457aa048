import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.collect import files
from recoupe.collect import store as store_module
from recoupe.collect.dossier import Dossier, create_dossier
from recoupe.collect.evidence import Evidence, read_payload
from recoupe.collect.found import Cause, LeftOut, Received
from recoupe.collect.log import Head, make_line, parse_head, read_head
from recoupe.collect.store import Added, Known, open_store
from recoupe.collect.verify import verify_evidence
from recoupe.errors import CannotWrite, DossierBusy, EvidenceError, NewerRecord
from recoupe.model.capture import Declared
from recoupe.model.ids import capture_id
from tests.collect.making import fill, noon, page, received


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    return create_dossier(tmp_path / "d", clock=noon)


def test_a_capture_comes_back_as_it_was_received(dossier: Dossier) -> None:
    (added,) = fill(dossier, 1)
    evidence = Evidence(dossier.folder)
    (kept,) = evidence.captures()
    assert isinstance(added, Added)
    assert kept.capture.id == added.capture == capture_id(kept.capture.url, kept.capture.payload_sha256)
    assert (kept.capture.url, kept.capture.captured) == ("https://vigie.example/0", "2024-03-15T08:00:00Z")
    assert evidence.payload(added.capture) == read_payload(dossier.folder, kept) == received(0).payload


def test_adding_the_same_again_changes_nothing(dossier: Dossier) -> None:
    fill(dossier, 5)
    before = {path: path.read_bytes() for path in dossier.folder.rglob("*") if path.is_file()}
    assert [type(outcome) for outcome in fill(dossier, 5)] == [Known] * 5
    assert {path: path.read_bytes() for path in dossier.folder.rglob("*") if path.is_file()} == before


WORDS = st.text(st.characters(exclude_categories=["Cs"]))


@settings(max_examples=25)
@given(
    url=WORDS.map(lambda rest: "https://vigie.example/" + quote(rest)),
    payload=st.binary(min_size=1),
    source=WORDS,
    outlet=st.none() | WORDS,
)
def test_whatever_is_kept_comes_back(url: str, payload: bytes, source: str, outlet: str | None) -> None:
    thing = Received(source, url, "name", payload, "text/plain", declared=Declared(outlet=outlet))
    with TemporaryDirectory() as scratch:
        dossier = create_dossier(Path(scratch, "d"))
        with open_store(dossier, clock=noon) as store:
            (added,) = store.keep([thing])
        evidence = Evidence(dossier.folder)
        (kept,) = evidence.captures()
        assert verify_evidence(dossier.folder, evidence.head()).holds
        assert isinstance(added, Added)
        assert evidence.payload(added.capture) == payload
        assert (kept.capture.url, kept.source, kept.capture.declared.outlet) == (url, source, outlet)


def test_what_is_declared_later_is_kept_with_the_capture(dossier: Dossier) -> None:
    first = replace(received(1), declared=Declared(outlet="La Vigie"))
    with open_store(dossier, clock=noon) as store:
        list(store.keep([first]))
        again = list(store.keep([replace(first, declared=Declared(published="2024-03-14"))] * 2))
    assert [outcome.amended for outcome in again if isinstance(outcome, Known)] == [True, False]
    (kept,) = Evidence(dossier.folder).captures()
    assert kept.capture.declared == Declared(published="2024-03-14", outlet="La Vigie")
    assert verify_evidence(dossier.folder).holds
    with open_store(dossier) as store:
        assert [outcome.amended for outcome in store.keep([first]) if isinstance(outcome, Known)] == [False]


def test_the_same_payload_at_two_addresses_is_two_captures(dossier: Dossier) -> None:
    with open_store(dossier, clock=noon) as store:
        list(store.keep([received(1), replace(received(1), url="https://autre.example/")]))
    assert len(Evidence(dossier.folder)) == 2


def test_what_is_left_out_passes_through_in_its_place(dossier: Dossier) -> None:
    left_out = LeftOut("a", Cause.HIDDEN, "hidden")
    with open_store(dossier, clock=noon) as store:
        outcomes = list(store.keep([received(0), left_out, received(1)]))
    assert outcomes[1] is left_out


def test_an_outcome_comes_out_only_when_its_line_is_in_the_log(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "BATCH_COUNT", 3)
    with open_store(dossier, clock=noon) as store:
        for outcome in store.keep(received(number) for number in range(8)):
            assert isinstance(outcome, Added)
            assert outcome.capture in Evidence(dossier.folder)


def test_files_are_rolled(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "ROLL_AT", 1000)
    fill(dossier, 4)
    fill(dossier, 7)
    names = sorted(path.name for path in dossier.captures.iterdir())
    assert names == [f"{number:06d}.warc.gz" for number in range(1, len(names) + 1)]
    assert len(names) > 2
    assert verify_evidence(dossier.folder).holds
    evidence = Evidence(dossier.folder)
    assert all(evidence.payload(kept.capture.id) for kept in evidence.captures())


def test_a_reader_sees_what_is_added_meanwhile(dossier: Dossier) -> None:
    evidence = Evidence(dossier.folder)
    fill(dossier, 2)
    evidence.refresh()
    assert len(evidence) == 2
    assert evidence.head() == read_head(dossier.log) == parse_head(str(evidence.head()))


def test_the_head_of_an_empty_log_is_zero(dossier: Dossier) -> None:
    assert Evidence(dossier.folder).head() == read_head(dossier.log) == Head()


def test_a_head_that_is_malformed_is_refused() -> None:
    for text in ("", "12", "12:abc", "x:" + "0" * 64):
        with pytest.raises(EvidenceError):
            parse_head(text)


def test_a_second_writer_is_refused_and_readers_are_not(dossier: Dossier) -> None:
    fill(dossier, 1)
    with open_store(dossier):
        with pytest.raises(DossierBusy), open_store(dossier):
            pass
        assert len(Evidence(dossier.folder)) == 1


@pytest.mark.parametrize("cut", [1, 50, 200])
def test_half_a_line_is_set_aside_with_its_record(dossier: Dossier, cut: int) -> None:
    fill(dossier, 3)
    log, warc = dossier.log.read_bytes(), (dossier.captures / "000001.warc.gz").read_bytes()
    os.truncate(dossier.log, len(log) - cut)
    with open_store(dossier, clock=noon) as store:
        assert [moved.file for moved in store.recovered] == ["log.jsonl", "captures/000001.warc.gz"]
        aside = [(dossier.folder / moved.kept_as).read_bytes() for moved in store.recovered]
        assert log.endswith(aside[0] + log[-cut:])
        assert warc.endswith(aside[1])
        assert [type(outcome) for outcome in store.keep([received(1), received(2)])] == [Known, Added]
    assert verify_evidence(dossier.folder).holds
    assert len(Evidence(dossier.folder)) == 3


def test_a_record_that_the_log_does_not_tell_of_is_set_aside(dossier: Dossier) -> None:
    fill(dossier, 1)
    with (dossier.captures / "000001.warc.gz").open("ab") as file:
        file.write(b"half a record")
    (dossier.captures / "000002.warc.gz").write_bytes(b"a file that was just begun")
    with open_store(dossier) as store:
        assert [moved.length for moved in store.recovered] == [13, 26]
    with open_store(dossier) as store:
        assert store.recovered == ()
    assert sorted(path.name for path in dossier.captures.iterdir()) == ["000001.warc.gz"]
    assert verify_evidence(dossier.folder).holds


def test_nothing_is_added_to_an_altered_log(dossier: Dossier) -> None:
    fill(dossier, 2)
    dossier.log.write_bytes(dossier.log.read_bytes().replace(b"vigie", b"vigee", 1))
    with pytest.raises(EvidenceError, match="recoupe verify"), open_store(dossier):
        pass


def test_after_a_damaged_file_a_new_one_is_begun(dossier: Dossier) -> None:
    fill(dossier, 2)
    os.truncate(dossier.captures / "000001.warc.gz", 100)
    with open_store(dossier, clock=noon) as store:
        list(store.keep([received(7)]))
    assert (dossier.captures / "000002.warc.gz").exists()
    faults = verify_evidence(dossier.folder).faults
    assert {fault.file for fault in faults} == {"captures/000001.warc.gz"}


def test_an_altered_payload_is_never_handed_out(dossier: Dossier) -> None:
    fill(dossier, 1)
    path = dossier.captures / "000001.warc.gz"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    evidence = Evidence(dossier.folder)
    (kept,) = evidence.captures()
    with pytest.raises(EvidenceError, match=r"000001\.warc\.gz"):
        evidence.payload(kept.capture.id)
    with pytest.raises(EvidenceError, match="holds no capture"):
        evidence.payload("c0")


def test_a_log_of_a_newer_version_is_refused(dossier: Dossier) -> None:
    line, _ = make_line({"kind": "begin", "format": 2, "at": "2030-01-01T00:00:00Z", "tool": "x"}, Head())
    dossier.log.write_bytes(line)
    with pytest.raises(NewerRecord, match="update Recoupe"):
        Evidence(dossier.folder)
    with pytest.raises(NewerRecord, match="update Recoupe"), open_store(dossier):
        pass


def test_a_line_of_a_later_kind_is_passed_over(dossier: Dossier) -> None:
    fill(dossier, 1)
    line, _ = make_line({"kind": "timestamp", "at": "2030-01-01T00:00:00Z"}, read_head(dossier.log))
    with dossier.log.open("ab") as file:
        file.write(line)
    fill(dossier, 2)
    assert len(Evidence(dossier.folder)) == 2
    assert verify_evidence(dossier.folder).holds


def test_a_line_that_leads_out_of_the_dossier_is_refused(dossier: Dossier) -> None:
    fill(dossier, 1)
    content = dossier.log.read_bytes()
    dossier.log.write_bytes(content.replace(b"captures/000001.warc.gz", b"captures/../../etc/pass"))
    with pytest.raises(EvidenceError, match="outside captures"):
        Evidence(dossier.folder)


def large(number: int) -> Received:
    return replace(received(number), payload=page() + os.urandom(40_000))


def test_a_failure_to_write_leaves_what_was_done_and_nothing_else(dossier: Dossier) -> None:
    fill(dossier, 2)

    def no_room(name: str) -> None:
        if name == "within log":
            raise OSError(28, "No space left on device")

    with pytest.raises(CannotWrite, match="the disk is full"), open_store(dossier, step=no_room) as store:
        list(store.keep([large(8), large(9)]))
    verification = verify_evidence(dossier.folder)
    assert (verification.captures, verification.faults) == (2, ())


@pytest.mark.parametrize("times", [1, 2, 3, 4])
@pytest.mark.parametrize(
    "where", ["before record", "before record flush", "before log", "within log", "after log flush"]
)
def test_an_interruption_by_the_person_leaves_whole_evidence(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch, where: str, times: int
) -> None:
    monkeypatch.setattr(store_module, "BATCH_COUNT", 2)
    left, reported = [times], []

    def interrupt(name: str) -> None:
        left[0] -= name == where
        if name == where and left[0] == 0:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), open_store(dossier, clock=noon, step=interrupt) as store:
        for outcome in store.keep(received(number) for number in range(20)):
            reported.append(outcome)  # noqa: PERF402 - what came before the interruption counts
    assert verify_evidence(dossier.folder).faults == ()
    evidence = Evidence(dossier.folder)
    assert all(isinstance(outcome, Added) and outcome.capture in evidence for outcome in reported)
    with open_store(dossier) as store:
        assert store.recovered == ()


def test_a_store_that_failed_takes_nothing_more(dossier: Dossier) -> None:
    def no_room(name: str) -> None:
        if name == "before log":
            raise OSError(28, "No space left on device")

    with pytest.raises(CannotWrite, match="again"), open_store(dossier, step=no_room) as store:
        with pytest.raises(CannotWrite, match="full"):
            list(store.keep([received(1)]))
        list(store.keep([received(1)]))
    assert verify_evidence(dossier.folder).faults == ()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        done = False
    if not done:
        pytest.skip("this user may not mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_told_and_what_was_reported_stays(small_disk: Path) -> None:
    dossier = create_dossier(small_disk / "d", clock=noon)
    reported = []
    with pytest.raises(CannotWrite, match="the disk is full"), open_store(dossier, clock=noon) as store:
        for number in range(100):
            reported += list(store.keep([large(number)]))
    assert len(reported) > 5
    assert verify_evidence(dossier.folder).faults == ()
    evidence = Evidence(dossier.folder)
    for outcome in reported:
        assert isinstance(outcome, Added)
        assert evidence.payload(outcome.capture)
    with open_store(dossier, clock=noon) as store:
        assert store.recovered == ()
