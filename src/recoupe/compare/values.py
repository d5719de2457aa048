"""Values of figures: which differ, which are compatible, and how each is written."""

from dataclasses import dataclass

from recoupe.model.facts import Figure
from recoupe.model.vocabulary import Bound

# "Environ 100" leaves room for a tenth either way.
ABOUT = 0.1
_FLOORS = {Bound.MORE_THAN, Bound.AT_LEAST}
_CEILINGS = {Bound.LESS_THAN, Bound.AT_MOST}
_OPEN = float("inf")


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """What a figure says about a count.

    Attributes:
        low: the number, or the lower of two.
        high: the number, or the higher of two.
        bound: how it bounds the count.
        unit: for money, duration and the like, else an empty string.
    """

    low: float
    high: float
    bound: Bound
    unit: str = ""

    @property
    def room(self) -> tuple[float, float]:
        """The lowest and the highest count that the words allow."""
        if self.bound in _FLOORS:
            return self.low + (self.bound is Bound.MORE_THAN), _OPEN
        if self.bound in _CEILINGS:
            return 0.0, self.high - (self.bound is Bound.LESS_THAN)
        if self.bound is Bound.ABOUT:
            return self.low * (1 - ABOUT), self.high * (1 + ABOUT)
        return self.low, self.high

    def words(self) -> str:
        """The value in signs that read in any language: `> 160`, `≥ 6`, `~100`, `2–3`, `12 EUR`."""
        number = number_words(self.low)
        if self.high != self.low:
            number = f"{number}–{number_words(self.high)}"
        sign = _SIGNS.get(self.bound, "")
        return f"{sign}{number}{' ' + self.unit if self.unit else ''}"


_SIGNS = {
    Bound.MORE_THAN: "> ",
    Bound.AT_LEAST: "≥ ",
    Bound.LESS_THAN: "< ",
    Bound.AT_MOST: "≤ ",
    Bound.ABOUT: "~",
}


def number_words(number: float) -> str:
    """A number without a needless `.0`."""
    return str(int(number)) if number == int(number) else repr(round(number, 6))


def value_of(figure: Figure) -> Value | None:
    """The value of a figure, or None where only words stand."""
    if figure.value is None:
        return None
    low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, figure.value)
    return Value(float(low), float(high), figure.bound, figure.unit or "")


def compatible(a: Value, b: Value) -> bool:
    """Whether some count fits both: a floor fits any higher value, a range any value inside it."""
    if a.unit != b.unit:
        return True
    (a_low, a_high), (b_low, b_high) = a.room, b.room
    return a_low <= b_high and b_low <= a_high


def side(bound: Bound) -> str:
    """From which side a bound holds the count: `floor`, `ceiling` or `value`."""
    if bound in _FLOORS:
        return "floor"
    return "ceiling" if bound in _CEILINGS else "value"
