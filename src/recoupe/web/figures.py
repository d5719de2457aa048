"""Figures over time."""

from starlette.responses import Response

from recoupe.record import browse
from recoupe.web.charts import chart_of
from recoupe.web.rows import series_rows
from recoupe.web.visit import Visit

SERIES_PER_PAGE = 15


def show(visit: Visit) -> Response:
    """Every series of figures, each with all its values, who gave them and where they stand."""
    page = visit.page(SERIES_PER_PAGE)
    series = browse.series(visit.record, page.limit, page.offset)
    found = series_rows(visit.record, series, visit.words.language)
    return visit.render(
        "figures.html",
        series=[(rows, chart_of(rows.rows)) for rows in found],
        total=browse.count_series(visit.record),
        page=page,
    )
