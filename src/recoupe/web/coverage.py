"""What the dossier lacks, so that silence is not read as evidence."""

from starlette.responses import Response

from recoupe.record import browse
from recoupe.web.overview import lacks_of
from recoupe.web.visit import Visit


def show(visit: Visit) -> Response:
    """Gaps, articles without date or outlet, what was not analysed, problems by kind."""
    record, page = visit.record, visit.page(100)
    gaps = record.gaps()
    named = sorted({name for gap in gaps for name in gap.articles[:50]})
    return visit.render(
        "coverage.html",
        lacks=lacks_of(record, visit.state),
        heads=browse.heads(record, named),
        span=browse.span(record),
        undated=browse.articles_with(record, "undated")[:200],
        degraded=browse.articles_with(record, "degraded")[:200],
        problems=browse.problems(record, page),
        total=sum(count for _, count in visit.state.problems),
        page=page,
    )
