"""What the MSP's own people read about a ticket, in the console and in their rooms; requesters read other words."""

from __future__ import annotations

from bot.desk.catalogue import Priority
from bot.desk.decisions import Verdict
from bot.desk.tickets import TicketState

VERDICT_WORDS = {
    Verdict.COVERED: "covered",
    Verdict.FROM_ALLOWANCE: "covered by the allowance",
    Verdict.PARTLY_COVERED: "partly covered",
    Verdict.QUOTE_REQUIRED: "not covered, needs a quote",
    Verdict.NEEDS_PERSON: "a person decides",
}
STAFF_STATE_WORDS = {
    TicketState.NEW: "new",
    TicketState.TRIAGED: "waits for a technician",
    TicketState.AWAITING_APPROVAL: "waits for approval",
    TicketState.ASSIGNED: "taken",
    TicketState.IN_PROGRESS: "in work",
    TicketState.WAITING_CLIENT: "waits for the client",
    TicketState.WAITING_VENDOR: "waits for the maker",
    TicketState.SCHEDULED: "planned",
    TicketState.RESOLVED: "solved",
    TicketState.CLOSED: "closed",
    TicketState.CANCELLED: "cancelled",
}
"""States for colleagues; requesters read others (``desk.tickets.STATE_WORDS``)."""

PRIORITY_WORDS = {
    Priority.P1: "critical",
    Priority.P2: "high",
    Priority.P3: "normal",
    Priority.P4: "low",
}
