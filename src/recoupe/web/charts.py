"""A figure's values over time, laid out for a small drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recoupe.model.facts import Figure
from recoupe.model.vocabulary import Bound, Life
from recoupe.web.rows import FigureRow

WIDTH, HEIGHT = 440, 170
LEFT, RIGHT, TOP, BOTTOM = 8, 84, 26, 26
SHAPES = {
    Bound.MORE_THAN: "floor",
    Bound.AT_LEAST: "floor",
    Bound.LESS_THAN: "ceiling",
    Bound.AT_MOST: "ceiling",
    Bound.ABOUT: "about",
    Bound.RANGE: "range",
}


@dataclass(frozen=True, slots=True)
class Dot:
    """A value in the drawing.

    Attributes:
        x: from the left.
        y: from the top; of the lower value where there are two.
        top: of the higher value.
        shape: `exact`, `floor`, `ceiling`, `about` or `range`.
        withdrawn: by its origin.
        row: what it stands for.
        label_y: from the top, of its words.
    """

    x: float
    y: float
    top: float
    shape: str
    withdrawn: bool
    row: FigureRow
    label_y: float


@dataclass(frozen=True, slots=True)
class Thread:
    """The values of one origin, joined.

    Attributes:
        name: of the origin, or None where it is not stated.
        points: pairs of x and y, as SVG takes them.
        number: of the origin in this drawing, which chooses how it is dashed.
        x: of its end.
        y: of its end.
    """

    name: str | None
    points: str
    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing: its dots, the threads between them, and the days below.

    Attributes:
        dots: in time order.
        threads: one for each origin that gives more than one value.
        ticks: pairs of ISO date and x.
        undated: rows without a time, which stand apart.
    """

    dots: tuple[Dot, ...]
    threads: tuple[Thread, ...]
    ticks: tuple[tuple[str, float], ...]
    undated: tuple[FigureRow, ...]
    width: int = WIDTH
    height: int = HEIGHT
    base: int = HEIGHT - BOTTOM
    left: int = LEFT
    right: int = WIDTH - RIGHT


def chart_of(rows: Sequence[FigureRow]) -> Chart | None:
    """Lay out the values of one figure; None where fewer than two have a number and a day."""
    placed = [(day, row) for row in rows if (day := _day(row)) is not None and row.low is not None]
    if len(placed) < 2:
        return None
    first, last = min(day for day, _ in placed), max(day for day, _ in placed)
    length = max((last - first).days, 1)
    most = max(row.high or 0.0 for _, row in placed) or 1.0

    def x_of(day: date) -> float:
        return round(LEFT + 14 + (day - first).days / length * (WIDTH - LEFT - RIGHT - 28), 1)

    def y_of(value: float) -> float:
        return round(HEIGHT - BOTTOM - value / most * (HEIGHT - TOP - BOTTOM), 1)

    dots: list[Dot] = []
    for day, row in sorted(placed, key=lambda pair: (pair[0], pair[1].high or 0.0)):
        x, y, top = x_of(day), y_of(row.low or 0.0), y_of(row.high or 0.0)
        withdrawn = row.claim.standing.life is Life.WITHDRAWN
        dots.append(Dot(x, y, top, _shape(row.figure), withdrawn, row, _free(x, top - 9, dots)))
    days = sorted({day for day, _ in placed})
    step = -(-len(days) // 6)
    ticks = tuple((day.isoformat(), x_of(day)) for day in days[::step])
    undated = tuple(row for row in rows if _day(row) is None)
    return Chart(tuple(dots), _threads(dots), ticks, undated)


def _shape(figure: Figure | None) -> str:
    return "exact" if figure is None else SHAPES.get(figure.bound, "exact")


def _free(x: float, y: float, dots: Sequence[Dot]) -> float:
    """A height for a label at which it meets none of those drawn before."""
    taken = sorted((dot.label_y for dot in dots if abs(dot.x - x) < 46), reverse=True)
    for other in taken:
        if abs(other - y) < 12:
            y = other - 12
    return max(round(y, 1), 10.0)


def _threads(dots: Sequence[Dot]) -> tuple[Thread, ...]:
    by_origin: dict[str, list[Dot]] = {}
    for dot in dots:
        for origin in dot.row.claim.standing.origins[:1]:
            by_origin.setdefault(origin, []).append(dot)
    joined = [found for found in by_origin.values() if len(found) > 1 and found[0].row.origin is not None]
    return tuple(
        Thread(
            found[0].row.origin,
            " ".join(f"{dot.x},{dot.top}" for dot in found),
            number % 4,
            found[-1].x,
            found[-1].top,
        )
        for number, found in enumerate(joined)
    )


def _day(row: FigureRow) -> date | None:
    try:
        return date.fromisoformat((row.day or "")[:10])
    except ValueError:
        return None
