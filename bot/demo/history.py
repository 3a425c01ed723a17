"""A made-up year of the demo clients: who writes what when, and how long it takes. The same every time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from bot.desk.catalogue import Impact, Urgency

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
MADE_UP = " (made up)"
"""At the end of every ticket's words, so that nobody takes one for real."""


@dataclass(frozen=True)
class MadeUpTicket:
    """One problem: who writes which words about what when, and the minutes that it really takes."""

    client: str
    email: str
    category: str
    words: str
    at: datetime
    minutes: int
    asset: str | None = None
    impact: Impact = Impact.PERSON
    urgency: Urgency = Urgency.DEGRADED
    waits: bool = False
    """Whether the person takes the free time where there is one."""
    visit: bool = False
    """Whether somebody has to drive there."""
    answered_after: int = 10
    """Minutes until a technician says a word to the person."""
    days_more: int = 0
    """Days that it takes beyond the work itself, because something has to come first."""


@dataclass(frozen=True)
class _Kind:
    """A kind of problem: how often among others, its minutes from and to, what people write."""

    category: str
    weight: int
    minutes: tuple[int, int]
    words: tuple[str, ...]
    visits: int = 0
    """Of a hundred, how many are solved on site."""


_KINDS = (
    _Kind("printer", 12, (15, 60), ("The label printer prints blank pages", "Printer says offline again"), 18),
    _Kind("email_client", 10, (15, 70), ("Outlook asks for my password all the time", "Outlook freezes when I search")),
    _Kind("password_reset", 9, (10, 20), ("I forgot my password over the weekend", "My password has expired")),
    _Kind("software_error", 8, (20, 90), ("The booking program closes by itself", "I get an error when I save")),
    _Kind("slow_computer", 7, (30, 120), ("My computer takes ten minutes to start", "Everything is slow since Monday")),
    _Kind("file_share", 7, (15, 60), ("I cannot open the shared drive", "A folder is gone from the shared drive")),
    _Kind("wifi", 6, (15, 75), ("The Wi-Fi drops in the back room", "My laptop does not find the Wi-Fi"), 20),
    _Kind("vpn_remote", 5, (15, 60), ("VPN does not connect from home", "Remote desktop throws me out")),
    _Kind(
        "lob_application",
        5,
        (30, 150),
        ("The practice program does not start", "The stock program hangs for all of us"),
    ),
    _Kind("phone_voip", 4, (15, 60), ("My desk phone has no tone", "Callers do not hear me")),
    _Kind("software_install", 4, (20, 50), ("I need a PDF editor", "Please install the scanner software")),
    _Kind("how_to", 3, (10, 20), ("How do I share my calendar?", "How do I print on both sides?")),
    _Kind("file_restore", 2, (20, 80), ("I overwrote the price list, can I have yesterday's?",)),
    _Kind("onboarding", 1, (60, 150), ("A new colleague starts on Monday",)),
    _Kind("internet_down", 2, (30, 120), ("The internet is very slow at the counter",)),
)


@dataclass(frozen=True)
class _Profile:
    """How busy a client is: tickets in each month, who writes, how many of a hundred outside working hours."""

    client: str
    zone: str
    from_day: date
    months: tuple[int, ...]
    people: tuple[str, ...]
    evenings: int
    longer: float


_PROFILES = (
    # A busy practice: what break-fix would ask goes up and down with the months.
    _Profile(
        "maple-dental",
        "America/Toronto",
        FIRST,
        (13, 12, 22, 16, 14, 18, 12, 11, 20, 16, 27, 15),
        ("sam@maple-dental.example", "priya@maple-dental.example", "dana@maple-dental.example"),
        8,
        1.6,
    ),
    # A small charity that seldom needs its ten hours.
    _Profile(
        "harbour-trust",
        "Europe/London",
        date(2026, 4, 1),
        (0, 0, 0, 5, 4, 6, 3, 2, 7, 5, 6, 3),
        ("nadia@harbour-trust.example", "tom@harbour-trust.example", "amara@harbour-trust.example"),
        5,
        1.0,
    ),
    # A garage that pays for every callout.
    _Profile(
        "foothills-auto",
        "America/Edmonton",
        FIRST,
        (5, 6, 11, 7, 5, 8, 4, 6, 9, 7, 13, 6),
        ("ravi@foothills-auto.example", "josie@foothills-auto.example"),
        8,
        1.2,
    ),
)


def made_up_year() -> tuple[MadeUpTicket, ...]:
    """Every ticket of the year, in the order in which they are written."""
    random = Random("a year at the demo's desk")
    tickets = [ticket for profile in _PROFILES for ticket in _year_of(profile, random)]
    # How quick the technicians are is drawn apart: what is asked for stays the same.
    paces = Random("how quick its technicians are")
    return tuple(_at_a_pace(ticket, paces) for ticket in sorted(tickets, key=lambda each: (each.at, each.email)))


def _at_a_pace(ticket: MadeUpTicket, random: Random) -> MadeUpTicket:
    """Mostly answered within minutes, and now and then solved days later."""
    days = random.choice((1, 2, 3)) if random.random() < 0.06 else 0
    return replace(ticket, answered_after=random.choice((3, 5, 8, 12, 15, 20, 24)), days_more=days)


def _year_of(profile: _Profile, random: Random) -> Iterator[MadeUpTicket]:
    for number, count in enumerate(profile.months, start=1):
        for _ in range(count):
            yield _ticket(profile, number, random)


def _ticket(profile: _Profile, month: int, random: Random) -> MadeUpTicket:
    kind = random.choices(_KINDS, weights=[each.weight for each in _KINDS])[0]
    low, high = kind.minutes
    # Most are short, some are long: the middle of two draws is nearer to the lower end.
    minutes = round(min(random.uniform(low, high), random.uniform(low, high)) * profile.longer / 5) * 5
    return MadeUpTicket(
        client=profile.client,
        email=random.choice(profile.people),
        category=kind.category,
        words=random.choice(kind.words) + MADE_UP,
        at=_moment(profile, month, random),
        minutes=max(5, minutes),
        urgency=random.choice((Urgency.DEGRADED, Urgency.DEGRADED, Urgency.STOPPED, Urgency.WORKS)),
        waits=random.random() < 0.5,
        visit=random.randrange(100) < kind.visits,
    )


def _moment(profile: _Profile, month: int, random: Random) -> datetime:
    """A minute of the month: mostly in the working hours of a weekday, sometimes in the evening."""
    first = date(2026, month, 1)
    while True:
        day = first + timedelta(days=random.randrange(31))
        if day.month == month and day.weekday() < 5 and day >= profile.from_day:
            break
    evening = random.randrange(100) < profile.evenings
    hour = random.choice((19, 20, 21)) if evening else random.choice((9, 9, 10, 10, 11, 13, 14, 15, 16))
    return datetime.combine(day, time(hour, random.randrange(60)), ZoneInfo(profile.zone))
