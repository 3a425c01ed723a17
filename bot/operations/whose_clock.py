"""Whose clock the times of a message are by, said to people whose site has another one than their company."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.desk.clients import Client, Contact
from bot.desk.clock_words import said_clock
from bot.operations.ports import Answer

BY_ITS_CLOCK = "(Times are by the clock in {city}.)"
# A time of day, as all times are written here.
_TIME = re.compile(r"\b(?:[01]\d|2[0-3]):[0-5]\d\b|\bmidnight\b", re.IGNORECASE)
# Clocks that agree now may part within the days that a message speaks of.
_SPOKEN_OF = timedelta(days=14)


def city_of(zone: str) -> str:
    """The city that a time zone has its name from."""
    return zone.rpartition("/")[2].replace("_", " ")


def whose_clock(client: Client | None, contact: Contact | None, now: datetime) -> str:
    """The sentence that says whose clock it is; empty where the clock on the reader's wall shows the same."""
    own = _own_zone(client, contact) if client is not None else None
    if client is None or own is None:
        return ""
    theirs, here = ZoneInfo(client.timezone), ZoneInfo(own)
    same = all(at.astimezone(theirs).utcoffset() == at.astimezone(here).utcoffset() for at in (now, now + _SPOKEN_OF))
    return "" if same else BY_ITS_CLOCK.format(city=city_of(client.timezone))


def zone_meant(words: str, client: Client, contact: Contact | None) -> str:
    """The zone by whose clock somebody names an hour: of the place that is named, of their own site where they say "my time", else
    the client's."""
    said = said_clock(words)
    if said is None:
        return client.timezone
    return said.zone or _own_zone(client, contact) or client.timezone


def _own_zone(client: Client, contact: Contact | None) -> str | None:
    site = client.site(contact.site) if contact is not None else None
    return site.calendar.timezone if site is not None and site.calendar is not None else None


def with_whose_clock(
    answer: Answer, client: Client | None, contact: Contact | None, now: datetime, asked: str = ""
) -> Answer:
    """The answer, with that sentence where it names a time; a question stays its last line.

    Who has ``asked`` by another clock reads it too, and who says "my time" where nobody knows which that is.
    """
    said = whose_clock(client, contact, now)
    if client is not None and not said and (other := said_clock(asked)) is not None and other.zone != client.timezone:
        said = BY_ITS_CLOCK.format(city=city_of(client.timezone))
    # Support hours name their clock themselves.
    if not said or _TIME.search(answer.text) is None or re.search(r" time\)", answer.text) is not None:
        return answer
    *before, last = answer.text.split("\n")
    lines = [*before, said, last] if "?" in last else [*before, last, said]
    return replace(answer, text="\n".join(lines))
