"""Asset tags in what people write, told from the hyphenated words of the trade."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.entity import ASSET_TAG, Entity, entity

_TAG = re.compile(r"(?<![\w./@\\-])[A-Za-z]{1,8}\d{0,2}(?:-[A-Za-z0-9]{1,10}){1,3}(?![\w@-]|\.\w)")
# What stands in a tag for the kind of device; the second list only at its end.
_IN_TAGS_WORDS = """
ap desk desktop dt ipad iphone lap laptop lt mac mob nb note pc phone printer prn scan server srv sw tab vm ws
"""
_IN_TAGS = frozenset(_IN_TAGS_WORDS.split())
_AT_THE_END_WORDS = "imac kiosk macbook mini surface tablet workstation"
_AT_THE_END = _IN_TAGS | frozenset(_AT_THE_END_WORDS.split())
# What no tag begins with.
_NOT_TAGS_WORDS = """
a4 add ai all anti boeing cat cat5 cat6 cd check class co covid covid19 day dell dp dvd e elite ex ford galaxy gpt
h264 half hdmi hour hp ieee in inter ip iso kb lenovo level log m365 md5 microsoft mid month mp ms multi nd no non
o365 off office on one opt page part pixel plug post pre pro ps q re read rj s self semi set sha sign ssl sub
surface tcp think time tls to top two type up usb utf v ver version vga week wi win windows wpa wpa2 write x year
"""
_NOT_TAGS = frozenset(_NOT_TAGS_WORDS.split())


def find_asset_tags(text: str) -> Iterator[Entity]:
    """Names such as MD-WS-07, PC-0231 and SAM-IPAD, in capitals."""
    for match in _TAG.finditer(text):
        if _is_asset_tag(match[0]):
            yield entity(ASSET_TAG, match[0].upper(), match)


def _is_asset_tag(word: str) -> bool:
    first, *rest = word.split("-")
    last = rest[-1]
    if first.lower() in _NOT_TAGS or len(word) < 5:
        return False
    upper = word == word.upper()
    numbered = sum(character.isdigit() for character in last) >= 2 and any(map(str.isdigit, word))
    named = bool({part.lower() for part in (first, *rest)} & _IN_TAGS)
    if numbered:
        return (upper and len(first) >= 2) or named or len(rest) >= 2
    return len(first) >= 2 and upper and (last.lower() in _AT_THE_END or (named and last.isdigit()))
