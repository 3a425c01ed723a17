"""Answers that nobody gave: what stands in for them, and what the technician of the ticket has to find out first."""

from __future__ import annotations

from datetime import datetime

from bot.desk.catalogue import Impact, Urgency, category_or_raise
from bot.desk.decisions import Decision
from bot.desk.enquiries import Enquiry
from bot.desk.others_accounts import CHECK_FIRST, asks_for_anothers
from bot.desk.ticket_events import NOTED
from bot.desk.tickets import Ticket
from bot.desk.triage import IMPACT_WORDS, URGENCY_WORDS, stood_in_for
from bot.operations.missing_facts import device_not_told
from bot.operations.ports import Work
from bot.operations.records import BOT, note
from bot.operations.turns import Turn

Assumed = tuple[Impact | None, Urgency | None]
NOTHING_ASSUMED: Assumed = (None, None)
_STEP = "assumed"


def note_assumed(work: Work, turn: Turn, enquiry: Enquiry, ticket: Ticket, now: datetime) -> Assumed:
    """What is usual for the kind of problem, where it was asked for and not told; technicians read it on the ticket."""
    impact, urgency = stood_in_for(category_or_raise(enquiry.category), enquiry.impact, enquiry.urgency)
    usual = [f"{IMPACT_WORDS[impact]} affected"] if impact else []
    usual += [URGENCY_WORDS[urgency]] if urgency else []
    if usual:
        note(work, ticket, now, BOT, NOTED, f"Not told, taken as usual: {', '.join(usual)}.")
        work.done.remember(turn.id, _STEP, " ".join(each.value for each in (impact, urgency) if each))
    return impact, urgency


def note_what_to_check(work: Work, enquiry: Enquiry, ticket: Ticket, decision: Decision | None, now: datetime) -> None:
    """What the technician of a new ticket has to find out first: whose account it is, which device nobody could name."""
    if asks_for_anothers(ticket.category, ticket.words):
        note(work, ticket, now, BOT, NOTED, CHECK_FIRST)
    which = device_not_told(enquiry, decision, for_technician=True) if decision is not None else ""
    if which:
        note(work, ticket, now, BOT, NOTED, which)


def assumed_before(work: Work, turn: Turn) -> Assumed:
    """The same when the turn runs again."""
    known = (work.done.recall(turn.id, _STEP) or "").split()
    impact = next((each for each in Impact if each.value in known), None)
    return impact, next((each for each in Urgency if each.value in known), None)
