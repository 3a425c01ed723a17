"""A ticket for what monitoring saw: decided by the same rules as a person's, acted on or put before an approver."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.alert_plan import Sorted, whom_to_tell
from bot.desk.alerts import MONITORING, Alert, AlertSeverity, calls_somebody
from bot.desk.catalogue import category_or_raise
from bot.desk.clients import Asset, ChatIdentity, Client
from bot.desk.decisions import Way
from bot.desk.emergencies import KIND_OF, EmergencyKind
from bot.desk.enquiries import Enquiry, EnquiryState
from bot.desk.people import Conversation, Person
from bot.desk.quotes import Quote
from bot.desk.ticket_clocks import put_off
from bot.desk.tickets import Fact, Ticket, TicketState, move_ticket
from bot.operations.alerts.words import for_technicians, for_the_approver, for_the_client, in_short, trouble_in_words
from bot.operations.allowances import reserve_allowance
from bot.operations.coverage import decide_and_store
from bot.operations.notices import tell, where_to_reach
from bot.operations.oncall import page_for
from bot.operations.ports import Answer, Button, DeskPorts, Pressed, Shown, StoredDecision, Work
from bot.operations.promised_calls import begins_at_once
from bot.operations.quotes import request_approval
from bot.operations.records import (
    BOT,
    decision_of,
    hours_of_ticket,
    note,
    promise_to,
    unsorted_ticket,
    with_promise,
)
from bot.operations.tickets import has_a_price, state_and_billing
from bot.operations.turns import Turn


@dataclass(frozen=True)
class Matter:
    """What a ticket is opened for. ``key`` is the same whenever this very report is handled again; ``kind`` is None where a
    person has to sort it, ``what`` says in plain words what is wrong with which device."""

    key: str
    alert: Alert
    client: Client | None
    asset: Asset | None
    site: str | None
    kind: Sorted | None
    what: str
    words: str


def matter_of(key: str, alert: Alert, client: Client | None, asset: Asset | None, kind: Sorted | None) -> Matter:
    """The matter of one alert."""
    site = asset.site if asset else None
    what = trouble_in_words(alert, asset, kind)
    return Matter(key, alert, client, asset, site, kind, what, for_technicians(alert, asset))


def open_matter(work: Work, ports: DeskPorts, matter: Matter) -> Ticket:
    """A new ticket for it, with everything that follows."""
    now = ports.clock.now()
    turn = _turn(matter, now)
    ticket = _blank(work, ports, matter, turn, now)
    stored = _decide(work, turn, matter, ticket, now)
    if stored is not None:
        made, planned = stored.decision, _planned(stored, now)
        state, billing = state_and_billing(made, planned)
        ticket = replace(
            ticket,
            decision=stored.id,
            state=state,
            billing=billing,
            planned_for=planned,
            priority=made.priority,
            priority_reasons=made.priority_reasons,
        )
        ticket = with_promise(work, ticket, made)
    work.tickets.save(ticket)
    note(work, ticket, now, MONITORING, "opened", ticket.words)
    return _follow(work, ports, matter, turn, ticket, stored, again=False)


def reopen_matter(work: Work, ports: DeskPorts, matter: Matter, ticket: Ticket) -> Ticket:
    """It has come back: the same ticket, decided anew for now. ``ticket`` has to be held."""
    now = ports.clock.now()
    turn = _turn(matter, now)
    ticket = replace(move_ticket(ticket, TicketState.TRIAGED, now, hours_of_ticket(work, ticket)), solved_by=None)
    stored = _decide(work, turn, matter, ticket, now) if ticket.decision is not None else None
    if stored is not None:
        planned = _planned(stored, now)
        state, billing = state_and_billing(stored.decision, planned)
        ticket = replace(ticket, decision=stored.id, billing=billing, not_to_exceed=None, planned_for=planned)
        ticket = move_ticket(ticket, state, now, hours_of_ticket(work, ticket))
        if planned is not None:
            ticket = put_off(ticket, promise_to(work, ticket, stored.decision).target, planned, now)
    work.tickets.save(ticket)
    note(work, ticket, now, MONITORING, "reopened", "It is back.")
    return _follow(work, ports, matter, turn, ticket, stored, again=True)


def page_about(work: Work, ports: DeskPorts, ticket: Ticket, alert: Alert, key: str) -> str:
    """Wake whoever is on call if the alert is so bad and the contract says so; who it is, empty for nobody.

    What belongs to no device that we know is nobody's emergency: it waits until people are awake.
    """
    decision = decision_of(work, ticket)
    kind: EmergencyKind | None = KIND_OF.get(ticket.category or "", EmergencyKind.OUTAGE)
    if decision is None:
        if alert.severity is not AlertSeverity.CRITICAL:
            return ""
        kind = None
    elif not begins_at_once(decision, ticket.planned_for) and not calls_somebody(
        alert.severity, ticket.priority, promise_to(work, ticket, decision).target
    ):
        return ""
    page = page_for(
        work,
        ports,
        turn=key,
        kind=kind,
        conversation=ticket.conversation,
        client=ticket.client,
        contact=ticket.contact,
        words=ticket.words,
        ticket=ticket.number,
    )
    note(work, ticket, ports.clock.now(), BOT, "paged", f"{page.technician} for a critical alert")
    return page.technician if kind is not None else ""


def _turn(matter: Matter, now: datetime) -> Turn:
    """Monitoring speaks for a client, and is nobody of theirs."""
    identity = ChatIdentity(MONITORING, "", matter.alert.source)
    return Turn(matter.key, Person(Conversation(identity), matter.client, None), matter.words, None, now)


def _blank(work: Work, ports: DeskPorts, matter: Matter, turn: Turn, now: datetime) -> Ticket:
    """As for words that nobody has sorted, and with what is known of the alert."""
    category = category_or_raise(matter.kind.category) if matter.kind else None
    # Reading takes the ends of lines away.
    words = "\n".join(ports.reader.read(line).text for line in matter.words.splitlines())
    ticket = unsorted_ticket(work, turn, words, now, category)
    alert = matter.alert
    device = (Fact("asset_tag", matter.asset.tag),) if matter.asset else ()
    facts = (*device, Fact("device", in_short(alert.device)), Fact("alert", in_short(alert.condition)))
    ticket = replace(
        ticket, facts=facts, site=matter.site, priority_reasons=(f"{ticket.priority.value}: nobody has sorted it yet",)
    )
    if matter.client is None or matter.kind is None:
        return ticket
    contact = whom_to_tell(matter.client, matter.asset)
    conversation = where_to_reach(work, ports, matter.client, contact) if contact else ticket.conversation
    return replace(
        ticket,
        contact=contact.email if contact else None,
        conversation=conversation,
        impact=matter.kind.impact,
        urgency=matter.kind.urgency,
    )


def _decide(work: Work, turn: Turn, matter: Matter, ticket: Ticket, now: datetime) -> StoredDecision | None:
    """The verdict of the coverage rules, stored; None for what a person has to sort first."""
    if matter.client is None or matter.kind is None:
        return None
    site = (Fact("site", matter.site),) if matter.site else ()
    enquiry = Enquiry(
        id=ticket.number,
        conversation=turn.conversation,
        client=matter.client.code,
        contact=None,
        words=ticket.words,
        category=matter.kind.category,
        state=EnquiryState.DONE,
        started_at=now,
        facts=(*ticket.facts, *site),
        impact=matter.kind.impact,
        urgency=matter.kind.urgency,
        ticket=ticket.number,
    )
    work.ledger.hold(matter.client.code)
    stored = decide_and_store(work, turn, enquiry, now)
    free = _free_time(stored, matter.alert, now)
    if free is not None:
        stored = decide_and_store(work, turn, enquiry, now, at=free)
    work.enquiries.save(replace(enquiry, decision=stored.id))
    return stored


def _free_time(stored: StoredDecision, alert: Alert, now: datetime) -> datetime | None:
    """What is not critical waits for a time at which it costs nothing, if there is one: nobody is asked to pay for tonight."""
    if alert.severity is AlertSeverity.CRITICAL or not stored.decision.verdict.costs:
        return None
    ways = (way for way in stored.decision.alternatives if way.kind is Way.LATER and way.verdict.free)
    return next((way.when for way in ways if way.when > now), None)


def _planned(stored: StoredDecision, now: datetime) -> datetime | None:
    return stored.decision.facts.at if stored.decision.facts.at > now else None


def _follow(
    work: Work,
    ports: DeskPorts,
    matter: Matter,
    turn: Turn,
    ticket: Ticket,
    stored: StoredDecision | None,
    *,
    again: bool,
) -> Ticket:
    """Whoever is on call is woken, an approver is asked, what is left of an allowance is kept, the contact is told."""
    called = page_about(work, ports, ticket, matter.alert, matter.key)
    if stored is None or matter.client is None:
        if not again:
            why = "no device of this name is on any list" if matter.asset is None else "a person has to look first"
            note(work, ticket, ports.clock.now(), BOT, "person wanted", f"For the dispatcher: {why}.")
        return ticket
    quote: Quote | None = None
    if has_a_price(stored.decision):
        quote, ticket = _ask_approver(work, ports, matter, ticket, stored)
    elif stored.decision.draws:
        reserve_allowance(work, ports, matter.key, ticket, stored.decision)
    _tell_contact(work, ports, matter, turn, ticket, stored, quote, called)
    return ticket


def _ask_approver(
    work: Work, ports: DeskPorts, matter: Matter, ticket: Ticket, stored: StoredDecision
) -> tuple[Quote, Ticket]:
    client, estimate = matter.client, stored.decision.estimate
    assert client is not None and estimate is not None
    first = next(iter(client.approvers(estimate.not_to_exceed)), None)
    if first is not None:
        tell(work, ports, client, first, Answer(for_the_approver(matter.what, ticket)))
    return request_approval(work, ports, ticket, stored.decision, requested_by=MONITORING, reads=None)


def _tell_contact(
    work: Work,
    ports: DeskPorts,
    matter: Matter,
    turn: Turn,
    ticket: Ticket,
    stored: StoredDecision,
    quote: Quote | None,
    called: str,
) -> None:
    """In chat, once; an approver has read it with the price."""
    client = matter.client
    contact = client.contact(ticket.contact) if client and ticket.contact else None
    if client is None or contact is None:
        note(work, ticket, ports.clock.now(), BOT, "nobody to tell", "No contact of the client hears about alerts.")
        return
    now = ports.clock.now()
    place = where_to_reach(work, ports, client, contact)
    work.decisions.note_shown(stored.id, Shown(contact.email, place, turn.id, now))
    if quote is not None and quote.asked == contact.email:
        return
    text = for_the_client(matter.what, ticket, stored.decision, quote, client, called=called, now=now)
    button = Button("Talk to a person", Pressed("talk_to_human", {"ticket": ticket.number}))
    tell(work, ports, client, contact, Answer(text, (button,)))
