"""The text of a payload: which character encoding it is really in."""

import codecs
import re
from dataclasses import dataclass

from recoupe.model.article import Problem
from recoupe.read.wordset import word_set

# HTML asks for a declaration within the first 1,024 bytes; real pages put long comments before it.
DECLARED_WITHIN = 8192
META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.\-]{2,40})", re.IGNORECASE)
XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.\-]{2,40})", re.IGNORECASE)
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

# The Encoding Standard (encoding.spec.whatwg.org) reads these labels as the wider encoding.
WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    # A page that could be read far enough to find this label is not in UTF-16.
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
# The encodings of the Encoding Standard, under their Python names.
KNOWN = word_set(
    "utf-8 cp866 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 "
    "iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-roman mac-cyrillic kz1048 cp874 "
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 "
    "gb18030 big5hkscs euc_jp iso2022_jp cp932 cp949 euc_kr"
)
# A page in UTF-8 into which a few bytes of something else were pasted stays a page in UTF-8.
STRAY_SHARE = 0.02
SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A payload as text.

    Attributes:
        text: nothing removed but the byte order mark of an HTML page.
        charset: the Python name of the encoding it was read in.
        problems: what was declared wrongly or not at all, and what could not be decoded.
    """

    text: str
    charset: str
    problems: tuple[Problem, ...] = ()


def decode(payload: bytes, declared: str | None = None, *, html: bool = True) -> Decoded:
    """Decode a payload, mending a missing or wrong declaration.

    The order is that of HTML: byte order mark, header, the page's own declaration; what cannot
    be right (bytes that the declared encoding lacks, UTF-8 declared as something else) is mended.

    Args:
        payload: the bytes as received.
        declared: the charset of the header, or None.
        html: whether a declaration inside the payload counts, and the byte order mark is dropped.

    Returns:
        The text, the encoding and what was mended.
    """
    for mark, charset in BOMS:
        if payload.startswith(mark):
            return _read(payload[len(mark) :] if html else payload, charset, [])
    claims = [declared, _declared_inside(payload)] if html else [declared]
    known = [codec for claim in claims if claim and (codec := _codec(claim))]
    problems = [
        Problem("charset_unknown", f"declares the charset {claim!r}, which nobody knows")
        for claim in claims
        if claim and _codec(claim) is None
    ]
    return _settle(payload, known, problems)


def _settle(payload: bytes, known: list[str], problems: list[Problem]) -> Decoded:
    """Choose between what is declared and what the bytes show."""
    claimed = known[0] if known else None
    if payload.isascii():
        return Decoded(payload.decode("ascii"), claimed or "utf-8", tuple(problems))
    if _is_mostly_utf8(payload):
        chosen = "utf-8"
    else:
        fitting = [codec for codec in known if codec != "utf-8" and _fits(payload, codec)]
        chosen = fitting[0] if fitting else guess_charset(payload)
    if claimed is None:
        problems.append(Problem("charset_missing", f"declares no charset; read as {chosen}"))
    elif chosen != claimed:
        problems.append(Problem("charset_wrong", f"declares {claimed} but is in {chosen}"))
    return _read(payload, chosen, problems)


def _read(payload: bytes, charset: str, problems: list[Problem]) -> Decoded:
    text = payload.decode(charset, errors="replace")
    lost = text.count("\ufffd")
    if lost:
        problems = [
            *problems,
            Problem("bytes_undecoded", f"{lost} characters could not be read in {charset}"),
        ]
    return Decoded(text, charset, tuple(problems))


def _declared_inside(payload: bytes) -> str | None:
    head = payload[:DECLARED_WITHIN]
    found = META.search(head) or XML.search(head)
    return found[1].decode("ascii", "replace") if found else None


def _codec(label: str) -> str | None:
    """The Python codec that a label stands for, or None."""
    try:
        name = codecs.lookup(label.strip("\"' \t")).name
    except (LookupError, ValueError):
        return None
    name = WIDER.get(name, name)
    return name if name in KNOWN else None


def _fits(payload: bytes, codec: str) -> bool:
    text = payload[:SAMPLE].decode(codec, errors="replace")
    return text.count("\ufffd") <= STRAY_SHARE * sum(byte > 127 for byte in payload[:SAMPLE])


def _is_mostly_utf8(payload: bytes) -> bool:
    """Whether sequences beyond ASCII are UTF-8 but for a stray few."""
    try:
        payload.decode("utf-8")
    except UnicodeDecodeError:
        text = payload[:SAMPLE].decode("utf-8", errors="replace")
        beyond = sum(char > "\x7f" for char in text)
        return text.count("\ufffd") <= STRAY_SHARE * beyond
    return True


# Encodings of the languages that crises are reported in; the order settles ties.
CANDIDATES = (
    *("cp1252", "cp1251", "cp1250", "cp1256", "cp1253", "cp1255", "cp1254", "koi8-r"),
    *("gb18030", "cp932", "euc_jp", "euc_kr", "big5hkscs"),
)
PLAUSIBLE = {
    "cp1252": "àâäáãåæçéèêëíìîïñóòôöõøœùûüúÿß«»’‘“”–—…°€",
    "cp1251": "абвгдежзийклмнопрстуфхцчшщыьэюяіїєўқғңәөұү«»“”–—№",
    "cp1250": "áäąćčďéęěíľłńňóôöőřśšťúůüűýźžż„”“–",
    "cp1254": "çğıöşüâîû’“”–",
    "cp1256": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى،؟",
    "cp1253": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ«»",
    "cp1255": "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
    "koi8-r": "абвгдежзийклмнопрстуфхцчшщыьэюя",
}
# Kana, hangul and marks are met in every sentence of their languages and seldom by accident.
TELLING_ASIAN = re.compile("[\u3001\u3002\u3040-\u30ff\uac00-\ud7a3\uff01-\uff5e]")
CHINESE = re.compile("[\u4e00-\u9fff]")
ODD = re.compile("[\x80-\x9f\ufffd\ue000-\uf8ff]")


def guess_charset(payload: bytes) -> str:
    """The encoding in which bytes that are not UTF-8 read most like words.

    Args:
        payload: the bytes of a page or text.

    Returns:
        The Python name of one of `CANDIDATES`.
    """
    sample = bytes(payload[:SAMPLE])
    return max(CANDIDATES, key=lambda codec: _likeness(sample, codec))


def _likeness(sample: bytes, codec: str) -> float:
    """The share of characters beyond ASCII that are at home in an encoding's languages."""
    beyond = "".join(char for char in sample.decode(codec, errors="replace") if char > "\x7f")
    if not beyond:
        return 0.0
    odd = len(ODD.findall(beyond))
    usual = PLAUSIBLE.get(codec)
    if usual is None:
        # Two bytes read as one character: each counts once where one-byte encodings count twice.
        telling, chinese = len(TELLING_ASIAN.findall(beyond)), len(CHINESE.findall(beyond))
        return (telling + 0.8 * chinese - 4 * odd) / len(beyond)
    home = set(usual)
    return (sum(char in home for char in beyond) - 2 * odd) / len(beyond)
