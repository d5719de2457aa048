import base64
import gzip
import hashlib
import io
import zlib
from pathlib import Path

import brotli
import pytest
from fastwarc.warc import ArchiveIterator
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator as WarcioIterator

from recoupe.collect.codings import undo_all, undo_named
from recoupe.collect.dossier import create_dossier
from recoupe.collect.evidence import Evidence
from recoupe.collect.found import LeftOut, Limits, Received
from recoupe.collect.intake import take_in
from recoupe.collect.store import open_store
from recoupe.collect.verify import verify_evidence
from tests.collect.making import archive, http, noon, page, received, record, zstd

URL = "https://vigie.example/port"


def taken(path: Path, limits: Limits | None = None) -> list[Received]:
    return [found for found in take_in(path, limits=limits or Limits()) if isinstance(found, Received)]


def faults(path: Path, limits: Limits | None = None) -> list[LeftOut]:
    found = take_in(path, limits=limits or Limits())
    return [each for each in found if isinstance(each, LeftOut) and each.fault]


@pytest.mark.parametrize("packed", [True, False])
def test_a_response_gives_the_page_with_address_time_status_and_charset(tmp_path: Path, packed: bool) -> None:
    path = archive(
        tmp_path / "a.warc",
        record(http(page(), "Content-Type: text/html; charset=ISO-8859-1"), URL),
        packed=packed,
    )
    (got,) = taken(path)
    assert (got.url, got.captured, got.status) == (URL, "2022-01-09T10:11:12Z", 200)
    assert (got.media_type, got.charset, got.payload) == ("text/html", "iso-8859-1", page())


def test_a_whole_archive_in_one_gzip_member_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(b"".join(record(http(page(str(n))), f"{URL}/{n}") for n in range(5))))
    assert [got.url for got in taken(path)] == [f"{URL}/{n}" for n in range(5)]


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def chunked(body: bytes, size: int = 7) -> bytes:
    chunks = (body[start : start + size] for start in range(0, len(body), size))
    return b"".join(b"%x;name=value\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "header", "codings"),
    [
        (gzip.compress(page()), "Content-Encoding: gzip", ("gzip",)),
        (zlib.compress(page()), "Content-Encoding: deflate", ("deflate",)),
        (raw_deflate(page()), "Content-Encoding: deflate", ("deflate",)),
        (brotli.compress(page()), "Content-Encoding: br", ("br",)),
        (zstd(page()), "Content-Encoding: zstd", ("zstd",)),
        (chunked(page()), "Transfer-Encoding: chunked", ("chunked",)),
        (
            chunked(gzip.compress(page())),
            "Content-Encoding: gzip\r\nTransfer-Encoding: chunked",
            ("chunked", "gzip"),
        ),
        (page(), "Content-Encoding: gzip\r\nTransfer-Encoding: chunked", ()),
        (page(), "Content-Encoding: br", ()),
        (page(), "Content-Encoding: deflate", ()),
        (page(), "Content-Encoding: zstd", ()),
        (page(), "Content-Encoding: gzip\r\nContent-Encoding: br", ()),
        (page(), "Content-Encoding: identity", ()),
    ],
)
def test_codings_are_undone_where_the_body_really_has_them(
    tmp_path: Path, body: bytes, header: str, codings: tuple[str, ...]
) -> None:
    path = archive(tmp_path / "a.warc.gz", record(http(body, "Content-Type: text/html", header), URL))
    (got,) = taken(path)
    assert (got.payload, got.codings, got.problems) == (page(), codings, ())


def test_a_coding_that_is_not_known_is_kept_and_told(tmp_path: Path) -> None:
    block = http(b"\x1f\x9d\x90\x00", "Content-Type: text/html", "Content-Encoding: compress")
    (got,) = taken(archive(tmp_path / "a.warc.gz", record(block, URL)))
    assert got.problems == ("coding_not_undone compress",)
    assert got.media_type == "application/octet-stream"


TEXT = page("".join(f"Un témoin sur {number}. " for number in range(9_000)))


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (gzip.compress(TEXT, mtime=0)[:-40], "Content-Encoding: gzip"),
        (gzip.compress(TEXT, mtime=0)[:-4], "Content-Encoding: gzip"),
        (zlib.compress(TEXT)[:-40], "Content-Encoding: deflate"),
        (raw_deflate(TEXT)[:-40], "Content-Encoding: deflate"),
        (brotli.compress(TEXT, quality=4)[:-40], "Content-Encoding: br"),
        (zstd(TEXT)[:-40], "Content-Encoding: zstd"),
        (chunked(TEXT, 999)[:-40], "Transfer-Encoding: chunked"),
        (chunked(TEXT, 999)[:500], "Transfer-Encoding: chunked"),
    ],
)
def test_a_body_that_was_cut_short_is_kept_as_far_as_it_goes(
    tmp_path: Path, body: bytes, header: str
) -> None:
    (got,) = taken(
        archive(tmp_path / "a.warc.gz", record(http(body, "Content-Type: text/html", header), URL))
    )
    assert got.problems == ("body_cut_short",)
    assert TEXT.startswith(got.payload)
    assert len(got.payload) > 400


@pytest.mark.parametrize(
    ("digest", "problems"),
    [
        ("sha1:" + base64.b32encode(hashlib.sha1(http(page())).digest()).decode(), ()),
        ("SHA-256:" + hashlib.sha256(http(page())).hexdigest(), ()),
        ("sha1:" + "A" * 32, ("digest_differs",)),
        ("md9:whatever", ()),
    ],
)
def test_a_record_that_differs_from_its_own_digest_is_told(
    tmp_path: Path, digest: str, problems: tuple[str, ...]
) -> None:
    path = archive(tmp_path / "a.warc.gz", record(http(page()), URL, f"WARC-Block-Digest: {digest}"))
    assert [got.problems for got in taken(path)] == [problems]


def test_a_page_that_answers_404_is_kept_with_its_status(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", record(http(page("Introuvable"), status="404 Not Found"), URL))
    assert [got.status for got in taken(path)] == [404]


def test_a_revisit_takes_the_payload_of_the_first_capture(tmp_path: Path) -> None:
    digest = "WARC-Payload-Digest: sha1:B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A"
    path = archive(
        tmp_path / "a.warc.gz",
        record(http(page("autre")), f"{URL}/0"),
        record(http(page()), URL, digest),
        record(http(b"", "Content-Type: text/html", status="200 OK"), f"{URL}/again", digest, kind="revisit"),
        record(http(page("suite")), f"{URL}/2"),
        record(b"", f"{URL}/lost", "WARC-Payload-Digest: sha1:NOTHERE", kind="revisit"),
    )
    assert [(got.url[len(URL) :], got.payload) for got in taken(path)] == [
        ("/0", page("autre")),
        ("", page()),
        ("/again", page()),
        ("/2", page("suite")),
    ]
    assert [fault.code for fault in faults(path)] == ["revisit"]


def sha1(content: bytes) -> str:
    return "WARC-Payload-Digest: sha1:" + base64.b32encode(hashlib.sha1(content).digest()).decode()


def test_a_revisit_takes_the_payload_of_a_capture_that_the_dossier_holds(tmp_path: Path) -> None:
    body = chunked(page())
    sent = http(body, "Content-Type: text/html", "Transfer-Encoding: chunked")
    later = http(b"", "Content-Type: text/html", "Transfer-Encoding: chunked", "Date: later")
    archive(tmp_path / "a.warc.gz", record(sent, URL), record(http(page("autre")), f"{URL}/2"))
    archive(
        tmp_path / "b.warc.gz",
        record(later, f"{URL}/by-digest", sha1(body), f"WARC-Refers-To-Target-URI: {URL}", kind="revisit"),
        record(later, f"{URL}/joined", sha1(page()), f"WARC-Refers-To-Target-URI: {URL}", kind="revisit"),
        record(later, URL, sha1(body), kind="revisit"),
        record(
            http(b"", status="304 Not Modified"),
            URL,
            "WARC-Refers-To-Date: 2022-01-09T10:11:12Z",
            kind="revisit",
        ),
        record(later, URL, sha1(b"another"), kind="revisit"),
        record(http(b"", "Content-Type: image/png"), f"{URL}.png", sha1(b"png"), kind="revisit"),
    )
    dossier = create_dossier(tmp_path / "d")
    with open_store(dossier, clock=noon) as store:
        outcomes = list(store.keep(take_in(tmp_path / "a.warc.gz")))
        outcomes += list(store.keep(take_in(tmp_path / "b.warc.gz")))
    assert [type(outcome).__name__ for outcome in outcomes] == [
        *("Added", "Added"),
        *("Added", "Added", "Known", "Known", "LeftOut", "LeftOut"),
    ]
    assert [each.code for each in outcomes if isinstance(each, LeftOut)] == ["revisit", "page_part"]
    evidence = Evidence(dossier.folder)
    pages = [evidence.payload(kept.capture.id) for kept in evidence.captures()]
    assert pages == [page(), page("autre"), page(), page()]
    assert verify_evidence(dossier.folder).holds


def test_what_is_no_page_is_counted_and_left_out(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "a.warc.gz",
        record(b"software: x\r\n", "", kind="warcinfo"),
        record(b"GET / HTTP/1.1\r\n\r\n", URL, kind="request"),
        record(b"GET /b HTTP/1.1\r\n\r\n", URL, kind="request"),
        record(http(b"\x89PNG\r\n\x1a\n", "Content-Type: image/png"), f"{URL}.png"),
        record(http(b"a{}", "Content-Type: text/css"), f"{URL}.css"),
        record(http(b"", "Location: /b", status="301 Moved Permanently"), f"{URL}/a"),
        record(b"93.184.216.34", "dns:vigie.example", kind="resource"),
    )
    left_out = [found for found in take_in(path) if isinstance(found, LeftOut)]
    assert {each.code: each.count for each in left_out} == {
        "warcinfo": 1,
        "request": 2,
        "page_part": 2,
        "no_content": 1,
        "not_a_page": 1,
    }
    assert not any(each.fault for each in left_out)


def test_a_record_without_payload_is_a_fault_that_names_it(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "a.warc.gz",
        record(http(b"", status="500 Internal Server Error"), URL),
        record(http(page()), f"{URL}/2"),
    )
    (fault,) = faults(path)
    assert fault.code == "no_payload"
    assert URL in str(fault)
    assert "HTTP 500" in str(fault)
    assert len(taken(path)) == 1


@pytest.mark.parametrize("packed", [True, False])
def test_a_truncated_archive_gives_all_before_the_cut_and_names_file_and_offset(
    tmp_path: Path, packed: bool
) -> None:
    records = [record(http(page(str(n) * 500)), f"{URL}/{n}") for n in range(4)]
    whole = archive(tmp_path / "a.warc", *records, packed=packed).read_bytes()
    last = len(archive(tmp_path / "b.warc", *records[:3], packed=packed).read_bytes())
    for cut in (last + 1, last + 30, (last + len(whole)) // 2, len(whole) - 40):
        (tmp_path / "cut.warc").write_bytes(whole[:cut])
        assert len(taken(tmp_path / "cut.warc")) == 3
        (fault,) = faults(tmp_path / "cut.warc")
        assert fault.code == "damaged_archive"
        assert "cut.warc" in str(fault)
        if packed:
            assert f"byte {last:,}" in str(fault)


@pytest.mark.parametrize("packed", [True, False])
def test_damage_in_the_middle_is_named_and_what_follows_is_taken(tmp_path: Path, packed: bool) -> None:
    records = [record(http(page(str(n) * 300)), f"{URL}/{n}") for n in range(4)]
    path = archive(tmp_path / "a.warc", *records, packed=packed)
    before = len(archive(tmp_path / "b.warc", *records[:1], packed=packed).read_bytes())
    content = bytearray(path.read_bytes())
    content[before + 12 : before + 60] = bytes(48)
    path.write_bytes(content)
    (fault,) = faults(path)
    assert fault.code == "damaged_archive"
    assert [got.url[-1] for got in taken(path)] == ["0", "2", "3"]


@pytest.mark.parametrize("broken_at", [0, 5, 40])
def test_what_follows_is_taken_where_the_very_first_record_is_broken(tmp_path: Path, broken_at: int) -> None:
    records = [record(http(page(str(n) * 300)), f"{URL}/{n}") for n in range(3)]
    path = archive(tmp_path / "a.warc.gz", *records)
    content = bytearray(path.read_bytes())
    content[broken_at : broken_at + 20] = b"\xfe" * 20
    path.write_bytes(content)
    assert [got.url[-1] for got in taken(path)] == ["1", "2"]
    (fault,) = faults(path)
    assert "byte 0" in str(fault)


@given(st.data())
def test_no_damage_stops_intake_or_invents_a_page(data: st.DataObject) -> None:
    bodies = [page(str(n) * 40) for n in range(3)]
    content = bytearray(
        b"".join(gzip.compress(record(http(b), f"{URL}/{i}"), mtime=0) for i, b in enumerate(bodies))
    )
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    found = list(take_in("-", stdin=io.BytesIO(content[: data.draw(st.integers(1, len(content)))])))
    assert found
    for each in found:
        assert isinstance(each, LeftOut) or each.payload


@pytest.mark.parametrize(
    "url", ["https://v.example/a b", "<https://v.example/a b>", "https://v.example/a\rb"]
)
def test_an_address_with_blanks_is_quoted(tmp_path: Path, url: str) -> None:
    (got,) = taken(archive(tmp_path / "a.warc.gz", record(http(page()), url)))
    assert got.url in ("https://v.example/a%20b", "https://v.example/a%0Db")


@given(st.binary())
def test_any_bytes_can_be_added(content: bytes) -> None:
    (found, *_) = take_in("-", stdin=io.BytesIO(content))
    assert isinstance(found, LeftOut) or found.payload


@given(st.binary(), st.lists(st.sampled_from(["gzip", "deflate", "br", "chunked", "zstd", ""]), max_size=3))
def test_undoing_codings_never_fails_on_any_bytes(body: bytes, named: list[str]) -> None:
    payload, undone, _ = undo_named(body, named, 1 << 20)
    assert undo_all(body, undone, 1 << 20) == payload


@pytest.mark.parametrize(
    "content",
    [
        b"WARC/1.0\r\nWARC-Type: response\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: -5\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: 900000000000\r\n\r\nx",
        b"WARC/1.0\r\nno colon here\r\n\r\n",
        b"WARC/1.0\r\n" + b"x" * 400_000,
        b"WARC/1.0",
    ],
)
def test_what_only_looks_like_an_archive_is_a_fault(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(content)
    assert [fault.code for fault in faults(tmp_path / "a.warc")] == ["damaged_archive"]


def test_a_bomb_in_an_archive_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(20 << 20))
    path = archive(
        tmp_path / "a.warc.gz",
        record(http(bomb, "Content-Type: text/html", "Content-Encoding: gzip"), f"{URL}/coded"),
        record(http(bytes(20 << 20)), f"{URL}/plain"),
        record(http(brotli.compress(bytes(20 << 20)), "Content-Encoding: br"), f"{URL}/brotli"),
        record(http(page()), URL),
    )
    limits = Limits(payload=1 << 20)
    assert [got.url for got in taken(path, limits)] == [URL]
    assert [fault.code for fault in faults(path, limits)] == ["too_large"] * 3
    assert f"{URL}/coded" in str(faults(path, limits)[0])


def test_an_archive_in_zstd_is_read_up_to_damage_and_after_it(tmp_path: Path) -> None:
    frames = [zstd(record(http(page(str(n) * 300)), f"{URL}/{n}")) for n in range(4)]
    (tmp_path / "a.warc.zst").write_bytes(b"".join(frames))
    assert [got.url[-1] for got in taken(tmp_path / "a.warc.zst")] == ["0", "1", "2", "3"]
    broken = frames[1][:9] + bytes(20) + frames[1][29:]
    (tmp_path / "b.warc.zst").write_bytes(b"".join([frames[0], broken, *frames[2:]])[:-10])
    assert [got.url[-1] for got in taken(tmp_path / "b.warc.zst")] == ["0", "2"]
    first, second = faults(tmp_path / "b.warc.zst")
    assert f"byte {len(frames[0]):,}" in str(first)
    assert f"byte {sum(map(len, frames[:3])):,}" in str(second)


@pytest.mark.parametrize("name", ["page.html.gz", "page.html.zst"])
def test_a_page_in_gzip_or_zstd_is_kept_decompressed_and_refused_where_it_is_cut(
    tmp_path: Path, name: str
) -> None:
    packed = gzip.compress(TEXT) if name.endswith("gz") else zstd(TEXT)
    (tmp_path / name).write_bytes(packed)
    (got,) = taken(tmp_path / name)
    assert (got.payload, got.url, got.media_type) == (TEXT, "file:page.html", "text/html")
    for cut in (4, len(packed) // 2):
        (tmp_path / name).write_bytes(packed[:-cut])
        (fault,) = faults(tmp_path / name)
        assert fault.code == "damaged_archive"
        assert "compressed data is" in str(fault)


@pytest.mark.parametrize("together", [True, False])
def test_a_revisit_in_an_archive_that_was_compressed_as_a_whole_finds_its_first_capture(
    tmp_path: Path, together: bool
) -> None:
    digest = "WARC-Payload-Digest: sha1:B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A"
    records = [
        record(http(page("autre")), f"{URL}/0"),
        record(http(page()), URL, digest),
        record(http(b""), f"{URL}/again", digest, kind="revisit"),
    ]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    if together:
        (tmp_path / "a.warc").write_bytes(gzip.compress(b"".join(records)))
    assert taken(tmp_path / "a.warc")[2].payload == page()


def test_zeros_at_the_end_are_no_damage_and_other_bytes_are(tmp_path: Path) -> None:
    whole = gzip.compress(record(http(page()), URL))
    (tmp_path / "a.warc.gz").write_bytes(whole + bytes(600))
    assert faults(tmp_path / "a.warc.gz") == []
    (tmp_path / "a.warc.gz").write_bytes(whole + b"left over")
    (fault,) = faults(tmp_path / "a.warc.gz")
    assert f"byte {len(whole):,}" in str(fault)


def test_what_a_page_holds_is_never_taken_for_a_record_after_damage(tmp_path: Path) -> None:
    hidden = record(http(page("inventé")), f"{URL}/hidden")
    records = [
        record(http(page() + b"\r\n\r\n" + hidden), URL),
        b"x" * 40 + b"\r\n\r\n",
        record(http(page("2")), f"{URL}/2"),
    ]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    assert [got.url for got in taken(tmp_path / "a.warc")] == [URL, f"{URL}/2"]


def test_our_archives_are_read_by_other_tools_with_their_hashes(tmp_path: Path) -> None:
    response = record(http(chunked(page()), "Content-Type: text/html", "Transfer-Encoding: chunked"), URL)
    added = archive(tmp_path / "a.warc.gz", response)
    dossier = create_dossier(tmp_path / "d")
    with open_store(dossier, clock=noon) as store:
        list(store.keep(take_in(added)))
        list(store.keep([received(1), received(2)]))
    content = (dossier.captures / "000001.warc.gz").read_bytes()
    for each in ArchiveIterator(io.BytesIO(content), parse_http=False):
        assert each.verify_block_digest()
    with (dossier.captures / "000001.warc.gz").open("rb") as file:
        read = [
            (each.rec_type, each.rec_headers.get_header("WARC-Target-URI"), each.content_stream().read())
            for each in WarcioIterator(file, check_digests="raise")
        ]
    assert [kind for kind, _, _ in read] == ["response", "resource", "resource"]
    assert read[0][1:] == (URL, page())


def test_our_archives_come_in_again_as_the_same_captures(tmp_path: Path) -> None:
    dossier = create_dossier(tmp_path / "d")
    (tmp_path / "a.txt").write_bytes("Un témoin raconte.".encode())
    with open_store(dossier, clock=noon) as store:
        list(store.keep(take_in(tmp_path / "a.txt")))
        list(store.keep([received(1)]))
    (first, second) = taken(dossier.captures / "000001.warc.gz")
    assert first.url == "file:a.txt"
    assert first.media_type == "text/plain"
    assert second.payload == received(1).payload


def test_an_endless_address_is_a_fault_and_the_rest_is_taken(tmp_path: Path) -> None:
    endless = record(http(page()), "https://v.example/" + "a" * 100_000)
    path = archive(tmp_path / "a.warc.gz", endless, record(http(page()), URL))
    (fault,) = faults(path)
    assert len(str(fault)) < 1000
    assert [got.url for got in taken(path)] == [URL]
