"""When the desk is open: the client's own support hours, the holidays ahead, and what help means at any other hour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Decision, Verdict
from bot.desk.facts import Facts
from bot.desk.hours import SupportHours, is_open, open_intervals
from bot.desk.opening_words import AskedHours, asked_hours
from bot.operations.choice_words import drawn_in_words, price_in_short
from bot.operations.contract_words import week_in_words
from bot.operations.coverage import facts_again
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.staffed import closing, staffed
from bot.operations.turns import Turn
from bot.operations.whose_clock import city_of
from bot.operations.wording import at_the_desk, moment

OPEN_UNTIL = "Somebody is at the desk until {until}."
HOURS = "Support hours: {week} ({city} time)."
AROUND_THE_CLOCK = "Support hours: at any hour, on holidays too."
HOLIDAYS = "Holidays ahead, without support hours: {days}."
CLOSED_ON, OPEN_ON = "There are no support hours on {days}.", "There are support hours on {days}."
# A plain matter, dealt with from afar: nothing that a clause of its own makes dearer or free.
PLAIN_MATTER = "email_client"
_THEN, _AT_OTHER_TIMES = "Then", "At other times"
OTHERWISE = {
    Verdict.COVERED: "{then} help from afar is covered as well.",
    Verdict.FROM_ALLOWANCE: "{then} help from afar is paid from your plan as well.",
    Verdict.PARTLY_COVERED: "{then} help from afar is partly covered; the rest needs a yes first.",
    Verdict.QUOTE_REQUIRED: "{then} help from afar is charged, and nothing starts before a yes.",
    Verdict.NEEDS_PERSON: "{then} a person has to say what is covered; nothing costs anything before that.",
}
WITH_PRICE = "{then} help from afar is charged: a small matter is {price}. Nothing starts before a yes."
ANY_HOUR = "I am here at any hour, and what is down for everybody, an attack or danger calls somebody at once."
_HOLIDAYS_SHOWN, _LOOKED_AHEAD, _WITHOUT_A_YEAR = 4, timedelta(days=366), timedelta(days=180)


def answer_about_opening(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer to a question about the hours of the desk, and the question that was open once more; None for other words.

    Nothing is opened. Who is not known has no contract to go by.
    """
    client, contact = turn.person.client, turn.person.contact
    if turn.pressed is not None or turn.emergency is not None or client is None:
        return None
    now, zone = ports.clock.now(), ZoneInfo(client.timezone)
    today, site = now.astimezone(zone).date(), contact.site if contact else None
    asked = asked_hours(turn.words, today, client.holidays)
    if asked is None:
        return None
    with ports.begin() as work:
        contracts = tuple(work.contracts.latest(client.code))
        hours = hours_on(contracts, now, site)
        again = open_question(work, turn)
        if hours is None:
            return None
        on_days = tuple(_on_days(asked, contracts, hours, site, today))
        first = on_days or tuple(filter(None, (_now(work, turn, now, client),)))
        at = _closed_at(asked, hours, now)
        otherwise = _decided(work, turn, client, contracts, at) if at is not None else None
    general = [*_in_general(hours, today, asked)]
    if otherwise is not None:
        on_asked_day = otherwise.facts.at.astimezone(zone).date() in asked.days
        words = _otherwise(ports, turn, otherwise, _THEN if on_asked_day else _AT_OTHER_TIMES)
        general.insert(0 if on_asked_day else len(general), words)
    answer = Answer("\n".join([*first, *general, ANY_HOUR]))
    return (answer, *([again] if again is not None else []))


def hours_on(contracts: Sequence[Contract], at: datetime, site: str | None) -> SupportHours | None:
    """Those of the first contract that is in force then, in the order of the client's file."""
    return next((each.hours_at(site) for each in contracts if each.in_force(at)), None)


def _now(work: Work, turn: Turn, now: datetime, client: Client) -> str:
    closes = closing(work, turn, now)
    if closes is not None:
        return OPEN_UNTIL.format(until=moment(closes, client.timezone, now))
    return at_the_desk(*staffed(work, turn, now), client.timezone, now)


def _on_days(
    asked: AskedHours, contracts: Sequence[Contract], usual: SupportHours, site: str | None, today: date
) -> Iterator[str]:
    """The days that were asked about: on which there are support hours, and when, and on which there are none."""
    windows = {}
    for day in asked.days:
        noon = datetime.combine(day, time(12), ZoneInfo(usual.zone))
        windows[day] = _windows_of(hours_on(contracts, noon, site) or usual, day)
    opened = [f"{_day(day, today)} ({said})" for day, said in windows.items() if said]
    closed = [_day(day, today) for day, said in windows.items() if not said]
    if opened:
        yield OPEN_ON.format(days=_list(opened))
    if closed:
        yield CLOSED_ON.format(days=_list(closed))


def hours_in_words(hours: SupportHours) -> str:
    """The week, and by which clock."""
    if hours.is_always:
        return AROUND_THE_CLOCK
    return HOURS.format(week=week_in_words(hours.weekly), city=city_of(hours.zone))


def _in_general(hours: SupportHours, today: date, asked: AskedHours) -> Iterator[str]:
    """The week, and the holidays ahead where no ordinary day was asked about."""
    yield hours_in_words(hours)
    if hours.is_always:
        return
    ahead = (
        day for day in sorted(hours.holidays) if today <= day <= today + _LOOKED_AHEAD and hours.weekly[day.weekday()]
    )
    days = [_day(day, today) for day in islice(ahead, _HOLIDAYS_SHOWN)]
    if days and (not asked.days or set(asked.days) & hours.holidays):
        yield HOLIDAYS.format(days=_list(days))


def _windows_of(hours: SupportHours, day: date) -> str:
    return " and ".join(f"{_clock(opens)}-{_clock(closes)}" for opens, closes in hours.open_time.open_on(day))


def _closed_at(asked: AskedHours, hours: SupportHours, now: datetime) -> datetime | None:
    """An instant at which nobody is at the desk: of the days that were asked about, else the next one; None where there is none."""
    if hours.is_always:
        return None
    zone = ZoneInfo(hours.zone)
    for day in asked.days:
        noon = datetime.combine(day, time(12), zone)
        if noon > now and not hours.open_time.open_on(day):
            return noon
    if not is_open(hours, now):
        return now
    return next((end for _, end in open_intervals(hours, now, now + timedelta(days=8))), None)


def _decided(work: Work, turn: Turn, client: Client, contracts: tuple[Contract, ...], at: datetime) -> Decision:
    """What a plain matter would mean then: asked, not stored."""
    contact = turn.person.contact
    facts = Facts(PLAIN_MATTER, at, person=contact.email if contact else None, site=contact.site if contact else None)
    return decide_coverage(client, contracts, facts_again(work, client, contracts, facts, at))


def _otherwise(ports: DeskPorts, turn: Turn, decision: Decision, then: str) -> str:
    if decision.verdict is Verdict.QUOTE_REQUIRED and decision.estimate is not None:
        return WITH_PRICE.format(then=then, price=price_in_short(decision.estimate))
    drawn = drawn_in_words(ports=ports, turn=turn, decision=decision)
    return f"{OTHERWISE[decision.verdict].format(then=then)} {drawn and f'A small matter: {drawn[0].lower()}{drawn[1:]}'}".strip()


def _day(day: date, today: date) -> str:
    return f"{day:%a %-d %b %Y}" if day - today > _WITHOUT_A_YEAR else f"{day:%a %-d %b}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _list(said: Sequence[str]) -> str:
    return ", ".join(said[:-1]) + f" and {said[-1]}" if len(said) > 1 else said[0]
