"""What keeps the page from serving anyone but the person at this machine.

Recoupe's page shows text that strangers wrote and takes decisions from its reader. Three things
guard it: a content policy under which nothing but the page's own files runs or loads, a check of the
Host header (a name that an attacker resolves to this machine is refused), and for changes a token
together with the browser's own word on where the request comes from.
"""

import hashlib
import hmac
import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recoupe.errors import InputError

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
METHODS = frozenset({"GET", "HEAD", "POST"})
# A form holds a name, a reason and a note; this is room for a long one.
LARGEST_FORM = 64 * 1024


class Guard:
    """Lets requests of this machine's reader through, and puts the headers on every response."""

    def __init__(self, app: ASGIApp) -> None:
        """Guard an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                protect(MutableHeaders(scope=message))
            await send(message)

        refusal = refuse(scope["method"], Headers(scope=scope))
        await (self.app if refusal is None else refusal)(scope, receive, send_guarded)


def protect(headers: MutableHeaders) -> None:
    """Put the headers of the page on a response."""
    for name, value in HEADERS.items():
        headers[name] = value


def refuse(method: str, headers: Headers) -> Response | None:
    """The refusal of a request that does not come from the page itself, or None.

    Args:
        method: of the request.
        headers: of the request.
    """
    if not is_loopback(host_of(headers.get("host", ""))):
        return _refusal("This page answers on this machine only: open it at http://127.0.0.1.", 421)
    if method not in METHODS:
        return _refusal("This page knows GET, HEAD and POST.", 405)
    if headers.get("sec-fetch-site") in {"cross-site", "same-site"} and (
        method == "POST" or headers.get("sec-fetch-mode", "navigate") != "navigate"
    ):
        return _refusal("Another site sent this request.", 403)
    if method == "POST":
        return _refuse_change(headers)
    return None


def _refuse_change(headers: Headers) -> Response | None:
    origin = headers.get("origin")
    if origin is None and headers.get("sec-fetch-site") != "same-origin":
        return _refusal("The request does not say which page it comes from.", 403)
    if origin is not None and origin.partition("://")[2] != headers.get("host"):
        return _refusal("Another site sent this request.", 403)
    length = headers.get("content-length", "")
    if not length.isascii() or not length.isdigit():
        return _refusal("The request does not say how long it is.", 411)
    if int(length) > LARGEST_FORM:
        return _refusal(f"The form is longer than {LARGEST_FORM} bytes.", 413)
    return None


def _refusal(words: str, status: int) -> Response:
    return PlainTextResponse(f"{words}\n", status)


def host_of(header: str) -> str:
    """The host of a Host header, without its port and without the brackets of IPv6."""
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def is_loopback(host: str) -> bool:
    """Whether a host's name or address is this machine's own."""
    if host.rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def require_loopback(host: str) -> None:
    """Check that an address to listen on is this machine's own.

    Raises:
        InputError: it is not.
    """
    if not is_loopback(host):
        raise InputError(
            f"{host}: the page listens on this machine only (127.0.0.1, ::1 or localhost), since it shows "
            "a dossier to whoever reaches it"
        )


def token_for(secret: bytes, path: str) -> str:
    """The token that a form which posts to a path carries.

    Args:
        secret: of this process.
        path: that the form posts to.
    """
    return hmac.new(secret, path.encode(), hashlib.sha256).hexdigest()


def holds(secret: bytes, path: str, token: str) -> bool:
    """Whether a token is that of a form of this process which posts to this path."""
    return hmac.compare_digest(token_for(secret, path).encode(), token.encode("utf-8", "replace"))
