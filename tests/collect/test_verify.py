import gzip
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from recoupe.collect.dossier import Dossier, create_dossier
from recoupe.collect.evidence import Evidence
from recoupe.collect.lock import hold
from recoupe.collect.log import Head, entry_hash, make_line, parse_line, read_raw
from recoupe.collect.verify import Fault, verify_evidence
from tests.collect.making import fill, noon

CAPTURES = 6


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    made = create_dossier(tmp_path / "d", clock=noon)
    fill(made, CAPTURES)
    return made


def warc_of(dossier: Dossier) -> Path:
    return dossier.captures / "000001.warc.gz"


def faults(dossier: Dossier, head: Head | None = None) -> tuple[Fault, ...]:
    return verify_evidence(dossier.folder, head).faults


def test_untouched_evidence_holds(dossier: Dossier) -> None:
    head = Evidence(dossier.folder).head()
    verification = verify_evidence(dossier.folder, head)
    assert verification.holds
    assert verification.captures == CAPTURES
    assert verification.size == warc_of(dossier).stat().st_size
    assert verification.head == head


def test_an_empty_dossier_holds(tmp_path: Path) -> None:
    assert verify_evidence(create_dossier(tmp_path / "e").folder).holds


def flipped(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


@pytest.mark.parametrize("part", ["log", "warc"])
def test_every_changed_bit_is_found_where_it_is(dossier: Dossier, part: str) -> None:
    path = dossier.log if part == "log" else warc_of(dossier)
    content = path.read_bytes()
    sample = random.Random(7).sample(range(len(content) * 8), 700)
    ends = [*range(16), *range(len(content) * 8 - 16, len(content) * 8)]
    for bit in sample + ends:
        path.write_bytes(flipped(content, bit))
        found = faults(dossier)
        assert found, f"bit {bit} of the {part} was changed unnoticed"
        name = path.relative_to(dossier.folder).as_posix()
        assert any(
            each.file == name and each.offset <= bit // 8 <= each.offset + each.length for each in found
        )


def lines_of(dossier: Dossier) -> list[bytes]:
    return [raw for _, raw in read_raw(dossier.log)]


@pytest.mark.parametrize("number", range(1, CAPTURES))
def test_a_removed_line_is_found(dossier: Dossier, number: int) -> None:
    lines = lines_of(dossier)
    dossier.log.write_bytes(b"".join(lines[:number] + lines[number + 1 :]))
    assert {fault.file for fault in faults(dossier)} == {"log.jsonl", "captures/000001.warc.gz"}


def test_the_first_line_cannot_be_removed(dossier: Dossier) -> None:
    dossier.log.write_bytes(b"".join(lines_of(dossier)[1:]))
    assert faults(dossier)


@pytest.mark.parametrize(("a", "b"), [(1, 2), (2, 5), (0, 3)])
def test_swapped_lines_are_found(dossier: Dossier, a: int, b: int) -> None:
    lines = lines_of(dossier)
    lines[a], lines[b] = lines[b], lines[a]
    dossier.log.write_bytes(b"".join(lines))
    assert any("missing, moved or replaced" in fault.what for fault in faults(dossier))


def test_a_repeated_line_is_found(dossier: Dossier) -> None:
    lines = lines_of(dossier)
    dossier.log.write_bytes(b"".join([*lines, lines[-1]]))
    assert faults(dossier)


def test_a_line_written_by_someone_else_is_found(dossier: Dossier) -> None:
    fields = {**parse_line(lines_of(dossier)[-1], 0).fields, "url": "https://autre.example/"}
    fields["hash"] = entry_hash(fields)
    line, _ = make_line({k: v for k, v in fields.items() if k not in ("seq", "prev", "hash")}, Head(1))
    dossier.log.write_bytes(b"".join([*lines_of(dossier), line]))
    assert any("missing, moved or replaced" in fault.what for fault in faults(dossier))


def test_a_chain_written_anew_is_found_with_the_head(dossier: Dossier) -> None:
    before = Evidence(dossier.folder).head()
    head, rewritten = Head(), b""
    for start, raw in read_raw(dossier.log):
        line = parse_line(raw, start)
        fields = {name: value for name, value in line.fields.items() if name not in ("seq", "prev", "hash")}
        new, head = make_line({**fields, "at": "2020-01-01T00:00:00Z"}, head)
        rewritten += new
    dossier.log.write_bytes(rewritten)
    assert faults(dossier) == ()
    assert "rewritten" in faults(dossier, before)[0].what


def test_a_missing_tail_is_found_with_the_head(dossier: Dossier) -> None:
    before = Evidence(dossier.folder).head()
    lines = lines_of(dossier)
    last = parse_line(lines[-1], 0)
    dossier.log.write_bytes(b"".join(lines[:-1]))
    content = warc_of(dossier).read_bytes()
    warc_of(dossier).write_bytes(content[: last.number("offset")])
    assert faults(dossier) == ()
    (fault,) = faults(dossier, before)
    assert "1 line is missing at the end" in fault.what
    dossier.log.unlink()
    assert any("missing at the end" in fault.what for fault in faults(dossier, before))


def test_an_older_head_still_holds(dossier: Dossier) -> None:
    before = Evidence(dossier.folder).head()
    fill(dossier, CAPTURES + 2)
    assert faults(dossier, before) == ()


def members(dossier: Dossier) -> list[bytes]:
    content = warc_of(dossier).read_bytes()
    places = [kept.place for kept in Evidence(dossier.folder).captures()]
    return [content[place.offset : place.offset + place.length] for place in places]


def drop(records: list[bytes]) -> list[bytes]:
    return records[:2] + records[3:]


def swap(records: list[bytes]) -> list[bytes]:
    return [records[1], records[0], *records[2:]]


def insert(records: list[bytes]) -> list[bytes]:
    return [*records[:3], gzip.compress(b"WARC/1.1\r\n"), *records[3:]]


def append(records: list[bytes]) -> list[bytes]:
    return [*records, records[0]]


def cut(records: list[bytes]) -> list[bytes]:
    return records[:-1]


def empty(_: list[bytes]) -> list[bytes]:
    return []


@pytest.mark.parametrize("change", [drop, swap, insert, append, cut, empty])
def test_changed_records_are_found(dossier: Dossier, change: Callable[[list[bytes]], list[bytes]]) -> None:
    warc_of(dossier).write_bytes(b"".join(change(members(dossier))))
    found = faults(dossier)
    assert found
    assert {fault.file for fault in found} == {"captures/000001.warc.gz"}


def test_what_a_writer_has_not_finished_is_no_fault(dossier: Dossier) -> None:
    with hold(dossier.folder):
        with warc_of(dossier).open("ab") as warc, dossier.log.open("ab") as log:
            warc.write(b"half a record")
            log.write(b"half a line")
        verification = verify_evidence(dossier.folder)
        assert verification.busy
        assert verification.holds
    assert len(faults(dossier)) == 2


def test_a_missing_file_and_an_added_one_are_found(dossier: Dossier) -> None:
    warc_of(dossier).rename(dossier.captures / "000009.warc.gz")
    files = {fault.file for fault in faults(dossier)}
    assert files == {"captures/000001.warc.gz", "captures/000009.warc.gz"}


def test_a_record_repacked_with_the_same_words_is_found(dossier: Dossier) -> None:
    first, *rest = members(dossier)
    warc_of(dossier).write_bytes(b"".join([gzip.compress(gzip.decompress(first), 1, mtime=5), *rest]))
    assert faults(dossier)


def test_a_fault_says_file_offset_length_and_what(dossier: Dossier) -> None:
    place = list(Evidence(dossier.folder).captures())[2].place
    content = warc_of(dossier).read_bytes()
    warc_of(dossier).write_bytes(flipped(content, (place.offset + 100) * 8))
    (fault,) = faults(dossier)
    assert (fault.file, fault.offset, fault.length) == (place.file, place.offset, place.length)
    assert str(fault).startswith(f"captures/000001.warc.gz, byte {place.offset:,}, {place.length:,} bytes: ")
    assert "https://vigie.example/2" in str(fault)
