import io
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from warcio.archiveiterator import ArchiveIterator as WarcioIterator

from recoupe.collect.dossier import Dossier, create_dossier
from recoupe.collect.evidence import Evidence
from recoupe.collect.found import LeftOut
from recoupe.collect.intake import take_in
from recoupe.collect.store import Known, open_store
from recoupe.collect.verify import verify_evidence
from recoupe.errors import EvidenceError, Withdrawn
from tests.collect.making import fill, noon, received

REASON = "Le nom d'un témoin en danger."


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    made = create_dossier(tmp_path / "d", clock=noon)
    fill(made, 4)
    return made


def ids(dossier: Dossier) -> list[str]:
    return [kept.capture.id for kept in Evidence(dossier.folder).captures()]


def withdraw(dossier: Dossier, capture: str) -> None:
    with open_store(dossier, clock=noon) as store:
        store.withdraw(capture, REASON)


def test_a_withdrawn_payload_is_gone_and_shown_as_withdrawn_not_as_altered(dossier: Dossier) -> None:
    capture = ids(dossier)[1]
    before = (dossier.captures / "000001.warc.gz").stat().st_size
    withdraw(dossier, capture)
    evidence = Evidence(dossier.folder)
    with pytest.raises(Withdrawn, match="témoin"):
        evidence.payload(capture)
    assert evidence.get(capture).withdrawn == REASON
    assert (dossier.captures / "000001.warc.gz").stat().st_size == before
    verification = verify_evidence(dossier.folder)
    assert (verification.captures, verification.withdrawn, verification.faults) == (4, 1, ())
    others = [each for each in ids(dossier) if each != capture]
    assert all(evidence.payload(other) for other in others)


def test_other_tools_still_read_an_archive_with_a_withdrawn_record(dossier: Dossier) -> None:
    withdraw(dossier, ids(dossier)[1])
    path = dossier.captures / "000001.warc.gz"
    kinds = [str(each.record_type) for each in ArchiveIterator(io.BytesIO(path.read_bytes()))]
    assert len(kinds) == 4
    with path.open("rb") as file:
        assert [each.rec_type for each in WarcioIterator(file)] == [
            "resource",
            "metadata",
            "resource",
            "resource",
        ]
    assert [each.code for each in take_in(path) if isinstance(each, LeftOut)] == ["metadata"]


def test_a_withdrawn_payload_does_not_come_back_by_adding_it_again(dossier: Dossier) -> None:
    withdraw(dossier, ids(dossier)[1])
    with open_store(dossier) as store:
        (outcome,) = store.keep([received(1)])
    assert isinstance(outcome, Known)
    assert verify_evidence(dossier.folder).withdrawn == 1


def test_withdrawing_twice_is_once(dossier: Dossier) -> None:
    withdraw(dossier, ids(dossier)[1])
    head = Evidence(dossier.folder).head()
    withdraw(dossier, ids(dossier)[1])
    assert Evidence(dossier.folder).head() == head


def test_a_withdrawal_that_was_interrupted_is_finished_later(dossier: Dossier) -> None:
    capture = ids(dossier)[1]

    def interrupt(name: str) -> None:
        if name == "before overwriting":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), open_store(dossier, clock=noon, step=interrupt) as store:
        store.withdraw(capture, REASON)
    (fault,) = verify_evidence(dossier.folder).faults
    assert "still stands here" in fault.what
    with open_store(dossier):
        pass
    assert verify_evidence(dossier.folder).holds


def test_what_is_not_there_cannot_be_withdrawn(dossier: Dossier) -> None:
    with pytest.raises(EvidenceError, match="holds no capture"), open_store(dossier) as store:
        store.withdraw("c0", REASON)
