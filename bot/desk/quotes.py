"""Quotes: a price offered, accepted once, at that price, by somebody who may."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from bot.desk.clients import Client, Contact
from bot.desk.errors import ImpossibleMove, NotAllowed, OutOfDate
from bot.desk.money import Money, in_words
from bot.desk.prices import Estimate


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


WAITING = frozenset({QuoteState.SENT, QuoteState.VIEWED})


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
class Quote:
    """A price for one ticket. ``asked`` is the e-mail address of the approver whose answer is awaited."""

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

    @property
    def limit(self) -> Money:
        """What an approver must be allowed to spend: the not-to-exceed amount."""
        return self.estimate.not_to_exceed

    @property
    def revision_hash(self) -> str:
        """A fingerprint of everything that is accepted; another price or time is another revision."""
        parts = [self.number, str(self.revision), self.ticket, self.contract, str(self.contract_version)]
        parts += [str(self.estimate.total), str(self.estimate.not_to_exceed), self.planned_for.isoformat()]
        parts += [f"{line.kind.value}|{line.text}|{line.amount}" for line in self.estimate.lines]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def next_approver(client: Client, quote: Quote) -> Contact | None:
    """Who is asked next: the lowest sufficient limit among those not asked in vain yet."""
    for contact in client.approvers(quote.limit):
        if contact.email not in quote.passed_over:
            return contact
    return None


def send_quote(quote: Quote, approver: Contact) -> Quote:
    """Put the quote before an approver."""
    if quote.state not in WAITING | {QuoteState.DRAFT}:
        raise ImpossibleMove(f"Quote {quote.number} is {quote.state.value}.")
    return replace(quote, state=QuoteState.SENT, asked=approver.email)


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
        raise OutOfDate(f"Quote {quote.number} has been {quote.state.value} already.")
    if at >= quote.valid_until:
        raise OutOfDate(f"Quote {quote.number} is past its date. Ask for a new one if it is still needed.")
    if revision_hash != quote.revision_hash:
        raise OutOfDate(
            f"Quote {quote.number} has changed since you were shown it. The newest version is the one to answer."
        )
    approval = Approval(contact.email, accept, at, conversation, turn, revision_hash)
    return replace(quote, state=QuoteState.ACCEPTED if accept else QuoteState.DECLINED, approval=approval)


def expire_quote(quote: Quote, at: datetime) -> Quote:
    """The quote after its date has passed; unchanged while it may still be accepted."""
    if quote.state in WAITING and at >= quote.valid_until:
        return replace(quote, state=QuoteState.EXPIRED)
    return quote


def cancel_quote(quote: Quote) -> Quote:
    """Take an unanswered quote back."""
    if quote.state not in WAITING | {QuoteState.DRAFT}:
        raise ImpossibleMove(f"Quote {quote.number} is {quote.state.value} already.")
    return replace(quote, state=QuoteState.CANCELLED)
