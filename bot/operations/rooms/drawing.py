"""What a ticket's card in the technicians' room shows: sorted already, so that somebody can act on it at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.desk.catalogue import CATALOGUE
from bot.desk.decisions import Decision
from bot.desk.money import in_words
from bot.desk.quotes import WAITING
from bot.desk.rooms import SURE_FROM, RoomAct
from bot.desk.tickets import Billing, Ticket
from bot.operations.cards import TONES, Card, Line, Tone
from bot.operations.ports import DeskPorts, StoredDecision, Work
from bot.operations.records import step_line
from bot.operations.staff_words import PRIORITY_WORDS, STAFF_STATE_WORDS, VERDICT_WORDS
from bot.operations.wording import moment

TITLES = {
    RoomAct.CLAIM: "Claim",
    RoomAct.RELEASE: "Release",
    RoomAct.ASSIGN: "Assign",
    RoomAct.WAIT: "Wait",
    RoomAct.RESUME: "Go on",
    RoomAct.ASK: "Ask the requester",
    RoomAct.RESOLVE: "Resolve",
    RoomAct.REOPEN: "Open again",
}
"""The buttons of a card, in order."""

WORDS_SHOWN, STEPS_SHOWN = 500, 3


def draw(work: Work, ports: DeskPorts, ticket: Ticket) -> Card:
    """The card of a ticket as it is now."""
    stored = work.decisions.get(ticket.decision) if ticket.decision else None
    return Card(
        tone=TONES[stored.decision.verdict] if stored else Tone.PERSON,
        title=f"{ticket.number}: {category_of(work, ticket, stored)}",
        verdict=requester_of(work, ticket),
        lines=tuple(_lines(work, ports, ticket, stored)),
        foot=_in_short(ticket.words, WORDS_SHOWN),
        link=f"{ports.public_url}/tickets/{ticket.number}" if ports.public_url else "",
    )


def requester_of(work: Work, ticket: Ticket) -> str:
    """Who asks, and of which client."""
    client = work.clients.get(ticket.client) if ticket.client else None
    contact = client.contact(ticket.contact) if client else None
    named = contact.name if contact else ticket.contact
    return ", ".join(filter(None, (named, client.name if client else "somebody not verified")))


def category_of(work: Work, ticket: Ticket, stored: StoredDecision | None) -> str:
    """What it was taken for; how sure that is where nobody has sorted it since, and what else it may be where it is not."""
    if ticket.category is None:
        return "not sorted yet"
    title = CATALOGUE[ticket.category].title
    enquiry = work.enquiries.get(stored.enquiry) if stored else None
    ranking = enquiry.ranking if enquiry else ()
    if not ranking or ranking[0][0] != ticket.category:
        return title
    sure = f"{title} ({ranking[0][1]:.0%}"
    if ranking[0][1] >= SURE_FROM or len(ranking) == 1:
        return f"{sure})"
    other, confidence = ranking[1]
    return f"{sure}, or {CATALOGUE[other].title if other in CATALOGUE else other} {confidence:.0%})"


def _lines(work: Work, ports: DeskPorts, ticket: Ticket, stored: StoredDecision | None) -> Iterator[Line]:
    yield Line("Priority", f"{ticket.priority.value}, {PRIORITY_WORDS[ticket.priority]}")
    yield Line("Cost", _cost(work, ticket, stored.decision if stored else None))
    zone = ports.rota.rota().zone
    dates = (
        ("Planned for", ticket.planned_for),
        ("Answer by", ticket.respond_by if ticket.first_response_at is None else None),
        ("Solve by", ticket.resolve_by),
    )
    for text, at in dates:
        if at is not None and ticket.is_open:
            yield Line(text, in_both_zones(at, ticket.timezone, zone))
    tried = _tried(ticket)
    if tried:
        yield Line("Tried", tried)
    yield Line("State", _state(work, ticket))


def in_both_zones(at: datetime, theirs: str, ours: str) -> str:
    """An instant on the client's clock, and on ours where that shows another time."""
    same = at.astimezone(ZoneInfo(theirs)).utcoffset() == at.astimezone(ZoneInfo(ours)).utcoffset()
    return moment(at, theirs) if same else f"{moment(at, theirs)} there, {moment(at, ours)} here"


def _cost(work: Work, ticket: Ticket, decision: Decision | None) -> str:
    if decision is None:
        return "not decided; nothing is charged before somebody agrees"
    said = VERDICT_WORDS[decision.verdict].capitalize()
    if decision.contract:
        said = f"{said} ({decision.contract}{f', clause {decision.clause}' if decision.clause else ''})"
    if ticket.not_to_exceed is not None and ticket.billing is Billing.APPROVED:
        return f"{said}, approved up to {in_words(ticket.not_to_exceed)}"
    waiting = next((quote for quote in work.quotes.of_ticket(ticket.number) if quote.state in WAITING), None)
    if waiting is not None:
        return f"{said}, at most {in_words(waiting.limit)}, not approved yet"
    if decision.estimate is not None and decision.verdict.costs:
        return f"{said}, at most {in_words(decision.estimate.not_to_exceed)}"
    return said


def _tried(ticket: Ticket) -> str:
    steps = [step_line(record) for record in ticket.steps]
    shown = steps[-STEPS_SHOWN:]
    before = [f"{len(steps) - len(shown)} steps before"] if len(steps) > len(shown) else []
    return "\n".join([*([ticket.fix.title] if ticket.fix else []), *before, *shown])


def _state(work: Work, ticket: Ticket) -> str:
    state = STAFF_STATE_WORDS[ticket.state]
    holder = work.staff.get(ticket.owner) if ticket.owner else None
    has = f"{holder.name} has it: {state}" if holder else state.capitalize()
    return f"{has}, goes with {ticket.parent}" if ticket.parent else has


def _in_short(words: str, most: int) -> str:
    return words if len(words) <= most else words[:most].rstrip() + " …"
