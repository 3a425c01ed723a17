"""What people read about an alert."""

from __future__ import annotations

from datetime import datetime

from bot.desk.alert_plan import Sorted
from bot.desk.alerts import Alert
from bot.desk.clients import Asset, Client
from bot.desk.decisions import Decision
from bot.desk.money import in_words
from bot.desk.quotes import Quote
from bot.desk.tickets import Ticket
from bot.operations.wording import moment

LONGEST_NAME = 120


def in_short(text: str) -> str:
    """One line of what a source wrote, as far as anybody reads it."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_NAME else f"{line[:LONGEST_NAME]}..."


def device_in_words(alert: Alert, asset: Asset | None) -> str:
    """How people know the device: by name and tag, or by what the source calls it."""
    if asset is None:
        return in_short(alert.device) or "a device without a name"
    return f"{asset.name} ({asset.tag})" if asset.name else asset.tag


def trouble_in_words(alert: Alert, asset: Asset | None, kind: Sorted | None) -> str:
    """The device and what is wrong with it, without the source's own words where there are plainer ones."""
    said = kind.words if kind and kind.words else in_short(alert.condition)
    return f"{device_in_words(alert, asset)}: {said}"


def for_technicians(alert: Alert, asset: Asset | None) -> str:
    """What stands in the ticket: the device, the condition, and what the source says about it."""
    first = f"{device_in_words(alert, asset)}: {in_short(alert.condition)} ({alert.severity.value})"
    return "\n".join(filter(None, (first, alert.summary)))


def for_the_client(
    what: str, ticket: Ticket, decision: Decision, quote: Quote | None, client: Client, *, called: str, now: datetime
) -> str:
    """What the client's contact reads: what was seen, what it costs, what happens, and who is ``called``, if anybody."""
    seen = f"Our monitoring saw a problem with {what}."
    if quote is not None:
        asked = client.contact(quote.asked)
        who = f"I have asked {asked.name} to approve up to {in_words(quote.limit)}" if asked else "A person looks at it"
        text = f"It is not covered by a plan. {who} ({ticket.number}). Nothing is charged without a yes."
    elif decision.verdict.free:
        clause = f" ({decision.contract}{f', clause {decision.clause}' if decision.clause else ''})"
        covered = f"covered: nothing to pay{clause if decision.contract else ''}."
        text = f"It is {covered} It is {ticket.number}{_by(ticket, now)}."
        if ticket.planned_for is not None:
            when = moment(ticket.planned_for, ticket.timezone, now)
            text = f"Looked at in your support hours it is {covered} {ticket.number} is planned for {when}."
    else:
        text = f"A technician looks at it first ({ticket.number}). Nothing is charged before somebody who may approve it says yes."
    return " ".join(filter(None, (seen, text, f"{called} is being called now." if called else "")))


def _by(ticket: Ticket, now: datetime) -> str:
    if ticket.respond_by is None:
        return ", and a technician has it"
    return f", and a technician takes it up by {moment(ticket.respond_by, ticket.timezone, now)}"


def for_the_approver(what: str, ticket: Ticket) -> str:
    """What an approver reads before the price."""
    return (
        f"Our monitoring saw a problem with {what} ({ticket.number}). It is not covered by a plan, so nothing is done "
        "before somebody who may approve it says yes. Here is the price:"
    )
