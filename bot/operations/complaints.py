"""A complaint, or a bill that somebody doubts: a ticket with the words as they are, for a person to read and answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.catalogue import category_or_raise
from bot.desk.complaints import complains
from bot.desk.tickets import Ticket
from bot.operations.attachments.taking import claim_files
from bot.operations.handover import staffed
from bot.operations.kept_words import SAME_MATTER
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, Button, DeskPorts, Pressed, Work
from bot.operations.records import note, opened_lately, unsorted_ticket
from bot.operations.turns import Turn
from bot.operations.wording import moment

HEARD = (
    "I am sorry about that. I have passed it on word for word ({number}), and a person reads it and answers you. {when} "
    "If something is not working, tell me what, and I take it up."
)
BILL_HEARD = "Thank you for telling us. A person checks the bill ({number}) and answers you; that costs nothing. {when}"
BILLING = "billing_contract"
COMPLAINT, _DONE = "complaint", "complaint"
_REASON = {None: "P3: a complaint, for a person", BILLING: "P3: a bill that somebody doubts, for a person"}
_PERSON = Button("Talk to a person", Pressed("talk_to_human"))


@dataclass(frozen=True)
class HeardComplaint:
    """The ticket that a person reads, and when somebody is there (None: now, or nobody can say)."""

    ticket: Ticket
    open_now: bool
    opens_at: datetime | None


def answer_about_complaint(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer to a complaint about us, and then the question that was open, once more; None for anything else.

    Before the assistant, which knows of problems and of contracts: it would explain, and nobody wants that now.
    """
    if turn.pressed is not None or turn.emergency is not None or not complains(turn.words):
        return None
    with ports.begin() as work:
        asked = open_question(work, turn)
    heard = pass_complaint_on(ports=ports, turn=turn)
    return (Answer(said_of(ports, heard, HEARD), (_PERSON,)), *([asked] if asked is not None else []))


def pass_complaint_on(*, ports: DeskPorts, turn: Turn, category: str | None = None) -> HeardComplaint:
    """The words become a ticket of their own for a person; once in a turn, and more words within the hour join it.

    What is talked about stays as it is: a complaint is no reason to lose a problem. `category` is that of bills, or none.
    """
    now, by = ports.clock.now(), turn.contact or turn.conversation
    with ports.begin() as work:
        number = work.done.recall(turn.id, _DONE)
        ticket = work.tickets.get(number) if number else _lately(work, turn, category, now)
        if ticket is None:
            sorted_as = category_or_raise(category) if category else None
            ticket = unsorted_ticket(work, turn, turn.words, now, sorted_as)
            ticket = replace(ticket, priority_reasons=(_REASON[category],))
            work.tickets.save(ticket)
            note(work, ticket, now, by, "opened", turn.words)
            note(work, ticket, now, by, COMPLAINT, category or "about us")
        elif number is None:
            note(work, ticket, now, by, "added", turn.words)
        if number is None:
            claim_files(work, ticket, turn.conversation, now)
            work.done.remember(turn.id, _DONE, ticket.number)
        open_now, opens_at = staffed(work, turn, now)
        work.commit()
        return HeardComplaint(ticket, open_now, opens_at)


def said_of(ports: DeskPorts, heard: HeardComplaint, words: str) -> str:
    """That it has been passed on, under which number, and when somebody is there."""
    when = "Somebody is at the desk now."
    if not heard.open_now and heard.opens_at is not None:
        opens = moment(heard.opens_at, heard.ticket.timezone, ports.clock.now())
        when = f"Nobody is at the desk right now; somebody is from {opens}."
    elif not heard.open_now:
        when = ""
    return " ".join(words.format(number=heard.ticket.number, when=when).split())


def _lately(work: Work, turn: Turn, category: str | None, now: datetime) -> Ticket | None:
    """The ticket of the same complaint, where it was made within the hour."""
    for ticket in opened_lately(work, turn, now, SAME_MATTER):
        if ticket.category == category and any(each.kind == COMPLAINT for each in work.tickets.history(ticket.number)):
            return ticket
    return None
