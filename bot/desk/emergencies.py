"""Emergencies: what is paged to a person at once, at any hour, before anything else is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from bot.desk.catalogue import CATALOGUE, RequestType
from bot.desk.plain_words import plain_words


class EmergencyKind(str, Enum):
    """Why somebody is woken."""

    SECURITY_INCIDENT = "security_incident"
    OUTAGE = "outage"
    DANGER = "danger"


CATEGORY_OF = {
    EmergencyKind.SECURITY_INCIDENT: "security_incident",
    EmergencyKind.OUTAGE: "server_down",
}
KIND_OF = {category: kind for kind, category in CATEGORY_OF.items()}
# How surely an outage has to be of one thing for its ticket to be about that, and not about the servers.
SURE = 0.7
# What people mean when they report it; danger is no category.
INTENT_OF = {**CATEGORY_OF, EmergencyKind.DANGER: "danger"}


def category_of(kind: EmergencyKind, ranking: Iterable[tuple[str, float]]) -> str | None:
    """The category of an emergency's ticket, None for danger. An outage is of what the words are surely about (``ranking``: categories
    with their confidence, the likeliest first): when all phones are dead, what the contract says of phones decides."""
    likeliest, share = next(iter(ranking), ("", 0.0))
    known = CATALOGUE.get(likeliest)
    is_a_fault = known is not None and known.request_type is RequestType.INCIDENT and likeliest not in KIND_OF
    return likeliest if kind is EmergencyKind.OUTAGE and is_a_fault and share >= SURE else CATEGORY_OF.get(kind)


def paged_at_once(kind: EmergencyKind) -> str:
    """Why the ticket of an emergency is P1."""
    return f"P1: {kind.value.replace('_', ' ')}, paged at once"


_LOCKABLE = r"(?:phone|mobile|cell(?:phone)?|i-?phone|i-?pad|tablet|laptop|notebook|macbook|computer|device)"
_DEVICE = rf"(?:{_LOCKABLE}|usb stick|stick)"
_WHOSE = r"(?:my|the|our|a|an|his|her|their) (?:[\w-]+ ){0,2}?"
# What belongs to a device may be lost, and the device is there.
_ITSELF = (
    r"(?! (?:charger|cable|bag|case|cover|sleeve|stand|dock|mouse|keyboard|screen|settings?|password|app|number|signal"
    r"|connection))"
)
_BAG = r"(?:bag|backpack|rucksack|suitcase|car)"
_IS_NOT = r"(?: is|'s)?(?: not|n't| no longer)"
_WHERE_IT_WAS = (
    r"(?:where (?:i|we|he|she|they) (?:put|left|had) it\b"
    r"|in (?:my|the|his|her|our) (?:bag|backpack|rucksack|suitcase|car|van|pram|drawer|locker|cabinet|desk|pocket|coat|room)"
    r" any ?more\b)"
)
_GONE = re.compile(
    rf"\b(?:lost|lose|losing|stole|stolen|nicked|pinched|mislaid|misplaced|snatched|robbed me of) {_WHOSE}{_DEVICE}\b{_ITSELF}"
    rf"|\b(?:left|forgot(?:ten)?) {_WHOSE}{_DEVICE} (?:in|at|behind|on (?:the|a|an|my))\b"
    rf"|\b{_DEVICE}(?:'s| is| was| got| has been| were)? (?:lost|stolen|nicked|snatched|gone missing|missing)\b"
    rf"|\b{_WHOSE}{_DEVICE}(?: has| is)?(?: just)? (?:disappeared|vanished)\b(?! from (?:the|our) (?:list|network|domain))"
    rf"|\b(?:can'?t|cant|cannot|can not|couldn'?t|could not|don'?t|do not) (?:find|locate) {_WHOSE}{_DEVICE}\b{_ITSELF}"
    r"(?! (?:on|in) (?:the|my|our) (?:list|network|app|portal|domain|printer|console|system))"
    rf"|\b{_WHOSE}{_DEVICE}(?:'s| is| has) (?:just )?gone\b"
    r"(?! (?:black|dead|slow|blue|blank|off|down|crazy|mad|wild|haywire|wrong|bad|to|into|from (?:the|our) (?:list|network|domain)))"
    rf"|\b{_BAG} with {_WHOSE}{_DEVICE}\b.{{0,40}}\b(?:lost|stolen|gone|missing|taken|nicked)\b"
    rf"|\b(?:lost|stole|stolen|took|taken|nicked|robbed|snatched) {_WHOSE}{_BAG}\b.{{0,30}}\b{_DEVICE}\b"
    rf"|\b{_BAG}\b.{{0,30}}\b(?:lost|stolen|gone|missing|taken|nicked|broken into)\b.{{0,30}}\b{_DEVICE} (?:in|inside)\b"
    rf"|\b(?:walked (?:out|off)|ran off|left|went off|drove off|disappeared) with {_WHOSE}{_DEVICE}\b"
    rf"|\b(?:took|kept|keeps|still has) {_WHOSE}{_DEVICE}\b"
    rf"|\b{_DEVICE}{_IS_NOT} {_WHERE_IT_WAS}|\b{_DEVICE}\b.{{0,60}}\bit{_IS_NOT} {_WHERE_IT_WAS}",
    re.IGNORECASE,
)


def device_is_gone(words: str) -> bool:
    """Whether a device is lost or stolen, or cannot be found: nobody can unplug its cable."""
    return _GONE.search(plain_words(words)) is not None


_INTRUDER = re.compile(
    r"\b(?:they|he|she|some ?(?:one|body)|(?:the|a) (?:thie(?:f|ves)|burglars?|robbers?|man|men|guys?|strangers?|intruders?))"
    r"(?:'?re| are|'s| is| may be| might be)? (?:all )?(?:still |now )?(?:here|inside|outside|hiding|at the door"
    r"|in (?:the|our|my) (?:building|garage|office|shop|house|room|clinic|basement|hall|yard))\b",
    re.IGNORECASE,
)


def intruder_is_here(words: str) -> bool:
    """ "I think they are still here", said after a theft or a break-in: then people come first."""
    return _INTRUDER.search(plain_words(words)) is not None


_STORAGE = re.compile(r"\b(?:usb|memory|thumb|flash|pen) ?-?(?:stick|drive|key)s?\b|\bsticks?\b", re.IGNORECASE)
_LOCKABLE_TOO = re.compile(rf"\b{_LOCKABLE}s?\b{_ITSELF}", re.IGNORECASE)
# What the stick was taken out of is still there.
_OUT_OF = re.compile(
    rf"\b(?:from|out of|plugged into) (?:my|the|our|a|his|her|their) (?:work |company )?{_LOCKABLE}\b", re.IGNORECASE
)


def storage_is_gone(words: str) -> bool:
    """Whether what is gone can be neither locked nor signed out from afar: a stick, and nothing with it that can."""
    said = plain_words(words)
    beside = _LOCKABLE_TOO.search(_OUT_OF.sub(" ", said))
    return device_is_gone(said) and _STORAGE.search(said) is not None and beside is None


_LET = (
    r"(?:gave|given|let|letting|allowed) (?:him|her|them|it|someone|somebody|a (?:man|woman|guy|caller)(?: \w+){0,3})"
)
_CALLER = re.compile(
    r"\b(?:on the (?:phone|line)|(?:still|is|are) (?:on|in) (?:the|my) (?:phone|line|call|pc|computer)|any ?desk|team ?viewer"
    rf"|quick assist|{_LET} (?:in|on|access|control|connect|into|remote)|caller"
    r"|(?:microsoft|windows|apple|the bank|amazon|it support) (?:called|rang|phoned)"
    r"|(?:called|rang|phoned) (?:me|us)?(?: \w+){0,3} (?:from|saying)|remote (?:access|control|session))\b",
    re.IGNORECASE,
)


def lets_somebody_in(words: str) -> bool:
    """Whether somebody is on the phone or on the screen who has talked their way in: the call has to end first."""
    return _CALLER.search(words) is not None


_NOBODY_HURT = re.compile(
    r"\b(?:nobody|no ?one|none of us)(?: is| was| got| has been| were|'s)? (?:hurt|injured|harmed)\b(?!.*\bbut\b)",
    re.IGNORECASE | re.DOTALL,
)


def says_nobody_is_hurt(words: str) -> bool:
    """ "The printer fell off the desk, nobody hurt": what a classifier alone takes for danger is none then."""
    return _NOBODY_HURT.search(plain_words(words)) is not None


@dataclass(frozen=True)
class Page:
    """A call for a person: about what, to whom, and since when it waits for somebody to take it."""

    id: str
    kind: str
    conversation: str
    client: str | None
    contact: str | None
    words: str
    technician: str
    address: str
    sent_at: datetime
    ticket: str | None = None
