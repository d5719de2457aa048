"""What every value of a template goes through, and how long words and addresses are shown."""

import re

from markupsafe import Markup

from recoupe.model.visible import visible


def finalize(value: object) -> object:
    """What a template does to every value before it is escaped: nothing hidden gets through."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def clip(text: str, length: int) -> str:
    """Cut a text to a length, at a word's end where there is one, with an ellipsis."""
    if len(text) <= length:
        return text
    cut = text[:length]
    space = cut.rfind(" ", length * 2 // 3)
    return (cut if space < 0 else cut[:space]) + "\u2009…"


def web_address(url: str) -> str | None:
    """The address where it may be linked, that is where it begins with http or https; else None."""
    return url if re.match(r"https?://[^\s<>\"']+\Z", url) else None
