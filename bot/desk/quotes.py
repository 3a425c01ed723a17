"""Quotes: a price offered, accepted once, at that price, by somebody who may."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from enum import Enum

from bot.desk.clients import Client, Contact
from bot.desk.errors import ImpossibleMove, NotAllowed, OutOfDate
from bot.desk.money import Money, in_words
from bot.desk.prices import Estimate, EstimateLine
from bot.desk.tickets import TicketState


class QuoteState(str, Enum):
    """The life cycle (desk rules, section 2)."""

    DRAFT = "draft"
    SENT = "sent"
    VIEWED = "viewed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    CONVERTED = "converted"
    CANCELLED = "cancelled"


_S = QuoteState
WAITING = frozenset({_S.SENT, _S.VIEWED})
HELD = frozenset({_S.ACCEPTED, _S.CONVERTED})
"""What was said yes to: a later version that comes to nothing leaves it as it is."""
CAME_TO_NOTHING = frozenset({_S.DECLINED, _S.EXPIRED, _S.CANCELLED})
# Whoever is asked next has not seen the card yet, so a viewed quote can be sent again.
MOVES: dict[QuoteState, frozenset[QuoteState]] = {
    _S.DRAFT: frozenset({_S.SENT, _S.SUPERSEDED, _S.CANCELLED}),
    _S.SENT: frozenset(
        {_S.DRAFT, _S.SENT, _S.VIEWED, _S.ACCEPTED, _S.DECLINED, _S.EXPIRED, _S.SUPERSEDED, _S.CANCELLED}
    ),
    _S.VIEWED: frozenset({_S.DRAFT, _S.SENT, _S.ACCEPTED, _S.DECLINED, _S.EXPIRED, _S.SUPERSEDED, _S.CANCELLED}),
    _S.ACCEPTED: frozenset({_S.SUPERSEDED, _S.CONVERTED, _S.CANCELLED}),
    _S.DECLINED: frozenset(),
    _S.EXPIRED: frozenset(),
    _S.SUPERSEDED: frozenset(),
    _S.CONVERTED: frozenset(),
    _S.CANCELLED: frozenset(),
}
NO_LONGER = {
    _S.DRAFT: "waits for a person at the help desk",
    _S.ACCEPTED: "has been accepted already",
    _S.DECLINED: "has been declined already",
    _S.EXPIRED: "is past its date",
    _S.SUPERSEDED: "has been replaced by a newer version",
    _S.CONVERTED: "has been accepted and billed already",
    _S.CANCELLED: "has been taken back",
}


@dataclass(frozen=True)
class Approval:
    """Who accepted or declined, when, where, and exactly which content (``revision_hash``)."""

    by: str
    accepted: bool
    at: datetime
    conversation: str
    turn: str
    revision_hash: str


@dataclass(frozen=True)
class QuoteMove:
    """A step of the life cycle: which, when, and by whom or to whom (an e-mail address, or whoever acted)."""

    state: QuoteState
    at: datetime
    who: str
    why: str = ""


@dataclass(frozen=True)
class Quote:
    """A price for one ticket. ``asked`` is the e-mail address of the approver whose answer is awaited.

    A later revision says why it was made, what was approved before it (``approved_before``, which stands until this one
    is accepted), and in which state the ticket goes on when it is answered (``interrupts``). In an emergency work has begun
    before anybody was asked, as far as the contract's emergency clause lets it (``begun_up_to``).
    """

    number: str
    ticket: str
    client: str
    title: str
    estimate: Estimate
    contract: str
    contract_version: int
    clause: str | None
    planned_for: datetime
    valid_until: datetime
    revision: int
    state: QuoteState
    asked: str | None
    requested_by: str
    passed_over: tuple[str, ...] = ()
    approval: Approval | None = None
    reason: str | None = None
    approved_before: Money | None = None
    interrupts: TicketState | None = None
    moves: tuple[QuoteMove, ...] = ()
    begun_up_to: Money | None = None

    @property
    def limit(self) -> Money:
        """What an approver must be allowed to spend: the not-to-exceed amount."""
        return self.estimate.not_to_exceed

    @property
    def revision_hash(self) -> str:
        """A fingerprint of everything that is agreed; whoever is asked, and the state, are no part of it."""
        agreed = {
            "quote": [self.number, self.revision, self.ticket, self.client, self.title],
            "contract": [self.contract, self.contract_version, self.clause],
            "planned_for": _utc(self.planned_for),
            "valid_until": _utc(self.valid_until),
            "reason": self.reason,
            "approved_before": _exactly(self.approved_before) if self.approved_before else None,
            "begun_up_to": _exactly(self.begun_up_to) if self.begun_up_to else None,
            "lines": [_agreed_line(line) for line in self.estimate.lines],
            "totals": [
                _exactly(amount)
                for amount in (
                    self.estimate.low,
                    self.estimate.likely,
                    self.estimate.high,
                    self.estimate.not_to_exceed,
                    self.estimate.subtotal,
                    self.estimate.tax,
                    self.estimate.total,
                )
            ],
        }
        return hashlib.sha256(json.dumps(agreed, sort_keys=True).encode()).hexdigest()

    @property
    def short_hash(self) -> str:
        """So much of the fingerprint as a person compares."""
        return self.revision_hash[:12]

    @property
    def may_be_answered(self) -> bool:
        """Whether it waits for an answer; its date is another matter."""
        return self.state in WAITING


def version_that_holds(revisions: Sequence[Quote]) -> Quote:
    """Of all versions, newest first: the newest, unless it came to nothing and one before it was said yes to."""
    newest = revisions[0]
    held = (each for each in revisions if each.state in HELD)
    return next(held, newest) if newest.state in CAME_TO_NOTHING else newest


def _utc(at: datetime) -> str:
    return at.astimezone(timezone.utc).isoformat()


def _exactly(money: Money) -> str:
    """An amount with every place it has but idle zeros: ``5`` and ``5.00`` are the same price."""
    return f"{money.amount.normalize():f} {money.currency}"


def _agreed_line(line: EstimateLine) -> list[object]:
    quantity = f"{line.quantity.normalize():f}"
    return [line.kind.value, line.text, quantity, _exactly(line.unit_price), _exactly(line.amount), line.taxable]


def _moved(quote: Quote, to: QuoteState, at: datetime, who: str, why: str = "") -> Quote:
    """The quote in its next state, and the step on record; ImpossibleMove if there is no way."""
    if to not in MOVES[quote.state]:
        raise ImpossibleMove(f"Quote {quote.number} {NO_LONGER.get(quote.state, 'waits for an answer')}.")
    return replace(quote, state=to, moves=(*quote.moves, QuoteMove(to, at, who, why)))


def next_approver(client: Client, quote: Quote) -> Contact | None:
    """Who is asked next: whoever wants the work, if they may approve it themselves; then the lowest sufficient limit.

    Nobody is asked again who was asked in vain.
    """
    able = [contact for contact in client.approvers(quote.limit) if contact.email not in quote.passed_over]
    own = (contact for contact in able if contact.email == quote.requested_by)
    return next(own, able[0] if able else None)


def send_quote(quote: Quote, approver: Contact, at: datetime) -> Quote:
    """Put the quote before an approver."""
    return replace(_moved(quote, QuoteState.SENT, at, approver.email), asked=approver.email)


def set_aside(quote: Quote, at: datetime, who: str) -> Quote:
    """Nobody is left to ask: it waits for a person, not for an answer."""
    if quote.state is QuoteState.DRAFT:
        return quote
    return replace(_moved(quote, QuoteState.DRAFT, at, who), asked=None)


def pass_over(quote: Quote) -> Quote:
    """Whoever was asked cannot answer, and is not asked again."""
    return replace(quote, passed_over=(*quote.passed_over, quote.asked)) if quote.asked else quote


def view_quote(quote: Quote, at: datetime, who: str) -> Quote:
    """The card has reached somebody; unchanged when it had before, or when it does not wait any more."""
    return _moved(quote, QuoteState.VIEWED, at, who) if quote.state is QuoteState.SENT else quote


def answer_quote(
    quote: Quote,
    client: Client,
    contact: Contact,
    *,
    accept: bool,
    revision_hash: str,
    at: datetime,
    conversation: str,
    turn: str,
) -> Quote:
    """Accept or decline; only once, unexpired, the same revision, by an approver of this client within the limit."""
    if client.code != quote.client or not contact.may_approve(quote.limit):
        limit = in_words(contact.approval_limit) if contact.approval_limit else "none"
        raise NotAllowed(f"This needs somebody who may approve {in_words(quote.limit)}; your limit is {limit}.")
    if quote.state not in WAITING:
        raise OutOfDate(f"Quote {quote.number} {NO_LONGER[quote.state]}.")
    if at >= quote.valid_until:
        raise OutOfDate(f"Quote {quote.number} is past its date. Ask for a new one if it is still needed.")
    if revision_hash != quote.revision_hash:
        raise OutOfDate(
            f"Quote {quote.number} has changed since you were shown it. The newest version is the one to answer."
        )
    approval = Approval(contact.email, accept, at, conversation, turn, revision_hash)
    to = QuoteState.ACCEPTED if accept else QuoteState.DECLINED
    return replace(_moved(quote, to, at, contact.email), approval=approval)


def expire_quote(quote: Quote, at: datetime) -> Quote:
    """The quote after its date has passed; unchanged while it may still be accepted."""
    if quote.state in WAITING and at >= quote.valid_until:
        return _moved(quote, QuoteState.EXPIRED, at, "the clock")
    return quote


def cancel_quote(quote: Quote, at: datetime, by: str, why: str = "") -> Quote:
    """Take a quote back: nothing may rest on it any more."""
    return _moved(quote, QuoteState.CANCELLED, at, by, why)


def supersede_quote(quote: Quote, at: datetime, by: str, why: str = "") -> Quote:
    """A newer revision takes its place; an accepted one gives way only to one that is accepted too."""
    return _moved(quote, QuoteState.SUPERSEDED, at, by, why)


def convert_quote(quote: Quote, at: datetime, by: str) -> Quote:
    """The work it allowed is settled, so it is used up."""
    return _moved(quote, QuoteState.CONVERTED, at, by)


def next_revision(
    quote: Quote,
    estimate: Estimate,
    *,
    valid_until: datetime,
    reason: str,
    approved_before: Money | None,
    interrupts: TicketState | None,
    planned_for: datetime | None = None,
    clause: str | None = None,
) -> Quote:
    """The next version under the same number, sent to nobody yet. An approval reaches only the version it was given for."""
    return replace(
        quote,
        estimate=estimate,
        revision=quote.revision + 1,
        state=QuoteState.DRAFT,
        asked=None,
        passed_over=(),
        approval=None,
        planned_for=planned_for or quote.planned_for,
        valid_until=valid_until,
        clause=clause or quote.clause,
        reason=reason,
        approved_before=approved_before,
        interrupts=interrupts,
        moves=(),
    )
