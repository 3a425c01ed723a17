"""What is known of a device's warranty, for whoever asks, and for the technician before anybody pays for a repair."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.desk.clients import Asset, Client, Contact
from bot.desk.enquiries import Enquiry
from bot.desk.missing_facts import own_device
from bot.desk.ticket_events import NOTED
from bot.desk.tickets import Ticket
from bot.desk.warranty import OF_A_DEVICE, asks_about_warranty, under_warranty
from bot.operations.kept_words import SAME_MATTER
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.records import BOT, note, opened_lately
from bot.operations.turns import Turn
from bot.operations.wording import TALK_TO_A_PERSON

RUNS = (
    "{device} is under its maker's warranty until {day}: a fault in the device itself is for the maker first, and a technician sees "
    "to that. What was dropped or spilled on is usually not in it."
)
OVER = "The maker's warranty of {device} ended on {day}."
NOT_ON_FILE = "No warranty is on file for {device}; a technician can look it up by its serial number."
WHICH = "Which device do you mean? Write its tag, or what it is, like 'my laptop'."
FOR_THE_TECHNICIAN = (
    "{device} is under its maker's warranty until {day}: the maker first, where the device itself is at fault."
)


def answer_about_warranty(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Until when the device is under warranty that is talked about, or the speaker's own; the open question once more."""
    client, contact = turn.person.client, turn.person.contact
    if turn.pressed is not None or turn.emergency is not None or client is None or contact is None:
        return None
    if not asks_about_warranty(turn.words):
        return None
    now = ports.clock.now()
    with ports.begin() as work:
        enquiry, asked = work.enquiries.current(turn.conversation), open_question(work, turn)
        lately = next(opened_lately(work, turn, now, SAME_MATTER), None)
    asset = _meant(client, contact, turn, enquiry, lately)
    said = WHICH if asset is None else _in_words(asset, client, now)
    return (Answer(said, () if asked is not None else (TALK_TO_A_PERSON,)), *([asked] if asked is not None else []))


def note_warranty(work: Work, client: Client | None, ticket: Ticket, tag: str | None, now: datetime) -> None:
    """For the technician of a new ticket about a device whose warranty runs."""
    asset = client.asset(tag) if client is not None and tag is not None else None
    if (
        client is None
        or asset is None
        or ticket.category not in OF_A_DEVICE
        or not under_warranty(asset, _today(client, now))
    ):
        return
    text = FOR_THE_TECHNICIAN.format(device=asset.tag, day=f"{asset.warranty_until:%-d %B %Y}")
    note(work, ticket, now, BOT, NOTED, text)


def _meant(
    client: Client, contact: Contact, turn: Turn, enquiry: Enquiry | None, ticket: Ticket | None
) -> Asset | None:
    """The device in the words, in what is talked about, in the ticket just opened; else the one that is theirs."""
    told = enquiry.told if enquiry is not None else ticket.words if ticket is not None else ""
    facts = enquiry.facts if enquiry is not None else ticket.facts if ticket is not None else ()
    tags = [fact.value for fact in facts if fact.kind == "asset_tag"]
    named = [each for each in client.assets if each.tag.casefold() in turn.words.casefold()]
    theirs = [each for each in client.assets if (each.contact or "").casefold() == contact.email.casefold()]
    known = (*named, *filter(None, map(client.asset, tags)))
    first = next(iter(known), None) or own_device(client, contact, turn.words) or own_device(client, contact, told)
    return first or (theirs[0] if len(theirs) == 1 else None)


def _in_words(asset: Asset, client: Client, now: datetime) -> str:
    device = f"{asset.asset_class.replace('_', ' ').capitalize()} {asset.tag}"
    if asset.warranty_until is None:
        return NOT_ON_FILE.format(device=device)
    said = RUNS if under_warranty(asset, _today(client, now)) else OVER
    return said.format(device=device, day=f"{asset.warranty_until:%-d %B %Y}")


def _today(client: Client, now: datetime) -> date:
    return now.astimezone(ZoneInfo(client.timezone)).date()
