"""Facts found by regular expressions: codes, tags, tickets, how many, how bad and since when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.language.impact_words import IMPACT, SINCE, URGENCY

# The names of the entities, as rules and actions know them.
ERROR_CODE, ASSET_TAG, TICKET = "error_code", "asset_tag", "ticket"
IMPACT_KIND, URGENCY_KIND, SINCE_KIND = "impact", "urgency", "since"


@dataclass(frozen=True)
class Entity:
    """A stretch `start` to `end` (characters) of a message and the value it stands for."""

    kind: str
    value: str
    text: str
    start: int
    end: int


_TICKET = re.compile(
    r"(?<![\w-])(?:ND[- ]?(\d{1,8})|(?:ticket|case|request|incident)s?(?: (?:number|no\.?|nr\.?|id))? ?[:#]? ?#?(\d{3,8}))(?![\w-])",
    re.IGNORECASE,
)
_HEX = re.compile(r"\b0x[0-9a-f]{2,16}\b", re.IGNORECASE)
_SMTP = re.compile(r"\b([45]\d\d)[ -]#?([45]\.\d{1,3}\.\d{1,3})\b")
_ENHANCED = re.compile(
    r"\b(?:bounced?|ndr|smtp|rejected|undeliver\w*|returned|error)\b[^.\n]{0,40}?\b([45]\.\d{1,3}\.\d{1,3})\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:error|err|stop|exit|event|status|result|fault|http|bounce|smtp)(?:[ -]?(?:codes?|number|no\.?|id|message))?(?: is| was| of|:|=| -)?"
    r"[ #\"'(]*((?=[A-Z.-]*\d)[A-Z0-9]{1,12}(?:[.-][A-Z0-9]{1,8}){0,3})(?![\w])",
    re.IGNORECASE,
)
_HTTP = re.compile(
    r"\b([45]\d\d)(?= (?:bad gateway|service unavailable|not found|forbidden|gateway time-?out|internal server error|unauthorized))",
    re.IGNORECASE,
)
_SIGN_IN = re.compile(r"\b(?:AADSTS|CAA[0-9A-F]?)\d{4,8}\b", re.IGNORECASE)
_STOP_NAME = re.compile(r"\b[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+\b")
_KNOWN_STOP_NAME = re.compile(
    r"\b(?:driver[ _]irql[ _]not[ _]less[ _]or[ _]equal|irql[ _]not[ _]less[ _]or[ _]equal|critical[ _]process[ _]died|"
    r"inaccessible[ _]boot[ _]device|memory[ _]management|page[ _]fault[ _]in[ _]nonpaged[ _]area|whea[ _]uncorrectable[ _]error|"
    r"kernel[ _]security[ _]check[ _]failure|system[ _]service[ _]exception|dpc[ _]watchdog[ _]violation|"
    r"kmode[ _]exception[ _]not[ _]handled|unexpected[ _]store[ _]exception|video[ _]tdr[ _]failure|"
    r"system[ _]thread[ _]exception[ _]not[ _]handled|ntfs[ _]file[ _]system|dns[ _]probe[ _]finished[ _]\w+)\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"(?<![\w./@\\-])[A-Za-z]{1,8}\d{0,2}(?:-[A-Za-z0-9]{1,10}){1,3}(?![\w@-]|\.\w)")
_TAG_SITES = frozenset(
    [
        "pc",
        "ws",
        "lt",
        "lap",
        "laptop",
        "desk",
        "desktop",
        "srv",
        "server",
        "nb",
        "note",
        "ipad",
        "iphone",
        "mac",
        "tab",
        "prn",
        "printer",
        "dt",
        "vm",
        "mob",
        "phone",
        "scan",
        "ap",
        "sw",
    ]
)
_TAG_DEVICES = _TAG_SITES | frozenset(
    ["macbook", "surface", "tablet", "imac", "mini", "laptop1", "workstation", "kiosk"]
)
_NOT_TAGS = frozenset(
    [
        "wi",
        "e",
        "x",
        "utf",
        "usb",
        "hdmi",
        "cd",
        "dvd",
        "iso",
        "rj",
        "covid",
        "mp",
        "office",
        "windows",
        "win",
        "microsoft",
        "top",
        "mid",
        "pre",
        "post",
        "non",
        "re",
        "co",
        "pro",
        "hp",
        "dell",
        "lenovo",
        "kb",
        "sha",
        "md5",
        "cat",
        "cat5",
        "cat6",
        "vga",
        "dp",
        "ps",
        "h264",
        "a4",
        "in",
        "on",
        "off",
        "log",
        "sign",
        "plug",
        "add",
        "check",
        "set",
        "opt",
        "time",
        "all",
        "read",
        "write",
        "multi",
        "self",
        "half",
        "one",
        "two",
        "to",
        "up",
        "sub",
        "anti",
        "ex",
        "inter",
        "semi",
        "level",
        "type",
        "day",
        "month",
        "year",
        "week",
        "hour",
        "part",
        "page",
        "version",
        "v",
        "ver",
        "tls",
        "ssl",
        "wpa",
        "wpa2",
        "ms",
        "m365",
        "o365",
        "q",
        "nd",
        "no",
        "tcp",
        "ip",
        "ieee",
        "class",
        "s",
        "surface",
        "galaxy",
        "pixel",
        "elite",
        "think",
        "covid19",
        "boeing",
        "ford",
        "ai",
        "gpt",
    ]
)


def find_entities(text: str) -> tuple[Entity, ...]:
    """Every fact found, from left to right, none overlapping another."""
    found: list[Entity] = []
    for finder in _finders():
        for entity in finder(text):
            if not any(entity.start < other.end and other.start < entity.end for other in found):
                found.append(entity)
    return tuple(sorted(found, key=lambda entity: (entity.start, entity.end)))


def _tickets(text: str) -> Iterator[Entity]:
    for match in _TICKET.finditer(text):
        yield _entity(TICKET, f"ND-{match[1] or match[2]}", match)


def _codes(text: str) -> Iterator[Entity]:
    for match in _HEX.finditer(text):
        yield _entity(ERROR_CODE, "0x" + match[0][2:].upper(), match)
    for match in _SMTP.finditer(text):
        yield _entity(ERROR_CODE, f"{match[1]} {match[2]}", match)
    for pattern in (_ENHANCED, _HTTP):
        for match in pattern.finditer(text):
            yield _entity(ERROR_CODE, match[1], match, group=1)
    for pattern in (_SIGN_IN, _STOP_NAME, _KNOWN_STOP_NAME):
        for match in pattern.finditer(text):
            yield _entity(ERROR_CODE, match[0].upper().replace(" ", "_"), match)
    for match in _NAMED.finditer(text):
        if not re.fullmatch(r"\d|\d+(?:am|pm|x|th|min|mins|times|h)", match[1], re.IGNORECASE):
            yield _entity(ERROR_CODE, match[1].upper(), match, group=1)


def _asset_tags(text: str) -> Iterator[Entity]:
    for match in _TAG.finditer(text):
        if _is_asset_tag(match[0]):
            yield _entity(ASSET_TAG, match[0].upper(), match)


def _is_asset_tag(word: str) -> bool:
    """Names such as MD-WS-07, PC-0231 and SAM-IPAD, and none of the hyphenated words of the trade."""
    first, *rest = word.split("-")
    last = rest[-1]
    if first.lower() in _NOT_TAGS or len(word) < 5:
        return False
    upper = word == word.upper()
    numbered = sum(character.isdigit() for character in last) >= 2 and any(map(str.isdigit, word))
    named = bool({part.lower() for part in (first, *rest)} & _TAG_SITES)
    if numbered:
        return (upper and len(first) >= 2) or named or len(rest) >= 2
    return len(first) >= 2 and upper and (last.lower() in _TAG_DEVICES or (named and last.isdigit()))


def _matches(kind: str, table: tuple[tuple[str, str], ...]) -> Callable[[str], Iterator[Entity]]:
    compiled = [(value, re.compile(pattern, re.IGNORECASE)) for value, pattern in table]

    def find(text: str) -> Iterator[Entity]:
        for value, pattern in compiled:
            for match in pattern.finditer(text):
                yield _entity(kind, value or match[0], match)

    return find


@lru_cache(maxsize=1)
def _finders() -> tuple[Callable[[str], Iterator[Entity]], ...]:
    """What goes first wins where two would overlap."""
    return (
        _tickets,
        _codes,
        _asset_tags,
        _matches(IMPACT_KIND, IMPACT),
        _matches(URGENCY_KIND, URGENCY),
        _matches(SINCE_KIND, SINCE),
    )


def _entity(kind: str, value: str, match: re.Match[str], group: int = 0) -> Entity:
    return Entity(kind, value, match[group], match.start(group), match.end(group))
