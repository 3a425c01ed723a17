"""Error codes in what people write: of Windows, of mail servers, of web sites, of programs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.entity import ERROR_CODE, Entity, entity

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


def find_error_codes(text: str) -> Iterator[Entity]:
    """Every code that is named as one or can be nothing else; some may overlap."""
    for match in _HEX.finditer(text):
        yield entity(ERROR_CODE, "0x" + match[0][2:].upper(), match)
    for match in _SMTP.finditer(text):
        yield entity(ERROR_CODE, f"{match[1]} {match[2]}", match)
    for pattern in (_ENHANCED, _HTTP):
        for match in pattern.finditer(text):
            yield entity(ERROR_CODE, match[1], match, group=1)
    for pattern in (_SIGN_IN, _STOP_NAME, _KNOWN_STOP_NAME):
        for match in pattern.finditer(text):
            yield entity(ERROR_CODE, match[0].upper().replace(" ", "_"), match)
    for match in _NAMED.finditer(text):
        if not re.fullmatch(r"\d|\d+(?:am|pm|x|th|min|mins|times|h)", match[1], re.IGNORECASE):
            yield entity(ERROR_CODE, match[1].upper(), match, group=1)
