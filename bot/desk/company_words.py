"""Somebody asks what their company has open, and not what they themselves have."""

from __future__ import annotations

import re

from bot.desk.plain_words import plain_words

_LEAD = (
    r"(?:(?:hi|hello|hey|ok(?:ay)?|and|so|please|sorry|(?:can|could|would) you|(?:i|we)(?: would|'d)? (?:like|want|need) to"
    r"|(?:show|tell|give|send)(?: (?:me|us))?|list|see|know|a list of|an overview of|say)[,.: ]+)*"
)
_TICKETS = (
    r"(?:(?:all|any|the|our|my|of|still|support|current|open|unsolved|pending|waiting|other) )*"
    r"(?:tickets?|requests?|cases?|issues?|problems?)"
)
_OPEN = r"(?:(?:are|is|be) )?(?:still |currently |now |right now |all )*(?:open|unsolved|pending|waiting|running|unresolved)"
_COMPANY = (
    r"(?:company|firm|office|place|practice|clinic|team|business|organi[sz]ation|shop|garage|side|staff|people|colleagues"
    r"|employees|co-?workers)"
)
_OURS = rf"(?:(?:our|my|the)(?: (?:whole|entire|own))? {_COMPANY}|(?:the whole|all of) (?:our )?{_COMPANY}|everybody|everyone)"
_WHERE = rf"(?:(?:at|in|for|of|from|with|by|across|within) (?:{_OURS}|us(?: all)?|ours)|company.?wide|for all of us)"
_END = r"(?:[, ]+(?:please|now|right now|at the moment|currently|today|still|thanks))*[.!? ]*"
_ASKS = re.compile(
    rf"{_LEAD}(?:"
    rf"(?:which|what|how many|any) {_TICKETS} (?:do|does|has|have|did) (?:we|{_OURS}) (?:(?:still|currently|now) )?"
    rf"(?:have |got )?{_OPEN}(?: {_WHERE})?"
    rf"|(?:which|what|how many) {_TICKETS} {_OPEN} {_WHERE}"
    rf"|(?:what(?:'s| is| all is)?|which ones are|anything) (?:still |currently |now |all )*(?:open|unsolved|pending) {_WHERE}"
    rf"|who(?: else| all)?(?: {_WHERE})? (?:has|have|got) {_TICKETS}(?: {_OPEN})?(?: {_WHERE})?"
    rf"|(?:are|is) there (?:still |currently )?{_TICKETS}(?: {_OPEN})? {_WHERE}"
    rf"|do(?:es)? (?:we|{_OURS}) (?:still |currently )?have {_TICKETS}(?: {_OPEN})?(?: {_WHERE})?"
    rf"|what (?:do|does|have|has) (?:we|{_OURS}) (?:still |currently )?(?:have |got )?(?:still )?(?:open|unsolved|pending)"
    rf"(?: {_WHERE})?"
    rf"|{_TICKETS}(?: {_OPEN})? {_WHERE}"
    r"|(?:all )?our (?:still )?(?:open|unsolved|pending) (?:tickets|requests|cases)"
    rf"){_END}",
    re.IGNORECASE,
)
# "A problem with our office" is told, and not asked about; nor is a problem that is at the door.
_OF_TICKETS = re.compile(r"\b(?:tickets?|requests?|cases?|open|unsolved|pending)\b", re.IGNORECASE)
_ONE = re.compile(r"\b(?:a|an|my|this|that|new|another) (?:ticket|request|case|issue|problem)\b", re.IGNORECASE)


def asks_what_company_has_open(words: str) -> bool:
    """ "Which tickets do we have open?", "what is open at our place"; not "which tickets are open", which are one's own."""
    said = plain_words(words).strip()
    return _ASKS.fullmatch(said) is not None and _OF_TICKETS.search(said) is not None and _ONE.search(said) is None
