"""One request to one generation of the record, in the reader's language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast
from urllib.parse import quote, urlencode

import jinja2
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from recoupe.collect.dossier import Dossier
from recoupe.record import browse
from recoupe.record.browse import Page
from recoupe.record.queries import Record, open_record
from recoupe.record.views import AnyFact
from recoupe.web import marking
from recoupe.web.security import token_for
from recoupe.web.visible import clip, finalize, web_address
from recoupe.web.wording import LANGUAGES, Wording

T = TypeVar("T")

TEMPLATES = Path(__file__).parent / "templates"
PAGE_LENGTH = 50


class Memory:
    """What was counted over a whole generation of the record, kept until there is another."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._lock = Lock()
        self._of: object = None
        self._kept: dict[str, object] = {}

    def recall(self, generation: object, key: str, make: Callable[[], T]) -> T:
        """What was counted for this generation under a key, counting it where it was not yet."""
        with self._lock:
            if self._of != generation:
                self._of, self._kept = generation, {}
            if key not in self._kept:
                self._kept[key] = make()
            return cast("T", self._kept[key])


@dataclass(frozen=True, slots=True)
class Site:
    """What all requests share.

    Attributes:
        dossier: that is shown.
        templates: of its pages.
        secret: of this process, from which the forms' tokens are made.
        memory: of what takes long to count.
    """

    dossier: Dossier
    templates: jinja2.Environment
    secret: bytes
    memory: Memory


def make_templates() -> jinja2.Environment:
    """Templates in which every value is escaped and what it hides is shown."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )


class Visit:
    """A request, the record it reads and the words it is answered in."""

    def __init__(self, request: Request, record: Record) -> None:
        """Answer a request below `/fr` or `/en` from an open record."""
        self.request = request
        self.record = record
        self.site: Site = request.app.state.site
        self.words = Wording(language_of(request))
        self.state = record.overview()

    def recall(self, key: str, make: Callable[[], T]) -> T:
        """Count something over the whole record once a generation."""
        state = self.state
        generation = (state.generation, state.captures, state.articles, state.complete, state.log_head)
        return self.site.memory.recall(generation, key, make)

    def speakers(self, limit: int) -> list[tuple[str, int]]:
        """Ids of those who are quoted most, with the number of their statements."""
        return list(self.recall("speakers", lambda: browse.speaker_counts(self.record))[:limit])

    def parameter(self, name: str) -> str | None:
        """A part of the path, or a value of the query; None where it is absent or empty."""
        found = self.request.path_params.get(name, self.request.query_params.get(name))
        return str(found).strip() or None if found is not None else None

    def chosen(self, name: str, known: Mapping[str, object] | set[str] | frozenset[str]) -> str | None:
        """A value of the query where it is one of those known, else None."""
        value = self.parameter(name)
        return value if value is not None and value in known else None

    def page(self, length: int = PAGE_LENGTH) -> Page:
        """Which part of a list is asked for."""
        asked = self.parameter("page") or "1"
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
        return Page(length, (max(number, 1) - 1) * length)

    def address(self, *parts: str, anchor: str | None = None, **query: str | None) -> str:
        """The address of a page in the reader's language.

        Args:
            parts: of its path.
            anchor: of the place on it.
            query: values; those that are None are left out.
        """
        path = "/".join(quote(part, safe="") for part in (self.words.language, *parts))
        asked = urlencode({name: value for name, value in query.items() if value is not None})
        return f"/{path}" + (f"?{asked}" if asked else "") + (f"#{quote(anchor)}" if anchor else "")

    def here(self, **query: str) -> str:
        """The address of this page with some values of its query put in the place of those it has."""
        asked = {**dict(self.request.query_params), **query}
        kept = urlencode({name: value for name, value in asked.items() if value})
        return f"{quote(self.request.url.path)}?{kept}"

    def in_language(self, language: str) -> str:
        """The address of this page in another language."""
        path = self.request.url.path.split("/", 2)
        query = self.request.url.query
        rest = path[2] if len(path) > 2 else ""
        return f"/{language}/{quote(rest)}" + (f"?{query}" if query else "")

    def token(self, path: str) -> str:
        """The token of a form that posts to a path."""
        return token_for(self.site.secret, path)

    def to_fact(self, view: AnyFact) -> str:
        """The address of a fact's words in its article."""
        return self.address("article", view.article.id, anchor=f"f-{view.id}")

    def render(self, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
        """Fill a template."""
        words = self.words
        context = {
            **values,
            "visit": self,
            "dossier": self.site.dossier,
            "language": words.language,
            "languages": LANGUAGES,
            "state": self.state,
            "t": words.label,
            "words": words,
            "clip": clip,
            "quote": marking.quote,
            "web_address": web_address,
            "address": self.address,
            "to_fact": self.to_fact,
        }
        return HTMLResponse(self.site.templates.get_template(template).render(context), status)

    def missing(self, what: str) -> HTTPException:
        """What to raise where nothing has the id that was asked for."""
        return HTTPException(404, self.words.label("error.missing", what=self.words.label(f"noun.{what}")))


def language_of(request: Request) -> str:
    """The language of the page that a path names; that of its first part, else French."""
    first = request.url.path.split("/", 2)[1]
    return first if first in LANGUAGES else LANGUAGES[0]


def visiting(view: Callable[[Visit], Response]) -> Callable[[Request], Response]:
    """Open the record for a view, and close it after."""

    def answer(request: Request) -> Response:
        site: Site = request.app.state.site
        with open_record(site.dossier.record) as record:
            return view(Visit(request, record))

    return answer
