"""Where a fact stands: positions and the words found there."""

from dataclasses import dataclass

from recoupe.errors import AnchorError

# W3C Web Annotation asks for "some" text before and after; 32 code points told every
# repeated quote of the example apart.
CONTEXT = 32


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A span of an article's text, with the words it holds and their surroundings.

    Follows W3C Web Annotation's TextPositionSelector and TextQuoteSelector.

    Attributes:
        start: first code point, counted from 0.
        end: one past the last code point.
        exact: the words at `start:end`.
        prefix: up to `CONTEXT` code points before.
        suffix: up to `CONTEXT` code points after.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    def holds(self, other: "Anchor") -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end


def anchor_at(text: str, start: int, end: int) -> Anchor:
    """Make the anchor for `text[start:end]`.

    Raises:
        AnchorError: the span is empty or leaves the text.
    """
    if not 0 <= start < end <= len(text):
        raise AnchorError(f"no words at {start}:{end} in a text of {len(text)} code points")
    return Anchor(
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def check_anchor(text: str, anchor: Anchor) -> None:
    """Check that an anchor reads back its own words.

    Raises:
        AnchorError: the text at the anchor's positions differs from its words.
    """
    found = text[anchor.start : anchor.end]
    if found != anchor.exact:
        raise AnchorError(f"at {anchor.start}:{anchor.end} stands {found[:60]!r}, not {anchor.exact[:60]!r}")
