"""What a reader of a page never sees."""

import re

from lxml import etree

from recoupe.read.wordset import word_set

# Never laid out as text, or shown only where something else fails. A closed list of choices
# (`select`) shows at most one of them, and its words are no statement of the page.
UNSEEN = word_set(
    "script style head meta link title base noframes noembed iframe object embed applet param source track "
    "svg canvas video audio map area select datalist input img template rp"
)
NOT_DISPLAYED = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# Scripts reveal the whole page in the end: hiding it is only for the moment of loading.
WHOLE_PAGE = frozenset({"html", "body", "main", "article"})
# Menus and dialogs that wait for a click hold labels; what a page loads hidden and then shows
# (streamed parts, text behind a subscription) holds paragraphs.
PARAGRAPHS = etree.XPath("count(descendant::p[string-length(.) > 100]) > 2")


def is_unseen(tag: str, element: etree._Element, *, scripts: bool) -> bool:
    """Whether an element shows none of what it holds, whatever happens.

    Args:
        tag: its name in lower case.
        element: the element.
        scripts: whether scripts run, so that `noscript` stays unseen.
    """
    if tag in UNSEEN:
        # A template with a shadow root mode is laid out in place.
        return tag != "template" or element.get("shadowrootmode") is None
    return tag == "noscript" and scripts


def is_concealed(tag: str, element: etree._Element) -> bool:
    """Whether an element is hidden when the page is loaded.

    `aria-hidden` hides from readers by ear only, and class names promise nothing: both stay seen.

    Args:
        tag: its name in lower case.
        element: the element.
    """
    if tag in WHOLE_PAGE:
        return False
    hidden = element.get("hidden")
    if hidden is not None and hidden.lower() != "until-found":
        return True
    style = element.get("style")
    if style is not None and NOT_DISPLAYED.search(style) is not None:
        return True
    return tag == "dialog" and element.get("open") is None


def is_shown_later(element: etree._Element) -> bool:
    """Whether a concealed element holds what a page means to show: paragraphs of text.

    Args:
        element: an element that is concealed when the page is loaded.
    """
    return bool(PARAGRAPHS(element))
