"""Captures made for tests."""

from recoupe.model.capture import Capture, Declared


def capture_of(
    payload: bytes,
    *,
    url: str = "https://lemessager.example/article",
    media_type: str = "text/html",
    charset: str | None = None,
) -> Capture:
    return Capture(
        id="test",
        url=url,
        payload_sha256="",
        captured="2026-03-05T12:00:00+00:00",
        media_type=media_type,
        charset=charset,
        status=200,
        length=len(payload),
        declared=Declared(),
    )
