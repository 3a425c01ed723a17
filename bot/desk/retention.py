"""How long what is kept: kinds of things with plain names, the days of each, and the setting that says so."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from bot.desk.errors import DeskError


class Kept(str, Enum):
    """What is kept for a time, in the order in which it goes: what hangs on messages before them. The value is its name in
    the setting."""

    FILES = "files"
    ROOMS = "rooms"
    TALK = "talk"
    TRACKERS = "trackers"
    PROBLEMS = "problems"
    LIKENESS = "likeness"
    LEARNING = "learning"
    TICKETS = "tickets"
    SIGN_INS = "sign-ins"


MEANS: Mapping[Kept, str] = {
    Kept.TALK: "messages and answers in conversations, with their buttons",
    Kept.TRACKERS: "what Rasa keeps of conversations",
    Kept.PROBLEMS: "words of problems that came to no ticket",
    Kept.ROOMS: "cards and words about ended tickets in the technicians' rooms",
    Kept.FILES: "pictures and files of ended tickets",
    Kept.LIKENESS: "what ended tickets mean, by which similar ones are found",
    Kept.LEARNING: "words of suggestions for learning that somebody has decided about",
    Kept.TICKETS: "words of ended tickets and their history; amounts, dates, verdicts stay",
    Kept.SIGN_INS: "sessions, links and tries of sign-ins, codes that were asked for",
}

USUAL: Mapping[Kept, int] = {
    Kept.TALK: 365,
    Kept.TRACKERS: 90,
    Kept.PROBLEMS: 365,
    Kept.ROOMS: 365,
    Kept.FILES: 1095,
    Kept.LIKENESS: 1095,
    Kept.LEARNING: 730,
    Kept.TICKETS: 2555,
    Kept.SIGN_INS: 90,
}
"""Days, where the setting says ``usual``."""

LEAST_DAYS = 7
"""What is younger may be needed by a repeat of a delivery, or by somebody who comes back from the weekend."""


class BadRetention(DeskError):
    """A setting that does not say how long what is kept."""


def read_retention(text: str) -> Mapping[Kept, int]:
    """``usual``, or ``talk=180,files=730``, or both: ``usual,talk=180``. What is not named is kept for good. BadRetention."""
    days: dict[Kept, int] = {}
    for part in filter(None, (each.strip() for each in text.split(","))):
        if part == "usual":
            days = {**USUAL, **days}
            continue
        name, _, number = (each.strip() for each in part.partition("="))
        if name not in {each.value for each in Kept} or not number.isascii() or not number.isdecimal():
            names = ", ".join(each.value for each in Kept)
            raise BadRetention(
                f"NIGHTDESK_RETENTION: '{part}' is neither `usual` nor a kind with its days, like talk=180. Kinds: {names}."
            )
        if not LEAST_DAYS <= int(number) <= 36500:
            raise BadRetention(f"NIGHTDESK_RETENTION: {part} is not between {LEAST_DAYS} and 36500 days.")
        days[Kept(name)] = int(number)
    return days
