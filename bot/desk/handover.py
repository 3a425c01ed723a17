"""Who speaks with a requester: the bot, or the technician who has the ticket and has answered. Until when, and who hears what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from bot.desk.plain_words import plain_words
from bot.desk.tickets import Ticket, TicketState

BOT_LISTENS_FOR = timedelta(minutes=10)
"""After a button, a command or an emergency the bot has the floor so long, as what it asks has to be answered."""

ASKED_AFTER = timedelta(hours=24)
"""Words within this time after a technician has solved a ticket may be about it, and are asked about once."""

_NOTE = re.compile(r"\s*(?:(?:note|internal)\s*:|//)\s*", re.IGNORECASE)
_BOT_AGAIN = re.compile(
    r"\W*(?:please\W+)?(?:(?:i want to|let me|can i)\W+)?(?:(?:talk|speak|go|switch|back)(?:\W+back)?\W+(?:to|with)\W+)?"
    r"(?:the\W+)?(?:nightdesk|bot)(?:\W+again)?(?:\W+please)?\W*",
    re.IGNORECASE,
)
_THANKED = r"(?:thanks|thank you|thx|cheers)"
_FINE = r"(?:(?:it|everything|all) )?(?:works|is working|(?:is )?(?:fine|good))(?: now| again)?"
_NO_COMPLAINT = r"(?:(?!\b(?:but|not|no|still|again|however|it)\b)[^?]){0,60}"
_THANKS = re.compile(
    rf"\W*(?:(?:(?:many|great|perfect|super|ok|okay)\W+)*{_THANKED}\b{_NO_COMPLAINT}|{_FINE}(?:\W+{_THANKED})?)[^\w?]*",
    re.IGNORECASE,
)


class Listener(str, Enum):
    """Whom a requester's words are for."""

    BOT = "bot"
    TECHNICIAN = "technician"
    WHICH = "which"  # one of several technicians: the requester is asked


class Over(str, Enum):
    """Why a technician does not speak any more."""

    RELEASED = "released"
    ENDED = "ended"
    LEFT = "left"
    REQUESTER = "requester"


@dataclass(frozen=True)
class Talk:
    """A requester's talk with a technician about a ticket. ``speaker`` is whom the requester was told of last, by key.

    ``spoke_at`` and ``heard_at`` are the last words of either side. ``told`` when the requester was told that words are
    passed on, ``told_opening`` the opening that was named last, ``bot_until`` until when the bot listens meanwhile,
    ``asked`` whether words after the end were asked about.
    """

    ticket: str
    client: str | None
    contact: str | None
    conversation: str
    speaker: str
    spoke_at: datetime
    heard_at: datetime | None = None
    told: bool = False
    told_opening: datetime | None = None
    bot_until: datetime | None = None
    ended_at: datetime | None = None
    over: Over | None = None
    asked: bool = False


def begin_talk(before: Talk | None, ticket: Ticket, conversation: str, at: datetime) -> Talk | None:
    """The talk after a technician has answered: it is the technician's from now on; None while nobody has the ticket."""
    if ticket.owner is None or not ticket.is_open:
        return None
    if before is None or before.ended_at is not None:
        return Talk(ticket.number, ticket.client, ticket.contact, conversation, ticket.owner, at)
    # Whoever answers wants to be heard: the bot gives the floor back.
    return replace(before, conversation=conversation, spoke_at=at, bot_until=None)


def why_over(ticket: Ticket, *, works_here: bool) -> Over | None:
    """Why the talk about a ticket that stands like this is over; None while it goes on. ``works_here`` is its owner."""
    if not ticket.is_open:
        return Over.ENDED
    if ticket.owner is None:
        return Over.RELEASED
    return None if works_here else Over.LEFT


def end_talk(talk: Talk, over: Over, at: datetime) -> Talk:
    """The bot speaks again."""
    return replace(talk, ended_at=at, over=over)


def listener_of(talks: Sequence[Talk], at: datetime, *, for_bot: bool) -> tuple[Listener, Talk | None]:
    """Whom words are for while these talks go on; ``for_bot`` for a button, a command or an emergency.

    Of several technicians it is the one who has said something that was not answered yet; if none has, the one who was
    written to last.
    """
    if not talks or for_bot or any(talk.bot_until is not None and at < talk.bot_until for talk in talks):
        return Listener.BOT, None
    waiting = [talk for talk in talks if talk.heard_at is None or talk.heard_at < talk.spoke_at]
    if len(waiting) > 1:
        return Listener.WHICH, None
    if waiting:
        return Listener.TECHNICIAN, waiting[0]
    return Listener.TECHNICIAN, max(talks, key=lambda talk: talk.heard_at or talk.spoke_at)


def is_asked_about(talk: Talk, ticket: Ticket, at: datetime) -> bool:
    """Whether words that come now may be about what the technician has solved, and nobody has asked yet."""
    if talk.ended_at is None or talk.over is not Over.ENDED or talk.asked:
        return False
    return ticket.state is TicketState.RESOLVED and at - talk.ended_at < ASKED_AFTER


def wants_the_bot(words: str) -> bool:
    """Whether the words ask for the bot and nothing else."""
    return _BOT_AGAIN.fullmatch(words) is not None


def only_thanks(words: str) -> bool:
    """Whether the words thank, and ask for nothing."""
    return _THANKS.fullmatch(plain_words(words)) is not None


def note_among_colleagues(words: str) -> str | None:
    """What technicians write for each other: behind ``note:`` or ``//``, or addressed to somebody; None for the requester's."""
    prefix = _NOTE.match(words)
    if prefix is not None:
        return words[prefix.end() :].strip()
    return words.strip() if words.lstrip().startswith("@") else None
