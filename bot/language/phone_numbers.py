"""Phone numbers in what people write: North American unless they begin with a plus sign, and extensions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.entity import PHONE_NUMBER, Entity, entity

# Nothing stands before or after a number that makes its digits something else.
_BEGINS = r"(?<![\w.,+@/\\:#$€£¥%*=-])"
_ENDS = r"(?![\w@%]|[-.,:/]\d|[-/][A-Za-z])"
_GAP = r"[ .\u2011-]"
_EXTENSION = r"(?:\s*,?\s*(?:extension|extn|ext|x)[ .:]{0,2}#?(?P<extension>\d{2,6}))?"
_AMERICAN = re.compile(
    rf"{_BEGINS}(?P<number>(?:1{_GAP})?(?:\(\d{{3}}\) ?|\d{{3}}{_GAP})\d{{3}}{_GAP}\d{{4}}"
    rf"|\+1{_GAP}?(?:\(\d{{3}}\)|\d{{3}}){_GAP}?\d{{3}}{_GAP}?\d{{4}}){_EXTENSION}{_ENDS}",
    re.IGNORECASE,
)
_INTERNATIONAL = re.compile(
    # Digits in a row are one group: cut in every way they can be, forty would take a second.
    rf"{_BEGINS}(?P<number>\+[2-9]\d{{0,2}}(?:{_GAP}?\(0\))?{_GAP}?(?:\(\d{{1,5}}\)|\d{{1,12}})"
    rf"(?:(?:{_GAP}|(?<=\)))\d{{2,12}}){{0,5}})"
    rf"{_EXTENSION}{_ENDS}",
    re.IGNORECASE,
)
# Only where the words say that it is a phone number: 4165550199, 555-0199, 020 7946 0958.
_BARE = re.compile(
    rf"{_BEGINS}(?P<number>0\d{{2,4}}{_GAP}?\d{{3,4}}{_GAP}?\d{{3,4}}|1?\d{{10}}|[2-9]\d{{2}}{_GAP}?\d{{4}}){_EXTENSION}{_ENDS}",
    re.IGNORECASE,
)
_ONLY_EXTENSION = re.compile(
    r"(?<![\w.-])(?:ext|extn|extension)(?:\. ?|:? ?)(?:number |no\.? )?#?(?P<extension>\d{2,5})(?![\w%]|[-.]\d)",
    re.IGNORECASE,
)
_NO_PHONE = re.compile(r"\b(?:file|browser|chrome|edge|firefox|domain|date|contract|deadline)\s+\Z", re.IGNORECASE)
_SAYS_PHONE = re.compile(
    r"\b(?:call(?:ing|back)?|phone|tel|telephone|cell|cellphone|mobile|ring|dial|text|sms|reach|landline|fax|whatsapp)\b[^\n\d]{0,24}\Z",
    re.IGNORECASE,
)
_IS_SAID_AFTER = re.compile(
    r",? (?:is|was|=) (?:my|the|our|his|her) (?:\w+ )?(?:number|cell|mobile|phone|line|extension)\b", re.I
)
# In front of these digits stands what they are.
_SOMETHING_ELSE = re.compile(
    r"\b(?:serial|s/?n|service tag|imei|iccid|tickets?|case|order|invoice|inv|po|p\.o|account|acct|a/c|ref|reference|error|code|"
    r"model|part|sku|licen[cs]e|key|id|pin|meeting|tracking|version|build|asset|tag|room|policy|claim|customer|client|job|"
    r"usd|cad|gbp|eur)(?: (?:number|num|no|nr|code|id))?\.?(?: (?:is|was|of))?[ :#]*\Z",
    re.IGNORECASE,
)


def find_phone_numbers(text: str) -> Iterator[Entity]:
    """Numbers to call, as E.164 where they are valid and else as their digits; `;ext=` follows where one was told."""
    for pattern in (_AMERICAN, _INTERNATIONAL, _BARE):
        for match in pattern.finditer(text):
            value = _value(match, pattern is _BARE)
            if value is not None and not _SOMETHING_ELSE.search(text[: match.start()]):
                yield entity(PHONE_NUMBER, _with_extension(value, match), match)
    for match in _ONLY_EXTENSION.finditer(text):
        if not _NO_PHONE.search(text[: match.start()]):
            yield entity(PHONE_NUMBER, f"ext {match['extension']}", match)


def _value(match: re.Match[str], bare: bool) -> str | None:
    """The number in its written form; None where the digits are no phone number."""
    written = match["number"]
    digits = "".join(filter(str.isdigit, written.replace("(0)", "")))
    if written.startswith("+"):
        return _international(digits)
    if bare and not (
        _SAYS_PHONE.search(match.string[: match.start()]) or _IS_SAID_AFTER.match(match.string, match.end())
    ):
        return None
    if len(digits) == 11 and digits.startswith("1"):
        digits = digits[1:]
    return f"+1{digits}" if _is_american(digits) else digits


def _international(digits: str) -> str | None:
    if digits.startswith("1"):
        return f"+{digits}" if len(digits) == 11 and digits[1] not in "01" else None
    return f"+{digits}" if 8 <= len(digits) <= 15 else None


def _is_american(digits: str) -> bool:
    """The numbering plan of North America: no area or exchange begins with 0 or 1, none is 911."""
    area, exchange = digits[:3], digits[3:6]
    return (
        len(digits) == 10
        and area[0] in "23456789"
        and area[1] != "9"
        and exchange[0] in "23456789"
        and not area.endswith("11")
        and not exchange.endswith("11")
    )


def _with_extension(value: str, match: re.Match[str]) -> str:
    return f"{value};ext={match['extension']}" if match["extension"] else value
