"""Where the code points of a decoded text stand among its bytes."""

from collections.abc import Iterable, Iterator

# Decoded at a time, so that a text full of faults takes no more than linear time.
_WINDOW = 4096


def byte_offsets(payload: bytes, text: str, charset: str, positions: Iterable[int]) -> dict[int, int]:
    """Find the byte at which each position of a text begins.

    Args:
        payload: the bytes.
        text: the payload decoded with `errors="replace"`.
        charset: Python's name of the encoding.
        positions: code points in the text, in any order.

    Returns:
        The first byte of each position.
    """
    offsets: dict[int, int] = {}
    stretches = list(_stretches(payload, text, charset))
    at, byte, current = stretches[0][0], stretches[0][1], 0
    for position in sorted(set(positions)):
        while current + 1 < len(stretches) and stretches[current + 1][0] <= position:
            current += 1
            at, byte = stretches[current]
        byte += len(text[at:position].encode(charset, errors="replace"))
        at = position
        offsets[position] = byte
    return offsets


def _stretches(payload: bytes, text: str, charset: str) -> Iterator[tuple[int, int]]:
    """First code point and first byte of each stretch that decodes without fault.

    A faulty sequence gives one replacement character, as Python's own decoder does.
    """
    yield 0, 0
    if "\ufffd" not in text:
        return
    character = byte = 0
    while byte < len(payload):
        window = payload[byte : byte + _WINDOW]
        try:
            character, byte = character + len(window.decode(charset)), byte + len(window)
        except UnicodeDecodeError as fault:
            good = len(window[: fault.start].decode(charset))
            if fault.start > 0 and fault.end == len(window) and byte + len(window) < len(payload):
                # The window may have cut a sound sequence: the next one begins with it.
                character, byte = character + good, byte + fault.start
            else:
                character, byte = character + good + 1, byte + fault.end
                yield character, byte
