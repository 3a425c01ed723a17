"""How decisions, prices, dates and tickets are put into lines for people."""

from __future__ import annotations

from datetime import datetime

from bot.desk.catalogue import Impact, Urgency
from bot.desk.clients import Client
from bot.desk.decisions import Decision
from bot.desk.money import in_words
from bot.desk.prices import Estimate, LineKind
from bot.desk.quotes import Quote
from bot.desk.tickets import STATE_WORDS, TicketState
from bot.desk.walkthroughs import StepKind
from bot.operations.ticket_lines import dates, title_of
from bot.operations.tickets import TicketView
from bot.operations.wording import moment

WHAT_IS_WRONG = "I want to help. What is not working, and what do you see? One sentence is enough."
APPROVED_AT_NIGHT = "Thank you. {number} is approved up to {limit}, and {technician} is being called right now. {dates}"
APPROVED_FOR_LATER = "Thank you. {number} is approved up to {limit}, and a technician begins {when}."
APPROVED_FOR_A_DAY = "Thank you. {number} is approved up to {limit}. {day}"
STILL_CALLED = "{technician} is still being called about it; nothing is charged."
NOBODY_IS_CALLED = "Good. Then nobody is called, and nothing is opened. Write here if it turns out otherwise."
WHAT_ELSE = "If something else is not working, tell me what."
WHICH_WAY = "Which one do you mean: {ways}, or the fix that you can try for nothing?"
TAKEN_FOR_NOW = "I take it for now that"
IF_NOT = 'if not, write "add: ..." and how it is.'
ADD_TO_IT = 'You can add to it: write "add: ..." and the words.'
SHALL_I_CLOSE = "If that is what works again: shall I close it?"
NOT_CHEAPER_LATER = "Waiting would not make it cheaper, and nothing is ordered yet."
PLAN_OR_CALLOUTS = (
    "Whether a plan or single callouts are cheaper for you is worked out from your own tickets of the last twelve months, one by one. "
    "A person can send you that: press the button."
)
SORRY_TO_WAIT = (
    "I am sorry that you wait. I find no open ticket of yours: tell me in one sentence what it is about, "
    "or a person takes over."
)
ONLY_YOUR_OWN = "I can show you your own tickets, and nobody else's."
IN_IT_STANDS = 'In it stands: "{words}".'
DO_YOU_MEAN = "Do you mean {number}, {title}? Shall I close it?"
I_AM_HERE = "I am here."
CANNOT_SEE = "I cannot see your screen from here; if the step does not get you further, a person can take over."
CANNOT_TELL = {
    StepKind.INSTRUCT: (
        "That is all right. Here is the step once more. If you cannot do it, or cannot see whether it helped, press "
        '"I can\'t do this"; a person can take over at any time.'
    ),
    StepKind.QUESTION: "That is all right. Answer as it looks to you; if you cannot say at all, a person can take over.",
}
SECOND_THING = 'That is a second thing, and I have kept it: "{words}". Which one first?'
FIX_IS_KEPT = 'I have kept the fix we are at ("{title}") where it stands, and ask about it when this is done.'
LEFT_THIS = "I leave that: nothing was opened for it, and it costs nothing."
PARTS_ARE_EXTRA = "The work costs nothing. If a part is needed, you get its price first and somebody has to approve it."


_USUALLY = {
    Impact.PERSON: "only you are affected",
    Impact.GROUP: "your team is affected",
    Impact.CLIENT: "everyone is affected",
    Urgency.STOPPED: "your work has stopped",
    Urgency.DEGRADED: "your work goes on slowly",
    Urgency.WORKS: "there is a way round it",
}


def assumed_words(impact: Impact | None, urgency: Urgency | None) -> str:
    """What is taken for answers that were not given; empty where all that was asked for was told."""
    usual = [_USUALLY[each] for each in (impact, urgency) if each is not None]
    return f"{TAKEN_FOR_NOW} {' and '.join(usual)}; {IF_NOT}" if usual else ""


def estimate_lines(estimate: Estimate) -> str:
    """The lines of the likely case."""
    return "\n".join(f"• {line.text}: {in_words(line.amount)}" for line in estimate.lines)


def parts_are_extra(estimate: Estimate) -> bool:
    """Whether the price is nothing as far as it is known, because only parts would cost."""
    return estimate.total.amount == 0 and any(line.kind is LineKind.LABOUR for line in estimate.lines)


def acting_first_words(decision: Decision, quote: Quote | None, client: Client | None) -> str:
    """Of an emergency that costs something: what is begun, who is asked meanwhile, and that nothing is billed silently."""
    act_first = decision.act_first
    asked = client.contact(quote.asked) if client is not None and quote is not None and quote.asked else None
    who = "The technician asks your company for it"
    if asked is not None and quote is not None:
        who = f"{asked.name} is asked for up to {in_words(quote.limit)} now"
    up_to = act_first.begun_up_to(decision.estimate) if act_first is not None else None
    if act_first is not None and up_to is not None:
        begun = f"We act first: under clause {act_first.clause} work begins at once, up to {in_words(up_to)}."
        return f"{begun} Your plan does not cover it, so it needs a yes. {who}; without one nothing is charged."
    needs = "Your plan does not cover this, so work that costs something needs a yes."
    return f"We act first. {needs} {who}; without one nothing is charged."


def ticket_line(view: TicketView, now: datetime) -> str:
    """One ticket in one line; whoever is called or asked about the cost, and no date that does not run yet."""
    ticket = view.ticket
    words = f"{ticket.number}, {title_of(ticket)}: {STATE_WORDS[ticket.state]}."
    if not ticket.is_open:
        return words
    if view.called is not None:
        return f"{words} {view.called} is being called about it. {dates(ticket, now, else_='')}".rstrip()
    if ticket.state is TicketState.AWAITING_APPROVAL:
        return f"{words} {view.asked or 'Nobody'} is asked; nothing starts and nothing is charged before a yes."
    if ticket.planned_for is not None:
        words += f" Planned for {moment(ticket.planned_for, ticket.timezone, now)}."
    return f"{words} {dates(ticket, now)}"


IS_IT_AGAIN = "Is it {number} again{when}? Then I open that one, with all that was tried. If it is new, go on below."
LOOKED_AT_SAFELY = "A technician can look at it safely. Press the button, and somebody tells you how to hand it over."
NOT_KNOWN_YET = "Whether it is covered is not known yet. Nothing is ordered, and nothing is charged without a yes."
