"""How technicians' pages name what the desk decides."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.desk.catalogue import CATALOGUE, RequestType, Work
from bot.desk.clients import ChatIdentity
from bot.desk.decisions import Alternative, Verdict
from bot.desk.money import Money, in_words
from bot.desk.people import Conversation
from bot.desk.prices import Estimate
from bot.desk.quotes import QuoteState
from bot.desk.sla import Metric
from bot.desk.ticket_work import WaitFor
from bot.desk.tickets import Billing
from bot.desk.walkthroughs import RunOutcome, StepAnswer, StopReason, TriedFix
from bot.operations.oncall import kind_in_words as kind_in_words
from bot.operations.staff_words import STAFF_STATE_WORDS as STAFF_STATE_WORDS
from bot.operations.staff_words import VERDICT_WORDS as VERDICT_WORDS
from bot.operations.wording import platform_name

WAIT_WORDS = {
    WaitFor.CLIENT: "an answer of the client",
    WaitFor.VENDOR: "the maker",
    WaitFor.DATE: "a date and time",
}
WORK_WORDS = {
    Work.REMOTE: "from afar",
    Work.ONSITE: "on site",
    Work.PROJECT: "project",
    Work.EMERGENCY: "emergency",
    Work.SECURITY: "security",
    Work.TRAINING: "training",
}
OVERRIDE_WORDS = {
    Verdict.COVERED: "covered, nothing to pay",
    Verdict.QUOTE_REQUIRED: "not covered, at a price that is asked for",
    Verdict.NEEDS_PERSON: "not decided yet, nothing is charged",
}
METRIC_TITLES = {
    Metric.FIRST_RESPONSE: "First answer",
    Metric.RESOLUTION: "Solution",
    Metric.NEXT_UPDATE: "Next update",
}
CLOCK_WORDS = {
    "running": "runs",
    "stopped": "stopped",
    "waiting_approval": "stands still: approval",
    "waiting_client": "stands still: client",
    "waiting_vendor": "stands still: maker",
    "scheduled": "stands still: planned",
}
BILLING_WORDS = {
    Billing.COVERED: "covered by the contract",
    Billing.ALLOWANCE: "drawn from the allowance",
    Billing.QUOTED: "quoted, not approved yet",
    Billing.APPROVED: "approved",
    Billing.T_AND_M: "time and materials",
    Billing.NO_CHARGE: "no charge",
}
TYPE_WORDS = {
    RequestType.INCIDENT: "incident",
    RequestType.SERVICE_REQUEST: "service request",
    RequestType.CHANGE: "change",
    RequestType.EVENT: "event",
}
QUOTE_WORDS = {
    QuoteState.DRAFT: "being written",
    QuoteState.SENT: "waiting for an answer",
    QuoteState.VIEWED: "seen, waiting for an answer",
    QuoteState.ACCEPTED: "accepted",
    QuoteState.DECLINED: "declined",
    QuoteState.EXPIRED: "past its date",
    QuoteState.SUPERSEDED: "replaced by a newer one",
    QuoteState.CONVERTED: "accepted and billed",
    QuoteState.CANCELLED: "taken back",
}
ANSWER_WORDS = {
    StepAnswer.YES: "yes",
    StepAnswer.NO: "no",
    StepAnswer.CANNOT: "could not do it",
    StepAnswer.SKIP: "skipped",
}
OUTCOME_WORDS = {
    RunOutcome.RUNNING: "Still under way.",
    RunOutcome.SOLVED: "It helped.",
    RunOutcome.UNSOLVED: "Every step was tried and none helped.",
    RunOutcome.STOPPED: "It was stopped.",
}
STOP_WORDS = {
    StopReason.ASKED: "Stopped because a person was asked for.",
    StopReason.NEEDS_IDENTITY: "The next step needs to know who it is: check that first.",
    StopReason.TECHNICIAN_ONLY: "The next step is one for a technician.",
    StopReason.NOT_UNDERSTOOD: "Three answers in a row were not understood.",
    StopReason.PLATFORM_UNKNOWN: "Nobody knows yet which device or program it is.",
    StopReason.CONDITION: "They told something at which a person takes over.",
}


def identity_words(identity: ChatIdentity, *, whole: bool) -> str:
    """A chat: with the identity there for whoever may see it, else the platform alone."""
    return str(identity) if whole else platform_name(identity.platform)


def conversation_words(key: str, *, whole: bool) -> str:
    """The same for the conversation with this id."""
    try:
        return identity_words(Conversation.of_key(key).identity, whole=whole)
    except ValueError:
        return "a chat"


def fix_words(fix: TriedFix) -> str:
    """How the fix ended."""
    return STOP_WORDS[fix.stop_reason] if fix.stop_reason else OUTCOME_WORDS[fix.outcome]


def category_words(category: str | None) -> str:
    """The category's title; what nobody has sorted yet says so."""
    if category is None:
        return "Not sorted yet"
    known = CATALOGUE.get(category)
    return known.title if known else plain(category)


def plain(word: str) -> str:
    """An identifier as words."""
    return word.replace("_", " ")


def instant_words(at: datetime | None, zone: str) -> str:
    """An instant in a zone, ``Tue 24 Nov 2026, 14:30``; a dash where nothing is promised."""
    if at is None:
        return "–"
    return f"{at.astimezone(ZoneInfo(zone)):%a %-d %b %Y, %H:%M}"


def short_instant(at: datetime | None, zone: str) -> str:
    """The same without the year, for lists."""
    return "–" if at is None else f"{at.astimezone(ZoneInfo(zone)):%a %-d %b, %H:%M}"


def day_words(at: datetime, zone: str) -> str:
    """The day of an instant in a zone, ``Tue 24 Nov``."""
    return f"{at.astimezone(ZoneInfo(zone)):%a %-d %b}"


def money_words(amount: Money) -> str:
    """An amount with its currency's code."""
    return str(amount)


def way_words(way: Alternative) -> str:
    """A cheaper way with its amount written as the prices of these pages are."""
    amount = Money(way.total, way.currency)
    return way.text.replace(in_words(amount), money_words(amount)) if way.total else way.text


def range_words(estimate: Estimate) -> str:
    """From the lucky to the long case; one amount where they are the same."""
    if estimate.low == estimate.high:
        return money_words(estimate.low)
    return f"{money_words(estimate.low)} to {money_words(estimate.high)}"


def number_words(amount: Decimal) -> str:
    """A quantity without idle zeros."""
    return f"{amount.normalize():f}"
