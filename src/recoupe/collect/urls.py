"""One address for one page."""

import re
from urllib.parse import urlsplit, urlunsplit

DEFAULT_PORTS = {"http": ":80", "https": ":443"}
# Parameters that tell a site where a reader came from, never which page to show.
TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_[ce]id|_hsenc|_hsmi"
    r"|mkt_tok|at_(?:medium|campaign)|xtor|cmpid|ref_src|__twitter_impression|ocid|smid|sfnsn)",
    re.IGNORECASE,
)


def canonical_url(url: str) -> str:
    """The address under which all captures of one page meet.

    Scheme and host are lower-cased; `http` and `https`, the default port, the fragment, a slash at
    the end and parameters that only track readers make no other page. Addresses that are not of
    the web stay as they are.
    """
    if not url.lower().startswith(("http://", "https://")):
        return url
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that hold no IPv6 address
        return url
    host = parts.netloc.rpartition("@")[2].lower().removesuffix(DEFAULT_PORTS[parts.scheme])
    query = "&".join(
        pair for pair in parts.query.split("&") if pair and not TRACKING.fullmatch(pair.partition("=")[0])
    )
    return urlunsplit(("https", host, parts.path.rstrip("/") or "/", query, ""))
