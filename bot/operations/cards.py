"""What an answer shows beside its text, in parts that a channel can lay out: a decision, a quote, a ticket."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from bot.desk.catalogue import CATALOGUE
from bot.desk.clients import Client
from bot.desk.decisions import Check, Decision, Verdict
from bot.desk.money import in_words
from bot.desk.people import Conversation
from bot.desk.prices import Estimate
from bot.desk.quotes import WAITING, Quote, version_that_holds
from bot.desk.tickets import STATE_WORDS, Ticket
from bot.operations.ports import About, DeskPorts, Scope, Subject, Work
from bot.operations.speakers import identify
from bot.operations.ticket_lines import title_of
from bot.operations.whose_clock import whose_clock
from bot.operations.wording import VERDICT_WORDS, moment, quote_outcome

REASONS_SHOWN = 8


class Tone(str, Enum):
    """How a card feels at first sight, for a colour or a sign."""

    FREE = "free"
    COSTS = "costs"
    PERSON = "person"
    PLAIN = "plain"


@dataclass(frozen=True)
class Reason:
    """One thing that was weighed: did it hold, in plain words, and the contract and clause it stands in."""

    held: bool
    text: str
    source: str = ""


@dataclass(frozen=True)
class Line:
    """A line with a value beside it: an amount, a date, a state."""

    text: str
    value: str


@dataclass(frozen=True)
class Card:
    """A record for people. ``verdict`` is its first sentence, ``total`` what it comes to, ``foot`` what it rests on.

    ``link`` leads to it in the console, for the MSP's own people.
    """

    tone: Tone
    title: str
    verdict: str
    reasons: tuple[Reason, ...] = ()
    lines: tuple[Line, ...] = ()
    total: str = ""
    ways: tuple[str, ...] = ()
    foot: str = ""
    lead: str = ""
    close: str = ""
    link: str = ""


# Where the gateway has the pictures of the knowledge base.
PICTURES = "/pictures"

TONES = {
    Verdict.COVERED: Tone.FREE,
    Verdict.FROM_ALLOWANCE: Tone.FREE,
    Verdict.PARTLY_COVERED: Tone.COSTS,
    Verdict.QUOTE_REQUIRED: Tone.COSTS,
    Verdict.NEEDS_PERSON: Tone.PERSON,
}


def card_for(*, ports: DeskPorts, about: About, conversation: str) -> Card | None:
    """The card of a record as it is now; None where it is not (any more) for whoever stands behind the conversation.

    A picture has none: it stands beside the text. What technicians see is drawn by ``operations.rooms``.
    """
    if about.kind in (Subject.PICTURE, Subject.DELETION, Subject.ROOM_CARD, Subject.ROOM_QUESTION):
        return None
    with ports.begin() as work:
        person = identify(work, Conversation.of_key(conversation).identity)
        if person.client is None or person.contact is None:
            return None
        work.narrow(Scope.of(person))
        if about.kind is Subject.DECISION:
            card = _decision(work, person.client, about)
        elif about.kind is Subject.QUOTE:
            card = _quote(work, ports, person.client, about, asks=person.contact.email)
        else:
            card = _ticket(work, ports, person.client, about, asks=person.contact.email)
    clock = whose_clock(person.client, person.contact, ports.clock.now())
    return replace(card, foot=f"{card.foot} {clock}".strip()) if card is not None and clock else card


def picture_address(ports: DeskPorts, about: About | None) -> str | None:
    """Where a platform fetches the picture of an answer, as PNG; None without one or when it cannot reach us."""
    if about is None or about.kind is not Subject.PICTURE or not ports.public_url.startswith("https://"):
        return None
    return f"{ports.public_url}{PICTURES}/{about.id.removesuffix('.svg')}.png"


def _decision(work: Work, client: Client, about: About) -> Card | None:
    stored = work.decisions.get(about.id)
    if stored is None or stored.decision.client != client.code:
        return None
    decision = stored.decision
    return Card(
        tone=TONES[decision.verdict],
        title=CATALOGUE[decision.category].title,
        verdict=VERDICT_WORDS[decision.verdict],
        reasons=tuple(_reasons(decision.checks)),
        lines=_lines(decision.estimate),
        total=_range(decision.estimate) if decision.estimate else "",
        ways=tuple(way.text for way in decision.alternatives),
        foot=_rests_on(decision),
        lead=about.lead,
        close=about.close,
    )


def _reasons(checks: Iterable[Check]) -> Iterable[Reason]:
    short = [check for check in checks if not (check.detail or check.check == "answer time")]
    for check in short[:REASONS_SHOWN]:
        source = f"{check.contract}, clause {check.clause}" if check.contract and check.clause else ""
        yield Reason(check.passed, check.text, source)


def _lines(estimate: Estimate | None) -> tuple[Line, ...]:
    return tuple(Line(line.text, in_words(line.amount)) for line in estimate.lines) if estimate else ()


def _range(estimate: Estimate) -> str:
    low, high = in_words(estimate.low), in_words(estimate.high)
    about = low if low == high else f"{low} to {high}"
    return f"About {about} with tax, at most {in_words(estimate.not_to_exceed)}"


def _rests_on(decision: Decision) -> str:
    return f"{decision.contract}, version {decision.contract_version}" if decision.contract else ""


def _quote(work: Work, ports: DeskPorts, client: Client, about: About, *, asks: str) -> Card | None:
    revisions = work.quotes.revisions(about.id)
    if not revisions or revisions[0].client != client.code or not _may_see(revisions[0], client, asks):
        return None
    quote = version_that_holds(revisions)
    now = ports.clock.now()
    waits = quote.state in WAITING and quote.valid_until > now
    until = f"Valid until {moment(quote.valid_until, client.timezone)}. " if waits else ""
    clause = f", clause {quote.clause}" if quote.clause else ""
    return Card(
        tone=Tone.COSTS,
        title=f"Quote {quote.number}: {quote.title}",
        verdict=quote_outcome(quote, client, now),
        lines=_lines(quote.estimate),
        total=f"Expected {in_words(quote.estimate.total)}, never more than {in_words(quote.limit)} without asking again",
        foot=f"{until}{quote.contract}, version {quote.contract_version}{clause}. For {quote.ticket}.",
        lead=about.lead,
        close=about.close,
    )


def _may_see(quote: Quote, client: Client, asks: str) -> bool:
    """Whoever asked for it, and whoever may be asked about it."""
    contact = client.contact(asks)
    return quote.requested_by == asks or (contact is not None and contact.may_approve(quote.limit))


def _ticket(work: Work, ports: DeskPorts, client: Client, about: About, *, asks: str) -> Card | None:
    ticket = work.tickets.get(about.id)
    if ticket is None or ticket.client != client.code or ticket.contact != asks:
        return None
    return ticket_card(ticket, ports, about)


def ticket_card(ticket: Ticket, ports: DeskPorts, about: About | None = None) -> Card:
    """One ticket for the person it is about: how it stands, by when somebody answers and by when it is solved."""
    now = ports.clock.now()
    dates = (
        ("Planned for", ticket.planned_for),
        ("Someone answers by", ticket.respond_by if ticket.first_response_at is None else None),
        ("Solved by", ticket.resolve_by),
    )
    shown = [Line(text, moment(at, ticket.timezone, now)) for text, at in dates if at is not None and ticket.is_open]
    return Card(
        tone=Tone.PLAIN,
        title=f"{ticket.number}: {title_of(ticket)}",
        verdict=f"{STATE_WORDS[ticket.state].capitalize()}.",
        lines=tuple(shown),
        lead=about.lead if about else "",
        close=about.close if about else "",
    )
