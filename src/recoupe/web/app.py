"""The page of a dossier: its routes, and the server that answers on this machine only."""

import os
import secrets
import socket
import sys
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from recoupe.collect.dossier import open_dossier
from recoupe.errors import InputError, JudgementError, RecoupeError
from recoupe.record.queries import Record, empty, open_record
from recoupe.web import (
    articles,
    claims,
    coverage,
    entities,
    facts,
    figures,
    judging,
    overview,
    search,
    sources,
)
from recoupe.web.security import Guard, protect, require_loopback
from recoupe.web.visit import Memory, Site, Visit, make_templates, visiting
from recoupe.web.wording import LANGUAGES, preferred_language

STATIC = Path(__file__).parent / "static"
# How many ports above the one asked for are tried where it is taken.
PORTS_TRIED = 50

PAGES: dict[str, Callable[[Visit], Response]] = {
    "/": overview.show,
    "/articles": articles.show_list,
    "/article/{id}": articles.show,
    "/claims": claims.show_list,
    "/claim/{id}": claims.show,
    "/figures": figures.show,
    "/timeline": claims.show_timeline,
    "/statements": facts.show_statements,
    "/events": facts.show_events,
    "/fact/{id}": facts.show,
    "/entities": entities.show_list,
    "/entity/{id}": entities.show,
    "/sources": sources.show,
    "/side-by-side/{a}/{b}": sources.show_pair,
    "/coverage": coverage.show,
    "/judgements": judging.show_list,
    "/search": search.show,
}


def create_app(folder: Path) -> Starlette:
    """Make the application that shows a dossier.

    Args:
        folder: of the dossier.

    Raises:
        NotADossier: the folder is none.
        NewerRecord: a newer version of Recoupe made it.
    """
    site = Site(open_dossier(folder), make_templates(), secrets.token_bytes(32), Memory())
    app = Starlette(
        routes=[
            Mount("/static", StaticFiles(directory=STATIC)),
            *(Mount(f"/{language}", routes=_pages()) for language in LANGUAGES),
            Route("/{path:path}", choose_language, methods=["GET"]),
        ],
        middleware=[Middleware(Guard)],
        exception_handlers={HTTPException: _explain, RecoupeError: _explain, Exception: _explain},
    )
    app.state.site = site
    return app


def _pages() -> list[Route]:
    pages = [Route(path, visiting(view), methods=["GET"]) for path, view in PAGES.items()]
    return [*pages, Route("/judge", judging.judge, methods=["POST"])]


def choose_language(request: Request) -> Response:
    """Send a path that names no language to the one that the browser prefers."""
    path = str(request.path_params["path"]).lstrip("/\\")
    if path.split("/")[0] in LANGUAGES:
        if path not in LANGUAGES:
            raise HTTPException(404)
        return RedirectResponse(f"/{path}/", 307)
    language = preferred_language(request.headers.get("accept-language", ""))
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{language}/{quote(path)}{query}", 307, {"Vary": "Accept-Language"})


def _explain(request: Request, problem: Exception) -> Response:
    """A page that says what is wrong and what to do, whatever the state of the record."""
    status = problem.status_code if isinstance(problem, HTTPException) else _status(problem)
    visit = Visit(request, Record(empty()))
    detail = str(problem) if isinstance(problem, RecoupeError) else ""
    if isinstance(problem, HTTPException) and problem.detail != HTTPException(status).detail:
        detail = problem.detail
    kind = str(status) if visit.words.knows(f"error.{status}") else "500"
    response = visit.render("problem.html", status=status, kind=kind, detail=detail, bare=True)
    # An unforeseen error is answered outside of the guard.
    protect(response.headers)
    return response


def _status(problem: Exception) -> int:
    return (
        400
        if isinstance(problem, InputError | JudgementError)
        else 503
        if isinstance(problem, RecoupeError)
        else 500
    )


def serve(dossier: Path, *, host: str = "127.0.0.1", port: int = 8765, open_browser: bool = False) -> None:
    """Show a dossier in the browser until the process is interrupted.

    Prints the page's address as its last line.

    Args:
        dossier: its folder.
        host: the address to listen on: one of this machine's own.
        port: to listen on; the next free one where it is taken.
        open_browser: whether to open the page in the person's browser.

    Raises:
        InputError: the address is not this machine's own, or no port is free.
        NotADossier: the folder is none.
        NewerRecord: a newer version of Recoupe made a part of it.
    """
    require_loopback(host)
    app = create_app(dossier)
    with open_record(app.state.site.dossier.record):
        pass  # a record that this version cannot read is told before the address is
    listener = listen(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/"
    print("Open this address in a browser; Ctrl-C ends it:", flush=True)  # noqa: T201
    print(address, flush=True)  # noqa: T201
    if open_browser and _has_screen():
        webbrowser.open(address)
    settings = uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        timeout_keep_alive=5,
    )
    with suppress(KeyboardInterrupt):  # uvicorn passes on what ended it; here that is the usual end
        uvicorn.Server(settings).run(sockets=[listener])


def _has_screen() -> bool:
    """Whether a browser would open a window; one that runs in the terminal would take it over."""
    return sys.platform in {"darwin", "win32"} or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def listen(host: str, port: int) -> socket.socket:
    """Take a port, or the next that is free.

    Raises:
        InputError: none is.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, min(port + PORTS_TRIED, 65536)) if port else [0]:
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
        except OSError:
            listener.close()
            continue
        listener.listen(128)
        return listener
    raise InputError(
        f"no port from {port} to {port + PORTS_TRIED - 1} is free on {host}: give another --port"
    )
